"""The frame of a page: all of it that no clinic changes, and where the clinic's own texts go.

On every site that shows the same on a page it has the same frame. A page is the frame with the site's own texts put
in, and its cards of articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from msgspec import Struct

from clinicgen.model.rendered_site import OwnText, Role
from clinicgen.rendering.joining import ELSEWHERE, LeftOpen
from clinicgen.rendering.programs import Loop
from clinicgen.rendering.spliced import MixedText, Parts

_SHORT = 500
"""Characters."""


class Frame(Struct, frozen=True):
    """A page without the texts of the clinic's own and without cards."""

    texts: Parts
    """What no clinic changes."""
    encoded: tuple[bytes, ...]
    """The same, encoded."""
    roles: tuple[Role, ...]
    """What the clinic's own texts are."""
    pick: itemgetter[tuple[object, ...]]
    """Puts the texts, and after them the clinic's own, into the order they have on the page."""
    loops: tuple[tuple[int, Loop], ...]
    """Where loops over cards stand, the last first."""
    is_elsewhere: bool
    """Whether there are menus in it that do not name the page."""
    is_shared: bool
    """Whether other sites have it too: nothing in it is decided by clinic and page together."""


def frame_of(parts: Parts) -> Frame:
    """Make the frame of a page that is joined without its cards."""
    parts = _join_short(parts) or ("",)
    texts: list[str] = []
    places: dict[Role, int] = {}
    order: list[int] = []
    for part in parts:
        if isinstance(part, OwnText):
            order.append(-places.setdefault(part.role, len(places) + 1))
        else:
            order.append(len(texts))
            texts.append(part)
    last = len(texts) - 1
    order = [place if place >= 0 else last - place for place in order]
    return Frame(
        tuple(texts),
        tuple(map(str.encode, texts)),
        tuple(places),
        itemgetter(*order, order[0]),  # Of one place alone it would give no tuple.
        tuple((place, part.loop) for place, part in enumerate(parts) if isinstance(part, LeftOpen))[::-1],
        any(role[-1] == ELSEWHERE for role in places),
        not any(type(text) is MixedText for text in texts),
    )


def _join_short(parts: Parts) -> Parts:
    """Join neighbouring texts that no clinic changes, but long ones, which the article's text has as well."""
    joined: list[str] = []
    room = 0  # How much may be added to the text before.
    for part in parts:
        if type(part) is not str:
            joined.append(part)
            room = 0
        elif room and len(part) <= room:
            joined[-1] += part
            room -= len(part)
        elif part:
            joined.append(part)
            room = max(0, _SHORT - len(part))
    return tuple(joined)


def fill_frame(frame: Frame, own: Sequence[OwnText], lists: Sequence[Parts] = ()) -> Parts:
    """Put a site's own texts into a frame, and what stands for its loops."""
    parts: Parts = frame.pick((*frame.texts, *own))[:-1]
    for (place, _), written in zip(frame.loops, lists, strict=True):
        parts = (*parts[:place], *written, *parts[place + 1 :])
    # What only this page has is a plain text to all who read it.
    return parts if frame.is_shared else tuple([str(part) if type(part) is MixedText else part for part in parts])


def encode_frame(frame: Frame, own: Sequence[OwnText], lists: Sequence[bytes] = ()) -> bytes:
    """Give the same as `fill_frame`, encoded: all of it was before, for other pages or sites."""
    data = list(frame.pick((*frame.encoded, *[text.data for text in own]))[:-1])
    for (place, _), written in zip(frame.loops, lists, strict=True):
        data[place] = written
    return b"".join(data)
