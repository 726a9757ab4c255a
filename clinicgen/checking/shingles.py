"""The words of a compiled text as patients read them, and its shingles: runs of five words, with facts as gaps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape
from typing import TypeAlias

from clinicgen.model.content import Body, ClinicBlock, Fact, Piece, Words, walk

SIZE = 5
"""Words of a shingle."""

_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")

Gap: TypeAlias = tuple[str, str]
"""A fact, by its name, and what stands there where a clinic does not have it. It counts as one word."""
Token: TypeAlias = str | Gap
Shingle: TypeAlias = tuple[Token, ...]


def words_of_html(html: str) -> list[str]:
    """Give the words of a stretch of finished HTML, in lower case."""
    return _WORD.findall(unescape(_TAG.sub(" ", html)).lower())


def tokens_of_body(body: Body) -> Iterator[Token]:
    """Give the words and gaps of a body in order; pictures have none, another clinic's block counts as one word."""
    return _tokens(walk(body))


def tokens_of_words(words: Words) -> Iterator[Token]:
    """Give the words and gaps of a plain text."""
    for piece in words:
        yield from _WORD.findall(piece.lower()) if isinstance(piece, str) else (_gap(piece),)


def shingles_of(tokens: tuple[Token, ...]) -> frozenset[Shingle]:
    """Give the shingles of a text; one of fewer than five words is a shingle as a whole."""
    if len(tokens) <= SIZE:
        return frozenset([tokens]) if tokens else frozenset()
    return frozenset(zip(*(tokens[start:] for start in range(SIZE)), strict=False))


def gaps_in(shingle: Shingle) -> tuple[Gap, ...]:
    """Give the facts that stand in a shingle."""
    return tuple([token for token in shingle if not isinstance(token, str)])


def _tokens(pieces: Iterable[Piece]) -> Iterator[Token]:
    for piece in pieces:
        match piece:
            case str():
                yield from words_of_html(piece)
            case Fact():
                yield _gap(piece)
            case ClinicBlock(clinic=slug):
                yield slug
            case _:
                pass


@lru_cache(maxsize=256)
def _named(name: str, default: str) -> Gap:
    return name, default


def _gap(fact: Fact) -> Gap:
    return _named(fact.name, fact.default or "")
