"""Writes to the terminal, or to whoever reads in its place: a reader who has gone is no error."""

from __future__ import annotations

import json
import os
import sys
from typing import TextIO

import click


def write(text: str) -> None:
    """Write what people asked for to standard output."""
    _write(text, sys.stdout)


def write_utf8(text: str) -> None:
    """Write what programs read to standard output: in UTF-8, whatever a terminal here would want."""
    _write(text.encode("utf-8", "backslashreplace"), sys.stdout)


def write_json(value: object) -> None:
    """Write a value as JSON to standard output."""
    write_utf8(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def remark(text: str, *, newline: bool = True) -> None:
    """Say something beside the output, on standard error."""
    _write(text + "\n" * newline, sys.stderr)


def show_any_text() -> None:
    """Let both streams show characters that their encoding lacks by their code, rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _write(text: str | bytes, stream: TextIO) -> None:
    try:
        click.echo(text, nl=False, file=stream)
    except BrokenPipeError:
        # As in `clinicgen list pages | head`. What is still to be said goes nowhere; the exit code is what it would be.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
