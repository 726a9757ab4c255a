"""The name that was probably meant, out of those that exist."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST_WORD = 60


def closest(word: str, known: Iterable[str]) -> str | None:
    """Give the known name nearest to a word, or None where none is near; case and hyphens weigh nothing."""
    if len(word) > _LONGEST_WORD:
        return None
    by_fold: dict[str, str] = {}
    for name in known:
        by_fold.setdefault(_fold(name), name)
    matches = get_close_matches(_fold(word), list(by_fold), n=1)
    return by_fold[matches[0]] if matches else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Give the hint that suggests the nearest known name, or an empty one."""
    name = closest(word, known)
    return f"did you mean `{name}`?" if name is not None else ""


def listed(names: Iterable[str]) -> str:
    """Give names as a sentence shows them: `a`, `b`."""
    return ", ".join(f"`{name}`" for name in names)


def _fold(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold().replace("-", "_").replace(" ", "_")
