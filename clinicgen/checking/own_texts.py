"""Says what may stand in for a text that a clinic alone decides, and what that text's ends look like."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from clinicgen.checking.folded_text import fold
from clinicgen.checking.html_tokens import EndTag, Tag, Text, Token, read_html
from clinicgen.checking.seams import is_self_contained
from clinicgen.checking.stand_ins import DIGITS_AFTER, DIGITS_BEFORE, PRIVATE, StandInKind

_HOME = re.compile(r"https://(?:[a-z0-9-]+\.)+[a-z]{2,}")
_WORDS = re.compile(r"[\w(+/](?:[\w ,.'()&;:/@?=#+\n-]*[\w)./])?")
_PLAIN = re.compile(r"(?:[\w ,'()-]|\.(?!\w))*")
_IN_ATTRIBUTE = re.compile(r"[^<>\"'`\x00]+")
_WORD = re.compile(r"[^\W_]+")
_INLINE = frozenset("a abbr b cite em i kbd mark s small span strong sub sup time u".split())  # noqa: SIM905
_LONGEST = 400
"""Of words; more is most likely a part of a page."""


@dataclass(frozen=True, slots=True)
class Ends:
    """What of a clinic's text the texts around it meet."""

    first_word: str
    """In lower case; empty where it has no word."""
    last_word: str
    starts_with_digits: bool
    ends_with_digits: bool
    is_plain: bool
    """Whether it is the same wherever it stands, and no address or e-mail that could go on."""


def kind_of(text: str, home: str | None) -> StandInKind | None:
    """Give what stands in for a text; home is the site's address where every address beneath it is the clinic's.

    None where nothing does: the text then counts as a part of the page like any other.
    """
    if text == home and _HOME.fullmatch(text):
        return "home"
    if text.startswith("{") and text.endswith("}") and not PRIVATE.search(text) and "<" not in text:
        return "data"
    visible = visible_words(text)
    if visible is not None and len(visible) <= _LONGEST and _WORDS.fullmatch(visible) and _reads_once(visible):
        return "markup" if "<" in text else "words"
    return "attribute" if _IN_ATTRIBUTE.fullmatch(text) and not PRIVATE.search(text) else None


def visible_words(text: str) -> str | None:
    """Give what is read of a text that may hold inline tags; None where its tags reach beyond it."""
    if PRIVATE.search(text):
        return None
    if "<" not in text:
        return fold(html.unescape(text))
    tokens = tuple(read_html(text))
    if not is_self_contained(text, tokens) or not all(map(_is_inline, tokens)):
        return None
    return fold("".join(token.text for token in tokens if isinstance(token, Text)))


def _reads_once(visible: str) -> bool:
    """Tell whether words have the same ends in a feed, whose HTML is escaped once more."""
    return "&" not in visible or _ends_of(visible, visible) == _ends_of(html.unescape(visible), visible)


def _is_inline(token: Token) -> bool:
    return isinstance(token, Text) or (isinstance(token, Tag | EndTag) and token.name in _INLINE)


def read_ends(text: str) -> Ends:
    """Read the ends of words."""
    return _ends_of(visible_words(text) or "", text)


def _ends_of(visible: str, written: str) -> Ends:
    words = _WORD.findall(visible.lower())
    return Ends(
        first_word=words[0] if words else "",
        last_word=words[-1] if words else "",
        starts_with_digits=DIGITS_AFTER.match(visible) is not None,
        ends_with_digits=DIGITS_BEFORE.search(visible[-7:]) is not None,
        is_plain=visible == written and _PLAIN.fullmatch(visible) is not None,
    )
