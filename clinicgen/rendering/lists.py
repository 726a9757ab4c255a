"""Writes the cards that a page lists: each once for all sites, but for the clinic's facts that were filled in on it."""

from __future__ import annotations

from collections.abc import Mapping

from clinicgen.model.site_plan import ArticleCard, LocationsSubject, Subject
from clinicgen.rendering.frames import fill_frame, frame_of
from clinicgen.rendering.joining import WHOLE, Joining, open_joining
from clinicgen.rendering.open_site import OpenSite
from clinicgen.rendering.page_views import CardView
from clinicgen.rendering.programs import Loop
from clinicgen.rendering.remembered import Memory, remember
from clinicgen.rendering.show_page import cards_of, show_cards
from clinicgen.rendering.spliced import MixedText, Parts, pieces_of

_FILLED = ("title", "excerpt")
"""What of a card may say a clinic's facts."""
_MOST_FRAMES = 16_384
"""How many frames of cards are kept."""


def write_list(site: OpenSite, subject: Subject, loop: Loop, values: Mapping[str, object]) -> tuple[Parts, bytes]:
    """Write what a page lists, in parts and encoded, once for all pages of the site that list the same."""
    listed = subject.clinics if isinstance(subject, LocationsSubject) else cards_of(subject)
    known = site.lists.get((loop, id(listed)))
    if known is None:  # The list is kept as well, so that no other can take its identity.
        varying = WHOLE.union((loop.item, name) for name in (None, *_FILLED))
        joining = open_joining(site.theme, values, site.memory, varying)
        parts = [part for item in _items_on(site, subject) for part in _write(site, joining, loop, *item)]
        # What only this site has is a plain text to all who read it.
        written = tuple([str(part) if type(part) is MixedText else part for part in parts])
        known = site.lists[loop, id(listed)] = listed, (written, b"".join(map(str.encode, written)))
    return known[1]


def _items_on(site: OpenSite, subject: Subject) -> list[tuple[object, bool]]:
    """Show what a page lists, and tell of each whether the clinic's facts were filled in on it."""
    if isinstance(subject, LocationsSubject):
        return [(site.other(clinic).view, False) for clinic in subject.clinics]
    cards: tuple[ArticleCard, ...] = cards_of(subject)
    return [(view, card.is_filled) for view, card in zip(show_cards(site, cards), cards, strict=True)]


def _write(site: OpenSite, joining: Joining, loop: Loop, view: object, is_filled: bool) -> Parts:
    if not loop.is_shared:
        return joining.recall_item(loop, view, site.memory.texts)
    if not is_filled or not isinstance(view, CardView):
        return joining.recall_item(loop, view, site.theme.texts)
    known = site.memory.texts.get((loop.form, id(view)))
    if known is None:
        parts = _write_filled(site, joining, loop, view)
        known = remember(site.memory.texts, (loop.form, id(view)), Memory((view,), parts))
    return known.parts


def _write_filled(site: OpenSite, joining: Joining, loop: Loop, view: CardView) -> Parts:
    """Write a card that says the clinic's facts, by the frame that it has on all sites where they stand alike in it."""
    frames, theme = site.shared.card_frames, site.theme.theme.name
    said = pieces_of(view.title), pieces_of(view.excerpt)
    key = theme, loop.form, *said, view.href, view.date, view.reading_minutes
    frame = frames.get(key)
    if frame is None:
        frame = frame_of(joining.write_item(loop, view))
        if frame.is_shared:
            if len(frames) >= _MOST_FRAMES:
                frames.clear()
            frames[key] = frame
    return fill_frame(frame, [site.memory.owned[role] for role in frame.roles])
