"""Says which values a piece of a template reads: all that its text depends on, and so what it is remembered by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from jinja2 import nodes
from msgspec import Struct

Read = tuple[str, str | None]
"""A value by the name that a template gives it and its attribute: `("page", "title")`; None for the whole value."""

EVERYTHING: Read = ("*", None)
"""What a piece reads that may read anything: it names a template that only rendering will know."""

COMPARED: Read = ("page", "== href")
"""The page's address, where it is compared with other values and nothing else: `item.href == page.href`."""


class RefusedTemplateError(Exception):
    """A template, or a way of writing one, that is not taken apart: its pages are rendered in full."""


class Tree(Struct, frozen=True):
    """A template's syntax."""

    body: tuple[nodes.Node, ...]
    blocks: tuple[nodes.Block, ...]
    extends: int
    """How often it says so."""


class Syntax(Struct, frozen=True):
    """The syntax of a theme's templates, and what was found in it."""

    parse: Callable[[str], nodes.Template]
    """Reads a template by its name, or raises RefusedTemplateError."""
    trees: dict[str, Tree] = {}
    reads: dict[int, tuple[nodes.Node, frozenset[Read]]] = {}
    """By the identity of statements, which are kept so that no others can take it."""

    def tree(self, name: str) -> Tree:
        """Give a template's syntax."""
        if name not in self.trees:
            read = self.parse(name)
            found = tuple(read.find_all((nodes.Block, nodes.Extends)))
            blocks = tuple(node for node in found if isinstance(node, nodes.Block))
            self.trees[name] = Tree(tuple(read.body), blocks, len(found) - len(blocks))
        return self.trees[name]


class _Reading(Struct, frozen=True):
    """One question: what is read, and inside of which templates it is looked for."""

    syntax: Syntax
    inside: tuple[str, ...]

    def of_statement(self, node: nodes.Node) -> frozenset[Read]:
        known = self.syntax.reads.get(id(node))
        if known is None:
            known = self.syntax.reads[id(node)] = node, frozenset(self.of_new(node))
        return known[1]

    def of(self, node: nodes.Node) -> Iterable[Read]:
        return self.of_statement(node) if isinstance(node, nodes.Stmt) else self.of_new(node)

    def of_new(self, node: nodes.Node) -> Iterator[Read]:
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
            case nodes.For(target=nodes.Name(name=item), iter=items, body=body, else_=otherwise, test=None):
                yield from self.of(items)
                # In the loop the name is its item's, whatever else has the name.
                yield from [read for inner in body for read in self.of(inner) if read[0] != item]
                yield from [read for inner in otherwise for read in self.of(inner)]
                return
            case nodes.Include():
                yield from self.of_included(node)
            case nodes.Import(with_context=True) | nodes.FromImport(with_context=True):
                yield EVERYTHING
            case _:
                pass
        for child in node.iter_child_nodes():
            yield from self.of(child)

    def of_included(self, node: nodes.Include) -> Iterator[Read]:
        """Give what an included template reads: it sees all that the template around it sees."""
        named = node.template
        if not isinstance(named, nodes.Const) or not isinstance(named.value, str) or node.ignore_missing:
            yield EVERYTHING
        elif node.with_context:
            if named.value in self.inside:
                raise RefusedTemplateError("a template that includes itself")
            tree = self.syntax.tree(named.value)
            if tree.extends or tree.blocks:
                yield EVERYTHING
            else:
                inner = _Reading(self.syntax, (*self.inside, named.value))
                for statement in tree.body:
                    yield from inner.of(statement)


def _is_address(value: nodes.Node) -> bool:
    match value:
        case nodes.Getattr(node=nodes.Name(name="page"), attr="href"):
            return True
        case _:
            return False


def reads_of(statements: Iterable[nodes.Node], syntax: Syntax) -> frozenset[Read]:
    """Give every value that statements may read, rather too many than too few; names that are set count as read."""
    reading = _Reading(syntax, ())
    return frozenset().union(*[reading.of(statement) for statement in statements])


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
