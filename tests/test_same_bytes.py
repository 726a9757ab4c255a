"""The same workspace gives the same bytes: on every run, with any workers, in any place, under any environment."""

from __future__ import annotations

import datetime
import getpass
import json
import multiprocessing
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

from clinicgen import pipeline, reporting, working

from .conftest import write_files
from .sample_agency import AGENCY
from .test_cached_equals_clean import Tree, read_tree

TODAY = datetime.date(2026, 11, 22)
SITES = ("conway", "harbor", "lakeside", "norfolk")


def read_sites(output: Path) -> dict[str, Tree]:
    """Give each site's files, and the files beside them for hosts."""
    return {slug: read_tree(output / slug) | read_tree(output / ".clinicgen/hosts" / slug) for slug in SITES}


def run_program(workspace: Path, *words: str, **environment: str) -> tuple[dict[str, Tree], str]:
    """Build in a process of its own; give the sites and what was found."""
    command = [sys.executable, "-m", "clinicgen", "build", "--today", "2026-11-22", "--format", "json", *words]
    done = subprocess.run(
        command,
        check=False,
        cwd=workspace,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    output = Path(words[words.index("-o") + 1]) if "-o" in words else workspace / "build"
    return read_sites(output), done.stdout


@pytest.fixture(scope="module")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("first") / "agency"
    write_files(root, AGENCY)
    return root


@pytest.fixture(scope="module")
def usual(agency: Path) -> tuple[dict[str, Tree], str]:
    """Give what one worker makes in this process, and what it finds."""
    result = pipeline.build(agency, today=TODAY, jobs=1, output=agency.parent / "usual")
    sites = read_sites(agency.parent / "usual")
    assert all(len(tree) > 10 for tree in sites.values())
    return sites, reporting.as_json(result.report.findings)


@pytest.mark.parametrize("jobs", ["1", "2", "3"])
def test_any_number_of_workers(agency: Path, usual: tuple[dict[str, Tree], str], tmp_path: Path, jobs: str) -> None:
    assert run_program(agency, "-j", jobs, "-o", str(tmp_path)) == usual


def test_workers_that_read_the_job_from_a_file(
    agency: Path, usual: tuple[dict[str, Tree], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "choose_start", lambda: "spawn")
    result = pipeline.build(agency, today=TODAY, jobs=2, output=tmp_path)
    assert (read_sites(tmp_path), reporting.as_json(result.report.findings)) == usual
    assert not any((tmp_path / ".clinicgen/work").glob("*"))


def spawning_pool() -> Executor:
    return ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn"))


@pytest.mark.parametrize("open_executor", [lambda: ThreadPoolExecutor(3), spawning_pool], ids=["threads", "spawned"])
def test_any_executor(
    agency: Path, usual: tuple[dict[str, Tree], str], tmp_path: Path, open_executor: Callable[[], Executor]
) -> None:
    with open_executor() as executor:
        result = pipeline.build(agency, today=TODAY, executor=executor, output=tmp_path)
    assert (read_sites(tmp_path), reporting.as_json(result.report.findings)) == usual


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati"},
        {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "TZ": "America/Anchorage"},
        {"LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de", "HOME": "/nowhere", "NO_COLOR": "1", "SOURCE_DATE_EPOCH": "0"},
        {"PYTHONOPTIMIZE": "2", "PYTHONDONTWRITEBYTECODE": "1"},
    ],
    ids=["hash seed", "time zone", "plain locale", "other language", "optimised"],
)
def test_any_environment(
    agency: Path, usual: tuple[dict[str, Tree], str], tmp_path: Path, environment: Mapping[str, str]
) -> None:
    assert run_program(agency, "-o", str(tmp_path), **environment) == usual


def test_any_place(usual: tuple[dict[str, Tree], str], tmp_path: Path) -> None:
    root = tmp_path / "älter & neuer $HOME" / "agency.2"
    # Backwards, so that the disk may give the files in another order.
    write_files(root, dict(reversed(AGENCY.items())))
    for path in root.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    elsewhere = tmp_path / "here"
    elsewhere.mkdir()
    sites, found = run_program(elsewhere, "-C", f"../{root.parent.name}/{root.name}", "-o", str(tmp_path / "out"))
    assert (sites, found) == usual
    assert list(elsewhere.iterdir()) == []


def test_lines_that_end_as_on_windows(usual: tuple[dict[str, Tree], str], tmp_path: Path) -> None:
    root = tmp_path / "agency"
    write_files(root, AGENCY)
    for path in root.rglob("*"):
        if path.suffix in (".md", ".yaml", ".html", ".css"):
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    pipeline.build(root, today=TODAY, jobs=1)
    assert read_sites(root / "build") == usual[0]


@pytest.mark.skipif(not hasattr(os, "umask"), reason="needs umask")
def test_any_umask(agency: Path, usual: tuple[dict[str, Tree], str], tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        assert run_program(agency, "-o", str(tmp_path / "out")) == usual
    finally:
        os.umask(before)


def test_nothing_of_this_machine_and_this_moment_is_written(agency: Path, tmp_path: Path) -> None:
    # Built on another day than any that the workspace names.
    day = datetime.date(2026, 9, 17)
    pipeline.build(agency, today=day, jobs=1, output=tmp_path)
    now = datetime.datetime.now(datetime.UTC)
    said = [str(agency), str(tmp_path), str(Path.home()), sys.prefix, socket.gethostname(), f"{getpass.getuser()}@"]
    said += [
        f"{day:%Y-%m-%d}",
        f"{day:%d %B %Y}",
        f"{day:%B} {day.day}, {day.year}",
        f"{now:%Y-%m-%d}",
        f"{now:%H:%M}:",
    ]
    for slug, tree in read_sites(tmp_path).items():
        for path, data in tree.items():
            for secret in said:
                assert len(secret) < 4 or secret.encode() not in data, (slug, path, secret)


def test_the_program_s_own_records_name_no_place(agency: Path, tmp_path: Path) -> None:
    pipeline.build(agency, today=TODAY, jobs=1, output=tmp_path)
    for path in (tmp_path / ".clinicgen").rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert str(agency).encode() not in data, path
            assert str(tmp_path).encode() not in data, path


def test_the_day_decides_what_is_built_and_is_shown_nowhere(agency: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for output, day in ((one, datetime.date(2026, 11, 23)), (other, datetime.date(2026, 12, 30))):
        pipeline.build(agency, today=day, jobs=1, output=output)
    assert read_sites(one) == read_sites(other)


def test_findings_come_in_the_same_order(agency: Path, tmp_path: Path) -> None:
    write_files(
        tmp_path, {**AGENCY, "pages/more.md": "---\ntitel: x\ndescription: {{\n---\n{{ clinic.x }}\n\n::: nte\n"}
    )
    lists = [
        json.loads(reporting.as_json(pipeline.check(tmp_path, today=TODAY, jobs=jobs).findings)) for jobs in (1, 2)
    ]
    assert lists[0] == lists[1]
    assert lists[0]["summary"]["error"] > 0
