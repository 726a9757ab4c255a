"""Runs programs as whole processes and tells how long they took and how much memory the largest process held.

Memory is that of the largest single process, among the programs started and all that they started and waited for. The
calling process should stay small: until a child has become the program it runs, it counts its parent's memory.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quietness import read_busy_seconds

# Linux counts resident memory in kilobytes, macOS in bytes.
MEMORY_UNITS_IN_A_MEGABYTE = 1024 * 1024 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Figure:
    """What one run took."""

    seconds: float
    megabytes: float
    """The largest single process; 0 where that says nothing."""
    processor_seconds: float = 0
    """What all processes together used: steadier than the time where other work shares the machine."""
    others_seconds: float = 0
    """What everything else on the machine used of the processors meanwhile, the system's own work included."""


@dataclass(frozen=True, slots=True)
class Command:
    """One process to start."""

    arguments: Sequence[str]
    folder: Path
    """Where it starts."""


class RunFailedError(Exception):
    """A measured program ended with an error."""


def measure(commands: Sequence[Command], at_once: int) -> Figure:
    """Run all commands, so many at a time, and measure from the first start to the last end."""
    waiting = list(reversed(commands))
    running: dict[int, subprocess.Popen[bytes]] = {}
    largest, used = 0, 0.0
    busy = read_busy_seconds()
    started = time.perf_counter()
    while waiting or running:
        while waiting and len(running) < at_once:
            process = _start(waiting.pop())
            running[process.pid] = process
        number, status, usage = os.wait4(-1, 0)
        ended = running.pop(number)
        ended.returncode = os.waitstatus_to_exitcode(status)
        largest = max(largest, usage.ru_maxrss)
        used += usage.ru_utime + usage.ru_stime
        if ended.returncode != 0:
            # The others have to be waited for: a child left over would end in the middle of a later measurement.
            waiting.clear()
            for other in running.values():
                other.wait()
            raise RunFailedError(f"{ended.args!r} ended with {ended.returncode}")
    seconds = time.perf_counter() - started
    others = max(0.0, read_busy_seconds() - busy - used)
    return Figure(seconds, largest / MEMORY_UNITS_IN_A_MEGABYTE, used, others)


def _start(command: Command) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command.arguments,
        cwd=command.folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(command.folder)},
    )
