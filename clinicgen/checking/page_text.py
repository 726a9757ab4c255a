"""Reads everything a file says: what is visible, and what stands in attributes, structured data and comments.

Inline tags vanish, so that a number split over them is one number; block tags separate.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import unquote_plus

from clinicgen.checking.clinic_scope import ClinicScope
from clinicgen.checking.html_tokens import EndTag, RawText, Tag, Text, Token, decode_attribute, read_html
from clinicgen.checking.text_stretches import Stretches

BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset "  # noqa: SIM905
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img input legend li "
    "link main menu meta nav noscript object ol optgroup option p picture pre script section select style summary "
    "svg table tbody td template textarea tfoot th thead title tr ul video audio canvas text "
    "entry feed author content id updated published name uri email subtitle rights summary loc lastmod url".split()
)
"""Elements whose tags separate the texts around them."""
_DRAWN = frozenset("svg path polygon polyline animate animatetransform animatemotion g rect use".split())  # noqa: SIM905
_COORDINATES = frozenset("d points viewbox transform values path keytimes keysplines keypoints".split())  # noqa: SIM905
_ESCAPE = re.compile(r"\\(?:u\{?([0-9a-fA-F]{4,6})\}?|x([0-9a-fA-F]{2})|([0-9a-fA-F]{1,6})\s?)")
_TAG = re.compile(r"<[A-Za-z/!]")
_FOLDED_LINE = re.compile(r"\r?\n[ \t]")
_CARD_ESCAPE = re.compile(r"\\([,;:\\])")
_DEEPEST = 3
"""How often HTML inside HTML (a feed's content, a comment, an attribute) is read."""


def read_page(tokens: Iterable[Token], stretches: Stretches) -> None:
    """Read the tokens of an HTML page."""
    _read_tokens(tokens, stretches, _DEEPEST)


def read_feed(tokens: Iterable[Token], stretches: Stretches) -> None:
    """Read the tokens of an XML file; text in it that is HTML is read as HTML."""
    tokens = tuple(tokens)
    # HTML read as if it were words would lose what its tags say: whose part of a page it is, and where entities are.
    _read_tokens((token for token in tokens if not _has_tags(token)), stretches, _DEEPEST)
    for token in tokens:
        if isinstance(token, Text | RawText) and ("<" in token.text or "&" in token.text):
            _read_nested(token.text, stretches, _DEEPEST)


def _has_tags(token: Token) -> bool:
    return isinstance(token, Text | RawText) and _TAG.search(token.text) is not None


def read_plain(text: str, stretches: Stretches) -> None:
    """Read a text file that is neither HTML nor XML: as it is, and decoded wherever it is encoded."""
    _add_decoded(text, stretches)


def read_card(text: str, stretches: Stretches) -> None:
    """Read a vCard or calendar file: lines unfolded, escapes undone."""
    unfolded = _FOLDED_LINE.sub("", text)
    read_plain(_CARD_ESCAPE.sub(r"\1", unfolded).replace("\\n", "\n"), stretches)


def read_data(text: str, stretches: Stretches) -> None:
    """Read a JSON file: every text in it, or the file as it is where it cannot be decoded."""
    data = read_json(text)
    if data is None:
        read_plain(text, stretches)
    stretches.add_all(strings_in(data))


def strings_in(data: object) -> list[str]:
    """Give every text in decoded JSON: keys, strings and numbers."""
    strings: list[str] = []
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            strings.append(value)
        elif isinstance(value, dict):
            strings.extend(value)
            waiting.extend(reversed(value.values()))
        elif isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, int | float) and not isinstance(value, bool):
            strings.append(str(value))
    return strings


@lru_cache(maxsize=4)  # A page's structured data is read for its words, and by its own rule.
def read_json(text: str) -> object:
    """Decode JSON; None where it cannot be decoded. A key written twice has a list of both values."""
    try:
        data: object = json.loads(text, object_pairs_hook=_keep_all)
    except (ValueError, RecursionError):
        return None
    return data


def _keep_all(pairs: list[tuple[str, object]]) -> dict[str, object]:
    data = dict(pairs)
    if len(data) == len(pairs):
        return data
    values: dict[str, list[object]] = {}
    for key, value in pairs:
        values.setdefault(key, []).append(value)
    return dict(values)


def _read_tokens(tokens: Iterable[Token], stretches: Stretches, depth: int) -> None:
    scope = ClinicScope()
    is_begun = False  # Most tags and half of all texts stand where no block is begun, and say nothing.
    for token in tokens:
        if isinstance(token, Text):
            if is_begun or not token.text.isspace():
                stretches.write(token.text, scope.current)
                is_begun = True
        elif isinstance(token, Tag):
            name, attributes = token.name, token.attributes
            if name == "br":
                stretches.write("\n", scope.current)
            elif is_begun and name in BLOCKS:
                stretches.end_block()
                is_begun = False
            if attributes:
                if scope.current is not None or "data-clinic" in attributes:
                    scope.open(name, attributes)
                _read_attributes(token, scope.current, stretches, depth)
            elif scope.current is not None:
                scope.open(name, attributes)
        elif isinstance(token, EndTag):
            if is_begun and token.name in BLOCKS:
                stretches.end_block()
                is_begun = False
            if scope.current is not None:
                scope.close(token.name)
        elif isinstance(token, RawText):
            _read_raw(token, stretches)
        else:
            _add_decoded(token.text, stretches)
            if "<" in token.text:
                _read_nested(token.text, stretches, depth)
    stretches.end_block()


def _read_attributes(tag: Tag, scope: str | None, stretches: Stretches, depth: int) -> None:
    attributes, written = tag.attributes, tag.written
    if tag.name in _DRAWN:
        drawn = [value for key, value in attributes.items() if key in _COORDINATES]
        written = " ".join(f"{key}={value}" for key, value in attributes.items() if key not in _COORDINATES)
        stretches.add(" ".join(drawn), None, "drawing")
    text = decode_attribute(written)
    stretches.add(text, scope)
    if "%" in text or ("?" in text and "+" in text):
        stretches.add(unquote_plus(text), scope, "decoded")
    if "&" in text:
        stretches.add(html.unescape(text), scope)
    if "<" in text:
        for value in attributes.values():
            if "<" in value:
                _read_nested(value, stretches, depth)


def _read_raw(token: RawText, stretches: Stretches) -> None:
    if token.name == "script" and "json" in token.attributes.get("type", "").lower():
        data = read_json(token.text)
        if data is not None:
            stretches.add_all(strings_in(data))
            return
    _add_decoded(token.text, stretches)


def _read_nested(text: str, stretches: Stretches, depth: int) -> None:
    if depth:
        stretches.end_block()
        _read_tokens(read_html(text), stretches, depth - 1)


def _add_decoded(text: str, stretches: Stretches) -> None:
    stretches.add(text)
    if "\\" in text:
        stretches.add(_ESCAPE.sub(_unescape, text))
    if "%" in text:
        stretches.add(unquote_plus(text), None, "decoded")
    if "&" in text:
        stretches.add(html.unescape(text))


def _unescape(found: re.Match[str]) -> str:
    code = int(found[1] or found[2] or found[3], 16)
    return chr(code) if code < 0x110000 else " "
