"""Remembers which folders of a tree have settled: the next look at the tree need not list them again.

A folder has settled if it did not change for so long that every later change must set another time. What is remembered
holds for as long as the folder does not change, whatever becomes of the rest; to lose it costs time and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from clinicgen.publishing.record import Record, check_numbers
from clinicgen.publishing.sealed_file import read_sealed, write_sealed
from clinicgen.publishing.tree import FolderStamp, Memory, Tree, folders_of

_COARSEST_CLOCK = 2_000_000_000
"""Nanoseconds: what the times of FAT are rounded to. Others know their time to a hundredth of a second."""
_WORTH_WRITING = 8
"""To list one folder in eight costs no more than to write all of them down."""


def recollect(records: Path, slot: str, record: Record) -> Memory:
    """Give what is remembered of the tree that a record describes."""
    body = read_sealed(records / f"{slot}.folders", "folders")
    try:
        paths, times, inodes = json.loads(body) if body else ((), (), ())
        check_numbers((*times, *inodes))
        folders = dict(zip(paths, zip(times, inodes, strict=True), strict=True))
    except (ValueError, TypeError, RecursionError):
        folders = {}
    return Memory({path: file.stamp for path, file in record.items()} if folders else {}, folders)


def remember(
    records: Path, slot: str, known: Memory, looked_at: Mapping[str, FolderStamp], odd: Iterable[str], opened: int
) -> None:
    """Note which folders have settled, where it is worth it.

    `looked_at` are the folders as they were found, `odd` the paths of whatever is not as the record says, and `opened`
    is the time at which the build began, by the clock of the disk.
    """
    if not has_news(known, looked_at):
        return
    not_told = {path.rpartition("/")[0] for path in odd}
    settled = {
        folder: stamp
        for folder, stamp in looked_at.items()
        if stamp[0] < opened - _COARSEST_CLOCK and folder not in not_told
    }
    if has_news(known, settled):
        times, inodes = zip(*settled.values(), strict=True)
        write_sealed(records / f"{slot}.folders", "folders", json.dumps([[*settled], times, inodes]).encode())


def has_news(known: Memory, folders: Mapping[str, FolderStamp]) -> bool:
    """Tell whether so much of the folders is not remembered that it is worth writing down."""
    remembered = known.folders.get
    news = [folder for folder, stamp in folders.items() if remembered(folder) != stamp]
    return len(news) * _WORTH_WRITING > len(folders)


def find_odd(tree: Tree, record: Record) -> set[str]:
    """Give the paths of whatever in a tree is not as a record says."""
    stamps = {path: file.stamp for path, file in record.items()}
    differing = {path for path, _ in tree.files.items() ^ stamps.items()} if tree.files != stamps else set()
    return differing | (tree.folders ^ folders_of(record))
