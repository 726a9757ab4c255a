"""What is at hand while one clinic's site is planned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clinicgen.model.clinic import Clinic, situation_of
from clinicgen.model.content import Block, Body, Condition, Content, Slot, Words
from clinicgen.model.fact_table import fact_table
from clinicgen.model.site_plan import ArticleCard
from clinicgen.model.source import digest_of
from clinicgen.model.variant import Situation, holds, resolve
from clinicgen.planning import addresses
from clinicgen.planning.carriage import Carried, slot_bodies
from clinicgen.planning.grounds import Grounds
from clinicgen.planning.listing import make_card
from clinicgen.planning.wording import fill_words


@dataclass(frozen=True, slots=True)
class Desk:
    """One clinic, what its site carries, and what follows for every page."""

    clinic: Clinic
    grounds: Grounds
    carried: Carried
    facts: Mapping[str, str]
    situation: Situation
    siblings: tuple[Clinic, ...]
    named: Mapping[str, Clinic]
    addresses: Mapping[str, str]
    cards: tuple[ArticleCard, ...]
    """One for each carried article, in the same order."""

    @property
    def has(self) -> frozenset[str]:
        """The optional facts this clinic has."""
        return self.situation.has

    def fill(self, words: Words) -> str:
        """Put this clinic's facts into a plain text."""
        return fill_words(words, self.facts)


def open_desk(clinic: Clinic, grounds: Grounds, carried: Carried) -> Desk:
    """Lay out what planning one clinic's site needs."""
    fleet = grounds.fleet
    facts = fact_table(clinic)
    siblings = fleet.siblings(clinic)
    named = {other.slug: other for other in siblings}
    for slug in clinic.facts.refers_to:
        other = fleet.find(slug)
        if other is not None:
            named[slug] = other
    return Desk(
        clinic=clinic,
        grounds=grounds,
        carried=carried,
        facts=facts,
        situation=situation_of(clinic),
        siblings=siblings,
        named=dict(sorted(named.items())),
        addresses={
            **{f"article/{article.slug}": addresses.article_address(article.slug) for article in carried.articles},
            **{f"page/{page.content.slug}": addresses.page_address(page.content.slug) for page in carried.pages},
            **{f"service/{one.slug}": addresses.service_address(one.slug) for one in clinic.facts.services},
        },
        cards=tuple(make_card(article, facts) for article in carried.articles),
    )


def shown_body(content: Content, desk: Desk, slots: Mapping[str, Content]) -> tuple[Body, str]:
    """Give the body this clinic shows, and the digest of the choices that made it so."""
    choices = tuple(_choices(content.body, desk.situation, slots))
    if not choices:
        return content.body, content.digest
    return resolve(content.body, desk.situation, slot_bodies(slots)), digest_of(content.digest, *choices)


def _choices(body: Body, situation: Situation, slots: Mapping[str, Content]) -> Iterator[str]:
    """Say, in document order, how each condition is decided and which file fills each slot."""
    for piece in body:
        match piece:
            case Condition(negated, tests, content):
                is_shown = all(holds(test, situation) for test in tests) != negated
                yield "shown" if is_shown else "hidden"
                if is_shown:
                    yield from _choices(content, situation, slots)
            case Slot(name, default):
                yield slots[name].digest if name in slots else "default"
                yield from _choices(slots[name].body if name in slots else default, situation, slots)
            case Block(content=content):
                yield from _choices(content, situation, slots)
            case _:
                pass
