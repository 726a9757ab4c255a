"""Recognises a build that would change nothing, and tells again what the last one told.

When a build is done it notes what it was asked for, how everything looked that it had read, how everything looked that
it had written, and its result. Where the next build is asked for the same and finds all this as it was, it would write
nothing and tell the same. Anything else, and any doubt, leads to the ordinary build.
"""

from __future__ import annotations

import datetime
import json
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from clinicgen import loading, publishing
from clinicgen.model.finding import Finding, Place, Severity, Span
from clinicgen.model.outcome import BuildResult, Publication, Report, SiteOutcome
from clinicgen.model.request import Request

_NAME = "unchanged"
_VERSION = 1


class Start(Struct, frozen=True):
    """How everything looked that a build was going to read."""

    moment: int
    """When it was looked at, in nanoseconds."""
    sources: str


def look_before(root: Path) -> Start:
    """Look at everything that a build is going to read."""
    moment = time.time_ns()
    return Start(moment, loading.look_at_sources(root, moment))


def recall_result(folder: publishing.OutputFolder, root: Path, request: Request) -> BuildResult | None:
    """Give the result of a build without doing it; None where it must be done."""
    head, _, looks = (publishing.recall_memo(folder, _NAME) or b"").partition(b"\n")
    try:
        note = json.loads(head)
        if note["request"] != _write_request(request) or not _is_same_day(note["days"]):
            return None
        if not _is_same_search(note["search"]):
            return None
        if loading.look_at_sources(root, note["moment"]) != note["sources"]:
            return None
        return _read_result(note["result"]) if publishing.look_the_same(folder, looks) else None
    except (OSError, ValueError, TypeError, LookupError):
        return None


def keep_result(
    folder: publishing.OutputFolder,
    request: Request,
    start: Start,
    days: Mapping[str, datetime.date],
    search: str | None,
    result: BuildResult,
    looks: Sequence[publishing.Look],
) -> None:
    """Note what a build was asked for, what it started from, and what came of it.

    `days` tells the day it was in each time zone that mattered; the empty name stands for UTC. `search` tells how the
    program looked that indexes articles, None where no clinic asks for that.
    """
    written = publishing.write_looks(folder, [*looks, publishing.look_at_list(folder)])
    if written is None or publishing.tells_of_mending(result.report.findings):
        return
    note = {
        "request": _write_request(request),
        "days": {} if request.today else {zone: day.isoformat() for zone, day in days.items()},
        "moment": start.moment,
        "sources": start.sources,
        "search": search,
        "result": _write_result(result),
    }
    publishing.keep_memo(folder, _NAME, json.dumps(note).encode() + b"\n" + written)


def days_now(zones: Iterable[str]) -> dict[str, datetime.date]:
    """Give the day it is now in each time zone; the empty name stands for UTC."""
    # Imported here: where the day was given, no zone is looked up.
    from zoneinfo import ZoneInfo  # noqa: PLC0415

    now = datetime.datetime.now(datetime.UTC)
    return {zone: now.astimezone(ZoneInfo(zone)).date() if zone else now.date() for zone in zones}


def _is_same_day(days: Mapping[str, str]) -> bool:
    return not days or {zone: day.isoformat() for zone, day in days_now(days).items()} == days


def _is_same_search(look: str | None) -> bool:
    if look is None:
        return True
    # Imported here: most workspaces have no search.
    from clinicgen import indexing  # noqa: PLC0415

    return indexing.look_at_pagefind() == look


def _write_request(request: Request) -> list[Any]:
    today = request.today.isoformat() if request.today else None
    return [_VERSION, [*request.only], today, request.drafts, [*(request.shard or ())]]


def _write_result(result: BuildResult) -> dict[str, Any]:
    return {
        "findings": [_write_finding(finding) for finding in result.report.findings],
        "sites": [[site.slug, site.pages, site.publication is not None] for site in result.sites],
        "held_back": result.held_back,
    }


def _read_result(value: Mapping[str, Any]) -> BuildResult:
    nothing = Publication(written=0, removed=0, is_exchanged=False)
    return BuildResult(
        report=Report(tuple(_read_finding(*finding) for finding in value["findings"])),
        sites=tuple(SiteOutcome(slug, pages, 0, nothing if is_out else None) for slug, pages, is_out in value["sites"]),
        held_back=tuple(value["held_back"]),
    )


def _write_finding(finding: Finding) -> list[Any]:
    place, span = finding.place, finding.place.span if finding.place else None
    where = [place.path, place.excerpt] if place else None
    stretch = [span.line, span.column, span.end_line, span.end_column] if span else None
    return [finding.rule, finding.severity, finding.message, where, stretch, finding.hint, finding.clinic]


def _read_finding(
    rule: str, severity: str, message: str, where: list[str] | None, stretch: list[int] | None, hint: str, clinic: str
) -> Finding:
    span = Span(*stretch) if stretch else None
    place = Place(where[0], span, where[1]) if where else None
    return Finding(rule, Severity(severity), message, place, hint, clinic)
