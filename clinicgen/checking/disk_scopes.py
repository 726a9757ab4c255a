"""What a rule of the audit is given, by its scope: a file, a site or a folder of sites as they lie on disk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from msgspec import Struct

from clinicgen.checking.html_tokens import Tag
from clinicgen.checking.page_document import PageDocument
from clinicgen.checking.site_context import SiteContext
from clinicgen.checking.structured_nodes import Node
from clinicgen.model.found_site import Answer, OutsideLink
from clinicgen.model.vocabulary import Vocabulary


class FileOnDisk(Struct, frozen=True):
    """For `check_disk_file`: one file of a site."""

    page: PageDocument
    context: SiteContext
    vocabulary: Vocabulary
    scripts: tuple[tuple[Node, ...], ...]
    """The nodes of each script of structured data that can be read."""


class PageHead(NamedTuple):
    """What a page says to search engines."""

    is_page: bool
    """Whether it is a page that patients read, and no redirect page and no copied file."""
    canonical: str | None
    """The address it names as its canonical one, as written."""
    is_hidden: bool
    """Whether it asks not to be shown in search results."""


class SiteOnDisk(Struct, frozen=True):
    """For `check_disk_site`: a whole site."""

    context: SiteContext
    sizes: Mapping[str, int]
    """Every file, and how many bytes it has."""
    heads: Mapping[str, PageHead]
    """Every file of HTML."""
    texts: Mapping[str, str]
    """The files that speak of the whole site: sitemaps, `robots.txt`, `_redirects`, `_headers`."""
    digests: Mapping[str, str]
    """SHA-256 of every file that could be read, in hexadecimal."""
    manifest: Mapping[str, str] | None
    """What clinicgen noted of its last release; None where no release is on record."""
    unreadable: Mapping[str, str]
    """What no host would serve or nobody can read, and why."""


class FolderOnDisk(Struct, frozen=True):
    """For `check_disk_folder`: a folder of sites beside the clinics of the workspace."""

    clinics: frozenset[str]
    """Every clinic, unreadable ones among them."""
    lost: frozenset[str]
    """Clinics whose facts cannot be read."""
    folders: tuple[str, ...]
    links: tuple[OutsideLink, ...] = ()
    """Addresses on other hosts, if they were asked."""
    answers: Mapping[str, Answer] = {}
    """What the other hosts answered, by address."""


def head_of(page: PageDocument) -> PageHead:
    """Read what a page says to search engines."""
    canonical: str | None = None
    is_hidden = False
    for tag in page.elements:
        if not isinstance(tag, Tag):
            continue
        if tag.name == "link" and "canonical" in tag.attributes.get("rel", "").lower().split():
            canonical = canonical or tag.attributes.get("href", "").strip() or None
        elif tag.name == "meta":
            is_hidden = is_hidden or _hides(tag)
    return PageHead(page.is_page, canonical, is_hidden)


def _hides(tag: Tag) -> bool:
    name = tag.attributes.get("name", "").strip().lower()
    words = tag.attributes.get("content", "").lower().replace(",", " ").split()
    return name in ("robots", "googlebot") and not {"noindex", "none"}.isdisjoint(words)
