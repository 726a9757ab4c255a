"""Brings a site's spare tree up to date with a release by writing only what differs.

A file is kept, linked from the live tree, or written as a new file: none is ever opened to be changed, because its
bytes may be shared with the site that is live.
"""
# A fleet has ten thousand files: plain strings here halve the cost of touching one.
# ruff: noqa: PTH102, PTH103, PTH106, PTH108, PTH113, PTH114, PTH115, PTH123, PTH211

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Set

from msgspec import Struct

from clinicgen.errors import OutputError
from clinicgen.model.rendered_site import ReleaseFile
from clinicgen.publishing.folder_memory import recollect
from clinicgen.publishing.guests import Guests
from clinicgen.publishing.live_site import LiveSite
from clinicgen.publishing.output_folder import OutputFolder
from clinicgen.publishing.record import Record, RecordedFile, read_record
from clinicgen.publishing.tree import FolderStamp, Memory, Stamp, Tree, folders_above, folders_of, stamp_of, survey
from clinicgen.publishing.written_file import write_new


class SpareTree(Struct, frozen=True):
    """The spare tree as it lies on disk before it is brought up to date."""

    root: str
    tree: Tree
    memory: Memory
    """What was known of it before."""
    record: Record | None
    """What its record says, or None where it is no whole release."""
    carried: frozenset[str]
    """Foreign files in it of which the live tree has its own."""


class RenewedTree(Struct, frozen=True):
    """The spare tree as it lies on disk now: the whole release."""

    record: Record
    untouched: Mapping[str, FolderStamp]
    """Folders to which nothing was added and from which nothing was taken."""
    rescued: frozenset[str]
    """Foreign files that came into the live folder during the last exchange: the release carries them again."""
    statuses: Mapping[str, os.stat_result]
    """How folders and files look, as far as that is known and exchanging the tree does not change it."""


def look_at_spare(output: OutputFolder, live: LiveSite) -> SpareTree:
    """Look at the spare tree of a live site, most of whose files are the live tree's own; what is no folder goes."""
    root, slot = str(output.spare(live.slug)), live.state.spare
    if os.path.islink(root) or os.path.isfile(root):
        os.unlink(root)
    records = output.site_records(live.slug)
    record = read_record(records, slot) if slot else None
    memory = recollect(records, slot, record) if slot and record else Memory()
    return SpareTree(root, survey(root, memory, live.tree), memory, record, frozenset(live.state.carried))


def renew(
    spare: SpareTree,
    live_root: str,
    live: Tree,
    held: Record,
    wanted: Mapping[str, ReleaseFile],
    folders: Set[str],
    guests: Guests,
) -> RenewedTree:
    """Make the spare tree the release, which lies in these folders, with the live tree's guests, and nothing else."""
    rescued = _strangers(spare, live, wanted, folders)
    needed = folders | guests.folders | folders_of(rescued)
    stamps = _unchanged(spare, live, held, wanted)
    kept = stamps.keys() | rescued
    kept |= {path for path in guests.files if live.files[path] and spare.tree.files.get(path) == live.files[path]}
    stale, new = spare.tree.files.keys() - kept, sorted(wanted.keys() - kept)
    stale_folders, new_folders = spare.tree.folders - needed, needed - spare.tree.folders
    _remove(spare.root, stale, stale_folders)
    os.makedirs(spare.root, exist_ok=True)
    for folder in sorted(new_folders):
        os.mkdir(f"{spare.root}/{folder}")
    written: dict[str, os.stat_result] = {}
    for path in new:
        file, source, target = wanted[path], held.get(path), f"{spare.root}/{path}"
        if source and source.digest == file.digest:
            stamps[path] = _share(f"{live_root}/{path}", target, source.stamp)
        elif file.data is not None:
            written[path] = write_new(target, file.data)
            stamps[path] = stamp_of(written[path])
        else:
            raise OutputError(f"`{path}` of the live site was changed while the build ran.", "build again")
    brought = sorted(guests.files - kept)
    for path in brought:
        _carry(f"{live_root}/{path}", f"{spare.root}/{path}")
    touched = {path.rpartition("/")[0] for path in (*stale, *stale_folders, *new, *new_folders, *brought)}
    untouched = {folder: stamp for folder, stamp in spare.tree.stamps.items() if folder not in touched}
    record = {path: RecordedFile(file.digest, stamps[path], file.output.key) for path, file in wanted.items()}
    gone = {"", *touched, *stale, *stale_folders, *new}
    statuses = {path: status for path, status in spare.tree.statuses.items() if path not in gone}
    return RenewedTree(record, untouched, frozenset(rescued), statuses | written)


def _strangers(spare: SpareTree, live: Tree, wanted: Mapping[str, ReleaseFile], folders: Set[str]) -> set[str]:
    """Find files that were put into the live folder while it was being exchanged, and so went with it."""
    if spare.record is None:
        return set()
    unknown = spare.tree.files.keys() - spare.record.keys() - spare.carried - live.files.keys() - wanted.keys()
    if unknown:
        unknown -= folders | folders_of(live.files) | live.folders
    return {
        path for path in unknown if not any(folder in wanted or folder in live.files for folder in folders_above(path))
    }


def _unchanged(spare: SpareTree, live: Tree, held: Record, wanted: Mapping[str, ReleaseFile]) -> dict[str, Stamp]:
    """Give the stamps of files that the spare tree already has as the release wants them."""
    if spare.record is None:
        return {}
    # A file changed by hand in the live tree may be the spare tree's own file too.
    doubtful = {stamp[2] for path in live.files.keys() - held.keys() if (stamp := live.files[path])}
    find, look = wanted.get, spare.tree.files.get
    return {
        path: recorded.stamp
        for path, recorded in spare.record.items()
        if (file := find(path))
        and file.digest == recorded.digest
        and look(path) == recorded.stamp
        and recorded.stamp[2] not in doubtful
    }


def _remove(root: str, files: Set[str], folders: Set[str]) -> None:
    for path in sorted(files):
        os.unlink(f"{root}/{path}")
    for folder in sorted(folders, reverse=True):
        os.rmdir(f"{root}/{folder}")


def _share(source: str, target: str, stamp: Stamp) -> Stamp:
    """Give the target the source's bytes: as the same file where the disk can, else as a copy."""
    try:
        os.link(source, target)
        return stamp
    except FileNotFoundError:
        raise
    except OSError:
        with open(source, "rb") as file:
            return stamp_of(write_new(target, file.read()))


def _carry(source: str, target: str) -> None:
    if os.path.islink(source):
        os.symlink(os.readlink(source), target)
        return
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copy2(source, target)
