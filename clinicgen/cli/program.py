"""The program `clinicgen`: its commands, and what becomes of errors."""

from __future__ import annotations

from typing import Any

import click

from clinicgen import __version__
from clinicgen.cli import STOPPED, auditing, authoring, building, inspecting, merging, previewing, streams
from clinicgen.cli.options import group_options
from clinicgen.errors import BuildStoppedError, ClinicgenError

CANNOT_RUN = 2


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Turn one folder of facts per clinic and one folder of shared articles into one proved site per clinic.",
)
@click.version_option(__version__, prog_name="clinicgen")
@group_options
def program(**_options: Any) -> None:
    """Hold the commands; the options are read by each of them."""


for _command in (
    *building.COMMANDS,
    *previewing.COMMANDS,
    *auditing.COMMANDS,
    *merging.COMMANDS,
    *authoring.COMMANDS,
    *inspecting.COMMANDS,
):
    program.add_command(_command)


def run() -> int:
    """Run the command line and give the exit code: 0 fine, 1 errors found, 2 could not run, 130 stopped."""
    streams.show_any_text()
    try:
        program.main(standalone_mode=False)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 0
    except click.exceptions.Abort:
        streams.remark("stopped")
        return STOPPED
    except click.ClickException as error:
        error.show()
        return CANNOT_RUN
    except BuildStoppedError as error:
        published = ", ".join(error.published) or "none"
        streams.remark(f"stopped; every site is whole. Published before that: {published}")
        return STOPPED
    except ClinicgenError as error:
        streams.remark(f"error: {error.message}")
        if error.hint:
            streams.remark(f"  = {error.hint}")
        return CANNOT_RUN
    return 0
