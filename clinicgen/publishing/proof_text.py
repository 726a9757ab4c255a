"""Turns what checking said of a site's files into plain lists and back.

The pages of a site share most of their links and anchors (menu, footer), in groups: a record keeps each group once, and
pages name its row.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias

from clinicgen.model.finding import Finding, Place, Severity, Span
from clinicgen.model.rendered_site import PageTraces, Proof

JsonValue: TypeAlias = "str | int | list[JsonValue] | None"
Links: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PackedGroups:
    """The groups met so far, and the row of each."""

    anchors: dict[frozenset[str], int] = field(default_factory=dict)
    links: dict[Links, int] = field(default_factory=dict)

    def as_lists(self) -> list[JsonValue]:
        """Give both tables as plain lists."""
        anchors: list[JsonValue] = [[*sorted(group)] for group in self.anchors]
        links: list[JsonValue] = [[[*link] for link in group] for group in self.links]
        return [anchors, links]


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of a record, by row."""

    anchors: tuple[frozenset[str], ...]
    links: tuple[Links, ...]


def unpack_groups(packed: Any) -> Groups:
    """Give the groups that were packed; what no packing made raises ValueError or TypeError."""
    anchors, links = packed
    return Groups(
        tuple([frozenset(group) for group in anchors]),
        tuple([tuple([(written, resolved) for written, resolved in group]) for group in links]),
    )


def pack_proof(proof: Proof | None, groups: PackedGroups) -> JsonValue:
    """Give a proof as plain lists; groups it meets for the first time are added to the tables."""
    if proof is None:
        return None
    findings: list[JsonValue] = [_pack_finding(finding) for finding in proof.findings]
    traces = proof.traces
    if traces is None:
        return [findings]
    anchors: list[JsonValue] = [groups.anchors.setdefault(group, len(groups.anchors)) for group in traces.anchors]
    links: list[JsonValue] = [groups.links.setdefault(group, len(groups.links)) for group in traces.links]
    return [findings, traces.title, traces.description, anchors, links]


def unpack_proof(packed: Any, groups: Groups) -> Proof | None:
    """Give the proof that was packed; what no packing made raises ValueError, TypeError or IndexError."""
    if packed is None:
        return None
    findings = tuple(_unpack_finding(finding) for finding in packed[0])
    if len(packed) == 1:
        return Proof(findings, None)
    _, title, description, anchors, links = packed
    traces = PageTraces(
        title,
        description,
        tuple([groups.anchors[row] for row in anchors]),
        tuple([groups.links[row] for row in links]),
    )
    return Proof(findings, traces)


def _pack_finding(finding: Finding) -> JsonValue:
    place = finding.place
    packed: list[JsonValue] = [finding.rule, finding.severity.value, finding.message, finding.hint, finding.clinic]
    if place is not None:
        span = place.span
        packed += [place.path, place.excerpt]
        packed += [span.line, span.column, span.end_line, span.end_column] if span else []
    return packed


def _unpack_finding(packed: Any) -> Finding:
    rule, severity, message, hint, clinic, *where = packed
    span = Span(*where[2:]) if len(where) > 2 else None
    place = Place(where[0], span, where[1]) if where else None
    return Finding(rule, Severity(severity), message, place, hint, clinic)
