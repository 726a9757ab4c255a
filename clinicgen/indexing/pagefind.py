"""Finds Pagefind, the program that comes with the extra `clinicgen[search]`, and talks to it.

It is run as its own libraries for other languages run it: requests on its input, answers on its output, no file read
or written. Nothing of it is imported before a clinic asks for a search.
"""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO, Any

from msgspec import Struct

from clinicgen.errors import SearchError

_CHUNK = 1 << 20

Message = Mapping[str, Any]


class Pagefind(Struct, frozen=True):
    """The program as it is installed."""

    version: str
    """All of it that an index depends on besides the pages."""
    program: Path


def find_pagefind() -> Pagefind | None:
    """Find the program; None where it is not installed."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    program = _find_program()
    try:
        return Pagefind(version("pagefind_bin"), program) if program else None
    except PackageNotFoundError:
        return None


def look_at_pagefind() -> str:
    """Tell how the installed program looks, so that another one is noticed; empty where there is none."""
    program = _find_program()
    if program is None:
        return ""
    look = program.stat()
    return f"{program} {look.st_size} {look.st_mtime_ns}"


def _find_program() -> Path | None:
    try:
        from pagefind_bin import get_executable  # noqa: PLC0415

        return Path(get_executable())
    except (ImportError, FileNotFoundError):
        return None


def converse(pagefind: Pagefind, requests: Iterable[Message]) -> list[Message]:
    """Give the answer to each request; SearchError where one is refused or the program ends before its time."""
    try:
        with subprocess.Popen(  # noqa: S603  # The program that we found.
            [pagefind.program, "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Ctrl-C is ours to answer; the program ends when nobody can ask it any more.
            start_new_session=True,
        ) as process:
            if process.stdin is None or process.stdout is None:
                raise SearchError("Pagefind cannot be talked to")
            try:
                # One at a time, so that neither side waits for the other to read.
                return [
                    _ask(process.stdin, process.stdout, number, request)
                    for number, request in enumerate(requests, start=1)
                ]
            finally:
                process.kill()
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise SearchError(f"Pagefind {pagefind.version} did not answer as expected ({error})") from error


def _ask(stdin: IO[bytes], stdout: IO[bytes], number: int, request: Message) -> Message:
    stdin.write(base64.b64encode(json.dumps({"message_id": number, "payload": request}).encode()) + b",")
    stdin.flush()
    answer = bytearray()
    while b"," not in answer:
        piece = stdout.read1(_CHUNK)  # type: ignore[attr-defined]  # A pipe's reader is buffered.
        if not piece:
            raise SearchError("Pagefind ended before it had answered")
        answer += piece
    payload: Message = json.loads(base64.b64decode(answer.partition(b",")[0]))["payload"]
    if payload["type"] == "Error":
        raise SearchError(f"Pagefind: {payload['message']}")
    return payload
