"""Finds every file that is read: those of a workspace, and those of the themes that come with the program."""

from __future__ import annotations

from pathlib import Path

import clinicgen
from clinicgen.loading.discovery import SETTINGS_NAME
from clinicgen.loading.file_roles import FOLDERS
from clinicgen.loading.misplaced_files import is_near_miss
from clinicgen.loading.walking import Discovery, walk


def find_files(root: Path) -> Discovery:
    """Find every file of a workspace that is read, and what looks as if it were meant to be."""
    return walk(root, lambda name: name == SETTINGS_NAME or name in FOLDERS or is_near_miss(name))


def list_source_folders(root: Path) -> tuple[Path, ...]:
    """Give the folders of a workspace that are read, as far as they are there."""
    return tuple(root / name for name in sorted(FOLDERS) if (root / name).is_dir())


def find_builtin_files() -> Discovery:
    """Find the files of all built-in themes; their paths begin with `themes/` as a workspace's do."""
    package = Path(clinicgen.__file__).resolve().parent
    # Inside the package, or in a checkout beside it.
    home = package if (package / "themes").is_dir() else package.parent
    return walk(home, lambda name: name == "themes")
