"""The texts of a library sorted by whose they are, and which of them one clinic's site carries."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from msgspec import Struct

from clinicgen.model.clinic import Clinic
from clinicgen.model.content import Content, Library, PageText
from clinicgen.planning.carriage import is_carried, is_current
from clinicgen.planning.outlines import Outline, outline_article

Slots = Mapping[str, Content]
"""Texts for an article's slots, by slot."""


class Shelf(Struct, frozen=True):
    """The texts that all clinics share, or one clinic's own."""

    articles: dict[str, Outline] = {}
    pages: dict[str, PageText] = {}
    services: dict[str, Content] = {}
    slots: dict[str, dict[str, Content]] = {}
    """By article and slot."""


class Shelves(Struct, frozen=True):
    """All texts by whose they are; every clinic's site draws on the shared ones and its own."""

    shared: Shelf
    """Articles newest first."""
    own: Mapping[str, Shelf]
    """By clinic."""


class Carried(Struct, frozen=True):
    """The texts of one clinic's site; its own files have replaced the shared ones of the same name."""

    articles: tuple[Outline, ...]
    """Newest first, undated ones last, then by slug."""
    pages: tuple[PageText, ...]
    """By slug."""
    services: Mapping[str, Content]
    """Bodies of the services it offers, by service."""
    slots: Mapping[str, Slots]
    """The clinic's own slot texts, by article."""


def sort_library(library: Library) -> Shelves:
    """Sort the texts of a library by whose they are."""
    shared = Shelf()
    own: dict[str, Shelf] = {}

    def shelf_of(content: Content) -> Shelf:
        return shared if content.clinic is None else own.setdefault(content.clinic, Shelf())

    for outline in _newest_first(outline_article(article) for article in library.articles):
        shelf_of(outline.article.content).articles[outline.slug] = outline
    for page in library.pages:
        shelf_of(page.content).pages[page.content.slug] = page
    for text in library.services:
        shelf_of(text).services.setdefault(text.slug, text)
    for text in library.slots:
        article, _, name = text.slug.partition("/")
        shelf_of(text).slots.setdefault(article, {})[name] = text
    return Shelves(shared, own)


def carried_by(clinic: Clinic, shelves: Shelves, today: datetime.date) -> Carried:
    """Choose the texts of one clinic's site on a day."""
    shared, own = shelves.shared, shelves.own.get(clinic.slug, Shelf())
    articles = [
        outline
        for outline in ({**shared.articles, **own.articles}).values()
        if is_current(outline.article, today) and is_carried(outline.article, clinic)
    ]
    pages = {**shared.pages, **own.pages}
    services = {**shared.services, **own.services}
    return Carried(
        # An own article may be of another day than the shared one in whose place it stands.
        articles=tuple(_newest_first(articles) if own.articles else articles),
        pages=tuple(pages[slug] for slug in sorted(pages)),
        services={one.slug: services[one.slug] for one in clinic.facts.services if one.slug in services},
        slots=own.slots,
    )


def _newest_first(outlines: Iterable[Outline]) -> list[Outline]:
    """Order articles by date, the newest first and undated ones last, then by slug."""
    by_slug = sorted(outlines, key=lambda outline: outline.slug)
    return sorted(by_slug, key=lambda outline: outline.article.date or datetime.date.min, reverse=True)
