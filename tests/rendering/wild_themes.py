"""Themes and pages made at random, with everything that makes statements of a template depend on one another."""

from __future__ import annotations

import random
from collections.abc import Iterator

from clinicgen.model.source import SourceText
from clinicgen.model.theme import Theme
from clinicgen.rendering.clinic_views import BookingView, LinkView, PhoneView, PictureView
from clinicgen.rendering.spliced import splice

AWKWARD = ("Tom & <b>", "\"quoted\" 'twice'", "Zoë 中 🙂", "stretch_0", "{{ page.title }}", "", "%s{0}", "\0site\0")
PLAIN_EXPRESSIONS = (
    "page.title", "clinic.name", "article.author", "content.body", "theme.primary", "page.kind", "content['body']",
    "clinic.name ~ page.title", "clinic.name | upper", "content.topics | length", "clinic.services | join(', ')",
    "content.recent | map(attribute='title') | join('/')", "page.title if page.robots else clinic.name",
)  # fmt: skip
EXPRESSIONS = (
    *PLAIN_EXPRESSIONS, "page.href", "page.robots", "page.missing", "clinic.logo", "clinic.facts.parking", "set_name",
    "clinic.booking.label", "site.menu", "article.sources", "content.recent", "content.recent[0].title", "page",
    "content.topics", "content.faq", "block.heading", "page.title | lower | trim", "clinic['name']", "5", "'<'",
    "clinic.name | replace('o', page.title)", "page.title == clinic.name", "nothing", "loop.index", "caller()",
    "(clinic.name, page.title) | join('-')", "button(clinic.name)", "button(page.title, page)", "item", "ns.n", "mark",
    "kit.badge(clinic.name)", "kit.badge(page.title)", "item.title", "clinic.phone", "range(2) | list | length",
    "content.body | striptags", "content.body | length", "super()", "comma()",
)  # fmt: skip
PLAIN_TESTS = (
    "page.robots", "clinic.logo", "site.menu", "content.recent", "page.title == clinic.name", "not article.author",
    "page.kind == 'article'",
)  # fmt: skip
TESTS = (
    *PLAIN_TESTS, "clinic.facts.parking is defined", "set_name is defined", "page.missing is defined",
    "item is defined", "ns is defined and ns.n", "mark is defined", "content.faq and clinic.logo", "loop is defined",
    "block is defined", "page is mapping",
)  # fmt: skip
LISTS = (
    "content.recent", "site.menu", "clinic.services", "content.topics", "(clinic, page)", "article.sources", "[1, 2]",
)  # fmt: skip
NAMES = ("set_name", "page", "clinic", "item", "mark", "_hidden")
FILES = (
    "clinic.part", "page.part", "['none.html', 'part_2.html']", "'none.html' ignore missing", "'none.html'",
    "'part_2.html' without context",
)  # fmt: skip
PARTS = ("part_0.html", "part_1.html", "part_2.html", "framed.html", "kit.html")


class Writer:
    """Writes themes at random, with everything that makes statements depend on one another."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.wild = chance.random() < 0.5

    def theme(self) -> dict[str, str]:
        chance = self.chance
        is_whole = chance.random() < 0.25
        parts = {name: self.body(2, level=index) for index, name in enumerate(PARTS[:3])}
        parts["framed.html"] = "{% block frame %}" + self.body(2) + "{% endblock %}" + self.body(1)
        parts["menu.html"] = "{% for item in site.menu %}{{ item.href != page.href and 1 or 2 }}{% endfor %}"
        parts["card.html"] = "{{ one.title }}" + chance.choice(["", "", "{{ loop.index }}", "{{ page.title }}"])
        parts["kit.html"] = (
            "{% macro badge(text) %}<i>{{ text }}</i>{% endmacro %}{% set item = 'kit' %}"
            + self.chance.choice(["", "{% macro mark() %}{{ page is defined }}{% endmacro %}"])
        )
        names = [f"b{number}" for number in range(3)]
        base = self.settings() + self.body(2)
        for name in names:
            inner = self.body(2)
            if chance.random() < 0.3:
                inner += "{% block in_" + name + " %}" + self.body(1) + "{% endblock %}"
            word = chance.choice(["block"] * 30 + ["if"])
            block = "{% block " + name + " %}" + inner + "{% endblock %}"
            base += block if word == "block" else "{% if page.robots %}" + block + "{% endif %}"
            base += self.body(1)
        parts["base.html"] = base
        middle = "{% extends 'base.html' %}" + self.settings()
        middle += "{% block b1 %}" + self.body(1) + chance.choice(["", "{{ super() }}"]) + "{% endblock %}"
        parts["middle.html"] = middle
        page = chance.choice(["{% extends 'base.html' %}", "{% extends 'middle.html' %}"]) + self.settings()
        for name in (*names, *(f"in_{name}" for name in names)):
            if chance.random() < 0.6:
                super_word = chance.choice(["", "", "{{ super() }}", "{{ super() | upper }}", "{{ self.b2() }}"])
                page += "{% block " + name + " %}" + self.body(3) + super_word + "{% endblock %}"
                page += chance.choice(["", "dropped {{ page.title }}"])
        parts["article.html"] = page if not is_whole else self.settings() + self.body(4)
        return parts

    def settings(self) -> str:
        return "".join(self.setting() for _ in range(self.chance.choice([0, 0, 0, 1, 2])))

    def setting(self) -> str:
        name, expression = self.chance.choice(NAMES), self.expression()
        return self.chance.choice(
            [
                "{% set " + name + " = " + expression + " %}",
                "{% set " + name + " = " + expression + " %}",
                "{% set set_name = clinic.name %}",
                "{% set mark = page.title | upper %}",
                "{% set item = content.recent | map(attribute='title') %}",
                "{% set mark = [1] %}{{ mark.append(2) or '' }}",
                "{% set ns = namespace(n=0) %}",
                "{% set comma = joiner(', ') %}",
                "{% set " + name + " %}a{{ " + expression + " }}{% endset %}",
                "{% macro button(text, other=None) %}<b>{{ text }}{{ " + expression + " }}</b>{% endmacro %}",
                "{% import 'kit.html' as kit %}",
                "{% from 'kit.html' import badge as button %}",
                "{% from 'kit.html' import item %}",
                "{% import 'kit.html' as kit with context %}",
            ]
        )

    def expression(self) -> str:
        # Mostly what works, so that pages are joined to their ends.
        if not self.wild or self.chance.random() < 0.8:
            return self.chance.choice(PLAIN_EXPRESSIONS)
        return self.chance.choice(EXPRESSIONS)

    def body(self, size: int, level: int = -1) -> str:
        return "".join(self.statement(size, level) for _ in range(self.chance.randint(1, 3)))

    def statement(self, size: int, level: int) -> str:
        chance = self.chance
        inner = self.body(size - 1, level=level) if size > 0 else "{{ " + self.expression() + " }}"
        later = PARTS[level + 1 : 3] + (("framed.html",) if level >= 0 else PARTS[:4])
        include = '{% include "' + chance.choice(later or ("kit.html",)) + '" %}' if level < 2 else "x"
        test, any_test, other_test = chance.choice(PLAIN_TESTS), chance.choice(TESTS), chance.choice(TESTS)
        items, any_items = chance.choice(LISTS[:3]), chance.choice(LISTS)
        item = chance.choice(("item", "page", "clinic"))
        plain = [
            '<p title="{{ ' + self.expression() + ' }}">{{ ' + self.expression() + " }}</p>\n",
            "text & more {{ " + self.expression() + " }}",
            include,
            "{% if " + test + " %}" + inner + "{% else %}" + self.expression() + "{% endif %}",
            "{% for item in " + items + " %}{{ loop.index }}" + inner + "{% else %}none{% endfor %}",
            "{% for item in site.menu %}{% if item.href == page.href %}!{% endif %}{{ item.label }}{% endfor %}",
            '{% if site.menu %}{% include "menu.html" %}{% endif %}',
            "{% for one in content.recent %}{{ one.title }}{{ clinic.name }}{% else %}none{% endfor %}",
            '{% for one in content.recent %}{% include "card.html" %}{% endfor %}',
            "{% for " + item + " in content.recent %}{{ " + item + ".title }}{{ site.menu | length }}{% endfor %}",
            "{% if content.recent %}" + inner + "{% elif page.robots %}" + inner + "{% else %}-{% endif %}",
            "{% with mark = content.recent | length %}" + inner + "{{ mark }}{% endwith %}",
            "{% with set_name = " + self.expression() + " %}" + inner + "{{ set_name }}{% endwith %}",
        ]
        wild = [
            "{% if " + any_test + " %}" + self.setting() + inner + "{% elif " + other_test + " %}y{% endif %}",
            "{% for " + item + " in " + any_items + " if item is defined %}" + inner + "{% endfor %}",
            "{% for item in " + any_items + " %}{% set mark = item %}{{ loop.last }}" + inner + "{% endfor %}",
            "{% filter upper %}" + inner + "{% endfilter %}",
            "{% autoescape false %}" + inner + "{{ clinic.name }}{% endautoescape %}{{ clinic.name }}",
            "{% macro button(text, other=None) %}<b>{{ text }}" + inner + "</b>{% endmacro %}",
            "{% call button(clinic.name) %}" + inner + "{% endcall %}",
            "{% include " + chance.choice(FILES) + " %}",
            "{% set ns.n = ns.n + 1 %}",
            "{% for item in (1, 2) %}{% set ns.n = ns.n + item %}{% endfor %}{{ ns.n }}",
            self.setting(),
            "{% set set_name = 'again' %}",
            "{{ comma() }}{{ comma() }}",
        ]
        set_plainly = "{% set set_name = clinic.name ~ page.title %}"
        return chance.choice([*plain, *wild] if self.wild else [*plain, *plain, set_plainly])


class View:
    """A view with any fields."""

    def __init__(self, **fields: object) -> None:
        self.__dict__.update(fields)


def make_pages(chance: random.Random) -> Iterator[tuple[str, dict[str, object]]]:
    """Give the pages of three clinics and three articles, what they share the same objects; clinic by clinic."""
    articles = [
        View(
            author=chance.choice([None, *AWKWARD]),
            sources=tuple(LinkView(chance.choice(AWKWARD), "/s") for _ in range(number)),
        )
        for number in range(3)
    ]
    contents = [(), (View(title="One", href="#one", children=()),), ()]
    for number in range(3):
        name = chance.choice(AWKWARD) + str(number)
        clinic = View(
            name=name, logo=chance.choice([None, PictureView("/l.svg", name, None, None)]),
            facts={"parking": "Behind"} if number else {},
            booking=BookingView(name, "/h", "/o", "/a", "/b", "/f"), phone=PhoneView(name, "tel:1"), part="part_2.html",
            services=tuple(chance.choice(AWKWARD) for _ in range(number)),
        )  # fmt: skip
        site = View(menu=tuple(LinkView(word, f"/{place}/") for place, word in enumerate(AWKWARD[:number])))
        theme = {"primary": chance.choice(AWKWARD)}
        recents = [(), (View(title=chance.choice(AWKWARD)), View(title=name))]
        for place, article in enumerate(articles):
            page = View(
                title=chance.choice(AWKWARD), href=f"/{place}/", robots=chance.choice([None, "noindex"]),
                kind="article", part="part_1.html", section_href="/articles/",
            )  # fmt: skip
            body = splice((f"<p>{place}</p>", chance.choice(AWKWARD).replace("<", "&lt;"), "<hr>"))
            content = View(
                body=body, recent=chance.choice(recents), topics=chance.choice([(), (1,)]), faq=(), image=None,
                contents=contents[place],
            )  # fmt: skip
            values = {
                "clinic": clinic, "site": site, "theme": theme, "page": page, "article": article, "content": content
            }  # fmt: skip
            yield f"clinic {number}", values


def make_theme(texts: dict[str, str]) -> Theme:
    templates = {name: SourceText(f"themes/wild/templates/{name}", text) for name, text in texts.items()}
    return Theme("wild", {}, (), templates, {}, ("wild",), "digest")
