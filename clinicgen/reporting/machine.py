"""Findings for programs: one JSON object, GitHub's workflow commands, SARIF 2.1.0."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TypeAlias
from urllib.parse import quote

from clinicgen.model.finding import Finding, Rule, Severity
from clinicgen.reporting.text import count_findings, visible

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

_GITHUB_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_SARIF_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def finding_as_json(finding: Finding) -> Json:
    """Give one finding as the object that `--format json` prints."""
    place = finding.place
    span = place.span if place else None
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint or None,
        "clinic": finding.clinic,
        "path": place.path if place else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
    }


def as_json(findings: Sequence[Finding]) -> str:
    """Write findings as one JSON object with a version and a summary."""
    report: Json = {
        "version": 1,
        "findings": [finding_as_json(finding) for finding in findings],
        "summary": dict(count_findings(findings)),
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def as_github(findings: Iterable[Finding]) -> str:
    """Write findings as workflow commands, which GitHub shows beside the changed lines."""
    return "".join(_github_command(finding) for finding in findings)


def _github_command(finding: Finding) -> str:
    place = finding.place
    span = place.span if place else None
    properties = {"title": finding.rule}
    if place is not None:
        properties["file"] = place.path
    if span is not None:
        properties |= {"line": str(span.line), "endLine": str(span.end_line)}
        if span.line == span.end_line:
            # GitHub's columns are inclusive, and it refuses columns where a finding spans lines.
            properties |= {"col": str(span.column), "endColumn": str(max(span.column, span.end_column - 1))}
    written = ",".join(f"{key}={_escape_property(value)}" for key, value in properties.items())
    message = finding.message + (f" ({finding.hint})" if finding.hint else "")
    return f"::{_GITHUB_LEVEL[finding.severity]} {written}::{_escape_data(message)}\n"


def _escape_data(text: str) -> str:
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(findings: Sequence[Finding], rules: Sequence[Rule], version: str) -> str:
    """Write findings as a SARIF 2.1.0 log, with the manual of every rule that was found."""
    found = {finding.rule for finding in findings}
    named = [rule for rule in sorted(rules, key=lambda rule: rule.name) if rule.name in found]
    index = {rule.name: number for number, rule in enumerate(named)}
    log: Json = {
        "$schema": SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "clinicgen",
                        "semanticVersion": version,
                        "rules": [_sarif_rule(rule) for rule in named],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_sarif_result(finding, index) for finding in findings],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _sarif_rule(rule: Rule) -> Json:
    described: dict[str, Json] = {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "defaultConfiguration": {"level": _SARIF_LEVEL[rule.severity]},
    }
    if rule.manual:
        described["help"] = {"text": rule.manual, "markdown": rule.manual}
    return described


def _sarif_result(finding: Finding, index: dict[str, int]) -> Json:
    message = finding.message + (f" ({finding.hint})" if finding.hint else "")
    result: dict[str, Json] = {
        "ruleId": finding.rule,
        "level": _SARIF_LEVEL[finding.severity],
        "message": {"text": message},
    }
    if finding.rule in index:
        result["ruleIndex"] = index[finding.rule]
    if finding.place is not None:
        physical: dict[str, Json] = {"artifactLocation": {"uri": quote(finding.place.path, errors="surrogateescape")}}
        span = finding.place.span
        if span is not None:
            physical["region"] = {
                "startLine": span.line,
                "startColumn": span.column,
                "endLine": span.end_line,
                "endColumn": span.end_column,
            }
        result["locations"] = [{"physicalLocation": physical}]
    if finding.clinic is not None:
        result["properties"] = {"clinic": finding.clinic}
    return result
