"""The vocabulary of schema.org: which types there are, what they are kinds of, and which properties each has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from msgspec import Struct


class VocabularyType(NamedTuple):
    """A type of the vocabulary."""

    kinds: frozenset[str]
    """Itself and every type that it is a kind of."""
    added: frozenset[str]
    """The properties that it adds to those of its kinds."""
    properties: frozenset[str]
    """Every property that it has."""


class Vocabulary(Struct, frozen=True, eq=False):
    """Every type by name; equal to itself alone, so that what was looked up can be remembered."""

    types: Mapping[str, VocabularyType]
    superseded: Mapping[str, str]
    """Properties that are still understood, and those to use instead."""

    def is_kind(self, name: str, kinds: frozenset[str]) -> bool:
        """Tell whether a type is a kind of any of some others."""
        return name in self.types and not kinds.isdisjoint(self.types[name].kinds)

    def properties_of(self, names: list[str]) -> frozenset[str]:
        """Give the properties of something that is of all these types at once."""
        found = [self.types[name].properties for name in names if name in self.types]
        return found[0] if len(found) == 1 else frozenset().union(*found)

    def owners(self, name: str) -> tuple[str, ...]:
        """Give the types that add a property, by name."""
        return tuple(sorted(one for one, known in self.types.items() if name in known.added))
