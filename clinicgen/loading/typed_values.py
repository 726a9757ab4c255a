"""A tree of text to a typed value: every problem of the file at once, each at its place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Generic, TypeAlias, TypeVar

from msgspec import Struct
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from clinicgen.loading.model_keys import homes_of, keys_of, model_at
from clinicgen.loading.nodes import MappingNode, Node, ScalarNode, SequenceNode
from clinicgen.loading.problems import problem
from clinicgen.loading.suggestions import closest, listed
from clinicgen.model.finding import Finding, Place

M = TypeVar("M", bound=BaseModel)

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"
"""What models are given: text in lists and mappings; None stands for `~` in a list."""

_CHOICE = re.compile(r"'([^']*)'")


class TypedResult(Struct, Generic[M], frozen=True):
    """What a tree says, as a model's value."""

    value: M | None
    """None where any finding forbids it."""
    places: Mapping[str, Place]
    """Where each value stands, by dotted path (`booking.url`, `services.0.name`)."""
    findings: tuple[Finding, ...]


class MissingKey(Struct, frozen=True):
    """A required key that a tree lacks."""

    path: tuple[str, ...]
    is_in_list: bool
    """Whether it is missing from an item of a list: no layer below can supply it."""
    finding: Finding


class Checked(Struct, Generic[M], frozen=True):
    """A tree's value and what is wrong, missing keys apart: another layer may supply those."""

    value: M | None
    findings: tuple[Finding, ...]
    missing: tuple[MissingKey, ...]


def read_typed(model: type[M], tree: MappingNode, family: str) -> TypedResult[M]:
    """Read a tree as a model's value, with the place of every value and everything that is wrong."""
    checked = check_tree(model, tree, family)
    findings = (*checked.findings, *(missing.finding for missing in checked.missing))
    return TypedResult(checked.value, places_of(tree), findings)


def check_tree(model: type[M], tree: MappingNode, family: str, *, also_known: Sequence[str] = ()) -> Checked[M]:
    """Read a tree as a model's value; `also_known` are further keys that suggestions may name at the top."""
    try:
        return Checked(model.model_validate(plain_of(tree)), (), ())
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
    located = [(detail, _locate(tree, detail)) for detail in details]
    deeper = {location.path[:depth] for _, location in located for depth in range(len(location.path))}
    said: set[tuple[str, ...]] = set()
    findings: list[Finding] = []
    missing: list[MissingKey] = []
    for detail, location in located:
        # Of several readings of one value, the one that got farthest into it is told, else the first.
        if location.is_refused or (location.is_branch and (location.path in deeper or location.path in said)):
            continue
        said.add(location.path)
        if detail["type"] == "missing":
            missing.append(_missing_key(family, str(detail["loc"][-1]), location))
        elif detail["type"] == "extra_forbidden":
            findings.append(_unknown_key(model, family, location, also_known))
        else:
            findings.append(_invalid_value(family, detail, location))
    return Checked(None, tuple(findings), tuple(missing))


def plain_of(node: Node) -> Plain:
    """Give a node as text, lists and mappings; keys whose value is removed are left out."""
    match node:
        case ScalarNode():
            return None if node.is_removal else node.text
        case SequenceNode(items=items):
            return [plain_of(item) for item in items]
        case MappingNode(entries=entries):
            return {entry.key: plain_of(entry.value) for entry in entries if not _is_removed(entry.value)}


def places_of(tree: MappingNode) -> dict[str, Place]:
    """Give the place of every value of a tree by its dotted path."""
    places: dict[str, Place] = {}
    waiting: list[tuple[str, Node]] = [("", tree)]
    while waiting:
        path, node = waiting.pop()
        places[path] = node.place
        if isinstance(node, MappingNode):
            inner: list[tuple[str, Node]] = [(entry.key, entry.value) for entry in node.entries]
        elif isinstance(node, SequenceNode):
            inner = [(str(index), item) for index, item in enumerate(node.items)]
        else:
            continue
        waiting.extend((f"{path}.{name}" if path else name, child) for name, child in reversed(inner))
    del places[""]
    return places


class _Location(Struct, frozen=True):
    """Where in the tree an error of the model lies."""

    path: tuple[str, ...]
    node: Node
    key_place: Place | None
    """Of the key that holds the node, or of the first key in an item of a list."""
    is_key: bool
    """Whether a key itself is wrong."""
    is_branch: bool
    """Whether the model tried several readings of the value and this is about one of them."""
    is_in_list: bool

    @property
    def is_refused(self) -> bool:
        return isinstance(self.node, ScalarNode) and self.node.is_refused

    @property
    def name(self) -> str:
        return ".".join(self.path)


def _locate(tree: MappingNode, detail: ErrorDetails) -> _Location:
    """Follow an error's location through the tree; parts that the tree lacks are names of the model's own."""
    node: Node = tree
    key_place: Place | None = None
    path: list[str] = []
    is_key = is_branch = is_in_list = False
    for part in detail["loc"][:-1] if detail["type"] == "missing" else detail["loc"]:
        entry = node.entry(part) if isinstance(node, MappingNode) and isinstance(part, str) else None
        if entry:
            node, key_place = entry.value, entry.key_place
            path.append(entry.key)
        elif isinstance(node, SequenceNode) and isinstance(part, int):
            node, is_in_list = node.items[part], True
            key_place = node.entries[0].key_place if isinstance(node, MappingNode) and node.entries else node.place
            path.append(str(part))
        elif part == "[key]":
            is_key = True
        else:
            is_branch = True
    return _Location(tuple(path), node, key_place, is_key, is_branch, is_in_list)


def _missing_key(family: str, key: str, location: _Location) -> MissingKey:
    path = (*location.path, key)
    place = location.key_place or location.node.place
    removed = location.node.entry(key) if isinstance(location.node, MappingNode) else None
    message, hint = f"the required key `{'.'.join(path)}` is missing", f"add `{key}: …`"
    if removed:
        place = removed.key_place
        message, hint = f"`{'.'.join(path)}` is required and cannot be removed", "write its value"
    return MissingKey(path, location.is_in_list, problem(family, "missing-key", message, place, hint))


def _unknown_key(model: type[BaseModel], family: str, location: _Location, also_known: Sequence[str]) -> Finding:
    key = location.path[-1]
    owner = model_at(model, location.path[:-1])
    known = (*(keys_of(owner) if owner else ()), *(also_known if len(location.path) == 1 else ()))
    homes = homes_of(owner, key) if owner else ()
    meant = closest(key, known)
    if homes:
        hint = f"write it under `{homes[0]}`"
    elif meant is not None:
        hint = f"did you mean `{meant}`?"
    else:
        hint = f"the keys here are {listed(known)}" if len(known) <= 8 else "remove it, or put it under `facts`"
        hint = hint if "facts" in known or len(known) <= 8 else "remove it"
    return problem(family, "unknown-key", f"unknown key `{key}`", location.key_place, hint)


def _invalid_value(family: str, detail: ErrorDetails, location: _Location) -> Finding:
    context = detail.get("ctx", {})
    found = {ScalarNode: "text", SequenceNode: "a list", MappingNode: "keys and values"}[type(location.node)]
    hint = str(context.get("hint", ""))
    match detail["type"]:
        case "enum" | "literal_error" if isinstance(location.node, ScalarNode):
            allowed = _CHOICE.findall(str(context["expected"]))
            meant = closest(location.node.text, allowed)
            message = f"`{location.node.text}` is not among the values allowed"
            hint = f"did you mean `{meant}`? allowed are {listed(allowed)}" if meant else f"write {listed(allowed)}"
        case "enum" | "literal_error":
            message = f"expected text, found {found}"
        case "tuple_type" | "list_type":
            message, hint = f"expected a list, found {found}", "write one item a line, each after `- `"
        case "model_type" | "dict_type" | "model_attributes_type":
            message, hint = f"expected keys and values, found {found}", "write `key: value` lines, indented"
        case _:
            message = str(context.get("message", detail["msg"]))
    place = location.key_place if location.is_key else location.node.place
    return problem(family, "invalid-value", f"`{location.name}`: {message}", place, hint)


def _is_removed(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.is_removal
