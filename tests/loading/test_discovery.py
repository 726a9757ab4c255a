from __future__ import annotations

from pathlib import Path

import pytest

from clinicgen.errors import WorkspaceError
from clinicgen.loading import find_workspace


def test_a_folder_with_clinics_is_a_workspace_from_anywhere_inside(tmp_path: Path) -> None:
    inside = tmp_path / "clinics" / "columbia" / "images"
    inside.mkdir(parents=True)
    assert find_workspace(inside) == tmp_path.resolve()
    assert find_workspace(tmp_path) == tmp_path.resolve()


def test_a_settings_file_alone_makes_a_workspace(tmp_path: Path) -> None:
    (tmp_path / "clinicgen.yaml").write_text("")
    (tmp_path / "articles").mkdir()
    assert find_workspace(tmp_path / "articles") == tmp_path.resolve()


def test_the_nearest_workspace_is_found(tmp_path: Path) -> None:
    (tmp_path / "clinics").mkdir()
    inner = tmp_path / "work" / "agency"
    (inner / "clinics").mkdir(parents=True)
    assert find_workspace(inner) == inner.resolve()


def test_outside_of_a_workspace_the_way_to_one_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError) as refused:
        find_workspace(tmp_path)
    assert "clinicgen.yaml" in refused.value.message
    assert "clinicgen init" in refused.value.hint


@pytest.mark.parametrize("name", ["missing", "file"])
def test_what_is_no_folder_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WorkspaceError):
        find_workspace(tmp_path / name)
