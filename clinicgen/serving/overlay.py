"""Writes problems as HTML, and sets them beside the pages that are served; what is built never holds them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from clinicgen.model.finding import Finding, Place, Severity, Span
from clinicgen.serving.preview import Preview, PreviewSite

HOME = "/.clinicgen/"
"""Where the preview's own files lie on every host: no site holds anything there."""

_CONTEXT = 160
"""How many characters of a long line are shown on each side of what is marked."""


def set_beside(page: bytes, preview: Preview, site: PreviewSite) -> bytes:
    """Add the overlay and the script that follows the preview to a page.

    Both come from the page's own host, so that its Content-Security-Policy needs no loosening.
    """
    added = (
        f'<clinicgen-overlay><template shadowrootmode="open"><link rel="stylesheet" href="{HOME}overlay.css">'
        f'<div id="problems">{show_problems(preview, site)}</div></template></clinicgen-overlay>'
        f'<script src="{HOME}preview.js" data-release="{escape(site.release)}"></script>'
    ).encode()
    end = page.rfind(b"</body>")
    return page + added if end == -1 else page[:end] + added + page[end:]


def show_problems(preview: Preview, site: PreviewSite) -> str:
    """Show everything that is to be told beside a page; nothing where nothing is wrong."""
    problems = preview.problems_of(site)
    if not problems:
        return ""
    has_errors = any(finding.severity is Severity.ERROR for finding in problems)
    state = ""
    if site.release and (site.is_held_back or preview.trouble):
        state = '<p class="state">This is the site as it last was without errors.</p>'
    return (
        f'<details class="{"error" if has_errors else "warning"}"{" open" if has_errors else ""}>'
        f"<summary>{say_counts(problems)}</summary>{state}{list_findings(problems)}</details>"
    )


def list_findings(findings: Sequence[Finding]) -> str:
    """List findings with place, excerpt and hint."""
    return f"<ol>{''.join(_show(finding) for finding in findings)}</ol>"


def say_counts(findings: Sequence[Finding]) -> str:
    """Say how many errors and warnings there are."""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    warnings = len(findings) - errors
    said = [
        f"{count} {noun}{'s' * (count != 1)}" for count, noun in ((errors, "error"), (warnings, "warning")) if count
    ]
    return ", ".join(said)


def _show(finding: Finding) -> str:
    place = finding.place
    lines = [
        f'<p class="message"><strong>{finding.severity.value}:</strong> {_code_spans(finding.message)}</p>',
        f'<p class="place">{_say_place(place)}</p>' if place else "",
        f"<pre>{_excerpt(place.excerpt, place.span)}</pre>" if place and place.span and place.excerpt else "",
        f'<p class="hint">{_code_spans(finding.hint)}</p>' if finding.hint else "",
        f'<p class="rule">{escape(finding.rule)}</p>',
    ]
    return f'<li class="{finding.severity.value}">{"".join(lines)}</li>'


def _code_spans(text: str) -> str:
    """Set what stands between backticks as code."""
    parts = escape(text).split("`")
    if len(parts) % 2 == 0:
        return escape(text)
    return "".join(f"<code>{part}</code>" if number % 2 else part for number, part in enumerate(parts))


def _say_place(place: Place) -> str:
    span = place.span
    return escape(f"{place.path}:{span.line}:{span.column}" if span else place.path)


def _excerpt(text: str, span: Span) -> str:
    start = min(span.column - 1, len(text))
    end = min(span.end_column - 1, len(text)) if span.end_line == span.line else len(text.rstrip())
    first, last = max(0, start - _CONTEXT), min(len(text), max(start, end) + _CONTEXT)
    before, marked, after = text[first:start], text[start:end], text[max(start, end) : last]
    return (
        f'<span class="line">{span.line}</span> {"…" * (first > 0)}{escape(before)}'
        f"<mark>{escape(marked)}</mark>{escape(after.rstrip())}{'…' * (last < len(text))}"
    )
