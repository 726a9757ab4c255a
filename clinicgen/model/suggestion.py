"""Hints for names that do not exist: the nearest that does, or all of them where they are few."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

FEW = 8
"""How many names a hint lists in full."""


def suggest(name: str, known: Iterable[str]) -> str:
    """Give the hint for a name that does not exist, or an empty string where nothing helps."""
    names = sorted(set(known))
    near = get_close_matches(name, names, n=1) or [one for one in names if one.casefold() == name.casefold()]
    if near:
        return f"did you mean `{near[0]}`?"
    if 0 < len(names) <= FEW:
        return "there is " + ", ".join(f"`{one}`" for one in names)
    return ""
