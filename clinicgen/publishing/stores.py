"""Keeps bytes for later: memos from build to build, and bundles for the worker processes of one build."""

from __future__ import annotations

import hashlib
from pathlib import Path

from clinicgen.errors import OutputError
from clinicgen.publishing.output_folder import OutputFolder
from clinicgen.publishing.plain_errors import saying_plainly
from clinicgen.publishing.sealed_file import read_sealed, write_sealed


def recall_memo(output: OutputFolder, name: str) -> bytes | None:
    """Give what was kept under a name, or None where nothing was or it is damaged."""
    return read_sealed(_memo(output, name), "memo")


def keep_memo(output: OutputFolder, name: str, data: bytes) -> None:
    """Keep bytes under a name for later builds, in the place of what was kept before."""
    with saying_plainly("keep the cache"):
        path = _memo(output, name)
        path.parent.mkdir(exist_ok=True)
        write_sealed(path, "memo", data)


def forget_memos(output: OutputFolder) -> None:
    """Drop everything that was kept for later builds."""
    with saying_plainly("empty the cache"):
        for path in sorted((output.records / "cache").glob("*")):
            path.unlink()


def store_bundle(output: OutputFolder, data: bytes) -> Path:
    """Store bytes for this build's worker processes and give the file, named by digest."""
    with saying_plainly("hand the workspace to the workers"):
        path = output.records / "work" / hashlib.sha256(data).hexdigest()
        path.parent.mkdir(exist_ok=True)
        write_sealed(path, "bundle", data)
        return path


def load_bundle(path: Path) -> bytes:
    """Give the bytes of a bundle; OutputError where they are not what was stored."""
    data = read_sealed(path, "bundle")
    if data is None:
        raise OutputError(f"What the build handed to its workers (`{path.name}`) is gone or damaged.", "build again")
    return data


def drop_bundle(path: Path) -> None:
    """Remove a bundle that no worker needs any more."""
    path.unlink(missing_ok=True)


def _memo(output: OutputFolder, name: str) -> Path:
    # A memo's name may be anything, such as a source's path: its digest is a safe file name.
    return output.records / "cache" / hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
