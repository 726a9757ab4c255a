"""Joins a page from the texts of its template's stretches, each rendered once for all pages on which it recurs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from jinja2.runtime import Context
from jinja2.utils import missing
from markupsafe import escape
from msgspec import Struct

from clinicgen.model.rendered_site import OwnText, own_text
from clinicgen.rendering.compared_page import ComparedPage
from clinicgen.rendering.environment import show
from clinicgen.rendering.fusing import Asked, Printed
from clinicgen.rendering.programs import Branch, Loop, Program, Run, Step
from clinicgen.rendering.recurrence import Recurs
from clinicgen.rendering.remembered import Memory, Remembered, SiteMemory, remember
from clinicgen.rendering.spliced import SPLICED, MixedText, Parts, is_said, varies
from clinicgen.rendering.template_reads import EVERYTHING, Read
from clinicgen.rendering.templates import OpenTheme

WHOLE: frozenset[Read] = frozenset({EVERYTHING, ("page", None), ("content", None), ("listing", None), ("block", None)})
"""Whole views, which always hold something that a clinic fills in."""
ELSEWHERE = "elsewhere"
"""What the role of a menu ends with that does not name its page."""


class LeftOpen(str):
    """The place of a loop's items in a page that is joined without them."""

    __slots__ = ("loop",)

    loop: Loop


def fuse_plain(parts: Iterable[str]) -> Parts:
    """Join neighbouring parts that are not the clinic's own."""
    fused: list[str] = []
    others: list[str] = []
    for part in parts:
        if isinstance(part, OwnText):
            fused += (_joined(others), part) if others else (part,)
            others = []
        else:
            others.append(part)
    return (*fused, _joined(others)) if others else tuple(fused)


def _joined(parts: list[str]) -> str:
    text = "".join(parts)
    return MixedText(text) if any(isinstance(part, MixedText) for part in parts) else text


class Joining(Struct, frozen=True):
    """One page while it is joined."""

    opened: OpenTheme
    values: dict[str, object]
    context: Context
    memory: SiteMemory
    varying: frozenset[Read]
    left_open: frozenset[Read]
    varying_items: set[str] = set()
    """What loops over something that varies call their items."""

    def fill_in_clinic(self, program: Program) -> Iterator[Step]:
        """Render and decide what is the same on every page of the site that has this template."""
        for step in program:
            if isinstance(step, Run) and step.recurs is Recurs.CLINIC:
                yield from self.recall(step)
            elif isinstance(step, Branch) and isinstance(step.test, Run) and step.test.recurs is Recurs.CLINIC:
                yield from self.fill_in_clinic(step.then if any(self.recall(step.test)) else step.otherwise)
            else:
                yield step

    def join(self, program: Program) -> list[str]:
        """Give the parts of some steps."""
        parts: list[str] = []
        self.add(program, parts)
        return parts

    def add(self, program: Program, parts: list[str]) -> None:
        """Add the parts of some steps to those before them."""
        for step in program:
            if isinstance(step, str):
                parts.append(step)
            elif isinstance(step, Printed):
                value = self.read(step.name, step.attribute)
                if isinstance(value, SPLICED) and value.parts:
                    parts += value.parts
                else:
                    parts.append(str(escape(show(value))))
            elif isinstance(step, Run):
                parts += map(MixedText, self.recall(step)) if self.is_mixed(step) else self.recall(step)
            elif isinstance(step, Branch):
                self.add_branch(step, parts)
            else:
                self.add_items(step, parts)

    def read(self, name: str, attribute: str | None) -> object:
        """Read a value as the templates would."""
        value = self.values.get(name)
        if attribute is None:
            return value
        found = getattr(value, attribute, missing)  # What the environment would try first.
        return self.opened.environment.getattr(value, attribute) if found is missing else found

    def varies(self, name: str, attribute: str | None) -> bool:
        """Tell whether a value holds something of the clinic's."""
        return name in self.varying_items or (name, attribute) in self.varying

    def is_mixed(self, step: Run) -> bool:
        """Tell whether clinic and page decide a text together."""
        return step.role is None and (step.reads_clinic or any(self.varies(*read) for read in step.reads))

    def add_branch(self, step: Branch, parts: list[str]) -> None:
        """Add the parts of what is chosen."""
        test = step.test
        if isinstance(test, Asked):
            value = self.read(test.name, test.attribute)
            is_chosen = bool(value)
            # A text that only a clinic fills may be empty on another's page.
            is_doubtful = (value is None or varies(value)) and not is_said(value)
            is_mixed = is_doubtful and self.varies(test.name, test.attribute)
        else:
            is_chosen, is_mixed = any(self.recall(test)), self.is_mixed(test)
        if is_mixed:
            parts.append(MixedText())
        self.add(step.then if is_chosen else step.otherwise, parts)

    def recall(self, step: Run) -> Parts:
        """Give the text of a stretch from memory, or render and remember it."""
        if step.recurs is Recurs.NOWHERE or (step.recurs is Recurs.ARTICLE and self.is_mixed(step)):
            return self.written(step, "".join(step.render(self.context)), ())
        read = tuple([self.read(name, attribute) for name, attribute in step.reads])
        texts = self.opened.texts if step.recurs is Recurs.ARTICLE else self.memory.texts
        key = (step, *map(id, read))
        known = texts.get(key)
        if known is not None and not (step.compares and self.read("page", "href") in known.others):
            return known.parts
        if not step.compares:
            parts = self.written(step, "".join(step.render(self.context)), read)
            return remember(texts, key, Memory(read, parts)).parts
        page = ComparedPage(self.values["page"])
        with self.giving("page", page):
            text = "".join(step.render(self.context))
        if step.role is not None:
            self.memory.others.update(page.href.others)
        if page.href.is_met:
            return self.written(step, text, (*read, "at", self.read("page", "href")))
        parts = self.written(step, text, (*read, ELSEWHERE))
        return remember(texts, key, Memory(read, parts, frozenset(page.href.others))).parts

    def written(self, step: Run, text: str, read: Iterable[object]) -> Parts:
        """Give the text of a stretch, marked as the clinic's own where it is."""
        if step.role is None:
            return (text,) if text else ()
        role = (*step.role, *map(str, read))
        return (self.memory.owned.setdefault(role, own_text(text, role)),)

    def add_items(self, step: Loop, parts: list[str]) -> None:
        """Add the text of a loop, made of those of its items."""
        items = self.read(step.name, step.attribute)
        if not isinstance(items, tuple):
            raise TypeError(f"{step.name}.{step.attribute} is no list of views")
        if not items:
            self.add(step.otherwise, parts)
        elif (step.name, step.attribute) in self.left_open:
            place = LeftOpen()
            place.loop = step
            parts.append(place)
        else:
            is_varying = self.varies(step.name, step.attribute)
            if is_varying:
                self.varying_items.add(step.item)
            texts = self.opened.texts if step.is_shared and not is_varying else self.memory.texts
            for item in items:
                parts += self.recall_item(step, item, texts)

    def recall_item(self, step: Loop, item: object, texts: Remembered) -> Parts:
        """Give the text of one item of a loop from memory, or write and remember it."""
        known = texts.get((step.form, id(item)))
        if known is not None:
            return known.parts
        return remember(texts, (step.form, id(item)), Memory((item,), self.write_item(step, item))).parts

    def write_item(self, step: Loop, item: object) -> Parts:
        """Write one item of a loop."""
        with self.giving(step.item, item):
            return fuse_plain(self.join(step.body))

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


def open_joining(
    opened: OpenTheme,
    values: Mapping[str, object],
    memory: SiteMemory,
    varying: frozenset[Read] = WHOLE,
    left_open: frozenset[Read] = frozenset(),
) -> Joining:
    """Begin to join a page."""
    environment = opened.environment
    context = environment.context_class(environment, {**environment.globals, **values}, None, {})
    return Joining(opened, dict(values), context, memory, varying, left_open)
