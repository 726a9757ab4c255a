"""Finds many known terms (names, streets, cities, hosts) in a text at once.

Each term is filed under its rarest-looking word. A text is cut into words once; only terms whose words all stand in it
are then searched for, so the cost hardly grows with the number of clinics.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from msgspec import Struct

from clinicgen.checking.folded_text import BREAK, fold

TermKind = Literal["name", "street", "city", "host"]

_WORD = re.compile(r"[^\W_]+")
_NO_WORD = str.maketrans({code: " " for code in range(128) if not chr(code).isalnum()})
_STREET_WORDS = (
    ("street", "st"), ("avenue", "ave", "av"), ("boulevard", "blvd"), ("road", "rd"), ("drive", "dr"), ("lane", "ln"),
    ("highway", "hwy"), ("parkway", "pkwy"), ("court", "ct"), ("place", "pl"), ("square", "sq"), ("terrace", "ter"),
    ("circle", "cir"), ("trail", "trl"), ("plaza", "plz"), ("expressway", "expy"), ("suite", "ste"),
    ("north", "n"), ("south", "s"), ("east", "e"), ("west", "w"),
    ("northeast", "ne"), ("northwest", "nw"), ("southeast", "se"), ("southwest", "sw"),
)  # fmt: skip
_STREET_VARIANTS = {word: words for words in _STREET_WORDS for word in words}
_BEFORE_WORD = r"(?<![^\W_])"
_AFTER_WORD = r"(?![^\W_])"
_BEFORE_HOUSE_NUMBER = r"(?<![0-9][-./])"


class Term(Struct, frozen=True):
    """Words that mean somebody: a clinic's name, its street, a host."""

    kind: TermKind
    text: str
    """Folded; in lower case where case does not matter."""
    is_exact: bool
    """Whether case matters: it does for names of one word, which may be common words too."""
    words: frozenset[str]
    """Its words in lower case, without those that have variants."""


class Hit(NamedTuple):
    """A term that stands in a text."""

    start: int
    end: int
    term: Term


class TermIndex(Struct, frozen=True):
    """Terms by the word each is filed under."""

    by_word: Mapping[str, tuple[Term, ...]]


def make_term(kind: TermKind, written: str) -> Term | None:
    """Make a term of what a person wrote, or None where it holds no word to look for."""
    text = " ".join(fold(written).split())
    words = _WORD.findall(text.lower())
    if kind == "street":
        words = [word for word in words if word not in _STREET_VARIANTS]
    if not words:
        return None
    is_exact = kind != "host" and len(text.split()) == 1
    return Term(kind, text if is_exact else text.lower(), is_exact, frozenset(words))


def index_terms(terms: Iterable[Term]) -> TermIndex:
    """File terms under their longest word."""
    by_word: dict[str, list[Term]] = {}
    for term in dict.fromkeys(terms):
        word = max(sorted(term.words), key=len)
        by_word.setdefault(word, []).append(term)
    return TermIndex({word: tuple(filed) for word, filed in by_word.items()})


def terms_of(index: TermIndex) -> Iterator[Term]:
    """Give every term of an index."""
    return (term for filed in index.by_word.values() for term in filed)


def words_of_term(term: Term) -> tuple[re.Match[str], ...]:
    """Give the words of a term in order, in lower case, where they stand in it; there is at least one."""
    return tuple(_WORD.finditer(term.text.lower()))


def plain_word(word: str) -> str:
    """Give the one spelling that stands for all variants of a word of a street."""
    return _STREET_VARIANTS.get(word, (word,))[0]


def words_of_terms(indexes: Iterable[TermIndex]) -> frozenset[str]:
    """Give every word, in lower case, that a text may hold where one of the terms stands in it."""
    words = (word.group() for index in indexes for term in terms_of(index) for word in words_of_term(term))
    return frozenset(_STREET_VARIANTS).union(words)


def words_in(lowered: str) -> frozenset[str]:
    """Give the words of a folded, lower-cased text."""
    return frozenset(all_words_in(lowered))


def all_words_in(lowered: str) -> list[str]:
    """Give the words of a folded, lower-cased text, those that come again too."""
    # Words of ASCII are told apart ten times faster than others, and nearly all of a text is ASCII.
    plain: list[str] = []
    unusual: list[str] = []
    for region in lowered.split(BREAK):
        (plain if region.isascii() else unusual).append(region)
    if unusual:
        parts = " ".join(unusual).split()
        plain += filter(str.isascii, parts)
        unusual = [part for part in parts if not part.isascii()]
    words = " ".join(plain).translate(_NO_WORD).split()
    return words + _WORD.findall(" ".join(unusual)) if unusual else words


def candidates(index: TermIndex, words: frozenset[str]) -> Iterator[Term]:
    """Give the terms all of whose words stand in a text, in a steady order."""
    for word in sorted(words & index.by_word.keys()):
        for term in index.by_word[word]:
            if term.words <= words:
                yield term


def find_term(term: Term, text: str, lowered: str) -> Iterator[Hit]:
    """Give the places where a term stands in a folded text, on word boundaries."""
    searched = text if term.is_exact else lowered
    lead, pattern = _pattern(term)
    # Finding a plain string is many times faster than a pattern that begins with a boundary.
    start = searched.find(lead)
    while start >= 0:
        found = pattern.match(searched, start)
        if found:
            yield Hit(start, found.end(), term)
        start = searched.find(lead, start + 1)


@lru_cache(maxsize=16384)
def _pattern(term: Term) -> tuple[str, re.Pattern[str]]:
    """Give what a term begins with, and the pattern that holds from there."""
    if term.kind == "host":
        # An e-mail's host is not an address, nor is one host's name within another's.
        return term.text, re.compile(
            rf"(?:(?<![\w.@-])|(?<![\w.@-]www\.)(?<=www\.)){re.escape(term.text)}(?![\w-]|\.\w)"
        )
    parts = term.text.split(" ")
    has_variants = term.kind == "street" and parts[0].lower().rstrip(".,") in _STREET_VARIANTS
    lead = parts[0][0] if has_variants else parts[0]
    patterns = [_variants(part) if term.kind == "street" else re.escape(part) for part in parts]
    before = (_BEFORE_WORD if _is_word(term.text[0]) else "") + (_BEFORE_HOUSE_NUMBER if term.kind == "street" else "")
    after = _AFTER_WORD if _is_word(term.text[-1]) else ""
    return lead.rstrip(".") or lead, re.compile(before + r"\s+".join(patterns) + after)


def _variants(part: str) -> str:
    bare = part.lower().rstrip(".,")
    ending = "," if part.endswith(",") else ""
    variants = _STREET_VARIANTS.get(bare)
    if variants is None:
        return re.escape(part.rstrip(".")) + (r"\.?" if part.endswith(".") else "")
    whole, *short = variants
    return rf"(?:{whole}|(?:{'|'.join(short)})\b\.?){ending}"


def _is_word(character: str) -> bool:
    return character.isalnum()
