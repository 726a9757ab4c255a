"""The templates that a page is said to depend on are all that Jinja finds named in them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, meta
from jinja2.exceptions import TemplateSyntaxError

from clinicgen import loading
from clinicgen.model.source import SourceText
from clinicgen.rendering.template_reach import digest_page_reach, reach_of
from tests.conftest import REPOSITORY

NAMES = ("a.html", "b.html", "partials/c.html", "blocks/note.html", "other.html")


def texts(**first: str) -> dict[str, SourceText]:
    """Give templates of which one has a text and the others say nothing."""
    given = {name.replace("_", "."): text for name, text in first.items()}
    return {name: SourceText(name, given.get(name, "")) for name in NAMES}


def named_by_jinja(template: str, templates: Mapping[str, SourceText]) -> set[str] | None:
    """Give what Jinja finds that a template names, directly or through others; None where only rendering will know."""
    found, waiting = set[str](), [template]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        source = templates.get(name)
        for named in meta.find_referenced_templates(Environment().parse(source.text if source else "")):
            if named is None:
                return None
            waiting.append(named)
    return found


@pytest.mark.parametrize("theme", ["clarity", "harbor"])
def test_of_every_template_of_our_themes(theme: str) -> None:
    templates = loading.load_workspace(REPOSITORY).themes[theme].templates
    for name in templates:
        assert reach_of(name, templates) == named_by_jinja(name, templates)


@pytest.mark.parametrize(
    ("tag", "reached"),
    [
        ('{% include "b.html" %}', {"b.html"}),
        ("{%-include'b.html'-%}", {"b.html"}),
        ('{%+ include\n"b.html"\n%}', {"b.html"}),
        ('{% include "b.html" ignore missing with context %}', {"b.html"}),
        ('{% extends "b.html" %}', {"b.html"}),
        ('{% import "b.html" as m with context %}', {"b.html"}),
        ('{% from "b.html" import one, two %}', {"b.html"}),
        ('{% include "gone.html" %}', {"gone.html"}),
        ('{% include ["b.html", "gone.html"] %}', set(NAMES)),
        ('{% include "b" ~ ".html" %}', set(NAMES)),
        ('{% include "b" ".html" %}', set(NAMES)),
        ('{% include page.kind %}', set(NAMES)),
        ('{% extends "b.html" if page else "partials/c.html" %}', set(NAMES)),
        ("{% set include = 1 %}{{ include }}", set()),
    ],
)  # fmt: skip
def test_what_a_tag_reaches(tag: str, reached: set[str]) -> None:
    assert reach_of("a.html", texts(a_html=tag)) == {"a.html", *reached}


def test_a_circle_ends() -> None:
    templates = texts(a_html='{% include "b.html" %}', b_html='{% include "a.html" %}')
    assert reach_of("a.html", templates) == {"a.html", "b.html"}


SHARDS = [
    "{% ", "{%-", " %}", "-%}", "include ", "extends ", "import ", "from ", '"a.html"', "'b.html'", '"partials/c.html"',
    " as m", " import one", " ignore missing", " with context", " without context", " ~ ", "[", "]", ", ", "(", ")",
    " if 1 else ", "name", "{# ", " #}", "{{ ", " }}", "{% raw %}", "{% endraw %}", "\n", "\\", " words ",
    '{% include "other.html" %}', "{% include x %}", '{% block b %}', "{% endblock %}",
]  # fmt: skip


@given(one=st.lists(st.sampled_from(SHARDS), max_size=8), other=st.lists(st.sampled_from(SHARDS), max_size=8))
def test_nothing_is_missed_that_jinja_finds(one: list[str], other: list[str]) -> None:
    templates = texts(a_html="".join(one), b_html="".join(other))
    try:
        named = named_by_jinja("a.html", templates)
    except TemplateSyntaxError:
        return
    assert reach_of("a.html", templates) >= (set(NAMES) if named is None else named)


def test_a_page_depends_on_every_block_that_its_text_may_have() -> None:
    before, after = texts(), texts()
    after["blocks/note.html"] = SourceText("blocks/note.html", "A note")
    assert digest_page_reach("a.html", before) != digest_page_reach("a.html", after)


def test_a_page_depends_on_nothing_else() -> None:
    before, after = texts(a_html='{% include "b.html" %}'), texts(a_html='{% include "b.html" %}')
    after["other.html"] = SourceText("other.html", "Something else")
    assert digest_page_reach("a.html", before) == digest_page_reach("a.html", after)
    after["b.html"] = SourceText("b.html", "Something else")
    assert digest_page_reach("a.html", before) != digest_page_reach("a.html", after)
