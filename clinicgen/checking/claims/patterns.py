"""Patterns: the words that make a claim, written so that they can be read, each with sentences that prove it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from clinicgen.checking.claims.inflection import spell_words
from clinicgen.checking.claims.lexicon import FAMILIES
from clinicgen.checking.claims.wording import Wording, words_of

_NAME = re.compile(r"<(\w+)>")
_MARKED = frozenset({"product", "treatment"})
"""Families whose words may bear a mark of trade."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to make a claim."""

    name: str
    """What is said, such as `a cure`: findings show it."""
    anchors: frozenset[str]
    """Words one of which every match holds: a sentence with none of them is not searched."""
    needs: frozenset[str]
    """Words one of which must stand there as well, where anchors are common words; empty where they are not."""
    phrase: Wording
    """The words."""
    unless: Wording | None
    """What takes the claim back wherever it stands in the sentence."""
    fires: tuple[str, ...]
    """Sentences in which its rule must find something, for tests and readers."""
    silent: tuple[str, ...]
    """Sentences in which its rule must find nothing."""

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Give every place of a sentence where the words stand, unless something takes them back."""
        for number, found in enumerate(self.phrase.finditer(text)):
            if number == 0 and self.unless and self.unless.search(text):
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
    spelled = phrase.replace("<any>", f"(?:{spell_words(words)})")
    return Pattern(
        name,
        frozenset(words),
        frozenset(needs.split()),
        words_of(_spell(spelled)),
        Wording(rf"(?<!\w)(?:{_spell(unless)})(?!\w)") if unless else None,
        fires,
        silent,
    )


def _spell(phrase: str) -> str:
    return _NAME.sub(_spell_name, phrase).replace("[\\w'-]", "[\\w'®™-]")


def _spell_name(found: re.Match[str]) -> str:
    name = found[1]
    if name.startswith("upto"):
        return rf"(?:[\w'%/&®™-]+,? ){{0,{int(name[4:])}}}"
    mark = "[®™]?" if name in _MARKED else ""
    return f"(?:{FAMILIES[name]}){mark}"
