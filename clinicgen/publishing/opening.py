"""Opens the output folder for one build: refuses what is no place for sites, waits for its turn, and heals."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from clinicgen.errors import OutputError
from clinicgen.publishing.healing import heal
from clinicgen.publishing.output_folder import RECORDS, OutputFolder
from clinicgen.publishing.plain_errors import saying_plainly
from clinicgen.publishing.turns import hold_folder

_SOURCES = ("clinics", "articles", "pages", "services", "static", "themes")
_OWN_FOLDERS = ("sites", "spare", "retired", "hosts", "cache", "work", "set-aside")


@contextmanager
def open_output(
    output: Path, workspace: Path | None, on_wait: Callable[[str], None], *, limit_seconds: float = 600
) -> Iterator[OutputFolder]:
    """Make, lock and heal the output folder; OutputError where it cannot be one, BusyError after the limit.

    The workspace it must not mix with is None where sites do not come from one.
    """
    with saying_plainly(f"use `{output.name}` as the output folder"):
        _refuse_links(output)
        if workspace is not None:
            _refuse_sources(output, workspace)
        root = output.resolve()
        records = root / RECORDS
        records.mkdir(parents=True, exist_ok=True)
    with hold_folder(records, on_wait, limit_seconds) as (turn, began):
        opened = OutputFolder(root, turn, began)
        with saying_plainly(f"heal `{output.name}` after a build that was stopped"):
            heal(opened)
        yield opened


@contextmanager
def open_scratch() -> Iterator[OutputFolder]:
    """Give a folder outside the workspace that is gone afterwards, for what workers of a check must read."""
    with TemporaryDirectory(prefix="clinicgen-") as folder:
        (Path(folder) / RECORDS / "work").mkdir(parents=True)
        yield OutputFolder(Path(folder), turn="")


def _refuse_links(output: Path) -> None:
    own = [output / RECORDS, *(output / RECORDS / folder for folder in _OWN_FOLDERS)]
    for folder in (output, *own):
        if folder.is_symlink():
            raise OutputError(f"`{folder}` is a symbolic link.", "name the folder itself with -o")
        if folder.exists() and not folder.is_dir():
            raise OutputError(f"`{folder}` is a file.", "name a folder with -o")


def _refuse_sources(output: Path, workspace: Path) -> None:
    name = output.name or str(output)
    root, home = output.resolve(), workspace.resolve()
    if any(_is_same(folder, root) for folder in (home, *home.parents)):
        raise OutputError(
            f"The output folder `{name}` is the workspace itself or holds it.", "name a folder of its own with -o"
        )
    for source in _SOURCES:
        if any(_is_same(folder, home / source) for folder in (root, *root.parents)):
            raise OutputError(
                f"The output folder `{name}` lies in `{source}/`, which is read to build sites.",
                "name a folder outside it with -o",
            )


def _is_same(one: Path, other: Path) -> bool:
    # Some disks do not tell capitals apart, so that two spellings may be one folder.
    return one == other or (one.exists() and other.exists() and one.samefile(other))
