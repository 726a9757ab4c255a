"""Reads the vocabulary of schema.org that ships with the program."""

from __future__ import annotations

from pathlib import Path

from clinicgen.model.vocabulary import Vocabulary, VocabularyType


def read_vocabulary() -> Vocabulary:
    """Read which types and properties structured data may use."""
    # Its format, its source and its licence stand at its head.
    text = Path(__file__).with_name("schema_org.txt").read_text("utf-8")
    types: dict[str, VocabularyType] = {}
    superseded: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        head, _, properties = line.partition(": ")
        name, _, parents = head.partition(" < ")
        written = [word.partition(">") for word in properties.split()]
        superseded.update((old, new) for old, _, new in written if new)
        types[name] = VocabularyType(tuple(parents.split()), frozenset(word for word, _, _ in written))
    return Vocabulary(types, superseded)
