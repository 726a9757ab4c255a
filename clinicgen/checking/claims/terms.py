"""Medical abbreviations and what they stand for; whether words beside one mean to spell it out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

TERMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "adhd": ("attention-deficit/hyperactivity disorder", "attention deficit hyperactivity disorder"),
        "cbt": ("cognitive behavioral therapy", "cognitive-behavioral therapy", "cognitive behavioural therapy"),
        "crps": ("complex regional pain syndrome",),
        "dbt": ("dialectical behavior therapy", "dialectical behavioral therapy"),
        "ect": ("electroconvulsive therapy",),
        "emdr": ("eye movement desensitization and reprocessing",),
        "gad": ("generalized anxiety disorder",),
        "mdd": ("major depressive disorder",),
        "nmda": ("N-methyl-D-aspartate",),
        "ocd": ("obsessive-compulsive disorder", "obsessive compulsive disorder"),
        "ptsd": ("post-traumatic stress disorder", "posttraumatic stress disorder", "post traumatic stress disorder"),
        "snri": ("serotonin-norepinephrine reuptake inhibitor", "serotonin and norepinephrine reuptake inhibitor"),
        "ssri": ("selective serotonin reuptake inhibitor",),
        "tms": ("transcranial magnetic stimulation",),
        "trd": ("treatment-resistant depression", "treatment resistant depression"),
    }
)
"""What each abbreviation stands for, the usual form first."""

_BESIDE = re.compile(
    r"(?P<one>[a-z]{3,4})s?(?: \((?P<inner>[^()]+)\)|, (?:or|also called|which stands for|short for) (?P<after>.+))"
    r"|(?P<before>.+) \((?P<other>[a-z]{3,4})s?\)"
)
_WORD = re.compile(r"[a-z]+")
_SMALL = frozenset({"and", "of", "the", "for"})


def find_expansion(words: str) -> tuple[str, str] | None:
    """Give the abbreviation and the words that mean to spell it out, or None where they say something else."""
    found = _BESIDE.fullmatch(words)
    if found is None:
        return None
    term = found["one"] or found["other"]
    if term not in TERMS:
        return None
    written = found["inner"] or found["after"] or _last_words(found["before"], term)
    return (term, written) if _has_its_letters(written, term) else None


def is_right(term: str, written: str) -> bool:
    """Tell whether these words are what an abbreviation stands for."""
    plain = " ".join(_WORD.findall(written))
    for form in TERMS[term]:
        right = " ".join(_WORD.findall(form.lower()))
        if plain.removesuffix("s") == right.removesuffix("s") or plain.replace(" ", "") == right.replace(" ", ""):
            return True
    return False


def _last_words(text: str, term: str) -> str:
    """Give as many of the last words as the right form has, so that what stands before them does not count."""
    words = _WORD.findall(text)
    for form in TERMS[term]:
        count = len(_WORD.findall(form.lower()))
        if is_right(term, " ".join(words[-count:])):
            return " ".join(words[-count:])
    return " ".join(words[-len(_WORD.findall(TERMS[term][0].lower())) :])


def _has_its_letters(written: str, term: str) -> bool:
    """Tell whether the words begin as the abbreviation does, or hold most of its letters as first letters."""
    words = [word for word in _WORD.findall(written) if word not in _SMALL]
    first = "".join(word[0] for word in words)
    is_of_that_length = 2 <= len(words) <= len(term) + 2
    shared = sum(1 for letter in term if letter in first)
    return is_of_that_length and first[:1] == term[0] and shared >= len(term) - 1
