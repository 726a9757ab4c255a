"""The pages that show texts: articles, services, pages of `pages/`; and what each text asks of the clinic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clinicgen.model.clinic_facts import Service
from clinicgen.model.content import PageText
from clinicgen.model.site_plan import ArticleSubject, FilledQuestion, Page, PageKind, ServiceSubject, TextSubject
from clinicgen.planning import addresses
from clinicgen.planning.canonical import article_standing
from clinicgen.planning.desk import Desk
from clinicgen.planning.listing import recent_beside
from clinicgen.planning.needs import NO_NEEDS, Needs, needs_of_words
from clinicgen.planning.page_heads import ARTICLES_CRUMB, SERVICES_CRUMB, describe, make_page
from clinicgen.planning.wording import place_name


@dataclass(frozen=True, slots=True)
class TextPage:
    """A page, and what the text on it asks of the clinic."""

    page: Page
    words: Needs
    """Of the title, the description and the like."""
    body: Needs


def plan_text_pages(desk: Desk) -> Iterator[TextPage]:
    """Give the pages of a site that show texts."""
    yield from _plan_articles(desk)
    for service in desk.clinic.facts.services:
        yield _plan_service(desk, service)
    for text in desk.carried.pages:
        yield _plan_page(desk, text)


def _plan_articles(desk: Desk) -> Iterator[TextPage]:
    topics_of = {
        slugs: tuple(topic for topic in desk.topics if topic.slug in slugs)
        for slugs in {outline.article.topics for outline in desk.carried.articles}
    }
    for index, outline in enumerate(desk.carried.articles):
        article, content = outline.article, outline.article.content
        slots = desk.carried.slots.get(outline.slug, {})
        shown = desk.show(content, slots)
        recent = recent_beside(index, desk.cards)
        subject = ArticleSubject(
            article=article,
            body=shown.body,
            variant=shown.variant,
            faq=tuple([FilledQuestion(desk.fill(one.question), desk.fill(one.answer)) for one in article.faq]),
            topics=topics_of[article.topics],
            recent=recent,
            reading_minutes=outline.minutes,
        )
        page = make_page(
            desk,
            PageKind.ARTICLE,
            outline.address,
            desk.fill(content.title),
            desk.fill(content.description),
            subject,
            parents=(ARTICLES_CRUMB,),
            sources=(content.source.path, *[slot.source.path for slot in slots.values()]),
            cards=recent,
            standing=article_standing(desk, outline),
            changed=article.updated or article.date,
        )
        yield TextPage(page, outline.needs, shown.needs)


def _plan_service(desk: Desk, service: Service) -> TextPage:
    content = desk.carried.services.get(service.slug)
    shown = desk.show(content, {}) if content else None
    composed = f"{service.name} at {desk.clinic.facts.name} in {place_name(desk.clinic)}" + (
        f": {service.summary}" if service.summary else ""
    )
    cards = tuple(
        card
        for outline, card in zip(desk.carried.articles, desk.cards, strict=True)
        if service.slug in outline.article.services
    )
    page = make_page(
        desk,
        PageKind.SERVICE,
        addresses.service_address(service.slug),
        desk.fill(content.title) if content and content.title else service.name,
        desk.fill(content.description) if content and content.description else describe(composed),
        ServiceSubject(service, content, shown.body if shown else (), shown.variant if shown else "", cards),
        parents=(SERVICES_CRUMB,),
        sources=(content.source.path,) if content else (),
        cards=cards,
    )
    words = needs_of_words((content.title, content.description)) if content else NO_NEEDS
    return TextPage(page, words, shown.needs if shown else NO_NEEDS)


def _plan_page(desk: Desk, text: PageText) -> TextPage:
    content = text.content
    shown = desk.show(content, {})
    page = make_page(
        desk,
        PageKind.PAGE,
        addresses.page_address(content.slug),
        desk.fill(content.title),
        desk.fill(content.description),
        TextSubject(content, shown.body, shown.variant),
        sources=(content.source.path,),
    )
    return TextPage(page, needs_of_words((content.title, content.description)), shown.needs)
