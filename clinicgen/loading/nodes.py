"""What a YAML file says, as a tree of frozen nodes that know where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from clinicgen.model.finding import Place


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """A single value, as the text that was written."""

    text: str
    is_plain: bool
    """Whether it was written without quotes."""
    place: Place

    @property
    def is_removal(self) -> bool:
        """Whether it is `~` (or `null`): the value is taken away."""
        return self.is_plain and self.text in ("~", "null")

    @property
    def is_refused(self) -> bool:
        """Whether it is empty or was unreadable: a finding says so already, and nothing else need be said of it."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class SequenceNode:
    """A list."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value."""

    key: str
    """Composed (NFC)."""
    key_place: Place
    value: Node


@dataclass(frozen=True, slots=True)
class MappingNode:
    """Keys and values in the order they were written, each key once."""

    entries: tuple[Entry, ...]
    place: Place
    """From the first key to the end of the last value; for a file's outermost mapping, the file's first line."""

    def entry(self, key: str) -> Entry | None:
        """Give the entry of a key, or None."""
        return next((entry for entry in self.entries if entry.key == key), None)


Node: TypeAlias = ScalarNode | SequenceNode | MappingNode
