"""Watches a workspace's sources, and nothing else: a folder of sites or of packages beside them may be huge."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

from watchfiles import awatch

from clinicgen import loading

STEP_MILLISECONDS = 20
"""How long nothing must happen before a change counts: editors write, rename and touch within a few milliseconds."""
LONGEST_MILLISECONDS = 400
"""How long something may go on happening before it counts all the same."""
_PATIENCE_MILLISECONDS = 250
"""How often to look even where nothing is reported: which folders there are may have changed before watching began."""
_PAUSE_SECONDS = 0.3


async def watch_workspace(root: Path, wake: Callable[[], None]) -> None:
    """Call `wake` when something may have changed, and whenever watching begins, since something may have before."""
    while True:
        folders = loading.list_source_folders(root)
        moved = asyncio.Event()
        try:
            await asyncio.gather(_watch_top(root, folders, moved, wake), _watch_folders(folders, moved, wake))
        except FileNotFoundError:
            # A folder went between being listed and being watched. The next round does not list it any more.
            moved.set()
            await asyncio.sleep(_PAUSE_SECONDS)


async def _watch_top(root: Path, folders: Sequence[Path], moved: asyncio.Event, wake: Callable[[], None]) -> None:
    """Watch what lies in the workspace directly, until its folders are others."""
    async for changes in awatch(
        root, watch_filter=None, recursive=False, stop_event=moved, step=STEP_MILLISECONDS,
        debounce=LONGEST_MILLISECONDS, rust_timeout=_PATIENCE_MILLISECONDS, yield_on_timeout=True,
    ):  # fmt: skip
        if changes:
            wake()
        if loading.list_source_folders(root) != folders:
            moved.set()


async def _watch_folders(folders: Sequence[Path], moved: asyncio.Event, wake: Callable[[], None]) -> None:
    """Watch everything beneath the folders, until they are others."""
    if not folders:
        wake()
        await moved.wait()
        return
    is_new = True
    async for changes in awatch(
        *folders, watch_filter=None, stop_event=moved, step=STEP_MILLISECONDS,
        debounce=LONGEST_MILLISECONDS, rust_timeout=_PATIENCE_MILLISECONDS, yield_on_timeout=True,
    ):  # fmt: skip
        if changes or is_new:
            wake()
        is_new = False
