"""Joins a page from the texts of its template's stretches, each rendered once for all pages on which it recurs.

Nothing but speed depends on it: whatever a template does that cannot be taken apart, and whatever fails, is rendered
in full, and so says file and line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import is_

from jinja2.runtime import Context
from markupsafe import escape

from clinicgen.rendering.cutting import Printed
from clinicgen.rendering.environment import ThemeEnvironment, show
from clinicgen.rendering.programs import Program, Run, compile_program
from clinicgen.rendering.recurrence import GIVEN, Recurs
from clinicgen.rendering.spliced import SplicedMarkup
from clinicgen.rendering.templates import OpenTheme, render

Remembered = dict[tuple[object, ...], tuple[tuple[object, ...], str]]
"""Texts by what they were made of. The values are kept with their text, so that no other can take their identity."""


@dataclass(frozen=True, slots=True)
class SiteMemory:
    """What the pages of one site have in common; it lasts as long as the site is worked on."""

    programs: dict[str, Program] = field(default_factory=dict)
    """By template, with the clinic's own texts filled in."""
    texts: Remembered = field(default_factory=dict)


def render_parts(
    opened: OpenTheme, name: str, values: Mapping[str, object], memory: SiteMemory, of_article: Remembered | None = None
) -> tuple[str, ...]:
    """Render a template as parts whose joining is its text, or raise TemplateError as `render` does."""
    program = memory.programs.get(name) or program_of(opened, name)
    if program is not None and values.keys() <= GIVEN:
        try:
            if name not in memory.programs:
                program = memory.programs[name] = _fill_in_clinic(opened.environment, program, values)
            return _join(opened.environment, program, values, memory.texts, of_article)
        except Exception:  # noqa: S110  # Rendering in full meets the same failure, and tells its place.
            pass
    return (render(opened, name, values),)


def program_of(opened: OpenTheme, name: str) -> Program | None:
    """Give a template taken apart, or None where it can only be rendered in full."""
    if name not in opened.programs:
        opened.programs[name] = compile_program(opened.environment, opened.theme, name)
    return opened.programs[name]


def _fill_in_clinic(environment: ThemeEnvironment, program: Program, values: Mapping[str, object]) -> Program:
    context = _open_context(environment, values)
    return tuple(
        "".join(step.render(context)) if isinstance(step, Run) and step.recurs is Recurs.CLINIC else step
        for step in program
    )


def _open_context(environment: ThemeEnvironment, values: Mapping[str, object]) -> Context:
    return environment.context_class(environment, {**environment.globals, **values}, None, {})


def _join(
    environment: ThemeEnvironment,
    program: Program,
    values: Mapping[str, object],
    of_site: Remembered,
    of_article: Remembered | None,
) -> tuple[str, ...]:
    context = _open_context(environment, values)
    getattribute = environment.getattr
    parts: list[str] = []
    key: tuple[object, ...]
    for step in program:
        if isinstance(step, str):
            parts.append(step)
        elif isinstance(step, Printed):
            value = getattribute(values[step.name], step.attribute)
            if isinstance(value, SplicedMarkup) and value.parts:
                parts += value.parts
            else:
                parts.append(str(escape(show(value))))
        elif step.recurs is Recurs.NOWHERE:
            parts.append("".join(step.render(context)))
        else:
            read = tuple(
                [
                    getattribute(values[name], attribute) if attribute else values[name]
                    for name, attribute in step.reads
                    if name in values
                ]
            )
            # An article's memory outlives sites, so it holds one text of each stretch: the last.
            if of_article is not None and step.recurs is Recurs.ARTICLE:
                remembered, key = of_article, (step,)
            else:
                remembered, key = of_site, (step, *map(id, read))
            known = remembered.get(key)
            if known is None or not all(map(is_, known[0], read)):
                known = remembered[key] = read, "".join(step.render(context))
            parts.append(known[1])
    return tuple(parts)
