"""Tells whether the sites and their records lie on disk as a build left them, by looking at them without reading.

What changes later than the newest of them gets a later time. So only what was written in the same moment as the newest
could change unseen, and of that alone the content is compared as well.
"""
# A fleet has ten thousand files: plain strings here halve the cost of looking at one.
# ruff: noqa: PTH113, PTH208

from __future__ import annotations

import json
import os
import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple

from clinicgen.publishing.output_folder import RECORDS, OutputFolder
from clinicgen.publishing.tree import digest_file, folders_of

_MOMENT = 20_000_000
"""Nanoseconds: more than any system's clock for files stands still."""
_COARSE = 1_000_000
"""Nanoseconds: where all times are multiples of this, the disk rounds them, and nothing is sure."""
_LARGEST = 2**63 - 1
# The time of last change, which nobody can set back; where there is none, that of the content.
_time_of = attrgetter("st_mtime_ns" if sys.platform == "win32" else "st_ctime_ns")


class Look(NamedTuple):
    """Files and folders beneath the output folder, and how each looked."""

    paths: str
    """One a line."""
    stamps: bytes
    """Three numbers for each: size, time and inode; the size of what is not there is -1."""


def look_at_site(
    output: OutputFolder, slug: str, files: Iterable[str], seen: Mapping[str, os.stat_result] = MappingProxyType({})
) -> Look:
    """Look at a site that should consist of these files, and at its records; what this build has seen counts as it was.

    Whatever changed since it was seen looks different to the next build, which is right.
    """
    inside = ("", *folders_of(files), *files)
    paths = [f"{slug}/{path}" if path else slug for path in inside]
    found = [seen.get(path) for path in inside]
    for folder in (output.site_records(slug), output.snippets(slug)):
        name = folder.relative_to(output.root).as_posix()
        paths.append(name)
        if folder.is_dir():
            paths += sorted(f"{name}/{entry}" for entry in os.listdir(folder))
    return _look(output, paths, found)


def look_at_list(output: OutputFolder) -> Look:
    """Look at the list of all sites."""
    return _look(output, [f"{RECORDS}/sites"])


def write_looks(output: OutputFolder, looks: Sequence[Look]) -> bytes | None:
    """Write down how everything looked; None where this disk's times are too coarse to tell anything by them."""
    names = "\n".join(look.paths for look in looks)
    stamps = b"".join(look.stamps for look in looks)
    times = _read_times(stamps)
    if all(time % _COARSE == 0 for time in times):
        return None
    head = json.dumps(_read_newest(output, names, times))
    return b"\0".join((names.encode("utf-8", "surrogateescape"), head.encode(), stamps))


def look_the_same(output: OutputFolder, written: bytes) -> bool:
    """Tell whether everything is as it was when its look was written down."""
    encoded, head, stamps = written.split(b"\0", 2)
    names = encoded.decode("utf-8", "surrogateescape")
    if _look(output, names.split("\n")).stamps != stamps:
        return False
    return json.dumps(_read_newest(output, names, _read_times(stamps))).encode() == head


def _look(output: OutputFolder, paths: Sequence[str], seen: Iterable[os.stat_result | None] = ()) -> Look:
    """Look at everything but what was seen already, of which there may be less than there are paths."""
    root = str(output.root)
    numbers: list[int] = []
    for path, known in zip_longest(paths, seen):
        try:
            status = known or os.lstat(f"{root}/{path}")
        except (FileNotFoundError, NotADirectoryError):
            numbers += (-1, 0, 0)
        else:
            numbers += (status.st_size, _time_of(status), status.st_ino & _LARGEST)
    return Look("\n".join(paths), array("q", numbers).tobytes())


def _read_times(stamps: bytes) -> Sequence[int]:
    numbers = array("q")
    numbers.frombytes(stamps)
    return numbers[1::3]


def _read_newest(output: OutputFolder, names: str, times: Sequence[int]) -> dict[str, str | list[str]]:
    """Give the content of everything that was written in the same moment as the newest: digests, names in folders."""
    moment = max(times) - _MOMENT
    content: dict[str, str | list[str]] = {}
    for path, time in zip(names.split("\n"), times, strict=True):
        if time > moment:
            place = f"{output.root}/{path}"
            content[path] = digest_file(place) if os.path.isfile(place) else sorted(os.listdir(place))
    return content
