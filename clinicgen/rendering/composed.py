"""Tells the clinic's name and place from the words around them, in texts that were composed for its pages."""

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
    parts = _cut(_cut((str(escape(text)),), site.own_name()), site.own(clinic.address.place, "place"))
    return splice_text(text, parts) if len(parts) > 1 or isinstance(parts[0], OwnText) else text


def _cut(parts: Parts, own: OwnText) -> Parts:
    cut: list[str] = []
    for part in parts:
        if isinstance(part, OwnText) or own not in part:
            cut.append(part)
        else:
            first, *rest = part.split(own)
            cut += [first, *[piece for after in rest for piece in (own, after)]]
    return tuple(part for part in cut if part)
