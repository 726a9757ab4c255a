"""Parts a page found on disk into pieces that are read the same whatever stands around, and notes what each says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from clinicgen.checking.disk_scopes import NO_HEAD, PageHead, join_heads, read_head
from clinicgen.checking.html_tokens import Token
from clinicgen.checking.page_marks import NO_MARKS, PageMarks, join_marks, mark_tokens
from clinicgen.checking.seams import cut_page, is_self_contained
from clinicgen.checking.structured_nodes import Node, read_nodes
from clinicgen.checking.template_pieces import read_text
from clinicgen.checking.visible_words import NOTHING_SHOWN, ShownWords, join_shown, read_shown

_MOST_JOINED = 64
"""Of pieces that nothing but their neighbours completes; a page with more is read as a whole."""
_GRAPH = '"@graph":['
_GRAPH_SCRIPT = re.compile(
    r"""(\n?<script type="application/ld\+json">\{"@context":"https://schema\.org","@graph":\[)"""
    r"""(\{[^<]*\})(\]\}</script>\s*)"""
)
_BETWEEN_OBJECTS = re.compile(r"(?<=\}),(?=\{)")


class PieceNotes(NamedTuple):
    """What is to be known of a page, or of a piece of one, after nothing wrong was found in it."""

    marks: PageMarks
    head: PageHead
    shown: ShownWords
    scripts: tuple[tuple[Node, ...], ...]
    """The nodes of each script of structured data."""


NOTHING_NOTED = PieceNotes(NO_MARKS, NO_HEAD, NOTHING_SHOWN, ())


class Parted(NamedTuple):
    """A page in pieces."""

    pieces: Sequence[str]
    """As they follow one another."""
    new: Mapping[str, Sequence[Token]]
    """Those that nothing is known of, read."""


def note_tokens(tokens: Sequence[Token]) -> PieceNotes:
    """Note what stands in the tokens of an HTML text."""
    return PieceNotes(mark_tokens(tokens), read_head(tokens), read_shown(tokens), tuple(read_nodes(tokens)))


def join_notes(pieces: Iterable[PieceNotes]) -> PieceNotes:
    """Give the notes of a page from those of its pieces in order."""
    marks, heads, shown, scripts = zip(*pieces, strict=True)
    return PieceNotes(join_marks(marks), join_heads(heads), join_shown(shown), tuple(chain.from_iterable(scripts)))


def part_page(
    text: str, harmless: Mapping[str, PieceNotes], is_known: Callable[[str], bool], unfinished: set[str]
) -> Parted | None:
    """Part a page; None where it must be read as a whole.

    Unfinished are pieces that only the next ones complete: as nothing else stands for them, they are joined until a
    whole one comes of it.
    """
    cut = cut_page(text)
    pieces: list[str] = []
    new: dict[str, Sequence[Token]] = {}
    index = 0
    while index < len(cut):
        piece, end = cut[index], index + 1
        if piece in harmless:
            pieces.append(piece)
            index = end
            continue
        if _GRAPH in piece and len(objects := part_graph(piece)) > 1:
            cut[index:end] = objects
            continue
        while piece not in new and not is_known(piece):
            tokens = () if piece in unfinished else read_text(piece)
            if piece not in unfinished and is_self_contained(piece, tokens):
                new[piece] = tokens
                break
            unfinished.add(piece)
            if end == len(cut) or end - index == _MOST_JOINED:
                return None
            piece += cut[end]
            end += 1
        pieces.append(piece)
        index = end
    return Parted(pieces, new)


def part_graph(piece: str) -> list[str]:
    """Part a script of structured data that lists objects into one script for each: together they say the same.

    It is cut where braces balance. If that is wrong, because there are braces in a text, what comes of it is no JSON.
    """
    whole = _GRAPH_SCRIPT.fullmatch(piece)
    if not whole:
        return [piece]
    lead, listed, trail = whole.groups()
    objects: list[str] = []
    begun = ""
    for part in _BETWEEN_OBJECTS.split(listed):
        begun = f"{begun},{part}" if begun else part
        if begun.count("{") == begun.count("}"):
            objects.append(f"{lead}{begun}{trail}")
            begun = ""
    return [piece] if begun else objects
