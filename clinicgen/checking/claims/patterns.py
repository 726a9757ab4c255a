"""Patterns: the words that make a claim, written so that they can be read, each with sentences that prove it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from clinicgen.checking.claims.lexicon import FAMILIES

_NAME = re.compile(r"<(\w+)>")


class Pattern(Struct, frozen=True):
    """One way to make a claim."""

    name: str
    """What is said, such as `a cure`: findings show it."""
    anchors: frozenset[str]
    """Words one of which every match holds: a sentence with none of them is not searched."""
    needs: frozenset[str]
    """Words one of which must stand there as well, where anchors are common words; empty where they are not."""
    phrase: str
    """The words, as a regular expression. It is compiled when it is first searched for: most runs judge few texts."""
    unless: str
    """What takes the claim back wherever it stands in the sentence; empty where nothing does."""
    fires: tuple[str, ...]
    """Sentences in which its rule must find something, for tests and readers."""
    silent: tuple[str, ...]
    """Sentences in which its rule must find nothing."""

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Give every place of a sentence where the words stand, unless something takes them back."""
        for number, found in enumerate(_compile(self.phrase).finditer(text)):
            if number == 0 and self.unless and _compile(self.unless).search(text):
                return
            yield found


def pattern(
    name: str,
    anchors: str,
    phrase: str,
    *,
    fires: tuple[str, ...],
    silent: tuple[str, ...],
    unless: str = "",
    needs: str = "",
) -> Pattern:
    """Make a pattern.

    `<any>` stands for any of the anchors, `<upto3>` for at most three words of any kind, `<condition>` and other names
    for a family of `lexicon.py`. A phrase begins and ends at the edge of a word.
    """
    words = anchors.split()
    spelled = phrase.replace("<any>", f"(?:{'|'.join(map(re.escape, words))})")
    return Pattern(
        name,
        frozenset(words),
        frozenset(needs.split()),
        rf"(?<![\w-])(?:{_spell(spelled)})(?!\w)",
        rf"(?<!\w)(?:{_spell(unless)})(?!\w)" if unless else "",
        fires,
        silent,
    )


@cache
def _compile(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def words_of(family: str) -> re.Pattern[str]:
    """Compile a family of the lexicon, so that it is found as whole words."""
    return re.compile(rf"(?<![\w-])(?:{family})(?!\w)")


def _spell(phrase: str) -> str:
    return _NAME.sub(_spell_name, phrase)


def _spell_name(found: re.Match[str]) -> str:
    name = found[1]
    if name.startswith("upto"):
        return rf"(?:[\w'%/&-]+,? ){{0,{int(name[4:])}}}"
    return f"(?:{FAMILIES[name]})"
