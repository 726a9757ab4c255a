"""Places in a text by offset, found without counting its lines each time."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from msgspec import Struct

from clinicgen.model.finding import Place, Span
from clinicgen.model.source import SourceText

_LONGEST_EXCERPT = 2_000


class Positions(Struct, frozen=True):
    """The lines of a text and where each begins."""

    path: str
    lines: tuple[str, ...]
    starts: tuple[int, ...]

    def line_of(self, offset: int) -> int:
        """Give the line, from 1, on which an offset stands."""
        return bisect_right(self.starts, offset)

    def place(self, start: int, end: int) -> Place:
        """Give the place of the characters from start up to end, at least one wide."""
        line, end_line = self.line_of(start), self.line_of(max(end, start))
        column, end_column = start - self.starts[line - 1] + 1, end - self.starts[end_line - 1] + 1
        if end <= start:
            end_column = column + 1
        text = self.lines[line - 1]
        # A line of a megabyte would be repeated in every finding about it.
        excerpt = text if len(text) <= _LONGEST_EXCERPT else ""
        return Place(self.path, Span(line, column, end_line, end_column), excerpt)

    def rest_of_line(self, start: int) -> Place:
        """Give the place from an offset to the last visible character of its line."""
        line = self.line_of(start)
        end = self.starts[line - 1] + len(self.lines[line - 1].rstrip())
        return self.place(start, end)

    def whole_line(self, line: int) -> Place:
        """Give the place of a line without its indentation."""
        text = self.lines[line - 1]
        return self.rest_of_line(self.starts[line - 1] + len(text) - len(text.lstrip()))


def positions_of(source: SourceText) -> Positions:
    """Index the lines of a text."""
    lines = tuple(source.text.split("\n"))
    starts = tuple(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
    return Positions(source.path, lines, starts)
