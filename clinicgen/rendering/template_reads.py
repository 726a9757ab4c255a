"""Says which values a piece of a template reads: all that its text depends on, and so what it is remembered by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from jinja2 import nodes

Read = tuple[str, str | None]
"""A value by the name that a template gives it and its attribute: `("page", "title")`; None for the whole value."""

EVERYTHING: Read = ("*", None)
"""What a piece reads that may read anything: it names a template that only rendering will know."""

COMPARED: Read = ("page", "== href")
"""The page's address, where it is compared with other values and nothing else: `item.href == page.href`."""

Parse = Callable[[str], nodes.Template]
"""Gives the syntax tree of a template by its name."""


class RefusedTemplateError(Exception):
    """A template, or a way of writing one, that is not taken apart: its pages are rendered in full."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """One question: what is read, and which templates were looked into."""

    parse: Parse
    seen: set[str]

    def of(self, node: nodes.Node) -> Iterator[Read]:
        match node:
            case nodes.Getattr(node=nodes.Name(name=name), attr=attribute):
                yield name, attribute
                return
            case nodes.Getitem(node=nodes.Name(name=name), arg=nodes.Const(value=str() as attribute)):
                yield name, attribute
                return
            case nodes.Name(name=name):
                yield name, None
                return
            case nodes.Compare(expr=one, ops=[nodes.Operand(op="eq" | "ne", expr=other)]) if _is_address(other):
                yield COMPARED
                yield from self.of(one)
                return
            case nodes.Compare(expr=one, ops=[nodes.Operand(op="eq" | "ne", expr=other)]) if _is_address(one):
                yield COMPARED
                yield from self.of(other)
                return
            case nodes.Block() | nodes.Extends():
                raise RefusedTemplateError("inheritance inside a statement")
            case nodes.Include():
                yield from self._of_included(node)
            case nodes.Import(with_context=True) | nodes.FromImport(with_context=True):
                yield EVERYTHING
            case _:
                pass
        for child in node.iter_child_nodes():
            yield from self.of(child)

    def _of_included(self, node: nodes.Include) -> Iterator[Read]:
        """Give what an included template reads: it sees all that the template around it sees."""
        named = node.template
        if not isinstance(named, nodes.Const) or not isinstance(named.value, str) or node.ignore_missing:
            yield EVERYTHING
        elif node.with_context and named.value not in self.seen:
            self.seen.add(named.value)
            tree = self.parse(named.value)
            if any(tree.find_all((nodes.Extends, nodes.Block))):
                yield EVERYTHING
            else:
                yield from self.of(tree)


def _is_address(value: nodes.Node) -> bool:
    match value:
        case nodes.Getattr(node=nodes.Name(name="page"), attr="href"):
            return True
        case _:
            return False


def reads_of(statements: Iterable[nodes.Node], parse: Parse) -> frozenset[Read]:
    """Give every value that statements may read, rather too many than too few; names that are set count as read."""
    reading = _Reading(parse, set())
    return frozenset(read for statement in statements for read in reading.of(statement))


def names_in(reads: Iterable[Read]) -> frozenset[str]:
    """Give the names of what is read."""
    return frozenset(name for name, _ in reads)


def names_set_by(statement: nodes.Node) -> frozenset[str]:
    """Give the names that a statement sets for those after it."""
    match statement:
        case nodes.Assign(target=nodes.Name(name=name)) | nodes.Macro(name=name) | nodes.Import(target=name):
            return frozenset({name})
        case nodes.FromImport(names=names):
            return frozenset(name if isinstance(name, str) else name[1] for name in names)
        case _:
            return frozenset()
