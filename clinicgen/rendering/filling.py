"""Fills a text for one clinic: its facts, its addresses, its pictures, the theme's blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from markupsafe import escape
from msgspec import Struct
from msgspec.structs import replace

from clinicgen.errors import TemplateError
from clinicgen.model.content import ClinicBlock, ClinicTarget, Fact, Picture, Words
from clinicgen.model.rendered_site import OwnText, Role
from clinicgen.rendering.bodies import (
    ClinicAddress,
    FilledHeading,
    Gap,
    LaidBlock,
    LaidBody,
    LaidHeading,
    LaidLink,
    PathAddress,
    Steps,
    fill_heading,
    partial_of,
    show_contents,
)
from clinicgen.rendering.clinic_views import PictureView
from clinicgen.rendering.joining import WHOLE
from clinicgen.rendering.open_site import OpenSite
from clinicgen.rendering.page_views import BlockView, ContentsEntry
from clinicgen.rendering.picture_variants import Variant
from clinicgen.rendering.show_clinic import show_picture
from clinicgen.rendering.site_templates import render_parts
from clinicgen.rendering.spliced import MixedText, Parts, SplicedMarkup, printed, splice, splice_text, varies
from clinicgen.rendering.template_reads import Read

_SIZES = "(min-width: 44rem) 42rem, 100vw"
"""How wide a picture stands in running text, whatever the theme: a column of it, or the whole of a telephone."""


class FilledText(Struct, frozen=True):
    """A text filled for one clinic."""

    html: SplicedMarkup
    contents: tuple[ContentsEntry, ...]


def fill_text(site: OpenSite, body: LaidBody) -> FilledText:
    """Fill a text for the clinic that is shown."""
    parts = fill_steps(site, body.steps)
    contents = body.contents
    if contents is None:
        contents = show_contents(_fill_heading(site, heading) for heading in body.headings)
    return FilledText(splice(parts), contents)


def _fill_heading(site: OpenSite, heading: LaidHeading) -> FilledHeading:
    parts = fill_steps(site, heading.content)
    filled = fill_heading(heading, parts)
    if not any(isinstance(part, OwnText) for part in parts):
        return filled
    # Its text is taken from its HTML as a whole, so its pieces are lost.
    return replace(filled, title=splice_text(filled.title, (MixedText(escape(filled.title)),)))


def fill_steps(site: OpenSite, steps: Steps) -> list[str]:
    """Fill the gaps of a text; what stands between them stays the same string."""
    parts: list[str] = []
    for step in steps:
        if isinstance(step, str):
            parts.append(step)
        elif isinstance(step, Fact):
            parts.append(_own_fact(site, step))
        else:
            parts += _fill_gap(site, step)
    return parts


def _fill_gap(site: OpenSite, gap: Gap) -> Iterable[str]:
    showing = site.showing
    match gap:
        case ClinicAddress(target=target, place=place):
            href = showing.targets[target]
            if href is None:
                raise TemplateError(f"the clinic has nothing for `clinic:{target}` to lead to", place)
            return [site.own(href, "target", target)]
        case PathAddress(path=path):
            return site.printed_address(path)
        case LaidLink():
            return _link(site, gap)
        case LaidBlock():
            return _block(site, gap)
        case Picture():
            return _picture(site, gap)
        case ClinicBlock(clinic=slug):
            other = showing.plan.show_by_name(slug)
            if other is None:
                raise TemplateError(f"this site cannot show the clinic `{slug}`", gap.place)
            # The site's own text: the same wherever it shows this clinic.
            parts = _partial(site, "blocks/clinic.html", {"other": site.other(other).view})
            return [site.own(splice(parts), "clinic", slug)]
        case _:
            raise TypeError(f"{type(gap).__name__} is no gap")


def _link(site: OpenSite, link: LaidLink) -> list[str]:
    path = site.showing.plan.content_addresses.get(link.name)
    label = fill_steps(site, link.label)
    if path is None:
        return label
    return ['<a href="', *site.printed_address(path + link.fragment), f'"{link.title}>', *label, "</a>"]


def _picture(site: OpenSite, picture: Picture) -> list[str]:
    view = fill_picture(site, picture)
    size = f' width="{view.width}" height="{view.height}"' if view.width else ""
    title = f' title="{escape(picture.title)}"' if picture.title else ""
    src = site.printed_address(view.src.removeprefix(site.showing.prefix))
    img = ['<img src="', *src, '" alt="', *printed(view.alt), f'"{title}{size} loading="lazy">']
    served = site.showing.assets.served.get(picture.path)
    if served is None:
        return img
    choices = [part for choice in served.choices for part in _choice(site, choice)]
    return ["<picture>", *choices, *img, "</picture>"]


def _choice(site: OpenSite, variants: tuple[Variant, ...]) -> Iterator[str]:
    yield f'<source type="image/{variants[0].form}" sizes="{_SIZES}" srcset="'
    for number, variant in enumerate(variants):
        yield ", " if number else ""
        yield from site.printed_address(f"/{variant.path}")
        yield f" {variant.width}w"
    yield '">'


def _block(site: OpenSite, block: LaidBlock) -> Parts:
    heading, content = (splice(fill_steps(site, steps)) for steps in (block.heading, block.content))
    view = BlockView(block.name, site.markup(heading), site.markup(content))
    varying = [("block", name) for name, text in (("heading", heading), ("content", content)) if varies(text)]
    return _partial(site, partial_of(block.name), {"block": view}, varying)


def _partial(site: OpenSite, name: str, values: Mapping[str, object], varying: Iterable[Read] = ()) -> Parts:
    return render_parts(site.theme, name, {**site.values, **values}, site.memory, WHOLE.union(varying))


def fill_picture(site: OpenSite, picture: Picture) -> PictureView:
    """Show a picture of a text, with the clinic's facts in the words that stand for it."""
    showing = site.showing
    if picture.path not in showing.assets.paths:
        raise TemplateError(f"there is no picture `{picture.path}`", picture.place)
    alt = splice_words(site, picture.alt, fill_words(picture.alt, showing.facts))
    return show_picture(picture.path, alt, showing.assets, showing.address)


def fill_words(words: Words, facts: Mapping[str, str]) -> str:
    """Fill plain text with a clinic's facts."""
    return "".join(piece if isinstance(piece, str) else _fact(piece, facts) for piece in words)


def is_filled_as(words: Words, facts: Mapping[str, str], filled: str) -> bool:
    """Tell whether a text is what words say with a clinic's facts; where one is missing, planning has filled it."""
    has_all = all(isinstance(piece, str) or facts.get(piece.name, piece.default) is not None for piece in words)
    return has_all and fill_words(words, facts) == filled


def splice_words(site: OpenSite, words: Words, filled: str) -> str:
    """Keep with a filled text the pieces that it is printed as, if there are facts in it; they must be its words."""
    if all(isinstance(piece, str) for piece in words) or not is_filled_as(words, site.showing.facts, filled):
        return filled
    return splice_text(
        filled, (str(escape(piece)) if isinstance(piece, str) else _own_fact(site, piece) for piece in words)
    )


def own_by_role(site: OpenSite, role: Role) -> OwnText | None:
    """Give one of the clinic's own texts that its role alone tells, or None."""
    showing, clinic = site.showing, site.showing.clinic
    match role:
        case (*rest, "json"):
            text = site.memory.owned.get(tuple(rest)) or own_by_role(site, tuple(rest))
            return site.own_json(text) if text is not None else None
        case ("fact", name, _) if name in showing.facts:
            return site.own(showing.facts[name], *role)
        case ("target", target):
            href = showing.targets.get(cast(ClinicTarget, target))
            return site.own(href, *role) if href is not None else None
        case ("home",):
            return site.own(showing.home[:-1], *role)
        case ("place",):
            return site.own(clinic.address.place, *role)
        case ("description",):
            return site.own(clinic.description, *role)
        case ("nodes",):
            return site.own_nodes()
        case _:
            return None


def _own_fact(site: OpenSite, fact: Fact) -> OwnText:
    return site.own(_fact(fact, site.showing.facts), "fact", fact.name, fact.default or "")


def _fact(fact: Fact, facts: Mapping[str, str]) -> str:
    value = facts.get(fact.name, fact.default)
    if value is None:
        raise TemplateError(f"the clinic has no `{fact.name}`, and the text gives no default", fact.place)
    return value
