"""The order of things: read, compile, plan, judge; then each site rendered, proved and published on its own.

This module alone knows which room comes after which. Everything up to the plans is done once for the whole fleet;
`examine_site` and `publish_site` are the unit of parallel work.
"""

from __future__ import annotations

import datetime
import pickle
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import Executor, Future, as_completed
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from clinicgen import checking, loading, parsing, planning, publishing, rendering
from clinicgen.errors import BuildStoppedError, TemplateError, UsageError
from clinicgen.model.clinic import Clinic
from clinicgen.model.content import Library
from clinicgen.model.finding import Finding, Rule, Severity, in_order, report
from clinicgen.model.outcome import BuildResult, Report, SiteOutcome
from clinicgen.model.rendered_site import OutputFile, Proof, RecalledFile, Release, ReleaseFile
from clinicgen.model.site_plan import SitePlan
from clinicgen.model.source import digest_of
from clinicgen.model.suggestion import suggest
from clinicgen.model.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Survey:
    """A workspace read, compiled, planned and judged, before anything is rendered."""

    root: Path
    workspace: Workspace
    library: Library
    """What is built: without drafts, unless they were asked for."""
    grounds: planning.Grounds
    plans: Mapping[str, SitePlan]
    """By clinic; those that could be planned."""
    findings: tuple[Finding, ...]
    held_back: frozenset[str]
    program: str
    """Digest of the program and of every clinic's contacts: what every page and its proof depend on."""


@dataclass(frozen=True, slots=True)
class SiteResult:
    """What came of one clinic's site."""

    outcome: SiteOutcome
    findings: tuple[Finding, ...]


Progress = Callable[[SiteOutcome, int, int], None]
"""Told of each site as it is done: its outcome, how many are done, how many there are."""


def all_rules() -> tuple[Rule, ...]:
    """Give every kind of problem that any room can find, by name."""
    rules = (
        *loading.RULES,
        *parsing.RULES,
        *planning.RULES,
        *rendering.RULES,
        *checking.all_rules(),
        *publishing.RULES,
    )
    return tuple(sorted(rules, key=lambda rule: rule.name))


def survey_workspace(
    workspace: str | Path = ".",
    *,
    only: Collection[str] = (),
    today: datetime.date | None = None,
    drafts: bool = False,
) -> Survey:
    """Read, compile, plan and judge a workspace; nothing is rendered and nothing written."""
    root = loading.find_workspace(Path(workspace))
    read = loading.load_workspace(root)
    fleet = read.fleet
    slugs = {clinic.slug for clinic in fleet.clinics} | {lost.slug for lost in fleet.lost}
    for slug in only:
        if slug not in slugs:
            raise UsageError(f"there is no clinic `{slug}`", suggest(slug, slugs))
    parsed = parsing.compile_library(read.texts)
    everything = parsed.library
    unbuilt = set() if drafts else {article.content.source.path for article in everything.articles if article.draft}
    library = replace(everything, articles=tuple(a for a in everything.articles if a.content.source.path not in unbuilt))
    lost_texts = {f"{text.kind}/{text.slug}" for text in read.lost_texts}
    names = planning.gather_names(fleet, everything, lost_texts, read.images)
    grounds = planning.survey(fleet, library, read.images, names.facts)
    plannings = {
        clinic.slug: planning.plan_site(clinic, grounds, today or _today_at(clinic)) for clinic in fleet.clinics
    }
    plans = {slug: planned.plan for slug, planned in plannings.items()}
    found = [
        *read.findings,
        *parsed.findings,
        *planning.check_references(fleet, everything, names),
        *(finding for planned in plannings.values() for finding in planned.findings),
        *(finding for theme in read.themes.values() for finding in rendering.check_theme(theme)),
        *checking.judge_texts(everything, fleet),
        *checking.judge_fleet(fleet, plans),
    ]
    findings = in_order(checking.weigh(found, read, everything, all_rules(), unbuilt))
    held = planning.hold_back(findings, planning.find_concerns(read, everything))
    unthemed = {clinic.slug for clinic in fleet.clinics if clinic.facts.theme.name not in read.themes}
    return Survey(
        root=root,
        workspace=read,
        library=library,
        grounds=grounds,
        plans=plans,
        findings=findings,
        held_back=held | unthemed,
        program=digest_of(loading.identify_program(), fleet.contacts_digest),
    )


def _today_at(clinic: Clinic) -> datetime.date:
    """Give the day it is at a clinic; without a time zone, UTC's."""
    zone = ZoneInfo(clinic.facts.time_zone) if clinic.facts.time_zone else datetime.UTC
    return datetime.datetime.now(zone).date()
