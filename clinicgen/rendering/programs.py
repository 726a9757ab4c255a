"""Compiles what a template was cut into: fixed texts, printed values, and a function for each stretch between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from jinja2 import nodes
from jinja2.exceptions import TemplateError
from jinja2.runtime import Context

from clinicgen.model.theme import Theme
from clinicgen.rendering.cutting import Printed, Stretch, cut_template
from clinicgen.rendering.environment import ThemeEnvironment
from clinicgen.rendering.recurrence import Recurs
from clinicgen.rendering.template_reads import Read, RefusedTemplateError


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """A stretch, compiled."""

    recurs: Recurs
    reads: tuple[Read, ...]
    render: Callable[[Context], Iterator[str]] = field(repr=False)


Step = str | Printed | Run
Program = tuple[Step, ...]


def compile_program(environment: ThemeEnvironment, theme: Theme, name: str) -> Program | None:
    """Take a template apart and compile its stretches, or give None where it can only be rendered in full."""
    templates = theme.templates

    def parse(template: str) -> nodes.Template:
        if template not in templates:
            raise RefusedTemplateError(f"there is no template `{template}`")
        return environment.parse(templates[template].text, template, templates[template].path)

    try:
        cuts = cut_template(name, parse)
        bodies = [cut.body for cut in cuts if isinstance(cut, Stretch)]
        # Blocks are functions of the context, compiled together: what stretches need to be.
        blocks = [
            nodes.Block(f"stretch_{number}", list(body), False, False, lineno=1) for number, body in enumerate(bodies)
        ]
        tree = nodes.Template(list(blocks), lineno=1)
        tree.set_environment(environment)
        compiled = environment.open_tree(tree, name, f"stretches of {name}")
    except (RefusedTemplateError, TemplateError, RecursionError):
        return None
    renders = iter(compiled.blocks[block.name] for block in blocks)
    return tuple(Run(cut.recurs, cut.reads, next(renders)) if isinstance(cut, Stretch) else cut for cut in cuts)
