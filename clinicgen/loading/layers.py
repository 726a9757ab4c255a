"""Layers of facts: the workspace's defaults, a brand's file, a clinic's file, each over the one below."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from clinicgen.loading.nodes import Entry, MappingNode
from clinicgen.loading.problems import problem
from clinicgen.model.finding import Finding, Place
from clinicgen.model.source import SourceText

REPLACED_WHOLE = ("address", "geo", "hours")
"""Keys whose mappings are never mixed from two layers: half an address is a wrong one."""


class Layer(Struct, frozen=True):
    """The facts of one file."""

    family: str
    """What its rules begin with: clinic, brand or workspace."""
    source: SourceText
    tree: MappingNode
    is_sound: bool
    """Whether nothing in it is wrong by itself."""


class LayeredFacts(Struct, frozen=True):
    """A clinic's facts merged from all its layers, each value still at its own place."""

    slug: str
    tree: MappingNode
    layers: tuple[Layer, ...]
    """Highest first; the first is the clinic's own file."""

    def problem(self, kind: str, message: str, place: Place, hint: str = "") -> Finding:
        """Make a finding of the family of the file it stands in; one in a shared file names no clinic."""
        family = next((layer.family for layer in self.layers if layer.source.path == place.path), "clinic")
        clinic = self.slug if family == "clinic" else None
        return problem(family, kind, message, place, hint, clinic=clinic)


def merge_layers(slug: str, layers: Sequence[Layer]) -> LayeredFacts:
    """Merge the layers of a clinic, given highest first.

    A removed value (`~`) stays in the tree as such, so that a required one is found missing at its place.
    """
    merged = layers[-1].tree
    for layer in reversed(layers[:-1]):
        merged = _merge_facts(merged, layer.tree)
    return LayeredFacts(slug, MappingNode(merged.entries, layers[0].tree.place), tuple(layers))


def _merge_facts(lower: MappingNode, higher: MappingNode) -> MappingNode:
    entries = {entry.key: entry for entry in lower.entries}
    for entry in higher.entries:
        below = entries.get(entry.key)
        if below is None or entry.key in REPLACED_WHOLE:
            entries[entry.key] = _with_country_of(below, entry) if below and entry.key == "address" else entry
        else:
            entries[entry.key] = _merge_entry(below, entry)
    return MappingNode(tuple(entries.values()), higher.place)


def _merge_entry(lower: Entry, higher: Entry) -> Entry:
    if not (isinstance(lower.value, MappingNode) and isinstance(higher.value, MappingNode)):
        return higher
    entries = {entry.key: entry for entry in lower.value.entries}
    for entry in higher.value.entries:
        below = entries.get(entry.key)
        entries[entry.key] = _merge_entry(below, entry) if below else entry
    return Entry(higher.key, higher.key_place, MappingNode(tuple(entries.values()), higher.value.place))


def _with_country_of(lower: Entry, higher: Entry) -> Entry:
    """Give an address with the country below it where it names none itself."""
    if not (isinstance(lower.value, MappingNode) and isinstance(higher.value, MappingNode)):
        return higher
    country = lower.value.entry("country")
    if country is None or higher.value.entry("country"):
        return higher
    return Entry(higher.key, higher.key_place, MappingNode((*higher.value.entries, country), higher.value.place))
