"""Tells the clinic's name and place from the words around them, in texts that were composed for its pages."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from clinicgen.model.rendered_site import OwnText, Role
from clinicgen.rendering.open_site import OpenSite
from clinicgen.rendering.spliced import Parts, splice_text

_TOLD_APART = frozenset({"clinic.name", "clinic.phone", "clinic.city", "clinic.street", "clinic.email", "brand.name"})
_ELLIPSIS = "\u2026"
_WHOLE = 3
"""How long the role of a whole fact is."""
_FEWEST_LETTERS = 4
"""Of a fact: shorter ones stand in too many words."""


def tell_apart(site: OpenSite, text: str) -> str:
    """Keep with a composed text the pieces that it is printed as."""
    clinic = site.showing.clinic
    if text == clinic.description:
        return splice_text(text, (site.own(text, "description"),))
    parts = _cut(_cut((str(escape(text)),), site.own_name()), site.own(clinic.address.place, "place"))
    return splice_text(text, parts) if len(parts) > 1 or isinstance(parts[0], OwnText) else text


def tell_apart_written(site: OpenSite, written: str) -> Parts:
    """Cut what is written of a card where a fact of the clinic's stands in it: excerpts say them filled in."""
    known = site.apart.get(written)
    if known is None:
        pattern, roles = _facts_of(site)
        pieces = pattern.split(written)
        pieces[1::2] = [site.own(Markup(piece), *roles[piece]) for piece in pieces[1::2]]  # noqa: S704  # As written.
        known = site.apart[written] = tuple(piece for piece in pieces if piece)
    return known


def _facts_of(site: OpenSite) -> tuple[re.Pattern[str], dict[str, Role]]:
    """Give a pattern that finds the facts that are told apart in a card, and what each is, by how it is written."""
    if not site.told_apart:
        roles: dict[str, Role] = {}
        facts = site.showing.facts
        for name in sorted(name for name in facts if _is_told_apart(name, facts[name])):
            words = facts[name].split(" ")
            # An excerpt may end in the middle of a fact.
            for count in range(len(words), 0, -1):
                role = ("fact", name, "") if count == len(words) else ("fact", name, "", f"first {count}")
                roles.setdefault(str(escape(" ".join(words[:count]))), role)
        whole = [re.escape(text) for text, role in roles.items() if len(role) == _WHOLE]
        begun = [re.escape(text) + f"(?={_ELLIPSIS})" for text, role in roles.items() if len(role) > _WHOLE]
        either = "|".join([*sorted(whole, key=len, reverse=True), *sorted(begun, key=len, reverse=True)])
        site.told_apart.append((re.compile(rf"(?<!\w)({either})(?!\w)" if either else "(?!)()"), roles))
    return site.told_apart[0]


def _is_told_apart(name: str, value: str) -> bool:
    return len(value) >= _FEWEST_LETTERS and (name in _TOLD_APART or name.startswith("clinic.facts."))


def _cut(parts: Parts, own: OwnText) -> Parts:
    cut: list[str] = []
    for part in parts:
        if isinstance(part, OwnText) or own not in part:
            cut.append(part)
        else:
            first, *rest = part.split(own)
            cut += [first, *[piece for after in rest for piece in (own, after)]]
    return tuple(part for part in cut if part)
