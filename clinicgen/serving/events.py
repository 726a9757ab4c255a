"""Tells open pages what is new, by server-sent events."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping

from clinicgen.serving.preview import Preview


class Hub:
    """Holds what the preview shows now, and wakes whoever follows it. Lives on one event loop."""

    def __init__(self, preview: Preview) -> None:
        self.preview = preview
        self._followers: Counter[str] = Counter()
        self._news = asyncio.Event()
        self._is_closed = False

    @property
    def watched(self) -> frozenset[str]:
        """The hosts whose pages are open in front of somebody; a site's is its slug."""
        return frozenset(+self._followers)

    def show(self, preview: Preview) -> None:
        """Show this from now on."""
        self.preview = preview
        self._wake()

    def close(self) -> None:
        """End every stream, so that the server can end."""
        self._is_closed = True
        self._wake()

    async def follow(self, host: str, describe: Callable[[Preview], Mapping[str, str]]) -> AsyncIterator[str]:
        """Give an event now and whenever what `describe` says of the preview is another."""
        self._followers[host] += 1
        sent = None
        try:
            while not self._is_closed:
                news = self._news
                state = describe(self.preview)
                if state != sent:
                    sent = state
                    yield f"retry: 1000\ndata: {json.dumps(state)}\n\n"
                await news.wait()
        finally:
            self._followers[host] -= 1

    def _wake(self) -> None:
        self._news.set()
        self._news = asyncio.Event()
