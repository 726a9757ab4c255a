"""Builds or checks every site asked for, one after the other or in workers, and reports on all that was found."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from clinicgen import checking, planning, publishing
from clinicgen.all_pictures import encode_pictures
from clinicgen.handing_out import hand_out
from clinicgen.model.finding import Finding, in_order
from clinicgen.model.outcome import BuildResult, Report, SiteOutcome
from clinicgen.model.request import Request
from clinicgen.one_site import Job, Opener, SiteResult
from clinicgen.survey_memo import SurveyMemo, read_memo, write_memo
from clinicgen.surveying import Survey, make_survey, plan_sites

SURVEY = "survey"
"""The name under which an output folder keeps what the survey found out."""

Progress: TypeAlias = Callable[[SiteOutcome, int, int], None]


class Built(Struct, frozen=True):
    """What came of a build, and what it goes by when it is to be recognised."""

    result: BuildResult
    survey: Survey
    looks: tuple[publishing.Look, ...]
    """How the sites look now."""


def build_sites(
    root: Path,
    folder: publishing.OutputFolder,
    request: Request,
    executor: Executor | None,
    jobs: int | None,
    progress: Progress,
    say: Callable[[str], None],
    *,
    is_from_nothing: bool,
    first: Collection[str] = (),
    opener: Opener | None = None,
) -> Built:
    """Build and publish the sites asked for, some of them before all others."""
    memo = SurveyMemo() if is_from_nothing else read_memo(publishing.recall_memo(folder, SURVEY))
    opener = opener or Opener()
    survey, later = make_survey(root, request, memo, jobs, opener.open_theme)
    if not later.says_the_same(memo):
        publishing.keep_memo(folder, SURVEY, write_memo(later))
    fleet = survey.workspace.fleet
    mine = planning.share_of(fleet, survey.sizes, request.shard)
    wanted = frozenset(request.only) or mine
    encode_pictures(survey.workspace, survey.library, folder, jobs, is_from_nothing=is_from_nothing)
    job = _job_of(survey, folder, is_from_nothing=is_from_nothing)
    chosen = sorted(_choose_sites(survey, wanted), key=lambda slug: slug not in first)
    results = _make_sites(job, folder, chosen, executor, jobs, progress, say, opener)
    farewell = publishing.remove_site if is_from_nothing else publishing.report_gone
    notices = [one for slug in publishing.gone_sites(folder, fleet.slugs) for one in farewell(folder, slug)]
    published = {result.outcome.slug for result in results if result.outcome.publication}
    result = BuildResult(
        report=_report(survey, results, notices, mine),
        sites=tuple(result.outcome for result in results),
        held_back=tuple(sorted(wanted - published)),
    )
    return Built(result, survey, tuple(one.look for one in results if one.look is not None))


def check_sites(
    root: Path, request: Request, executor: Executor | None, jobs: int | None, progress: Progress
) -> Report:
    """Find everything that is wrong with the sites asked for, and write nothing."""
    opener = Opener()
    survey, _ = make_survey(root, request, SurveyMemo(), jobs, opener.open_theme)
    job = _job_of(survey, None, is_from_nothing=True)
    with publishing.open_scratch() as scratch:
        everyone = survey.workspace.fleet.slugs
        chosen = _choose_sites(survey, request.only or everyone)
        results = _make_sites(job, scratch, chosen, executor, jobs, progress, lambda _: None, opener)
        return _report(survey, results, [], everyone)


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
    opener: Opener,
) -> tuple[SiteResult, ...]:
    """Make these sites, here or in workers, telling of each as it is done."""
    results: list[SiteResult] = []
    # Leaving the context stops workers at once, wherever Ctrl-C finds this loop.
    with hand_out(job, bundles, slugs, executor, jobs, say, opener) as coming:
        for result in coming:
            results.append(result)
            progress(result.outcome, len(results), len(slugs))
    return tuple(sorted(results, key=lambda result: result.outcome.slug))


def _job_of(survey: Survey, folder: publishing.OutputFolder | None, *, is_from_nothing: bool) -> Job:
    return Job(
        workspace=survey.workspace,
        grounds=survey.grounds,
        days=survey.days,
        scales=survey.scales,
        held_back=survey.held_back,
        sound_themes=survey.sound_themes,
        program=survey.program,
        basis=survey.basis,
        search=survey.search,
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
