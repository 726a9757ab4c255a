"""Digests everything a file's bytes depend on: equal keys, equal bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from clinicgen.model.content import Body, ClinicBlock, ContentLink, Picture, walk
from clinicgen.model.site_plan import (
    ArticleSubject,
    ClosedSubject,
    LocationsSubject,
    NoSubject,
    Page,
    ServiceSubject,
    TextSubject,
)
from clinicgen.model.source import digest_of
from clinicgen.model.theme import Theme
from clinicgen.rendering.show_clinic import show_other_clinic
from clinicgen.rendering.showing import Showing


def site_digest(program: str, theme: Theme, showing: Showing, site_nodes: Sequence[str]) -> str:
    """Digest what all pages of a site have in common.

    Templates see the clinic and its site through their views alone, so the views, written out, are all there is.
    """
    return digest_of(program, theme.digest, repr(showing), *site_nodes)


def page_key(site: str, showing: Showing, page: Page) -> str:
    """Digest one page: the site's digest, the page's own values, and what its text reaches out to."""
    return digest_of("page", site, *_page_parts(showing, page))


def feed_key(site: str, showing: Showing) -> str:
    """Digest the feed: the site's digest and every page in it."""
    pages = showing.plan.feed
    return digest_of("feed", site, *(part for page in pages for part in _page_parts(showing, page)))


def _page_parts(showing: Showing, page: Page) -> Iterator[str]:
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
        case ArticleSubject(article=article, body=body):
            yield repr(page)
            if article.image:
                yield _picture(showing, article.image)
            yield from _reached_by(showing, body)
        case ServiceSubject(body=body) | TextSubject(body=body):
            yield repr(page)
            yield from _reached_by(showing, body)
        case _:
            yield repr(page)


def _reached_by(showing: Showing, body: Body) -> Iterator[str]:
    for piece in walk(body):
        match piece:
            case ContentLink(kind=kind, slug=slug):
                name = f"{kind}/{slug}"
                yield f"{name} at {showing.plan.content_addresses.get(name)}"
            case Picture():
                yield _picture(showing, piece)
            case ClinicBlock(clinic=slug):
                other = showing.plan.show_by_name(slug)
                yield repr(show_other_clinic(other)) if other else f"no {slug}"
            case _:
                pass


def _picture(showing: Showing, picture: Picture) -> str:
    # The path ends in a fingerprint of the picture's bytes; None where there is no such picture.
    return f"{picture.path} at {showing.assets.paths.get(picture.path)}"
