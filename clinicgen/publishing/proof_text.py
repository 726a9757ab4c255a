"""Turns what checking said of a file into plain lists and back.

Most pages of a site share their links (menu, footer), so a record keeps one table of links and pages name rows of it.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from clinicgen.model.finding import Finding, Place, Severity, Span
from clinicgen.model.rendered_site import PageTraces, Proof

JsonValue: TypeAlias = "str | int | list[JsonValue] | None"
Link: TypeAlias = tuple[str, str]
LinkTable: TypeAlias = dict[Link, int]
"""Each link and its row."""


def pack_proof(proof: Proof | None, links: LinkTable) -> JsonValue:
    """Give a proof as plain lists; links it meets for the first time are added to the table."""
    if proof is None:
        return None
    findings: list[JsonValue] = [_pack_finding(finding) for finding in proof.findings]
    traces = proof.traces
    if traces is None:
        return [findings]
    anchors: list[JsonValue] = [*sorted(traces.anchors)]
    rows: list[JsonValue] = [links.setdefault(link, len(links)) for link in traces.links]
    return [findings, traces.title, traces.description, anchors, rows]


def unpack_proof(packed: Any, links: tuple[Link, ...]) -> Proof | None:
    """Give the proof that was packed; what no packing made raises ValueError, TypeError or IndexError."""
    if packed is None:
        return None
    findings = tuple(_unpack_finding(finding) for finding in packed[0])
    if len(packed) == 1:
        return Proof(findings, None)
    _, title, description, anchors, rows = packed
    return Proof(findings, PageTraces(title, description, frozenset(anchors), tuple([links[row] for row in rows])))


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
