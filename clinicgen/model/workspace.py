"""A workspace as it was read: facts typed, Markdown with its front matter typed, everything else as bytes."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from clinicgen.model.clinic import Fleet
from clinicgen.model.finding import Finding
from clinicgen.model.markdown_file import LostText, MarkdownFile
from clinicgen.model.pictures import NO_ALBUM, Album
from clinicgen.model.source import SourceFile, SourceText
from clinicgen.model.theme import Theme

__all__ = ["LostText", "MarkdownFile", "Workspace"]


class Workspace(Struct, frozen=True):
    """Everything a build reads, read once."""

    fleet: Fleet
    texts: tuple[MarkdownFile, ...]
    """By path."""
    lost_texts: tuple[LostText, ...]
    images: Mapping[str, SourceFile]
    """Pictures that texts may show, by path within the workspace: `articles/images/x.jpg`."""
    themes: Mapping[str, Theme]
    """Themes that can be used, by name."""
    theme_users: Mapping[str, tuple[str, ...]]
    """Clinics by the theme they chose (or would have, had it been readable)."""
    sources: Mapping[str, SourceText]
    """Every text file that was read, by path: findings are traced to these."""
    findings: tuple[Finding, ...]
    album: Album = NO_ALBUM
    """What is known of the pictures."""
