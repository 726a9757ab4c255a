"""Writes what search engines read first: the sitemap and robots.txt."""

from __future__ import annotations

from markupsafe import escape

from clinicgen.rendering.showing import Showing


def has_sitemap(showing: Showing) -> bool:
    """Tell whether a site has pages to be found: an empty sitemap is none, and a preview hides every page."""
    return not showing.site.is_closed and any(page.in_sitemap for page in showing.plan.pages)


def render_sitemap(showing: Showing) -> str:
    """Write the sitemap: pages that are their own canonical, with the day of their last true change."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ]
    for page in showing.plan.pages:
        if page.in_sitemap:
            changed = f"<lastmod>{page.changed.isoformat()}</lastmod>" if page.changed else ""
            lines.append(f"<url><loc>{escape(page.canonical)}</loc>{changed}</url>")
    return "\n".join((*lines, "</urlset>", ""))


def render_robots(showing: Showing) -> str:
    """Write robots.txt: everything may be read, so that a page's `noindex` is seen where it has one."""
    lines = ["User-agent: *", "Allow: /"]
    if has_sitemap(showing):
        lines += ["", f"Sitemap: {showing.absolute('/sitemap.xml')}"]
    return "\n".join((*lines, ""))
