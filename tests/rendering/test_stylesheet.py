from __future__ import annotations

import re

import pytest

from clinicgen.errors import TemplateError
from clinicgen.model.source import SourceFile, SourceText
from clinicgen.model.theme import Theme, ThemeSetting
from clinicgen.rendering.stylesheet import join_stylesheets, missing_files, settings_style


def make_theme(
    static: dict[str, str], styles: tuple[str, ...], settings: dict[str, ThemeSetting] | None = None
) -> Theme:
    files = {path: SourceFile(f"themes/plain/static/{path}", text.encode(), path) for path, text in static.items()}
    templates: dict[str, SourceText] = {}
    return Theme("plain", settings or {}, styles, templates, files, ("plain",), "0")


def test_addresses_name_the_fingerprinted_copies() -> None:
    style = 'a { src: url("../fonts/a.woff2?v=1#iefix"), url(dot.svg) } /* url(gone.png) */'
    theme = make_theme({"css/site.css": style, "fonts/a.woff2": "font", "css/dot.svg": "dot"}, ("css/site.css",))
    joined = join_stylesheets(theme)
    assert re.search(r'url\("a\.[a-z]{16}\.woff2\?v=1#iefix"\), url\("dot\.[a-z]{16}\.svg"\)', joined)
    assert "url(gone.png)" in joined
    assert list(missing_files(theme)) == []


@pytest.mark.parametrize("address", ["data:image/png;base64,AA==", "#filter", "https://cdn.test/x.css", "/x.png"])
def test_addresses_that_name_no_file_beside_the_stylesheet_stay(address: str) -> None:
    theme = make_theme({"site.css": f"a {{ src: url({address}) }}"}, ("site.css",))
    assert join_stylesheets(theme) == f"a {{ src: url({address}) }}"


def test_a_file_the_theme_lacks_is_told_with_its_line() -> None:
    theme = make_theme({"css/site.css": 'p {}\na { src: url("b.png") }\n@import "c.css";'}, ("css/site.css",))
    found = [(place.path, place.span and place.span.line, message) for place, message, _ in missing_files(theme)]
    assert found == [
        ("themes/plain/static/css/site.css", 2, "there is no file `static/css/b.png`"),
        ("themes/plain/static/css/site.css", 3, "`@import` asks for another file"),
    ]


def test_stylesheets_are_joined_in_their_order() -> None:
    theme = make_theme({"a.css": "a{}", "b.css": "\ufeffb{}\r\n"}, ("b.css", "a.css"))
    assert join_stylesheets(theme) == "b{}\n\na{}"


def test_a_colour_comes_with_shades_that_can_be_read() -> None:
    colour = ThemeSetting(type="colour", default="#ffffff", choices=(), description="Main colour.")
    style = settings_style(make_theme({}, (), {"primary": colour}), {"primary": "#ffee00", "measure": "42rem"})
    assert style.startswith(":root { --primary: #ffee00; --on-primary: #000000; --primary-text: #")
    assert style.endswith(" --measure: 42rem; }\n")


@pytest.mark.parametrize("value", ["red; } body { display: none", "</style>", "a\nb", "/* x", "\\"])
def test_no_setting_can_end_its_declaration(value: str) -> None:
    with pytest.raises(TemplateError, match="no place in a stylesheet"):
        settings_style(make_theme({}, ()), {"primary": value})
