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
_OF_PAGES: frozenset[Read] = frozenset(
    {
        COMPARED,
        ("page", "robots"),
        ("page", "section_href"),
        ("content", "image"),
        ("content", "faq"),
        ("content", "topics"),
        ("content", "recent"),
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
    if all(read[0] == "article" or read in _OF_ARTICLE for read in reads):
        return Recurs.ARTICLE
    if all(read[0] == "article" or read in _OF_ARTICLE or read in _OF_PAGES for read in kept):
        return Recurs.SITE
    return Recurs.NOWHERE


def is_of_site(read: Read) -> bool:
    """Tell whether a value is the same on every page of a site that has the same template."""
    return read[0] in OF_CLINIC or read == _OF_TEMPLATE
