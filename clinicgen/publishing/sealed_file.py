"""Keeps small files that prove their own content: a damaged one is taken for absent."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from clinicgen.publishing.written_file import write_over

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


def replace_file(path: Path, data: bytes) -> None:
    """Put a file with these bytes in the place of whatever file was there, in one step."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        write_over(str(beside), data)
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _seal(kind: str, body: bytes) -> bytes:
    return f"clinicgen {kind} {_VERSION} {hashlib.sha256(body).hexdigest()}".encode()
