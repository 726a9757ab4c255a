"""Judges a page once for all clinics: cut into pieces, with stand-ins for what the clinic alone decides.

What passes on the site of a stranger, who owns nothing, passes on every site. What does not, and every tag that holds
a clinic's text, is left to be judged on each site with its own texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from clinicgen.checking.page_document import PageDocument, read_pieces
from clinicgen.checking.page_marks import PageMarks, find_leads, join_marks
from clinicgen.checking.proof_memo import OwnMarks, PageTemplate, ProofMemo, ask
from clinicgen.checking.rule_book import RuleBook
from clinicgen.checking.seams import TEXT, begins_with_seam, ends_with_seam
from clinicgen.checking.site_context import SiteContext
from clinicgen.checking.stand_ins import PRIVATE, Edge, Item, Items, StandIn, find_edges, plain_edge
from clinicgen.checking.template_pieces import (
    DATA_CLINIC,
    FEEDS,
    Piece,
    clinics_in,
    items_of,
    join_items,
    read_feed_piece,
    read_piece,
)
from clinicgen.checking.vanity_numbers import digits_held
from clinicgen.model.rendered_site import OutputFile

_STAND_IN = re.compile(f"({PRIVATE.pattern})")
Run = tuple[Items, ...]
"""Neighbouring pieces, judged together because each of them is new."""


class _Making(Struct):
    """One template while it is made."""

    output: OutputFile
    stranger: SiteContext
    rules: RuleBook
    memo: ProofMemo
    edges: set[Edge] = set()
    own: list[Items] = []
    marked: list[Items] = []
    mixed: list[Items] = []
    named: set[str] = set()
    marks: list[PageMarks] = []


class _NotInPiecesError(Exception):
    """A page whose pieces are not read by themselves."""


def make_template(
    output: OutputFile, items: Items, stranger: SiteContext, rules: RuleBook, memo: ProofMemo
) -> PageTemplate | None:
    """Judge a page for all clinics; None where it cannot be cut into pieces that are read by themselves."""
    if any(not item.isascii() and PRIVATE.search(item) for item in items if isinstance(item, str)):
        return None
    making = _Making(output, stranger, rules, memo)
    try:
        pieces = _cut_feed(items) if output.kind in FEEDS else _cut(items, memo)
        _judge_all(_find_runs(pieces, making), making)
    except _NotInPiecesError:
        return None
    for item in dict.fromkeys(items):
        if isinstance(item, StandIn) and item.kind == "data":
            making.own.append(('<script type="application/ld+json">[', item, "]</script>"))
        elif isinstance(item, StandIn) and item.kind in ("words", "markup"):
            making.own.append((item,))
    fragments = tuple((item,) for item in items if isinstance(item, StandIn) and item.kind == "markup")
    odd = {item for piece in making.marked if len(piece) > 1 for item in piece}
    marks, own_marks = _part_marks(join_marks(making.marks))
    return PageTemplate(
        edges=ask(memo.edges, map(memo.borders.settle, making.edges), output.kind),
        pieces=ask(memo.pieces, (*making.own, *making.marked), output.kind),
        fragments=fragments,
        seen=tuple(one for one in fragments if odd.isdisjoint(one)),
        marked=tuple(making.marked),
        mixed=ask(memo.pieces, making.mixed, output.kind),
        named=frozenset(making.named),
        marks=marks,
        leads=find_leads(marks),
        own_marks=own_marks,
    )


def _part_marks(marks: PageMarks) -> tuple[PageMarks, OwnMarks | None]:
    """Part marks that are the same for all clinics from those that hold a clinic's text."""
    texts = (marks.title or "", marks.description or "", *marks.links, *marks.addresses)
    if not any(map(PRIVATE.search, texts)):
        return marks, None
    is_own_title = PRIVATE.search(marks.title or "") is not None
    is_own_description = PRIVATE.search(marks.description or "") is not None
    shared = marks._replace(
        title=None if is_own_title else marks.title,
        description=None if is_own_description else marks.description,
        links=tuple(link for link in marks.links if not PRIVATE.search(link)),
        addresses=tuple(address for address in marks.addresses if not PRIVATE.search(address)),
    )
    own = OwnMarks(
        title=_cut_words(marks.title) if is_own_title else None,
        description=_cut_words(marks.description) if is_own_description else None,
        links=tuple(_cut_words(link) for link in marks.links if PRIVATE.search(link)),
        addresses=tuple(_cut_words(address) for address in dict.fromkeys(marks.addresses) if PRIVATE.search(address)),
    )
    return shared, own


def _cut_words(text: str | None) -> tuple[str, ...]:
    return tuple(filter(None, _STAND_IN.split(text or "")))


def _cut(items: Items, memo: ProofMemo) -> list[Items]:
    """Cut a page where nothing reaches across."""
    state = TEXT
    begun: list[Item] = []
    pieces: list[Items] = []
    for item in items:
        begun.append(item)
        if isinstance(item, StandIn):
            continue
        if DATA_CLINIC in item:
            # Whose part of a page a text stands in is said around it: such a part is a piece as a whole.
            if state != TEXT or not begins_with_seam(item) or not ends_with_seam(item):
                raise _NotInPiecesError
            begun[-1] = item
            pieces += (tuple(begun[:-1]), (item,))
            begun = []
            continue
        split = memo.split(item, state)
        state = split.state
        if split.has_seam:
            begun[-1] = split.head
            pieces += (tuple(begun), (split.middle,))
            begun = [split.tail]
    pieces.append(tuple(begun))
    return [joined for piece in pieces if (joined := join_items(piece))]


def _cut_feed(items: Items) -> list[Items]:
    """Cut a feed between its entries."""
    pieces: list[list[Item]] = [[]]
    for item in items:
        if isinstance(item, str) and item.startswith("<entry>"):
            pieces.append([])
        pieces[-1].append(item)
    return [join_items(piece) for piece in pieces if piece]


def _find_runs(pieces: Iterable[Items], making: _Making) -> list[Run]:
    """Leave out the pieces that are known to be harmless, and give the runs of the others between them.

    A piece that comes a second time is judged by itself, and so is known the third time.
    """
    memo, country = making.memo, making.stranger.country
    harmless = memo.harmless.setdefault(country, {})
    runs: list[list[Items]] = [[]]
    for piece in pieces:
        text = piece[0] if len(piece) == 1 and isinstance(piece[0], str) else ""
        known = harmless.get(text) if text else None
        if DATA_CLINIC in text:
            making.named |= clinics_in(text)
        if known is not None:
            making.marks.append(known)
            runs.append([])
        elif (country, piece) in memo.refused:
            _leave_to_sites(piece, making)
            runs.append([])
        elif text and (text in memo.seen or DATA_CLINIC in text):
            runs += [[piece], []]
        else:
            memo.seen.add(text)
            runs[-1].append(piece)
    return [tuple(run) for run in runs if run]


def _judge_all(runs: Sequence[Run], making: _Making) -> None:
    """Judge runs all at once; where that finds anything, one by one, and at last piece by piece."""
    if not runs:
        return
    read = [_read_run(run, making) for run in runs]
    if not any(piece.is_odd for piece in read) and _pass_by_strangers(runs, read, making):
        return
    if len(runs) > 1:
        for run in runs:
            _judge_all((run,), making)
    elif len(runs[0]) > 1:
        for piece in runs[0]:
            _judge_all(((piece,),), making)
    else:
        _leave_to_sites(runs[0][0], making)


def _leave_to_sites(piece: Items, making: _Making) -> None:
    making.marked.append(piece)
    making.memo.refused.add((making.stranger.country, piece))


def _read_run(run: Run, making: _Making) -> Piece:
    items = join_items(item for piece in run for item in piece)
    read = read_feed_piece if making.output.kind in FEEDS else read_piece
    piece = read(items, making.memo)
    if piece is None:
        raise _NotInPiecesError
    return piece


def _pass_by_strangers(runs: Sequence[Run], read: Sequence[Piece], making: _Making) -> bool:
    """Tell whether runs pass on a stranger's site, and note what is to be asked of each clinic."""
    memo = making.memo
    page = read_pieces(making.output, [piece.tokens for piece in read], join_marks(piece.marks for piece in read))
    edges = find_edges(page.reading.text, memo.by_character)
    # Any clinic may be shown by some site; whether this one shows it is asked there.
    stranger = replace(making.stranger, named=frozenset(making.stranger.contacts.own))
    if edges is None or finds_anything(page, stranger, making.rules):
        return False
    memo.digit_runs |= digits_held(page.reading.text)
    making.edges |= edges
    for run, piece in zip(runs, read, strict=True):
        making.marks.append(piece.marks)
        making.edges |= {plain_edge(stand_in) for stand_in in piece.in_data}
        if piece.items == (piece.text,) and len(run) == 1:
            memo.harmless[making.stranger.country][piece.text] = piece.marks
        # Neighbouring texts are joined, so that a piece of two has a clinic's text in it.
        making.mixed += [items for items in run if len(items) > 1 or not isinstance(items[0], str)]
        making.marked += [items_of(tag, memo) for tag in piece.own_tags]
    return True


def finds_anything(page: PageDocument, site: SiteContext, rules: RuleBook) -> bool:
    """Tell whether any rule finds anything in pieces of a page."""
    return any(True for bound in rules.piece for _ in bound.check(page, site))
