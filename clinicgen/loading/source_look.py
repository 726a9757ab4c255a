"""Tells whether anything that a build reads has changed, by looking at the files without reading them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from clinicgen.loading.program_identity import find_program_files
from clinicgen.loading.reading import FoundFile, read_file
from clinicgen.loading.source_files import find_builtin_files, find_files
from clinicgen.model.finding import Finding
from clinicgen.model.source import digest_of

_COARSEST_CLOCK = 2_000_000_000
"""Nanoseconds: what the times of FAT are rounded to."""


def look_at_sources(root: Path, moment: int) -> str:
    """Give the digest of how everything looks that a build reads: the workspace, built-in themes, the program itself.

    Looked at again with the same moment (in nanoseconds), the same digest means that nothing has changed. Files that
    changed shortly before that moment, or after it, are read: they could change again without another time.
    """
    found, builtin = find_files(root), find_builtin_files()
    home = root.stat()
    parts = [sys.version, f"{home.st_dev} {home.st_ino}"]
    parts += [repr(finding) for finding in (*found.findings, *builtin.findings)]
    parts += [folder.path for folder in found.folders]
    parts += _look_at((*found.files, *builtin.files, *find_program_files()), moment - _COARSEST_CLOCK)
    return digest_of(*parts)


def _look_at(files: Iterable[FoundFile], settled: int) -> Iterator[str]:
    for file in files:
        # Of a symbolic link, this is what it leads to.
        status = os.stat(file.location)  # noqa: PTH116 (a plain string: there are many)
        times = (status.st_mtime_ns, status.st_ctime_ns)
        yield f"{file.path} {status.st_mode} {status.st_size} {times} {status.st_ino}"
        if max(times) > settled:
            data = read_file(file)
            yield repr(data) if isinstance(data, Finding) else data.digest
