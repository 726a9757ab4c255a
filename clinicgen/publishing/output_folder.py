"""Knows where everything lies beneath the output folder."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from msgspec import Struct

from clinicgen.errors import OutputError

RECORDS = ".clinicgen"
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]*\Z")


class OutputFolder(Struct, frozen=True):
    """An output folder that was opened for one build. It may be handed to worker processes."""

    root: Path
    """Absolute; every site is a folder in it."""
    turn: str
    """Whose turn it is to write: a build that opens the folder later takes the turn from this one."""
    began: int = 0
    """When the turn began, in nanoseconds by the clock of the disk."""

    @property
    def records(self) -> Path:
        """The program's own folder."""
        return self.root / RECORDS

    def site(self, slug: str) -> Path:
        """Give the folder of a site, which holds nothing but deployable files."""
        if not _SLUG.match(slug):
            raise OutputError(f"`{slug}` cannot be the name of a site's folder.")
        return self.root / slug

    def spare(self, slug: str) -> Path:
        """Give the folder in which a site's next release is made ready, and its last one kept."""
        return self.records / "spare" / slug

    def retired(self, slug: str) -> Path:
        """Give the folder that holds the old site for the moment between two renames."""
        return self.records / "retired" / slug

    def site_records(self, slug: str) -> Path:
        """Give the folder of a site's records."""
        return self.records / "sites" / slug

    def snippets(self, slug: str) -> Path:
        """Give the folder of configuration for hosts that read none from the site's folder."""
        return self.records / "hosts" / slug

    def shown(self, slug: str, path: str = "") -> str:
        """Spell a file of a site as messages show it."""
        # A name on disk may be no valid text; what is shown must be.
        name = f"{self.root.name}/{slug}/{path}".rstrip("/")
        return name.encode("utf-8", "replace").decode()


def is_folder(path: Path) -> bool:
    """Tell whether a true folder, not a symbolic link to one, lies there."""
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except FileNotFoundError:
        return False
