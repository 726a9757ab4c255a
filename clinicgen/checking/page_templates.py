"""Judges a page once for all clinics: cut into pieces, with stand-ins for what the clinic alone decides.

What passes on the site of a stranger, who owns nothing, passes on every site. What does not, and every tag that holds
a clinic's text, is left to be judged on each site with its own texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from clinicgen.checking.html_tokens import NO_ATTRIBUTES, RawText, Tag, Text, Token, read_html, read_xml
from clinicgen.checking.page_document import PageDocument, read_pieces
from clinicgen.checking.page_marks import NO_MARKS, PageMarks, join_marks, mark_tokens
from clinicgen.checking.proof_memo import PageTemplate, ProofMemo
from clinicgen.checking.rule_book import RuleBook
from clinicgen.checking.seams import TEXT, is_self_contained
from clinicgen.checking.site_context import SiteContext
from clinicgen.checking.stand_ins import PRIVATE, Edge, Item, Items, StandIn, find_edges
from clinicgen.model.rendered_site import OutputFile

_ADDRESSES = frozenset({"home"})


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a page with stand-ins."""

    items: Items
    text: str
    tokens: Sequence[Token] = field(repr=False)
    """Without the attributes of tags that hold a clinic's text."""
    own_tags: tuple[str, ...]
    """Those tags."""
    marks: PageMarks = field(repr=False)
    is_odd: bool
    """Whether a clinic's text stands where it must be judged on each site."""


@dataclass(slots=True)
class _Making:
    """One template while it is made."""

    edges: set[Edge] = field(default_factory=set)
    own: list[Items] = field(default_factory=list)
    marked: list[Items] = field(default_factory=list)
    mixed: list[Items] = field(default_factory=list)
    marks: list[PageMarks] = field(default_factory=list)


def make_template(
    output: OutputFile, items: Items, stranger: SiteContext, rules: RuleBook, memo: ProofMemo
) -> PageTemplate | None:
    """Judge a page for all clinics; None where it cannot be cut into pieces that are read by themselves."""
    if any(PRIVATE.search(item) for item in items if isinstance(item, str)):
        return None
    is_feed = output.kind == "feed"
    pieces = _cut_feed(items) if is_feed else _cut(items, memo)
    making = _Making()
    harmless = memo.harmless.setdefault(stranger.country, {})
    refused = memo.refused.setdefault(stranger.country, set())
    unjudged: list[_Piece] = []
    for piece_items in pieces:
        is_mixed = not all(isinstance(item, str) for item in piece_items)
        text = "".join([item if isinstance(item, str) else item.written for item in piece_items])
        known = None if is_mixed else harmless.get(text)
        if known is not None:
            making.marks.append(known)
            continue
        piece = _read_feed_piece(piece_items, text) if is_feed else _read_piece(piece_items, text, memo)
        if piece is None:
            return None
        if piece.is_odd or (not is_mixed and text in refused):
            _leave_to_sites(piece, making)
        else:
            unjudged.append(piece)
    _judge(output, unjudged, stranger, rules, memo, making)
    for item in dict.fromkeys(items):
        if isinstance(item, StandIn) and item.kind == "data":
            making.own.append(('<script type="application/ld+json">[', item, "]</script>"))
        elif isinstance(item, StandIn) and item.kind in ("words", "markup"):
            making.own.append((item,))
            making.marked += [(item,)] * (items.count(item) if item.kind == "markup" else 0)
    marks, own_marks = _part_marks(join_marks(making.marks))
    return PageTemplate(
        edges=frozenset(making.edges),
        own=frozenset(making.own),
        marked=tuple(making.marked),
        mixed=tuple(making.mixed),
        marks=marks,
        own_marks=own_marks,
    )


def _part_marks(marks: PageMarks) -> tuple[PageMarks, PageMarks]:
    """Part marks that are the same for all clinics from those that hold a clinic's text."""
    if not any(map(PRIVATE.search, (marks.title or "", *marks.links, *marks.addresses))):
        return marks, NO_MARKS
    is_own_title = marks.title is not None and PRIVATE.search(marks.title) is not None
    shared = marks._replace(
        title=None if is_own_title else marks.title,
        links=tuple(link for link in marks.links if not PRIVATE.search(link)),
        addresses=tuple(address for address in marks.addresses if not PRIVATE.search(address)),
    )
    own = NO_MARKS._replace(
        title=marks.title if is_own_title else None,
        links=tuple(filter(PRIVATE.search, marks.links)),
        addresses=tuple(filter(PRIVATE.search, marks.addresses)),
    )
    return shared, own


def _cut(items: Items, memo: ProofMemo) -> list[Items]:
    """Cut a page where nothing reaches across."""
    state = TEXT
    begun: list[Item] = []
    pieces: list[Items] = []
    for item in items:
        begun.append(item)
        if isinstance(item, StandIn):
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


def join_items(items: Iterable[Item]) -> Items:
    """Join neighbouring texts, and leave out empty ones."""
    joined: list[Item] = []
    for item in items:
        if joined and isinstance(item, str) and isinstance(joined[-1], str):
            joined[-1] += item
        elif item:
            joined.append(item)
    return tuple(joined)


def _read_piece(items: Items, text: str, memo: ProofMemo) -> _Piece | None:
    """Read a piece; None where what follows it could change how it is read."""
    tokens = read_text(text)
    if not is_self_contained(text, tokens):
        return None
    if not PRIVATE.search(text):
        return _Piece(items, text, tokens, (), mark_tokens(tokens) if "<" in text else NO_MARKS, is_odd=False)
    read: list[Token] = []
    own_tags: list[str] = []
    is_odd = False
    for token in tokens:
        if isinstance(token, Tag) and _holds_own(token.written, memo):
            own_tags.append(text[token.start : token.end])
            read.append(Tag(token.start, token.end, token.name, NO_ATTRIBUTES, ""))
        elif isinstance(token, Tag | Text) or not PRIVATE.search(text, token.start, token.end):
            read.append(token)
        else:
            is_odd |= not (isinstance(token, RawText) and _is_well_placed(token, memo))
            read.append(token)
    # The element that such a tag opens is read by its attributes.
    is_odd |= any(isinstance(token, RawText) for token in tokens) and bool(own_tags)
    return _Piece(items, text, tuple(read), tuple(own_tags), mark_tokens(read), is_odd)


def _read_feed_piece(items: Items, text: str) -> _Piece | None:
    """Read a piece of a feed: no rule of feeds looks at tags, so clinics' texts may stand in them."""
    tokens = tuple(read_xml(text))
    return _Piece(items, text, tokens, (), NO_MARKS, is_odd=False) if is_self_contained(text, tokens) else None


def _holds_own(written: str, memo: ProofMemo) -> bool:
    return any(memo.by_character[character].kind not in _ADDRESSES for character in PRIVATE.findall(written))


def _is_well_placed(token: RawText, memo: ProofMemo) -> bool:
    """Tell whether clinics' texts in a raw element are read as such: words in a title, data between data."""
    if token.name == "title":
        return all(memo.by_character[found].kind in ("words", "home") for found in PRIVATE.findall(token.text))
    if token.name != "script":
        return False
    for found in PRIVATE.finditer(token.text):
        stand_in = memo.by_character[found.group()]
        if stand_in.kind == "data":
            start, end = found.start() - 2, found.end() + 4
            if token.text[start - 1 : start] not in tuple("[,") or token.text[end : end + 1] not in tuple(",]"):
                return False
        elif stand_in.kind != "home":
            return False
    return True


def _leave_to_sites(piece: _Piece, making: _Making) -> None:
    items = join_items(piece.items)
    making.own.append(items)
    making.marked.append(items)


def _judge(
    output: OutputFile,
    pieces: Sequence[_Piece],
    stranger: SiteContext,
    rules: RuleBook,
    memo: ProofMemo,
    making: _Making,
) -> None:
    """Judge pieces on a stranger's site, all at once if that finds nothing, else one by one."""
    if not pieces:
        return
    page = read_pieces(output, [piece.tokens for piece in pieces], join_marks(piece.marks for piece in pieces))
    edges = find_edges(page.reading.text, memo.by_character)
    if edges is None or finds_anything(page, stranger, rules):
        if len(pieces) > 1:
            for piece in pieces:
                _judge(output, (piece,), stranger, rules, memo, making)
            return
        _leave_to_sites(pieces[0], making)
        if PRIVATE.search(pieces[0].text) is None:
            memo.refused[stranger.country].add(pieces[0].text)
        return
    making.edges |= edges
    for piece in pieces:
        making.marks.append(piece.marks)
        if PRIVATE.search(piece.text) is None:
            memo.harmless[stranger.country][piece.text] = piece.marks
            continue
        making.mixed.append(piece.items)
        for tag in piece.own_tags:
            items = items_of(tag, memo)
            making.own.append(items)
            making.marked.append(items)


def items_of(text: str, memo: ProofMemo) -> Items:
    """Take a text with stand-ins apart."""
    texts = PRIVATE.split(text)
    inside = [memo.by_character[character] for character in PRIVATE.findall(text)]
    items: list[Item] = [texts[0]]
    for stand_in, after in zip(inside, texts[1:], strict=True):
        items[-1] = str(items[-1]).removesuffix(stand_in.lead)
        items += [stand_in, after]
    return tuple(item for item in items if item)


def read_text(text: str) -> Sequence[Token]:
    """Give the tokens of a piece of a page."""
    if "<" not in text and "&" not in text:
        return (Text(0, len(text), text),) if text else ()
    return tuple(read_html(text))


def finds_anything(page: PageDocument, site: SiteContext, rules: RuleBook) -> bool:
    """Tell whether any rule finds anything in pieces of a page."""
    return any(True for bound in rules.piece for _ in bound.check(page, site))
