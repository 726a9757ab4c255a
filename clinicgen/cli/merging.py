"""The command that joins what several machines built: merge."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from clinicgen.cli.building import ERRORS_FOUND, jobs_option, output_option
from clinicgen.cli.options import Console, common_options
from clinicgen.cli.telling import print_findings, tell_progress, tell_result
from clinicgen.errors import UsageError, WorkspaceError


@click.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FOLDER...")
@output_option
@jobs_option
@common_options
def merge(console: Console, folders: tuple[Path, ...], output: Path | None, jobs: int | None) -> None:
    """Merge the output folders of several builds into one, each site whole.

    Each FOLDER is what `clinicgen build --shard` wrote on some machine. Started in a workspace, it also tells which
    clinics have no site.
    """
    from clinicgen import merging, pipeline

    root = _find_workspace(console)
    if output is None and root is None:
        raise UsageError("there is no workspace here, so nothing says where the sites go", "name a folder with -o")
    with tell_progress(console) as progress:
        result = merging.merge(
            folders, output or (root or Path()) / pipeline.OUTPUT, workspace=root, jobs=jobs, progress=progress,
            say=console.say,
        )  # fmt: skip
    print_findings(console, result.report.findings, pipeline.all_rules)
    tell_result(console, result, progress.seconds)
    sys.exit(ERRORS_FOUND if result.report.has_errors else 0)


def _find_workspace(console: Console) -> Path | None:
    """Give the workspace at hand, or None where there is none and none was named."""
    from clinicgen import loading

    try:
        return loading.find_workspace(console.workspace)
    except WorkspaceError:
        if console.workspace != Path():
            raise
        return None


COMMANDS = (merge,)
