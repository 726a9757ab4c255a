"""Texts of stretches, remembered by the stretch and the identity of what they were made of."""

from __future__ import annotations

from dataclasses import dataclass

from clinicgen.rendering.spliced import Parts

_MOST_TEXTS = 16_384


@dataclass(frozen=True, slots=True)
class Memory:
    """A text in parts, and what it was made of."""

    values: tuple[object, ...]
    """Kept with the text, so that no others can take their identity."""
    parts: Parts
    others: frozenset[str] = frozenset()
    """Addresses that its page was found not to have."""


Remembered = dict[tuple[object, ...], Memory]
"""Texts by the stretch and the identity of what it reads."""


def remember(texts: Remembered, key: tuple[object, ...], memory: Memory) -> Memory:
    """Remember a text; before there are too many, all are forgotten."""
    if len(texts) >= _MOST_TEXTS:
        texts.clear()
    texts[key] = memory
    return memory
