"""Digests everything a file's bytes depend on: equal keys, equal bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from clinicgen.model.content import Body
from clinicgen.model.site_plan import (
    ArticleCard,
    ArticleSubject,
    ClosedSubject,
    HomeSubject,
    ListSubject,
    LocationsSubject,
    NoSubject,
    Page,
    ServiceSubject,
    TextSubject,
)
from clinicgen.model.source import digest_of
from clinicgen.model.theme import Theme
from clinicgen.rendering.open_site import OpenSite
from clinicgen.rendering.showing import Showing
from clinicgen.rendering.surroundings import reached_by, surround


def site_digest(program: str, theme: Theme, showing: Showing, site_nodes: str) -> str:
    """Digest what all pages of a site have in common.

    Templates see the clinic and its site through their views alone, so the views, written out, are all there is.
    """
    return digest_of(program, theme.digest, repr(showing), site_nodes)


def page_key(digest: str, site: OpenSite, page: Page) -> str:
    """Digest one page: the site's digest, the page's own values, and what its text reaches out to."""
    parts = ["page", digest, page.file, *page.sources, "No source: here they end.", *_shown_on(site, page)]
    # Joined before they are digested, which costs less; the lengths tell where one part ends and the next begins.
    text = f"{[*map(len, parts)]}{''.join(parts)}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def feed_key(digest: str, page_keys: Iterable[str]) -> str:
    """Digest the feed: the site's digest and every page in it."""
    return digest_of("feed", digest, *page_keys)


def _shown_on(site: OpenSite, page: Page) -> list[str]:
    """Give what a page shows, written out, or digests of it: of things that other pages show as well."""
    subject = page.subject
    if isinstance(subject, ArticleSubject):
        return [surround(site, page, subject).digest, str(page.in_sitemap), *_cards(site, subject.recent)]
    shown = [
        page.kind, page.address, page.title, page.description, page.canonical, repr(page.is_indexed),
        repr(page.in_sitemap), repr(page.crumbs),
    ]  # fmt: skip
    match subject:
        case LocationsSubject(clinics=clinics):
            # Of other clinics the page shows little, and only that little counts.
            shown += [site.other(clinic).digest for clinic in clinics]
        case ClosedSubject(message=message, successor=successor):
            shown += [message, site.other(successor).digest if successor else ""]
        case ListSubject(cards=cards, pagination=pagination, topics=topics):
            shown += [repr(pagination), site.write_once(topics), *_cards(site, cards)]
        case HomeSubject(recent=cards, topics=topics):
            shown += [site.write_once(topics), *_cards(site, cards)]
        case ServiceSubject(service=service, body=body, variant=variant, articles=cards):
            shown += [repr(service), variant, _reached_by(site, body, variant), *_cards(site, cards)]
        case TextSubject(content=content, body=body, variant=variant):
            shown += [content.digest, variant, _reached_by(site, body, variant)]
        case NoSubject():
            pass
    return shown


def _cards(site: OpenSite, cards: Iterable[ArticleCard]) -> list[str]:
    return [site.card(card).digest for card in cards]


def _reached_by(site: OpenSite, body: Body, variant: str) -> str:
    laid = site.shared.lay(body, variant)
    return repr((laid.links, laid.pictures, laid.clinics, reached_by(site, laid)))
