"""Looks at a folder's files without reading them, and reads them only on doubt."""
# A fleet has ten thousand files: plain strings here halve the cost of looking at one.
# ruff: noqa: PTH123

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Stamp: TypeAlias = tuple[int, int, int]
"""A regular file's size, time of last change in nanoseconds, and inode: while they are equal, so are the bytes."""


@dataclass(frozen=True, slots=True)
class Tree:
    """What lies in a folder, by path within it, with forward slashes."""

    files: Mapping[str, Stamp | None] = field(default_factory=dict)
    """Everything that is not a folder; None for what is no regular file, such as a symbolic link."""
    folders: frozenset[str] = frozenset()
    """Every folder below the root."""


def stamp_of(status: os.stat_result) -> Stamp:
    """Give a regular file's stamp."""
    return status.st_size, status.st_mtime_ns, status.st_ino


def survey(root: str) -> Tree:
    """Look at everything in a folder, following no link; a folder that is not there is empty."""
    files: dict[str, Stamp | None] = {}
    folders: list[str] = []
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        try:
            entries = os.scandir(f"{root}/{folder}")
        except FileNotFoundError:
            if folder:
                raise
            break
        with entries:
            for entry in entries:
                path = folder + entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.append(path)
                    waiting.append(path + "/")
                elif entry.is_file(follow_symlinks=False):
                    files[path] = stamp_of(entry.stat(follow_symlinks=False))
                else:
                    files[path] = None
    return Tree(files, frozenset(folders))


def digest_file(path: str) -> str:
    """Give the SHA-256 of a file's bytes in hexadecimal."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def folders_of(paths: Iterable[str]) -> set[str]:
    """Give every folder that some of the paths lie in, the folders' own folders included."""
    found: set[str] = set()
    below = set(paths)
    while below:
        # One level up at a time: files are many, and folders of folders few.
        below = {path.rpartition("/")[0] for path in below} - found - {""}
        found |= below
    return found


def folders_above(path: str) -> Iterator[str]:
    """Give the folders a path lies in, the innermost first."""
    end = path.rfind("/")
    while end != -1:
        yield path[:end]
        end = path.rfind("/", 0, end)
