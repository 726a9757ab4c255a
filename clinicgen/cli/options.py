"""The options every command takes, before or after its name, and what they mean for its output."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import update_wrapper
from pathlib import Path
from typing import Any, TypeVar

import click
from msgspec import Struct

from clinicgen.cli import streams

Command = TypeVar("Command", bound=Callable[..., Any])

FORMATS = ("text", "json", "github", "sarif", "html", "csv")


class Console(Struct, frozen=True):
    """Where a command works and how it speaks."""

    workspace: Path
    format: str
    verbosity: int
    """-1 quiet, 0 normal, 1 or more verbose."""

    @property
    def is_quiet(self) -> bool:
        """Whether only problems are said."""
        return self.verbosity < 0

    @property
    def speaks_text(self) -> bool:
        """Whether people read the output, not a program."""
        return self.format == "text"

    def has_colour(self, stream: str) -> bool:
        """Tell whether `stdout` or `stderr` is a terminal that wants colour (https://no-color.org)."""
        file = sys.stdout if stream == "stdout" else sys.stderr
        return file.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def say(self, message: str) -> None:
        """Say something to the person at the terminal, unless they asked for quiet."""
        if not self.is_quiet:
            streams.remark(message)


_OPTIONS = (
    click.option("-C", "--workspace", type=click.Path(path_type=Path), default=None, metavar="DIR",
                 help="The workspace; without it, the folder you are in or the nearest one above that is one."),
    click.option("-q", "--quiet", is_flag=True, default=False, help="Say only what is wrong."),
    click.option("-v", "--verbose", count=True, help="Say more."),
    click.option("--format", "format_", type=click.Choice(FORMATS), default=None,
                 help="How to print findings: for people, or as JSON, GitHub commands, SARIF, an HTML page or CSV."),
)  # fmt: skip


def common_options(command: Command) -> Command:
    """Add the options every command takes; the command gets them as one `Console`, its first argument."""

    @click.pass_context
    def run(context: click.Context, /, **parameters: Any) -> Any:
        given = {name: parameters.pop(name) for name in ("workspace", "quiet", "verbose", "format_")}
        before: dict[str, Any] = context.find_root().params
        console = Console(
            workspace=given["workspace"] or before.get("workspace") or Path(),
            format=given["format_"] or before.get("format_") or "text",
            verbosity=-1 if given["quiet"] or before.get("quiet") else given["verbose"] + before.get("verbose", 0),
        )
        return context.invoke(command, console, **parameters)

    wrapped = update_wrapper(run, command)
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped  # type: ignore[return-value]  # click's decorators keep the callable but not its type


def group_options(group: Command) -> Command:
    """Add the same options to the program itself, so that they may stand before the command's name."""
    for option in reversed(_OPTIONS):
        group = option(group)
    return group
