"""Writes the preview's own pages: the list of clinics, and what stands where a site cannot be shown yet."""

from __future__ import annotations

from html import escape

from clinicgen.serving.overlay import HOME, list_findings, say_counts, set_beside
from clinicgen.serving.preview import Preview, PreviewSite

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""What these pages may do."""


def list_page(preview: Preview, port: int) -> bytes:
    """Write the page that lists all clinics."""
    body = (
        f'<h1>Preview</h1><div id="problems">{list_sites(preview, port)}</div>'
        f'<script src="{HOME}preview.js" data-release=""></script>'
    )
    return _page("Preview", body)


def list_sites(preview: Preview, port: int) -> str:
    """List all clinics with their state, and what concerns none of them."""
    parts = [list_findings([preview.trouble])] if preview.trouble else []
    parts.append(f'<ul class="sites">{"".join(_show_site(site, port) for site in preview.sites.values())}</ul>')
    if preview.others:
        parts.append(f"<h2>Elsewhere: {say_counts(preview.others)}</h2>{list_findings(preview.others)}")
    return "".join(parts)


def unbuilt_page(preview: Preview, site: PreviewSite) -> bytes:
    """Write the page that stands in for a site of which no release could be made yet."""
    body = (
        f"<h1>{escape(site.name)}</h1><p>There is nothing to show yet: an error keeps this site from being built.</p>"
    )
    return set_beside(_page(site.name, body), preview, site)


def unknown_page(preview: Preview, slug: str, port: int) -> bytes:
    """Write the page for a clinic that there is none of."""
    body = (
        f"<h1>No clinic is called “{escape(slug)}” here</h1>"
        f'<p><a href="http://localhost:{port}/">All {len(preview.sites)} clinics of this preview</a></p>'
    )
    return _page("No such clinic", body)


def _page(title: str, body: str) -> bytes:
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f'<link rel="stylesheet" href="{HOME}listing.css"><link rel="icon" href="data:,"></head>'
        f"<body>{body}</body></html>"
    ).encode()


def _show_site(site: PreviewSite, port: int) -> str:
    address = f"http://{site.slug}.localhost:{port}{site.base}/"
    pages = f"{site.pages} page{'s' * (site.pages != 1)}" if site.release else "not built yet"
    state = "held back: shown as it last was without errors" if site.is_held_back and site.release else ""
    said = " · ".join(one for one in (pages, state) if one)
    problems = ""
    if site.findings:
        kind = "error" if site.is_held_back else "warning"
        problems = (
            f'<details class="{kind}"><summary>{say_counts(site.findings)}</summary>'
            f"{list_findings(site.findings)}</details>"
        )
    return (
        f'<li><a href="{escape(address)}">{escape(site.name)}</a> <span class="slug">{escape(site.slug)}</span>'
        f'<p class="state">{said}</p>{problems}</li>'
    )
