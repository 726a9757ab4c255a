"""What is done once for the whole fleet: the workspace is read, compiled and judged; then sites can be planned.

With `one_site.py`, which does what is done clinic by clinic, this module alone knows which room follows which.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from clinicgen import checking, indexing, loading, parsing, planning, publishing, rendering
from clinicgen.all_pictures import know_pictures
from clinicgen.all_texts import make_library
from clinicgen.errors import UsageError
from clinicgen.model.clinic_facts import Status
from clinicgen.model.content import Library
from clinicgen.model.finding import Finding, Rule, in_order
from clinicgen.model.request import Request
from clinicgen.model.site_plan import SitePlan
from clinicgen.model.suggestion import suggest
from clinicgen.model.theme import Theme
from clinicgen.model.workspace import Workspace
from clinicgen.one_site import has_errors, plan_clinic
from clinicgen.survey_memo import SurveyMemo
from clinicgen.unchanged import days_now


class Survey(Struct, frozen=True):
    """A workspace read, compiled and judged, before any site is planned."""

    root: Path
    workspace: Workspace
    library: Library
    """What is built: without drafts, unless they were asked for."""
    grounds: planning.Grounds
    days: Mapping[str, datetime.date]
    """The day each clinic's site is made for."""
    zone_days: Mapping[str, datetime.date]
    """The day in each time zone that a clinic lies in; the empty name stands for UTC."""
    findings: tuple[Finding, ...]
    """As found, not weighed."""
    scales: checking.Scales
    concerns: planning.Concerns
    """Whose sites each file concerns."""
    held_back: frozenset[str]
    sizes: Mapping[str, int]
    """About how many pages each clinic's site has."""
    sound_themes: frozenset[str]
    """Themes that can be rendered with."""
    program: str
    """See `Job.program`."""
    basis: checking.FleetBasis
    search: str
    """See `Job.search`."""
    search_look: str | None
    """How the program looks that indexes articles; None where no clinic asks for that."""


def all_rules() -> tuple[Rule, ...]:
    """Give every kind of problem that any room can find, by name."""
    rooms = (
        loading.RULES,
        parsing.RULES,
        planning.RULES,
        rendering.RULES,
        checking.all_rules(),
        checking.RULES,
        indexing.RULES,
        publishing.RULES,
    )
    return tuple(sorted((rule for rules in rooms for rule in rules), key=lambda rule: rule.name))


def survey_workspace(
    workspace: str | Path = ".",
    *,
    only: Collection[str] = (),
    today: datetime.date | None = None,
    drafts: bool = False,
) -> Survey:
    """Read, compile and judge a workspace; nothing is planned yet, and nothing written."""
    root = loading.find_workspace(Path(workspace))
    return make_survey(root, Request(tuple(only), today, drafts), SurveyMemo(), None, lambda _theme: None)[0]


def make_survey(
    root: Path, request: Request, memo: SurveyMemo, jobs: int | None, open_theme: Callable[[Theme], None]
) -> tuple[Survey, SurveyMemo]:
    """Survey a workspace with what an earlier build knew of its texts; give what a later one may know.

    Themes that sites are made with are opened, if they are new and sound, while other processes compile texts.
    """
    read = loading.load_workspace(root)
    fleet = read.fleet
    _refuse_unknown(request.only, fleet.slugs)
    program = loading.identify_program()
    contacts = checking.index_contacts(fleet)
    memo = memo.of(program)
    pictures = know_pictures(read.images.values(), memo.pictures, jobs)
    read = replace(read, album=pictures.album)
    themes: dict[str, tuple[Finding, ...]] = {}

    in_use = {clinic.facts.theme.name for clinic in fleet.clinics}

    def judge_themes() -> None:
        for name, theme in read.themes.items():
            is_known = theme.digest in memo.sound_themes
            themes[name] = () if is_known else rendering.check_theme(theme)
            if name in in_use and not is_known and not has_errors(themes[name]):
                open_theme(theme)

    texts = make_library(read.texts, fleet, contacts, memo, jobs, judge_themes)
    everything = texts.library
    unbuilt = set() if request.drafts else {one.content.source.path for one in everything.articles if one.draft}
    built = tuple(one for one in everything.articles if one.content.source.path not in unbuilt)
    library = replace(everything, articles=built)
    lost_texts = {f"{text.kind}/{text.slug}" for text in read.lost_texts}
    names = planning.gather_names(fleet, everything, lost_texts, read.images)
    grounds = planning.survey(fleet, library, read.images, names)
    zones = {clinic.slug: clinic.facts.time_zone or "" for clinic in fleet.clinics}
    zone_days = dict.fromkeys(zones.values(), request.today) if request.today else days_now(zones.values())
    sound = frozenset(read.themes[name].digest for name, found in themes.items() if not found)
    concerns = planning.find_concerns(read, everything)
    asking = [clinic for clinic in fleet.clinics if clinic.facts.search and clinic.status is not Status.CLOSED]
    pagefind = indexing.find_pagefind() if asking else None
    found = [
        *read.findings,
        *pictures.findings,
        *texts.findings,
        *planning.check_references(fleet, everything, names),
        *(finding for found in themes.values() for finding in found),
        *checking.judge_settings(fleet.settings, everything, all_rules(), read.sources),
        *(() if pagefind else indexing.report_missing(asking)),
        *checking.judge_fleet(fleet, contacts),
        *checking.judge_library(fleet, everything, concerns.by_path, lost_texts),
        *checking.judge_days(everything.articles, max(zone_days.values(), default=datetime.date.min)),
    ]
    shown_by = partial(planning.shown_by, concerns=concerns, fleet=fleet, library=everything)
    findings = in_order(checking.tell_regions(found, fleet, shown_by))
    scales = checking.open_scales(fleet.settings, everything, unbuilt)
    survey = Survey(
        root=root,
        workspace=read,
        library=library,
        grounds=grounds,
        days={slug: zone_days[zone] for slug, zone in zones.items()},
        zone_days=zone_days,
        findings=findings,
        scales=scales,
        concerns=concerns,
        held_back=planning.hold_back(checking.weigh(findings, scales), concerns),
        sizes=planning.estimate_sizes(fleet, concerns),
        sound_themes=frozenset(name for name, found in themes.items() if not has_errors(found)),
        program=program,
        basis=checking.open_basis(fleet, memo.numbers),
        search=pagefind.version if pagefind else "",
        search_look=indexing.look_at_pagefind() if asking else None,
    )
    later = SurveyMemo(
        program,
        fleet.contacts_digest,
        texts.packs,
        texts.ownerless,
        sound,
        survey.basis.numbers,
        pictures.harmless,
    )
    return survey, later


def _refuse_unknown(only: Collection[str], slugs: Collection[str]) -> None:
    for slug in only:
        if slug not in slugs:
            raise UsageError(f"there is no clinic `{slug}`", suggest(slug, slugs))


def plan_sites(survey: Survey, only: Collection[str] = ()) -> dict[str, tuple[SitePlan, tuple[Finding, ...]]]:
    """Give each clinic's plan and what is wrong with it, by slug; of those named only, where some are."""
    return {
        clinic.slug: plan_clinic(survey.grounds, clinic, survey.days[clinic.slug])
        for clinic in survey.workspace.fleet.clinics
        if not only or clinic.slug in only
    }
