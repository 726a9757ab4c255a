"""The order of things: read, compile, judge; then each site planned, rendered, proved and published on its own.

With `one_site.py`, which does what is done clinic by clinic, this module alone knows which room follows which.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfo

from clinicgen import checking, loading, parsing, planning, publishing, rendering
from clinicgen.all_texts import TextMemo, make_library, read_memo, write_memo
from clinicgen.errors import BuildStoppedError, UsageError
from clinicgen.handing_out import hand_out
from clinicgen.model.clinic import Clinic
from clinicgen.model.content import Library
from clinicgen.model.finding import Finding, Rule, in_order
from clinicgen.model.outcome import BuildResult, Report, SiteOutcome
from clinicgen.model.site_plan import SitePlan
from clinicgen.model.source import digest_of
from clinicgen.model.suggestion import suggest
from clinicgen.model.workspace import Workspace
from clinicgen.one_site import Job, SiteResult, has_errors, plan_clinic

OUTPUT = "build"
"""The output folder's name in a workspace, where none is given."""

TEXTS = "texts"
"""The name under which an output folder keeps what is known of texts."""

Progress = Callable[[SiteOutcome, int, int], None]
"""Told of each site as it is done: its outcome, how many are done, how many there are."""


@dataclass(frozen=True, slots=True)
class Survey:
    """A workspace read, compiled and judged, before any site is planned."""

    root: Path
    workspace: Workspace
    library: Library
    """What is built: without drafts, unless they were asked for."""
    grounds: planning.Grounds
    days: Mapping[str, datetime.date]
    """The day each clinic's site is made for."""
    findings: tuple[Finding, ...]
    """As found, not weighed."""
    scales: checking.Scales
    held_back: frozenset[str]
    sizes: Mapping[str, int]
    """About how many pages each clinic's site has."""
    sound_themes: frozenset[str]
    """Themes that can be rendered with."""
    program: str
    """See `Job.program`."""


def all_rules() -> tuple[Rule, ...]:
    """Give every kind of problem that any room can find, by name."""
    rooms = (
        loading.RULES,
        parsing.RULES,
        planning.RULES,
        rendering.RULES,
        checking.all_rules(),
        checking.RULES,
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
    survey, _ = _survey(loading.find_workspace(Path(workspace)), only, today, drafts, TextMemo(), None)
    return survey


def _survey(
    root: Path, only: Collection[str], today: datetime.date | None, drafts: bool, memo: TextMemo, jobs: int | None
) -> tuple[Survey, TextMemo]:
    """Survey a workspace with what an earlier build knew of its texts; give what a later one may know."""
    read = loading.load_workspace(root)
    fleet = read.fleet
    _refuse_unknown(only, fleet.slugs)
    program = loading.identify_program()
    contacts = checking.index_contacts(fleet)
    texts = make_library(read.texts, fleet, contacts, program, memo, jobs)
    everything = texts.library
    unbuilt = set() if drafts else {one.content.source.path for one in everything.articles if one.draft}
    built = tuple(one for one in everything.articles if one.content.source.path not in unbuilt)
    library = replace(everything, articles=built)
    lost_texts = {f"{text.kind}/{text.slug}" for text in read.lost_texts}
    names = planning.gather_names(fleet, everything, lost_texts, read.images)
    grounds = planning.survey(fleet, library, read.images, names)
    days = {clinic.slug: today or _today_at(clinic) for clinic in fleet.clinics}
    themes = {name: rendering.check_theme(theme) for name, theme in read.themes.items()}
    findings = in_order(
        [
            *read.findings,
            *texts.findings,
            *planning.check_references(fleet, everything, names),
            *(finding for found in themes.values() for finding in found),
            *checking.judge_settings(fleet.settings, everything, all_rules(), read.sources),
            *checking.judge_fleet(fleet, contacts),
        ]
    )
    scales = checking.open_scales(fleet.settings, everything, unbuilt)
    concerns = planning.find_concerns(read, everything)
    survey = Survey(
        root=root,
        workspace=read,
        library=library,
        grounds=grounds,
        days=days,
        findings=findings,
        scales=scales,
        held_back=planning.hold_back(checking.weigh(findings, scales), concerns),
        sizes=planning.estimate_sizes(fleet, concerns),
        sound_themes=frozenset(name for name, found in themes.items() if not has_errors(found)),
        program=digest_of(program, fleet.contacts_digest),
    )
    return survey, texts.memo


def _today_at(clinic: Clinic) -> datetime.date:
    """Give the day it is at a clinic; without a time zone, UTC's."""
    zone = ZoneInfo(clinic.facts.time_zone) if clinic.facts.time_zone else datetime.UTC
    return datetime.datetime.now(zone).date()


def _refuse_unknown(only: Collection[str], slugs: Collection[str]) -> None:
    for slug in only:
        if slug not in slugs:
            raise UsageError(f"there is no clinic `{slug}`", suggest(slug, slugs))


def _choose_sites(survey: Survey, wanted: Collection[str]) -> list[str]:
    """Give the sites asked for, as far as they can be made; large ones first, so that workers end together."""
    slugs = [
        clinic.slug
        for clinic in survey.workspace.fleet.clinics
        if clinic.slug in wanted and clinic.facts.theme.name in survey.sound_themes
    ]
    return sorted(slugs, key=lambda slug: survey.sizes[slug], reverse=True)


def _make_sites(
    job: Job,
    bundles: publishing.OutputFolder,
    slugs: Sequence[str],
    executor: Executor | None,
    jobs: int | None,
    progress: Progress,
    say: Callable[[str], None],
) -> tuple[SiteResult, ...]:
    """Make these sites, here or in workers, telling of each as it is done."""
    before = {slug: publishing.identify_release(bundles, slug) for slug in slugs}
    results: list[SiteResult] = []
    try:
        # Leaving the context stops workers at once, wherever Ctrl-C finds this loop.
        with hand_out(job, bundles, slugs, executor, jobs, say) as coming:
            for result in coming:
                results.append(result)
                progress(result.outcome, len(results), len(slugs))
    except KeyboardInterrupt:
        if job.folder is None:
            raise
        # A worker may have published a site and been stopped before it could say so.
        published = {slug for slug in slugs if publishing.identify_release(bundles, slug) != before[slug]}
        published |= {result.outcome.slug for result in results if result.outcome.publication}
        raise BuildStoppedError(tuple(sorted(published))) from None
    return tuple(sorted(results, key=lambda result: result.outcome.slug))


def _hush(*_said: object) -> None:
    """Say nothing."""


def build(
    workspace: str | Path = ".",
    *,
    only: Collection[str] = (),
    today: datetime.date | None = None,
    executor: Executor | None = None,
    output: Path | None = None,
    jobs: int | None = None,
    drafts: bool = False,
    clean: bool = False,
    shard: tuple[int, int] | None = None,
    progress: Progress = _hush,
    say: Callable[[str], None] = _hush,
) -> BuildResult:
    """Build and publish the sites of a workspace; only those named, or those of a shard such as (2, 4).

    Raises WorkspaceError, OutputError, BusyError or UsageError where nothing can be built, and BuildStoppedError on
    Ctrl-C; what is wrong in the workspace is told by the result.
    """
    planning.refuse_shard(only, shard)
    root = loading.find_workspace(Path(workspace))
    with publishing.open_output(output or root / OUTPUT, root, say) as folder:
        memo = TextMemo() if clean else read_memo(publishing.recall_memo(folder, TEXTS))
        survey, later = _survey(root, only, today, drafts, memo, jobs)
        if not later.says_the_same(memo):
            publishing.keep_memo(folder, TEXTS, write_memo(later))
        fleet = survey.workspace.fleet
        mine = planning.share_of(fleet, survey.sizes, shard)
        wanted = frozenset(only) or mine
        job = _job_of(survey, folder, is_from_nothing=clean)
        results = _make_sites(job, folder, _choose_sites(survey, wanted), executor, jobs, progress, say)
        farewell = publishing.remove_site if clean else publishing.report_gone
        notices = [one for slug in publishing.gone_sites(folder, fleet.slugs) for one in farewell(folder, slug)]
    published = {result.outcome.slug for result in results if result.outcome.publication}
    return BuildResult(
        report=_report(survey, results, notices, mine),
        sites=tuple(result.outcome for result in results),
        held_back=tuple(sorted(wanted - published)),
    )


def check(
    workspace: str | Path = ".",
    *,
    only: Collection[str] = (),
    today: datetime.date | None = None,
    executor: Executor | None = None,
    jobs: int | None = None,
    drafts: bool = False,
    progress: Progress = _hush,
) -> Report:
    """Find everything that `build` would find, and write nothing."""
    survey = survey_workspace(workspace, only=only, today=today, drafts=drafts)
    job = _job_of(survey, None, is_from_nothing=True)
    with publishing.open_scratch() as scratch:
        everyone = survey.workspace.fleet.slugs
        chosen = _choose_sites(survey, only or everyone)
        return _report(survey, _make_sites(job, scratch, chosen, executor, jobs, progress, _hush), [], everyone)


def plan(
    workspace: str | Path = ".",
    *,
    only: Collection[str] = (),
    today: datetime.date | None = None,
    drafts: bool = False,
) -> Mapping[str, SitePlan]:
    """Give each clinic's plan: what its site would consist of; nothing is rendered and nothing written."""
    plans = plan_sites(survey_workspace(workspace, only=only, today=today, drafts=drafts), only)
    return {slug: plan for slug, (plan, _) in plans.items()}


def plan_sites(survey: Survey, only: Collection[str] = ()) -> dict[str, tuple[SitePlan, tuple[Finding, ...]]]:
    """Give each clinic's plan and what is wrong with it, by slug; of those named only, where some are."""
    return {
        clinic.slug: plan_clinic(survey.grounds, clinic, survey.days[clinic.slug])
        for clinic in survey.workspace.fleet.clinics
        if not only or clinic.slug in only
    }


def _job_of(survey: Survey, folder: publishing.OutputFolder | None, *, is_from_nothing: bool) -> Job:
    return Job(
        workspace=survey.workspace,
        grounds=survey.grounds,
        days=survey.days,
        scales=survey.scales,
        held_back=survey.held_back,
        sound_themes=survey.sound_themes,
        program=survey.program,
        folder=folder,
        is_from_nothing=is_from_nothing,
    )


def _report(survey: Survey, results: Sequence[SiteResult], notices: Sequence[Finding], mine: Collection[str]) -> Report:
    """Report on everything that was found, and on the plans of all clinics that are this run's to speak of."""
    made = {result.outcome.slug for result in results}
    unmade = {clinic.slug for clinic in survey.workspace.fleet.clinics} - made
    found = [*survey.findings, *(one for result in results for one in result.findings)]
    # What is wrong with a plan is told of sites that are not made now as well.
    untold = unmade.intersection(mine)
    found += [one for _, wrong in plan_sites(survey, untold).values() for one in wrong] if untold else []
    # What seems accepted for nothing may be found on a site that is not made now.
    unused = () if unmade else checking.judge_acceptances(found, survey.scales)
    return Report(in_order(checking.weigh([*found, *unused, *notices], survey.scales)))
