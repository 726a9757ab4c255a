"""The frame of an article's page: all of it that no clinic changes, and where the clinic's own texts go.

On every site that surrounds the article alike the page has the same frame. A page is the frame with the site's own
texts put in, and its cards of other articles.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from clinicgen.model.rendered_site import OwnText, Role
from clinicgen.rendering.joining import LeftOpen
from clinicgen.rendering.programs import Loop
from clinicgen.rendering.spliced import MixedText, Parts


@dataclass(frozen=True, slots=True)
class Frame:
    """A page without the texts of the clinic's own and without cards."""

    parts: Parts = field(repr=False)
    own: tuple[tuple[int, Role], ...]
    """Where texts of the clinic's own stand among the parts."""
    roles: frozenset[Role]
    loops: tuple[tuple[int, Loop], ...]
    """Where loops over cards stand, the last first."""
    is_shared: bool
    """Whether other sites have it too: nothing in it is decided by clinic and article together."""


@dataclass(slots=True)
class Surrounded:
    """An article on the sites that surround it alike."""

    digest: str
    """Of what surrounds it."""
    frames: dict[tuple[int | None, ...], Frame] = field(default_factory=dict)
    """By what the clinic leaves of the templates."""


def frame_of(parts: Parts) -> Frame:
    """Make the frame of a page that is joined without its cards."""
    own = tuple((place, part.role) for place, part in enumerate(parts) if isinstance(part, OwnText))
    return Frame(
        parts,
        own,
        frozenset(role for _, role in own),
        tuple((place, part.loop) for place, part in enumerate(parts) if isinstance(part, LeftOpen))[::-1],
        not any(isinstance(part, MixedText) for part in parts),
    )


def fill_frame(frame: Frame, owned: Mapping[Role, OwnText], write: Callable[[Loop], Sequence[str]]) -> list[str]:
    """Put a site's own texts into a frame, and the items of its loops."""
    parts = list(frame.parts)
    for place, role in frame.own:
        parts[place] = owned[role]
    for place, loop in frame.loops:
        parts[place : place + 1] = write(loop)
    return parts
