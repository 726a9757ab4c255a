"""The command that shows sites while they are written: serve."""

from __future__ import annotations

import datetime
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from clinicgen.cli.building import Day
from clinicgen.cli.options import Console, common_options
from clinicgen.cli.telling import print_findings, tell_progress
from clinicgen.errors import UsageError

if TYPE_CHECKING:
    from clinicgen.model.finding import Finding
    from clinicgen.model.outcome import BuildResult
    from clinicgen.serving import Preview


@click.command()
@click.argument("clinics", nargs=-1, metavar="[CLINIC]...")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=None, metavar="N",
    help="The port; without it, 8000 or the next one that is free.",
)  # fmt: skip
@click.option(
    "--today", type=Day(), default=None, metavar="DATE",
    help="The day that decides what is scheduled and what has expired; without it, each clinic's own today.",
)  # fmt: skip
@click.option("--drafts", is_flag=True, help="Show drafts as well.")
@common_options
def serve(
    console: Console, clinics: tuple[str, ...], port: int | None, today: datetime.date | None, drafts: bool
) -> None:
    """Show all sites in the browser while they are written, or those of the clinics named.

    Pages follow every edit, and what is wrong is told beside them. Nothing in build/ is touched; Ctrl-C ends it.
    """
    try:
        from clinicgen import serving
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("clinicgen"):
            raise
        raise UsageError(f"a preview needs `{error.name}`", "pip install 'clinicgen[serve]'") from error
    from clinicgen import pipeline
    from clinicgen.model.request import Request
    from clinicgen.reporting import say_counts

    told: frozenset[Finding] = frozenset()

    def print_new(result: BuildResult) -> None:
        """Print findings that the last build did not have."""
        nonlocal told
        findings = result.report.findings
        print_findings(console, [one for one in findings if one not in told], pipeline.all_rules)
        told = frozenset(findings)

    def open_doors(preview: Preview, result: BuildResult, port: int) -> None:
        building.close()
        print_new(result)
        width = max((len(slug) for slug in preview.sites), default=0)
        for site in preview.sites.values():
            console.say(f"{site.slug:{width}}  http://{site.slug}.localhost:{port}{site.base}/")
        console.say(f"\nAll of them: http://localhost:{port}/ (Ctrl-C to stop)")

    def tell(result: BuildResult) -> None:
        print_new(result)
        changed = [one.slug for one in result.sites if one.publication and one.publication.is_exchanged]
        said = ", ".join(changed) or "no site has changed"
        console.say(f"{time.strftime('%H:%M:%S')} {said}: {say_counts(result.report.findings)}")

    with ExitStack() as building:
        progress = building.enter_context(tell_progress(console))
        serving.serve(
            console.workspace, Request(tuple(sorted(set(clinics))), today, drafts), port, progress,
            open_doors, tell, console.say,
        )  # fmt: skip
    console.say("stopped")


COMMANDS = (serve,)
