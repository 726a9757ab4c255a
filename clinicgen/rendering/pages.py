"""Renders a page: from the frame that other sites share where there is one, or else from its views."""

from __future__ import annotations

from collections.abc import Iterable

from clinicgen.model.rendered_site import OutputFile, OwnText, RenderedFile, text_file
from clinicgen.model.site_plan import Page
from clinicgen.rendering.filling import own_by_role
from clinicgen.rendering.frames import Frame, encode_frame, fill_frame, frame_of
from clinicgen.rendering.lists import write_list
from clinicgen.rendering.open_site import OpenSite
from clinicgen.rendering.programs import STRETCH
from clinicgen.rendering.show_page import LISTED, page_values, place_of, varying_of
from clinicgen.rendering.site_templates import recall_own, render_parts, shape_of
from clinicgen.rendering.surroundings import surround
from clinicgen.rendering.templates import render


def render_page(site: OpenSite, page: Page, output: OutputFile) -> RenderedFile:
    """Render a page."""
    template, known = f"{page.kind}.html", surround(site, page)
    of_kind = site.values_for(page.kind)
    shapes = (
        shape_of(site.theme, template, of_kind, site.memory),
        *[shape_of(site.theme, name, site.values, site.memory) for name in known.laid.partials],
    )

    frame = known.frames.get(shapes)
    own = _own_texts(site, page, (template, *known.laid.partials), frame) if frame else None
    if frame is None or own is None:
        values = page_values(site, page)
        frame = frame_of(render_parts(site.theme, template, values, site.memory, varying_of(values), LISTED))
        own = [site.memory.owned[role] for role in frame.roles]
        if frame.is_shared:
            known.frames[shapes] = frame
    try:
        lists = [write_list(site, page.subject, loop, of_kind) for _, loop in frame.loops]
    except Exception:  # A card that fails does so in full as well, and then tells its place.
        return text_file(output, (render(site.theme, template, page_values(site, page)),))
    parts = fill_frame(frame, own, [parts for parts, _ in lists])
    return RenderedFile(output, encode_frame(frame, own, [data for _, data in lists]), parts)


def _own_texts(site: OpenSite, page: Page, templates: Iterable[str], frame: Frame) -> list[OwnText] | None:
    """Give the clinic's own texts in a frame, or None where one of them can only be had with the page's views."""
    memory = site.memory
    own = list(map(memory.owned.get, frame.roles))
    if None in own:
        unknown = [role for role, text in zip(frame.roles, own, strict=True) if text is None]
        if any(role[0] == STRETCH for role in unknown):
            place = {**site.values, "page": place_of(site, page)}
            for name in templates:
                recall_own(site.theme, name, place if name == f"{page.kind}.html" else site.values, memory)
        own = [memory.owned[role] if role in memory.owned else own_by_role(site, role) for role in frame.roles]
    if frame.is_elsewhere and site.showing.address(page.address) in memory.others:
        return None
    known = [text for text in own if text is not None]
    return known if len(known) == len(own) else None
