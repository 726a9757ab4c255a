"""Gives the words that patients read on a page, of the whole or of a piece that begins and ends with a block."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from clinicgen.checking.folded_text import fold
from clinicgen.checking.html_tokens import EndTag, Tag, Text, Token
from clinicgen.checking.page_text import BLOCKS

REACH = 80
"""How far before a figure the words stand that say what it means."""
_FIGURE = re.compile(r"[0-9]")


class ShownWords(NamedTuple):
    """The folded text of a page, with nothing of tags and scripts and one space between words."""

    words: str
    """As it reads: only blocks and line breaks part words."""
    parted: str
    """Every tag parts words, as where styles set two of them apart."""
    near_figures: str
    """The same without what stands far before any figure."""


NOTHING_SHOWN = ShownWords("", "", "")


def read_shown(tokens: Iterable[Token]) -> ShownWords:
    """Give the words of a page, or of a piece of one."""
    pieces: list[str] = []
    said: list[str] = []
    for token in tokens:
        if isinstance(token, Text):
            pieces.append(token.text)
            said.append(token.text)
        elif isinstance(token, Tag | EndTag) and (token.name in BLOCKS or token.name == "br"):
            pieces.append(" ")
    parted = " ".join(fold(" ".join(said)).split())
    if not parted:
        return NOTHING_SHOWN
    words = " ".join(fold("".join(pieces)).split())
    # Most pieces have no tag within words: the same text is kept once.
    near = parted if has_figure(parted) else parted[-REACH:]
    return ShownWords(words, words if words == parted else parted, near)


def has_figure(text: str) -> bool:
    """Tell whether a text holds any digit."""
    return _FIGURE.search(text) is not None


def join_shown(pieces: Iterable[ShownWords]) -> ShownWords:
    """Give the words of a page from those of its pieces in order."""
    shown = [piece for piece in pieces if piece.words]
    words, parted, near = zip(*shown, strict=True) if shown else ((), (), ())
    return ShownWords(" ".join(words), " ".join(parted), " ".join(near))
