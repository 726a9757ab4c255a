"""Opens a theme and renders one template of it, naming file and line when that fails."""

from __future__ import annotations

import traceback
from collections.abc import Mapping

from jinja2 import nodes
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError
from msgspec import Struct
from msgspec.structs import replace

from clinicgen.errors import TemplateError
from clinicgen.model.finding import Place
from clinicgen.model.site_plan import PageKind
from clinicgen.model.suggestion import suggest
from clinicgen.model.theme import Theme
from clinicgen.rendering.environment import ThemeEnvironment, open_environment
from clinicgen.rendering.programs import Program, Run, compile_program, runs_of
from clinicgen.rendering.remembered import Remembered
from clinicgen.rendering.stylesheet import join_stylesheets
from clinicgen.rendering.template_reach import digest_page_reach, digest_reach
from clinicgen.rendering.template_reads import RefusedTemplateError, Syntax


class OpenTheme(Struct, frozen=True):
    """A theme made ready once for all the sites that use it."""

    theme: Theme
    environment: ThemeEnvironment
    syntax: Syntax
    style: str
    """Its stylesheets, joined; a site's settings come before them."""
    programs: dict[str, Program | None] = {}
    """Its templates taken apart, as far as they were asked for; None where one can only be rendered in full."""
    stretches: dict[str, Run] = {}
    """The stretches of all of them, by their syntax."""
    texts: Remembered = {}
    """The texts of stretches that no clinic changes."""
    shapes: dict[tuple[object, ...], int] = {}
    """Numbers of what sites made of them."""
    reaches: dict[str, str] = {}
    """Digests of all that pages may be made with, by template."""


def open_theme(theme: Theme) -> OpenTheme:
    """Make a theme ready to render with; each template is compiled when it is first used."""
    environment = open_environment(theme.templates)

    def parse(name: str) -> nodes.Template:
        source = theme.templates.get(name)
        if source is None:
            raise RefusedTemplateError(f"there is no template `{name}`")
        return environment.parse(source.text, name, source.path)

    return OpenTheme(theme, environment, Syntax(parse), join_stylesheets(theme))


def program_of(opened: OpenTheme, name: str) -> Program | None:
    """Give a template taken apart, or None where it can only be rendered in full."""
    if name not in opened.programs:
        opened.programs[name] = compile_program(opened.environment, opened.syntax, name, opened.stretches)
    return opened.programs[name]


def digest_templates(opened: OpenTheme, name: str) -> str:
    """Digest the templates that a page of one may be made with: pages of other templates do not depend on the rest."""
    if name not in opened.reaches:
        opened.reaches[name] = digest_page_reach(name, opened.theme.templates)
    return opened.reaches[name]


def open_again(opened: OpenTheme, theme: Theme) -> OpenTheme:
    """Open a theme of which a former state is open: templates that come to none that changed stay taken apart."""
    if opened.theme.templates == theme.templates:
        return replace(opened, theme=theme, style=join_stylesheets(theme))
    new, before, now = open_theme(theme), opened.theme.templates, theme.templates
    for name, program in opened.programs.items():
        if digest_reach(name, before) == digest_reach(name, now):
            new.programs[name] = program
    kept = {run for program in new.programs.values() for run in runs_of(program or ())}
    new.stretches.update({text: run for text, run in opened.stretches.items() if run in kept})
    return new


def take_apart(opened: OpenTheme) -> None:
    """Take apart, before any page needs it, every template that pages begin with."""
    for kind in PageKind:
        program_of(opened, f"{kind}.html")


def render(opened: OpenTheme, name: str, values: Mapping[str, object]) -> str:
    """Render a template with these values, or raise TemplateError with the template's path and line."""
    try:
        return opened.environment.get_template(name).render(values)
    except RecursionError as error:
        message = f"`{name}` includes or extends itself without end"
        raise TemplateError(message, place_of_template(opened.theme, name)) from error
    # Whatever goes wrong in a template is the theme's affair, and its author needs the line.
    except Exception as error:
        raise TemplateError(describe(opened.theme, error), _place_of(opened.theme, name, error)) from error


def describe(theme: Theme, error: Exception) -> str:
    """Say what went wrong in a template in its author's words."""
    if isinstance(error, TemplateNotFound):
        return f"there is no template `{error.name}`; {suggest(str(error.name), theme.templates)}".removesuffix("; ")
    text = str(error) or type(error).__name__
    return text if type(error).__module__.startswith(("jinja2", "clinicgen")) else f"{type(error).__name__}: {text}"


def place_of_template(theme: Theme, name: str) -> Place:
    """Give the place of a template, or the theme's folder where it has none of that name."""
    source = theme.templates.get(name)
    return Place(source.path if source else f"themes/{theme.name}/templates/{name}")


def _place_of(theme: Theme, name: str, error: Exception) -> Place:
    """Find the deepest line of a template of this theme that the error passed through."""
    sources = {source.path: source for source in theme.templates.values()}
    if isinstance(error, TemplateSyntaxError) and error.filename in sources:
        return sources[error.filename].line_place(error.lineno)
    lines = [
        sources[frame.filename].line_place(frame.lineno)
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename in sources and frame.lineno is not None
    ]
    return lines[-1] if lines else place_of_template(theme, name)
