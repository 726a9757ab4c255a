"""Tells the clinic's name, place and address from the words around them, in texts that were composed for its pages.

It is for pages that no other site has the frame of: there it does not matter whether a name is meant.
"""

from __future__ import annotations

from markupsafe import escape

from clinicgen.model.rendered_site import OwnText
from clinicgen.rendering.open_site import OpenSite
from clinicgen.rendering.spliced import Parts, splice_text


def tell_apart(site: OpenSite, text: str) -> str:
    """Keep with a composed text the pieces that it is printed as."""
    clinic = site.showing.clinic
    if text == clinic.description:
        return splice_text(text, (site.own(text, "description"),))
    parts = _cut(str(escape(text)), (site.own_name(), site.own(clinic.address.place, "place")))
    return splice_text(text, parts) if len(parts) > 1 or isinstance(parts[0], OwnText) else text


def tell_apart_json(site: OpenSite, written: str) -> Parts:
    """Cut JSON where the site's address, or the clinic's name or place, stands in it."""
    clinic = site.showing.clinic
    return _cut(
        written,
        (
            site.own_json(site.showing.home[:-1], "home", "json"),
            site.own_json(clinic.description, "description", "json"),
            site.own_json(clinic.name, "fact", "clinic.name", "", "json"),
            site.own_json(clinic.address.place, "place", "json"),
        ),
    )


def _cut(text: str, own: tuple[OwnText, ...]) -> Parts:
    parts = [text]
    for piece in own:
        cut: list[str] = []
        for part in parts:
            if isinstance(part, OwnText) or piece not in part:
                cut.append(part)
            else:
                first, *rest = part.split(piece)
                cut += [first, *[one for after in rest for one in (piece, after)]]
        parts = [part for part in cut if part or isinstance(part, OwnText)]
    return tuple(parts)
