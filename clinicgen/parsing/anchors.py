"""Ids of headings: made from their text without its facts, so that they are the same on every site."""

from __future__ import annotations

import re
import unicodedata

_BETWEEN_WORDS = re.compile(r"[^a-z0-9]+")


def slug_of(text: str) -> str:
    """Spell text as an id: lower-case letters and digits, accents folded, hyphens for everything between words."""
    if text.isascii():
        return _BETWEEN_WORDS.sub("-", text.replace("'", "").lower()).strip("-") or "section"
    letters: list[str] = []
    for character in unicodedata.normalize("NFKD", text).lower():
        if character.isalnum():
            letters.append(character)
        elif character not in "'’" and not unicodedata.combining(character) and letters and letters[-1] != "-":
            letters.append("-")
    return "".join(letters).strip("-") or "section"


class Anchors:
    """The ids given so far in one text."""

    __slots__ = ("_counts", "_taken", "prefix")

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        """Stands before every id, so that a slot's text can be put into an article without a clash."""
        self._counts: dict[str, int] = {}
        self._taken: dict[str, None] = {}

    def add(self, text: str) -> str:
        """Give a heading an id that no other has."""
        base = self.prefix + slug_of(text)
        count = self._counts.get(base, 0) + 1
        anchor = base if count == 1 else f"{base}-{count}"
        while anchor in self._taken:
            count += 1
            anchor = f"{base}-{count}"
        self._counts[base] = count
        self._taken[anchor] = None
        return anchor

    def find(self, fragment: str) -> str | None:
        """Give the id a fragment means, with or without the prefix, or None."""
        return next((name for name in (fragment, self.prefix + fragment) if name in self._taken), None)

    @property
    def all(self) -> tuple[str, ...]:
        """All ids in the order of their headings."""
        return tuple(self._taken)
