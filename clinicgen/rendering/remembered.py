"""Texts of stretches, remembered by the stretch and the identity of what they were made of."""

from __future__ import annotations

from msgspec import Struct

from clinicgen.model.rendered_site import OwnText, Role
from clinicgen.rendering.programs import Program
from clinicgen.rendering.spliced import Parts

_MOST_TEXTS = 16_384


class Memory(Struct, frozen=True):
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


class SiteProgram(Struct, frozen=True):
    """A template taken apart, and what is the same on every page of the site filled in."""

    steps: Program
    shape: int
    """The same number for all sites that are left with the same steps."""


class SiteMemory(Struct, frozen=True):
    """What the pages of one site have in common; it lasts as long as the site is worked on."""

    programs: dict[str, SiteProgram | None] = {}
    """By template; None where one can only be rendered in full."""
    texts: Remembered = {}
    owned: dict[Role, OwnText] = {}
    """The clinic's own texts, by role."""
    others: set[str] = set()
    """Every address that they compared a page's with, and found to be another."""
