"""The pages that show texts: articles, services, pages of `pages/`; and what each text asks of the clinic."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from clinicgen.model.clinic_facts import Service
from clinicgen.model.content import PageText
from clinicgen.model.site_plan import ArticleSubject, Page, PageKind, ServiceSubject, TextSubject
from clinicgen.planning import addresses
from clinicgen.planning.canonical import article_standing
from clinicgen.planning.desk import Desk
from clinicgen.planning.listing import RECENT, recent_lists
from clinicgen.planning.needs import NO_NEEDS, Needs, needs_of_words
from clinicgen.planning.outlines import article_crumbs, fill_questions
from clinicgen.planning.page_heads import SERVICES_CRUMB, describe, make_page, sources_beside
from clinicgen.planning.wording import place_name


class TextPage(Struct, frozen=True):
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
    beside = [(recent, sources_beside(recent, desk)) for recent in recent_lists(desk.cards)]
    for index, outline in enumerate(desk.carried.articles):
        article, content = outline.article, outline.article.content
        slots = desk.carried.slots.get(outline.slug, {})
        shown = desk.show(content, slots)
        recent, sources = beside[min(index, RECENT)]
        title = desk.fill(content.title) if outline.title is None else outline.title
        standing = article_standing(desk, outline)
        page = Page(
            kind=PageKind.ARTICLE,
            address=outline.address,
            file=outline.file,
            title=title,
            description=desk.fill(content.description) if outline.description is None else outline.description,
            canonical=standing.canonical,
            is_indexed=standing.is_indexed,
            in_sitemap=standing.in_sitemap,
            changed=article.updated or article.date,
            crumbs=article_crumbs(title, outline.address) if outline.crumbs is None else outline.crumbs,
            subject=ArticleSubject(
                article=article,
                body=shown.body,
                variant=shown.variant,
                faq=fill_questions(article, desk.facts) if outline.faq is None else outline.faq,
                topics=desk.selection.topics_of[article.topics],
                recent=recent,
                reading_minutes=outline.minutes,
            ),
            # None of them is another's, and none is the clinic's facts.
            sources=(content.source.path, *[slot.source.path for slot in slots.values()], *sources),
        )
        yield TextPage(page, outline.needs, shown.needs)


def _plan_service(desk: Desk, service: Service) -> TextPage:
    content = desk.carried.services.get(service.slug)
    shown = desk.show(content, {}) if content else None
    composed = f"{service.name} at {desk.clinic.facts.name} in {place_name(desk.clinic)}" + (
        f": {service.summary}" if service.summary else ""
    )
    cards = tuple([desk.cards[place] for place in desk.selection.on_service.get(service.slug, ())])
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
