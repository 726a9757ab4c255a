"""Tells which sets, imports and macros are so plain that they can be repeated before each statement that needs them."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import nodes

from clinicgen.rendering.template_reads import names_set_by

_TO_TEXT = frozenset(
    {"capitalize", "d", "default", "e", "escape", "join", "length", "lower", "replace", "shown", "title", "trim",
     "truncate", "upper"}
)  # fmt: skip
"""Filters that give text or a number."""


def is_plain_setting(node: nodes.Node) -> bool:
    """Tell whether a set, import or macro can be repeated before each statement that needs it."""
    if any(name.startswith("_") for name in names_set_by(node)):
        return False
    match node:
        case nodes.Assign(target=nodes.Name(), node=value):
            return all(_never_changes(part) for part in (value, *value.find_all(nodes.Expr)))
        case nodes.Import(with_context=False) | nodes.FromImport(with_context=False):
            return isinstance(node.template, nodes.Const)
        case nodes.Macro():
            return True
        case _:
            return False


def _never_changes(value: nodes.Node) -> bool:
    """Tell whether a value stays as it is: a list can be added to, and what a filter maps can be read once."""
    if isinstance(value, nodes.Filter):
        return value.name in _TO_TEXT
    return not isinstance(value, nodes.Call | nodes.List | nodes.Dict | nodes.Slice)


def sets_for_later(node: nodes.Node) -> bool:
    """Tell whether statements after this one may see what it sets: the rest of its block is then rendered as one."""
    match node:
        case nodes.If():
            return any(sets_for_later(inner) for inner in node.iter_child_nodes() if isinstance(inner, nodes.Stmt))
        case nodes.Output() | nodes.Include() | nodes.For() | nodes.With() | nodes.Scope():
            return False
        case nodes.CallBlock() | nodes.FilterBlock():
            return False
        case _:
            return True


def settings_of(targets: Sequence[nodes.Node], values: Sequence[nodes.Node]) -> list[nodes.Node] | None:
    """Give what `with` sets as plain sets, or None: all of its values are read before any of them is set."""
    settings: list[nodes.Node] = []
    names = [target.name for target in targets if isinstance(target, nodes.Name)]
    for target, value in zip(targets, values, strict=True):
        setting = nodes.Assign(target, value, lineno=target.lineno)
        read = {name.name for name in (value, *value.find_all(nodes.Name)) if isinstance(name, nodes.Name)}
        if not is_plain_setting(setting) or not read.isdisjoint(names):
            return None
        settings.append(setting)
    return settings
