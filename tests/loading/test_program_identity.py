from __future__ import annotations

import time
from pathlib import Path

import pytest

import clinicgen
from clinicgen.loading import identify_program


def test_the_program_has_one_identity() -> None:
    assert identify_program() == identify_program()
    assert len(identify_program()) == 64


@pytest.mark.parametrize("edit", ["source", "new file", "library", "version"])
def test_another_program_has_another_identity(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edit: str) -> None:
    package = tmp_path / "clinicgen"
    (package / "rendering").mkdir(parents=True)
    (package / "rendering" / "page.py").write_text("a = 1\n")
    monkeypatch.setattr(clinicgen, "__file__", str(package / "__init__.py"))
    before = identify_program()
    if edit == "source":
        (package / "rendering" / "page.py").write_text("a = 2\n")
    elif edit == "new file":
        (package / "rendering" / "feed.py").write_text("")
    elif edit == "library":
        monkeypatch.setattr("importlib.metadata.version", lambda _: "99")
    else:
        monkeypatch.setattr(clinicgen, "__version__", "99")
    assert identify_program() != before


def test_what_python_leaves_behind_does_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clinicgen, "__file__", str(tmp_path / "__init__.py"))
    before = identify_program()
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "page.cpython-311.pyc").write_bytes(b"x")
    assert identify_program() == before


def test_asking_costs_next_to_nothing() -> None:
    start = time.process_time()
    identify_program()
    assert time.process_time() - start < 0.5  # Usually under 0.01; a busy machine must not fail the test.
