"""Renders one file of a prepared site."""

from __future__ import annotations

from clinicgen.model.rendered_site import OutputFile, RenderedFile
from clinicgen.model.site_plan import Page, Redirect
from clinicgen.model.source import SourceFile
from clinicgen.rendering.feed import render_feed
from clinicgen.rendering.preparing import Feed, PreparedSite, Written
from clinicgen.rendering.redirect_stub import render_stub
from clinicgen.rendering.show_page import page_values
from clinicgen.rendering.showing import show_site_elsewhere
from clinicgen.rendering.templates import render


def render_file(site: PreparedSite, output: OutputFile) -> RenderedFile:
    """Give the bytes of one of the site's files, or raise TemplateError with the template's path and line."""
    return RenderedFile(output, _bytes_of(site, output))


def _bytes_of(site: PreparedSite, output: OutputFile) -> bytes:
    match site.origins[output.path]:
        case Page() as page:
            values = page_values(site.theme, site.showing, site.site_nodes, page)
            return render(site.theme, f"{page.kind}.html", values).encode()
        case Redirect() as redirect:
            return render_stub(site.showing, redirect).encode()
        case Feed():
            elsewhere = show_site_elsewhere(site.showing.plan, site.theme.theme, site.showing.assets)
            return render_feed(site.theme, elsewhere).encode()
        case SourceFile(data=data) | Written(data=data):
            return data
