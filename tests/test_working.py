"""Work is done for each clinic once, wherever it is done, and comes back as it is done."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from clinicgen import working

SLUGS = ["columbia", "harbor", "norfolk", "waxahachie"]
START = working.choose_start()


def shout(slug: str) -> str:
    return slug.upper()


def fail_at_harbor(slug: str) -> str:
    if slug == "harbor":
        raise ValueError(f"no {slug}")
    return slug


def die_outside(parent: int, slug: str) -> str:
    if os.getpid() != parent:
        os._exit(9)
    return slug


def die_once(folder: Path, slug: str) -> str:
    """Die while the clinic is worked on for the first time."""
    try:
        (folder / slug).touch(exist_ok=False)
    except FileExistsError:
        return slug
    if slug == "harbor":
        os.kill(os.getpid(), signal.SIGKILL)
    return slug


def note_and_sleep(folder: Path, slug: str) -> str:
    (folder / slug).touch()
    time.sleep(0 if slug == "columbia" else 30)
    return slug


def test_clinics_are_taken_in_turn_and_one_at_a_time() -> None:
    begun: list[str] = []

    def note(slug: str) -> str:
        begun.append(slug)
        return slug

    results = working.work_in_turn(note, SLUGS)
    assert begun == []
    assert next(results) == "columbia"
    assert begun == ["columbia"]
    assert list(results) == SLUGS[1:]


@pytest.mark.parametrize("start", multiprocessing.get_all_start_methods())
@pytest.mark.parametrize("jobs", [1, 2, 9])
def test_every_clinic_is_done_once_in_processes(jobs: int, start: str) -> None:
    assert sorted(working.work_in_processes(shout, SLUGS, jobs, start)) == [slug.upper() for slug in SLUGS]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere processes are not forked off")
def test_processes_are_forked_off_only_where_that_is_safe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["forkserver", "fork", "spawn"])
    monkeypatch.setattr(multiprocessing, "get_start_method", lambda allow_none: None)
    assert working.choose_start() == "fork"
    with ThreadPoolExecutor(1) as executor:
        assert executor.submit(working.choose_start).result() == "forkserver"
    monkeypatch.setattr(multiprocessing, "get_start_method", lambda allow_none: "spawn")
    assert working.choose_start() == "spawn"


@pytest.mark.parametrize("open_executor", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_every_clinic_is_done_once_on_any_executor(open_executor: Callable[[int], Executor]) -> None:
    with open_executor(2) as executor:
        assert sorted(working.work_on(executor, shout, SLUGS)) == [slug.upper() for slug in SLUGS]
        # The caller's executor is the caller's to shut down.
        assert executor.submit(shout, "x").result() == "X"


def test_clinics_whose_worker_died_are_done_again(tmp_path: Path) -> None:
    assert sorted(working.work_in_processes(partial(die_once, tmp_path), SLUGS, 2, START)) == SLUGS


def test_clinics_are_done_here_when_no_worker_survives() -> None:
    assert sorted(working.work_in_processes(partial(die_outside, os.getpid()), SLUGS, 2, START)) == SLUGS


class Broken(Executor):
    """An executor that breaks as soon as it is given a second task."""

    def __init__(self) -> None:
        self.given = 0

    def submit(self, task: Callable[..., Any], /, *words: Any, **more: Any) -> Future[Any]:
        self.given += 1
        if self.given > 1:
            raise BrokenExecutor("gone")
        future: Future[Any] = Future()
        future.set_result(task(*words, **more))
        return future


def test_clinics_that_a_broken_executor_does_not_take_are_done_here() -> None:
    assert list(working.work_on(Broken(), shout, SLUGS)) == [slug.upper() for slug in SLUGS]


def test_what_goes_wrong_in_a_worker_goes_wrong_here() -> None:
    with pytest.raises(ValueError, match="no harbor"):
        list(working.work_in_processes(fail_at_harbor, SLUGS, 2, START))
    with pytest.raises(ValueError, match="no harbor"):
        list(working.work_in_turn(fail_at_harbor, SLUGS))
    with ThreadPoolExecutor(2) as executor, pytest.raises(ValueError, match="no harbor"):
        list(working.work_on(executor, fail_at_harbor, SLUGS))


def test_results_that_are_not_wanted_any_more_stop_the_work(tmp_path: Path) -> None:
    mine = multiprocessing.get_context().Process(target=time.sleep, args=(30,))
    mine.start()
    try:
        started = time.monotonic()
        results = working.work_in_processes(partial(note_and_sleep, tmp_path), SLUGS, 2, START)
        assert next(results) == "columbia"
        results.close()
        assert time.monotonic() - started < 10
        # The workers are gone; what somebody else started is not.
        assert multiprocessing.active_children() == [mine]
        assert len(list(tmp_path.iterdir())) < len(SLUGS)
    finally:
        mine.terminate()
        mine.join()


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="needs signal masks")
def test_ctrl_c_is_possible_again_once_workers_have_started() -> None:
    results = working.work_in_processes(shout, SLUGS, 2, START)
    next(results)
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    results.close()


def double(number: int) -> int:
    return 2 * number


@pytest.mark.parametrize("jobs", [None, 1, 2, 3, 99])
@pytest.mark.parametrize("count", [0, 1, 15, 16, 100])
def test_shares_come_together_in_order(jobs: int | None, count: int) -> None:
    assert working.share_out(double, range(count), jobs) == [2 * number for number in range(count)]


def test_tasks_are_shared_out_among_processes() -> None:
    # A task that cannot be pickled, as all that has been read is at hand where it is done.
    def take_a_moment(_: int) -> int:
        time.sleep(0.02)
        return os.getpid()

    assert len(set(working.share_out(take_a_moment, range(40), 2))) == (2 if START == "fork" else 1)


@pytest.mark.parametrize("count", [0, 40])
@pytest.mark.parametrize("jobs", [1, 2])
def test_something_else_is_done_once_and_here(jobs: int, count: int) -> None:
    done: list[int] = []
    working.share_out(double, range(count), jobs, meanwhile=lambda: done.append(os.getpid()))
    assert done == [os.getpid()]


def test_others_work_while_something_else_is_done() -> None:
    assert working.share_out(lambda _: os.getpid(), range(40), 2, meanwhile=lambda: time.sleep(2)).count(
        os.getpid()
    ) == (0 if START == "fork" else 40)


def test_more_tasks_than_a_byte_can_count_are_shared_out() -> None:
    assert working.share_out(double, range(1000), 2) == [2 * number for number in range(1000)]


def test_the_share_of_a_process_that_died_is_done_again() -> None:
    assert working.share_out(partial(die_outside_of, os.getpid()), range(40), 3) == list(range(40))


def die_outside_of(parent: int, number: int) -> int:
    if os.getpid() != parent and number > 20:
        os._exit(9)
    return number


def fail_at_seven(number: int) -> int:
    if number == 7:
        raise ValueError("no seven")
    return number


def test_what_goes_wrong_in_a_share_goes_wrong_here() -> None:
    with pytest.raises(ValueError, match="no seven"):
        working.share_out(fail_at_seven, range(40), 2)
    assert not multiprocessing.active_children()


def test_cores_are_counted() -> None:
    assert 1 <= working.count_cores() <= (os.cpu_count() or 1)
