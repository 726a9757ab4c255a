"""Joins a page from the texts of its template's stretches, each rendered once for all pages on which it recurs.

Nothing but speed depends on it: whatever a template does that cannot be taken apart, and whatever fails, is rendered
in full, and so says file and line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from operator import is_

from jinja2.runtime import Context
from jinja2.utils import missing
from markupsafe import escape

from clinicgen.model.rendered_site import OwnText, own_text
from clinicgen.rendering.compared_page import ComparedPage
from clinicgen.rendering.environment import ThemeEnvironment, show
from clinicgen.rendering.fusing import Printed
from clinicgen.rendering.programs import Branch, Loop, Program, Run, Step, compile_program
from clinicgen.rendering.recurrence import GIVEN, Recurs
from clinicgen.rendering.spliced import Parts, SplicedMarkup, SplicedText
from clinicgen.rendering.templates import OpenTheme, render


@dataclass(frozen=True, slots=True)
class Memory:
    """A text in parts, and what it was made of."""

    values: tuple[object, ...]
    """Kept with the text, so that no others can take their identity."""
    parts: Parts
    others: frozenset[str] = frozenset()
    """Addresses that its page was found not to have."""


_ONE_PAGE_EACH = frozenset(
    {"home.html", "services.html", "contact.html", "team.html", "locations.html", "not-found.html", "closed.html"}
)
"""Templates that a site has one page with: to take one apart costs as much as some fifty pages."""

Remembered = dict[tuple[object, ...], Memory]
"""Texts by the stretch and the identity of what it reads."""


@dataclass(frozen=True, slots=True)
class SiteMemory:
    """What the pages of one site have in common; it lasts as long as the site is worked on."""

    programs: dict[str, Program] = field(default_factory=dict)
    """By template, with the clinic's own texts filled in."""
    texts: Remembered = field(default_factory=dict)


def render_parts(
    opened: OpenTheme, name: str, values: Mapping[str, object], memory: SiteMemory, of_article: Remembered | None = None
) -> Parts:
    """Render a template as parts whose joining is its text, or raise TemplateError as `render` does."""
    program = memory.programs.get(name) or program_of(opened, name)
    if program is not None and values.keys() <= GIVEN:
        try:
            joining = _open_joining(opened.environment, values, memory.texts, of_article)
            if name not in memory.programs:
                program = memory.programs[name] = tuple(joining.fill_in_clinic(program))
            return tuple(joining.join(program))
        except Exception:  # noqa: S110  # Rendering in full meets the same failure, and tells its place.
            pass
    return (render(opened, name, values),)


def program_of(opened: OpenTheme, name: str) -> Program | None:
    """Give a template taken apart, or None where it can only be rendered in full."""
    if name in _ONE_PAGE_EACH:
        return None
    if name not in opened.programs:
        opened.programs[name] = compile_program(opened.environment, opened.theme, name, opened.stretches)
    return opened.programs[name]


@dataclass(frozen=True, slots=True)
class _Joining:
    """One page while it is joined."""

    environment: ThemeEnvironment
    values: dict[str, object]
    context: Context
    of_site: Remembered
    of_article: Remembered | None

    def fill_in_clinic(self, program: Program) -> Iterator[Step]:
        """Render and decide what is the same on every page of the site that has this template."""
        for step in program:
            if isinstance(step, Run) and step.recurs is Recurs.CLINIC:
                yield from self.recall(step)
            elif isinstance(step, Branch) and step.test.recurs is Recurs.CLINIC:
                yield from self.fill_in_clinic(self.choose(step))
            else:
                yield step

    def join(self, program: Program) -> Iterator[str]:
        for step in program:
            if isinstance(step, str):
                yield step
            elif isinstance(step, Printed):
                value = self.read(step.name, step.attribute)
                if isinstance(value, SplicedMarkup | SplicedText) and value.parts:
                    yield from value.parts
                else:
                    yield str(escape(show(value)))
            elif isinstance(step, Run):
                yield from self.recall(step)
            elif isinstance(step, Branch):
                yield from self.join(self.choose(step))
            else:
                yield from self.each(step)

    def read(self, name: str, attribute: str | None) -> object:
        value = self.values.get(name)
        if attribute is None:
            return value
        found = getattr(value, attribute, missing)  # What the environment would try first.
        return self.environment.getattr(value, attribute) if found is missing else found

    def choose(self, step: Branch) -> Program:
        return step.then if any(self.recall(step.test)) else step.otherwise

    def recall(self, step: Run) -> Parts:
        """Give the text of a stretch from memory, or render and remember it."""
        if step.recurs is Recurs.NOWHERE:
            return ("".join(step.render(self.context)),)
        read = tuple([self.read(name, attribute) for name, attribute in step.reads])
        # An article's memory outlives sites, so it holds one text of each stretch: the last.
        is_of_article = self.of_article is not None and step.recurs is Recurs.ARTICLE
        remembered = self.of_article if self.of_article is not None and is_of_article else self.of_site
        key = (step,) if is_of_article else (step, *map(id, read))
        known = remembered.get(key)
        if known is not None:
            is_same = not is_of_article or all(map(is_, known.values, read))
            if is_same and not (step.compares and self.read("page", "href") in known.others):
                return known.parts
        if not step.compares:
            text = "".join(step.render(self.context))
            parts = _written(step, text, read)
            remembered[key] = Memory(read, parts)
            return parts
        page = ComparedPage(self.values["page"])
        with self.giving("page", page):
            text = "".join(step.render(self.context))
        if page.href.is_met:
            return _written(step, text, (*read, "at", self.read("page", "href")))
        parts = _written(step, text, (*read, "elsewhere"))
        remembered[key] = Memory(read, parts, frozenset(page.href.others))
        return parts

    def each(self, step: Loop) -> Iterator[str]:
        """Give the text of a loop from those of its items."""
        items = self.read(step.name, step.attribute)
        if not isinstance(items, tuple):
            raise TypeError(f"{step.name}.{step.attribute} is no list of views")
        if not items:
            yield from self.join(step.otherwise)
        for item in items:
            key = step, id(item)
            known = self.of_site.get(key)
            if known is None:
                with self.giving(step.item, item):
                    known = self.of_site[key] = Memory((item,), fuse_plain(self.join(step.body)))
            yield from known.parts

    @contextmanager
    def giving(self, name: str, value: object) -> Iterator[None]:
        """Give one more value for a while."""
        before = self.values.get(name, missing)
        self.values[name] = self.context.vars[name] = value
        try:
            yield
        finally:
            del self.context.vars[name], self.values[name]
            if before is not missing:
                self.values[name] = before


def fuse_plain(parts: Iterable[str]) -> Parts:
    """Join neighbouring parts that are not the clinic's own."""
    fused: list[str] = []
    plain: list[str] = []
    for part in parts:
        if isinstance(part, OwnText):
            fused += ("".join(plain), part) if plain else (part,)
            plain = []
        else:
            plain.append(part)
    return (*fused, "".join(plain)) if plain else tuple(fused)


def _written(step: Run, text: str, read: Iterable[object]) -> Parts:
    """Give the text of a stretch, marked as the clinic's own where it is."""
    if step.role is not None:
        return (own_text(text, (*step.role, *map(str, read))),)
    return (text,) if text else ()


def _open_joining(
    environment: ThemeEnvironment, values: Mapping[str, object], of_site: Remembered, of_article: Remembered | None
) -> _Joining:
    context = environment.context_class(environment, {**environment.globals, **values}, None, {})
    return _Joining(environment, dict(values), context, of_site, of_article)
