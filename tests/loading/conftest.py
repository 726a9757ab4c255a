"""A workspace on disk, written from a table of paths and contents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

WriteWorkspace = Callable[[Mapping[str, str | bytes]], Path]


@pytest.fixture
def write_workspace(tmp_path: Path) -> WriteWorkspace:
    """Give a function that writes files below a fresh folder and gives that folder."""

    def write(files: Mapping[str, str | bytes]) -> Path:
        root = tmp_path.resolve() / "agency"
        root.mkdir(exist_ok=True)
        for path, content in files.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.encode() if isinstance(content, str) else content)
        return root

    return write
