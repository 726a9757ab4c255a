"""Remembers what a release consists of: each file's digest, stamp, key and proof, as one compact file a site.

A record is two lines of JSON, of columns with a row a file: what tells whether a file is there as it was published, and
what was proved of it, which is not read where nobody asks.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from clinicgen.model.rendered_site import Proof, ReleaseFile
from clinicgen.publishing.proof_text import JsonValue, check_texts, pack_proofs, unpack_proofs
from clinicgen.publishing.sealed_file import read_sealed, write_sealed
from clinicgen.publishing.tree import Stamp

_DAMAGED = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)


class RecordedFile(NamedTuple):
    """A file as it was when its release was made."""

    digest: str
    stamp: Stamp
    key: str
    proof: Proof | None
    """None where it is not known that nothing was found."""

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return self.stamp[0]


Record = Mapping[str, RecordedFile]
"""A release's files, by path within the site's folder."""


def record_file(file: ReleaseFile, stamp: Stamp) -> RecordedFile:
    """Note a file of a release that was written."""
    proof = None if file.proof is None or file.proof.findings else file.proof
    return RecordedFile(file.digest, stamp, file.output.key, proof)


def read_record(folder: Path, slot: str) -> Record | None:
    """Give the record in a slot, or None where it is missing or damaged."""
    body = read_sealed(folder / f"{slot}.record", "record")
    if body is None:
        return None
    files, _, proofs = body.partition(b"\n")
    try:
        return _unpack(json.loads(files), unpack_proofs(json.loads(proofs)))
    except _DAMAGED:
        return None


def read_stamps(folder: Path, slot: str) -> Record | None:
    """Give the record in a slot without any proofs, or None where it is missing or damaged."""
    body = read_sealed(folder / f"{slot}.record", "record")
    if body is None:
        return None
    try:
        columns = json.loads(body.partition(b"\n")[0])
        return _unpack(columns, [None] * len(columns["path"]))
    except _DAMAGED:
        return None


def write_record(folder: Path, slot: str, record: Record) -> None:
    """Write a record into a slot in one step."""
    files = record.values()
    columns: dict[str, JsonValue] = {
        "path": [*record],
        "digest": [file.digest for file in files],
        "size": [file.stamp[0] for file in files],
        "time": [file.stamp[1] for file in files],
        "inode": [file.stamp[2] for file in files],
        "key": [file.key for file in files],
    }
    lines = (columns, pack_proofs(file.proof for file in files))
    write_sealed(folder / f"{slot}.record", "record", "\n".join(map(_ENCODER.encode, lines)).encode())


_ENCODER = json.JSONEncoder(separators=(",", ":"), check_circular=False)


def _unpack(columns: Any, proofs: list[Proof | None]) -> Record:
    paths, digests, keys = columns["path"], columns["digest"], columns["key"]
    for texts in (paths, digests, keys):
        check_texts(texts)
    stamps = zip(columns["size"], columns["time"], columns["inode"], strict=True)
    files = map(RecordedFile._make, zip(digests, stamps, keys, proofs, strict=True))
    return dict(zip(paths, files, strict=True))
