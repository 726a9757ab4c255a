"""Markup that remembers the pieces it was joined from, so that a page can be joined from the same pieces."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup


class SplicedMarkup(Markup):
    """Markup that is printed as it is; anything made of it is ordinary text again, without pieces."""

    parts: tuple[str, ...] = ()


def splice(parts: Iterable[str]) -> SplicedMarkup:
    """Join pieces of markup, and keep them."""
    kept = tuple(parts)
    # Not by `Markup`, which would ask first whether the text is markup already.
    joined = str.__new__(SplicedMarkup, "".join(kept))
    joined.parts = kept
    return joined
