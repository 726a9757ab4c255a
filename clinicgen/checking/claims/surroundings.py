"""What stands around words in a sentence: their clause, what denies or softens them, and what they are about.

Many claims ask the same of one sentence, so the answers about the last sentences are kept.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from clinicgen.checking.claims.lexicon import (
    FAMILIES,
    FRAMES,
    HEDGES,
    HISTORY,
    NEAR_NEGATIONS,
    NEGATIONS,
    UNKNOWN,
)
from clinicgen.checking.claims.wording import Wording, words_of

_CLAUSE_END = Wording(
    r"[;:()–—]|\s-+\s|,? but |,? (?:because|since|as) (?:it|we|they|there|this|the|ketamine|tms|infusions?|injections?"
    r"|treatments?)\b|(?:, | and |, (?:and|so|yet|while|whereas) )(?:it|we|our|they|you|this|ketamine|patients|the"
    r"|that|most|there|its)\b"
)
_FIRST_WORD = 12
"""Characters of a claim's first word: a clause may begin with it."""
_NEGATION, _NEGATED_WORDS = words_of(NEGATIONS), 9
"""So many words before a claim a negation still reaches it."""
_NEAR_NEGATION, _NEARLY = words_of(NEAR_NEGATIONS), 4
_HEDGE, _HEDGED_WORDS = words_of(HEDGES), 16
"""So many words before a claim a hedge still softens it."""
_FRAME = words_of(FRAMES)
_HISTORY = words_of(HISTORY)
_UNKNOWN = words_of(UNKNOWN)
_IF = Wording(r"(?<!what )(?<!even )(?<!as )\bif\b")
_SUBJECT = Wording(
    rf"(?<![\w-])(?:(?P<other>{FAMILIES['other']})|(?P<named>{FAMILIES['treatment']})|(?P<stand_in>it|this|we|our|us|clinic|here"
    r"|patients|tool|option|way))(?![\w-])"
)
_AFTER_PREPOSITION = Wording(
    r"(?:without|unlike|than|for|instead of|rather than|compared (?:to|with)|under|before|after|from|including|such as"
    r"|during)(?: [\w'-]+){0,3} $"
)
_NEVER = 1_000_000


class Subject(NamedTuple):
    """Something named in a sentence that a claim may be about."""

    start: int
    end: int
    is_other: bool
    """Whether the clinic does not offer it."""
    is_object: bool
    """Whether a preposition stands before it, so that nothing is said of it: `without surgery`."""
    is_stand_in: bool = False
    """Whether it names nothing itself, but stands for something: `it`, `we`."""


@lru_cache(maxsize=64)
def clause_before(text: str, position: int) -> str:
    """Give what stands before a position in its clause."""
    start = 0
    for end in _CLAUSE_END.finditer(text, 0, position + _FIRST_WORD):
        if end.start() >= position:
            break
        start = end.start() if end.group().startswith((",", " ")) else end.end()
    return text[start:position]


def clause_after(text: str, position: int) -> int:
    """Give where the clause of a position ends."""
    end = _CLAUSE_END.search(text, position)
    return end.start() if end else len(text)


@lru_cache(maxsize=64)
def is_denied(before: str) -> bool:
    """Tell whether words before a claim in its clause deny it."""
    return _stands_near(_NEGATION, before, _NEGATED_WORDS) or _stands_near(_NEAR_NEGATION, before, _NEARLY)


@lru_cache(maxsize=64)
def is_softened(before: str) -> bool:
    """Tell whether words before a claim in its clause leave open whether it is so."""
    return _stands_near(_HEDGE, before, _HEDGED_WORDS)


def is_put_in_question(text: str, position: int) -> bool:
    """Tell whether a sentence puts in question, tells of the past or makes a condition of what stands there."""
    if _distanced_from(text) <= position:
        return True
    condition = _condition_in(text)
    return condition < position and not any(mark in text[condition:position] for mark in ",;")


@lru_cache(maxsize=8)
def subjects_in(text: str) -> tuple[Subject, ...]:
    """Give everything a sentence names that its claims may be about."""
    return tuple(
        Subject(
            found.start(),
            found.end(),
            found["other"] is not None,
            found["other"] is not None and bool(_AFTER_PREPOSITION.search(text[: found.start()])),
            found["stand_in"] is not None,
        )
        for found in _SUBJECT.finditer(text)
    )


@lru_cache(maxsize=8)
def _distanced_from(text: str) -> int:
    """Give from where on a sentence is no assertion: 0 where nobody knows, after all of it where it asserts."""
    if _UNKNOWN.search(text):
        return 0
    ends = [found.end() for words in (_FRAME, _HISTORY) if (found := words.search(text))]
    return min(ends, default=_NEVER)


@lru_cache(maxsize=8)
def _condition_in(text: str) -> int:
    """Give where the last `if` of a sentence stands."""
    last = _NEVER
    for found in _IF.finditer(text):
        last = found.start()
    return last


def _stands_near(words: Wording, before: str, most: int) -> bool:
    """Tell whether one of these words stands at most so many words before the end."""
    last = 0
    for found in words.finditer(before):
        last = found.end()
    return last > 0 and before.count(" ", last) <= most
