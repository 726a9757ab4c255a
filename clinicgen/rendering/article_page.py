"""Renders an article's page: from the frame that all sites share where there is one, or else from its views."""

from __future__ import annotations

from clinicgen.model.rendered_site import OwnText
from clinicgen.model.site_plan import ArticleSubject, Page
from clinicgen.rendering.filling import own_by_role
from clinicgen.rendering.frames import Frame, fill_frame, frame_of
from clinicgen.rendering.joining import render_parts, shape_of, write_items
from clinicgen.rendering.open_site import OpenSite
from clinicgen.rendering.programs import Loop
from clinicgen.rendering.show_page import RECENT, page_values, show_cards, varying_of
from clinicgen.rendering.spliced import Parts
from clinicgen.rendering.surroundings import surround
from clinicgen.rendering.templates import render

_TEMPLATE = "article.html"


def render_article(site: OpenSite, site_nodes: str, page: Page, subject: ArticleSubject) -> Parts:
    """Render an article's page in parts."""
    known = surround(site, page, subject)
    work, of_site = known.work, site.values_for(page.kind)
    shapes = (
        shape_of(site.theme, _TEMPLATE, of_site, site.memory),
        *[shape_of(site.theme, name, site.values, site.memory) for name in work.laid.partials],
    )

    def write(loop: Loop) -> list[str]:
        return write_items(site.theme, loop, show_cards(site, subject.recent), of_site, site.memory)

    frame = known.frames.get(shapes)
    own = _own_texts(site, frame) if frame and _is_elsewhere(site, page) else None
    if frame is None or own is None:
        values = page_values(site, site_nodes, page, work)
        varying = varying_of(values, work)
        frame = frame_of(render_parts(site.theme, _TEMPLATE, values, site.memory, varying, RECENT))
        own = [site.memory.owned[role] for role in frame.roles]
        if frame.is_shared and _is_elsewhere(site, page):
            known.frames[shapes] = frame
    try:
        return fill_frame(frame, own, write)
    except Exception:  # A card that fails does so in full as well, and then tells its place.
        return (render(site.theme, _TEMPLATE, page_values(site, site_nodes, page, work)),)


def _own_texts(site: OpenSite, frame: Frame) -> list[OwnText] | None:
    """Give the clinic's own texts in a frame, or None where one of them is not known yet."""
    owned = site.memory.owned
    try:
        return [owned[role] for role in frame.roles]
    except KeyError:
        found = [owned[role] if role in owned else own_by_role(site, role) for role in frame.roles]
        return None if any(text is None for text in found) else [text for text in found if text is not None]


def _is_elsewhere(site: OpenSite, page: Page) -> bool:
    """Tell whether the page is none of those that menus name: own texts are then as on most pages."""
    return site.showing.address(page.address) not in site.memory.others
