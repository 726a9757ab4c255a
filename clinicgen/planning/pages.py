"""The pages of one clinic's site, kind by kind."""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.model.clinic_facts import Service
from clinicgen.model.content import Article, PageText
from clinicgen.model.site_plan import (
    ArticleCard,
    ArticleSubject,
    Crumb,
    FilledQuestion,
    HomeSubject,
    ListSubject,
    LocationsSubject,
    NoSubject,
    Page,
    PageKind,
    ServiceSubject,
    Subject,
    TextSubject,
    TopicLink,
)
from clinicgen.planning import addresses
from clinicgen.planning.addresses import file_of, numbered
from clinicgen.planning.canonical import Standing, article_standing, own_standing, unlisted_standing
from clinicgen.planning.desk import Desk
from clinicgen.planning.listing import RECENT, list_topics, paginate, recent_beside
from clinicgen.planning.wording import DESCRIPTION_LIMIT, cut_on_word, describe_clinic, place_name, reading_minutes

HOME_CRUMB = Crumb("Home", addresses.HOME)


def plan_pages(desk: Desk) -> Iterator[Page]:
    """Give every page of a site but redirects."""
    topics = list_topics(desk.carried.articles)
    yield _page(
        desk, PageKind.HOME, addresses.HOME, desk.clinic.facts.name, describe_clinic(desk.clinic),
        HomeSubject(desk.cards[:RECENT], topics),
    )  # fmt: skip
    yield from _plan_articles(desk, topics)
    for index, article in enumerate(desk.carried.articles):
        yield _plan_article(desk, index, article, topics)
    for topic in topics:
        yield from _plan_topic(desk, topic, topics)
    yield from _plan_services(desk)
    yield from (_plan_text(desk, page) for page in desk.carried.pages)
    yield from _plan_facts_pages(desk)


def _page(
    desk: Desk,
    kind: PageKind,
    address: str,
    title: str,
    description: str,
    subject: Subject,
    *,
    parents: tuple[Crumb, ...] = (),
    sources: tuple[str, ...] = (),
    standing: Standing | None = None,
) -> Page:
    found = standing or own_standing(desk.clinic, address)
    is_on_the_way = kind not in (PageKind.HOME, PageKind.NOT_FOUND)
    article = subject.article if isinstance(subject, ArticleSubject) else None
    return Page(
        kind=kind,
        address=address,
        file=file_of(address),
        title=title,
        description=description,
        canonical=found.canonical,
        is_indexed=found.is_indexed,
        in_sitemap=found.in_sitemap,
        changed=(article.updated or article.date) if article else None,
        crumbs=(HOME_CRUMB, *parents, Crumb(title, address)) if is_on_the_way else (),
        subject=subject,
        sources=tuple(
            dict.fromkeys(
                (*sources, *(card.source for card in _cards_of(subject)), *(one.path for one in desk.clinic.sources))
            )
        ),
    )


def _cards_of(subject: Subject) -> tuple[ArticleCard, ...]:
    """Give the cards of other articles that a page shows."""
    match subject:
        case HomeSubject(recent=cards) | ListSubject(cards=cards) | ServiceSubject(articles=cards):
            return cards
        case ArticleSubject(recent=cards):
            return cards
        case _:
            return ()


def _plan_articles(desk: Desk, topics: tuple[TopicLink, ...]) -> Iterator[Page]:
    name, place = desk.clinic.facts.name, place_name(desk.clinic)
    for cards, pagination in paginate(addresses.ARTICLES, desk.cards):
        is_first = pagination.number == 1
        yield _page(
            desk,
            PageKind.ARTICLES,
            numbered(addresses.ARTICLES, pagination.number),
            "Articles" if is_first else f"Articles, page {pagination.number}",
            _described(f"Articles by {name} in {place}", pagination.number),
            ListSubject(cards, pagination, topics),
            parents=() if is_first else (Crumb("Articles", addresses.ARTICLES),),
        )


def _plan_article(desk: Desk, index: int, article: Article, topics: tuple[TopicLink, ...]) -> Page:
    content = article.content
    slots = desk.carried.slots.get(article.slug, {})
    shown = desk.show(content, slots)
    title = desk.fill(content.title)
    return _page(
        desk,
        PageKind.ARTICLE,
        addresses.article_address(article.slug),
        title,
        desk.fill(content.description),
        ArticleSubject(
            article=article,
            body=shown.body,
            variant=shown.variant,
            lead=desk.fill(content.lead),
            faq=tuple(FilledQuestion(desk.fill(one.question), desk.fill(one.answer)) for one in article.faq),
            topics=tuple(topic for topic in topics if topic.slug in article.topics),
            recent=recent_beside(index, desk.cards),
            reading_minutes=reading_minutes(content.word_count),
        ),
        parents=(Crumb("Articles", addresses.ARTICLES),),
        sources=(content.source.path, *(slot.source.path for slot in slots.values())),
        standing=article_standing(article, desk.clinic, desk.grounds),
    )


def _plan_topic(desk: Desk, topic: TopicLink, topics: tuple[TopicLink, ...]) -> Iterator[Page]:
    cards = [
        card
        for article, card in zip(desk.carried.articles, desk.cards, strict=True)
        if topic.slug in article.topics
    ]  # fmt: skip
    for page_cards, pagination in paginate(topic.address, cards):
        is_first = pagination.number == 1
        yield _page(
            desk,
            PageKind.TOPIC,
            numbered(topic.address, pagination.number),
            f"Articles on {_in_sentence(topic.title)}" + ("" if is_first else f", page {pagination.number}"),
            _described(
                f"Articles on {_in_sentence(topic.title)} by {desk.clinic.facts.name} in {place_name(desk.clinic)}",
                pagination.number,
            ),
            ListSubject(page_cards, pagination, topics),
            parents=(Crumb("Articles", addresses.ARTICLES),)
            + (() if is_first else (Crumb(topic.title, topic.address),)),
        )


def _plan_services(desk: Desk) -> Iterator[Page]:
    facts = desk.clinic.facts
    if not facts.services:
        return
    yield _page(
        desk,
        PageKind.SERVICES,
        addresses.SERVICES,
        "Services",
        _described(f"What {facts.name} in {place_name(desk.clinic)} offers", 1),
        NoSubject(),
    )
    for service in facts.services:
        yield _plan_service(desk, service)


def _plan_service(desk: Desk, service: Service) -> Page:
    content = desk.carried.services.get(service.slug)
    shown = desk.show(content, {}) if content else None
    place = place_name(desk.clinic)
    composed = f"{service.name} at {desk.clinic.facts.name} in {place}" + (
        f": {service.summary}" if service.summary else ""
    )
    return _page(
        desk,
        PageKind.SERVICE,
        addresses.service_address(service.slug),
        desk.fill(content.title) if content and content.title else service.name,
        desk.fill(content.description) if content and content.description else _described(composed, 1),
        ServiceSubject(
            service=service,
            content=content,
            body=shown.body if shown else (),
            variant=shown.variant if shown else "",
            articles=tuple(
                card
                for article, card in zip(desk.carried.articles, desk.cards, strict=True)
                if service.slug in article.services
            ),
        ),
        parents=(Crumb("Services", addresses.SERVICES),),
        sources=(content.source.path,) if content else (),
    )


def _plan_text(desk: Desk, page: PageText) -> Page:
    content = page.content
    shown = desk.show(content, {})
    return _page(
        desk,
        PageKind.PAGE,
        addresses.page_address(content.slug),
        desk.fill(content.title),
        desk.fill(content.description),
        TextSubject(content, shown.body, shown.variant),
        sources=(content.source.path,),
    )


def _plan_facts_pages(desk: Desk) -> Iterator[Page]:
    """Give the pages that show facts alone: contact, team, locations and the one for unknown addresses."""
    facts = desk.clinic.facts
    place = place_name(desk.clinic)
    yield _page(
        desk,
        PageKind.CONTACT,
        addresses.CONTACT,
        "Contact",
        _described(f"Contact {facts.name} in {place}: phone, booking, address and hours", 1),
        NoSubject(),
    )
    if facts.practitioners:
        description = _described(f"The people who treat patients at {facts.name} in {place}", 1)
        yield _page(desk, PageKind.TEAM, addresses.TEAM, "Team", description, NoSubject())
    if desk.siblings and desk.clinic.brand:
        description = _described(f"The clinics of {desk.clinic.brand.facts.name} and how to reach each of them", 1)
        subject = LocationsSubject(desk.siblings)
        yield _page(desk, PageKind.LOCATIONS, addresses.LOCATIONS, "Locations", description, subject)
    yield _page(
        desk,
        PageKind.NOT_FOUND,
        addresses.NOT_FOUND,
        "Page not found",
        _described(f"This address leads nowhere. How to reach {facts.name} in {place}", 1),
        NoSubject(),
        standing=unlisted_standing(desk.clinic, addresses.NOT_FOUND),
    )


def _described(text: str, number: int) -> str:
    """Finish a composed description: the number of a list's later pages, a full stop, at most 160 characters."""
    numbered_text = text if number == 1 else f"{text}, page {number}"
    if len(numbered_text) < DESCRIPTION_LIMIT:
        return numbered_text.rstrip(".") + "."
    return cut_on_word(numbered_text, DESCRIPTION_LIMIT)


def _in_sentence(title: str) -> str:
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
