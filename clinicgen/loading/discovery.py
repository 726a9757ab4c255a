"""Finds the workspace a command was started in."""

from __future__ import annotations

from pathlib import Path

from clinicgen.errors import WorkspaceError

SETTINGS_NAME = "clinicgen.yaml"
"""The workspace's own settings: optional, but where it stands is a workspace."""


def find_workspace(start: Path) -> Path:
    """Give the nearest folder, from start upwards, that has a clinicgen.yaml or a clinics folder."""
    try:
        here = start.resolve(strict=True)
        if not here.is_dir():
            raise NotADirectoryError
        for folder in (here, *here.parents):
            if (folder / SETTINGS_NAME).is_file() or (folder / "clinics").is_dir():
                return folder
    except (OSError, RuntimeError) as error:  # RuntimeError: a symbolic link that leads to itself.
        raise WorkspaceError(f"`{start}` is not a folder that can be read", "name another with -C") from error
    raise WorkspaceError(
        f"there is no workspace in `{start}` or above it: no `{SETTINGS_NAME}` and no `clinics/` folder",
        "make one with `clinicgen init my-agency`, or name the workspace with -C",
    )
