"""Turns what checking noted of a site's pages into text and back.

Two lines of JSON tell whose proofs these are and, a row a file, what they say. The pages of a site share most of their
links and anchors (menu, footer), in groups: each group stands once, on a line of its own below, and rows number it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TypeAlias, TypeVar

from clinicgen.model.rendered_site import PageTraces, Proof

Proved: TypeAlias = Mapping[str, tuple[str, PageTraces | None]]
"""Files in which nothing was found, by path: the key each was made under, and the traces of a page."""
Group = TypeVar("Group", "frozenset[str]", "tuple[tuple[str, str], ...]")

_BETWEEN = "\x1f"
"""Stands between the texts of a group."""
_ODD = "\x1e"
"""Stands before a group in JSON: one that is empty, or a text of which holds what stands between texts or groups."""
_ENCODER = json.JSONEncoder(separators=(",", ":"), check_circular=False)


@dataclass(frozen=True)
class ProofText:
    """Proofs as text, of which no more is read than somebody asks for; one that is damaged raises what it leads to."""

    text: str

    @cached_property
    def keys(self) -> dict[str, str]:
        """The files' keys by path."""
        keys: dict[str, str] = json.loads(self._lines[0])
        check_texts(keys.values())
        return keys

    @cached_property
    def proofs(self) -> dict[str, Proof]:
        """The files' proofs by path."""
        rows, anchor_lines = json.loads(self._lines[1])
        groups = [line.split(_BETWEEN) if line and line[0] != _ODD else _read_odd(line) for line in self._lines[2:]]
        anchors = [frozenset(group) for group in groups[:anchor_lines]]
        links = [tuple(zip(group[::2], group[1::2], strict=True)) for group in groups[anchor_lines:]]
        pages = [row for row in rows if row]
        check_texts([text for title, description, _, _ in pages for text in (title, description)])
        untraced = Proof((), None)
        proofs = [
            Proof(
                (), PageTraces(row[0], row[1], tuple([anchors[n] for n in row[2]]), tuple([links[n] for n in row[3]]))
            )
            if row
            else untraced
            for row in rows
        ]
        return dict(zip(self.keys, proofs, strict=True))

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")


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


def _read_odd(line: str) -> list[str]:
    if line[:1] != _ODD:
        raise ValueError
    items: list[str] = json.loads(line[1:])
    check_texts(items)
    return items
