"""Reads pieces of pages in which characters stand in for what the clinic alone decides."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from msgspec import Struct

from clinicgen.checking.html_tokens import (
    NO_ATTRIBUTES,
    RAW_ELEMENTS,
    EndTag,
    RawText,
    Tag,
    Text,
    Token,
    read_html,
    read_xml,
)
from clinicgen.checking.page_marks import NO_MARKS, PageMarks, is_description, mark_tokens
from clinicgen.checking.proof_memo import ProofMemo
from clinicgen.checking.seams import is_self_contained
from clinicgen.checking.stand_ins import PRIVATE, Item, Items, StandIn, StandInKind

FEEDS = frozenset({"feed", "sitemap"})
"""Kinds of files that are read as XML."""
DATA_CLINIC = "data-clinic"
_CLINICS = re.compile(rf'{DATA_CLINIC}="([a-z0-9-]*)"')
_IN_WORDS = frozenset({"words", "home"})
_SAID = frozenset({"alt", "title", "aria-label"})
_QUOTED = re.compile(r"""\"[^"]*+\"|'[^']*+'""")
_PRIVATE_REFERENCE = re.compile(
    r"&#(?:[xX]0*+[eEfF][0-9a-fA-F]{3}(?![0-9a-fA-F])|0*+(?:5[7-9]|6[0-3])[0-9]{3}(?![0-9]))"
)
_OPENS_TAG = re.compile(f"<[/!?]?(?={PRIVATE.pattern})")
"""What no tag begins with, but for a clinic's text that begins with a letter."""


class Piece(Struct, frozen=True):
    """A piece of a page with stand-ins."""

    items: Items
    text: str
    tokens: Sequence[Token]
    """Without the attributes of tags that hold a clinic's text."""
    own_tags: tuple[str, ...]
    """Those tags."""
    in_data: frozenset[StandIn]
    """Words inside of structured data: only plain ones may stand there."""
    marks: PageMarks
    is_odd: bool
    """Whether a clinic's text stands where it must be judged on each site."""


def write_items(items: Items) -> str:
    """Give a text with its stand-ins."""
    return "".join([item if isinstance(item, str) else item.written for item in items])


def join_items(items: Iterable[Item]) -> Items:
    """Join neighbouring texts, and leave out empty ones."""
    joined: list[Item] = []
    for item in items:
        if joined and isinstance(item, str) and isinstance(joined[-1], str):
            joined[-1] += item
        elif item:
            joined.append(item)
    return tuple(joined)


def items_of(text: str, memo: ProofMemo) -> Items:
    """Take a text with stand-ins apart."""
    texts = PRIVATE.split(text)
    inside = [memo.by_character[character] for character in PRIVATE.findall(text)]
    items: list[Item] = [texts[0]]
    for stand_in, after in zip(inside, texts[1:], strict=True):
        items[-1] = str(items[-1]).removesuffix(stand_in.lead)
        items += [stand_in, after]
    return tuple(item for item in items if item)


def clinics_in(text: str) -> frozenset[str]:
    """Give the clinics whose parts a text holds, none where they are not named as themes name them."""
    named = _CLINICS.findall(text)
    return frozenset(named) if len(named) == text.lower().count(DATA_CLINIC) else frozenset()


def names_clinics(items: Items) -> bool:
    """Tell whether a text holds what may say whose part of a page it is."""
    # Text without stand-ins is mostly ASCII, which by itself is lower-cased ten times faster.
    return any(DATA_CLINIC in item.lower() for item in items if isinstance(item, str))


def _places_of(items: Items) -> list[int]:
    """Give where the characters of stand-ins are in a text."""
    places: list[int] = []
    position = 0
    for item in items:
        if isinstance(item, str):
            position += len(item)
        else:
            places.append(position + len(item.lead))
            position += len(item.written)
    return places


def _tokens_at(places: Iterable[int], tokens: Sequence[Token]) -> list[int]:
    """Give which tokens hold the characters at some offsets, each once."""
    ends = [token.end for token in tokens]
    found: dict[int, None] = {}
    for place in places:
        index = bisect_right(ends, place)
        while index < len(tokens) and tokens[index].start <= place:
            found[index] = None
            index += 1
    return list(found)


def read_text(text: str) -> Sequence[Token]:
    """Give the tokens of a piece of a page."""
    if "<" not in text and "&" not in text:
        return (Text(0, len(text), text),) if text else ()
    return tuple(read_html(text))


def read_piece(items: Items, memo: ProofMemo) -> Piece | None:
    """Read a piece; None where what follows it could change how it is read."""
    text = write_items(items)
    tokens = read_text(text)
    if not is_self_contained(text, tokens):
        return None
    places = _places_of(items)
    if names_clinics(items) and (places or not clinics_in(text)):
        return None
    if "&#" in text and _PRIVATE_REFERENCE.search(text):
        return None
    if not places:
        marks = mark_tokens(tokens) if "<" in text else NO_MARKS
        return Piece(items, text, tokens, (), frozenset(), marks, is_odd=False)
    read = list(tokens)
    own_tags: list[str] = []
    in_data: set[StandIn] = set()
    is_odd = _OPENS_TAG.search(text) is not None
    for index in _tokens_at(places, tokens):
        token = tokens[index]
        kinds = _kinds_in(text, token, memo) if isinstance(token, Tag) else frozenset()
        if isinstance(token, Tag) and kinds - {"home"} and not (kinds <= _IN_WORDS and _is_only_said(token)):
            # HTML might end the tag elsewhere; what stands inside of a raw element is read by the tag's attributes.
            is_odd |= bool(kinds & {"markup", "data"}) or token.name in RAW_ELEMENTS
            own_tags.append(text[token.start : token.end])
            read[index] = Tag(token.start, token.end, token.name, NO_ATTRIBUTES, "")
        elif not isinstance(token, Tag | Text):
            is_odd |= not (isinstance(token, RawText) and _is_well_placed(token, memo))
            if isinstance(token, RawText) and token.name == "script":
                found = {memo.by_character[character] for character in PRIVATE.findall(token.text)}
                in_data |= {stand_in for stand_in in found if stand_in.kind == "words"}
    return Piece(items, text, tuple(read), tuple(own_tags), frozenset(in_data), mark_tokens(read), is_odd)


def read_feed_piece(items: Items, memo: ProofMemo) -> Piece | None:  # noqa: ARG001  # Is called as `read_piece` is.
    """Read a piece of a feed: no rule of feeds looks at tags, so clinics' texts may stand in them."""
    text = write_items(items)
    tokens = tuple(read_xml(text))
    # Whose part of an article a text stands in is said by HTML within the feed, where one piece does not end another's.
    is_referring = "&#" in text and _PRIVATE_REFERENCE.search(text)
    if names_clinics(items) or is_referring or not is_self_contained(text, tokens):
        return None
    return Piece(items, text, tokens, (), frozenset(), NO_MARKS, is_odd=False)


def keeps_its_shape(text: str, tokens: Iterable[Token]) -> bool:
    """Tell whether a text has the same tags whatever words stand in it: in texts, in quotes, and in what is said."""
    return not _OPENS_TAG.search(text) and all(map(_is_in_place, tokens))


def _is_in_place(token: Token) -> bool:
    if isinstance(token, Text):
        return True
    if isinstance(token, Tag):
        return not (PRIVATE.search(token.name) or PRIVATE.search(_QUOTED.sub("", token.written)))
    if isinstance(token, RawText):
        return token.name in ("title", "script") or not PRIVATE.search(token.text)
    return not PRIVATE.search(token.name if isinstance(token, EndTag) else token.text)


def _kinds_in(text: str, tag: Tag, memo: ProofMemo) -> frozenset[StandInKind]:
    if PRIVATE.search(tag.name):
        return frozenset({"markup"})  # It names whatever element it likes.
    return frozenset(memo.by_character[found].kind for found in PRIVATE.findall(text, tag.start, tag.end))


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
        elif stand_in.kind not in _IN_WORDS:
            return False
    return True


def _is_only_said(tag: Tag) -> bool:
    """Tell whether what a clinic says in a tag's attributes is only read, and neither asked for nor led to."""
    if PRIVATE.search(_QUOTED.sub("", tag.written)) or "%" in tag.written or "?" in tag.written:
        return False
    names = {name for name, value in tag.attributes.items() if PRIVATE.search(value)}
    is_said = tag.name == "meta" and is_description(tag.attributes)
    return names <= _SAID or (is_said and names == {"content"})
