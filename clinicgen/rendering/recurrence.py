"""Tells where a text comes again, by the values it depends on: on all pages of a clinic, of an article, of a site."""

from __future__ import annotations

from enum import IntEnum

from clinicgen.rendering.page_views import BY_KIND, EVERYWHERE, IN_BLOCKS
from clinicgen.rendering.template_reads import COMPARED, Read


class Recurs(IntEnum):
    """Where the same text comes again, the farthest first."""

    EVERYWHERE = 0
    """In all sites: it reads nothing."""
    CLINIC = 1
    """On every page of the site that has the same template."""
    ARTICLE = 2
    """On every clinic's page of the article."""
    SITE = 3
    """On many pages of the site."""
    NOWHERE = 4


GIVEN = frozenset(
    {*EVERYWHERE, *IN_BLOCKS, *(name for names in BY_KIND.values() for name in names)}
)  # fmt: skip
"""Every name that a template may be given a value by; any other is set in a template or does not exist."""
OF_CLINIC = frozenset({"clinic", "site", "theme"})
_OF_TEMPLATE: Read = ("page", "kind")
_OF_ARTICLE: frozenset[Read] = frozenset({("content", "contents")})
"""Made once for the article where no clinic changes its headings; where one does, it is seen to be another."""
_OF_PLACE: frozenset[Read] = frozenset({COMPARED, ("page", "robots"), ("page", "section_href")})
"""What a page's place among the others decides."""
_OF_PAGES: frozenset[Read] = frozenset(
    {
        *_OF_PLACE,
        ("content", "image"),
        ("content", "faq"),
        ("content", "topics"),
        ("content", "recent"),
        ("listing", "topics"),
        ("block", "heading"),
        ("block", "content"),
    }
)
"""What pages of one site often have in common; it is the same object where it is the same."""


def recurrence_of(reads: frozenset[Read]) -> Recurs:
    """Tell where a text comes again that depends on what is read."""
    kept = [read for read in reads if not is_of_site(read)]
    if not kept:
        return Recurs.CLINIC
    if all(_is_of_article(read) for read in reads):
        return Recurs.ARTICLE
    if all(_is_of_article(read) or read in _OF_PAGES for read in kept):
        return Recurs.SITE
    return Recurs.NOWHERE


def is_own(reads: frozenset[Read]) -> bool:
    """Tell whether the clinic alone decides a text: on every page that has the same place it is the same."""
    is_of_clinic = any(is_of_site(read) for read in reads)
    return is_of_clinic and all(is_of_site(read) or read in _OF_PLACE for read in reads)


def shows_page(reads: frozenset[Read]) -> bool:
    """Tell whether a text shows what its own page is about, for which the clinic's facts may be filled in."""
    return any(not is_of_site(read) and read not in _OF_PLACE and not _is_of_article(read) for read in reads)


def is_of_site(read: Read) -> bool:
    """Tell whether a value is the same on every page of a site that has the same template."""
    return read[0] in OF_CLINIC or read == _OF_TEMPLATE


def _is_of_article(read: Read) -> bool:
    return read[0] == "article" or read in _OF_ARTICLE
