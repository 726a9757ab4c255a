"""Names the program that builds: its own source, and the libraries whose output reaches a page."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path

import clinicgen
from clinicgen.loading.reading import FoundFile
from clinicgen.model.source import digest_of

_LIBRARIES = ("jinja2", "markupsafe", "markdown-it-py", "mdit-py-plugins", "pydantic", "phonenumberslite", "pillow")
_PACKAGES = ("jinja2", "markupsafe", "markdown_it", "mdit_py_plugins", "pydantic", "phonenumbers", "yaml", "PIL")


def identify_program() -> str:
    """Give the digest of everything that a page's bytes depend on besides the workspace and the day."""
    package = Path(clinicgen.__file__).parent
    parts: list[str | bytes] = [clinicgen.__version__, ".".join(map(str, sys.version_info[:3]))]
    for name in _LIBRARIES:
        parts.extend((name, _version_of(name)))
    for path in _list_sources(str(package), ""):
        parts.extend((path, (package / path).read_bytes()))
    return digest_of(*parts)


def find_program_files() -> tuple[FoundFile, ...]:
    """Find the files that tell, by how they look, whether the program or one of its libraries was exchanged."""
    package = str(Path(clinicgen.__file__).parent)
    own = [FoundFile(f"program/{path}", f"{package}/{path}") for path in _list_sources(package, "")]
    specs = {name: find_spec(name) for name in _PACKAGES}
    others = [FoundFile(f"library/{name}", spec.origin) for name, spec in specs.items() if spec and spec.origin]
    return (*own, *others)


def _version_of(name: str) -> str:
    # Imported here: a build that finds nothing changed asks for no version.
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    try:
        return version(name)
    except PackageNotFoundError:
        # Packed into one file, the libraries keep no metadata: then the program's own version stands for theirs.
        return "unknown"


def _list_sources(folder: str, prefix: str) -> list[str]:
    """List the package's Python files by path; its themes and starter are workspaces' matters."""
    paths: list[str] = []
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name.endswith(".py"):
                paths.append(f"{prefix}{entry.name}")
            elif entry.is_dir() and entry.name.isidentifier() and entry.name != "__pycache__":
                paths.extend(_list_sources(entry.path, f"{prefix}{entry.name}/"))
    return paths
