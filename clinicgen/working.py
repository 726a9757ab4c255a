"""Does one task for each clinic: here, or in worker processes, or on any executor; stops at once on Ctrl-C."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, as_completed
from multiprocessing import connection
from typing import TypeVar

Result = TypeVar("Result")


def count_cores() -> int:
    """Give the number of cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def work_in_turn(task: Callable[[str], Result], slugs: Sequence[str]) -> Generator[Result, None, None]:
    """Do the task for one clinic after the other, in this process."""
    return (task(slug) for slug in slugs)


def work_in_processes(task: Callable[[str], Result], slugs: Sequence[str], jobs: int) -> Generator[Result, None, None]:
    """Do the task in as many processes as jobs, giving results as they come; the task must be picklable."""
    executor = ProcessPoolExecutor(max_workers=min(jobs, len(slugs)), initializer=_follow_parent)
    try:
        yield from work_on(executor, task, slugs)
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        # A worker in the middle of a site can be stopped anywhere: publishing leaves every site whole.
        for process in multiprocessing.active_children():
            process.terminate()
        raise
    executor.shutdown()


def work_on(executor: Executor, task: Callable[[str], Result], slugs: Sequence[str]) -> Generator[Result, None, None]:
    """Do the task on an executor, giving results as they come.

    Clinics whose worker died are done again in this process.
    """
    waiting: dict[Future[Result], str] = {executor.submit(task, slug): slug for slug in slugs}
    lost: list[str] = []
    try:
        for future in as_completed(waiting):
            try:
                yield future.result()
            except BrokenExecutor:
                lost.append(waiting[future])
    except BaseException:
        for future in waiting:
            future.cancel()
        raise
    yield from work_in_turn(task, sorted(lost))


def _follow_parent() -> None:
    """Leave Ctrl-C to the parent, and die when it dies: a pool's workers would otherwise wait for work for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_die_with, args=(parent.sentinel,), daemon=True).start()


def _die_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
