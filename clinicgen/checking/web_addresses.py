"""Web addresses read for comparing: host, whole path segments, query; scheme and `www.` make no difference."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?=//)|", re.IGNORECASE)
_PARTS = re.compile(r"(?://)?(?:[^/?#@]*@)?([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL)
_TAIL = re.compile(r"(?::[0-9]{1,5})?((?:[/?#][^\s\"'<>\x00`|\\^{}]{0,2000})?)")
_COUNTING = re.compile(r"utm_[a-z_]+\Z")


class Address(NamedTuple):
    """An address taken apart."""

    host: str
    """In lower case, without `www.` and port."""
    segments: tuple[str, ...]
    query: tuple[tuple[str, str], ...]
    """Without the utm parameters, which only count."""
    fragment: str


@lru_cache(maxsize=8192)
def read_address(written: str) -> Address:
    """Take an address apart; it may lack its scheme."""
    rest = written[_end_of_scheme(written) :]
    found = _PARTS.match(rest)
    host, path, query, fragment = found.groups() if found else ("", "", "", "")
    host = host.rsplit(":", 1)[0] if ":" in host else host
    # A feed's HTML, a comment, a CDATA section: there an address is read as it stands in markup.
    query = (query or "").replace("&amp;", "&")
    return Address(
        host.lower().rstrip(".").removeprefix("www."),
        tuple(segment for segment in unquote(path).split("/") if segment and segment != "index.html"),
        tuple(pair for pair in parse_qsl(query, keep_blank_values=True) if not _COUNTING.match(pair[0])),
        fragment or "",
    )


def address_from(text: str, host_start: int, host_end: int) -> tuple[int, Address]:
    """Read the address whose host stands at an offset of a text; give where it ends."""
    found = _TAIL.match(text, host_end)
    tail = found.group(1) if found else ""
    stripped = tail.rstrip(".,;:!?)]*'")
    if stripped != tail and "(" in stripped and tail[len(stripped)] == ")":
        stripped += ")"
    end = (found.start(1) if found else host_end) + len(stripped)
    return end, read_address(text[host_start:host_end] + stripped)


def covers(known: Address, seen: Address) -> bool:
    """Tell whether an address seen is a known one or lies beneath it: its path, its query and its fragment agree."""
    return (
        known.host == seen.host
        and known.segments == seen.segments[: len(known.segments)]
        and set(known.query) <= set(seen.query)
        and known.fragment in ("", seen.fragment)
    )


def is_same_booking(known: Address, seen: Address) -> bool:
    """Tell whether an address seen leads to one's own booking: beneath its path, with exactly its query."""
    return covers(known, seen) and set(known.query) == set(seen.query)


def closeness(known: Address) -> tuple[int, int, int]:
    """Weigh how much of an address a known one fixes: the closest one that covers it says whose it is."""
    return len(known.segments), len(known.query), len(known.fragment)


def host_forms(host: str) -> tuple[str, ...]:
    """Give the ways a host is spelled: as it is and, where it has other letters, in the other alphabet."""
    try:
        other = host.encode("idna").decode("ascii") if not host.isascii() else host.encode("ascii").decode("idna")
    except UnicodeError:
        return (host,)
    return (host,) if other == host else (host, other)


def _end_of_scheme(written: str) -> int:
    found = _SCHEME.match(written)
    return found.end() if found else 0
