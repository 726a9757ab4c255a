"""Tables for people and for spreadsheets: findings, and contacts with where each comes from."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from clinicgen.model.finding import Finding
from clinicgen.model.found_site import ContactRow
from clinicgen.reporting.text import visible

Cell = str | int | bool | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What spreadsheets take for the beginning of a calculation."""
_ORIGINS = {"declared": "declared in allowed_contacts", "crisis": "crisis line", "unknown": "UNKNOWN"}


def say_origin(row: ContactRow) -> str:
    """Say in words where a contact comes from."""
    match row.origin:
        case "own":
            return f"its own {row.fact}"
        case "named":
            return f"{row.fact} of {row.clinic}, where it may stand"
        case "other clinic":
            return f"{row.fact} of {row.clinic.upper()}"
    return _ORIGINS[row.origin]


def say_first(row: ContactRow) -> str:
    """Say where a contact stands first: file, line and column."""
    place = row.first
    if place is None:
        return ""
    return f"{place.path}:{place.span.line}:{place.span.column}" if place.span else place.path


def contact_rows(contacts: Iterable[ContactRow]) -> list[dict[str, Cell]]:
    """Give contacts as rows of a table."""
    return [
        {
            "site": row.site,
            "kind": row.kind,
            "contact": row.contact,
            "comes from": say_origin(row),
            "fact": row.source or None,
            "files": row.files,
            "first place": say_first(row) or None,
        }
        for row in contacts
    ]


def finding_rows(findings: Iterable[Finding]) -> list[dict[str, Cell]]:
    """Give findings as rows of a table."""
    rows: list[dict[str, Cell]] = []
    for finding in findings:
        place = finding.place
        span = place.span if place else None
        rows.append(
            {
                "clinic": finding.clinic,
                "severity": finding.severity.value,
                "rule": finding.rule,
                "message": finding.message,
                "write instead": finding.hint or None,
                "path": place.path if place else None,
                "line": span.line if span else None,
                "column": span.column if span else None,
            }
        )
    return rows


FINDING_COLUMNS = ("clinic", "severity", "rule", "message", "write instead", "path", "line", "column")
CONTACT_COLUMNS = ("site", "kind", "contact", "comes from", "fact", "files", "first place")


def as_csv(rows: Sequence[Mapping[str, Cell]], columns: Sequence[str] = ()) -> str:
    """Write rows as CSV with a line of headings; no cell is taken for a calculation by a spreadsheet."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    names = columns or tuple(rows[0] if rows else ())
    writer.writerow(names)
    for row in rows:
        writer.writerow([_harmless(_spell(row[name])) for name in names])
    return written.getvalue()


def as_columns(rows: Sequence[Mapping[str, Cell]]) -> str:
    """Write rows one below the other, each value below its heading; nothing where there are no rows."""
    shown = [{key: visible(_spell(value) or "-") for key, value in row.items()} for row in rows]
    if not shown:
        return ""
    widths = {key: max(len(key), *(len(row[key]) for row in shown)) for key in shown[0]}
    lines = ({key: key for key in widths}, *shown)
    return "".join("  ".join(row[key].ljust(widths[key]) for key in widths).rstrip() + "\n" for row in lines)


def _spell(value: Cell) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
