"""Tells the clinic's facts from the words around them, in texts that were composed for its pages."""

from __future__ import annotations

from itertools import accumulate

from markupsafe import escape

from clinicgen.model.rendered_site import OwnText
from clinicgen.model.site_plan import ArticleCard
from clinicgen.rendering.open_site import OpenSite
from clinicgen.rendering.page_views import CardView
from clinicgen.rendering.spliced import Parts, splice_text

_TOLD_APART = frozenset({"clinic.name", "clinic.phone", "clinic.city", "clinic.street", "clinic.email", "brand.name"})
_ELLIPSIS = "\u2026"
_FEWEST_LETTERS = 4
"""Of a fact: shorter ones stand in too many words."""


def tell_apart(site: OpenSite, text: str) -> str:
    """Keep with a composed text the pieces that it is printed as."""
    clinic = site.showing.clinic
    if text == clinic.description:
        return splice_text(text, (site.own(text, "description"),))
    return _tell_apart(text, (site.own_name(), site.own(clinic.address.place, "place")))


def show_card(site: OpenSite, card: ArticleCard) -> CardView:
    """Show an article as lists do where the clinic's facts were filled in: with the pieces that it is printed as."""
    known = site.filled_cards.get(id(card))
    if known is None:  # The card is kept as well, so that no other can take its identity.
        if not site.told_apart:
            site.told_apart.extend(_facts_of(site))
        whole, begun = site.told_apart
        plain = site.shared.card(site.showing.prefix, card)
        title, excerpt = _tell_apart(plain.title, whole), _tell_apart(plain.excerpt, whole, begun)
        known = card, CardView(title, plain.href, excerpt, plain.date, plain.reading_minutes)
        site.filled_cards[id(card)] = known
    return known[1]


def _facts_of(site: OpenSite) -> tuple[Parts, Parts]:
    """Give the facts that cards say filled in, the longest first, and what a card may say of one that it breaks off."""
    whole: list[OwnText] = []
    begun: list[OwnText] = []
    for name, value in sorted(site.showing.facts.items()):
        if len(value) >= _FEWEST_LETTERS and (name in _TOLD_APART or name.startswith("clinic.facts.")):
            *parts, _ = accumulate(value.split(" "), "{} {}".format)
            whole.append(site.own(value, "fact", name, ""))
            begun += [site.own(part, "fact", name, "", f"first {count}") for count, part in enumerate(parts, 1)]
    return tuple(sorted(whole, key=len, reverse=True)), tuple(sorted(begun, key=len, reverse=True))


def _tell_apart(text: str, whole: Parts, begun: Parts = ()) -> str:
    """Cut a text where whole facts stand in it, and where one is broken off at its end."""
    written = str(escape(text))
    parts: list[str] = [written]
    for own in whole:
        if own in written:
            parts = [piece for part in parts for piece in _cut(part, own)]
    if begun and text.endswith(_ELLIPSIS):
        parts[-1:] = _cut_end(parts[-1], begun)
    return splice_text(text, parts) if len(parts) > 1 or isinstance(parts[0], OwnText) else text


def _cut(part: str, own: str) -> Parts:
    """Cut a part where it says a fact as a word, or as several."""
    if isinstance(part, OwnText):
        return (part,)
    cut: list[str] = []
    start = end = 0
    while (place := part.find(own, end)) >= 0:
        end = place + len(own)
        if not _is_of_word(part[:place][-1:]) and not _is_of_word(part[end : end + 1]):
            cut += part[start:place], own
            start = end
    return tuple([piece for piece in (*cut, part[start:]) if piece])


def _cut_end(part: str, begun: Parts) -> Parts:
    """Cut a part where the words before the ellipsis at its end are the first of a fact."""
    words = part.removesuffix(_ELLIPSIS)
    for own in begun:
        before = words.removesuffix(own)
        if len(before) < len(words) and not _is_of_word(before[-1:]):
            return tuple([piece for piece in (before, own, _ELLIPSIS) if piece])
    return (part,)


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"
