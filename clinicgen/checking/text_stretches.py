"""A file's texts joined into one that can be searched in one go, and where each stretch of it comes from.

Texts that do not belong together are separated by `BREAK`. Every stretch knows what it was (visible text, an
attribute, structured data …) and which clinic's part of the page it stood in.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Literal, NamedTuple

from clinicgen.checking.folded_text import BREAK, fold

StretchKind = Literal["words", "decoded", "drawing"]
"""`decoded` repeats another stretch with its percent-encoding decoded; `drawing` holds the coordinates of a drawing,
where digits are no telephone number unless some clinic has it."""


class Spot(NamedTuple):
    """What a stretch of text is."""

    kind: StretchKind
    scope: str | None
    """The clinic whose element it stands in."""


_WORDS = Spot("words", None)


class Reading(NamedTuple):
    """A file's whole text, folded, and where its stretches come from."""

    text: str
    lowered: str
    """The same in lower case, as long to the character."""
    starts: tuple[int, ...]
    spots: tuple[Spot, ...]

    def spot(self, start: int, end: int) -> Spot:
        """Give where a stretch comes from; one that reaches out of a clinic's part belongs to no other clinic."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end - 1) - 1
        spot = self.spots[first]
        if first != last and any(one.scope != spot.scope for one in self.spots[first : last + 1]):
            return Spot(spot.kind, None)
        return spot


class Stretches:
    """Collects the texts of one file."""

    __slots__ = ("_block", "_regions", "_scopes", "_spot", "_turns")

    def __init__(self) -> None:
        self._regions: list[str] = []
        """Texts that belong to nothing around them."""
        self._spot = _WORDS
        self._turns: list[tuple[int, int, Spot]] = []
        """Where what is collected becomes something else: the region, the offset in it, and what it then is."""
        self._block: list[str] = []
        self._scopes: list[str | None] = []

    def add(self, text: str, scope: str | None = None, kind: StretchKind = "words") -> None:
        """Add a text that belongs to nothing around it."""
        if not text.isascii() or BREAK in text:
            text = fold(text)
        if self._spot.scope != scope or self._spot.kind != kind:
            self._turn(0, Spot(kind, scope))
        self._regions.append(text)

    def add_all(self, texts: Iterable[str]) -> None:
        """Add texts that belong to nothing around them."""
        for text in texts:
            self.add(text)

    def write(self, text: str, scope: str | None) -> None:
        """Add visible text to the block being read: what an inline tag divides still belongs together."""
        if not text.isascii() or BREAK in text:
            text = fold(text)
        # White space between blocks, which is half of all texts of a page, says nothing.
        if text and (self._block or not text.isspace()):
            self._block.append(text)
            self._scopes.append(scope)

    def end_block(self) -> None:
        """End the block being read, if there is any text in it."""
        block, scopes = self._block, self._scopes
        if not block:
            return
        self._block, self._scopes = [], []
        if len(block) == 1:
            self.add(block[0], scopes[0])
            return
        pieces: list[str] = []
        length = 0
        is_divided = False
        for piece, scope in zip(block, scopes, strict=True):
            if self._spot.scope != scope or self._spot.kind != "words":
                self._turn(length, Spot("words", scope))
            # Words that an inline tag divides are looked for apart here, and joined below.
            if pieces and pieces[-1][-1].isalnum() and piece[0].isalnum():
                is_divided = True
                pieces.append(" ")
                length += 1
            pieces.append(piece)
            length += len(piece)
        self._regions.append("".join(pieces))
        if is_divided:
            self.add("".join(block), scopes[0] if len(set(scopes)) == 1 else None)

    def reading(self) -> Reading:
        """Give everything collected."""
        self.end_block()
        regions = [*self._regions, ""]
        # Nearly all regions are ASCII, which by itself is lower-cased ten times faster.
        lowered = BREAK.join([region.lower() for region in regions])
        starts, spots = [0], [_WORDS]
        if self._turns:
            begins = tuple(accumulate([len(region) + 1 for region in regions], initial=0))
            starts += [begins[region] + offset for region, offset, _ in self._turns]
            spots += [spot for _, _, spot in self._turns]
        return Reading(BREAK.join(regions), lowered, tuple(starts), tuple(spots))

    def _turn(self, offset: int, spot: Spot) -> None:
        self._spot = spot
        self._turns.append((len(self._regions), offset, spot))
