"""What search engines are told about a page: its canonical address, whether it is indexed, whether it is listed."""

from __future__ import annotations

from dataclasses import dataclass

from clinicgen.model.clinic import Clinic
from clinicgen.model.clinic_facts import Status
from clinicgen.model.content import Article
from clinicgen.model.settings import Syndication
from clinicgen.planning.addresses import article_address
from clinicgen.planning.grounds import Grounds, policy_of


@dataclass(frozen=True, slots=True)
class Standing:
    """What search engines are told about one page."""

    canonical: str
    is_indexed: bool
    in_sitemap: bool


def own_standing(clinic: Clinic, address: str) -> Standing:
    """Give the standing of a page that is its own canonical; a page of a preview is never indexed."""
    is_live = clinic.status is Status.LIVE
    return Standing(clinic.facts.url + address, is_live, is_live)


def unlisted_standing(clinic: Clinic, address: str) -> Standing:
    """Give the standing of a page that search engines are to leave out."""
    return Standing(clinic.facts.url + address, is_indexed=False, in_sitemap=False)


def article_standing(article: Article, clinic: Clinic, grounds: Grounds) -> Standing:
    """Give the standing of a clinic's copy of an article, by the article's syndication policy."""
    own = own_standing(clinic, article_address(article.slug))
    owner = grounds.owners.get((clinic.brand.slug, article.slug)) if clinic.brand else None
    is_copy = owner is not None and owner.slug != clinic.slug and article.content.clinic is None
    if owner is None or not is_copy or clinic.status is not Status.LIVE:
        return own
    if policy_of(article, grounds.fleet) is Syndication.NOINDEX:
        return Standing(own.canonical, is_indexed=False, in_sitemap=False)
    return Standing(owner.facts.url + article_address(article.slug), is_indexed=True, in_sitemap=False)
