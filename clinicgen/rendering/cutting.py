"""Cuts a template, with all it extends and includes, into stretches that are rendered and remembered one by one.

A template's text is the texts of its statements, one after the other. A statement's text depends on the values it
reads alone, so it is remembered by them: what reads the clinic is rendered once for the clinic, what reads the article
once for the article. Whatever makes statements depend on one another in other ways is refused and rendered in full.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jinja2 import nodes
from msgspec import Struct
from msgspec.structs import replace

from clinicgen.rendering.fusing import (
    Asked,
    Choice,
    Cut,
    Cutting,
    Each,
    Printed,
    Statement,
    Stretch,
    fuse,
    stretch_of,
    text_node,
)
from clinicgen.rendering.plain_settings import is_plain_setting, sets_for_later, settings_of
from clinicgen.rendering.recurrence import GIVEN, is_of_site, recurrence_of, shows_page
from clinicgen.rendering.template_reads import (
    EVERYTHING,
    Read,
    RefusedTemplateError,
    Syntax,
    Tree,
    names_in,
    names_set_by,
    reads_of,
)

_ITEMS = frozenset({"other"})
"""What only partials are given, and templates call the items of a loop."""
_DEEPEST = 30
"""Templates inside templates; more is most likely one that includes itself."""


class _Scope(Struct, frozen=True):
    """What holds where a statement stands."""

    blocks: dict[str, list[nodes.Block]]
    """The blocks of the templates that extend one another, the nearest first."""
    above: tuple[nodes.Block, ...]
    """What `super()` stands for: the blocks that the one around it replaces."""
    setting: list[nodes.Node]
    """The sets, imports and macros so far."""
    depth: int
    is_block: bool
    items: frozenset[str] = frozenset()
    """What the loops around it call their items."""


def cut_template(name: str, syntax: Syntax) -> tuple[Cut, ...]:
    """Cut a template, or raise RefusedTemplateError."""
    return tuple(fuse(_flow(name, syntax, [], 0)))


def _flow(
    name: str, syntax: Syntax, setting: list[nodes.Node], depth: int, items: frozenset[str] = frozenset()
) -> Iterator[Cutting]:
    """Give a template's statements in the order they are rendered in, its parents' around them."""
    if depth > _DEEPEST:
        raise RefusedTemplateError("too many templates inside one another")
    scope = _Scope({}, (), list(setting), depth, is_block=False, items=items)
    tree = _add_blocks(syntax.tree(name), scope)
    while tree.extends:
        parent = _parent(tree)
        for node in tree.body[1:]:
            yield from _beside_blocks(node, syntax, scope)
        scope = replace(scope, depth=scope.depth + 1)
        if scope.depth > _DEEPEST:
            raise RefusedTemplateError("a template that extends itself")
        tree = _add_blocks(syntax.tree(parent), scope)
    yield from _walk(tree.body, syntax, scope)


def _add_blocks(tree: Tree, scope: _Scope) -> Tree:
    blocks = tree.blocks
    if len({block.name for block in blocks}) < len(blocks) or any(block.scoped or block.required for block in blocks):
        raise RefusedTemplateError("blocks that are scoped, required or have one name")
    for block in blocks:
        scope.blocks.setdefault(block.name, []).append(block)
    return tree


def _parent(tree: Tree) -> str:
    match tree.body[0], tree.extends:
        case nodes.Extends(template=nodes.Const(value=str() as name)), 1:
            return name
        case _:
            raise RefusedTemplateError("something before `extends`, or a parent that only rendering knows")


def _beside_blocks(node: nodes.Node, syntax: Syntax, scope: _Scope) -> Iterator[Cutting]:
    """Give what a template that extends another does beside its blocks; what it prints there is dropped."""
    if is_plain_setting(node):
        yield _set(node, syntax, scope)
    elif not isinstance(node, nodes.Output | nodes.Block):
        raise RefusedTemplateError("statements beside the blocks of a template that extends another")


def _walk(body: Sequence[nodes.Node], syntax: Syntax, scope: _Scope) -> Iterator[Cutting]:
    outer = len(scope.setting)
    for place, node in enumerate(body):
        match node:
            case nodes.Output():
                for child in node.nodes:
                    yield from _printed(child, node.lineno, syntax, scope)
            case nodes.Include(template=nodes.Const(value=str() as name), with_context=True, ignore_missing=False):
                yield from _flow(name, syntax, scope.setting, scope.depth + 1, scope.items)
            case nodes.Block(name=name):
                if scope.is_block and len(scope.setting) > outer:
                    raise RefusedTemplateError("a block inside a block that sets something")
                yield from _block(tuple(scope.blocks[name]), syntax, scope)
            case _ if is_plain_setting(node):
                yield _set(node, syntax, scope)
            case _ if sets_for_later(node):
                yield _statement(tuple(body[place:]), syntax, scope)
                return
            case nodes.For() | nodes.If() | nodes.With():
                yield from _inner(node, syntax, scope)
            case _:
                yield _statement((node,), syntax, scope)


def _inner(node: nodes.Stmt, syntax: Syntax, scope: _Scope) -> Iterator[Cutting]:
    """Cut what a statement holds, where that shows what the page is about; any other stays whole."""
    statement = _statement((node,), syntax, scope)
    if not shows_page(statement.reads):
        yield statement
        return
    match node:
        case nodes.For() if (loop := _loop(node, statement, syntax, scope)) is not None:
            yield loop
        case nodes.If(test=test, body=body, elif_=others, else_=last):
            rest = [nodes.If(others[0].test, others[0].body, others[1:], last, lineno=node.lineno)] if others else last
            then, otherwise = _apart(body, syntax, scope), _apart(rest, syntax, scope)
            yield Choice(_test(test, syntax, scope), then, otherwise)
        case nodes.With(targets=targets, values=values, body=body) if (
            settings := settings_of(targets, values)
        ) is not None:
            yield from _walk(body, syntax, replace(scope, setting=[*scope.setting, *settings]))
        case _:
            yield statement


def _test(test: nodes.Node, syntax: Syntax, scope: _Scope) -> Asked | Stretch:
    statement = _statement((nodes.If(test, [text_node("1")], [], [], lineno=test.lineno),), syntax, scope)
    match test:
        case nodes.Getattr(node=nodes.Name(name=name), attr=attribute) if _is_plain_value(statement):
            return Asked(name, attribute)
        case _:
            return stretch_of([statement])


def _is_plain_value(statement: Statement) -> bool:
    """Tell whether what a statement reads can be had without the templates."""
    return shows_page(statement.reads) and not statement.needs


def _apart(body: Sequence[nodes.Node], syntax: Syntax, scope: _Scope) -> tuple[Cut, ...]:
    return tuple(fuse(_walk(body, syntax, replace(scope, setting=list(scope.setting)))))


def _loop(node: nodes.For, statement: Statement, syntax: Syntax, scope: _Scope) -> Each | None:
    """Give a loop item by item where each is written alike wherever it stands: from itself and the clinic alone."""
    match node:
        case nodes.For(target=nodes.Name(name=item), test=None, recursive=False) if (
            (listed := _read_plainly(node.iter))
            and item not in GIVEN - _ITEMS
            and not statement.needs
            and not scope.items
        ):
            reads = reads_of(node.body, syntax)
            if names_in(reads).isdisjoint({"loop", "*"}) and all(
                is_of_site(read) for read in reads if read[0] in GIVEN and read[0] != item
            ):
                body = _apart(node.body, syntax, replace(scope, items=frozenset({item})))
                return Each(*listed, item, body, _apart(node.else_, syntax, scope))
    return None


def _read_plainly(value: nodes.Node) -> Read | None:
    """Give what a value is that is given to the template, as it is: `listing.cards`, `locations`."""
    match value:
        case nodes.Getattr(node=nodes.Name(name=name), attr=attribute) if name in GIVEN:
            return name, attribute
        case nodes.Name(name=name) if name in GIVEN:
            return name, None
        case _:
            return None


def _set(node: nodes.Node, syntax: Syntax, scope: _Scope) -> Statement:
    """Set something for the statements that follow; what cannot be set must fail here, used or not."""
    statement = _statement((node,), syntax, scope)
    scope.setting.append(node)
    return statement


def _block(chain: tuple[nodes.Block, ...], syntax: Syntax, scope: _Scope) -> Iterator[Cutting]:
    if scope.depth >= _DEEPEST:
        raise RefusedTemplateError("too many blocks inside one another")
    inner = _Scope(scope.blocks, chain[1:], list(scope.setting), scope.depth + 1, is_block=True)
    yield from _walk(chain[0].body, syntax, inner)


def _printed(child: nodes.Expr, line: int, syntax: Syntax, scope: _Scope) -> Iterator[Cutting]:
    match child:
        case nodes.TemplateData(data=data):
            yield data
        case nodes.Call(node=nodes.Name(name="super"), args=[], kwargs=[], dyn_args=None, dyn_kwargs=None) if (
            scope.above
        ):
            yield from _block(scope.above, syntax, scope)
        case _:
            statement = _statement((nodes.Output([child], lineno=line),), syntax, scope)
            match child:
                case nodes.Getattr(node=nodes.Name(name=name), attr=attribute) if _is_plain_value(statement):
                    yield Printed(name, attribute)
                case _:
                    yield statement


def _statement(body: tuple[nodes.Node, ...], syntax: Syntax, scope: _Scope) -> Statement:
    """Join to a statement what it needs of the sets, imports and macros that stand before it."""
    reads = reads_of(body, syntax)
    needed: set[int] = set()
    while True:  # What is needed may itself need more, a macro even what was set after it.
        names = names_in(reads)
        more = {
            place
            for place, earlier in enumerate(scope.setting)
            if place not in needed and (EVERYTHING in reads or not names_set_by(earlier).isdisjoint(names))
        }
        if not more:
            break
        needed |= more
        reads |= reads_of([scope.setting[place] for place in more], syntax)
    if not names_in(reads).isdisjoint({"super", "self"}):
        raise RefusedTemplateError("`super` or `self` inside a statement")
    known = GIVEN | scope.items
    given = frozenset(read for read in reads if read[0] in known or read == EVERYTHING)
    return Statement(recurrence_of(given), given, tuple(scope.setting[place] for place in sorted(needed)), body)
