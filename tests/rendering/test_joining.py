"""Pages joined from remembered stretches are what an untouched rendering gives, byte for byte."""

from __future__ import annotations

import random

import pytest

from clinicgen.errors import TemplateError
from clinicgen.model.rendered_site import OwnText
from clinicgen.rendering.clinic_views import LinkView
from clinicgen.rendering.remembered import SiteMemory
from clinicgen.rendering.site_templates import render_parts
from clinicgen.rendering.spliced import splice
from clinicgen.rendering.templates import OpenTheme, open_theme, program_of, render

from .wild_themes import View, Writer, make_pages, make_theme


def outcome(opened: OpenTheme, values: dict[str, object], memory: SiteMemory | None) -> object:
    """Give the page's bytes, or what is wrong with it and where."""
    try:
        if memory is None:
            return render(opened, "article.html", values)
        parts = render_parts(opened, "article.html", values, memory)
    except TemplateError as error:
        return error.message, error.place
    return "".join(parts)


def compare(seed: int) -> bool:
    """Render one theme both ways, and tell whether it was taken apart."""
    chance = random.Random(seed)
    texts = Writer(chance).theme()
    theme = make_theme(texts)
    try:
        plain = open_theme(theme)
        for name in texts:
            plain.environment.get_template(name)
    except Exception:  # Checked before anything is rendered.
        return False
    joined = open_theme(theme)
    is_taken_apart = program_of(joined, "article.html") is not None
    memories: dict[str, SiteMemory] = {}
    for clinic, values in make_pages(chance):
        memory = memories.setdefault(clinic, SiteMemory())
        expected = outcome(plain, values, None)
        found = outcome(joined, values, memory)
        assert found == expected, (seed, texts)
    return is_taken_apart


@pytest.mark.parametrize("first", range(0, 120, 30))
def test_random_themes_render_the_same_joined_and_in_full(first: int) -> None:
    taken_apart = sum(compare(seed) for seed in range(first, first + 30))
    assert taken_apart >= 5  # So that the comparison means something.


PAGE = """
<h1>{{ page.title }}</h1><p>fixed</p>
{% for source in article.sources %}{{ source.label }}{% endfor %}
{{ page.title }}<footer>{{ clinic.name }}</footer>{{ content.body }}
"""


def parts_of(opened: OpenTheme, clinic: str, page: str, article: View, memory: SiteMemory):
    values = {"clinic": View(name=clinic), "page": View(title=page), "article": article,
              "content": View(body=splice(article.texts))}  # fmt: skip
    program_of(opened, "article.html")
    return render_parts(opened, "article.html", values, memory)


def test_parts_that_no_clinic_changes_are_the_same_objects_on_all_sites() -> None:
    opened = open_theme(make_theme({"article.html": PAGE}))
    article = View(sources=(LinkView("A & B", "/"),), texts=("<p>long</p>", "<hr>"))
    here, there = SiteMemory(), SiteMemory()
    first = parts_of(opened, "Harbor", "One", article, here)
    again = parts_of(opened, "Harbor", "Two", article, here)
    other = parts_of(opened, "Norfolk", "One", article, there)
    assert "".join(first) == "\n<h1>One</h1><p>fixed</p>\nA &amp; BOne<footer>Harbor</footer><p>long</p><hr>\n"
    shared = [one for one, two in zip(first, other, strict=True) if one is two]
    assert "".join(shared) == "\n<h1></h1><p>fixed</p>\nA &amp; B<footer></footer><p>long</p><hr>\n"
    assert [part for part in first if isinstance(part, OwnText)] == ["Harbor"]
    kept = [one for one, two in zip(first, again, strict=True) if one is two]
    assert "Harbor" in kept


def test_nothing_of_one_clinic_is_remembered_for_another() -> None:
    opened = open_theme(make_theme({"article.html": PAGE}))
    article = View(sources=(), texts=("x",))
    parts_of(opened, "Harbor", "One", article, SiteMemory())
    assert "Harbor" not in "".join(parts_of(opened, "Norfolk", "One", article, SiteMemory()))
    assert "Harbor" not in repr([memory.parts for memory in opened.texts.values()])


OWN = """<p>fixed <a class="{{ page.kind }}-{{ theme.primary }}">{% if clinic.logo %}{{ clinic.name }}{% endif %}</a>
{% with clinic_name = clinic.name %}{% if page.robots %}{{ page.title }} of {{ clinic_name }}{% endif %}{% endwith %}
{% for card in content.recent %}<i>{{ card.title }}</i>{{ clinic.name }}{% else %}none{% endfor %}"""


def test_what_the_clinic_alone_decides_is_parted_from_all_other_text_between_tags() -> None:
    opened = open_theme(make_theme({"article.html": OWN}))
    program_of(opened, "article.html")
    cards = (View(title="One"), View(title="Two"))
    found = []
    for name in ("Harbor", "Norfolk"):
        values = {
            "clinic": View(name=name, logo=True), "theme": {"primary": name[0]}, "content": View(recent=cards),
            "page": View(title="T", robots="noindex", kind="article"),
        }  # fmt: skip
        parts = render_parts(opened, "article.html", values, SiteMemory())
        assert "".join(parts) == render(opened, "article.html", values)
        found.append(parts)
    one, other = found
    assert [part for part in one if not isinstance(part, OwnText)] == [
        "<p>fixed ", "</a>\n", "T", " of ", "<i>One</i>", "<i>Two</i>"
    ]  # fmt: skip
    assert [part for part in one if isinstance(part, OwnText)] == [
        '<a class="article-H">Harbor', "Harbor", "Harbor", "Harbor",
    ]  # fmt: skip
    assert [getattr(part, "role", part) for part in one] == [getattr(part, "role", part) for part in other]
