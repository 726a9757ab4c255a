"""Reads the vocabulary of schema.org that ships with the program."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from clinicgen.model.vocabulary import Vocabulary, VocabularyType


def read_vocabulary() -> Vocabulary:
    """Read which types and properties structured data may use."""
    # Its format, its source and its licence stand at its head.
    text = Path(__file__).with_name("schema_org.txt").read_text("utf-8")
    parents: dict[str, list[str]] = {}
    added: dict[str, frozenset[str]] = {}
    superseded: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        head, _, properties = line.partition(": ")
        name, _, kinds = head.partition(" < ")
        written = [word.partition(">") for word in properties.split()]
        superseded.update((old, new) for old, _, new in written if new)
        parents[name] = kinds.split()
        added[name] = frozenset(word for word, _, _ in written)
    types = {}
    for name in parents:
        kinds_of = _lineage(name, parents)
        types[name] = VocabularyType(kinds_of, added[name], frozenset().union(*(added[kind] for kind in kinds_of)))
    return Vocabulary(types, superseded)


def _lineage(name: str, parents: Mapping[str, list[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = [name]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += parents[one]
    return frozenset(found)
