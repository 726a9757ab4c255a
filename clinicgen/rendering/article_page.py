"""Renders an article's page: from the frame that all sites share where there is one, or else from its views."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clinicgen.model.site_plan import ArticleSubject, Page
from clinicgen.rendering.filling import own_by_role
from clinicgen.rendering.frames import Frame, fill_frame, frame_of
from clinicgen.rendering.joining import program_of_site, render_parts, write_items
from clinicgen.rendering.open_site import OpenSite
from clinicgen.rendering.programs import Loop
from clinicgen.rendering.show_page import RECENT, article_work, page_values, show_cards, varying_of
from clinicgen.rendering.surroundings import surround
from clinicgen.rendering.templates import render

_TEMPLATE = "article.html"


@dataclass(frozen=True, slots=True)
class _Kind:
    """All that the clinic's own texts, and cards, read of a page."""

    kind: str


def render_article(site: OpenSite, site_nodes: str, page: Page, subject: ArticleSubject) -> Sequence[str]:
    """Render an article's page in parts."""
    work = article_work(site, subject)
    frames = surround(site, page, subject, work).frames
    of_site = {**site.values, "page": _Kind(page.kind.value)}
    shapes = (
        _shape(site, _TEMPLATE, of_site),
        *[_shape(site, name, site.values) for name in work.laid.partials],
    )

    def write(loop: Loop) -> list[str]:
        return write_items(site.theme, loop, show_cards(site, subject.recent), of_site, site.memory)

    frame = frames.get(shapes)
    if frame is None or not _fits(site, page, frame):
        values = page_values(site, site_nodes, page, work)
        varying = varying_of(values, work)
        frame = frame_of(render_parts(site.theme, _TEMPLATE, values, site.memory, varying, RECENT))
        if frame.is_shared and _is_elsewhere(site, page):
            frames[shapes] = frame
    try:
        return fill_frame(frame, site.memory.owned, write)
    except Exception:  # A card that fails does so in full as well, and then tells its place.
        return (render(site.theme, _TEMPLATE, page_values(site, site_nodes, page, work)),)


def _shape(site: OpenSite, template: str, values: Mapping[str, object]) -> int | None:
    program = program_of_site(site.theme, template, values, site.memory)
    return program.shape if program else None


def _fits(site: OpenSite, page: Page, frame: Frame) -> bool:
    """Tell whether a frame can be filled: all the clinic's own texts in it are known, or can be had."""
    unknown = frame.roles.difference(site.memory.owned)
    return all(own_by_role(site, role) is not None for role in unknown) and _is_elsewhere(site, page)


def _is_elsewhere(site: OpenSite, page: Page) -> bool:
    """Tell whether the page is none of those that menus name: own texts are then as on most pages."""
    return site.showing.address(page.address) not in site.memory.others
