"""Markdown files as they were read: front matter typed, text not compiled yet."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from clinicgen.model.content import ContentKind
from clinicgen.model.finding import Place
from clinicgen.model.front_matter import ArticleFrontMatter, PageFrontMatter, ServiceFrontMatter
from clinicgen.model.source import SourceText


class MarkdownFile(Struct, frozen=True):
    """A Markdown file whose front matter could be read; its text is not compiled yet."""

    kind: ContentKind
    slug: str
    """The file's name without `.md`; for a slot `<article>/<slot>`."""
    clinic: str | None
    """The clinic whose own file it is, or None for a shared one."""
    source: SourceText
    front: ArticleFrontMatter | PageFrontMatter | ServiceFrontMatter | None
    """None for slots, and for service bodies without front matter."""
    places: Mapping[str, Place]
    """Where each front matter value stands, by dotted path (`title`, `faq.0.answer`); the value, not the key."""
    body_line: int
    """The line, from 1, on which the Markdown begins."""


class LostText(Struct, frozen=True):
    """A Markdown file whose front matter cannot be read: an article like this may concern every clinic."""

    kind: ContentKind
    slug: str
    clinic: str | None
    path: str
