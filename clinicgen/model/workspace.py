"""A workspace as it was read: facts typed, Markdown with its front matter typed, everything else as bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from clinicgen.model.clinic import Fleet
from clinicgen.model.content import ContentKind
from clinicgen.model.finding import Finding, Place
from clinicgen.model.front_matter import ArticleFrontMatter, PageFrontMatter, ServiceFrontMatter
from clinicgen.model.source import SourceFile, SourceText
from clinicgen.model.theme import Theme


@dataclass(frozen=True, slots=True)
class MarkdownFile:
    """A Markdown file whose front matter could be read; its text is not compiled yet."""

    kind: ContentKind
    slug: str
    """The file's name without `.md`; for a slot `<article>/<slot>`."""
    clinic: str | None
    """The clinic whose own file it is, or None for a shared one."""
    source: SourceText
    front: ArticleFrontMatter | PageFrontMatter | ServiceFrontMatter | None
    """None for slots, and for service bodies without front matter."""
    places: Mapping[str, Place] = field(repr=False)
    """Where each front matter value stands, by dotted path (`title`, `faq.0.answer`); the value, not the key."""
    body_line: int
    """The line, from 1, on which the Markdown begins."""


@dataclass(frozen=True, slots=True)
class LostText:
    """A Markdown file whose front matter cannot be read: an article like this may concern every clinic."""

    kind: ContentKind
    slug: str
    clinic: str | None
    path: str


@dataclass(frozen=True, slots=True)
class Workspace:
    """Everything a build reads, read once."""

    fleet: Fleet
    texts: tuple[MarkdownFile, ...]
    """By path."""
    lost_texts: tuple[LostText, ...]
    images: Mapping[str, SourceFile] = field(repr=False)
    """Pictures that texts may show, by path within the workspace: `articles/images/x.jpg`."""
    themes: Mapping[str, Theme]
    """Themes that can be used, by name."""
    theme_users: Mapping[str, tuple[str, ...]]
    """Clinics by the theme they chose (or would have, had it been readable)."""
    sources: Mapping[str, SourceText] = field(repr=False)
    """Every text file that was read, by path: findings are traced to these."""
    findings: tuple[Finding, ...]
