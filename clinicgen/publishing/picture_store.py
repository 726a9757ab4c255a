"""Keeps encoded pictures beneath the output folder, for all sites and builds: each is encoded once."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress

from clinicgen.publishing.output_folder import OutputFolder
from clinicgen.publishing.plain_errors import saying_plainly
from clinicgen.publishing.sealed_file import read_sealed, write_sealed


def recall_picture(output: OutputFolder, key: str) -> bytes | None:
    """Give the picture that was kept under a key, or None where none was or it is damaged."""
    return read_sealed(output.records / "pictures" / key, "picture")


def keep_picture(output: OutputFolder, key: str, data: bytes) -> None:
    """Keep a picture under the digest of everything its bytes depend on."""
    with saying_plainly("keep a picture"):
        folder = output.records / "pictures"
        folder.mkdir(exist_ok=True)
        write_sealed(folder / key, "picture", data)


def keep_pictures(output: OutputFolder, keys: Collection[str]) -> frozenset[str]:
    """Drop every picture that was kept but these, and give those that are there."""
    with saying_plainly("tidy the pictures"):
        folder = output.records / "pictures"
        kept = frozenset(path.name for path in folder.iterdir()) if folder.is_dir() else frozenset[str]()
        for name in kept.difference(keys):
            with suppress(FileNotFoundError):  # Another build of this folder may tidy up as well.
                (folder / name).unlink()
    return kept.intersection(keys)
