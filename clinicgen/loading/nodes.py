"""What a YAML file says, as a tree of frozen nodes that know where they stand."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import force_setattr
from pydantic_core import PydanticCustomError

from clinicgen.model.finding import Place
from clinicgen.model.typed_text import clean_text


class ScalarNode(Struct, frozen=True):
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


class SequenceNode(Struct, frozen=True):
    """A list."""

    items: tuple[Node, ...]
    place: Place


class Entry(Struct, frozen=True):
    """A key and its value."""

    key: str
    """Composed (NFC)."""
    key_place: Place
    value: Node


class MappingNode(Struct, frozen=True):
    """Keys and values in the order they were written, each key once."""

    entries: tuple[Entry, ...]
    place: Place
    """From the first key to the end of the last value; for a file's outermost mapping, the file's first line."""
    _by_key: dict[str, Entry] = {}

    def __post_init__(self) -> None:
        # A frozen value may still be completed once, here, before anyone sees it.
        force_setattr(self, "_by_key", {entry.key: entry for entry in self.entries})

    def entry(self, key: str) -> Entry | None:
        """Give the entry of a key, or None."""
        return self._by_key.get(key)


Node: TypeAlias = ScalarNode | SequenceNode | MappingNode


class Value(Struct, frozen=True):
    """A single value, its text cleaned as the models clean it."""

    text: str
    place: Place


def node_at(tree: Node, *path: str) -> Node | None:
    """Give the node at a path of keys and numbers, or None."""
    node: Node | None = tree
    for part in path:
        if isinstance(node, MappingNode):
            entry = node.entry(part)
            node = entry.value if entry else None
        elif isinstance(node, SequenceNode) and part.isdigit() and int(part) < len(node.items):
            node = node.items[int(part)]
        else:
            return None
    return node


def entry_at(tree: Node, *path: str) -> Entry | None:
    """Give the entry at a path of keys and numbers, the last a key, or None; removed values count as none."""
    owner = node_at(tree, *path[:-1])
    entry = owner.entry(path[-1]) if isinstance(owner, MappingNode) else None
    return None if entry is None or (isinstance(entry.value, ScalarNode) and entry.value.is_removal) else entry


def value_of(node: Node | None) -> Value | None:
    """Give a node's text, or None where it is no text, is removed, or is refused by every model."""
    if not isinstance(node, ScalarNode) or node.is_removal:
        return None
    try:
        return Value(clean_text(node.text), node.place)
    except PydanticCustomError:
        return None


def value_at(tree: Node, *path: str) -> Value | None:
    """Give the text at a path of keys and numbers, or None."""
    return value_of(node_at(tree, *path))


def items_at(tree: Node, *path: str) -> tuple[Node, ...]:
    """Give the items of the list at a path of keys and numbers; none where there is no list."""
    node = node_at(tree, *path)
    return node.items if isinstance(node, SequenceNode) else ()
