"""Reads a site's `_redirects` and `_headers` as Netlify and Cloudflare Pages do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

RULE_FILES = ("_redirects", "_headers")
"""What hosts read and do not serve."""


class Redirect(NamedTuple):
    """Where an old address leads."""

    target: str
    status: int


def find_redirect(rules: str, path: str) -> Redirect | None:
    """Give the first redirect of a path, which is percent-encoded."""
    for line in rules.splitlines():
        words = line.split()
        if len(words) >= 2 and words[0] == path:
            status = words[2] if len(words) > 2 else "301"
            return Redirect(words[1], int(status) if status.isdecimal() else 301)
    return None


def find_headers(rules: str, path: str) -> Iterator[tuple[str, str]]:
    """Give the headers of every rule that a path falls under."""
    applies = False
    for line in rules.splitlines():
        if line[:1].isspace():
            name, colon, value = line.strip().partition(":")
            if applies and colon:
                yield name.strip(), value.strip()
        elif line.strip():
            pattern = ".*".join(re.escape(part) for part in line.strip().split("*"))
            applies = re.fullmatch(pattern, path) is not None
