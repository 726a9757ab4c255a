"""The vocabulary of schema.org: which types there are, what they are kinds of, and which properties each has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class VocabularyType(NamedTuple):
    """A type of the vocabulary."""

    parents: tuple[str, ...]
    """The types it is a kind of."""
    properties: frozenset[str]
    """Those that it adds to its parents'."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every type by name."""

    types: Mapping[str, VocabularyType] = field(repr=False)
    superseded: Mapping[str, str] = field(repr=False)
    """Properties that are still understood, and those to use instead."""

    def lineage(self, name: str) -> frozenset[str]:
        """Give a type and all that it is a kind of; nothing where there is no such type."""
        found: set[str] = set()
        waiting = [name] if name in self.types else []
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting += self.types[one].parents
        return frozenset(found)

    def owners(self, name: str) -> tuple[str, ...]:
        """Give the types that add a property, by name."""
        return tuple(sorted(one for one, known in self.types.items() if name in known.properties))
