"""HTML read into tags, text and comments as a browser reads it, in linear time and whatever the bytes.

One regular expression follows the states of the WHATWG tokenizer closely enough for pages that people write; all its
repetitions are possessive, so no input makes it go back. What a browser would drop (a tag that never closes, a wrong
end tag) is kept as a comment: a proof wants to see every word, and a reader of old exports does too. Nearly all tags
are written plainly, and runs of those are read by a simpler expression, many at once.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})

_ATTRIBUTE = r"""[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|(?!["'])[^\s>]++|(?=>)))?+"""
_ATTRIBUTES = rf"(?:[\s/]++|{_ATTRIBUTE})*+"
RAW_ELEMENTS = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
"""Elements that hold no tags, only text."""
_RAW = "|".join(RAW_ELEMENTS)
# Before 3.11.5 Python misreads possessive groups with alternatives or look-aheads in them: where nothing that follows
# can fail, the repeating is ordinary.
_MARKUP = re.compile(
    rf"""
    <(?:
      (?P<raw>{_RAW})(?=[\s/>])(?P<raw_attributes>{_ATTRIBUTES})>
        (?P<raw_text>[^<]*+(?:<(?!/(?P=raw)[\s/>])[^<]*+)*)(?:</(?P=raw){_ATTRIBUTES}>)?
    | (?P<name>[a-z][^\s/>]*+)(?P<attributes>{_ATTRIBUTES})>
    | /(?P<end>[a-z][^\s/>]*+)(?P<end_attributes>{_ATTRIBUTES})>
    | /> | (?P<unclosed>/?[a-z].*+)
    | !--(?:-?>|(?P<comment>.*?)(?:--!?>|\Z))
    | (?P<cdata>!\[CDATA\[)
    | (?P<bogus>[!?/][^>]*+)>?+
    )
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL | re.ASCII,
)
_PLAIN_TAG = re.compile(
    rf"""([^<]*+)<(?:/(?!(?:svg|math)>)([a-z][a-z0-9-]*+)|(?!(?:{_RAW}|svg|math)[\s/>])([a-z][a-z0-9-]*+)"""
    r"""((?:[ \n]++[A-Za-z][A-Za-z0-9:_-]*+(?:="[^"]*+")?+)*+[ \n/]*+))>""",
    re.ASCII,
)
"""The text before a tag, and a tag as themes and Markdown write it: it neither begins nor ends anything that is read in
another way."""
_PLAIN_TAGS = re.compile(f"(?:{_PLAIN_TAG.pattern})+", re.ASCII)
_READ_ATTRIBUTE = re.compile(
    r"""([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|((?!["'])[^\s>]++)|(?=>|\Z)))?""", re.ASCII
)
_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]*;)")
_WITH_REFERENCES = frozenset({"textarea", "title"})


class Tag(NamedTuple):
    """A start tag. Tokens are named tuples: a page has hundreds, and dataclasses are made four times slower."""

    start: int
    end: int
    name: str
    """In lower case."""
    attributes: Mapping[str, str]
    """By lower-case name, the first of each, character references decoded; empty where no value is written."""
    written: str
    """The attributes as they stand in the file."""


class EndTag(NamedTuple):
    """An end tag."""

    start: int
    end: int
    name: str


class Text(NamedTuple):
    """Text between tags, character references decoded."""

    start: int
    end: int
    text: str


class RawText(NamedTuple):
    """The content of a script, style, title or similar element."""

    start: int
    end: int
    name: str
    attributes: Mapping[str, str]
    text: str
    """Decoded where a browser decodes it: in title and textarea."""


class Comment(NamedTuple):
    """A comment, a doctype, or what a browser would drop."""

    start: int
    end: int
    text: str


Token = Tag | EndTag | Text | RawText | Comment


def decode_attribute(value: str) -> str:
    """Decode the character references of an attribute's value; `&copy=1` in an address stays as it is."""
    return _REFERENCE.sub(lambda found: html.unescape(found.group()), value) if "&" in value else value


@lru_cache(maxsize=8192)
def read_attributes(written: str) -> Mapping[str, str]:
    """Give a tag's attributes by lower-case name, the first of each name, decoded."""
    attributes: dict[str, str] = {}
    for name, double, single, bare in _READ_ATTRIBUTE.findall(written):
        attributes.setdefault(name.lower(), decode_attribute(double or single or bare))
    return MappingProxyType(attributes)


def read_html(text: str) -> list[Token]:
    """Give the tokens of an HTML text in order; CDATA counts only inside svg and math, as in browsers."""
    return _read(text, drawings=0)


def read_xml(text: str) -> list[Token]:
    """Give the tokens of an XML text such as a feed or a drawing, in order."""
    return _read(text, drawings=1)


def _read(text: str, drawings: int) -> list[Token]:
    """Read from inside a number of drawings (svg, math, or an XML file): CDATA is text there."""
    tokens: list[Token] = []
    position = 0
    while position < len(text):
        plain = _PLAIN_TAGS.match(text, position)
        if plain:
            tokens += _plain_tags(text, position, plain.end())
            position = plain.end()
        found = _MARKUP.search(text, position)
        if not found:
            break
        start, end = found.span()
        if start > position:
            tokens.append(_text(text, position, start))
        kind = found.lastgroup
        if kind in ("attributes", "name"):
            name, written = found.group("name", "attributes")
            name = name.lower()
            if name in ("svg", "math"):
                drawings += 1
            tokens.append(Tag(start, end, name, read_attributes(written) if written else NO_ATTRIBUTES, written))
        elif kind in ("end", "end_attributes"):
            name = found["end"].lower()
            if name in ("svg", "math") and drawings:
                drawings -= 1
            tokens.append(EndTag(start, end, name))
            if found["end_attributes"].strip():
                tokens.append(Comment(start, end, found["end_attributes"]))
        elif found["raw"]:
            tokens += _raw_element(found)
        elif kind == "cdata":
            closing = "]]>" if drawings else ">"
            stop = text.find(closing, end)
            content_end = len(text) if stop < 0 else stop
            content, end = text[end:content_end], min(content_end + len(closing), len(text))
            tokens.append(Text(start, end, content) if drawings else Comment(start, end, content))
        else:
            tokens.append(Comment(start, end, found["comment"] or found["bogus"] or found["unclosed"] or ""))
        position = end
    if position < len(text):
        tokens.append(_text(text, position, len(text)))
    return tokens


def _plain_tags(text: str, position: int, end: int) -> list[Token]:
    """Read a stretch of plainly written tags and the texts before them."""
    tokens: list[Token] = []
    make = tuple.__new__  # A named tuple's own constructor takes twice as long, and most tokens are made here.
    for said, closed, name, written in _PLAIN_TAG.findall(text, position, end):
        start = position
        if said:
            start += len(said)
            tokens.append(make(Text, (position, start, html.unescape(said) if "&" in said else said)))
        if closed:
            position = start + len(closed) + 3
            tokens.append(make(EndTag, (start, position, closed)))
        else:
            position = start + len(name) + len(written) + 2
            attributes = read_attributes(written) if written else NO_ATTRIBUTES
            tokens.append(make(Tag, (start, position, name, attributes, written)))
    return tokens


def _text(text: str, start: int, end: int) -> Text:
    content = text[start:end]
    return Text(start, end, html.unescape(content) if "&" in content else content)


def _raw_element(found: re.Match[str]) -> tuple[Token, ...]:
    name, written, content = found["raw"].lower(), found["raw_attributes"], found["raw_text"]
    start, end = found.span()
    inside, closing = found.span("raw_text")
    attributes = read_attributes(written) if written else NO_ATTRIBUTES
    if name in _WITH_REFERENCES:
        content = html.unescape(content)
    tag = Tag(start, inside, name, attributes, written)
    return tag, RawText(inside, closing, name, attributes, content), EndTag(closing, end, name)
