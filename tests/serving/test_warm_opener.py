"""A preview keeps what it made of a theme's templates while they stay as they are."""

from __future__ import annotations

from msgspec.structs import replace

from clinicgen import loading
from clinicgen.model.source import SourceFile, SourceText
from clinicgen.model.theme import Theme
from clinicgen.serving.warm_opener import WarmOpener

from ..conftest import REPOSITORY


def read_theme() -> Theme:
    return loading.load_workspace(REPOSITORY).themes["clarity"]


def test_another_style_keeps_the_templates_and_is_the_style_from_then_on() -> None:
    theme, opener = read_theme(), WarmOpener()
    opener.open_theme(theme)
    before = opener.opened["clarity"]
    path = theme.stylesheets[0]
    red = SourceFile(theme.static[path].path, b"h1 { color: red }", "another")
    opener.open_theme(replace(theme, static={**theme.static, path: red}, digest="another"))
    after = opener.opened["clarity"]
    assert before.programs
    assert after.programs is before.programs
    assert "h1 { color: red }" in after.style
    assert after.theme.digest == "another"


def test_another_template_has_all_of_them_taken_apart_anew() -> None:
    theme, opener = read_theme(), WarmOpener()
    opener.open_theme(theme)
    before = opener.opened["clarity"]
    template = theme.templates["home.html"]
    other = SourceText(template.path, template.text + "\n<!-- more -->")
    opener.open_theme(replace(theme, templates={**theme.templates, "home.html": other}, digest="another"))
    assert opener.opened["clarity"].programs is not before.programs
