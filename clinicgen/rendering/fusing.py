"""Fuses neighbouring statements of a template that recur together into stretches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from jinja2 import nodes
from msgspec import Struct

from clinicgen.rendering.recurrence import OF_CLINIC, Recurs, is_own
from clinicgen.rendering.template_reads import Read


class Printed(Struct, frozen=True):
    """A value that is printed as it is: `{{ page.title }}`."""

    name: str
    attribute: str


class Asked(Struct, frozen=True):
    """A value that is asked for as it is: `{% if content.recent %}`."""

    name: str
    attribute: str


class Stretch(Struct, frozen=True):
    """Neighbouring statements that recur together."""

    recurs: Recurs
    reads_clinic: bool
    is_own: bool
    """Whether the clinic alone decides its text."""
    reads: tuple[Read, ...]
    """What its text is remembered by, besides the clinic."""
    body: tuple[nodes.Node, ...]


class Each(Struct, frozen=True):
    """A loop over views, each of which is written on its own: `{% for card in listing.cards %}`."""

    name: str
    attribute: str | None
    item: str
    """What the loop calls each of them."""
    body: tuple[Cut, ...]
    otherwise: tuple[Cut, ...]
    """What stands there for a list that is empty."""


class Choice(Struct, frozen=True):
    """What stands on a page or not, by what it shows: `{% if content.recent %}`."""

    test: Asked | Stretch
    """A stretch writes something where the first holds."""
    then: tuple[Cut, ...]
    otherwise: tuple[Cut, ...]


Cut: TypeAlias = "str | Printed | Each | Choice | Stretch"


class Statement(Struct, frozen=True):
    """One statement, or the last ones of a block where they cannot be parted."""

    recurs: Recurs
    reads: frozenset[Read]
    needs: tuple[nodes.Node, ...]
    """The sets, imports and macros before it that it needs."""
    body: tuple[nodes.Node, ...]
    text: str = ""
    """What it prints, where that is fixed."""


Cutting: TypeAlias = "str | Printed | Each | Choice | Statement"


def fuse(flow: Iterable[Cutting]) -> Iterator[Cut]:
    """Join neighbours that recur together; fixed text goes with what the article decides beside it."""
    held: list[Statement] = []
    for cutting in flow:
        statement = _fixed(cutting) if isinstance(cutting, str) else cutting
        if not isinstance(statement, Statement) or (held and not _go_together(held, statement)):
            yield from _join(held)
            held = []
        if isinstance(statement, Statement):
            held.append(statement)
        else:
            yield statement
    yield from _join(held)


def stretch_of(held: Sequence[Statement]) -> Stretch:
    """Make one stretch of statements that recur together."""
    reads = frozenset(read for one in held for read in one.reads)
    kept = {read for read in reads if read[0] not in OF_CLINIC}
    return Stretch(
        recurs=max(one.recurs for one in held),
        reads_clinic=len(kept) < len(reads),
        is_own=is_own(reads),
        reads=tuple(sorted(kept, key=repr)),
        body=tuple(_alone(one) for one in held),
    )


def text_node(text: str) -> nodes.Output:
    """Make the statement that a fixed text is."""
    return nodes.Output([nodes.TemplateData(text, lineno=1)], lineno=1)


def _fixed(text: str) -> Statement:
    return Statement(Recurs.EVERYWHERE, frozenset(), (), (text_node(text),), text)


def _go_together(held: Sequence[Statement], statement: Statement) -> bool:
    pair = {one.recurs for one in held} | {statement.recurs}
    if len(pair - {Recurs.EVERYWHERE}) > 1:
        return False
    if pair & {Recurs.SITE, Recurs.NOWHERE}:
        return len(pair) == 1 and held[0].reads == statement.reads
    return True


def _join(held: Sequence[Statement]) -> Iterator[str | Stretch]:
    first = next((place for place, one in enumerate(held) if is_own(one.reads)), None)
    if first is None:
        yield from _plain(held)
        return
    last = max(place for place, one in enumerate(held) if is_own(one.reads))
    before, opening = _from_last_tag(held[:first])
    closing, after = _to_end_of_tag(held[last + 1 :])
    yield from _plain(before)
    yield stretch_of([*opening, *held[first : last + 1], *closing])
    yield from _plain(after)


def _plain(held: Sequence[Statement]) -> Iterator[str | Stretch]:
    if all(one.recurs is Recurs.EVERYWHERE for one in held):
        text = "".join(one.text for one in held)
        if text:
            yield text
    else:
        yield stretch_of(held)


def _from_last_tag(held: Sequence[Statement]) -> tuple[Sequence[Statement], Sequence[Statement]]:
    """Part off the beginning of a tag at the end: a clinic's own text is to stand between tags."""
    text = held[-1].text if held else ""
    start = text.rfind("<")
    if start < 0 or ">" in text[start:]:
        return held, ()
    return (*held[:-1], _fixed(text[:start])), (_fixed(text[start:]),)


def _to_end_of_tag(held: Sequence[Statement]) -> tuple[Sequence[Statement], Sequence[Statement]]:
    """Part off the end of a tag at the beginning."""
    text = held[0].text if held else ""
    end = text.find(">") + 1
    if not end or "<" in text[:end]:
        return (), held
    return (_fixed(text[:end]),), (_fixed(text[end:]), *held[1:])


def _alone(statement: Statement) -> nodes.Node:
    """Keep what a statement sets from those it is fused with."""
    if statement.needs or not isinstance(statement.body[0], nodes.Output):
        return nodes.Scope([*statement.needs, *statement.body], lineno=1)
    return statement.body[0]
