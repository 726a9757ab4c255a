"""A running preview, as a person would have it: a process of its own, asked over HTTP."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from queue import Queue
from typing import NamedTuple

import httpx
import pytest

PATIENCE_SECONDS = 60
"""A busy machine may take long; nothing waits longer than it must."""


class State(NamedTuple):
    """What an event says."""

    release: str
    problems: str


class Events:
    """What a page is told, in order."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines

    def next(self) -> State:
        """Wait for the next event."""
        for line in self._lines:
            if line.startswith("data: "):
                return State(**json.loads(line.removeprefix("data: ")))
        raise AssertionError("the stream ended")

    def until(self, is_it: Callable[[State], bool]) -> State:
        """Wait for an event of which something is true."""
        while True:
            state = self.next()
            if is_it(state):
                return state

    def ends(self) -> bool:
        """Wait for the end of the stream."""
        return list(self._lines) is not None


class Preview:
    """A preview that is running."""

    def __init__(self, process: subprocess.Popen[str], scratch: Path) -> None:
        self.process, self.scratch = process, scratch
        self.port = 0
        self._said: Queue[str | None] = Queue()
        self.lines: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._said.put(line.rstrip("\n"))
        self._said.put(None)

    def wait_for(self, pattern: str) -> re.Match[str]:
        """Wait until the terminal says something."""
        while (line := self._said.get(timeout=PATIENCE_SECONDS)) is not None:
            self.lines.append(line)
            if found := re.search(pattern, line):
                return found
        raise AssertionError("\n".join(self.lines))

    def get(self, host: str, path: str = "/", **headers: str) -> httpx.Response:
        """Ask for a page of a host, and follow nothing."""
        with httpx.Client(trust_env=False, timeout=PATIENCE_SECONDS) as client:
            return client.get(f"http://127.0.0.1:{self.port}{path}", headers={"Host": host, **headers})

    @contextmanager
    def follow(self, host: str) -> Iterator[Events]:
        """Follow what a page of a host is told."""
        with (
            httpx.Client(trust_env=False, timeout=PATIENCE_SECONDS) as client,
            client.stream("GET", f"http://127.0.0.1:{self.port}/.clinicgen/events", headers={"Host": host}) as stream,
        ):
            assert stream.headers["content-type"].startswith("text/event-stream")
            yield Events(stream.iter_lines())

    def stop(self) -> int:
        """Press Ctrl-C, and give the exit code."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(PATIENCE_SECONDS)
        self.close()
        return code

    def close(self) -> None:
        """Read what is left to be read."""
        self.process.wait(PATIENCE_SECONDS)
        self._reader.join(PATIENCE_SECONDS)
        while not self._said.empty():
            self.lines += filter(None, [self._said.get()])
        assert self.process.stdout is not None
        self.process.stdout.close()


Serve = Callable[..., Preview]


@contextmanager
def serving(root: Path, scratch: Path, *words: str) -> Iterator[Preview]:
    """Run a preview of a workspace on a free port."""
    scratch.mkdir(exist_ok=True)
    process = subprocess.Popen(
        [sys.executable, "-m", "clinicgen", "serve", "--port", "0", *words],
        cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env={**os.environ, "TMPDIR": str(scratch), "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    preview = Preview(process, scratch)
    try:
        preview.port = int(preview.wait_for(r"http://localhost:(\d+)/ ")[1])
        yield preview
    finally:
        process.kill()
        preview.close()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Start previews, and end them with the test."""
    with ExitStack() as running:
        yield lambda root, *words: running.enter_context(serving(root, tmp_path / "scratch", *words))
