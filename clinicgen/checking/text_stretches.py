"""A file's texts joined into one that can be searched in one go, and where each stretch of it comes from.

Texts that do not belong together are separated by `BREAK`. Every stretch knows what it was (visible text, an
attribute, structured data …) and which clinic's part of the page it stood in.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from clinicgen.checking.folded_text import BREAK, fold

DECODED = "address"
"""What a stretch is that repeats another with its percent-encoding decoded."""
DRAWING = "drawing"
"""What coordinates of drawings are: digits there are no telephone numbers unless some clinic has them."""


class Spot(NamedTuple):
    """Where a stretch of text comes from."""

    where: str
    """`text`, a tag's name for its attributes, `title`, `data` (JSON-LD), `comment`, `script`, `style` …"""
    scope: str | None
    """The clinic whose element it stands in."""


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
            return Spot(spot.where, None)
        return spot


class Stretches:
    """Collects the texts of one file."""

    __slots__ = ("_block", "_length", "_parts", "_scopes", "_spots", "_starts")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._spots: list[Spot] = []
        self._length = 0
        self._block: list[str] = []
        self._scopes: list[str | None] = []

    def add(self, text: str, where: str, scope: str | None) -> None:
        """Add a text that belongs to nothing around it."""
        self._put(fold(text), Spot(where, scope))
        self._put_break()

    def write(self, text: str, scope: str | None) -> None:
        """Add visible text to the block being read: what an inline tag divides still belongs together."""
        if not text.isascii() or BREAK in text:
            text = fold(text)
        if text:
            self._block.append(text)
            self._scopes.append(scope)

    def end_block(self) -> None:
        """End the block being read, if there is any text in it."""
        block, scopes = self._block, self._scopes
        if not block:
            return
        self._block, self._scopes = [], []
        before = self._length
        self._put(block[0], Spot("text", scopes[0]))
        for index in range(1, len(block)):
            # Words that an inline tag divides are looked for apart here, and joined below.
            is_glued = block[index - 1][-1].isalnum() and block[index][0].isalnum()
            if scopes[index] != scopes[index - 1]:
                self._starts.append(self._length)
                self._spots.append(Spot("text", scopes[index]))
            piece = " " + block[index] if is_glued else block[index]
            self._parts.append(piece)
            self._length += len(piece)
        self._put_break()
        joined = "".join(block)
        if self._length - before - 1 != len(joined):
            scope = scopes[0] if all(one == scopes[0] for one in scopes) else None
            self._put(joined, Spot("text", scope))
            self._put_break()

    def reading(self) -> Reading:
        """Give everything collected."""
        self.end_block()
        text = "".join(self._parts)
        return Reading(text, text.lower(), tuple(self._starts or [0]), tuple(self._spots or [Spot("text", None)]))

    def _put(self, folded: str, spot: Spot) -> None:
        self._starts.append(self._length)
        self._spots.append(spot)
        self._parts.append(folded)
        self._length += len(folded)

    def _put_break(self) -> None:
        self._parts.append(BREAK)
        self._length += 1
