"""Renders one file of a prepared site."""

from __future__ import annotations

from clinicgen.model.rendered_site import OutputFile, RenderedFile, text_file
from clinicgen.model.site_plan import Page, Redirect
from clinicgen.model.source import SourceFile
from clinicgen.rendering.drawing import draw
from clinicgen.rendering.drawn_pictures import Drawing
from clinicgen.rendering.encoding import encode_picture
from clinicgen.rendering.feed import render_feed
from clinicgen.rendering.open_site import open_site
from clinicgen.rendering.pages import render_page
from clinicgen.rendering.picture_variants import Variant
from clinicgen.rendering.preparing import Feed, PreparedSite, Written
from clinicgen.rendering.redirect_stub import render_stub
from clinicgen.rendering.showing import show_site_elsewhere


def render_file(prepared: PreparedSite, output: OutputFile) -> RenderedFile:
    """Give the bytes of one of the site's files, or raise TemplateError with the template's path and line."""
    site = prepared.site
    match prepared.origins[output.path]:
        case Page() as page:
            return render_page(site, page, output)
        case Redirect() as redirect:
            return text_file(output, (render_stub(site.showing, redirect),))
        case Feed():
            elsewhere = show_site_elsewhere(site.showing.plan, site.theme.theme, site.showing.assets)
            return render_feed(site, open_site(site.theme, elsewhere, site.shared), output)
        case Written(text=text):
            home = site.own(site.showing.home[:-1], "home")
            first, *others = text.split(home)
            return text_file(output, (first, *(part for after in others for part in (home, after))))
        case SourceFile(data=data):
            return RenderedFile(output, data)
        case Variant() as variant:
            return RenderedFile(output, encode_picture(variant))
        case Drawing() as drawing:
            return RenderedFile(output, draw(drawing))
