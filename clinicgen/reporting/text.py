"""Findings as people read them on a terminal: the message, the line, the words underlined, what to write instead."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from msgspec import Struct

from clinicgen.model.finding import Finding, Severity, Span

_TAB = "    "
_LONGEST_LINE = 160
"""Longer lines are shown in part."""
_CONTEXT = 60
"""How much of a long line is shown before what is marked."""


class Palette(Struct, frozen=True):
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
        f"{palette.strong}: {visible(finding.message)}{palette.plain}"
    )
    lines = [head]
    place = finding.place
    hint = visible(finding.hint)
    if place is not None:
        span = place.span
        where = f"{place.path}:{span.line}:{span.column}" if span else place.path
        lines.append(f"  {palette.faint}-->{palette.plain} {visible(where)}")
        if span is not None and place.excerpt:
            lines += _excerpt(place.excerpt, span, hint, palette, colour[finding.severity])
            hint = ""
    if hint:
        lines.append(f"  {palette.faint}={palette.plain} {hint}")
    return "\n".join(lines)


def _excerpt(text: str, span: Span, hint: str, palette: Palette, colour: str) -> list[str]:
    margin = " " * len(str(span.line))
    start = min(span.column - 1, len(text))
    end = span.end_column - 1 if span.end_line == span.line else len(text.rstrip())
    first, last = _window(len(text), start, end)
    ahead, behind = "…" * (first > 0), "…" * (last < len(text))
    before = ahead + visible(text[first:start])
    marked = visible(text[start : max(start, min(end, last))])
    shown = ahead + visible(text[first:last]) + behind
    bar = f"{palette.faint}|{palette.plain}"
    under = " " * _columns(before) + colour + "^" * max(1, _columns(marked)) + palette.plain
    return [
        f" {margin} {bar}",
        f" {palette.faint}{span.line}{palette.plain} {bar} {shown.rstrip()}",
        f" {margin} {bar} {under}{' ' + hint if hint else ''}",
    ]


def _window(length: int, start: int, end: int) -> tuple[int, int]:
    """Choose what is shown of a line: all of it, or some words around what is marked."""
    if length <= _LONGEST_LINE:
        return 0, length
    first = max(0, min(start - _CONTEXT, length - _LONGEST_LINE))
    return first, min(length, max(first + _LONGEST_LINE, min(end, start + _LONGEST_LINE)))


def visible(text: str) -> str:
    """Replace what would move a terminal's cursor, change its colours or turn its letters round."""
    return "".join(_TAB if one == "\t" else one if one.isprintable() else _stand_in(one) for one in text)


def _stand_in(character: str) -> str:
    return " " if unicodedata.category(character) == "Zs" else "\N{REPLACEMENT CHARACTER}"


def _columns(text: str) -> int:
    """Count the columns a terminal gives to visible text: two to wide letters, none to accents that combine."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(one) in ("Mn", "Me") else 1 + (unicodedata.east_asian_width(one) in "WF")
        for one in text
    )
