"""What every site's plan rests on, worked out once for the whole fleet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clinicgen.model.clinic import Clinic, Fleet
from clinicgen.model.clinic_facts import Status
from clinicgen.model.content import Article, Library
from clinicgen.model.settings import Syndication
from clinicgen.model.source import SourceFile
from clinicgen.planning.carriage import is_carried
from clinicgen.planning.references import Names
from clinicgen.planning.variants import Variants


@dataclass(frozen=True, slots=True)
class Grounds:
    """The fleet, the library and what follows from both."""

    fleet: Fleet
    library: Library
    images: Mapping[str, SourceFile]
    """Pictures that texts may show, by path within the workspace."""
    facts: frozenset[str]
    """Every fact some clinic has."""
    texts: frozenset[str]
    """Every article, page and service that could be read, drafts among them, by `<kind>/<slug>`."""
    owners: Mapping[tuple[str, str], Clinic]
    """Whose copy of a shared article is canonical, by brand and article, where the policy is not `self`."""
    variants: Variants


def survey(fleet: Fleet, library: Library, images: Mapping[str, SourceFile], names: Names) -> Grounds:
    """Work out what every site's plan rests on."""
    texts = frozenset(f"{kind}/{slug}" for kind, slugs in names.texts.items() for slug in slugs).difference(names.lost)
    return Grounds(fleet, library, images, names.facts, texts, _find_owners(fleet, library), Variants())


def policy_of(article: Article, fleet: Fleet) -> Syndication:
    """Give the syndication policy of an article: its own, or the workspace's."""
    return article.syndication or fleet.settings.syndication


def _find_owners(fleet: Fleet, library: Library) -> dict[tuple[str, str], Clinic]:
    """Find each brand's canonical clinic of each article: the brand's `owner` where it carries it, else the first.

    A clinic that replaced the article by its own has another text, so it cannot stand for the shared one.
    """
    replaced = {(article.content.clinic, article.slug) for article in library.articles if article.content.clinic}
    brands: dict[str, list[Clinic]] = {}
    for clinic in fleet.clinics:
        if clinic.brand is not None and clinic.status is Status.LIVE:
            brands.setdefault(clinic.brand.slug, []).append(clinic)
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
