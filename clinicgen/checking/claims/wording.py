"""Wordings: regular expressions that are compiled when they are first asked, since most runs judge few texts."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from clinicgen.checking.claims.inflection import share_first_letters


class Wording:
    """A regular expression in lower case; it answers as a compiled one does."""

    __slots__ = ("_compiled", "expression")

    def __init__(self, expression: str) -> None:
        """Keep an expression; nothing is compiled yet."""
        self.expression = expression
        self._compiled: re.Pattern[str] | None = None

    def __repr__(self) -> str:
        """Show the expression: it is what tells one wording from another."""
        return f"Wording({self.expression!r})"

    @property
    def is_compiled(self) -> bool:
        """Whether it has been asked yet."""
        return self._compiled is not None

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Give the first place where it stands."""
        return (self._compiled or self._compile()).search(text, start, end)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Give the place at the start, if it stands there."""
        return (self._compiled or self._compile()).match(text, start)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Give every place where it stands."""
        return (self._compiled or self._compile()).finditer(text, start, end)

    def _compile(self) -> re.Pattern[str]:
        self._compiled = re.compile(self.expression)
        return self._compiled


def words_of(family: str) -> Wording:
    """Make a wording of a family of the lexicon, so that it is found as whole words."""
    return Wording(rf"(?<![\w-])(?:{share_first_letters(family)})(?!\w)")
