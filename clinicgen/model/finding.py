"""What is wrong, where it stands, and what to write instead: findings and the rules they come from."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

PROTECTED_FAMILIES = ("contact-", "fact-", "path-", "html-unsafe-")
"""Rules whose names begin so are the promises themselves: settings and acceptances cannot lower them."""


class Severity(StrEnum):
    """How much a finding weighs: an error holds back the sites it concerns."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Span(Struct, frozen=True):
    """A stretch of a text file: lines and columns from 1, in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Place(Struct, frozen=True):
    """Where something stands in a file."""

    path: str
    """Relative to the workspace (or to the audited folder), with forward slashes."""
    span: Span | None = None
    excerpt: str = ""
    """The text of the span's first line, for showing it; empty where there is none."""


class Rule(Struct, frozen=True):
    """A kind of problem: its name, how much it weighs, and its manual page."""

    name: str
    severity: Severity
    summary: str
    """One sentence: what is wrong."""
    manual: str = ""
    """Markdown below the sentence: why it matters, an example, what to write instead."""

    @property
    def is_protected(self) -> bool:
        """Whether settings and acceptances are refused for this rule."""
        return self.name.startswith(PROTECTED_FAMILIES)


class Finding(Struct, frozen=True):
    """One problem in the user's files or in what they build."""

    rule: str
    severity: Severity
    message: str
    place: Place | None = None
    hint: str = ""
    """What to write instead, as an imperative or a question; empty where the message says it all."""
    clinic: str | None = None
    """The one clinic it concerns, or None where it concerns whoever uses the file."""


def report(
    rule: Rule, message: str, place: Place | None = None, *, hint: str = "", clinic: str | None = None
) -> Finding:
    """Make a finding of a rule, with that rule's severity."""
    return Finding(rule.name, rule.severity, message, place, hint, clinic)


def sort_key(finding: Finding) -> tuple[str, int, int, str, str, str]:
    """Order findings by file, line and column, then rule, clinic and message."""
    place = finding.place
    span = place.span if place else None
    return (
        place.path if place else "",
        span.line if span else 0,
        span.column if span else 0,
        finding.rule,
        finding.clinic or "",
        finding.message,
    )


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings and drop those said twice."""
    return tuple(sorted(dict.fromkeys(findings), key=sort_key))
