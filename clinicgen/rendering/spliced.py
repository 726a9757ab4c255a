"""Texts that remember the pieces they were joined from, so that a page can be joined from the same pieces.

A piece that the clinic alone decides is an `OwnText`, one that no clinic changes a plain string, and a `MixedText` what
both decide together.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from clinicgen.model.rendered_site import OwnText

Parts = tuple[str, ...]
"""Pieces of markup."""


class MixedText(str):
    """A piece that clinic and page decide together: no other page has it."""

    __slots__ = ()


class SplicedMarkup(Markup):
    """Markup that is printed as it is; anything made of it is ordinary text again, without pieces."""

    parts: Parts = ()


class SplicedText(str):
    """Plain text, and the pieces that it is printed as: its own, escaped."""

    __slots__ = ("parts",)

    parts: Parts


SPLICED = (SplicedMarkup, SplicedText)


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


def pieces_of(text: str) -> tuple[object, ...]:
    """Give a text as what it is made of: of the clinic's own pieces, what they are."""
    return tuple([getattr(part, "role", part) for part in text.parts]) if isinstance(text, SplicedText) else (text,)


def varies(value: object) -> bool:
    """Tell whether a text holds pieces that are others on another clinic's page."""
    return isinstance(value, SPLICED) and any(type(part) is not str for part in value.parts)


def is_said(value: object) -> bool:
    """Tell whether a text has anything to say besides what a clinic fills in."""
    return isinstance(value, SPLICED) and any(type(part) is str and part.strip() for part in value.parts)


def strip(parts: Iterable[str]) -> Parts:
    """Take white space from both ends of a text in pieces; nothing is left of a text that has nothing else."""
    kept = list(parts)
    while kept and (not kept[0] or kept[0].isspace()):
        del kept[0]
    while kept and (not kept[-1] or kept[-1].isspace()):
        del kept[-1]
    if kept:
        kept[0] = _like(kept[0], kept[0].lstrip())
        kept[-1] = _like(kept[-1], kept[-1].rstrip())
    return tuple(kept)


def _like(part: str, stripped: str) -> str:
    if len(part) == len(stripped):
        return part
    return MixedText(stripped) if isinstance(part, OwnText | MixedText) else stripped
