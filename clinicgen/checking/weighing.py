"""Weighs findings as the workspace wants: ignored, lighter or heavier, accepted where they stand, lighter in drafts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from clinicgen.checking.attribution import find_place
from clinicgen.checking.problems import (
    ACCEPTANCE_UNKNOWN_RULE,
    ACCEPTANCE_UNUSED,
    SETTINGS_PROTECTED_RULE,
    SETTINGS_UNKNOWN_RULE,
)
from clinicgen.model.content import Acceptance, Content, Library
from clinicgen.model.finding import PROTECTED_FAMILIES, Finding, Place, Rule, Severity, report
from clinicgen.model.settings import WorkspaceSettings
from clinicgen.model.source import SourceText
from clinicgen.model.suggestion import suggest

SETTINGS_FILE = "clinicgen.yaml"
_WEIGHTS = (Severity.INFO, Severity.WARNING, Severity.ERROR)


class Scales(Struct, frozen=True):
    """What findings are weighed with."""

    ignored: frozenset[str]
    severities: Mapping[str, Severity]
    acceptances: Mapping[tuple[str, str], tuple[Acceptance, ...]]
    """By file and rule."""
    drafts: frozenset[str]
    """Files whose errors are only warnings, because they are not built."""


def open_scales(settings: WorkspaceSettings, library: Library, drafts: Collection[str]) -> Scales:
    """Prepare to weigh: settings and acceptances that try to lower protected rules have no effect."""
    acceptances: dict[tuple[str, str], tuple[Acceptance, ...]] = {}
    for acceptance in _acceptances(library):
        if not _is_protected(acceptance.rule):
            key = (acceptance.place.path, acceptance.rule)
            acceptances[key] = (*acceptances.get(key, ()), acceptance)
    return Scales(
        frozenset(name for name in settings.check.ignore if not _is_protected(name)),
        {name: severity for name, severity in settings.check.severity.items() if not _is_protected(name)},
        acceptances,
        frozenset(drafts),
    )


def weigh(findings: Iterable[Finding], scales: Scales) -> tuple[Finding, ...]:
    """Give the findings that remain, each with the severity it has in this workspace."""
    return tuple(
        _lighten(replace(finding, severity=scales.severities.get(finding.rule, finding.severity)), scales)
        for finding in findings
        if finding.rule not in scales.ignored and not any(_covering(finding, scales))
    )


def judge_settings(
    settings: WorkspaceSettings, library: Library, rules: Iterable[Rule], sources: Mapping[str, SourceText]
) -> tuple[Finding, ...]:
    """Find settings and acceptances that name a rule that does not exist or may not be lowered."""
    known = {rule.name: rule for rule in rules}
    return (*_judge_check(settings, known, sources), *_judge_acceptances(library, known))


def judge_acceptances(findings: Iterable[Finding], scales: Scales) -> tuple[Finding, ...]:
    """Find acceptances that none of all findings of a run (not weighed yet) needs."""
    findings = tuple(findings)
    used = {acceptance for finding in findings for acceptance in _covering(finding, scales)}
    misnamed = {finding.place for finding in findings if finding.rule == ACCEPTANCE_UNKNOWN_RULE.name}
    return tuple(
        report(
            ACCEPTANCE_UNUSED, f"`{acceptance.rule}` finds nothing here", acceptance.place, hint="remove the comment"
        )
        for acceptances in scales.acceptances.values()
        for acceptance in acceptances
        if acceptance not in used and acceptance.place not in misnamed
    )


def _lighten(finding: Finding, scales: Scales) -> Finding:
    is_draft = finding.place is not None and finding.place.path in scales.drafts
    return replace(finding, severity=Severity.WARNING) if is_draft and finding.severity is Severity.ERROR else finding


def _covering(finding: Finding, scales: Scales) -> Iterator[Acceptance]:
    place = finding.place
    if place is None or place.span is None:
        return
    for acceptance in scales.acceptances.get((place.path, finding.rule), ()):
        if acceptance.first_line <= place.span.line <= acceptance.last_line:
            yield acceptance


def _judge_check(
    settings: WorkspaceSettings, known: Mapping[str, Rule], sources: Mapping[str, SourceText]
) -> Iterator[Finding]:
    named = dict.fromkeys((*settings.check.ignore, *settings.check.severity))
    for name in named:
        rule = known.get(name)
        wanted = settings.check.severity.get(name)
        if rule is None:
            yield report(
                SETTINGS_UNKNOWN_RULE,
                f"there is no rule `{name}`",
                _settings_place(name, sources),
                hint=suggest(name, known),
            )
        elif rule.is_protected and (
            name in settings.check.ignore or (wanted and _WEIGHTS.index(wanted) < _WEIGHTS.index(rule.severity))
        ):
            yield report(
                SETTINGS_PROTECTED_RULE,
                f"`{name}` cannot be lowered",
                _settings_place(name, sources),
                hint="mend what it finds; what any page may show goes into `allowed_contacts`",
            )


def _judge_acceptances(library: Library, known: Mapping[str, Rule]) -> Iterator[Finding]:
    for acceptance in _acceptances(library):
        rule = known.get(acceptance.rule)
        if rule is None:
            message = f"there is no rule `{acceptance.rule}`"
            yield report(ACCEPTANCE_UNKNOWN_RULE, message, acceptance.place, hint=suggest(acceptance.rule, known))
        elif rule.is_protected:
            message = f"`{acceptance.rule}` cannot be accepted"
            yield report(SETTINGS_PROTECTED_RULE, message, acceptance.place, hint="mend what it finds")


def _settings_place(name: str, sources: Mapping[str, SourceText]) -> Place:
    source = sources.get(SETTINGS_FILE)
    return (find_place((name,), (source,)) if source else None) or Place(SETTINGS_FILE)


def _acceptances(library: Library) -> Iterator[Acceptance]:
    return (acceptance for content in texts_of(library) for acceptance in content.acceptances)


def texts_of(library: Library) -> Iterator[Content]:
    """Give every compiled text of a library."""
    yield from (article.content for article in library.articles)
    yield from (page.content for page in library.pages)
    yield from library.services
    yield from library.slots


def _is_protected(name: str) -> bool:
    return name.startswith(PROTECTED_FAMILIES)
