"""Finds the place in a file of words that a rule found in it, however the file writes them.

A rule reads a file with its tags, encodings and unusual characters gone. So a place is looked for first as the words
stand, then with every character perhaps encoded and anything invisible between two of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TypeAlias

from clinicgen.checking.clinic_scope import ClinicScope
from clinicgen.checking.folded_text import TracedText, fold, trace
from clinicgen.checking.html_tokens import EndTag, Tag
from clinicgen.checking.page_document import PageDocument
from clinicgen.model.finding import Place
from clinicgen.model.source import SourceText

Spans: TypeAlias = tuple[tuple[int, int], ...]

_FEWEST_DIGITS = 7
_LONGEST = 200
_INVISIBLE = r"(?:<[^<>]{0,500}>|\n[ \t]|&(?:amp;)*(?:shy|zwnj|zwj|#173|#8203|#x0*ad|#x0*200b);)*"
_BETWEEN_DIGITS = (
    r"(?:<[^<>]{0,500}>|&(?:amp;)*#?\w{1,10};|%[0-9a-f]{2}|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|[^0-9a-z<]){0,12}?"
)
_SPACES = r"(?:\s|\+|%20|%0a|<br\s*/?>|&(?:amp;)*(?:nbsp|#160|#x0*a0);|\\n|\\u00a0|<[^<>]{0,500}>)+"


def find_words(words: Iterable[str], page: PageDocument, path: str) -> Place:
    """Give the first place of some words in a file, the most telling first; the file alone where they stand nowhere."""
    text = page.source_text
    traced, about_others = _trace(text), _parts_about_others(page)
    for word in filter(None, words):
        spans = [traced.origins(*span) for span in _spans_of(word, traced.folded)]
        # What may stand in the part about another clinic seldom is what was found.
        outside = (span for span in spans if not any(start <= span[0] < end for start, end in about_others))
        span = next(outside, spans[0] if spans else None)
        if span:
            return SourceText(path, text).place(*span)
    return Place(path)


def _spans_of(word: str, text: str) -> list[tuple[int, int]]:
    """Give the places of a word, by the strictest way of looking for it that finds any."""
    for pattern in _patterns(" ".join(fold(word).split())[:_LONGEST]):
        spans = [found.span() for found in re.finditer(pattern, text, re.IGNORECASE)]
        if spans:
            return spans
    return []


def _patterns(word: str) -> Iterator[str]:
    plain = re.escape(word).replace(r"\ ", r"\s+")
    if word.startswith(("/", "#", ".", "?")) or "://" in word:
        # An address is not the beginning of a longer one.
        yield rf"(?<=[\"'=\s>(,]){plain}(?=[\"'\s>)<,])"
    starts, ends = r"(?<![^\W_])" * word[:1].isalnum(), r"(?![^\W_])" * word[-1:].isalnum()
    yield starts + plain + ends
    yield plain
    digits = "".join(filter(str.isdigit, word))
    if len(digits) >= _FEWEST_DIGITS and not any(map(str.isalpha, word)):
        yield r"[(+]{0,2}" + _BETWEEN_DIGITS.join(_encoded(digit) for digit in digits)
    yield _INVISIBLE.join(_SPACES if character == " " else _encoded(character) for character in word)


@lru_cache(maxsize=256)
def _encoded(character: str) -> str:
    """Match a character as it is or as HTML, addresses, scripts and stylesheets may write it."""
    code = ord(character)
    ways = [re.escape(character), rf"&(?:amp;)*#0*{code};?", rf"&(?:amp;)*#x0*{code:x};?"]
    ways += [f"%{byte:02x}" for byte in character.encode()] if code < 128 else []
    ways += [rf"\\u\{{?0*{code:x}\}}?", rf"\\x{code:02x}", rf"\\0*{code:x}\s?"]
    return f"(?:{'|'.join(ways)})"


def _parts_about_others(page: PageDocument) -> Spans:
    """Give the stretches of a page that stand in elements with `data-clinic`."""
    if "data-clinic" not in page.source_text:
        return ()
    scope = ClinicScope()
    spans: list[tuple[int, int]] = []
    for token in page.tokens:
        before = scope.current
        if isinstance(token, Tag):
            scope.open(token.name, token.attributes)
        elif isinstance(token, EndTag) and before is not None:
            scope.close(token.name)
        if before is not None or scope.current is not None:
            spans.append((token.start, token.end))
    return tuple(spans)


@lru_cache(maxsize=8)
def _trace(text: str) -> TracedText:
    return trace(text)
