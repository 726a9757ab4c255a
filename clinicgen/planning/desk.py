"""What is at hand while one clinic's site is planned."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from clinicgen.model.clinic import Clinic, situation_of
from clinicgen.model.clinic_facts import Status
from clinicgen.model.content import Content, Words
from clinicgen.model.fact_table import fact_table
from clinicgen.model.site_plan import ArticleCard
from clinicgen.model.variant import Situation
from clinicgen.planning import addresses
from clinicgen.planning.grounds import Grounds
from clinicgen.planning.needs import name_clinic, name_fact, name_option, name_text
from clinicgen.planning.outlines import show_card
from clinicgen.planning.selections import Selection, select
from clinicgen.planning.shelves import Carried, Slots
from clinicgen.planning.variants import Shown, show_content
from clinicgen.planning.wording import fill_words


class Desk(Struct, frozen=True):
    """One clinic, what its site carries, and what follows for every page."""

    clinic: Clinic
    grounds: Grounds
    carried: Carried
    facts: Mapping[str, str]
    situation: Situation
    siblings: tuple[Clinic, ...]
    named: Mapping[str, Clinic]
    """Clinics this site may name, by slug."""
    addresses: Mapping[str, str]
    """Of each article, page and service of this site, by its name."""
    offers: frozenset[str]
    """Everything that texts may ask of this clinic, by name (see `needs`)."""
    sources: tuple[str, ...]
    """The files the clinic's facts come from: every page of its site shows some."""
    selection: Selection
    cards: tuple[ArticleCard, ...]
    """One for each carried article, in the same order."""
    url: str
    is_live: bool

    def fill(self, words: Words) -> str:
        """Put this clinic's facts into a plain text."""
        return fill_words(words, self.facts)

    def show(self, content: Content, slots: Slots) -> Shown:
        """Decide a text's conditions and slots for this clinic."""
        return show_content(content, self.situation, slots, self.grounds.variants)


def open_desk(clinic: Clinic, grounds: Grounds, carried: Carried) -> Desk:
    """Lay out what planning one clinic's site needs."""
    fleet = grounds.fleet
    facts = fact_table(clinic)
    situation = situation_of(clinic)
    branded = grounds.live.get(clinic.brand.slug, ()) if clinic.brand else ()
    siblings = tuple(other for other in branded if other.slug != clinic.slug)
    referred = (fleet.find(slug) for slug in clinic.facts.refers_to)
    named = {other.slug: other for other in (*siblings, *referred) if other is not None}
    # Those that it could name if they could be read are none of this clinic's faults.
    lost = (
        lost.slug
        for lost in fleet.lost
        if lost.slug in clinic.facts.refers_to or (lost.brand is not None and lost.brand == clinic.facts.brand)
    )
    selection = select(carried.articles, grounds.selections)
    places = {
        **selection.addresses,
        **{name_text("page", page.content.slug): addresses.page_address(page.content.slug) for page in carried.pages},
        **{name_text("service", one.slug): addresses.service_address(one.slug) for one in clinic.facts.services},
    }
    return Desk(
        clinic=clinic,
        grounds=grounds,
        carried=carried,
        facts=facts,
        situation=situation,
        siblings=siblings,
        named=dict(sorted(named.items())),
        addresses=places,
        offers=frozenset(places).union(
            map(name_fact, facts), map(name_option, situation.has), map(name_clinic, (clinic.slug, *named, *lost))
        ),
        sources=tuple(source.path for source in clinic.sources),
        selection=selection,
        cards=tuple([show_card(outline, facts) for outline in carried.articles]),
        url=clinic.facts.url,
        is_live=clinic.status is Status.LIVE,
    )
