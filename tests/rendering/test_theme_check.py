from __future__ import annotations

import pytest
from msgspec.structs import replace

from clinicgen import rendering
from clinicgen.model.source import SourceText


@pytest.fixture
def theme(plan_site):
    return plan_site("harbor").theme


def test_the_built_in_theme_is_sound(theme) -> None:
    assert rendering.check_theme(theme) == ()


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("a\n{% if x %}", 2, "Unexpected end of template", ""),
        ("{{ x | shout }}", 1, "No filter named 'shout'", ""),
        (
            '\n\n{% include "partials/foter.html" %}', 3,
            "there is no template `partials/foter.html`", "did you mean `partials/footer.html`?",
        ),
        ('{% extends "bas.html" %}', 1, "there is no template `bas.html`", "did you mean `base.html`?"),
        ('{% import "zzz" as z %}', 1, "there is no template `zzz`", "write its path below `templates/`"),
        ("{% endblock %}", 1, "Encountered unknown tag 'endblock'", ""),
    ],
)  # fmt: skip
def test_a_broken_template_is_told_with_its_line(theme, text: str, line: int, message: str, hint: str) -> None:
    source = SourceText("themes/clarity/templates/topic.html", text)
    (found,) = rendering.check_theme(
        replace(theme, templates={**theme.templates, "topic.html": source, "clarity/topic.html": source})
    )
    assert found.rule == "theme-template-broken"
    assert message in found.message
    assert found.hint == hint
    assert found.place is not None and found.place.span is not None
    assert (found.place.path, found.place.span.line) == (source.path, line)


def test_templates_that_may_be_missing_are_no_problem(theme) -> None:
    source = SourceText("themes/clarity/templates/topic.html", '{% include "none.html" ignore missing %}')
    assert rendering.check_theme(replace(theme, templates={**theme.templates, "topic.html": source})) == ()


def test_a_kind_of_page_without_template_is_told(theme) -> None:
    templates = {name: text for name, text in theme.templates.items() if not name.endswith("team.html")}
    (found,) = rendering.check_theme(replace(theme, templates=templates))
    assert (found.rule, found.message) == ("theme-template-missing", "the theme `clarity` has no template `team.html`")


def test_a_theme_replaces_single_templates_of_the_one_it_extends(plan_site) -> None:
    files = {
        "themes/own/theme.yaml": "name: own\ndescription: Own.\nextends: clarity\n",
        "themes/own/templates/partials/crumbs.html": "<p>no crumbs</p>\n",
        "themes/own/templates/contact.html": """
    {% extends "clarity/contact.html" %}
    {% block lead %}<p>Own lead.</p>{% endblock %}
""",
        "clinics/harbor/clinic.yaml": """
    name: Harbor Psychiatry
    url: https://harbor.test
    phone: (843) 555-2368
    booking: {url: "https://book.harbor.test/new"}
    address: {city: Georgetown, region: SC}
    theme: {name: own, primary: "#123456"}
""",
    }
    site = plan_site("harbor", files).render()
    assert "<p>no crumbs</p>" in site["articles/index.html"]
    assert "<p>Own lead.</p>" in site["contact/index.html"]
    assert "Where we are" in site["contact/index.html"]
    (style,) = [text for path, text in site.items() if path.endswith(".css")]
    assert style.startswith(":root { --primary: #123456;")


def test_a_template_that_fails_is_named_by_rule_and_place(plan_site) -> None:
    from clinicgen.errors import TemplateError

    files = {
        "themes/own/theme.yaml": "name: own\ndescription: Own.\nextends: clarity\n",
        "themes/own/templates/partials/crumbs.html": "<p>\n{{ clinic.fax.national }}</p>\n",
        "clinics/harbor/clinic.yaml": """
    name: Harbor Psychiatry
    url: https://harbor.test
    phone: (843) 555-2368
    booking: {url: "https://book.harbor.test/new"}
    address: {city: Georgetown, region: SC}
    theme: {name: own}
""",
    }
    with pytest.raises(TemplateError) as caught:
        plan_site("harbor", files).render()
    place = caught.value.place
    assert (place.path, place.span and place.span.line) == ("themes/own/templates/partials/crumbs.html", 2)
