"""Turns what checking noted of a site's pages into text and back.

Two lines of JSON tell whose proofs these are and, a row a file, what they say. The pages of a site share most of their
links and anchors (menu, footer), in groups: each group stands once, on a line of its own below, and rows number it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain
from typing import Literal, TypeAlias, TypeVar

from msgspec import Struct

from clinicgen.model.rendered_site import PageTraces, Proof

Proved: TypeAlias = Mapping[str, tuple[str, PageTraces | None]]
"""Files in which nothing was found, by path: the key each was made under, and the traces of a page."""
Links: TypeAlias = tuple[tuple[str, str], ...]
Row: TypeAlias = tuple[str, str, list[int], list[int]] | Literal[0]
"""A page's title and description, and the numbers of its groups of anchors and of links; 0 for other files."""
Group = TypeVar("Group", frozenset[str], Links)

_BETWEEN = "\x1f"
"""Stands between the texts of a group."""
_ODD = "\x1e"
"""Stands before a group in JSON: one that is empty, or a text of which holds what stands between texts or groups."""
_ENCODER = json.JSONEncoder(separators=(",", ":"), check_circular=False)


class ProofText(Struct, frozen=True, dict=True):
    """Proofs as text, of which no more is read than somebody asks for; one that is damaged raises what it leads to."""

    text: str

    @cached_property
    def keys(self) -> dict[str, str]:
        """The files' keys by path."""
        keys: dict[str, str] = json.loads(self.text[: self.text.index("\n")])
        check_texts(keys.values())
        return keys

    def proof(self, path: str) -> Proof:
        """Give the proof of one of the files; a group that several have is the same object in all their proofs."""
        row = self._rows[path]
        if not row:
            return Proof((), None)
        title, description, anchors, links = row
        check_texts((title, description))
        groups = self._groups
        return Proof(
            (), PageTraces(title, description, tuple(map(groups.anchors, anchors)), tuple(map(groups.links, links)))
        )

    @cached_property
    def _rows(self) -> dict[str, Row]:
        return dict(zip(self.keys, self._below[0], strict=True))

    @cached_property
    def _groups(self) -> _Groups:
        return _Groups(self.text.split("\n")[2:], self._below[1])

    @cached_property
    def _below(self) -> tuple[list[Row], int]:
        rows, anchor_lines = json.loads(self.text.split("\n", 2)[1])
        return rows, anchor_lines


class _Groups(Struct, frozen=True):
    """The groups of a text, each read when it is first asked for."""

    lines: list[str]
    anchor_lines: int
    """How many lines are groups of anchors; below them are the groups of links."""
    known_anchors: dict[int, frozenset[str]] = {}
    known_links: dict[int, Links] = {}

    def anchors(self, number: int) -> frozenset[str]:
        known = self.known_anchors.get(number)
        if known is None:
            known = self.known_anchors[number] = frozenset(_read_group(self.lines[number]))
        return known

    def links(self, number: int) -> Links:
        known = self.known_links.get(number)
        if known is None:
            group = _read_group(self.lines[self.anchor_lines + number])
            known = self.known_links[number] = tuple(zip(group[::2], group[1::2], strict=True))
        return known


def write_proofs(proved: Proved) -> str:
    """Give proofs as text."""
    anchors: dict[frozenset[str], int] = {}
    links: dict[tuple[tuple[str, str], ...], int] = {}
    numbers: dict[int, int] = {}
    rows = [
        [
            traces.title,
            traces.description,
            [_number(group, anchors, numbers) for group in traces.anchors],
            [_number(group, links, numbers) for group in traces.links],
        ]
        if traces
        else 0
        for _, traces in proved.values()
    ]
    lines = [_ENCODER.encode({path: key for path, (key, _) in proved.items()}), _ENCODER.encode([rows, len(anchors)])]
    lines += [_write_group([*group]) for group in anchors]
    lines += [_write_group([*chain.from_iterable(group)]) for group in links]
    return "\n".join(lines)


def check_texts(values: Iterable[str]) -> None:
    """Raise TypeError where any of the values is no text."""
    "".join(values)


def _number(group: Group, known: dict[Group, int], numbers: dict[int, int]) -> int:
    """Give the number of a group; the same object, as most are, is not compared again."""
    number = numbers.get(id(group))
    if number is None:
        number = numbers[id(group)] = known.setdefault(group, len(known))
    return number


def _write_group(items: list[str]) -> str:
    line = _BETWEEN.join(items)
    is_plain = line and line.count(_BETWEEN) == len(items) - 1 and line[0] != _ODD and "\n" not in line
    return line if is_plain else _ODD + _ENCODER.encode(items)


def _read_group(line: str) -> list[str]:
    if line and line[0] != _ODD:
        return line.split(_BETWEEN)
    if not line:
        raise ValueError
    items: list[str] = json.loads(line[1:])
    check_texts(items)
    return items
