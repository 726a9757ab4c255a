"""Turns what checking noted of a site's files into plain lists and back.

The pages of a site share most of their links and anchors (menu, footer), in groups: a record keeps each group once, and
pages name its row. Proofs with findings are not kept: they name lines, and lines move, so they are never recalled.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any, TypeAlias

from clinicgen.model.rendered_site import PageTraces, Proof

JsonValue: TypeAlias = "str | int | list[JsonValue] | dict[str, JsonValue] | None"
Links: TypeAlias = tuple[tuple[str, str], ...]


def pack_proofs(proofs: Iterable[Proof | None]) -> list[JsonValue]:
    """Give proofs without findings as plain lists."""
    anchors: dict[frozenset[str], int] = {}
    links: dict[Links, int] = {}
    # Most groups are one object on many pages, and need not be compared again.
    rows: dict[int, int] = {}
    packed: list[JsonValue] = []
    for proof in proofs:
        if proof is None or proof.findings:
            packed.append(None)
            continue
        traces = proof.traces
        if traces is None:
            packed.append(0)
            continue
        for places in traces.anchors:
            if id(places) not in rows:
                rows[id(places)] = anchors.setdefault(places, len(anchors))
        for group in traces.links:
            if id(group) not in rows:
                rows[id(group)] = links.setdefault(group, len(links))
        packed.append(
            [
                traces.title,
                traces.description,
                [rows[id(places)] for places in traces.anchors],
                [rows[id(group)] for group in traces.links],
            ]
        )
    return [packed, [[*places] for places in anchors], [_pack_links(group) for group in links]]


def unpack_proofs(packed: Any) -> list[Proof | None]:
    """Give the proofs that were packed; what no packing made raises ValueError, TypeError or IndexError."""
    values, anchors, links = packed
    check_texts(chain.from_iterable(anchors))
    places = [frozenset(group) for group in anchors]
    groups = [_unpack_links(group) for group in links]
    pages = [value for value in values if value]
    check_texts(page[0] for page in pages)
    check_texts(page[1] for page in pages)
    untraced = Proof((), None)
    return [
        Proof(
            (),
            PageTraces(
                value[0], value[1], tuple([places[row] for row in value[2]]), tuple([groups[row] for row in value[3]])
            ),
        )
        if value
        else (None if value is None else untraced)
        for value in values
    ]


def check_texts(values: Iterable[str]) -> None:
    """Raise TypeError where any of the values is no text."""
    "".join(values)


def _pack_links(group: Links) -> JsonValue:
    # Most links are written as the path that they lead to.
    written: list[JsonValue] = [link[0] for link in group]
    return [written, {str(row): link[1] for row, link in enumerate(group) if link[0] != link[1]}]


def _unpack_links(packed: Any) -> Links:
    written, elsewhere = packed
    resolved = [*written]
    for row, path in elsewhere.items():
        resolved[int(row)] = path
    check_texts(written)
    check_texts(resolved)
    return tuple(zip(written, resolved, strict=True))
