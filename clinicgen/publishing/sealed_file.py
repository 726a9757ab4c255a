"""Keeps small files that prove their own content: a damaged one is taken for absent."""

from __future__ import annotations

import hashlib
import os
import threading
from itertools import takewhile, zip_longest
from pathlib import Path

from clinicgen.publishing.written_file import write_new, write_on, write_over

_VERSION = 1


def read_sealed(path: Path, kind: str) -> bytes | None:
    """Give the content of a sealed file of that kind, or None where it is missing, damaged or of another version."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    seal, _, body = data.partition(b"\n")
    return body if seal == _seal(kind, body) else None


def write_sealed(path: Path, kind: str, body: bytes) -> None:
    """Write a sealed file in one step: readers see the old content or the new."""
    replace_file(path, _seal(kind, body) + b"\n" + body)


def write_afresh(path: Path, kind: str, body: bytes) -> None:
    """Write a sealed file that nothing relies upon yet: one that is cut short is taken for absent.

    To put one file in the place of another makes some disks write the whole of it out at once, and wait for it.
    """
    path.unlink(missing_ok=True)
    write_new(str(path), _seal(kind, body) + b"\n" + body)


def read_latest(path: Path, kind: str) -> tuple[bytes, bool] | None:
    """Give what was last added to a file as a whole, and whether nothing was cut short after it.

    None where the file is missing or damaged.
    """
    try:
        entries, is_whole = _read_entries(path.read_bytes(), kind)
    except (OSError, ValueError):
        return None
    return entries[-1], is_whole


def add_sealed(path: Path, kind: str, body: bytes, most: int) -> None:
    """Add a line of bytes to a file of at most so many: readers see the old one last, or the new one."""
    try:
        entries, is_whole = _read_entries(path.read_bytes(), kind)
    except (OSError, ValueError):
        entries, is_whole = [], False
    if is_whole and len(entries) < most:
        write_on(str(path), b"\n" + _seal(kind, body) + b"\n" + body)
    else:
        write_sealed(path, kind, body)


def _read_entries(data: bytes, kind: str) -> tuple[list[bytes], bool]:
    """Give the entries of a file, and whether none was cut short at its end; ValueError where it is damaged."""
    lines = data.split(b"\n")
    pairs = list(zip_longest(lines[::2], lines[1::2], fillvalue=b""))
    entries = [body for _, body in takewhile(lambda pair: pair[0] == _seal(kind, pair[1]), pairs)]
    if not entries or len(entries) < len(pairs) - 1:
        raise ValueError
    return entries, len(entries) == len(pairs)


def replace_file(path: Path, data: bytes) -> None:
    """Put a file with these bytes in the place of whatever file was there, in one step."""
    # Two threads may put the same file there as well, where an executor of the caller's has threads.
    beside = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}.new")
    try:
        write_over(str(beside), data)
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _seal(kind: str, body: bytes) -> bytes:
    return f"clinicgen {kind} {_VERSION} {hashlib.sha256(body).hexdigest()}".encode()
