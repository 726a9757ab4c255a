"""The commands that make sites: build, check, rollback, clean."""

from __future__ import annotations

import datetime
import sys
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clinicgen.cli.options import Console, common_options
from clinicgen.cli.telling import print_findings, save_report, tell_progress, tell_result
from clinicgen.errors import OutputError, UsageError

if TYPE_CHECKING:
    from clinicgen.model.finding import Finding

ERRORS_FOUND = 1


class Day(click.ParamType[datetime.date]):
    """A day written as YYYY-MM-DD."""

    name = "date"

    def convert(
        self, value: str | datetime.date, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime.date:
        """Read a day, or fail in click's way."""
        if isinstance(value, datetime.date):
            return value
        try:
            return datetime.datetime.strptime(value, "%Y-%m-%d").replace(tzinfo=datetime.UTC).date()
        except ValueError:
            self.fail(f"`{value}` is not a date; write it as YYYY-MM-DD", param, ctx)


class Part(click.ParamType[tuple[int, int]]):
    """One of several parts, written as 2/4."""

    name = "part"

    def convert(
        self, value: str | tuple[int, int], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        """Read a part, or fail in click's way."""
        if isinstance(value, tuple):
            return value
        number, slash, count = value.partition("/")
        if not (slash and number.isdecimal() and count.isdecimal()):
            self.fail(f"`{value}` is not a shard; write the second of four as 2/4", param, ctx)
        return int(number), int(count)


_clinics = click.argument("clinics", nargs=-1, metavar="[CLINIC]...")
output_option = click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False), default=None, metavar="DIR",
    help="Where the sites go; without it, build/ in the workspace.",
)  # fmt: skip
jobs_option = click.option(
    "-j", "--jobs", type=click.IntRange(1, 256), default=None, metavar="N",
    help="How many sites to work on at once; without it, as many as there are cores.",
)  # fmt: skip
report_option = click.option(
    "--report", type=click.Path(path_type=Path, dir_okay=False), default=None, metavar="FILE",
    help="Write the findings into FILE as well, as one HTML page that can be mailed and printed.",
)  # fmt: skip
_today = click.option(
    "--today", type=Day(), default=None, metavar="DATE",
    help="The day that decides what is scheduled and what has expired; without it, each clinic's own today.",
)  # fmt: skip
_drafts = click.option("--drafts", is_flag=True, help="Build drafts as well.")


@click.command()
@_clinics
@output_option
@jobs_option
@_today
@_drafts
@click.option("--clean", is_flag=True, help="Build from nothing, and remove the sites of clinics that are gone.")
@click.option(
    "--shard", type=Part(), default=None, metavar="I/N",
    help="Build only the I-th of N parts with about equally many pages; `clinicgen merge` joins the parts.",
)  # fmt: skip
@click.option(
    "--scheduler", default=None, metavar="ADDRESS",
    help="Let the workers of a dask cluster make the sites; they must share the output folder.",
)  # fmt: skip
@report_option
@common_options
def build(
    console: Console,
    clinics: tuple[str, ...],
    output: Path | None,
    jobs: int | None,
    today: datetime.date | None,
    drafts: bool,
    clean: bool,
    shard: tuple[int, int] | None,
    scheduler: str | None,
    report: Path | None,
) -> None:
    """Build the sites of all clinics, or of those named.

    A site is published only when nothing is wrong with it; the others are published all the same.
    """
    from clinicgen import cluster, pipeline

    if scheduler is not None and jobs is not None:
        raise UsageError("-j is for this machine; a scheduler has as many workers as it has", "leave one of them out")
    with (
        cluster.join_cluster(scheduler) if scheduler else nullcontext() as executor,
        tell_progress(console) as progress,
    ):
        result = pipeline.build(
            console.workspace, only=clinics, today=today, executor=executor, output=output, jobs=jobs, drafts=drafts,
            clean=clean, shard=shard, progress=progress, say=console.say,
        )  # fmt: skip
    background = partial(pipeline.background, console.workspace)
    print_findings(console, result.report.findings, pipeline.all_rules, background)
    save_report(console, report, result.report.findings, pipeline.all_rules, background)
    tell_result(console, result, progress.seconds)
    sys.exit(ERRORS_FOUND if result.report.has_errors else 0)


@click.command()
@_clinics
@jobs_option
@_today
@_drafts
@report_option
@common_options
def check(
    console: Console,
    clinics: tuple[str, ...],
    jobs: int | None,
    today: datetime.date | None,
    drafts: bool,
    report: Path | None,
) -> None:
    """Check everything that build checks, and write nothing."""
    from clinicgen import pipeline

    with tell_progress(console) as progress:
        found = pipeline.check(
            console.workspace, only=clinics, today=today, jobs=jobs, drafts=drafts, progress=progress
        )
    background = partial(pipeline.background, console.workspace)
    print_findings(console, found.findings, pipeline.all_rules, background)
    save_report(console, report, found.findings, pipeline.all_rules, background)
    console.say(f"{progress.said} checked in {progress.seconds:.1f} s: {progress.count(found.findings)}")
    sys.exit(ERRORS_FOUND if found.has_errors else 0)


@click.command()
@click.argument("clinics", nargs=-1, metavar="[CLINIC]...")
@output_option
@common_options
def rollback(console: Console, clinics: tuple[str, ...], output: Path | None) -> None:
    """Put the former release of a site back, or of all sites.

    The release that was live is kept: a second rollback puts it back again.
    """
    from clinicgen import loading, pipeline, publishing
    from clinicgen.model.outcome import Report
    from clinicgen.model.suggestion import suggest

    root = loading.find_workspace(console.workspace)
    with publishing.open_output(output or root / pipeline.OUTPUT, root, console.say) as folder:
        sites = publishing.list_sites(folder)
        for slug in clinics:
            if slug not in sites:
                raise UsageError(f"there is no site `{slug}`", suggest(slug, sites))
        findings: list[Finding] = []
        left: list[str] = []
        for slug in clinics or sites:
            try:
                done = publishing.rollback(folder, slug)
            except OutputError as error:
                left.append(f"{slug}: {error.message}")
                continue
            findings += done.notices
            console.say(f"{slug}: " + ("the former release is live again" if done.is_exchanged else "nothing changed"))
    print_findings(console, findings, pipeline.all_rules)
    if len(left) == len(sites) or (left and clinics):
        raise OutputError("\n".join(left) or "There is no site to roll back.", "build twice before rolling back")
    for line in left:
        console.say(line)
    sys.exit(ERRORS_FOUND if Report(tuple(findings)).has_errors else 0)


@click.command()
@output_option
@common_options
def clean(console: Console, output: Path | None) -> None:
    """Remove what clinicgen built: sites, former releases, records. Other files stay."""
    from clinicgen import loading, pipeline, publishing

    root = loading.find_workspace(console.workspace)
    with publishing.open_output(output or root / pipeline.OUTPUT, root, console.say) as folder:
        before = publishing.list_sites(folder)
        findings = publishing.clean(folder)
    print_findings(console, findings, pipeline.all_rules)
    if not findings:
        console.say(f"removed: {', '.join(before) or 'nothing'}")
    sys.exit(ERRORS_FOUND if findings else 0)


COMMANDS = (build, check, rollback, clean)
