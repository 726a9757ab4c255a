"""Finds what others put into a site's folder, so that publishing loses none of it."""

from __future__ import annotations

from collections.abc import Mapping, Set

from msgspec import Struct

from clinicgen.model.rendered_site import ReleaseFile
from clinicgen.publishing.live_site import LiveSite
from clinicgen.publishing.output_folder import OutputFolder
from clinicgen.publishing.record import Record, RecordedFile
from clinicgen.publishing.tree import digest_file, folders_above, folders_of


class Guests(Struct, frozen=True):
    """What lies in a live site's folder and is not ours."""

    files: frozenset[str]
    """Files to carry along."""
    folders: frozenset[str]
    """Folders to carry along: those of the files, and empty ones."""
    adopted: Record
    """Files with the very bytes of a release's file: they become ours."""
    in_the_way: tuple[str, ...]
    """Files that stand where the release needs to write."""


def find_guests(output: OutputFolder, live: LiveSite, wanted: Mapping[str, ReleaseFile], needed: Set[str]) -> Guests:
    """Tell the foreign files of a live site from those of the release, which needs these folders, and of the last."""
    site = output.site(live.slug)
    files: set[str] = set()
    adopted: dict[str, RecordedFile] = {}
    in_the_way: list[str] = []
    for path in sorted(live.tree.files.keys() - live.recorded.keys()):
        stamp, place = live.tree.files[path], wanted.get(path)
        if place and stamp and stamp[0] == place.size and digest_file(f"{site}/{path}") == place.digest:
            adopted[path] = RecordedFile(place.digest, stamp, place.output.key)
        elif place or path in needed or any(folder in wanted for folder in folders_above(path)):
            in_the_way.append(path)
        else:
            files.add(path)
    empty = live.tree.folders - needed
    if empty:
        empty -= folders_of(live.tree.files) | folders_of(live.recorded)
    kept = {folder for folder in empty if folder not in wanted and not any(f in wanted for f in folders_above(folder))}
    folders = kept | folders_of(kept) | folders_of(files)
    return Guests(frozenset(files), frozenset(folders), adopted, tuple(in_the_way))
