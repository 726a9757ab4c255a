"""Remembers what a release consists of: each file's digest, stamp, key and proof, as one compact file a site."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from clinicgen.model.rendered_site import Proof
from clinicgen.publishing.proof_text import JsonValue, PackedGroups, pack_proof, unpack_groups, unpack_proof
from clinicgen.publishing.sealed_file import read_sealed, write_sealed
from clinicgen.publishing.tree import Stamp


@dataclass(frozen=True, slots=True)
class RecordedFile:
    """A file as it was when its release was made."""

    digest: str
    stamp: Stamp
    key: str
    proof: Proof | None = field(repr=False)


Record = Mapping[str, RecordedFile]
"""A release's files, by path within the site's folder."""


def read_record(folder: Path, slot: str) -> Record | None:
    """Give the record in a slot, or None where it is missing or damaged."""
    body = read_sealed(folder / f"{slot}.record", "record")
    if body is None:
        return None
    try:
        value = json.loads(body)
        groups = unpack_groups(value["groups"])
        return {
            path: RecordedFile(digest, (size, time, inode), key, unpack_proof(proof, groups))
            for path, (digest, size, time, inode, key, proof) in value["files"].items()
        }
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return None


def write_record(folder: Path, slot: str, record: Record) -> None:
    """Write a record into a slot in one step."""
    folder.mkdir(parents=True, exist_ok=True)
    groups = PackedGroups()
    files: dict[str, JsonValue] = {
        path: [file.digest, *file.stamp, file.key, pack_proof(file.proof, groups)] for path, file in record.items()
    }
    value = {"groups": groups.as_lists(), "files": files}
    write_sealed(folder / f"{slot}.record", "record", json.dumps(value, separators=(",", ":")).encode())
