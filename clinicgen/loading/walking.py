"""Walks a workspace's folders once and finds every file, whatever lies there: links, loops, pipes, odd names."""

from __future__ import annotations

import errno
import os
import unicodedata
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from clinicgen.errors import WorkspaceError
from clinicgen.loading.file_problems import (
    PATH_BROKEN_LINK,
    PATH_COLLISION,
    PATH_NAME,
    PATH_OUTSIDE_WORKSPACE,
)
from clinicgen.loading.reading import FoundFile, refuse_special, refuse_unreadable
from clinicgen.model.finding import Finding, Place, report

_DEEPEST = 32
_JUNK = frozenset((".ds_store", "thumbs.db", "desktop.ini", ".gitkeep", ".gitignore", ".gitattributes", ".git"))


class FoundFolder(Struct, frozen=True):
    """A folder of the workspace."""

    path: str
    location: str
    is_linked: bool = False
    """Whether the way to it leads through a symbolic link."""


class Discovery(Struct, frozen=True):
    """What was found: files and folders by path, and what is wrong with some of them."""

    files: tuple[FoundFile, ...]
    folders: tuple[FoundFolder, ...]
    findings: tuple[Finding, ...]


def walk(root: Path, is_wanted: Callable[[str], bool]) -> Discovery:
    """Find the files of root whose names are wanted and all files beneath its wanted folders, links followed."""
    inside = os.path.realpath(root)
    if not os.access(inside, os.R_OK | os.X_OK):
        raise WorkspaceError(f"`{root}` cannot be read", "give yourself the right to read it, or name another with -C")
    top = scan_folder(FoundFolder("", inside), inside)
    pending = [folder for folder in reversed(top.folders) if is_wanted(folder.path)]
    files = [file for file in top.files if is_wanted(file.path)]
    folders: list[FoundFolder] = []
    findings = [finding for finding in top.findings if finding.place is None or is_wanted(finding.place.path)]
    while pending:
        folder = pending.pop()
        folders.append(folder)
        found = scan_folder(folder, inside)
        files.extend(found.files)
        findings.extend(found.findings)
        pending.extend(reversed(found.folders))
    return Discovery(
        tuple(sorted(files, key=lambda file: file.path)),
        tuple(sorted(folders, key=lambda folder: folder.path)),
        tuple(findings),
    )


def scan_folder(folder: FoundFolder, inside: str) -> Discovery:
    """Find what lies directly in a folder; links may lead anywhere beneath the folder `inside`."""
    files: list[FoundFile] = []
    folders: list[FoundFolder] = []
    findings: list[Finding] = []
    names: dict[str, str] = {}
    try:
        with os.scandir(folder.location) as scan:
            # Of two names that are one elsewhere, the plainer is kept, so small letters come first.
            entries = sorted(scan, key=lambda entry: (entry.name != entry.name.casefold(), entry.name))
    except OSError as error:
        return Discovery((), (), (refuse_unreadable(folder.path, error),))
    for entry in entries:
        path = _path_beneath(folder.path, entry.name)
        if is_ignored(path):
            continue
        finding = _judge_name(entry.name, path) or _judge_twin(path, names)
        match finding or _look_at(entry, path, folder, inside):
            case FoundFile() as file:
                files.append(file)
            case FoundFolder() as found:
                folders.append(found)
            case Finding() as finding:
                findings.append(finding)
    return Discovery(tuple(files), tuple(folders), tuple(findings))


def is_ignored(path: str) -> bool:
    """Tell whether a file is what systems and editors leave behind, or hidden and not meant for the site."""
    name = path.rpartition("/")[2]
    if name.casefold() in _JUNK or name.startswith(("._", ".#")) or name.endswith(("~", ".swp", ".swo")):
        return True
    return name.startswith(".") and "/static/" not in f"/{path}"


def _path_beneath(folder: str, name: str) -> str:
    readable = os.fsencode(name).decode("utf-8", "replace")
    composed = unicodedata.normalize("NFC", readable)
    return f"{folder}/{composed}" if folder else composed


def _look_at(entry: os.DirEntry[str], path: str, folder: FoundFolder, inside: str) -> FoundFile | FoundFolder | Finding:
    try:
        if entry.is_symlink():
            return _follow(entry, path, folder, inside)
        if entry.is_dir():
            return _enter(path, entry.path, folder.is_linked)
        if entry.is_file():
            return FoundFile(path, entry.path)
    except OSError as error:
        return refuse_unreadable(path, error)
    return refuse_special(path)


def _follow(entry: os.DirEntry[str], path: str, folder: FoundFolder, inside: str) -> FoundFile | FoundFolder | Finding:
    try:
        target = os.path.realpath(entry.path, strict=True)
    except PermissionError as error:
        return refuse_unreadable(path, error)
    except OSError as error:
        return _refuse_link(path, "leads to itself" if error.errno == errno.ELOOP else "leads nowhere")
    if not _is_beneath(target, inside):
        return report(
            PATH_OUTSIDE_WORKSPACE,
            f"the symbolic link `{path}` leads out of the workspace",
            Place(path),
            hint="copy what it names into the workspace",
        )
    if not os.path.isdir(target):  # noqa: PTH112 (a plain string on the way to the system, as everywhere here)
        return FoundFile(path, entry.path) if os.path.isfile(target) else refuse_special(path)  # noqa: PTH113
    if _is_beneath(os.path.realpath(folder.location), target):
        return _refuse_link(path, "leads round in a circle")
    if folder.is_linked:
        # Otherwise a few links could make a small tree look endless.
        return _refuse_link(path, "lies in a folder that is a link itself")
    return _enter(path, entry.path, is_linked=True)


def _is_beneath(location: str, folder: str) -> bool:
    return location == folder or location.startswith(os.path.join(folder, ""))  # noqa: PTH118 (strings, as above)


def _refuse_link(path: str, problem: str) -> Finding:
    message = f"the symbolic link `{path}` {problem}"
    return report(PATH_BROKEN_LINK, message, Place(path), hint="replace the link by what it was meant to name")


def _enter(path: str, location: str, is_linked: bool) -> FoundFolder | Finding:
    if path.count("/") < _DEEPEST:
        return FoundFolder(path, location, is_linked)
    return report(PATH_NAME, f"`{path}` lies more than {_DEEPEST} folders deep", Place(path), hint="move it further up")


def _judge_name(name: str, path: str) -> Finding | None:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return report(PATH_NAME, f"the name of `{path}` is not UTF-8", Place(path), hint="rename it")
    if "\\" in name or any(unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp") for character in name):
        shown = "".join(character if character.isprintable() else "�" for character in path)
        return report(
            PATH_NAME,
            f"the name of `{shown}` holds a character that cannot be typed into an address",
            Place(shown),
            hint="rename it with letters, digits and hyphens",
        )
    return None


def _judge_twin(path: str, names: dict[str, str]) -> Finding | None:
    twin = names.get(path.casefold())
    if twin is None:
        names[path.casefold()] = path
        return None
    if twin == path:
        message = f"two files are called `{path}` and differ only in how an accent is stored"
    else:
        message = f"`{twin}` and `{path}` are one name on many computers and in addresses"
    return report(PATH_COLLISION, message, Place(path), hint="rename or remove one of them")
