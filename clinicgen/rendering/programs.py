"""Compiles what a template was cut into: fixed texts, printed values, and a function for each stretch between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from jinja2 import nodes
from jinja2.exceptions import TemplateError
from jinja2.runtime import Context
from msgspec import Struct

from clinicgen.model.rendered_site import Role
from clinicgen.model.source import digest_of
from clinicgen.rendering.cutting import cut_template
from clinicgen.rendering.environment import ThemeEnvironment
from clinicgen.rendering.fusing import Asked, Choice, Cut, Each, Printed, Stretch
from clinicgen.rendering.recurrence import Recurs
from clinicgen.rendering.template_reads import COMPARED, Read, RefusedTemplateError, Syntax

STRETCH = "stretch"
"""What the roles of stretches begin with."""

Render = Callable[[Context], Iterator[str]]


class Run(Struct, frozen=True, eq=False):
    """A stretch, compiled."""

    recurs: Recurs
    reads_clinic: bool
    role: Role | None
    """Its role, to which what it reads is added, where the clinic alone decides its text."""
    reads: tuple[Read, ...]
    """What its text is remembered by."""
    compares: bool
    """Whether it also compares the page's address with others."""
    render: Render


class Loop(Struct, frozen=True, eq=False):
    """A loop, compiled: for an item, which the context has by name, and for none."""

    name: str
    attribute: str | None
    item: str
    form: str
    """The same for loops that write an item alike."""
    body: Program
    otherwise: Program
    is_shared: bool
    """Whether an item's text is the same on all sites: no clinic is read for it."""


class Branch(Struct, frozen=True, eq=False):
    """A choice, compiled."""

    test: Asked | Run
    then: Program
    otherwise: Program


Step: TypeAlias = "str | Printed | Run | Loop | Branch"
Program: TypeAlias = "tuple[Step, ...]"


def compile_program(environment: ThemeEnvironment, syntax: Syntax, name: str, known: dict[str, Run]) -> Program | None:
    """Take a template apart and compile its stretches, or give None where it can only be rendered in full.

    Known are the stretches of the theme's other templates, by their syntax: what templates have in common is one.
    """
    try:
        cuts = cut_template(name, syntax)
        written = {id(cut): text for cut, text in _write_out(cuts, name)}  # Compiling changes the syntax.
        new = {written[id(stretch)]: stretch for stretch in _stretches(cuts) if written[id(stretch)] not in known}
        # Blocks are functions of the context, compiled together: what stretches need to be.
        blocks = [
            nodes.Block(f"stretch_{number}", list(stretch.body), False, False, lineno=1)
            for number, stretch in enumerate(new.values())
        ]
        tree = nodes.Template(list(blocks), lineno=1)
        tree.set_environment(environment)
        compiled = environment.open_tree(tree, name, f"stretches of {name}")
    except (RefusedTemplateError, TemplateError, RecursionError):
        return None
    for block, (text, stretch) in zip(blocks, new.items(), strict=True):
        known[text] = _run(stretch, text, compiled.blocks[block.name])
    return _program(cuts, written, known)


def runs_of(program: Program) -> Iterator[Run]:
    """Give the stretches of a program, whatever holds them."""
    for step in program:
        match step:
            case Run():
                yield step
            case Loop(body=body, otherwise=otherwise):
                yield from runs_of((*body, *otherwise))
            case Branch(test=test, then=then, otherwise=otherwise):
                yield from runs_of((*([test] if isinstance(test, Run) else []), *then, *otherwise))
            case _:
                pass


def _every_cut(cuts: Iterable[Cut | Asked]) -> Iterator[Cut | Asked]:
    """Give cuts and all that they hold."""
    for cut in cuts:
        yield cut
        match cut:
            case Each(body=body, otherwise=otherwise):
                yield from _every_cut((*body, *otherwise))
            case Choice(test=test, then=then, otherwise=otherwise):
                yield from _every_cut((test, *then, *otherwise))
            case _:
                pass


def _stretches(cuts: Iterable[Cut]) -> Iterator[Stretch]:
    return (cut for cut in _every_cut(cuts) if isinstance(cut, Stretch))


def _write_out(cuts: Iterable[Cut], template: str) -> Iterator[tuple[Stretch | Each, str]]:
    """Write out the syntax of stretches, and of loops what they write of an item."""
    for cut in _every_cut(cuts):
        if isinstance(cut, Stretch):
            yield cut, repr(cut)
        elif isinstance(cut, Each):
            is_alike = not any(read[0] == "page" for one in _stretches(cut.body) for read in one.reads)
            yield cut, digest_of(cut.item, repr(cut.body), "" if is_alike else template)


def _run(stretch: Stretch, written: str, render: Render) -> Run:
    role = (STRETCH, digest_of(written)[:16]) if stretch.is_own else None
    kept = tuple(read for read in stretch.reads if read != COMPARED)
    return Run(stretch.recurs, stretch.reads_clinic, role, kept, COMPARED in stretch.reads, render)


def _program(cuts: Sequence[Cut], written: Mapping[int, str], runs: Mapping[str, Run]) -> Program:
    return tuple(_step(cut, written, runs) for cut in cuts)


def _step(cut: Cut, written: Mapping[int, str], runs: Mapping[str, Run]) -> Step:
    def program(inner: Sequence[Cut]) -> Program:
        return _program(inner, written, runs)

    match cut:
        case Stretch():
            return runs[written[id(cut)]]
        case Each(name, attribute, item, body, otherwise):
            is_shared = not any(one.reads_clinic or one.is_own for one in _stretches(body))
            return Loop(name, attribute, item, written[id(cut)], program(body), program(otherwise), is_shared)
        case Choice(test, then, otherwise):
            asked = test if isinstance(test, Asked) else runs[written[id(test)]]
            return Branch(asked, program(then), program(otherwise))
        case _:
            return cut
