"""Remembers what a release consists of: each file's digest, stamp and key, as one compact file a site."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from clinicgen.publishing.proof_text import check_texts
from clinicgen.publishing.sealed_file import read_sealed, write_afresh, write_sealed
from clinicgen.publishing.tree import Stamp

_COLUMNS = ("path", "digest", "key", "size", "time", "inode")
_ENCODER = json.JSONEncoder(separators=(",", ":"), check_circular=False)


class RecordedFile(NamedTuple):
    """A file as it was when its release was made."""

    digest: str
    stamp: Stamp
    key: str


Record = Mapping[str, RecordedFile]
"""A release's files, by path within the site's folder."""


def read_record(folder: Path, slot: str) -> Record | None:
    """Give the record in a slot, or None where it is missing or damaged."""
    body = read_sealed(_place(folder, slot), "record")
    if body is None:
        return None
    try:
        value = json.loads(body)
        paths, digests, keys, sizes, times, inodes = (value[column] for column in _COLUMNS)
        for texts in (paths, digests, keys):
            check_texts(texts)
        _refuse_outside(paths)
        check_numbers((*sizes, *times, *inodes))
        stamps = zip(sizes, times, inodes, strict=True)
        return dict(zip(paths, map(RecordedFile._make, zip(digests, stamps, keys, strict=True)), strict=True))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def write_record(folder: Path, slot: str, record: Record) -> None:
    """Write a record into a slot that the state names, in one step."""
    write_sealed(_place(folder, slot), "record", _encode(record))


def write_next_record(folder: Path, slot: str, record: Record) -> None:
    """Write a record into a slot that the state does not name yet."""
    write_afresh(_place(folder, slot), "record", _encode(record))


def _place(folder: Path, slot: str) -> Path:
    return folder / f"{slot}.record"


def _encode(record: Record) -> bytes:
    # A column of equal things is written in half the time of a row of different ones.
    digests, stamps, keys = zip(*record.values(), strict=True) if record else ((), (), ())
    sizes, times, inodes = zip(*stamps, strict=True) if record else ((), (), ())
    value = dict(zip(_COLUMNS, ([*record], digests, keys, sizes, times, inodes), strict=True))
    return _ENCODER.encode(value).encode()


def check_numbers(values: Iterable[int]) -> None:
    """Raise TypeError where any of the values is no whole number."""
    if not set(map(type, values)) <= {int}:
        raise TypeError


def _refuse_outside(paths: list[str]) -> None:
    """Raise ValueError where a path would lead out of a folder: no release has one, but a forged record might."""
    joined = f"/{'/|/'.join(paths)}/"
    joined.encode()
    if any(part in joined for part in ("//", "/./", "/../", "\0")):
        raise ValueError
