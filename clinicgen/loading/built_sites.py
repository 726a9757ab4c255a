"""Reads sites as they lie on disk: made by this program or by any other, in whatever encoding."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from clinicgen.errors import WorkspaceError
from clinicgen.loading.any_text import decode_any
from clinicgen.model.found_site import FoundFile, FoundListing

_DEEPEST = 64
_LARGEST_READ = 64 * 1024 * 1024
"""Larger files are proved by their name and size alone: no page and no text has so many bytes."""
# A pipe put in a file's place between listing and reading must not make the audit wait for a writer.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def list_site_folders(root: Path) -> tuple[str, ...]:
    """Give the names of the folders in a folder of sites; hidden ones are nobody's site."""
    try:
        with os.scandir(root) as entries:
            return tuple(sorted(_readable(one.name) for one in entries if one.name[0] != "." and one.is_dir()))
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        message = f"the folder `{root}` cannot be read: {reason}"
        raise WorkspaceError(message, "name the folder that the sites lie in") from error


def list_site(folder: Path) -> FoundListing:
    """List every file of a site, following no link."""
    sizes: dict[str, int] = {}
    unreadable: dict[str, str] = {}
    waiting = [(str(folder), "", 0)]
    while waiting:
        location, inside, depth = waiting.pop()
        try:
            entries = sorted(os.scandir(location), key=lambda entry: entry.name)
        except OSError as error:
            unreadable[inside.rstrip("/")] = (error.strerror or "unknown reason").lower()
            continue
        for entry in entries:
            path = inside + _readable(entry.name)
            if path != inside + entry.name:
                unreadable[path] = "its name is not UTF-8"
            elif entry.is_dir(follow_symlinks=False):
                if depth < _DEEPEST:
                    waiting.append((entry.path, f"{path}/", depth + 1))
                else:
                    unreadable[path] = f"it lies more than {_DEEPEST} folders deep"
            elif entry.is_file(follow_symlinks=False):
                sizes[path] = entry.stat(follow_symlinks=False).st_size
            else:
                what = "a symbolic link" if entry.is_symlink() else "no ordinary file"
                unreadable[path] = f"it is {what}"
    return FoundListing({path: sizes[path] for path in sorted(sizes, key=_nearest_first)}, unreadable)


def read_site(folder: Path, listing: FoundListing) -> Iterator[FoundFile | tuple[str, str]]:
    """Read a site's files one after the other, those nearest to the home page first; or say of one why it cannot be."""
    for path in listing.sizes:
        yield read_site_file(folder, path)


def read_site_file(folder: Path, path: str) -> FoundFile | tuple[str, str]:
    """Read one file of a site; or give its path and why it cannot be read."""
    try:
        descriptor = os.open(folder / path, _FLAGS)
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return path, "it is no ordinary file"
            data = file.read(_LARGEST_READ)
            digest = hashlib.sha256(data)
            while more := file.read(_LARGEST_READ):
                digest.update(more)
    except OSError as error:
        return path, (error.strerror or "unknown reason").lower()
    text = decode_any(path, data) if len(data) < _LARGEST_READ else None
    if text is None:
        return FoundFile(path, digest.hexdigest(), b"", is_text=False)
    return FoundFile(path, digest.hexdigest(), text.encode("utf-8", "replace"), is_text=True)


def _nearest_first(path: str) -> tuple[int, bool, str]:
    return path.count("/"), not path.endswith("index.html"), path


def _readable(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "replace")
