"""Writes what belongs to no site and no release: a report where somebody wants it, what other hosts have answered."""

from __future__ import annotations

from pathlib import Path

from clinicgen.publishing.output_folder import RECORDS
from clinicgen.publishing.plain_errors import saying_plainly
from clinicgen.publishing.sealed_file import read_sealed, replace_file, write_sealed

_CACHE, _ANSWERS = "cache", "answers"


def write_report(path: Path, data: bytes) -> None:
    """Write a report in one step, over an older one."""
    with saying_plainly(f"write the report `{path}`"):
        replace_file(path, data)


def recall_answers(output: Path) -> bytes:
    """Give what was kept of other hosts' answers beneath an output folder; nothing where it is missing or damaged."""
    return read_sealed(output / RECORDS / _CACHE / _ANSWERS, _ANSWERS) or b""


def keep_answers(output: Path, data: bytes) -> None:
    """Keep other hosts' answers for the next time, beneath an output folder."""
    with saying_plainly("keep what other hosts have answered"):
        (output / RECORDS / _CACHE).mkdir(parents=True, exist_ok=True)
        write_sealed(output / RECORDS / _CACHE / _ANSWERS, _ANSWERS, data)
