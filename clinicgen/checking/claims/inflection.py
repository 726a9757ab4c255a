"""Words in all their forms, so that patterns name a verb once; and many words as one quick regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

_PLAIN_BEGINNING = re.compile(r"[a-z0-9](?![?*{+])")
_STRUCTURE = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|[()|]")
_VOWELS = frozenset("aeiou")


def forms(verbs: str) -> str:
    """Give verbs and their forms in -s, -ed and -ing, parted by spaces: `ease` → `ease eases eased easing`."""
    return " ".join(form for verb in verbs.split() for form in _forms_of(verb))


def present(verbs: str) -> str:
    """Give verbs and their forms in -s and -ing: those that say what something does today."""
    return " ".join(form for verb in verbs.split() for form in _forms_of(verb) if not form.endswith("ed"))


def spell_words(words: Iterable[str]) -> str:
    """Spell words as one regular expression that shares their beginnings: `ease easing` → `eas(?:e|ing)`.

    It must be followed by something that tells where a word ends, since it may match a shorter word first.
    """
    rests = sorted(set(words))
    shared = ""
    while rests[0] and all(rest[0] == rests[0][0] for rest in rests[1:] if rest) and "" not in rests:
        shared, rests = shared + rests[0][0], [rest[1:] for rest in rests]
    branches = [
        re.escape(first) + spell_words(rest[1:] for rest in group)
        for first, group in groupby((rest for rest in rests if rest), key=lambda rest: rest[0])
    ]
    ending = f"(?:{'|'.join(branches)})" if branches else ""
    return re.escape(shared) + ending + ("?" if ending and "" in rests else "")


def share_first_letters(family: str) -> str:
    """Bring the branches of a family together by their first letters, so that few are tried at each place of a text.

    `pain|fog|(?:b|h)rt|fat` → `(?:b|h)rt|pain|f(?:og|at)`: those that begin with no plain letter come first.
    """
    rests: dict[str, list[str]] = {}
    others: list[str] = []
    for branch in _branches_of(family):
        if _PLAIN_BEGINNING.match(branch):
            rests.setdefault(branch[0], []).append(branch[1:])
        else:
            others.append(branch)
    shared = [
        f"{letter}{rest[0]}" if len(rest) == 1 else f"{letter}(?:{'|'.join(rest)})" for letter, rest in rests.items()
    ]
    return "|".join((*others, *shared))


def _branches_of(family: str) -> Iterator[str]:
    start = depth = 0
    for found in _STRUCTURE.finditer(family):
        mark = found.group()
        depth += (mark == "(") - (mark == ")")
        if mark == "|" and depth == 0:
            yield family[start : found.start()]
            start = found.end()
    yield family[start:]


def _forms_of(verb: str) -> tuple[str, str, str, str]:
    last, before = verb[-1], verb[-2]
    if last == "e":
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if last == "y" and before not in _VOWELS:
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    if verb.endswith(("ss", "sh", "ch", "x")):
        return verb, f"{verb}es", f"{verb}ed", f"{verb}ing"
    return verb, f"{verb}s", f"{verb}ed", f"{verb}ing"
