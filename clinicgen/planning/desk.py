"""What is at hand while one clinic's site is planned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clinicgen.model.clinic import Clinic, situation_of
from clinicgen.model.content import Content, Words
from clinicgen.model.fact_table import fact_table
from clinicgen.model.site_plan import ArticleCard
from clinicgen.model.variant import Situation
from clinicgen.planning import addresses
from clinicgen.planning.carriage import Carried
from clinicgen.planning.grounds import Grounds
from clinicgen.planning.listing import make_card
from clinicgen.planning.variants import Shown, show_content
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
    """Clinics this site may name, by slug."""
    lost: frozenset[str]
    """Clinics it could name if they could be read."""
    addresses: Mapping[str, str]
    cards: tuple[ArticleCard, ...]
    """One for each carried article, in the same order."""

    @property
    def has(self) -> frozenset[str]:
        """The optional facts this clinic has."""
        return self.situation.has

    @property
    def strangers(self) -> frozenset[str]:
        """The clinics that `::: clinic` may not show here."""
        fleet = self.grounds.fleet
        everyone = {clinic.slug for clinic in fleet.clinics} | {lost.slug for lost in fleet.lost}
        return frozenset(everyone - self.lost - {self.clinic.slug, *self.named})

    def fill(self, words: Words) -> str:
        """Put this clinic's facts into a plain text."""
        return fill_words(words, self.facts)

    def show(self, content: Content, slots: Mapping[str, Content]) -> Shown:
        """Decide a text's conditions and slots for this clinic."""
        return show_content(content, self.situation, slots, self.grounds.variants)


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
        lost=frozenset(
            lost.slug
            for lost in fleet.lost
            if lost.slug in clinic.facts.refers_to or (lost.brand is not None and lost.brand == clinic.facts.brand)
        ),
        addresses={
            **{f"article/{article.slug}": addresses.article_address(article.slug) for article in carried.articles},
            **{f"page/{page.content.slug}": addresses.page_address(page.content.slug) for page in carried.pages},
            **{f"service/{one.slug}": addresses.service_address(one.slug) for one in clinic.facts.services},
        },
        cards=tuple(make_card(article, facts) for article in carried.articles),
    )
