"""The command that proves sites as they lie on disk: audit."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clinicgen.cli import streams
from clinicgen.cli.building import ERRORS_FOUND, jobs_option, report_option
from clinicgen.cli.options import Console, common_options
from clinicgen.cli.telling import print_findings, save_report, tell_progress

if TYPE_CHECKING:
    from clinicgen.model.found_site import AuditResult


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=None, required=False, metavar="[DIR]")
@click.option("--contacts", is_flag=True, help="Print every contact of every site and where it comes from.")
@click.option("--external", is_flag=True, help="Ask other hosts whether the pages that are linked to are still there.")
@jobs_option
@report_option
@common_options
def audit(
    console: Console, folder: Path | None, contacts: bool, external: bool, jobs: int | None, report: Path | None
) -> None:
    """Prove sites as they lie on disk, whoever made them.

    DIR holds one folder for each clinic, named like it; without DIR, build/ in the workspace. Every file is read and
    proved against the facts of the workspace: contacts, links, HTML, structured data, sitemap, feed, contact card,
    the limits of hosts. Findings name the files of DIR.
    """
    from clinicgen import pipeline
    from clinicgen.model.outcome import Report

    counts = contacts or report is not None or console.format == "html"
    with tell_progress(console) as progress:
        result = pipeline.audit(
            console.workspace, folder, contacts=counts, external=external, jobs=jobs, progress=progress,
            say=console.say,
        )  # fmt: skip
    if contacts:
        _print_contacts(console, result)
    else:
        print_findings(console, result.findings, pipeline.all_rules, lambda: result.background)
    save_report(console, report, result.findings, pipeline.all_rules, lambda: result.background)
    console.say(f"{progress.said} audited in {progress.seconds:.1f} s: {progress.count(result.findings)}")
    sys.exit(ERRORS_FOUND if Report(result.findings).has_errors else 0)


def _print_contacts(console: Console, result: AuditResult) -> None:
    from clinicgen import reporting

    rows = reporting.contact_rows(result.background.contacts)
    match console.format:
        case "csv":
            streams.write_utf8(reporting.as_csv(rows, reporting.CONTACT_COLUMNS))
        case "json":
            streams.write_json({"version": 1, "rows": rows})
        case "text":
            streams.write(reporting.as_columns(rows))
        case _:
            raise click.UsageError("--contacts prints text, csv or json; a page with --format html has the table, too")


COMMANDS = (audit,)
