"""The Jinja environment of a theme: everything escaped, nothing undefined, and no None ever printed."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from types import CodeType
from typing import Any, cast

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template, nodes
from jinja2.exceptions import UndefinedError
from jinja2.filters import do_join, make_attrgetter
from jinja2.nodes import EvalContext
from jinja2.runtime import Undefined
from jinja2.utils import missing, pass_eval_context
from msgspec import Struct

from clinicgen.model.suggestion import suggest
from clinicgen.model.theme import Theme

_MAY_TAKE_NONE = frozenset({"d", "default"})
"""Filters that are there to deal with what is missing."""

_UNPREDICTABLE = ("random", "pprint")
"""Filters whose result may differ from run to run."""


class RefusedPrintError(ValueError):
    """Something was printed that is not text."""


class _NamedUndefined(StrictUndefined):
    """A value that does not exist, and a message that says so in the theme author's words."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: type[UndefinedError] = UndefinedError,
    ) -> None:
        super().__init__(hint or _describe(obj, name), obj, name, exc)


def _describe(owner: object, name: str | None) -> str:
    if owner is missing:
        return f"this template is given no value named `{name}`"
    if owner is None:
        return f"`{name}` is asked of a value that is missing here; ask with `{{% if … %}}` first"
    if isinstance(owner, Struct):
        fields = owner.__struct_fields__
        return _with_hint(f"{type(owner).__name__} has no field `{name}`", suggest(str(name), fields))
    if isinstance(owner, Mapping):
        return _with_hint(f"there is no `{name}`", suggest(str(name), [str(key) for key in owner]))
    return f"a {type(owner).__name__} has no `{name}`"


def _with_hint(message: str, hint: str) -> str:
    return f"{message}; {hint}" if hint else message


def show(value: object) -> object:
    """Let text, numbers and markup be printed; refuse everything else."""
    if isinstance(value, str) or (isinstance(value, (int, float)) and not isinstance(value, bool)):
        return value
    if isinstance(value, Undefined):
        str(value)  # Raises, with the name of what does not exist.
    if value is None:
        raise RefusedPrintError("a value that is missing (None) is printed; ask with `{% if … %}` first")
    raise RefusedPrintError(f"a whole {type(value).__name__} is printed; print one of its fields, or loop over it")


class ThemeEnvironment(Environment):
    """Jinja as themes see it; `~` joins nothing but text and numbers."""

    def parse(self, source: str, name: str | None = None, filename: str | None = None) -> nodes.Template:
        """Parse a template; its joined parts are guarded like printed ones."""
        tree = super().parse(source, name, filename)
        for joined in tree.find_all(nodes.Concat):
            joined.nodes = [
                nodes.Filter(part, "shown", [], [], None, None, lineno=part.lineno, environment=self)
                for part in joined.nodes
            ]
        return tree

    # The parent overloads `compile` on `raw` alone; nothing here reads it.
    def compile(  # type: ignore[override]
        self,
        source: str | nodes.Template,
        name: str | None = None,
        filename: str | None = None,
        raw: bool = False,
        defer_init: bool = False,
    ) -> str | CodeType:
        """Compile a template, parsed here in any case."""
        tree = self.parse(source, name, filename) if isinstance(source, str) else source
        return super().compile(tree, name, filename, raw, defer_init)  # type: ignore[call-overload, no-any-return]

    def open_tree(self, tree: nodes.Template, name: str, filename: str) -> Template:
        """Compile a template that was not read from a file."""
        code = cast(CodeType, self.compile(tree, name, filename))
        return self.template_class.from_code(self, code, self.make_globals(None))


def open_environment(theme: Theme) -> ThemeEnvironment:
    """Make the environment that renders a theme's templates."""

    def find(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        source = theme.templates.get(name)
        return (source.text, source.path, lambda: True) if source else None

    environment = ThemeEnvironment(
        loader=FunctionLoader(find),
        autoescape=True,
        undefined=_NamedUndefined,
        finalize=show,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
    del environment.globals["lipsum"]
    for name in _UNPREDICTABLE:
        del environment.filters[name]
    for name, function in environment.filters.items():
        if name not in _MAY_TAKE_NONE:
            environment.filters[name] = _refusing_none(name, function)
    environment.filters["join"] = _join
    environment.filters["shown"] = show
    return environment


def _refusing_none(name: str, function: Callable[..., object]) -> Callable[..., object]:
    # Filters that are handed the context, the environment or the like take the value second.
    position = 1 if hasattr(function, "jinja_pass_arg") else 0

    @functools.wraps(function)
    def filtered(*arguments: object, **options: object) -> object:
        if len(arguments) > position and arguments[position] is None:
            raise RefusedPrintError(
                f"a value that is missing (None) is given to `{name}`; ask with `{{% if … %}}` first"
            )
        return function(*arguments, **options)

    return filtered


@pass_eval_context
def _join(
    context: EvalContext, values: Iterable[object], separator: str = "", attribute: str | int | None = None
) -> str:
    """Join values that may all be printed."""
    if attribute is not None:
        values = map(make_attrgetter(context.environment, attribute), values)
    joined: str = do_join(context, [show(value) for value in values], separator)
    return joined
