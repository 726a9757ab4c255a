"""Keeps configuration for web servers beside the sites, never inside them."""

from __future__ import annotations

from collections.abc import Mapping

from clinicgen.publishing.output_folder import OutputFolder
from clinicgen.publishing.sealed_file import replace_file


def write_snippets(output: OutputFolder, slug: str, snippets: Mapping[str, bytes]) -> None:
    """Make a site's snippets these, writing only what differs."""
    folder = output.snippets(slug)
    folder.mkdir(parents=True, exist_ok=True)
    for entry in sorted(folder.iterdir()):
        if entry.name not in snippets and not entry.is_dir():
            entry.unlink()
    for name, data in sorted(snippets.items()):
        path = folder / name
        if not path.is_file() or path.read_bytes() != data:
            replace_file(path, data)
