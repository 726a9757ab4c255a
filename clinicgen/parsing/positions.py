"""Where things stand: from offsets in a text or in a paragraph of it to places in the file."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from markdown_it.token import Token

from clinicgen.model.finding import Place, Span
from clinicgen.model.source import SourceText


class Positions:
    """The lines of a file, indexed once, so that each of thousands of places costs little."""

    __slots__ = ("_lines", "_starts", "_text", "path")

    def __init__(self, source: SourceText) -> None:
        self.path = source.path
        self._text = source.text
        self._lines: dict[int, str] = {}
        self._starts = [0]
        start = source.text.find("\n")
        while start >= 0:
            self._starts.append(start + 1)
            start = source.text.find("\n", start + 1)

    def offset_of(self, line: int) -> int:
        """Give the offset at which a line begins; lines count from 1."""
        return self._starts[line - 1] if line <= len(self._starts) else len(self._text)

    def place(self, start: int, end: int) -> Place:
        """Give the place of the characters from start up to end."""
        line, end_line = bisect_right(self._starts, start), bisect_right(self._starts, end)
        span = Span(line, start - self._starts[line - 1] + 1, end_line, end - self._starts[end_line - 1] + 1)
        return Place(self.path, span, self._line(line))

    def line_place(self, line: int) -> Place:
        """Give the place of a whole line, without the white space around it."""
        text = self._line(line)
        start = self.offset_of(line) + len(text) - len(text.lstrip())
        return self.place(start, max(start, self.offset_of(line) + len(text.rstrip())))

    def _line(self, line: int) -> str:
        # Kept, so that a thousand places on one line share its text.
        if line not in self._lines:
            end = self._starts[line] - 1 if line < len(self._starts) else len(self._text)
            self._lines[line] = self._text[self._starts[line - 1] : end]
        return self._lines[line]


class InlinePositions:
    """The lines of one paragraph, heading or cell, each with the offset in the file at which its text begins."""

    __slots__ = ("_content", "_heads", "_lines", "_pipes", "_positions", "_starts")

    def __init__(self, positions: Positions, token: Token, body_start: int) -> None:
        self._positions = positions
        self._content = token.content
        self._starts: Sequence[int] = [start + body_start for start in token.meta["starts"]]
        # In a cell every pipe of the content was written as `\|`.
        self._pipes = [pipe.start() for pipe in re.finditer(r"\|", token.content)] if "is_cell" in token.meta else []
        self._lines: list[int] = []
        self._heads: list[int] = []

    def place(self, start: int, end: int) -> Place:
        """Give the place of a stretch of the content."""
        first = self.offset(start)
        return self._positions.place(first, max(first, self.offset(end)))

    def offset(self, position: int) -> int:
        """Give the offset in the file of a position in the content."""
        if not self._lines:
            self._index()
        line = min(bisect_right(self._lines, position), len(self._starts)) - 1
        escapes = bisect_left(self._pipes, position)
        return max(self._starts[line], self._starts[line] + position - self._heads[line] + escapes)

    def _index(self) -> None:
        start = 0
        for line in self._content.split("\n"):
            self._lines.append(start)
            self._heads.append(start + len(line) - len(line.lstrip(" \t")))
            start += len(line) + 1
