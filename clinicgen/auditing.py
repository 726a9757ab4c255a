"""Audits a folder of sites as they lie on disk, whoever made them, against the facts of the workspace.

Nothing that a build noted is trusted: every file is read and proved whole. What clinicgen noted of its own releases is
looked at for one thing only, to say which files were changed or added since.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from clinicgen import asking, checking, loading, publishing, working
from clinicgen.errors import UsageError
from clinicgen.model.content import Acceptance
from clinicgen.model.finding import Finding, in_order
from clinicgen.model.found_site import Answer, AuditResult, Background, OutsideLink, SiteAudit
from clinicgen.model.outcome import SiteOutcome
from clinicgen.one_audit import AuditJob, audit_site
from clinicgen.surveying import Survey, plan_sites, survey_workspace

Progress: TypeAlias = Callable[[SiteOutcome, int, int], None]
Say: TypeAlias = Callable[[str], None]
_FEWEST_TO_SHARE = 4
"""How many sites there must be for each worker, if one is to be proved before they start."""


class AuditRequest(Struct, frozen=True):
    """What an audit is asked for; enough for a worker process that shares no memory to begin on its own."""

    root: Path
    """The workspace."""
    folder: Path
    """Where the sites lie."""
    counts_contacts: bool
    asks_outside: bool
    name: str
    """No other audit's."""


def audit_sites(
    root: Path,
    folder: Path,
    jobs: int | None,
    progress: Progress,
    say: Say,
    *,
    counts_contacts: bool,
    asks_outside: bool,
) -> AuditResult:
    """Prove every clinic's site in a folder, and tell what else lies there."""
    folders = loading.list_site_folders(folder)
    request = AuditRequest(root, folder, counts_contacts, asks_outside, secrets.token_hex(16))
    try:
        survey, job = _open(request)
        _refuse_single_site(folder, folders, survey)
        fleet = survey.workspace.fleet
        slugs = [clinic.slug for clinic in fleet.clinics if clinic.slug in folders]
        slugs.sort(key=lambda slug: survey.sizes.get(slug, 0), reverse=True)
        sites: list[SiteAudit] = []
        for site in _work(request, slugs, jobs, say):
            sites.append(site)
            progress(SiteOutcome(site.slug, site.pages, 0, None), len(sites), len(slugs))
    finally:
        _open.cache_clear()
    sites.sort(key=lambda site: site.slug)
    links = tuple(link for site in sites for link in site.outside)
    judged = checking.FolderOnDisk(
        clinics=fleet.slugs,
        lost=frozenset(one.slug for one in fleet.lost),
        folders=folders,
        links=links,
        answers=_ask(root, links, say) if asks_outside else {},
    )
    found: list[Finding] = [*checking.judge_folder(judged), *(one for site in sites for one in site.findings)]
    rows = tuple(row for site in sites for row in site.contacts)
    background = Background(_names_in(survey), rows, _acceptances_of(survey))
    return AuditResult(in_order(checking.weigh(found, job.scales)), tuple(sites), background)


def read_background(root: Path) -> Background:
    """Give what a report on a build or a check says besides its findings: the facts' contacts, what is accepted."""
    survey = survey_workspace(root)
    contacts = tuple(row for clinic in survey.workspace.fleet.clinics for row in checking.list_contacts(clinic))
    return Background(_names_in(survey), contacts, _acceptances_of(survey))


def _names_in(survey: Survey) -> dict[str, str]:
    return {clinic.slug: clinic.facts.name for clinic in survey.workspace.fleet.clinics}


def _acceptances_of(survey: Survey) -> tuple[Acceptance, ...]:
    found = (one for covering in survey.scales.acceptances.values() for one in covering)
    return tuple(sorted(found, key=lambda one: (one.place.path, one.first_line, one.rule)))


def _work(request: AuditRequest, slugs: Sequence[str], jobs: int | None, say: Say) -> Iterator[SiteAudit]:
    task = partial(audit_from, request)
    workers = min(jobs or working.count_cores(), len(slugs))
    start = working.choose_start()
    # Processes that are forked off have at once what is open here; others read the workspace for themselves.
    is_first_here = workers > 1 and start == "fork" and len(slugs) >= _FEWEST_TO_SHARE * workers
    for slug in slugs[:is_first_here]:
        # What other sites share with the first is then known to all workers: each would find it out for itself.
        yield task(slug)
    rest = slugs[is_first_here:]
    if workers <= 1:
        yield from working.work_in_turn(task, rest)
    else:
        yield from working.work_in_processes(task, rest, workers, start, say)


def audit_from(request: AuditRequest, slug: str) -> SiteAudit:
    """Prove one clinic's site, here or in a worker."""
    return audit_site(_open(request)[1], slug)


@lru_cache(maxsize=1)
def _open(request: AuditRequest) -> tuple[Survey, AuditJob]:
    """Read the facts, once for all sites."""
    survey = survey_workspace(request.root)
    contacts = checking.index_contacts(survey.workspace.fleet)
    job = AuditJob(
        folder=request.folder,
        workspace=survey.workspace,
        plans={slug: plan for slug, (plan, _) in plan_sites(survey).items()},
        contacts=contacts,
        memo=checking.open_memo(contacts),
        shared={},
        scales=survey.scales,
        vocabulary=loading.read_vocabulary(),
        counts_contacts=request.counts_contacts,
        notes_outside=request.asks_outside,
    )
    return survey, job


def _refuse_single_site(folder: Path, folders: Sequence[str], survey: Survey) -> None:
    slugs = survey.workspace.fleet.slugs
    if slugs.isdisjoint(folders) and folder.name in slugs and (folder / "index.html").is_file():
        raise UsageError(f"`{folder}` is one clinic's site", f"name the folder that holds it: `{folder.parent}`")


def _ask(root: Path, links: Sequence[OutsideLink], say: Say) -> dict[str, Answer]:
    """Ask other hosts, but for what they have answered well a short while ago."""
    output = root / "build"
    known = asking.read_answers(publishing.recall_answers(output))
    answers = asking.ask_all([link.address for link in links], known, say)
    publishing.keep_answers(output, asking.write_answers(answers, known))
    return {address: one.answer for address, one in answers.items()}
