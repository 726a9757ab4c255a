"""Merges what several machines built: every site of their output folders goes into one, which is then like any other.

Each site is published there as a build would: wholly or not at all. With a workspace at hand, clinics without a site
are told.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from clinicgen import loading, publishing, working
from clinicgen.errors import UsageError
from clinicgen.full_build import SURVEY
from clinicgen.model.finding import Finding, in_order
from clinicgen.model.outcome import BuildResult, Report, SiteOutcome


def merge(
    folders: Sequence[str | Path],
    output: Path,
    *,
    workspace: Path | None = None,
    jobs: int | None = None,
    progress: Callable[[SiteOutcome, int, int], None] = lambda *_: None,
    say: Callable[[str], None] = lambda _: None,
) -> BuildResult:
    """Publish every site of some output folders in another one; the folders themselves are only read.

    Raises OutputError, BusyError or UsageError where nothing can be merged; sites that cannot are told by the result.
    """
    shards = [publishing.open_finished(Path(folder)) for folder in folders]
    _refuse_overlap(shards, output)
    findings = [finding for shard in shards for finding in publishing.find_strange_folders(shard)]
    slugs = sorted({slug for shard in shards for slug in publishing.list_finished(shard)})
    sites: list[SiteOutcome] = []
    with publishing.open_output(output, workspace, say) as folder:
        # Every shard compiled all texts, so that each knows of them what all know.
        known = next((memo for shard in shards if (memo := publishing.recall_memo(shard.output, SURVEY))), None)
        if known is not None:
            publishing.keep_memo(folder, SURVEY, known)
        task = partial(publishing.join_site, folder, shards)
        workers = min(jobs or working.count_cores(), len(slugs))
        if workers > 1:
            coming = working.work_in_processes(task, slugs, workers, working.choose_start(), say)
        else:
            coming = working.work_in_turn(task, slugs)
        with closing(coming):
            for outcome, found in coming:
                sites.append(outcome)
                findings += found
                progress(outcome, len(sites), len(slugs))
        if workspace is not None:
            findings += _compare(folder, workspace)
    sites.sort(key=lambda site: site.slug)
    return BuildResult(
        report=Report(in_order(findings)),
        sites=tuple(sites),
        held_back=tuple(site.slug for site in sites if site.publication is None),
    )


def _refuse_overlap(shards: Sequence[publishing.FinishedFolder], output: Path) -> None:
    target = output.resolve()
    for shard in shards:
        root = shard.output.root
        if target == root or target in root.parents or root in target.parents:
            raise UsageError(
                f"`{output}` cannot hold what `{shard.name}` is merged into: one of the two lies in the other",
                "name a folder of its own with -o",
            )


def _compare(folder: publishing.OutputFolder, workspace: Path) -> tuple[Finding, ...]:
    """Tell which clinics have no site, and which sites no clinic."""
    clinics = loading.list_clinics(workspace)
    missing = sorted(set(clinics) - set(publishing.list_sites(folder)))
    return (
        *(finding for slug in missing for finding in publishing.report_missing(folder, slug)),
        *(
            finding
            for slug in publishing.gone_sites(folder, clinics)
            for finding in publishing.report_gone(folder, slug)
        ),
    )
