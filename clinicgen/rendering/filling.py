"""Fills a text for one clinic: its facts, its addresses, its pictures, the theme's blocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import escape

from clinicgen.errors import TemplateError
from clinicgen.model.content import ClinicBlock, Fact, Picture, Words
from clinicgen.rendering.bodies import (
    ClinicAddress,
    Gap,
    LaidBlock,
    LaidBody,
    LaidLink,
    PathAddress,
    Steps,
    fill_heading,
    show_contents,
)
from clinicgen.rendering.clinic_views import PictureView
from clinicgen.rendering.joining import render_parts
from clinicgen.rendering.open_site import OpenSite
from clinicgen.rendering.page_views import BlockView, ContentsEntry
from clinicgen.rendering.show_clinic import show_other_clinic, show_picture
from clinicgen.rendering.showing import Showing
from clinicgen.rendering.spliced import SplicedMarkup, splice


@dataclass(frozen=True, slots=True)
class FilledText:
    """A text filled for one clinic."""

    html: SplicedMarkup
    contents: tuple[ContentsEntry, ...]


def fill_text(site: OpenSite, body: LaidBody) -> FilledText:
    """Fill a text for the clinic that is shown."""
    parts = fill_steps(site, body.steps)
    contents = body.contents
    if contents is None:
        headings = (fill_heading(heading, fill_steps(site, heading.content)) for heading in body.headings)
        contents = show_contents(headings)
    return FilledText(splice(parts), contents)


def fill_steps(site: OpenSite, steps: Steps) -> list[str]:
    """Fill the gaps of a text; what stands between them stays the same string."""
    parts: list[str] = []
    for step in steps:
        if isinstance(step, str):
            parts.append(step)
        elif isinstance(step, Fact):
            parts.append(site.escape(_fact(step, site.showing.facts)))
        else:
            parts += _fill_gap(site, step)
    return parts


def _fill_gap(site: OpenSite, gap: Gap) -> list[str]:
    showing = site.showing
    match gap:
        case ClinicAddress(target=target, place=place):
            href = showing.targets[target]
            if href is None:
                raise TemplateError(f"the clinic has nothing for `clinic:{target}` to lead to", place)
            return [site.escape(href)]
        case PathAddress(path=path):
            return [str(escape(showing.address(path)))]
        case LaidLink():
            return _link(site, gap)
        case LaidBlock():
            return _block(site, gap)
        case Picture():
            return [_picture(showing, gap)]
        case ClinicBlock(clinic=slug):
            other = showing.plan.show_by_name(slug)
            if other is None:
                raise TemplateError(f"this site cannot show the clinic `{slug}`", gap.place)
            return _partial(site, "blocks/clinic.html", {"other": show_other_clinic(other)})
        case _:
            raise TypeError(f"{type(gap).__name__} is no gap")


def _link(site: OpenSite, link: LaidLink) -> list[str]:
    path = site.showing.plan.content_addresses.get(link.name)
    label = fill_steps(site, link.label)
    if path is None:
        return label
    return [f'<a href="{escape(site.showing.address(path) + link.fragment)}"{link.title}>', *label, "</a>"]


def _picture(showing: Showing, picture: Picture) -> str:
    view = fill_picture(showing, picture)
    size = f' width="{view.width}" height="{view.height}"' if view.width else ""
    title = f' title="{escape(picture.title)}"' if picture.title else ""
    return f'<img src="{escape(view.src)}" alt="{escape(view.alt)}"{title}{size} loading="lazy">'


def _block(site: OpenSite, block: LaidBlock) -> list[str]:
    heading = "".join(fill_steps(site, block.heading)).strip()
    content = "".join(fill_steps(site, block.content)).strip()
    view = BlockView(block.name, site.markup(heading), site.markup(content))
    return _partial(site, f"blocks/{block.name}.html", {"block": view})


def _partial(site: OpenSite, name: str, values: Mapping[str, object]) -> list[str]:
    return list(render_parts(site.theme, name, {**site.values, **values}, site.memory))


def fill_picture(showing: Showing, picture: Picture) -> PictureView:
    """Show a picture of a text, with the clinic's facts in the words that stand for it."""
    if picture.path not in showing.assets.paths:
        raise TemplateError(f"there is no picture `{picture.path}`", picture.place)
    return show_picture(picture.path, fill_words(picture.alt, showing.facts), showing.assets, showing.address)


def fill_words(words: Words, facts: Mapping[str, str]) -> str:
    """Fill plain text with a clinic's facts."""
    return "".join(piece if isinstance(piece, str) else _fact(piece, facts) for piece in words)


def _fact(fact: Fact, facts: Mapping[str, str]) -> str:
    value = facts.get(fact.name, fact.default)
    if value is None:
        raise TemplateError(f"the clinic has no `{fact.name}`, and the text gives no default", fact.place)
    return value
