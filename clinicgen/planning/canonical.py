"""What search engines are told about a page: its canonical address, whether it is indexed, whether it is listed."""

from __future__ import annotations

from typing import NamedTuple

from clinicgen.model.settings import Syndication
from clinicgen.planning.desk import Desk
from clinicgen.planning.grounds import policy_of
from clinicgen.planning.outlines import Outline


class Standing(NamedTuple):
    """What search engines are told about one page."""

    canonical: str
    is_indexed: bool
    in_sitemap: bool


def own_standing(desk: Desk, address: str) -> Standing:
    """Give the standing of a page that is its own canonical; a page of a preview is never indexed."""
    return Standing(desk.url + address, desk.is_live, desk.is_live)


def unlisted_standing(url: str, address: str) -> Standing:
    """Give the standing of a page that search engines are to leave out."""
    return Standing(url + address, is_indexed=False, in_sitemap=False)


def article_standing(desk: Desk, outline: Outline) -> Standing:
    """Give the standing of a clinic's copy of an article, by the article's syndication policy."""
    clinic, article, address = desk.clinic, outline.article, outline.address
    owner = desk.grounds.owners.get((clinic.brand.slug, outline.slug)) if clinic.brand else None
    if owner is None or owner.slug == clinic.slug or article.content.clinic is not None or not desk.is_live:
        return own_standing(desk, address)
    if policy_of(article, desk.grounds.fleet) is Syndication.NOINDEX:
        return unlisted_standing(desk.url, address)
    return Standing(owner.facts.url + address, is_indexed=True, in_sitemap=False)
