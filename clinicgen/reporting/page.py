"""A report as one page that can be mailed: it holds all that it shows, runs no script and asks no host for anything."""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from clinicgen.model.content import Acceptance
from clinicgen.model.finding import Finding, Rule, Severity
from clinicgen.model.found_site import Background
from clinicgen.reporting.tables import say_first, say_origin
from clinicgen.reporting.text import say_counts, visible

_HEADING = re.compile(r"^## +(.+?)\s*$", re.MULTILINE)
_INLINE = re.compile(r"`([^`]+)`|\[([^\]]+)\]\((https://[^)\s]+)\)|(https://[^\s<>)]+[^\s<>).,;])")
_TAG = re.compile(r"<[^<>]*>")
_AROUND = 120
"""How much of a line is quoted on either side of the offending words."""
_TOLD = ("why it matters", "instead", "source", "sources")
"""The parts of a rule's manual page that a report repeats."""
_EVERYONE = "The workspace"
_WEIGHTS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class Sentence(NamedTuple):
    """The line that a finding stands in, the offending words apart."""

    before: str
    marked: str
    after: str


class Told(NamedTuple):
    """A finding as the report shows it."""

    message: Markup
    where: str
    sentence: Sentence | None
    instead: Markup


class RuleGroup(NamedTuple):
    """What one rule found for one clinic."""

    name: str
    severity: str
    summary: Markup
    parts: tuple[tuple[str, tuple[Markup, ...]], ...]
    """Headings of the manual page and their paragraphs."""
    found: tuple[Told, ...]


class ClinicGroup(NamedTuple):
    """What was found for one clinic."""

    anchor: str
    name: str
    counts: str
    rules: tuple[RuleGroup, ...]


def as_page(
    title: str, made_on: datetime.date, findings: Sequence[Finding], rules: Iterable[Rule], background: Background
) -> str:
    """Write findings, contacts and acceptances as one HTML page."""
    environment = Environment(
        loader=PackageLoader("clinicgen", "reporting"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finish,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    known = {rule.name: rule for rule in rules}
    page = environment.get_template("page.html").render(
        title=title,
        made_on=f"{made_on.day} {made_on:%B %Y}",
        counts=say_counts(findings),
        clinics=_group_clinics(findings, known, background.names),
        contacts=_group_contacts(background),
        is_counted=any(row.files for row in background.contacts),
        acceptances=[_show_acceptance(one, known) for one in background.acceptances],
    )
    return page.rstrip() + "\n"


def _finish(value: object) -> object:
    """Let no text reach the page with characters that turn letters round or cannot be seen."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _group_clinics(
    findings: Sequence[Finding], known: Mapping[str, Rule], names: Mapping[str, str]
) -> tuple[ClinicGroup, ...]:
    by_clinic: dict[str, list[Finding]] = {}
    for finding in findings:
        by_clinic.setdefault(finding.clinic or "", []).append(finding)
    return tuple(
        ClinicGroup(f"clinic-{slug or 'all'}", _name_of(slug, names), say_counts(found), _group_rules(found, known))
        for slug, found in sorted(by_clinic.items())
    )


def _name_of(slug: str, names: Mapping[str, str]) -> str:
    if not slug:
        return _EVERYONE
    return f"{names[slug]} ({slug})" if slug in names else slug


def _group_rules(findings: Sequence[Finding], known: Mapping[str, Rule]) -> tuple[RuleGroup, ...]:
    by_rule: dict[tuple[int, str], list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault((_WEIGHTS[finding.severity], finding.rule), []).append(finding)
    groups = []
    for (_, name), found in sorted(by_rule.items()):
        rule = known.get(name)
        groups.append(
            RuleGroup(
                name,
                found[0].severity.value,
                _inline(rule.summary) if rule else Markup(),
                tuple(_parts_of(rule.manual)) if rule else (),
                tuple(_tell(finding) for finding in found),
            )
        )
    return tuple(groups)


def _tell(finding: Finding) -> Told:
    place = finding.place
    where = ""
    sentence = None
    if place is not None:
        where = f"{place.path}, line {place.span.line}, column {place.span.column}" if place.span else place.path
        if place.span is not None and place.excerpt:
            end = place.span.end_column - 1 if place.span.end_line == place.span.line else len(place.excerpt)
            sentence = _quote(place.excerpt, place.span.column - 1, end)
    return Told(_inline(_begin(finding.message)), where, sentence, _inline(_begin(finding.hint)))


def _quote(line: str, start: int, end: int) -> Sentence:
    """Give the words around those between two offsets of a line as a reader sees them: without tags."""
    before, marked, after = (_words(part) for part in (line[:start], line[start:end], line[end:]))
    if len(before) > _AROUND:
        before = "…" + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + "…"
    return Sentence(before.lstrip(), marked or line[start:end], after.rstrip())


def _words(text: str) -> str:
    return re.sub(r"\s+", " ", visible(html.unescape(_TAG.sub(" ", text))))


def _begin(text: str) -> str:
    return text[:1].upper() + text[1:]


def _parts_of(manual: str) -> Iterable[tuple[str, tuple[Markup, ...]]]:
    pieces = _HEADING.split(manual)
    for heading, text in zip(pieces[1::2], pieces[2::2], strict=True):
        if heading.lower() in _TOLD and "```" not in text:
            yield heading, tuple(_inline(" ".join(one.split())) for one in text.strip().split("\n\n"))


def _inline(text: str) -> Markup:
    """Show code and links of a manual page or a message; everything else is plain text."""
    pieces: list[Markup] = []
    position = 0
    for found in _INLINE.finditer(text):
        code, words, target, bare = found.groups()
        pieces.append(escape(visible(text[position : found.start()])))
        if code is not None:
            pieces.append(Markup("<code>{}</code>").format(visible(code)))
        else:
            pieces.append(Markup('<a href="{}">{}</a>').format(target or bare, visible(words or bare)))
        position = found.end()
    pieces.append(escape(visible(text[position:])))
    return Markup().join(pieces)


def _group_contacts(background: Background) -> list[tuple[str, list[dict[str, object]]]]:
    by_site: dict[str, list[dict[str, object]]] = {}
    for row in background.contacts:
        by_site.setdefault(_name_of(row.site, background.names), []).append(
            {
                "kind": row.kind,
                "contact": row.contact,
                "origin": say_origin(row),
                "is_wrong": row.origin in ("other clinic", "unknown"),
                "source": row.source,
                "files": row.files,
                "first": say_first(row),
            }
        )
    return list(by_site.items())


def _show_acceptance(one: Acceptance, known: Mapping[str, Rule]) -> dict[str, object]:
    rule = known.get(one.rule)
    return {
        "rule": one.rule,
        "summary": _inline(rule.summary) if rule else Markup(),
        "reason": one.reason,
        "where": f"{one.place.path}:{one.place.span.line}" if one.place.span else one.place.path,
    }
