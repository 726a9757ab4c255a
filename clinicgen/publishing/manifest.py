"""Tells which files the last release of a site consists of, for those who only look."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from clinicgen.publishing.output_folder import OutputFolder
from clinicgen.publishing.record import read_record
from clinicgen.publishing.site_state import read_state


def read_manifest(root: Path, slug: str) -> Mapping[str, str] | None:
    """Give the digests of a release's files by path; None where no record says so, or a release is just going live."""
    output = OutputFolder(root, turn="")
    state = read_state(output, slug)
    if state.live is None or state.next is not None:
        return None
    record = read_record(output.site_records(slug), state.live)
    return None if record is None else {path: file.digest for path, file in record.items()}
