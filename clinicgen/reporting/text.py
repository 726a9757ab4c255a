"""Findings as people read them on a terminal: the message, the line, the words underlined, what to write instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from clinicgen.model.finding import Finding, Severity, Span

_TAB = "    "


@dataclass(frozen=True, slots=True)
class Palette:
    """The escape sequences for emphasis; all empty where colour is not wanted."""

    error: str = ""
    warning: str = ""
    info: str = ""
    faint: str = ""
    strong: str = ""
    plain: str = ""


PLAIN = Palette()
COLOURED = Palette("\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[2m", "\x1b[1m", "\x1b[0m")


def as_text(findings: Iterable[Finding], palette: Palette = PLAIN) -> str:
    """Write findings one below the other, each with its line and the words underlined."""
    return "".join(f"{_show(finding, palette)}\n" for finding in findings)


def count_findings(findings: Iterable[Finding]) -> dict[str, int]:
    """Count findings by severity, every severity named."""
    counts = {severity.value: 0 for severity in Severity}
    for finding in findings:
        counts[finding.severity.value] += 1
    return counts


def say_counts(findings: Iterable[Finding]) -> str:
    """Say how many errors, warnings and notes there are: `2 errors, 1 warning`; `no findings` where there are none."""
    counts = count_findings(findings)
    names = {"error": ("error", "errors"), "warning": ("warning", "warnings"), "info": ("note", "notes")}
    said = [f"{count} {names[severity][count != 1]}" for severity, count in counts.items() if count]
    return ", ".join(said) or "no findings"


def _show(finding: Finding, palette: Palette) -> str:
    colour = {Severity.ERROR: palette.error, Severity.WARNING: palette.warning, Severity.INFO: palette.info}
    head = (
        f"{colour[finding.severity]}{finding.severity.value}[{finding.rule}]{palette.plain}"
        f"{palette.strong}: {_visible(finding.message)}{palette.plain}"
    )
    lines = [head]
    place = finding.place
    hint = _visible(finding.hint)
    if place is not None:
        span = place.span
        where = f"{place.path}:{span.line}:{span.column}" if span else place.path
        lines.append(f"  {palette.faint}-->{palette.plain} {_visible(where)}")
        if span is not None and place.excerpt:
            lines += _excerpt(place.excerpt, span, hint, palette, colour[finding.severity])
            hint = ""
    if hint:
        lines.append(f"  {palette.faint}={palette.plain} {hint}")
    return "\n".join(lines)


def _excerpt(text: str, span: Span, hint: str, palette: Palette, colour: str) -> list[str]:
    margin = " " * len(str(span.line))
    end = span.end_column if span.end_line == span.line else len(text) + 1
    before = _visible(text[: span.column - 1])
    marked = _visible(text[span.column - 1 : end - 1])
    bar = f"{palette.faint}|{palette.plain}"
    under = " " * len(before) + colour + "^" * max(1, len(marked)) + palette.plain
    return [
        f" {margin} {bar}",
        f" {palette.faint}{span.line}{palette.plain} {bar} {_visible(text).rstrip()}",
        f" {margin} {bar} {under}{' ' + hint if hint else ''}",
    ]


def _visible(text: str) -> str:
    """Replace what would move a terminal's cursor or change its colours."""
    return "".join(_TAB if one == "\t" else one if one.isprintable() else "�" for one in text)
