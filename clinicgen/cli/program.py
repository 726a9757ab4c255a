"""The program `clinicgen`: its commands, and what becomes of errors."""

from __future__ import annotations

import sys
from typing import Any

import click

from clinicgen import __version__
from clinicgen.cli import authoring, building, inspecting
from clinicgen.cli.options import group_options
from clinicgen.errors import BuildStoppedError, ClinicgenError

CANNOT_RUN = 2
STOPPED = 130
"""What shells expect of a program that Ctrl-C stopped."""


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Turn one folder of facts per clinic and one folder of shared articles into one proved site per clinic.",
)
@click.version_option(__version__, prog_name="clinicgen")
@group_options
def program(**_options: Any) -> None:
    """Hold the commands; the options are read by each of them."""


for _command in (*building.COMMANDS, *authoring.COMMANDS, *inspecting.COMMANDS):
    program.add_command(_command)


def main() -> None:
    """Run the command line and exit: 0 fine, 1 errors found, 2 could not run."""
    try:
        sys.exit(program.main(standalone_mode=False))
    except click.exceptions.Abort:
        click.echo("stopped", err=True)
        sys.exit(STOPPED)
    except click.ClickException as error:
        error.show()
        sys.exit(CANNOT_RUN)
    except BuildStoppedError as error:
        published = ", ".join(error.published) or "none"
        click.echo(f"stopped; every site is whole. Published before that: {published}", err=True)
        sys.exit(STOPPED)
    except ClinicgenError as error:
        click.echo(f"error: {error.message}", err=True)
        if error.hint:
            click.echo(f"  = {error.hint}", err=True)
        sys.exit(CANNOT_RUN)
    except BrokenPipeError:
        # Whoever read our output has gone, as in `clinicgen list pages | head`; nothing is wrong.
        sys.stderr.close()
        sys.exit(0)
