"""The pages that show no text of their own: home, lists of articles, and the clinic's facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clinicgen.model.site_plan import (
    ArticleCard,
    Crumb,
    HomeSubject,
    ListSubject,
    LocationsSubject,
    NoSubject,
    Page,
    PageKind,
    TopicLink,
)
from clinicgen.planning import addresses
from clinicgen.planning.addresses import numbered
from clinicgen.planning.canonical import unlisted_standing
from clinicgen.planning.desk import Desk
from clinicgen.planning.listing import RECENT, paginate
from clinicgen.planning.outlines import ARTICLES_CRUMB
from clinicgen.planning.page_heads import describe, make_page
from clinicgen.planning.wording import describe_clinic, place_name


def plan_pages(desk: Desk) -> Iterator[Page]:
    """Give the pages of a site that show no text: home, lists, and the clinic's facts."""
    recent = desk.cards[:RECENT]
    yield make_page(
        desk, PageKind.HOME, addresses.HOME, desk.clinic.facts.name, describe_clinic(desk.clinic),
        HomeSubject(recent, desk.selection.topics), cards=recent,
    )  # fmt: skip
    yield from _plan_article_list(desk)
    for topic in desk.selection.topics:
        yield from _plan_topic(desk, topic, [desk.cards[place] for place in desk.selection.on_topic[topic.slug]])
    yield from _plan_facts_pages(desk)


def _plan_article_list(desk: Desk) -> Iterator[Page]:
    name, place = desk.clinic.facts.name, place_name(desk.clinic)
    for cards, pagination in paginate(addresses.ARTICLES, desk.cards):
        is_first = pagination.number == 1
        yield make_page(
            desk,
            PageKind.ARTICLES,
            numbered(addresses.ARTICLES, pagination.number),
            "Articles" if is_first else f"Articles, page {pagination.number}",
            describe(f"Articles by {name} in {place}", pagination.number),
            ListSubject(cards, pagination, desk.selection.topics),
            parents=() if is_first else (ARTICLES_CRUMB,),
            cards=cards,
        )


def _plan_topic(desk: Desk, topic: TopicLink, topic_cards: Sequence[ArticleCard]) -> Iterator[Page]:
    what = f"Articles on {_in_sentence(topic.title)}"
    for cards, pagination in paginate(topic.address, topic_cards):
        is_first = pagination.number == 1
        yield make_page(
            desk,
            PageKind.TOPIC,
            numbered(topic.address, pagination.number),
            what if is_first else f"{what}, page {pagination.number}",
            describe(f"{what} by {desk.clinic.facts.name} in {place_name(desk.clinic)}", pagination.number),
            ListSubject(cards, pagination, desk.selection.topics),
            parents=(ARTICLES_CRUMB,) if is_first else (ARTICLES_CRUMB, Crumb(topic.title, topic.address)),
            cards=cards,
        )


def _plan_facts_pages(desk: Desk) -> Iterator[Page]:
    """Give the pages that show facts alone: services, contact, team, locations, notices, what is not found."""
    clinic, facts = desk.clinic, desk.clinic.facts
    place = place_name(clinic)
    if facts.services:
        offers = describe(f"What {facts.name} in {place} offers")
        yield make_page(desk, PageKind.SERVICES, addresses.SERVICES, "Services", offers, NoSubject())
    ways = describe(f"Contact {facts.name} in {place}: phone, booking, address and hours")
    yield make_page(desk, PageKind.CONTACT, addresses.CONTACT, "Contact", ways, NoSubject())
    if facts.practitioners:
        people = describe(f"The people who treat patients at {facts.name} in {place}")
        yield make_page(desk, PageKind.TEAM, addresses.TEAM, "Team", people, NoSubject())
    if desk.siblings and clinic.brand:
        clinics = describe(f"The clinics of {clinic.brand.facts.name} and how to reach each of them")
        subject = LocationsSubject(desk.siblings)
        yield make_page(desk, PageKind.LOCATIONS, addresses.LOCATIONS, "Locations", clinics, subject)
    if facts.receives_hhs_funds:
        notices = describe(f"Notices of nondiscrimination and language assistance of {facts.name} in {place}")
        title = "Nondiscrimination and language assistance"
        yield make_page(desk, PageKind.NONDISCRIMINATION, addresses.NONDISCRIMINATION, title, notices, NoSubject())
    yield make_page(
        desk,
        PageKind.NOT_FOUND,
        addresses.NOT_FOUND,
        "Page not found",
        describe(f"This address leads nowhere. How to reach {facts.name} in {place}"),
        NoSubject(),
        standing=unlisted_standing(desk.url, addresses.NOT_FOUND),
    )


def _in_sentence(title: str) -> str:
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
