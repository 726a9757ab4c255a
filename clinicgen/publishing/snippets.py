"""Keeps configuration for web servers beside the sites, never inside them, and of each release for a rollback."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

from clinicgen.publishing.output_folder import OutputFolder, is_folder
from clinicgen.publishing.sealed_file import read_sealed, replace_file, write_sealed


def write_snippets(output: OutputFolder, slug: str, snippets: Mapping[str, bytes]) -> bool:
    """Make a site's snippets these, writing only what differs, and tell whether anything did."""
    folder = output.snippets(slug)
    folder.mkdir(parents=True, exist_ok=True)
    with os.scandir(folder) as entries:
        present = {entry.name for entry in entries if not entry.is_dir()}
    stale = sorted(present - snippets.keys())
    for name in stale:
        (folder / name).unlink()
    changed = [
        name for name, data in sorted(snippets.items()) if name not in present or (folder / name).read_bytes() != data
    ]
    for name in changed:
        replace_file(folder / name, snippets[name])
    return bool(stale or changed)


def read_snippets(output: OutputFolder, slug: str) -> dict[str, bytes]:
    """Give a site's snippets as they are."""
    folder = output.snippets(slug)
    paths = sorted(path for path in folder.iterdir() if path.is_file()) if is_folder(folder) else []
    return {path.name: path.read_bytes() for path in paths}


def keep_snippets(records: Path, slot: str, snippets: Mapping[str, bytes]) -> None:
    """Keep the snippets of the release that a slot describes: they seldom change from one to the next."""
    path = records / f"{slot}.snippets"
    body = json.dumps({name: data.decode("latin-1") for name, data in snippets.items()}).encode()
    if read_sealed(path, "snippets") != body:
        write_sealed(path, "snippets", body)


def recall_snippets(records: Path, slot: str) -> dict[str, bytes] | None:
    """Give the snippets of the release that a slot describes, or None where they are not kept."""
    body = read_sealed(records / f"{slot}.snippets", "snippets")
    try:
        return {name: text.encode("latin-1") for name, text in json.loads(body).items()} if body else None
    except (ValueError, AttributeError, RecursionError):
        return None
