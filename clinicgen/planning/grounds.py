"""What every site's plan rests on, worked out once for the whole fleet."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from clinicgen.model.clinic import Clinic, Fleet
from clinicgen.model.clinic_facts import Status
from clinicgen.model.content import Article, Library
from clinicgen.model.settings import Syndication
from clinicgen.model.source import SourceFile
from clinicgen.planning.carriage import is_carried
from clinicgen.planning.references import Names
from clinicgen.planning.selections import Selections
from clinicgen.planning.shelves import Shelves, sort_library
from clinicgen.planning.variants import Variants


class Grounds(Struct, frozen=True):
    """The fleet, its texts and what follows from both."""

    fleet: Fleet
    images: Mapping[str, SourceFile]
    """Pictures that texts may show, by path within the workspace."""
    facts: frozenset[str]
    """Every fact some clinic has."""
    clinics: frozenset[str]
    """Every clinic's slug, those that could not be read included."""
    texts: frozenset[str]
    """Every article, page and service that could be read, drafts among them, by `<kind>/<slug>`."""
    owners: Mapping[tuple[str, str], Clinic]
    """Whose copy of a shared article is canonical, by brand and article, where the policy is not `self`."""
    shelves: Shelves
    live: Mapping[str, tuple[Clinic, ...]]
    """The live clinics of each brand, by brand."""
    variants: Variants
    selections: Selections


def survey(fleet: Fleet, library: Library, images: Mapping[str, SourceFile], names: Names) -> Grounds:
    """Work out what every site's plan rests on."""
    texts = frozenset(f"{kind}/{slug}" for kind, slugs in names.texts.items() for slug in slugs).difference(names.lost)
    return Grounds(
        fleet=fleet,
        images=images,
        facts=names.facts,
        clinics=names.clinics,
        texts=texts,
        owners=_find_owners(fleet, library),
        shelves=sort_library(library),
        live=_live_by_brand(fleet),
        variants=Variants(),
        selections=Selections(),
    )


def policy_of(article: Article, fleet: Fleet) -> Syndication:
    """Give the syndication policy of an article: its own, or the workspace's."""
    return article.syndication or fleet.settings.syndication


def _find_owners(fleet: Fleet, library: Library) -> dict[tuple[str, str], Clinic]:
    """Find each brand's canonical clinic of each article: the brand's `owner` where it carries it, else the first.

    A clinic that replaced the article by its own has another text, so it cannot stand for the shared one.
    """
    replaced = {(article.content.clinic, article.slug) for article in library.articles if article.content.clinic}
    brands = _live_by_brand(fleet)
    owners: dict[tuple[str, str], Clinic] = {}
    for article in library.articles:
        if article.content.clinic is not None or policy_of(article, fleet) is Syndication.SELF:
            continue
        for brand, clinics in brands.items():
            owner = fleet.brands[brand].facts.owner
            carriers = [
                clinic
                for clinic in clinics
                if is_carried(article, clinic) and (clinic.slug, article.slug) not in replaced
            ]
            if carriers:
                owners[brand, article.slug] = next((one for one in carriers if one.slug == owner), carriers[0])
    return owners


def _live_by_brand(fleet: Fleet) -> dict[str, tuple[Clinic, ...]]:
    brands: dict[str, list[Clinic]] = {}
    for clinic in fleet.clinics:
        if clinic.brand is not None and clinic.status is Status.LIVE:
            brands.setdefault(clinic.brand.slug, []).append(clinic)
    return {brand: tuple(clinics) for brand, clinics in brands.items()}
