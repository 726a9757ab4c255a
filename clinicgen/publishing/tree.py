"""Looks at a folder's files without reading them, and reads them only on doubt.

To list a folder costs three times as much as to ask when it was last changed. So of a tree that was looked at before,
folders that did not change since are not listed: they hold what they held.
"""
# A fleet has ten thousand files: plain strings here halve the cost of looking at one.
# ruff: noqa: PTH123

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from typing import TypeAlias

from msgspec import Struct

Stamp: TypeAlias = tuple[int, int, int]
"""A regular file's size, time of last change in nanoseconds, and inode: while they are equal, so are the bytes."""

FolderStamp: TypeAlias = tuple[int, int]
"""A folder's time of last change in nanoseconds, and inode: while they are equal, it holds the same names."""


class Tree(Struct, frozen=True, eq=False):
    """What lies in a folder, by path within it, with forward slashes."""

    files: Mapping[str, Stamp | None] = {}
    """Everything that is not a folder; None for what is no regular file, such as a symbolic link."""
    stamps: Mapping[str, FolderStamp] = {}
    """Every folder as it was before it was looked into; the root is the empty path."""
    statuses: Mapping[str, os.stat_result] = {}
    """All that was seen of each folder and each regular file."""

    def __eq__(self, other: object) -> bool:
        # A status tells when a file was last read as well, which is no difference.
        return isinstance(other, Tree) and (other.files, other.stamps) == (self.files, self.stamps)

    __hash__ = None  # type: ignore[assignment]  # It holds mappings.

    @property
    def folders(self) -> Set[str]:
        """Every folder below the root."""
        return self.stamps.keys() - {""}


class Memory(Struct, frozen=True):
    """What a tree was once seen to hold."""

    files: Mapping[str, Stamp] = {}
    folders: Mapping[str, FolderStamp] = {}
    """Those that held nothing but these files, as they are here, and folders of these files."""


def stamp_of(status: os.stat_result) -> Stamp:
    """Give a regular file's stamp."""
    return status.st_size, status.st_mtime_ns, status.st_ino


def survey(root: str, memory: Memory | None = None, twin: Tree | None = None) -> Tree:
    """Look at everything in a folder, following no link; a folder that is not there is empty.

    What is remembered of the tree is made use of. So is a twin, another tree just looked at, of which this one may
    have the very same files under the same paths.
    """
    memory, twin = memory or Memory(), twin or Tree()
    held_files, held_folders = _list_by_folder(tuple(memory.files)) if memory.folders else ({}, {})
    files: dict[str, Stamp | None] = {}
    stamps: dict[str, FolderStamp] = {}
    statuses: dict[str, os.stat_result] = {}
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        place = f"{root}/{folder}"
        try:
            status = statuses[folder] = os.lstat(place)
        except FileNotFoundError:
            if folder:
                raise
            break
        stamps[folder] = stamp = _stamp_folder(status)
        if memory.folders.get(folder) == stamp:
            for path in held_files.get(folder, ()):
                is_twins = twin.files.get(path) == memory.files[path]
                status = statuses[path] = twin.statuses[path] if is_twins else os.lstat(f"{root}/{path}")
                files[path] = stamp_of(status)
            waiting += held_folders.get(folder, ())
            continue
        inside = folder and f"{folder}/"
        with os.scandir(place) as entries:
            for entry in entries:
                path = inside + entry.name
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(path)
                elif entry.is_file(follow_symlinks=False):
                    status = statuses[path] = entry.stat(follow_symlinks=False)
                    files[path] = stamp_of(status)
                else:
                    files[path] = None
    return Tree(files, stamps, statuses)


def digest_file(path: str) -> str:
    """Give the SHA-256 of a file's bytes in hexadecimal."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def folders_of(paths: Iterable[str]) -> frozenset[str]:
    """Give every folder that some of the paths lie in, the folders' own folders included."""
    return _folders_of(tuple(paths))


@lru_cache(maxsize=16)
def _folders_of(paths: tuple[str, ...]) -> frozenset[str]:
    # A site's release, its records and its trees have the same paths, and often the next clinic's site as well.
    found: set[str] = set()
    below = set(paths)
    while below:
        # One level up at a time: files are many, and folders of folders few.
        below = {path.rpartition("/")[0] for path in below} - found - {""}
        found |= below
    return frozenset(found)


def folders_above(path: str) -> Iterator[str]:
    """Give the folders a path lies in, the innermost first."""
    end = path.rfind("/")
    while end != -1:
        yield path[:end]
        end = path.rfind("/", 0, end)


if sys.platform == "win32":

    def _stamp_folder(status: os.stat_result) -> FolderStamp:
        return status.st_mtime_ns, status.st_ino

else:

    def _stamp_folder(status: os.stat_result) -> FolderStamp:
        # Nobody can set this time back, as programs that copy folders set back the other.
        return status.st_ctime_ns, status.st_ino


@lru_cache(maxsize=4)
def _list_by_folder(paths: tuple[str, ...]) -> tuple[Mapping[str, Sequence[str]], Mapping[str, Sequence[str]]]:
    """Give, of these paths, the files and the folders that each folder held."""
    files: dict[str, list[str]] = {}
    for path in paths:
        files.setdefault(path.rpartition("/")[0], []).append(path)
    folders: dict[str, list[str]] = {}
    for folder in _folders_of(paths):
        folders.setdefault(folder.rpartition("/")[0], []).append(folder)
    return files, folders
