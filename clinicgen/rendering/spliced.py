"""Texts that remember the pieces they were joined from, so that a page can be joined from the same pieces."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

Parts = tuple[str, ...]
"""Pieces of markup; those that the clinic alone decides are `OwnText`."""


class SplicedMarkup(Markup):
    """Markup that is printed as it is; anything made of it is ordinary text again, without pieces."""

    parts: Parts = ()


class SplicedText(str):
    """Plain text, and the pieces that it is printed as: its own, escaped."""

    __slots__ = ("parts",)

    parts: Parts


def printed(text: str) -> Parts:
    """Give the pieces that a text is printed as."""
    return text.parts if isinstance(text, SplicedText) else (str(escape(text)),)


def splice(parts: Iterable[str]) -> SplicedMarkup:
    """Join pieces of markup, and keep them."""
    kept = tuple(parts)
    # Not by `Markup`, which would ask first whether the text is markup already.
    joined = str.__new__(SplicedMarkup, "".join(kept))
    joined.parts = kept
    return joined


def splice_text(text: str, parts: Iterable[str]) -> SplicedText:
    """Keep with a text the pieces that it is printed as."""
    spliced = SplicedText(text)
    spliced.parts = tuple(parts)
    return spliced


def strip(parts: Iterable[str]) -> Parts:
    """Take white space from both ends of a text in pieces; nothing is left of a text that has nothing else."""
    kept = list(parts)
    while kept and (not kept[0] or kept[0].isspace()):
        del kept[0]
    while kept and (not kept[-1] or kept[-1].isspace()):
        del kept[-1]
    if kept:
        kept[0] = kept[0].lstrip() if kept[0][0].isspace() else kept[0]
        kept[-1] = kept[-1].rstrip() if kept[-1][-1].isspace() else kept[-1]
    return tuple(kept)
