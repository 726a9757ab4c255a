"""What a page's rules and the rest of its site need to know of a whole page: its title, headings, ids and links.

The marks of a page are those of its pieces, one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from msgspec import Struct

from clinicgen.checking.html_tokens import RawText, Tag, Token

_ADDRESSES = MappingProxyType(
    {
        "a": ("href",), "area": ("href",), "link": ("href",), "img": ("src", "srcset"), "source": ("src", "srcset"),
        "script": ("src",), "iframe": ("src",), "form": ("action",), "video": ("src", "poster"), "audio": ("src",),
        "object": ("data",), "embed": ("src",), "track": ("src",), "input": ("src",), "image": ("href", "xlink:href"),
        "use": ("href", "xlink:href"),
    }
)  # fmt: skip
_FRAGMENT = re.compile(r"#[A-Za-z0-9_\-]++\Z")
_ADDRESS = re.compile(rf"(?P<rooted>/(?!/)|{_FRAGMENT.pattern})|(?P<whole>https?://[A-Za-z0-9]|(?:tel|sms|mailto):)")
_PICTURES = frozenset({"og:image", "og:url", "twitter:image"})


class PageMarks(NamedTuple):
    """What is noted of a page, or of a piece of one, in the order of its tags."""

    title: str | None
    """The text of its first `title`; None where it has none."""
    description: str | None
    """The content of its first `meta` description; None where it has none."""
    main_headings: int
    """How many `h1` it has."""
    identifiers: tuple[str, ...]
    """Every `id`."""
    anchors: tuple[str, ...]
    """What a fragment can lead to: ids, and names of links."""
    links: tuple[str, ...]
    """The `href` of every `a`."""
    addresses: tuple[str, ...]
    """Every address it leads to or asks for."""


class Leads(Struct, frozen=True, eq=False):
    """What leads to a page and from it, of the page or of a part: addresses that it answers itself are left out."""

    anchors: frozenset[str]
    """The same object for all that have the same."""
    rooted: tuple[str, ...]
    """Addresses from the root of the site's host, or within the page."""
    whole: tuple[str, ...]
    """Addresses with a scheme."""
    relative: tuple[str, ...]
    """Addresses from where the page lies."""


NO_MARKS = PageMarks(None, None, 0, (), (), (), ())


def mark_tokens(tokens: Iterable[Token]) -> PageMarks:
    """Note what stands in the tokens of an HTML text."""
    title = description = None
    main_headings = 0
    identifiers: list[str] = []
    anchors: list[str] = []
    links: list[str] = []
    addresses: list[str] = []
    for token in tokens:
        if isinstance(token, Tag):
            main_headings += token.name == "h1"
            attributes = token.attributes
            if not attributes:
                continue
            if "id" in attributes:
                identifiers.append(attributes["id"])
                anchors.append(attributes["id"])
            if token.name == "a":
                anchors.append(attributes.get("name", ""))
                links += [attributes["href"]] if "href" in attributes else []
            elif token.name == "meta" and description is None and attributes.get("name", "").lower() == "description":
                description = " ".join(attributes.get("content", "").split())
            addresses += _addresses_of(token)
        elif title is None and isinstance(token, RawText) and token.name == "title":
            title = " ".join(token.text.split())
    marks = PageMarks(
        title,
        description,
        main_headings,
        tuple(identifiers),
        tuple(filter(None, anchors)),
        tuple(links),
        tuple(addresses),
    )
    return NO_MARKS if marks == NO_MARKS else marks


def join_marks(pieces: Iterable[PageMarks]) -> PageMarks:
    """Give the marks of a page from those of its pieces in order."""
    marks = [piece for piece in pieces if piece is not NO_MARKS]
    if not marks:
        return NO_MARKS
    titles, descriptions, main_headings, *listed = zip(*marks, strict=True)
    identifiers, anchors, links, addresses = (tuple(chain.from_iterable(one)) for one in listed)
    return PageMarks(
        next((title for title in titles if title is not None), None),
        next((description for description in descriptions if description is not None), None),
        sum(main_headings),
        identifiers,
        anchors,
        links,
        addresses,
    )


def find_leads(marks: PageMarks) -> Leads:
    """Part a page's addresses by where they lead from."""
    parted: dict[str, list[str]] = {"rooted": [], "whole": [], "relative": []}
    answered = {f"#{anchor}" for anchor in marks.anchors if _FRAGMENT.match(f"#{anchor}")}
    for address in dict.fromkeys(marks.addresses):
        if address in answered:
            continue
        found = _ADDRESS.match(address)
        parted[(found and found.lastgroup) or "relative"].append(address)
    return Leads(_anchors(marks.anchors), *map(tuple, parted.values()))


@lru_cache(maxsize=16384)
def _anchors(anchors: tuple[str, ...]) -> frozenset[str]:
    return frozenset(anchors)


def join_parted(pieces: Sequence[PageMarks]) -> PageMarks | None:
    """Give the marks of pieces that may come in another order; None where there are two titles."""
    titles = [piece.title for piece in pieces if piece.title is not None]
    descriptions = [piece.description for piece in pieces if piece.description is not None]
    if len(titles) > 1 or len(descriptions) > 1:
        return None
    return PageMarks(
        titles[0] if titles else None,
        descriptions[0] if descriptions else None,
        sum([piece.main_headings for piece in pieces]),
        sum([piece.identifiers for piece in pieces], ()),
        sum([piece.anchors for piece in pieces], ()),
        sum([piece.links for piece in pieces], ()),
        sum([piece.addresses for piece in pieces], ()),
    )


def is_description(attributes: Mapping[str, str]) -> bool:
    """Tell whether a `meta` only describes its page: it names no address and orders nothing."""
    name = attributes.get("property") or attributes.get("name")
    return name is not None and name not in _PICTURES and "http-equiv" not in attributes


def requested(attribute: str, value: str) -> tuple[str, ...]:
    """Give the addresses in an attribute: several in a `srcset`, else one."""
    if not attribute.endswith("srcset"):
        return (value.strip(),)
    return tuple(part.split()[0] for part in value.split(",") if part.split())


def _addresses_of(tag: Tag) -> Iterator[str]:
    attributes = tag.attributes
    for name in _ADDRESSES.get(tag.name, ()):
        value = attributes.get(name)
        if value is not None:
            yield from requested(name, value)
    if tag.name == "meta" and (attributes.get("property") or attributes.get("name")) in _PICTURES:
        yield attributes.get("content", "").strip()
