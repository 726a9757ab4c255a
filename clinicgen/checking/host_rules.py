"""Reads what hosts are told by files of the site: `_redirects` and `_headers`, as Netlify and Cloudflare read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_STATUS = re.compile(r"([0-9]{3})!?\Z")


class RedirectLine(NamedTuple):
    """A line of `_redirects` that says something."""

    number: int
    text: str
    source: str
    target: str
    """Empty where it has none."""
    status: str
    """Three digits; empty where none is written."""

    @property
    def is_dynamic(self) -> bool:
        """Whether it answers many addresses."""
        return "*" in self.source or "/:" in self.source


class HeaderRule(NamedTuple):
    """A path of `_headers` and the lines that follow it."""

    number: int
    path: str
    lines: tuple[tuple[int, str], ...]
    """By number, without indentation."""


def read_redirects(text: str) -> Iterator[RedirectLine]:
    """Give the lines of a `_redirects` file that say something."""
    for number, line in enumerate(text.split("\n"), start=1):
        words = line.partition(" #")[0].split()
        if not words or words[0].startswith("#"):
            continue
        # Netlify takes conditions on the query between the two addresses, and others behind the status.
        targets = [index for index, word in enumerate(words[1:], start=1) if word.startswith(("/", "http:", "https:"))]
        target = targets[0] if targets else 0
        after = words[target + 1] if target and target + 1 < len(words) else ""
        status = _STATUS.match(after)
        yield RedirectLine(number, line, words[0], words[target] if target else "", status[1] if status else "")


def read_headers(text: str) -> Iterator[HeaderRule]:
    """Give the rules of a `_headers` file; lines before the first path are a rule without one."""
    number, path, lines = 0, "", list[tuple[int, str]]()
    for index, line in enumerate(text.split("\n"), start=1):
        said = line.strip()
        if not said or said.startswith("#"):
            continue
        if line[0] in " \t":
            lines.append((index, said))
            continue
        if path or lines:
            yield HeaderRule(number, path, tuple(lines))
        number, path, lines = index, said, []
    if path or lines:
        yield HeaderRule(number, path, tuple(lines))


def answers(redirect: RedirectLine, path: str) -> bool:
    """Tell whether a redirect answers a path of the site."""
    if not redirect.is_dynamic:
        return redirect.source.rstrip("/") == path.rstrip("/")
    parts = re.split(r"(\*|/:[A-Za-z]\w*)", redirect.source)
    pattern = "".join(".*" if part == "*" else "/[^/]+" if part[:2] == "/:" else re.escape(part) for part in parts)
    return re.fullmatch(pattern, path) is not None or re.fullmatch(pattern, path.rstrip("/") + "/") is not None
