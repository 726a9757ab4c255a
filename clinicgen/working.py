"""Does one task for each clinic: here, or in worker processes, or on any executor; stops at once on Ctrl-C.

A task that fails in a worker hands its exception back as a value. So an exception of a future itself always says that
the executor has failed, whichever it is: the worker died, nobody could read the task, the line broke. The clinic is
then done again in this process.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing import connection
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TypeAlias, TypeVar

from msgspec import Struct

Item = TypeVar("Item")
Result = TypeVar("Result")
Say: TypeAlias = Callable[[str], None]
Results: TypeAlias = Generator[Result, None, None]
"""Results as they come. Closing it stops the work; one that is left half read must be closed."""
LEAST_SHARE = 8
"""How many items must come to each process before it is worth its start."""
_MOST_SHARES = 256
"""A share's number is one byte."""


class _Failure(Struct, frozen=True):
    """What a task raised."""

    error: Exception


def _idle() -> None:
    """Do nothing."""


def count_cores() -> int:
    """Give the number of cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def work_in_turn(task: Callable[[str], Result], slugs: Sequence[str]) -> Results[Result]:
    """Do the task for one clinic after the other, in this process."""
    return (task(slug) for slug in slugs)


def choose_start() -> str:
    """Say how worker processes best start here: by `fork`, if they can have at once all that this process has read."""
    chosen = multiprocessing.get_start_method(allow_none=True)
    known = multiprocessing.get_all_start_methods()
    # macOS's own libraries do not bear it, and a lock that another thread holds would stay locked in the new process.
    if chosen is None and "fork" in known and sys.platform != "darwin" and threading.active_count() == 1:
        return "fork"
    return chosen or known[0]


def work_in_processes(
    task: Callable[[str], Result], slugs: Sequence[str], jobs: int, start: str, say: Say = lambda _: None
) -> Results[Result]:
    """Do the task in as many processes as jobs, giving results as they come; the task must be picklable."""
    others = frozenset(multiprocessing.active_children())
    context = multiprocessing.get_context(start)
    executor = ProcessPoolExecutor(max_workers=min(jobs, len(slugs)), mp_context=context, initializer=_begin)
    try:
        yield from work_on(executor, task, slugs, say)
    except BaseException:
        # A worker in the middle of a site can be stopped anywhere: publishing leaves every site whole.
        for process in frozenset(multiprocessing.active_children()) - others:
            process.terminate()
        executor.shutdown(cancel_futures=True)
        raise
    executor.shutdown()


def work_on(
    executor: Executor, task: Callable[[str], Result], slugs: Sequence[str], say: Say = lambda _: None
) -> Results[Result]:
    """Do the task on an executor, giving results as they come; what its workers lose is done again in this process."""
    attempt = partial(_attempt, task)
    waiting: dict[Future[Result | _Failure], str] = {}
    lost: dict[str, Exception] = {}
    try:
        with _holding_interrupts():
            for slug in slugs:
                try:
                    waiting[executor.submit(attempt, slug)] = slug
                except Exception as error:
                    lost[slug] = error
        for future in as_completed(waiting):
            try:
                result = future.result()
            except Exception as error:
                lost[waiting[future]] = error
                continue
            if isinstance(result, _Failure):
                raise result.error
            yield result
    except BaseException:
        for future in waiting:
            future.cancel()
        raise
    if lost:
        first = next(iter(lost.values()))
        reason = str(first).partition("\n")[0] or type(first).__name__
        say(f"Workers were lost; {len(lost)} of {len(slugs)} sites are made again here ({reason})")
    yield from work_in_turn(task, sorted(lost))


def _attempt(task: Callable[[str], Result], slug: str) -> Result | _Failure:
    """Do the task in a worker."""
    try:
        return task(slug)
    except Exception as error:
        error.add_note(f"In a worker, at `{slug}`:\n{traceback.format_exc()}")
        return _Failure(error)


def share_out(
    task: Callable[[Item], Result],
    items: Sequence[Item],
    jobs: int | None,
    least: int = LEAST_SHARE,
    meanwhile: Callable[[], None] = _idle,
) -> list[Result]:
    """Do a task that takes a moment for every item, in as many processes as jobs if it pays, and give all results.

    Least is how many items must come to each process. This process first does something else, if there is anything,
    while others begin. The task need not be picklable. What a process that died had taken is done again in this one.
    """
    count = min(jobs or count_cores(), len(items) // least)
    if count < 2 or choose_start() != "fork" or multiprocessing.current_process().daemon:
        meanwhile()
        return [task(item) for item in items]
    # Whoever is free takes the next share, by its number, from one pipe: however long each takes, all end together.
    shares = min(len(items), _MOST_SHARES)
    taken, given = os.pipe()
    os.write(given, bytes(range(shares)))
    os.close(given)
    done: dict[int, list[Result]] = {}
    helpers: list[tuple[BaseProcess, Connection]] = []
    try:
        with _holding_interrupts():
            helpers += [_fork_off(task, items, shares, taken) for _ in range(count - 1)]
        meanwhile()
        done.update(_do_shares(task, items, shares, taken))
        for _, pipe in helpers:
            with suppress(EOFError):
                done.update(pipe.recv())
    finally:
        os.close(taken)
        for process, pipe in helpers:
            process.terminate()
            process.join()
            pipe.close()
    for share in range(shares):
        if share not in done:
            done[share] = [task(item) for item in items[share::shares]]
    return [done[number % shares][number // shares] for number in range(len(items))]


def _do_shares(
    task: Callable[[Item], Result], items: Sequence[Item], shares: int, taken: int
) -> Iterator[tuple[int, list[Result]]]:
    while share := os.read(taken, 1):
        yield share[0], [task(item) for item in items[share[0] :: shares]]


def _fork_off(
    task: Callable[[Item], Result], items: Sequence[Item], shares: int, taken: int
) -> tuple[BaseProcess, Connection]:
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_help, args=(task, items, shares, taken, there), daemon=True)
    process.start()
    there.close()  # So that reading here ends when the process does.
    return process, here


def _help(task: Callable[[Item], Result], items: Sequence[Item], shares: int, taken: int, pipe: Connection) -> None:
    _begin()
    with suppress(Exception):  # What goes wrong here goes wrong again, and is told, where the share is done again.
        pipe.send(dict(_do_shares(task, items, shares, taken)))


@contextmanager
def _holding_interrupts() -> Iterator[None]:
    """Hold Ctrl-C back for a moment: processes that start meanwhile never see one, this one sees it afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Leave Ctrl-C to the parent, and die when it dies: a pool's workers would otherwise wait for work for ever."""
    # What was read before is never garbage here, and where it is shared with the parent, to look at it would copy it.
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_die_with, args=(parent.sentinel,), daemon=True).start()


def _die_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
