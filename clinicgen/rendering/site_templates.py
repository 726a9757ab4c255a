"""Renders templates for one site: joined from what is remembered where they can be taken apart, or else in full.

Nothing but speed depends on it: whatever a template does that cannot be taken apart, and whatever fails, is rendered
in full, and so says file and line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress

from clinicgen.model.rendered_site import OwnText
from clinicgen.rendering.joining import WHOLE, open_joining
from clinicgen.rendering.programs import Branch, Loop, Program, Run
from clinicgen.rendering.recurrence import GIVEN
from clinicgen.rendering.remembered import SiteMemory, SiteProgram
from clinicgen.rendering.spliced import MixedText, Parts
from clinicgen.rendering.template_reads import Read
from clinicgen.rendering.templates import OpenTheme, program_of, render


def render_parts(
    opened: OpenTheme,
    name: str,
    values: Mapping[str, object],
    memory: SiteMemory,
    varying: frozenset[Read] = WHOLE,
    left_open: frozenset[Read] = frozenset(),
) -> Parts:
    """Render a template as parts whose joining is its text, or raise TemplateError as `render` does.

    Varying is what holds something of a clinic's, so that what is made of it is others' on other clinics' pages. Of
    what is left open the items are not written, where the template lists them in a loop.
    """
    program = program_of_site(opened, name, values, memory)
    if program is not None and values.keys() <= GIVEN:
        try:
            return tuple(open_joining(opened, values, memory, varying, left_open).join(program.steps))
        except Exception:  # noqa: S110  # Rendering in full meets the same failure, and tells its place.
            pass
    return (MixedText(render(opened, name, values)),)


def program_of_site(
    opened: OpenTheme, name: str, values: Mapping[str, object], memory: SiteMemory
) -> SiteProgram | None:
    """Give a template taken apart for a site, or None where it can only be rendered in full there."""
    if name not in memory.programs:
        program = program_of(opened, name)
        filled: SiteProgram | None = None
        if program is not None:
            try:
                steps = tuple(open_joining(opened, values, memory).fill_in_clinic(program))
            except Exception:  # noqa: S110  # As above.
                pass
            else:
                shape = tuple(step.role if isinstance(step, OwnText) else step for step in steps)
                filled = SiteProgram(steps, opened.shapes.setdefault(shape, len(opened.shapes)))
        memory.programs[name] = filled
    return memory.programs[name]


def shape_of(opened: OpenTheme, name: str, values: Mapping[str, object], memory: SiteMemory) -> int | None:
    """Tell what a site leaves of a template: the same number for all that leave the same."""
    program = program_of_site(opened, name, values, memory)
    return program.shape if program else None


def recall_own(opened: OpenTheme, name: str, values: Mapping[str, object], memory: SiteMemory) -> None:
    """Render the clinic's own texts of a template, as far as they can be rendered out of their places."""
    program = memory.programs.get(name)
    if program is not None:
        joining = open_joining(opened, values, memory)
        for run in _own_runs(program.steps):
            with suppress(Exception):  # It may stand where no page of this site comes to.
                joining.recall(run)


def _own_runs(program: Program) -> Iterator[Run]:
    for step in program:
        match step:
            case Run(role=role) if role is not None:
                yield step
            case Branch(then=inner, otherwise=otherwise) | Loop(body=inner, otherwise=otherwise):
                yield from _own_runs((*inner, *otherwise))
            case _:
                pass
