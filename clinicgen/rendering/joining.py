"""Joins a page from the texts of its template's stretches, each rendered once for all pages on which it recurs.

Nothing but speed depends on it: whatever a template does that cannot be taken apart, and whatever fails, is rendered
in full, and so says file and line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import is_

from jinja2.runtime import Context
from jinja2.utils import missing
from markupsafe import escape

from clinicgen.rendering.compared_page import ComparedPage
from clinicgen.rendering.environment import ThemeEnvironment, show
from clinicgen.rendering.fusing import Printed
from clinicgen.rendering.programs import Program, Render, Run, RunEach, compile_program
from clinicgen.rendering.recurrence import GIVEN, Recurs
from clinicgen.rendering.spliced import SplicedMarkup
from clinicgen.rendering.templates import OpenTheme, render


@dataclass(frozen=True, slots=True)
class Memory:
    """A text, and what it was made of."""

    values: tuple[object, ...]
    """Kept with the text, so that no others can take their identity."""
    text: str
    others: frozenset[str] = frozenset()
    """Addresses that its page was found not to have."""


Remembered = dict[tuple[object, ...], Memory]
"""Texts by the stretch and the identity of what it reads."""


@dataclass(frozen=True, slots=True)
class SiteMemory:
    """What the pages of one site have in common; it lasts as long as the site is worked on."""

    programs: dict[str, Program] = field(default_factory=dict)
    """By template, with the clinic's own texts filled in."""
    texts: Remembered = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    """Templates that were asked for."""


def render_parts(
    opened: OpenTheme, name: str, values: Mapping[str, object], memory: SiteMemory, of_article: Remembered | None = None
) -> tuple[str, ...]:
    """Render a template as parts whose joining is its text, or raise TemplateError as `render` does."""
    # To take a template apart costs as much as some fifty pages: it is not worth it for one page of each site.
    is_worth_it = name in memory.asked or name in opened.programs
    memory.asked.add(name)
    program = (memory.programs.get(name) or program_of(opened, name)) if is_worth_it else None
    if program is not None and values.keys() <= GIVEN:
        try:
            context = _open_context(opened.environment, values)
            joining = _Joining(opened.environment, values, context, memory.texts, of_article)
            if name not in memory.programs:
                program = memory.programs[name] = joining.fill_in_clinic(program)
            return joining.join(program)
        except Exception:  # noqa: S110  # Rendering in full meets the same failure, and tells its place.
            pass
    return (render(opened, name, values),)


def program_of(opened: OpenTheme, name: str) -> Program | None:
    """Give a template taken apart, or None where it can only be rendered in full."""
    if name not in opened.programs:
        opened.programs[name] = compile_program(opened.environment, opened.theme, name, opened.stretches)
    return opened.programs[name]


@dataclass(frozen=True, slots=True)
class _Joining:
    """One page while it is joined."""

    environment: ThemeEnvironment
    values: Mapping[str, object]
    context: Context
    of_site: Remembered
    of_article: Remembered | None

    def fill_in_clinic(self, program: Program) -> Program:
        """Render what is the same on every page of the site that has this template."""
        return tuple(
            self.recall(step) if isinstance(step, Run) and step.recurs is Recurs.CLINIC else step for step in program
        )

    def join(self, program: Program) -> tuple[str, ...]:
        parts: list[str] = []
        for step in program:
            if isinstance(step, str):
                parts.append(step)
            elif isinstance(step, Printed):
                value = self.read(step.name, step.attribute)
                if isinstance(value, SplicedMarkup) and value.parts:
                    parts += value.parts
                else:
                    parts.append(str(escape(show(value))))
            elif isinstance(step, RunEach):
                parts.append(self.each(step))
            elif step.recurs is Recurs.NOWHERE:
                parts.append("".join(step.render(self.context)))
            else:
                parts.append(self.recall(step))
        return tuple(parts)

    def read(self, name: str, attribute: str | None) -> object:
        value = self.values.get(name)
        if attribute is None:
            return value
        found = getattr(value, attribute, missing)  # What the environment would try first.
        return self.environment.getattr(value, attribute) if found is missing else found

    def recall(self, step: Run) -> str:
        """Give the text of a stretch from memory, or render and remember it."""
        read = tuple([self.read(name, attribute) for name, attribute in step.reads])
        # An article's memory outlives sites, so it holds one text of each stretch: the last.
        is_of_article = self.of_article is not None and step.recurs is Recurs.ARTICLE
        remembered = self.of_article if self.of_article is not None and is_of_article else self.of_site
        key = (step,) if is_of_article else (step, *map(id, read))
        known = remembered.get(key)
        if known is not None:
            is_same = not is_of_article or all(map(is_, known.values, read))
            if is_same and not (step.compares and self.read("page", "href") in known.others):
                return known.text
        if not step.compares:
            text = "".join(step.render(self.context))
            remembered[key] = Memory(read, text)
            return text
        page = ComparedPage(self.values["page"])
        text = self.render_with(step.render, "page", page)
        if not page.href.is_met:
            remembered[key] = Memory(read, text, frozenset(page.href.others))
        return text

    def each(self, step: RunEach) -> str:
        """Give the text of a loop from those of its items."""
        items = self.read(step.name, step.attribute)
        if not items or not isinstance(items, tuple):
            return "".join(step.render_whole(self.context))
        texts = []
        for item in items:
            key = step, id(item)
            known = self.of_site.get(key)
            if known is None:
                text = self.render_with(step.render, step.item, item)
                known = self.of_site[key] = Memory((item,), text)
            texts.append(known.text)
        return "".join(texts)

    def render_with(self, stretch: Render, name: str, value: object) -> str:
        """Render a stretch that is given one more value."""
        self.context.vars[name] = value
        try:
            return "".join(stretch(self.context))
        finally:
            del self.context.vars[name]


def _open_context(environment: ThemeEnvironment, values: Mapping[str, object]) -> Context:
    return environment.context_class(environment, {**environment.globals, **values}, None, {})
