"""The doors: build, check, plan, audit. A build comes to what the last one noted, and often that is all there is to do.

What follows is the order of things: `surveying.py` reads, compiles and judges for the fleet, `one_site.py` plans,
renders, proves and publishes for each clinic. All that is imported when it is wanted.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from clinicgen import loading, publishing, unchanged
from clinicgen.model.request import Request

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from clinicgen.model.finding import Rule
    from clinicgen.model.found_site import AuditResult, Background
    from clinicgen.model.outcome import BuildResult, Report, SiteOutcome
    from clinicgen.model.site_plan import SitePlan

OUTPUT = "build"
"""The output folder's name in a workspace, where none is given."""

Progress: TypeAlias = "Callable[[SiteOutcome, int, int], None]"
"""Told of each site as it is done: its outcome, how many are done, how many there are."""


def _hush(*_said: object) -> None:
    """Say nothing."""


def all_rules() -> tuple[Rule, ...]:
    """Give every kind of problem that any room can find, by name."""
    from clinicgen import surveying

    return surveying.all_rules()


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
    if shard is not None:
        from clinicgen import planning

        planning.refuse_shard(only, shard)
    request = Request(tuple(sorted(set(only))), today, drafts, shard)
    root = loading.find_workspace(Path(workspace))
    with publishing.open_output(output or root / OUTPUT, root, say) as folder:
        known = None if clean else unchanged.recall_result(folder, root, request)
        if known is not None:
            for number, site in enumerate(known.sites, start=1):
                progress(site, number, len(known.sites))
            return known
        from clinicgen import full_build

        with publishing.naming_published(folder):
            start = unchanged.look_before(root)
            built = full_build.build_sites(root, folder, request, executor, jobs, progress, say, is_from_nothing=clean)
            survey = built.survey
            unchanged.keep_result(
                folder, request, start, survey.zone_days, survey.search_look, built.result, built.looks
            )
    return built.result


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
    from clinicgen import full_build

    root = loading.find_workspace(Path(workspace))
    return full_build.check_sites(root, Request(tuple(only), today, drafts), executor, jobs, progress)


def plan(
    workspace: str | Path = ".",
    *,
    only: Collection[str] = (),
    today: datetime.date | None = None,
    drafts: bool = False,
) -> Mapping[str, SitePlan]:
    """Give each clinic's plan: what its site would consist of; nothing is rendered and nothing written."""
    from clinicgen import surveying

    survey = surveying.survey_workspace(workspace, only=only, today=today, drafts=drafts)
    return {slug: plan for slug, (plan, _) in surveying.plan_sites(survey, only).items()}


def audit(
    workspace: str | Path = ".",
    folder: str | Path | None = None,
    *,
    contacts: bool = False,
    external: bool = False,
    jobs: int | None = None,
    progress: Progress = _hush,
    say: Callable[[str], None] = _hush,
) -> AuditResult:
    """Prove sites as they lie on disk, whoever made them; those of the workspace's own output folder by default.

    With `contacts`, every contact of every site is counted; with `external`, links to other hosts are asked.
    """
    from clinicgen import auditing

    root = loading.find_workspace(Path(workspace))
    where = Path(folder) if folder is not None else root / OUTPUT
    return auditing.audit_sites(
        root, where.resolve(), jobs, progress, say, counts_contacts=contacts, asks_outside=external
    )


def background(workspace: str | Path = ".") -> Background:
    """Give what a report on a build or a check says besides its findings."""
    from clinicgen import auditing

    return auditing.read_background(loading.find_workspace(Path(workspace)))
