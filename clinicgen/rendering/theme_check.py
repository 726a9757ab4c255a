"""Reads a theme's templates and stylesheets before any page needs them, and says what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from msgspec import Struct

from clinicgen.model.finding import Finding, Place, in_order, report
from clinicgen.model.site_plan import PageKind
from clinicgen.model.source import SourceText
from clinicgen.model.suggestion import suggest
from clinicgen.model.theme import Theme
from clinicgen.rendering.environment import ThemeEnvironment, open_environment
from clinicgen.rendering.problems import THEME_FILE_MISSING, THEME_TEMPLATE_BROKEN, THEME_TEMPLATE_MISSING
from clinicgen.rendering.stylesheet import missing_files

_BLOCKS = tuple(f"blocks/{name}.html" for name in ("call-to-action", "crisis", "note", "warning", "clinic"))

REQUIRED_TEMPLATES = (*(f"{kind}.html" for kind in PageKind), *_BLOCKS)
"""What every theme must have, of its own or from a theme it extends."""


class _Examined(Struct, frozen=True):
    """A template as far as its own text tells."""

    problem: Finding | None
    """Why it cannot be compiled."""
    named: tuple[tuple[str, int], ...]
    """Every template that it names outright, with the line it stands on."""


def check_theme(theme: Theme) -> tuple[Finding, ...]:
    """Find what is wrong with a theme: templates that do not compile or do not exist, files its styles lack."""
    findings = [*_missing_templates(theme), *_missing_style_files(theme)]
    # One file can go by two names: `article.html` and `clarity/article.html`.
    sources = {source.path: source for source in theme.templates.values()}
    for source in sources.values():
        findings.extend(_check_template(theme, source))
    return in_order(findings)


def _missing_templates(theme: Theme) -> Iterator[Finding]:
    for name in REQUIRED_TEMPLATES:
        if name not in theme.templates:
            yield report(
                THEME_TEMPLATE_MISSING,
                f"the theme `{theme.name}` has no template `{name}`",
                Place(f"themes/{theme.name}/theme.yaml"),
                hint=f"write `templates/{name}`, or say `extends: clarity`",
            )


def _missing_style_files(theme: Theme) -> Iterator[Finding]:
    for place, message, hint in missing_files(theme):
        yield report(THEME_FILE_MISSING, message, place, hint=hint)


def _check_template(theme: Theme, source: SourceText) -> Iterator[Finding]:
    examined = _examine(source)
    if examined.problem:
        yield examined.problem
    for name, line in examined.named:
        if name not in theme.templates:
            yield report(
                THEME_TEMPLATE_BROKEN,
                f"there is no template `{name}`",
                source.line_place(line),
                hint=suggest(name, theme.templates) or "write its path below `templates/`",
            )


@lru_cache(maxsize=512)
def _examine(source: SourceText) -> _Examined:
    """Compile a template; themes that extend one another share most of theirs, and a preview comes back to all."""
    try:
        tree = _environment().parse(source.text, filename=source.path)
        # Unknown filters and tests are noticed only when code is made.
        _environment().compile(tree, filename=source.path, raw=True)
    except TemplateSyntaxError as error:
        place = source.line_place(error.lineno)
        return _Examined(report(THEME_TEMPLATE_BROKEN, error.message or "cannot be read", place), ())
    except RecursionError:
        return _Examined(report(THEME_TEMPLATE_BROKEN, "is nested too deeply to be read", Place(source.path)), ())
    return _Examined(None, tuple(_templates_named(tree)))


@lru_cache(maxsize=1)
def _environment() -> ThemeEnvironment:
    return open_environment({})


def _templates_named(tree: nodes.Template) -> Iterator[tuple[str, int]]:
    """Give every template that a template names outright, with the line it stands on."""
    for node in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
        if isinstance(node, nodes.Include) and node.ignore_missing:
            continue
        named = node.template  # type: ignore[attr-defined]  # find_all tells no more than that these are nodes
        if isinstance(named, nodes.Const) and isinstance(named.value, str):
            yield named.value, node.lineno
