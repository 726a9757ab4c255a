"""The frame of a page: all of it that no clinic changes, and where the clinic's own texts go.

On every site that shows the same on a page it has the same frame. A page is the frame with the site's own texts put
in, and its cards of articles.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from clinicgen.model.rendered_site import OwnText, Role
from clinicgen.rendering.joining import ELSEWHERE, LeftOpen
from clinicgen.rendering.programs import Loop
from clinicgen.rendering.spliced import MixedText, Parts

_SHORT = 500
"""Characters."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A page without the texts of the clinic's own and without cards."""

    texts: Parts = field(repr=False)
    """What no clinic changes."""
    roles: tuple[Role, ...]
    """What the clinic's own texts are."""
    pick: Callable[[Sequence[str]], Parts] = field(repr=False)
    """Puts the texts, and after them the clinic's own, into the order they have on the page."""
    loops: tuple[tuple[int, Loop], ...]
    """Where loops over cards stand, the last first."""
    is_elsewhere: bool
    """Whether there are menus in it that do not name the page."""
    is_shared: bool
    """Whether other sites have it too: nothing in it is decided by clinic and page together."""


def frame_of(parts: Parts) -> Frame:
    """Make the frame of a page that is joined without its cards."""
    parts = _join_short(parts)
    texts = [part for part in parts if not isinstance(part, OwnText)]
    roles = tuple(dict.fromkeys(part.role for part in parts if isinstance(part, OwnText)))
    place_of = {role: place for place, role in enumerate(roles, len(texts))}
    unused = iter(range(len(texts)))
    order = [place_of[part.role] if isinstance(part, OwnText) else next(unused) for part in parts]
    return Frame(
        tuple(texts),
        roles,
        itemgetter(*order, order[0]),  # Of one place alone it would give no tuple.
        tuple((place, part.loop) for place, part in enumerate(parts) if isinstance(part, LeftOpen))[::-1],
        any(role[-1] == ELSEWHERE for role in roles),
        not any(isinstance(part, MixedText) for part in parts),
    )


def _join_short(parts: Parts) -> Parts:
    """Join neighbouring texts that no clinic changes, but long ones, which the article's text has as well."""
    joined: list[str] = []
    for part in parts:
        if joined and type(part) is type(joined[-1]) is str and len(joined[-1]) + len(part) <= _SHORT:
            joined[-1] += part
        else:
            joined.append(part)
    return tuple(joined)


def fill_frame(frame: Frame, own: Sequence[OwnText], write: Callable[[Loop], Sequence[str]]) -> Parts:
    """Put a site's own texts into a frame, and the items of its loops."""
    parts = frame.pick((*frame.texts, *own))[:-1]
    for place, loop in frame.loops:
        parts = (*parts[:place], *write(loop), *parts[place + 1 :])
    # What only this page has is a plain text to all who read it.
    return parts if frame.is_shared else tuple([str(part) if type(part) is MixedText else part for part in parts])
