"""Which texts a clinic's site carries: articles by clinics, choice, service and day; pages, services and slots."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clinicgen.model.clinic import Clinic
from clinicgen.model.content import Article, Content, Library, PageText


@dataclass(frozen=True, slots=True)
class Carried:
    """The texts of one clinic's site; its own files have replaced the shared ones of the same name."""

    articles: tuple[Article, ...]
    """Newest first, undated ones last, then by slug."""
    pages: tuple[PageText, ...]
    """By slug."""
    services: Mapping[str, Content]
    """Bodies of the services it offers, by service."""
    slots: Mapping[str, Mapping[str, Content]]
    """The clinic's own slot texts, by article and slot."""


def is_carried(article: Article, clinic: Clinic) -> bool:
    """Tell whether a clinic carries an article: its `clinics`, the clinic's choice, then services, in that order."""
    choice = clinic.facts.articles
    if article.only and clinic.slug not in article.only:
        return False
    if clinic.slug in article.except_ or article.slug in choice.exclude:
        return False
    if article.slug in choice.include or not article.services:
        return True
    return any(service.slug in article.services for service in clinic.facts.services)


def is_current(article: Article, today: datetime.date) -> bool:
    """Tell whether an article is published and not expired on a day."""
    return (article.date is None or article.date <= today) and (article.expires is None or today < article.expires)


def newest_first(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Order articles by date, the newest first and undated ones last, then by slug."""
    by_slug = sorted(articles, key=lambda article: article.slug)
    return tuple(sorted(by_slug, key=lambda article: article.date or datetime.date.min, reverse=True))


def own_over_shared(texts: Iterable[Content], clinic: Clinic) -> dict[str, Content]:
    """Give the shared texts and, over them, the clinic's own, by slug."""
    chosen: dict[str, Content] = {}
    for text in texts:
        if text.clinic == clinic.slug or (text.clinic is None and text.slug not in chosen):
            chosen[text.slug] = text
    return chosen


def carried_by(clinic: Clinic, library: Library, today: datetime.date) -> Carried:
    """Choose the texts of one clinic's site on a day."""
    articles = {article.content.slug: article for article in library.articles if article.content.clinic is None}
    articles |= {article.content.slug: article for article in library.articles if article.content.clinic == clinic.slug}
    pages = {page.content.slug: page for page in library.pages if page.content.clinic is None}
    pages |= {page.content.slug: page for page in library.pages if page.content.clinic == clinic.slug}
    offered = {service.slug for service in clinic.facts.services}
    slots: dict[str, dict[str, Content]] = {}
    for slot in library.slots:
        if slot.clinic == clinic.slug:
            article, _, name = slot.slug.partition("/")
            slots.setdefault(article, {})[name] = slot
    return Carried(
        articles=newest_first(
            article for article in articles.values() if is_carried(article, clinic) and is_current(article, today)
        ),
        pages=tuple(pages[slug] for slug in sorted(pages)),
        services={slug: text for slug, text in own_over_shared(library.services, clinic).items() if slug in offered},
        slots=slots,
    )
