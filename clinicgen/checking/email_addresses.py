"""Finds e-mail addresses in folded text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_LOCAL = re.compile(r"[\w.+'\-]+\Z")
_IN_LOCAL = frozenset("_.+'-")
_HOST = re.compile(r"[\w\-]++(?:\.[\w\-]++)*")
_LONGEST_LOCAL = 64
_FILE_ENDINGS = frozenset("png jpg jpeg gif webp avif svg css js mjs json map html woff woff2 ico pdf".split())  # noqa: SIM905


class EmailSighting(NamedTuple):
    """An e-mail address that stands in a text."""

    start: int
    end: int
    email: str
    """In lower case."""


def find_emails(text: str) -> Iterator[EmailSighting]:
    """Give the e-mail addresses in a folded text."""
    at = text.find("@")
    while at >= 0:
        before = text[at - 1 : at]
        # Structured data has dozens of names such as `@type`.
        may_be = before.isalnum() or before in _IN_LOCAL
        local = _LOCAL.search(text, max(0, at - _LONGEST_LOCAL), at) if may_be else None
        host = _HOST.match(text, at + 1) if local else None
        if local and host:
            name = local.group().lstrip("'._-")
            domain = host.group().rstrip("-_")
            if name and _is_domain(domain):
                start, end = at - len(name), at + 1 + len(domain)
                yield EmailSighting(start, end, text[start:end].lower())
        at = text.find("@", at + 1)


def is_email_in(text: str, end: int, emails: frozenset[str]) -> bool:
    """Tell whether one of some addresses ends here, its name perhaps with characters that few names have."""
    return any(text[max(0, end - len(email)) : end].lower() == email for email in emails)


def _is_domain(domain: str) -> bool:
    _, dot, last = domain.rpartition(".")
    is_top_level = len(last) >= 2 and (last.isalpha() or last.lower().startswith("xn--"))
    # `logo@2x.png` is a picture for sharp screens.
    return bool(dot) and is_top_level and last.lower() not in _FILE_ENDINGS
