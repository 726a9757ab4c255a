"""Patterns: the words that make a claim, written so that they can be read, each with sentences that prove it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct

from clinicgen.checking.claims.inflection import spell_words
from clinicgen.checking.claims.lexicon import FAMILIES
from clinicgen.checking.claims.wording import Wording, words_of

_NAME = re.compile(r"<(\w+)>")
_MARKED = frozenset({"product", "treatment"})
"""Families whose words may bear a mark of trade."""
_OPENING = 3
"""So many marks may stand before the first word of a sentence."""
_BETWEEN = re.compile(r",?[®™]? (?:[\w'%/&®™()-]+,? )*$")
_TO_OBJECT = re.compile(
    r"[®™]? (?:(?!(?:can|may|might|could|will|would|should|is|are|was|were|that|which)\b)[\w'%/&®™()-]+,? )*$"
)
"""Between a verb and its object no other verb begins."""
_TOO_MANY = 1_000


class Pattern(Struct, frozen=True):
    """One way to make a claim."""

    name: str
    """What is said, such as `a cure`: findings show it."""
    anchors: frozenset[str]
    """Words one of which every match holds: a sentence with none of them is not searched."""
    needs: frozenset[str]
    """Words one of which must stand there as well, where anchors are common words; empty where they are not."""
    phrase: Wording
    """The words."""
    after: tuple[str, ...]
    """Families one of which must stand shortly before the words, or the words open the sentence; empty where none."""
    behind: int
    """At most so many words lie between."""
    on: tuple[str, ...]
    """Families one of which must follow the words, and belongs to the match; empty where none need."""
    within: int
    """At most so many words lie between."""
    unless: Wording | None
    """What takes the claim back wherever it stands in the sentence."""
    fires: tuple[str, ...]
    """Sentences in which its rule must find something, for tests and readers."""
    silent: tuple[str, ...]
    """Sentences in which its rule must find nothing."""

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Give where the words begin and end at each place of a sentence, unless something takes them back."""
        for number, found in enumerate(self.phrase.finditer(text)):
            if number == 0 and self.unless and self.unless.search(text):
                return
            start, end = found.span()
            if self.after and not _follows(text, start, self.after, self.behind):
                continue
            if self.on:
                end = _end_of_object(text, end, self.on, self.within)
            if end:
                yield start, end


def pattern(
    name: str,
    anchors: str,
    phrase: str,
    *,
    fires: tuple[str, ...],
    silent: tuple[str, ...],
    unless: str = "",
    needs: str = "",
    after: str = "",
    behind: int = 4,
    on: str = "",
    within: int = 4,
) -> Pattern:
    """Make a pattern.

    `<any>` stands for any of the anchors, `<upto3>` for at most three words of any kind, `<condition>` and other names
    for a family of `lexicon.py`. A phrase begins and ends at the edge of a word. Large families are better named by
    `after` and `on`: they are looked for once a sentence, whatever patterns ask.
    """
    words = anchors.split()
    spelled = phrase.replace("<any>", f"(?:{spell_words(words)})")
    return Pattern(
        name,
        frozenset(words),
        frozenset(needs.split()),
        words_of(_spell(spelled)),
        tuple(after.split()),
        behind,
        tuple(on.split()),
        within,
        Wording(rf"(?<!\w)(?:{_spell(unless)})(?!\w)") if unless else None,
        fires,
        silent,
    )


def _follows(text: str, start: int, families: tuple[str, ...], most: int) -> bool:
    return start <= _OPENING or any(
        end <= start and _words_between(text, end, start, _BETWEEN) <= most
        for family in families
        for _, end in _places(text, family)
    )


def _end_of_object(text: str, end: int, families: tuple[str, ...], most: int) -> int:
    """Give where the nearest word of these families ends behind a position, or 0 where none is near."""
    near = [
        (start, last)
        for family in families
        for start, last in _places(text, family)
        if start > end and _words_between(text, end, start, _TO_OBJECT) <= most
    ]
    return min(near)[1] if near else 0


def _words_between(text: str, start: int, end: int, allowed: re.Pattern[str]) -> int:
    """Count the words between two words; where something else parts them, there are too many."""
    between = text[start:end]
    return between.count(" ") - 1 if allowed.match(between) else _TOO_MANY


@lru_cache(maxsize=64)
def _places(text: str, family: str) -> tuple[tuple[int, int], ...]:
    return tuple(found.span() for found in _wording(family).finditer(text))


@cache
def _wording(family: str) -> Wording:
    return words_of(_spell(f"<{family}>"))


def _spell(phrase: str) -> str:
    return _NAME.sub(_spell_name, phrase).replace("[\\w'-]", "[\\w'®™-]")


def _spell_name(found: re.Match[str]) -> str:
    name = found[1]
    if name.startswith("upto"):
        return rf"(?:[\w'%/&®™-]+,? ){{0,{int(name[4:])}}}"
    mark = "[®™]?" if name in _MARKED else ""
    return f"(?:{FAMILIES[name]}){mark}"
