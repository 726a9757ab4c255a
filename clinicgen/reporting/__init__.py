"""Reporting: findings as text, tables and a page for people, as JSON, workflow commands and SARIF for programs."""

from __future__ import annotations

from clinicgen.reporting.machine import as_github, as_json, as_sarif
from clinicgen.reporting.tables import (
    CONTACT_COLUMNS,
    FINDING_COLUMNS,
    as_columns,
    as_csv,
    contact_rows,
    finding_rows,
)
from clinicgen.reporting.text import COLOURED, PLAIN, as_text, say_counts

__all__ = [
    "COLOURED",
    "CONTACT_COLUMNS",
    "FINDING_COLUMNS",
    "PLAIN",
    "as_columns",
    "as_csv",
    "as_github",
    "as_json",
    "as_sarif",
    "as_text",
    "contact_rows",
    "finding_rows",
    "say_counts",
]
