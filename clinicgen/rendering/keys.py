"""Digests everything a file's bytes depend on: equal keys, equal bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from clinicgen.model.site_plan import LocationsSubject, Page
from clinicgen.model.source import digest_of
from clinicgen.rendering.open_site import OpenSite
from clinicgen.rendering.show_page import cards_of
from clinicgen.rendering.showing import Showing
from clinicgen.rendering.surroundings import surround
from clinicgen.rendering.templates import digest_templates


def site_digest(program: str, showing: Showing, site_nodes: str) -> str:
    """Digest what all pages of a site have in common.

    Templates see the clinic and its site through their views alone, so the views, written out, are all there is.
    """
    shown = (showing.prefix, showing.home, showing.clinic, showing.site)
    named = (dict(showing.settings), dict(showing.facts), dict(showing.targets))
    return digest_of(program, repr(shown), repr(named), site_nodes)


def page_key(digest: str, site: OpenSite, page: Page) -> str:
    """Digest one page: the site's digest, templates, what else the page shows, and files that findings would name."""
    subject = page.subject
    if isinstance(subject, LocationsSubject):
        # Of other clinics the page shows little, and only that little counts.
        cards = [site.other(clinic).digest for clinic in subject.clinics]
    else:
        cards = [site.digest_cards(cards_of(subject))]
    shown = [digest_templates(site.theme, f"{page.kind}.html"), page.file, surround(site, page).digest]
    parts = ["page", digest, *shown, str(page.in_sitemap), *cards, "", *page.sources]
    # Joined before they are digested, which costs less; no path and no digest holds what stands between them.
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def feed_key(digest: str, page_keys: Iterable[str]) -> str:
    """Digest the feed: the site's digest and every page in it."""
    return digest_of("feed", digest, *page_keys)
