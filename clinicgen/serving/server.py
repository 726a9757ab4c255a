"""Runs the preview: one listening address, one server, one build after the other, until somebody stops it."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event
from types import FrameType

import uvicorn

from clinicgen.errors import UsageError
from clinicgen.model.outcome import BuildResult
from clinicgen.serving.app import make_app
from clinicgen.serving.building import Builder
from clinicgen.serving.events import Hub
from clinicgen.serving.watching import watch_workspace

ADDRESS = "127.0.0.1"
FIRST_PORT = 8000
_PORTS = 100
_PATIENCE_SECONDS = 5


class PreviewServer(uvicorn.Server):
    """A server that ends its streams of events when it is stopped, and ends as if it had been told to, not killed."""

    def __init__(self, config: uvicorn.Config, on_stop: Callable[[], object]) -> None:
        super().__init__(config)
        self._on_stop = on_stop

    def stop(self) -> None:
        """Stop; a second time, without waiting for anybody."""
        self.force_exit = self.should_exit
        self.should_exit = True
        self._on_stop()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 (the signature of signals)
        """Stop on Ctrl-C, or when the system says so."""
        self.stop()


def listen(port: int | None) -> socket.socket:
    """Listen on a port, or on the first free one from 8000 on; UsageError where it is taken."""
    for candidate in [port] if port is not None else range(FIRST_PORT, FIRST_PORT + _PORTS):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if sys.platform != "win32":  # Where it would let two programs listen on the same port.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((ADDRESS, candidate))
            listener.listen()
        except OSError as error:
            listener.close()
            reason = error.strerror
        else:
            return listener
    if port is not None:
        raise UsageError(f"port {port} cannot be used ({reason})", "name another with --port, or leave it out")
    raise UsageError(f"no port from {FIRST_PORT} to {candidate} is free", "name one with --port")


@contextmanager
def noting_interrupts() -> Iterator[Event]:
    """Note Ctrl-C until there is a server to stop: it is not to cut off whatever happens to run."""
    pressed = Event()
    before = signal.signal(signal.SIGINT, lambda *_: pressed.set())
    try:
        yield pressed
    finally:
        signal.signal(signal.SIGINT, before)


def run(
    builder: Builder,
    hub: Hub,
    listener: socket.socket,
    output: Path,
    tell: Callable[[BuildResult], None],
    say: Callable[[str], None],
    pressed: Event,
) -> None:
    """Serve until Ctrl-C, building whenever something has changed; not at all, if it was pressed before."""
    asyncio.run(_serve(builder, hub, listener, output, tell, say, pressed))


async def _serve(
    builder: Builder,
    hub: Hub,
    listener: socket.socket,
    output: Path,
    tell: Callable[[BuildResult], None],
    say: Callable[[str], None],
    pressed: Event,
) -> None:
    loop = asyncio.get_running_loop()
    builder.show = lambda preview: loop.call_soon_threadsafe(hub.show, preview)
    config = uvicorn.Config(
        make_app(hub, output, listener.getsockname()[1]), http="h11", ws="none", lifespan="off", log_config=None,
        log_level="critical", access_log=False, proxy_headers=False, server_header=False,
        timeout_graceful_shutdown=_PATIENCE_SECONDS,
    )  # fmt: skip

    def stop() -> None:
        builder.is_stopping = True
        loop.call_soon_threadsafe(hub.close)

    server = PreviewServer(config, stop)
    signal.signal(signal.SIGINT, server.handle_exit)
    if pressed.is_set():
        return
    building = asyncio.create_task(_keep_current(builder, hub, tell, say))
    building.add_done_callback(lambda _: server.stop())
    await server.serve(sockets=[listener])
    building.cancel()
    with suppress(asyncio.CancelledError):
        await building


async def _keep_current(
    builder: Builder, hub: Hub, tell: Callable[[BuildResult], None], say: Callable[[str], None]
) -> None:
    changed = asyncio.Event()

    def wake() -> None:
        builder.is_overtaken = True
        changed.set()

    async def build() -> None:
        while True:
            await changed.wait()
            changed.clear()
            await asyncio.to_thread(builder.rebuild, hub.watched, tell, say)

    try:
        await asyncio.gather(watch_workspace(builder.root, wake), build())
    except OSError as error:
        hint = "let the system watch more files at once, or set WATCHFILES_FORCE_POLLING=1"
        raise UsageError(f"the workspace cannot be watched: {error}", hint) from error
