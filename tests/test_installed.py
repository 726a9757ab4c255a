"""What is published is whole: the wheel alone builds a site, and neither package holds what it should not."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Mapping
from email.parser import Parser
from pathlib import Path

import pytest

from clinicgen import __version__
from tests.conftest import REPOSITORY

pytestmark = pytest.mark.skipif(importlib.util.find_spec("hatchling") is None, reason="needs hatchling")

ALLOWED = (
    "clinicgen", "themes", "clinics", "articles", "pages", "services", "tests", "docs", "benchmarks", "clinicgen.yaml",
    "README.md", "CHANGELOG.md", "LICENSE", "Makefile", "pyproject.toml", "PKG-INFO", ".gitignore",
)  # fmt: skip
"""What the source package may hold, at its top."""


def run(*words: str | Path, folder: Path, environment: Mapping[str, str] | None = None) -> str:
    done = subprocess.run(
        [sys.executable, *map(str, words)], check=False, cwd=folder, env={**os.environ, **(environment or {})},
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build both packages from a copy of the checkout, without any network."""
    copy = tmp_path_factory.mktemp("packages") / "copy"
    left_out = shutil.ignore_patterns(
        ".git", ".venv", "build", "dist", "__pycache__", ".*_cache", ".hypothesis", "node_modules"
    )
    shutil.copytree(REPOSITORY, copy, ignore=left_out)
    (copy / "build/harbor").mkdir(parents=True)
    (copy / "build/harbor/index.html").write_text("built", "utf-8")
    (copy / "secret.txt").write_text("not for everyone", "utf-8")
    run("-m", "hatchling", "build", "-d", copy.parent / "dist", folder=copy)
    return copy.parent / "dist"


@pytest.fixture(scope="module")
def wheel(packages: Path) -> Path:
    (found,) = packages.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path) -> Path:
    """Give a folder with nothing but the unpacked wheel."""
    folder = wheel.parent / "installed"
    run("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", folder, wheel, folder=wheel.parent)
    return folder


def run_installed(installed: Path, *words: str, folder: Path) -> str:
    environment = {"PYTHONPATH": str(installed), "PYTHONDONTWRITEBYTECODE": "1"}
    where = run("-c", "import clinicgen; print(clinicgen.__file__)", folder=folder, environment=environment)
    assert Path(where.strip()).is_relative_to(installed), "the checkout is in the way"
    return run("-m", "clinicgen", *words, folder=folder, environment=environment)


def test_the_wheel_holds_the_program_its_themes_and_a_start(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.partition("/")[0] for name in names}
    assert tops == {"clinicgen", f"clinicgen-{__version__}.dist-info"}
    sources = {path.relative_to(REPOSITORY).as_posix() for path in (REPOSITORY / "clinicgen").rglob("*.py")}
    assert sources <= set(names)
    themes = [path for path in (REPOSITORY / "themes").rglob("*") if path.is_file()]
    assert {f"clinicgen/{path.relative_to(REPOSITORY).as_posix()}" for path in themes} <= set(names)
    starter = [path for path in (REPOSITORY / "clinicgen").glob("starter*/**/*") if path.is_file()]
    assert {path.relative_to(REPOSITORY).as_posix() for path in starter} <= set(names)
    assert {f"clinicgen/serving/browser/{name}" for name in ("preview.js", "overlay.css", "listing.css")} <= set(names)
    assert len(names) == len(set(names))


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    strange = [
        name for name in names if "test" in name.lower().split("/")[0] or "__pycache__" in name or name.endswith(".pyc")
    ]
    assert strange == []


def test_the_wheel_says_what_it_is(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    folder = f"clinicgen-{__version__}.dist-info"
    facts = Parser().parsestr(archive.read(f"{folder}/METADATA").decode())
    assert (facts["Name"], facts["Version"], facts["License-Expression"]) == ("clinicgen", __version__, "MIT")
    assert "clinicgen = clinicgen.cli:main" in archive.read(f"{folder}/entry_points.txt").decode()
    assert f"{folder}/licenses/LICENSE" in archive.namelist()


def test_the_source_package_holds_what_is_listed_alone(packages: Path) -> None:
    (found,) = packages.glob("*.tar.gz")
    with tarfile.open(found) as archive:
        names = [name.partition("/")[2] for name in archive.getnames()]
    assert {name.partition("/")[0] for name in names} - {""} <= set(ALLOWED)
    for needed in (
        "pyproject.toml",
        "LICENSE",
        "themes/clarity/theme.yaml",
        "tests/conftest.py",
        "clinicgen/cli/program.py",
    ):
        assert needed in names


def test_the_same_checkout_gives_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    copy = wheel.parent.parent / "copy"
    run("-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path, folder=copy)
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()


def test_the_wheel_alone_makes_a_site_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    run_installed(installed, "init", "agency", folder=tmp_path)
    run_installed(installed, "build", folder=tmp_path / "agency")
    (site,) = (tmp_path / "agency/build").glob("[a-z]*")
    home = (site / "index.html").read_text("utf-8")
    assert '<a class="button' in home
    assert "tel:+1" in home
    assert list(site.glob("assets/*.css"))
    assert list(site.glob("articles/*/index.html"))
    # The page of a report and the vocabulary of schema.org are files that are no Python.
    run_installed(installed, "audit", "--report", "report.html", folder=tmp_path / "agency")
    assert "Contacts" in (tmp_path / "agency/report.html").read_text("utf-8")


def test_the_wheel_makes_the_same_bytes_as_the_checkout(installed: Path, tmp_path: Path) -> None:
    for name in ("clinics", "articles", "pages", "services"):
        shutil.copytree(REPOSITORY / name, tmp_path / "agency" / name)
    shutil.copy(REPOSITORY / "clinicgen.yaml", tmp_path / "agency")
    words = ("build", "--today", "2026-11-22", "-q", "-o")
    run_installed(installed, *words, str(tmp_path / "one"), folder=tmp_path / "agency")
    run("-m", "clinicgen", *words, tmp_path / "other", folder=tmp_path / "agency")
    trees = [
        {
            path.relative_to(root).as_posix(): path.read_bytes()
            for path in sorted(root.glob("[a-z]*/**/*"))
            if path.is_file()
        }
        for root in (tmp_path / "one", tmp_path / "other")
    ]
    assert trees[0] == trees[1]
    assert len({path.partition("/")[0] for path in trees[0]}) == 5


def test_the_wheel_runs_from_a_folder_that_cannot_be_written(installed: Path, tmp_path: Path) -> None:
    before = sorted(path.as_posix() for path in installed.rglob("*"))
    run_installed(installed, "init", "agency", folder=tmp_path)
    run_installed(installed, "check", folder=tmp_path / "agency")
    run_installed(installed, "rule", "contact-unknown", folder=tmp_path)
    run_installed(installed, "schema", folder=tmp_path)
    assert sorted(path.as_posix() for path in installed.rglob("*")) == before
