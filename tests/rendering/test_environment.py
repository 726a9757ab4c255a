from __future__ import annotations

import pytest

from clinicgen.errors import TemplateError
from clinicgen.model.source import SourceFile, SourceText
from clinicgen.model.theme import Theme
from clinicgen.rendering.clinic_views import PhoneView
from clinicgen.rendering.templates import open_theme, render


def make_theme(templates: dict[str, str], static: dict[str, str] | None = None, styles: tuple[str, ...] = ()) -> Theme:
    return Theme(
        name="plain",
        settings={},
        stylesheets=styles,
        templates={name: SourceText(f"themes/plain/templates/{name}", text) for name, text in templates.items()},
        static={
            path: SourceFile(f"themes/plain/static/{path}", text.encode(), path)
            for path, text in (static or {}).items()
        },
        lineage=("plain",),
        digest="0",
    )


PHONE = PhoneView("(843) 555-2368", "tel:+18435552368")
VALUES = {"phone": PHONE, "nothing": None, "names": ("a", None), "facts": {"parking": "Behind"}, "name": "Tom & <b>"}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{{ nothing }}", "a value that is missing (None) is printed"),
        ('{{ "x" ~ nothing }}', "a value that is missing (None) is printed"),
        ("{{ nothing | upper }}", "a value that is missing (None) is given to `upper`"),
        ('{{ names | join(", ") }}', "a value that is missing (None) is printed"),
        ("{{ phone }}", "a whole PhoneView is printed"),
        ("{{ names }}", "a whole tuple is printed"),
        ("{{ phone is defined }}", "a whole bool is printed"),
        ("{{ phone.nationel }}", "PhoneView has no field `nationel`; did you mean `national`?"),
        ("{{ fone.national }}", "this template is given no value named `fone`"),
        ("{{ nothing.national }}", "`national` is asked of a value that is missing here"),
        ("{{ facts.parkin }}", "there is no `parkin`; did you mean `parking`?"),
        ("{% if fone %}{% endif %}", "this template is given no value named `fone`"),
        ("{{ 1 / 0 }}", "ZeroDivisionError"),
        ('{% include "part.htm" %}', "there is no template `part.htm`; did you mean `part.html`?"),
        ("{% include name %}", "there is no template `Tom & <b>`"),
        ("{% if %}", "Expected an expression"),
        ("{{ name | shout }}", "No filter named 'shout'"),
    ],
)
def test_a_failing_template_is_named_with_its_line(line: str, message: str) -> None:
    theme = open_theme(make_theme({"page.html": f"<p>first</p>\n\n  {line}\n", "part.html": "x"}))
    with pytest.raises(TemplateError) as caught:
        render(theme, "page.html", VALUES)
    assert message in caught.value.message
    assert caught.value.place.path == "themes/plain/templates/page.html"
    assert caught.value.place.span is not None
    assert (caught.value.place.span.line, caught.value.place.span.column) == (3, 3)


def test_the_deepest_template_is_named() -> None:
    theme = open_theme(make_theme({"page.html": '{% include "part.html" %}', "part.html": "\n{{ nothing }}"}))
    with pytest.raises(TemplateError) as caught:
        render(theme, "page.html", VALUES)
    assert caught.value.place.path == "themes/plain/templates/part.html"
    assert caught.value.place.span is not None
    assert caught.value.place.span.line == 2


def test_a_template_that_includes_itself_is_refused() -> None:
    theme = open_theme(make_theme({"page.html": '{% include "page.html" %}'}))
    with pytest.raises(TemplateError, match="without end"):
        render(theme, "page.html", {})


def test_everything_printed_is_escaped() -> None:
    theme = open_theme(make_theme({"page.html": '<a title="{{ name }}">{{ name ~ "<" }}</a>'}))
    assert render(theme, "page.html", VALUES) == '<a title="Tom &amp; &lt;b&gt;">Tom &amp; &lt;b&gt;&lt;</a>'


def test_optional_values_can_be_asked_for() -> None:
    text = '{% if nothing %}x{% endif %}{{ nothing | default("-", true) }}{% if facts.none is defined %}y{% endif %}'
    assert render(open_theme(make_theme({"page.html": text})), "page.html", VALUES) == "-"


@pytest.mark.parametrize("word", ["{{ lipsum() }}", "{{ [1, 2] | random }}"])
def test_nothing_in_a_template_depends_on_chance(word: str) -> None:
    with pytest.raises(TemplateError):
        render(open_theme(make_theme({"page.html": word})), "page.html", {})
