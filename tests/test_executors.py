"""Sites are made on anybody's executor: its workers need the output folder and this very program, and may die."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from clinicgen import cluster, loading, pipeline
from clinicgen.errors import OutputError, UsageError

from .conftest import write_files
from .sample_agency import AGENCY
from .test_same_bytes import TODAY, read_sites


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    write_files(tmp_path / "agency", AGENCY)
    return tmp_path / "agency"


class Around(Executor):
    """Hands tasks to another executor, as they are or changed."""

    def __init__(self, executor: Executor, change: Callable[[Callable[..., Any]], Callable[..., Any]]) -> None:
        self.executor, self.change = executor, change

    def submit(self, task: Callable[..., Any], /, *words: Any, **more: Any) -> Future[Any]:
        return self.executor.submit(self.change(task), *words, **more)


class Deadly:
    """A task whose worker dies in the middle of publishing one clinic, when it does that clinic first."""

    def __init__(self, notes: Path, slug: str, task: Callable[[str], object]) -> None:
        self.notes, self.slug, self.task = notes, slug, task

    def __call__(self, slug: str) -> object:
        beginnings = len(list(self.notes.glob(f"{slug}-[0-9]")))
        (self.notes / f"{slug}-{beginnings}").touch()
        if slug != self.slug or beginnings:
            return self.task(slug)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "rename", self.die)
            return self.task(slug)

    def die(self, *_: object) -> None:
        """Die when the site is whole beside its place and about to be put there."""
        (self.notes / f"{self.slug}-died").touch()
        os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("start", ["spawn", "fork"])
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_worker_that_dies_in_the_middle_of_a_site_leaves_nothing_undone(
    agency: Path, tmp_path: Path, start: str
) -> None:
    (tmp_path / "notes").mkdir()
    said: list[str] = []
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context(start)) as pool:
        executor = Around(pool, lambda task: Deadly(tmp_path / "notes", "harbor", task))
        result = pipeline.build(agency, today=TODAY, executor=executor, output=tmp_path / "out", say=said.append)
    assert result.held_back == ()
    assert (tmp_path / "notes/harbor-died").exists()
    assert "made again here" in said[0]
    pipeline.build(agency, today=TODAY, jobs=1, output=tmp_path / "usual")
    assert read_sites(tmp_path / "out") == read_sites(tmp_path / "usual")


def test_workers_need_nothing_of_the_workspace(agency: Path, tmp_path: Path) -> None:
    def hide(task: Callable[..., Any]) -> Callable[..., Any]:
        if agency.exists():
            agency.rename(tmp_path / "hidden")
        return partial(work_afar, pickle.dumps(task))

    with ThreadPoolExecutor(2) as pool:
        pipeline.build(agency, today=TODAY, executor=Around(pool, hide), output=tmp_path / "out")
    assert not agency.exists()
    pipeline.build(tmp_path / "hidden", today=TODAY, jobs=1, output=tmp_path / "usual")
    assert read_sites(tmp_path / "out") == read_sites(tmp_path / "usual")


def work_afar(written: bytes, slug: str) -> object:
    """Do a task as another machine would, to which it was sent."""
    return pickle.loads(written)(slug)


def test_a_worker_that_runs_another_program_is_refused(
    agency: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def send(task: Callable[..., Any]) -> Callable[..., Any]:
        monkeypatch.setattr(loading, "identify_program", lambda: "another")
        return partial(work_afar, pickle.dumps(task))

    with ThreadPoolExecutor(2) as pool, pytest.raises(UsageError, match="another version of clinicgen"):
        pipeline.build(agency, today=TODAY, executor=Around(pool, send), output=tmp_path / "out")
    assert not list((tmp_path / "out").glob("[a-z]*"))


def test_a_worker_that_lacks_the_folder_is_refused(agency: Path, tmp_path: Path) -> None:
    def send(task: Callable[..., Any]) -> Callable[..., Any]:
        shutil.rmtree(tmp_path / "out/.clinicgen/work", ignore_errors=True)
        return partial(work_afar, pickle.dumps(task))

    with ThreadPoolExecutor(1) as pool, pytest.raises(OutputError, match="does not find") as refused:
        pipeline.build(agency, today=TODAY, executor=Around(pool, send), output=tmp_path / "out")
    assert refused.value.hint == "all machines must share the output folder, under the same path"


def test_an_executor_that_was_shut_down_leaves_all_to_this_process(agency: Path, tmp_path: Path) -> None:
    pool = ThreadPoolExecutor(1)
    pool.shutdown()
    said: list[str] = []
    result = pipeline.build(agency, today=TODAY, executor=pool, output=tmp_path / "out", say=said.append)
    assert result.held_back == ()
    assert said == ["Workers were lost; 4 of 4 sites are made again here (cannot schedule new futures after shutdown)"]


def test_without_dask_a_scheduler_is_refused_in_plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match="dask is not installed here") as refused:
        cluster.join_cluster("tcp://127.0.0.1:8786").__enter__()
    assert refused.value.hint == "pip install 'clinicgen[dask]'"


def test_nothing_of_dask_is_imported_unless_it_is_asked_for() -> None:
    code = "import sys, clinicgen.pipeline, clinicgen.cluster, clinicgen.cli.program; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert not {"distributed", "dask", "tornado", "asyncio"} & set(loaded)
