"""A file's texts joined into one that can be searched in one go, and where each stretch of it comes from.

Texts that do not belong together are separated by `BREAK`. Every stretch knows what it was (visible text, an
attribute, structured data …) and which clinic's part of the page it stood in.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
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

    __slots__ = ("_block", "_length", "_parts", "_scopes", "_spot", "_spots", "_starts")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._spot = Spot("words", None)
        self._starts = [0]
        self._spots = [self._spot]
        self._length = 0
        self._block: list[str] = []
        self._scopes: list[str | None] = []

    def add(self, text: str, scope: str | None = None, kind: StretchKind = "words") -> None:
        """Add a text that belongs to nothing around it."""
        if not text.isascii() or BREAK in text:
            text = fold(text)
        self._put(text, kind, scope)
        self._put_break()

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
        self._put(block[0], "words", scopes[0])
        is_divided = False
        for index in range(1, len(block)):
            piece = block[index]
            # Words that an inline tag divides are looked for apart here, and joined below.
            if block[index - 1][-1].isalnum() and piece[0].isalnum():
                is_divided = True
                piece = " " + piece
            self._put(piece, "words", scopes[index])
        self._put_break()
        if is_divided:
            self._put("".join(block), "words", scopes[0] if len(set(scopes)) == 1 else None)
            self._put_break()

    def reading(self) -> Reading:
        """Give everything collected."""
        self.end_block()
        text = "".join(self._parts)
        return Reading(text, text.lower(), tuple(self._starts), tuple(self._spots))

    def _put(self, folded: str, kind: StretchKind, scope: str | None) -> None:
        if self._spot.scope != scope or self._spot.kind != kind:
            self._spot = Spot(kind, scope)
            self._starts.append(self._length)
            self._spots.append(self._spot)
        self._parts.append(folded)
        self._length += len(folded)

    def _put_break(self) -> None:
        self._parts.append(BREAK)
        self._length += 1
