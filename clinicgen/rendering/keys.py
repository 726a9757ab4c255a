"""Digests everything a file's bytes depend on: equal keys, equal bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from clinicgen.model.site_plan import (
    ArticleSubject,
    ClosedSubject,
    ListSubject,
    LocationsSubject,
    NoSubject,
    Page,
    ServiceSubject,
    TextSubject,
)
from clinicgen.model.source import digest_of
from clinicgen.model.theme import Theme
from clinicgen.rendering.bodies import LaidBody
from clinicgen.rendering.open_site import OpenSite
from clinicgen.rendering.show_clinic import show_other_clinic
from clinicgen.rendering.show_page import article_work
from clinicgen.rendering.showing import Showing
from clinicgen.rendering.surroundings import reached_by, surround


def site_digest(program: str, theme: Theme, showing: Showing, site_nodes: str) -> str:
    """Digest what all pages of a site have in common.

    Templates see the clinic and its site through their views alone, so the views, written out, are all there is.
    """
    return digest_of(program, theme.digest, repr(showing), site_nodes)


def page_key(digest: str, site: OpenSite, page: Page) -> str:
    """Digest one page: the site's digest, the page's own values, and what its text reaches out to."""
    parts = ["page", digest, *_page_parts(site, page)]
    # Joined before they are digested, which costs less; the lengths tell where one part ends and the next begins.
    text = f"{[*map(len, parts)]}{''.join(parts)}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def feed_key(digest: str, page_keys: Iterable[str]) -> str:
    """Digest the feed: the site's digest and every page in it."""
    return digest_of("feed", digest, *page_keys)


def _page_parts(site: OpenSite, page: Page) -> Iterator[str]:
    """Give a page's own values, written out, then what it shows of things that they do not hold."""
    match page.subject:
        case LocationsSubject(clinics=clinics):
            # Of other clinics the page shows little, and only that little counts.
            yield repr(replace(page, subject=NoSubject()))
            yield from (repr(show_other_clinic(clinic)) for clinic in clinics)
        case ClosedSubject(message=message, successor=successor):
            yield repr(replace(page, subject=NoSubject()))
            yield message
            yield repr(show_other_clinic(successor)) if successor else ""
        case ArticleSubject() as subject:
            yield from _article_parts(site, page, subject)
        case ListSubject(cards=cards, pagination=pagination, topics=topics):
            yield repr(replace(page, subject=NoSubject()))
            yield repr(pagination)
            yield site.write_once(topics)
            yield from (site.card(card).digest for card in cards)
        case ServiceSubject(articles=cards, body=body, variant=variant):
            yield repr(replace(page, subject=replace(page.subject, articles=())))
            yield from (site.card(card).digest for card in cards)
            yield "No card: here they end."
            yield _reached_by(site, site.shared.lay(body, variant))
        case TextSubject(body=body, variant=variant):
            yield repr(page)
            yield _reached_by(site, site.shared.lay(body, variant))
        case _:
            yield repr(page)


def _article_parts(site: OpenSite, page: Page, subject: ArticleSubject) -> Iterator[str]:
    """Give digests of what makes an article's page: there are many such pages, and most of it others have as well."""
    work = article_work(site, subject)
    yield work.digest
    yield surround(site, page, subject, work).digest
    yield f"{page.file} {page.in_sitemap} {page.changed}"
    yield from page.sources
    yield ""  # No source: here they end.
    yield from [site.card(card).digest for card in subject.recent]


def _reached_by(site: OpenSite, body: LaidBody) -> str:
    return repr((body.links, body.pictures, body.clinics, reached_by(site, body)))
