"""Verifies that every file of a release stays inside the site's folder, and that no two are in each other's way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Set

from clinicgen.model.finding import Finding, report
from clinicgen.publishing.problems import PATH_LEAVES_SITE, PATH_WRITTEN_TWICE
from clinicgen.publishing.tree import folders_of

_REFUSED = re.compile(r"[\x00-\x1f\x7f\\:\ud800-\udfff]")
_PLAIN = re.compile(r"(?:(?!\.\.?(?:/|\Z))[a-z0-9._-]{1,250}(?:/(?!\Z)|\Z))+")


def check_paths(paths: Set[str], folders: Set[str], slug: str) -> Iterator[Finding]:
    """Find paths that lead out of a folder or cannot be stored in it; `folders` are all that the paths lie in."""
    # Small letters and digits lie inside and are spelled in one way only: most sites have no other names.
    if folders.isdisjoint(paths) and all(map(_PLAIN.fullmatch, paths)):
        return
    seen: dict[str, str] = {}
    for path in sorted(paths):
        if not is_inside(path):
            # The path may hold what no screen should be sent.
            yield report(
                PATH_LEAVES_SITE,
                f"{path!a} is no path within the site's folder",
                hint="use plain names with single slashes between them",
                clinic=slug,
            )
        first = seen.setdefault(_folded(path), path)
        if first is not path:
            yield report(
                PATH_WRITTEN_TWICE,
                f"`{first}` and `{path}` are one file on disks that do not tell capitals apart",
                hint="rename one of the two",
                clinic=slug,
            )
    for folder in sorted(folders_of(seen)):
        if folder in seen:
            yield report(
                PATH_WRITTEN_TWICE,
                f"`{seen[folder]}` is a file, yet other files would lie in a folder of that name",
                hint="rename one of the two",
                clinic=slug,
            )


def is_inside(path: str) -> bool:
    """Tell whether a relative path with forward slashes stays beneath the folder it is joined to."""
    if not path or _REFUSED.search(path):
        return False
    segments = path.split("/")
    return all(segment not in ("", ".", "..") and len(segment.encode()) <= 255 for segment in segments)


def _folded(path: str) -> str:
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()
