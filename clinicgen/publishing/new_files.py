"""Writes the files of a new workspace, clinic or article, and never over anything."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from clinicgen.errors import OutputError
from clinicgen.publishing.plain_errors import saying_plainly
from clinicgen.publishing.release_paths import is_inside
from clinicgen.publishing.tree import folders_of


def create_files(folder: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Write new files into a folder and give their paths; OutputError, and nothing written, where one is in the way."""
    with saying_plainly(f"write into `{folder.name or folder}`"):
        _refuse_unfit(folder, files)
        made: list[Path] = []
        try:
            for path in (folder, *(folder / name for name in sorted(folders_of(files)))):
                made.extend(_make_folder(path))
            for name, data in sorted(files.items()):
                with (folder / name).open("xb") as file:
                    made.append(folder / name)
                    file.write(data)
        except OSError:
            for path in reversed(made):
                path.rmdir() if path.is_dir() else path.unlink()
            raise
        return tuple(sorted(files))


def _refuse_unfit(folder: Path, files: Mapping[str, bytes]) -> None:
    outside = [name for name in sorted(files) if not is_inside(name)]
    if outside:
        raise OutputError(f"{outside[0]!a} would lie outside `{folder}`.", "use plain names with single slashes")
    places = {folder / name for name in folders_of(files)} | {folder}
    in_the_way = [name for name in sorted(files) if _is_there(folder / name)]
    in_the_way += [
        str(place) for place in sorted(places) if place.is_symlink() or (place.exists() and not place.is_dir())
    ]
    if in_the_way:
        names = ", ".join(f"`{name}`" for name in in_the_way)
        raise OutputError(f"{names} {'is' if len(in_the_way) == 1 else 'are'} there already; nothing was written.")


def _is_there(path: Path) -> bool:
    return path.is_symlink() or path.exists()


def _make_folder(path: Path) -> list[Path]:
    missing = []
    while not path.exists():
        missing.append(path)
        path = path.parent
    for folder in reversed(missing):
        folder.mkdir()
    return missing[::-1]
