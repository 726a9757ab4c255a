"""Lets one build at a time write to an output folder, and no build that was overtaken.

A build holds the file `lock` for as long as it lives: the system releases it when the process dies, however it dies.
POSIX locks are used because worker processes do not inherit them: workers that outlive a killed build would hold the
folder for ever. What such a worker could still write is refused by the turn: opening the folder writes a new one.

Within one build a worker that was given up for lost may be alive and at its site, when another one is sent to do that
site again: each holds the site's own `lock` from beginning to end, so the second begins with what the first has done.
"""

from __future__ import annotations

import os
import secrets
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from clinicgen.errors import BusyError
from clinicgen.publishing.output_folder import OutputFolder
from clinicgen.publishing.plain_errors import saying_plainly

_PAUSE_SECONDS = 0.05

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        os.lseek(descriptor, 1 << 20, os.SEEK_SET)  # Beyond the content, which a lock would hide from readers.
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
        return True

    _lock_for_reading = _lock
else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        return _lock_with(descriptor, fcntl.LOCK_EX)

    def _lock_for_reading(descriptor: int) -> bool:
        return _lock_with(descriptor, fcntl.LOCK_SH)

    def _lock_with(descriptor: int, kind: int) -> bool:
        try:
            fcntl.lockf(descriptor, kind | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):  # Systems differ in how they say that somebody holds it.
            return False
        return True


_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)


@contextmanager
def hold_folder(records: Path, on_wait: Callable[[str], None], limit_seconds: float) -> Iterator[tuple[str, int]]:
    """Wait for the output folder and hold it, giving the new turn and its time; BusyError after the limit."""
    deadline = time.monotonic() + limit_seconds
    with saying_plainly(f"lock `{records.parent.name}`"):
        descriptor = _open_locked(records, on_wait, deadline)
    try:
        turn = secrets.token_hex(16)
        with saying_plainly(f"lock `{records.parent.name}`"):
            began = _begin_turn(records, turn, on_wait, deadline)
        yield turn, began
    finally:
        os.close(descriptor)


@contextmanager
def taking_turn(output: OutputFolder) -> Iterator[None]:
    """Write while it is this build's turn; BusyError where another build has opened the folder since."""
    overtaken = BusyError(f"Another build took over `{output.root.name}`; nothing was written.")
    try:
        descriptor = os.open(output.records / "turn", os.O_RDWR | _NO_FOLLOW)
    except FileNotFoundError as error:
        raise overtaken from error
    try:
        _wait(_lock_for_reading, descriptor, output.records, lambda _: None, time.monotonic() + 60)
        if os.read(descriptor, 64) != output.turn.encode():
            raise overtaken
        yield
    finally:
        os.close(descriptor)


@contextmanager
def holding_site(output: OutputFolder, slug: str, *, limit_seconds: float = 600) -> Iterator[None]:
    """Work on a site as the only process of this build; BusyError where another one does not finish."""
    folder = output.site_records(slug)
    with saying_plainly(f"lock the site `{slug}`"):
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | _NO_FOLLOW, 0o666)
    try:
        with saying_plainly(f"lock the site `{slug}`"):
            _wait(_lock, descriptor, output.records, lambda _: None, time.monotonic() + limit_seconds)
        yield
    finally:
        os.close(descriptor)


def _open_locked(records: Path, on_wait: Callable[[str], None], deadline: float) -> int:
    path = records / "lock"
    while True:
        records.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | _NO_FOLLOW, 0o666)
        try:
            _wait(_lock, descriptor, records, on_wait, deadline)
            # `clean` of the build we waited for removes the file: then what we hold is no longer the lock.
            if path.exists() and os.fstat(descriptor).st_ino == path.stat().st_ino:
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _begin_turn(records: Path, turn: str, on_wait: Callable[[str], None], deadline: float) -> int:
    """Write the new turn, and give the time at which that was by the clock of the disk, in nanoseconds."""
    descriptor = os.open(records / "turn", os.O_RDWR | os.O_CREAT | _NO_FOLLOW, 0o666)
    try:
        # A worker of a killed build may be in the middle of an exchange.
        _wait(_lock, descriptor, records, on_wait, deadline)
        os.ftruncate(descriptor, 0)
        os.write(descriptor, turn.encode())
        return os.fstat(descriptor).st_mtime_ns
    finally:
        os.close(descriptor)


def _wait(
    lock: Callable[[int], bool], descriptor: int, records: Path, on_wait: Callable[[str], None], deadline: float
) -> None:
    if lock(descriptor):
        return
    name = records.parent.name
    on_wait(f"Another build is writing to `{name}`; waiting for it to finish.")
    while not lock(descriptor):
        if time.monotonic() > deadline:
            raise BusyError(
                f"Another build is still writing to `{name}`.", "wait for it to finish, or build into another folder"
            )
        time.sleep(_PAUSE_SECONDS)
