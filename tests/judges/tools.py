"""Finds the programs of others that judge the sites; without one its tests are skipped."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
"""Where `npm install` puts what package.json names."""

CHROMIUM_WORDS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def find_program(*names: str) -> str:
    """Give the path of the first of these programs that this machine has."""
    # Debian keeps servers where only the superuser's PATH looks.
    path = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/local/sbin"])
    for name in names:
        found = shutil.which(name, path=path)
        if found:
            return found
    pytest.skip(f"{' or '.join(names)} is not installed")


def find_module(path: str) -> Path:
    """Give a file that npm has installed."""
    found = MODULES / path
    if not found.exists():
        pytest.skip(f"{Path(path).parts[0]} is not installed, `npm install` in tests/judges/ brings it")
    return found


def find_chromium() -> str:
    """Give the path of Chromium."""
    return find_program("chromium", "chromium-browser", "google-chrome")


def run_node(script: str, *words: str | Path, timeout: float = 300) -> subprocess.CompletedProcess[str]:
    """Run a script that npm has installed, and give what it printed and how it ended."""
    return subprocess.run(
        [find_program("node"), find_module(script), *words],
        check=False, cwd=HERE, capture_output=True, text=True, timeout=timeout,
    )  # fmt: skip
