"""GitHub Pages: `.nojekyll`, so that no file is left out. It knows no headers, and redirects only as pages."""

from __future__ import annotations

from clinicgen.publishing.host_table import HostFiles, HostTable


def write(table: HostTable) -> HostFiles:  # noqa: ARG001 -- every host's function takes the table
    """Write the empty file."""
    return HostFiles(site={".nojekyll": b""})
