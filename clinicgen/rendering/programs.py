"""Compiles what a template was cut into: fixed texts, printed values, and a function for each stretch between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from jinja2 import nodes
from jinja2.exceptions import TemplateError
from jinja2.runtime import Context

from clinicgen.model.theme import Theme
from clinicgen.rendering.cutting import cut_template
from clinicgen.rendering.environment import ThemeEnvironment
from clinicgen.rendering.fusing import Each, Printed, Stretch
from clinicgen.rendering.recurrence import Recurs
from clinicgen.rendering.template_reads import COMPARED, Read, RefusedTemplateError

Render = Callable[[Context], Iterator[str]]


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """A stretch, compiled."""

    recurs: Recurs
    reads: tuple[Read, ...]
    """What its text is remembered by."""
    compares: bool
    """Whether it also compares the page's address with others."""
    render: Render = field(repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class RunEach:
    """A loop, compiled: for an item, which the context has by name, and for the whole."""

    name: str
    attribute: str
    item: str
    render: Render = field(repr=False)
    render_whole: Render = field(repr=False)


Step = str | Printed | Run | RunEach
Program = tuple[Step, ...]


def compile_program(
    environment: ThemeEnvironment, theme: Theme, name: str, known: dict[str, Run | RunEach]
) -> Program | None:
    """Take a template apart and compile its stretches, or give None where it can only be rendered in full.

    Known are the stretches of the theme's other templates, by their syntax: what templates have in common is one.
    """
    templates = theme.templates

    def parse(template: str) -> nodes.Template:
        if template not in templates:
            raise RefusedTemplateError(f"there is no template `{template}`")
        return environment.parse(templates[template].text, template, templates[template].path)

    try:
        cuts = [(repr(cut), cut) for cut in cut_template(name, parse)]  # Compiling changes the syntax.
        new = {syntax: cut for syntax, cut in cuts if isinstance(cut, Stretch | Each) and syntax not in known}
        bodies = [body for cut in new.values() for body in _bodies(cut)]
        # Blocks are functions of the context, compiled together: what stretches need to be.
        blocks = [
            nodes.Block(f"stretch_{number}", list(body), False, False, lineno=1) for number, body in enumerate(bodies)
        ]
        tree = nodes.Template(list(blocks), lineno=1)
        tree.set_environment(environment)
        compiled = environment.open_tree(tree, name, f"stretches of {name}")
    except (RefusedTemplateError, TemplateError, RecursionError):
        return None
    renders = iter([compiled.blocks[block.name] for block in blocks])
    known.update({syntax: _step(cut, renders) for syntax, cut in new.items()})
    return tuple(known[syntax] if isinstance(cut, Stretch | Each) else cut for syntax, cut in cuts)


def _bodies(cut: Stretch | Each) -> tuple[tuple[nodes.Node, ...], ...]:
    match cut:
        case Stretch(body=body):
            return (body,)
        case Each(body=body, whole=whole):
            return body, (whole,)


def _step(cut: Stretch | Each, renders: Iterator[Render]) -> Run | RunEach:
    match cut:
        case Stretch(recurs, reads):
            kept = tuple(read for read in reads if read != COMPARED)
            return Run(recurs, kept, COMPARED in reads, next(renders))
        case Each(name, attribute, item):
            return RunEach(name, attribute, item, next(renders), next(renders))
