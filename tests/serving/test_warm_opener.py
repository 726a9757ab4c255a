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


def with_another(theme: Theme, name: str) -> Theme:
    template = theme.templates[name]
    other = SourceText(template.path, template.text + "\n<!-- more -->")
    templates = {other_name: other if one is template else one for other_name, one in theme.templates.items()}
    return replace(theme, templates=templates, digest=f"another {name}")


def test_another_template_leaves_those_taken_apart_that_do_not_come_to_it() -> None:
    theme, opener = read_theme(), WarmOpener()
    opener.open_theme(theme)
    before = opener.opened["clarity"].programs
    opener.open_theme(with_another(theme, "home.html"))
    after = opener.opened["clarity"].programs
    assert before["home.html"] is not None
    assert before.keys() - after.keys() == {"home.html"}
    assert all(program is before[name] for name, program in after.items())


def test_a_template_that_all_extend_leaves_none_taken_apart() -> None:
    theme, opener = read_theme(), WarmOpener()
    opener.open_theme(theme)
    opener.open_theme(with_another(theme, "base.html"))
    assert not opener.opened["clarity"].programs
