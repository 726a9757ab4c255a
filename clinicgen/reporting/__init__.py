"""Reporting: findings as text for people and as JSON, workflow commands and SARIF for programs; JSON Schemas."""

from __future__ import annotations

from clinicgen.reporting.machine import as_github, as_json, as_sarif
from clinicgen.reporting.text import COLOURED, PLAIN, as_text, say_counts

__all__ = ["COLOURED", "PLAIN", "as_github", "as_json", "as_sarif", "as_text", "say_counts"]
