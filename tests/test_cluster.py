"""Other people's workers make the same sites: a dask cluster of processes that share nothing but the output folder."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from clinicgen import pipeline, reporting
from clinicgen.cluster import join_cluster
from clinicgen.errors import UsageError

from .conftest import write_files
from .sample_agency import AGENCY
from .test_cached_equals_clean import Tree
from .test_executors import Around, Deadly
from .test_same_bytes import TODAY, read_sites, run_program

dask = pytest.importorskip("dask", reason="not installed, `pip install -e '.[dask]'` brings it")
distributed = pytest.importorskip("distributed", reason="not installed, `pip install -e '.[dask]'` brings it")


@contextmanager
def open_cluster(failures: int = 3) -> Iterator[Any]:
    """Give a scheduler with two worker processes, which gives a task up once so many more of its workers died."""
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": failures}),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0", silence_logs="CRITICAL"
        ) as cluster,
    ):
        yield cluster


@pytest.fixture(scope="module", autouse=True)
def end_dask_threads() -> Iterator[None]:
    """Leave no thread of dask's behind: processes are forked off only from one that has no other."""
    yield
    import_module("distributed.utils")._offload_executor.shutdown()


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with open_cluster() as opened:
        yield opened


@pytest.fixture(scope="module")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("cluster") / "agency"
    write_files(root, AGENCY)
    return root


@pytest.fixture(scope="module")
def usual(agency: Path) -> tuple[dict[str, Tree], str]:
    """Give what one process makes and finds."""
    result = pipeline.build(agency, today=TODAY, jobs=1, output=agency.parent / "usual")
    return read_sites(agency.parent / "usual"), reporting.as_json(result.report.findings)


def test_a_cluster_makes_the_same_sites_as_one_process(
    agency: Path, usual: tuple[dict[str, Tree], str], cluster: Any, tmp_path: Path
) -> None:
    with distributed.Client(cluster, set_as_default=False) as client:
        executor = client.get_executor()
        result = pipeline.build(agency, today=TODAY, executor=executor, output=tmp_path)
        assert (read_sites(tmp_path), reporting.as_json(result.report.findings)) == usual
        # A second time it is asked again, and does not hand out what it remembers.
        (tmp_path / "harbor/index.html").unlink()
        pipeline.build(agency, today=TODAY, executor=executor, output=tmp_path)
    assert read_sites(tmp_path) == usual[0]


def test_the_command_line_names_the_scheduler(
    agency: Path, usual: tuple[dict[str, Tree], str], cluster: Any, tmp_path: Path
) -> None:
    assert run_program(agency, "--scheduler", cluster.scheduler_address, "-o", str(tmp_path)) == usual


@pytest.mark.parametrize("failures", [3, 0], ids=["another worker takes over", "the cluster gives up"])
def test_a_worker_killed_in_the_middle_costs_its_clinic_s_time(
    agency: Path, usual: tuple[dict[str, Tree], str], tmp_path: Path, failures: int
) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    said: list[str] = []
    with open_cluster(failures) as cluster, distributed.Client(cluster, set_as_default=False) as client:
        executor = Around(client.get_executor(), lambda task: Deadly(notes, "harbor", task))
        result = pipeline.build(agency, today=TODAY, executor=executor, output=tmp_path / "out", say=said.append)
    assert (read_sites(tmp_path / "out"), reporting.as_json(result.report.findings)) == usual
    begun = sorted(path.name for path in notes.iterdir())
    if failures:
        assert begun == ["conway-0", "harbor-0", "harbor-1", "harbor-died", "lakeside-0", "norfolk-0"]
        assert said == []
    else:
        # What else the worker was given, it had not begun.
        assert {"harbor-0", "harbor-died"} <= set(begun) <= {
            "conway-0", "harbor-0", "harbor-died", "lakeside-0", "norfolk-0",
        }  # fmt: skip
        assert "made again here" in said[0], said


def start(*words: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "dask", *words]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def find_scheduler(file: Path) -> str:
    """Wait for a scheduler to write where it is."""
    for _ in range(600):
        with suppress(OSError, ValueError, KeyError):
            address: str = json.loads(file.read_text("utf-8"))["address"]
            return address
        time.sleep(0.1)
    raise TimeoutError(f"no scheduler wrote {file}")


def test_a_scheduler_that_dies_leaves_the_rest_to_this_process(
    agency: Path, usual: tuple[dict[str, Tree], str], tmp_path: Path
) -> None:
    file = tmp_path / "scheduler.json"
    running = [start("scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(file))]

    def stop(*_: object) -> None:
        running[0].kill()
        running[0].wait()

    try:
        address = find_scheduler(file)
        running.append(start("worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard"))
        with distributed.Client(address, set_as_default=False, timeout=2) as client:
            client.wait_for_workers(1, timeout=60)
            pipeline.build(agency, today=TODAY, executor=client.get_executor(), output=tmp_path / "out", progress=stop)
    finally:
        for process in running:
            process.kill()
            process.wait()
    assert read_sites(tmp_path / "out") == usual[0]


def test_a_scheduler_without_workers_is_told() -> None:
    with distributed.LocalCluster(
        n_workers=0, processes=True, dashboard_address="127.0.0.1:0", silence_logs="CRITICAL"
    ) as cluster:
        with pytest.raises(UsageError, match="has no workers") as refused:
            join_cluster(cluster.scheduler_address, patience_seconds=0.5).__enter__()
        assert refused.value.hint == f"start some with `dask worker {cluster.scheduler_address} --nthreads 1`"


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense", "carrier://pigeon", "tls://127.0.0.1:1"])
def test_an_address_where_nobody_answers_is_told(address: str) -> None:
    with pytest.raises(UsageError, match=f"no dask scheduler answers at `{address}`"):
        join_cluster(address, patience_seconds=0.5).__enter__()
