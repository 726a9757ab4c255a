"""Fuses neighbouring statements of a template that recur together into stretches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jinja2 import nodes

from clinicgen.rendering.recurrence import OF_CLINIC, Recurs
from clinicgen.rendering.template_reads import Read


@dataclass(frozen=True, slots=True)
class Printed:
    """A value that is printed as it is: `{{ page.title }}`."""

    name: str
    attribute: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring statements that recur together."""

    recurs: Recurs
    reads: tuple[Read, ...]
    """What its text is remembered by, besides the clinic."""
    body: tuple[nodes.Node, ...]


@dataclass(frozen=True, slots=True)
class Each:
    """A loop over views, each of which is written on its own: `{% for card in listing.cards %}`."""

    name: str
    attribute: str
    item: str
    """What the loop calls each of them."""
    body: tuple[nodes.Node, ...]
    whole: nodes.For
    """The loop itself, for a list that is empty."""


Cut = str | Printed | Each | Stretch


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement, or the last ones of a block where they cannot be parted."""

    recurs: Recurs
    reads: frozenset[Read]
    needs: tuple[nodes.Node, ...]
    """The sets, imports and macros before it that it needs."""
    body: tuple[nodes.Node, ...]
    text: str = ""
    """What it prints, where that is fixed."""


Cutting = str | Printed | Each | Statement


def fuse(flow: Iterable[Cutting]) -> Iterator[Cut]:
    """Join neighbours that recur together; fixed text goes with what the clinic or the article decides beside it."""
    held: list[Statement] = []
    for cutting in flow:
        statement = _fixed(cutting) if isinstance(cutting, str) else cutting
        if isinstance(statement, Printed | Each) or (held and not _go_together(held, statement)):
            yield from _stretch(held)
            held = []
        if isinstance(statement, Printed | Each):
            yield statement
        else:
            held.append(statement)
    yield from _stretch(held)


def _fixed(text: str) -> Statement:
    output = nodes.Output([nodes.TemplateData(text, lineno=1)], lineno=1)
    return Statement(Recurs.EVERYWHERE, frozenset(), (), (output,), text)


def _go_together(held: Sequence[Statement], statement: Statement) -> bool:
    pair = {one.recurs for one in held} | {statement.recurs}
    if len(pair - {Recurs.EVERYWHERE}) > 1:
        return False
    if pair & {Recurs.SITE, Recurs.NOWHERE}:
        return len(pair) == 1 and held[0].reads == statement.reads
    return True


def _stretch(held: Sequence[Statement]) -> Iterator[Cut]:
    recurs = max((one.recurs for one in held), default=Recurs.EVERYWHERE)
    if recurs is Recurs.EVERYWHERE:
        text = "".join(one.text for one in held)
        if text:
            yield text
        return
    reads = {read for one in held for read in one.reads if read[0] not in OF_CLINIC}
    body = tuple(_alone(one) for one in held)
    yield Stretch(recurs, tuple(sorted(reads, key=repr)), body)


def _alone(statement: Statement) -> nodes.Node:
    """Keep what a statement sets from those it is fused with."""
    if statement.needs or not isinstance(statement.body[0], nodes.Output):
        return nodes.Scope([*statement.needs, *statement.body], lineno=1)
    return statement.body[0]
