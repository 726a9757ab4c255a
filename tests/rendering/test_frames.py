"""Pages made from frames that sites share are what an untouched rendering gives, byte for byte."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from clinicgen import loading, parsing, planning, rendering
from clinicgen.errors import TemplateError
from clinicgen.model.rendered_site import OwnText, own_text
from clinicgen.model.source import SourceText
from clinicgen.model.theme import Theme
from clinicgen.rendering.frames import encode_frame, fill_frame, frame_of
from clinicgen.rendering.spliced import MixedText

from .conftest import TODAY, Planned

CLINIC = """
    name: {name}
    brand: tide
    url: {url}
    phone: (843) 555-23{number}
    booking: {{url: "https://book.harbor.test/{number}"}}
    address: {{city: {city}, region: SC}}
    services: [{{slug: talk, name: Talk}}]
"""
CLINICS = {
    "harbor": CLINIC.format(name="Harbor & Co", url="https://harbor.test", number=61, city="Georgetown"),
    "inlet": CLINIC.format(name="Articles", url="https://harbor.test/inlet", number=62, city="Conway")
    + "    email: desk@harbor.test\n    theme: {logo: images/logo.svg}\n    tagline: Calm\n",
    "norfolk": CLINIC.format(name="Plain", url="https://norfolk.test", number=63, city="Norfolk")
    + "    status: preview\n    articles: {exclude: [plain]}\n    refers_to: [harbor]\n    email: desk@norfolk.test\n",
    "oldtown": CLINIC.format(name="Old <Town>", url="https://oldtown.test", number=64, city="Georgetown")
    + "    facts: {parking: Behind}\n    refers_to: [inlet]\n",
}
HEAD = "---\ntitle: {}\ndescription: About it.\ndate: 2026-03-0{}\ntopics: [calm, sleep]\n"
ARTICLES = {
    "plain": HEAD.format("Plain", 1) + "author: Ann\n---\nText of [the other](named.md).\n\n## A\n\n## B\n\n## C\n\n"
    "::: note For you\nCall {{ clinic.phone }}.\n:::\n",
    "named": HEAD.format("'At {{ clinic.name }}'", 2) + "faq: [{question: 'Who is {{ clinic.name }}?', answer: We.}]\n"
    "syndication: owner\n---\n## In {{ clinic.city }}\n\n## B\n\n## C\n\n[Call](clinic:call)[^1]\n\n[^1]: Now.\n",
    "whole": HEAD.format("'{{ clinic.name }}'", 3) + "syndication: noindex\nfaq: [{question: Why?, answer: So.}]\n---\n"
    '::: note {{ clinic.tagline | default("") }}\n{{ clinic.facts.parking | default("") }}\n:::\n\n'
    "![At {{ clinic.name }}](images/a.svg)\n\n::: when has=email\nWrite.\n:::\n",
    "shown": HEAD.format("Shown", 4) + "image: {src: images/a.svg, alt: 'In {{ clinic.city }}'}\n---\n"
    "::: call-to-action\n:::\n\nSee [plain](plain.md#b) & [home](clinic:home).\n\n::: unless clinic=harbor\n"
    "::: clinic harbor\n:::\n:::\n",
    "broken": HEAD.format("Broken", 5) + "---\n" + "Much is said before. " * 8 + "At {{ clinic.name }} and on.\n",
    "early": HEAD.format("Early", 5) + "---\n{{ clinic.name }} begins.\n",
    "late": HEAD.format("Late", 6) + "updated: 2026-04-01\n---\nEnds.\n",
}
FILES: dict[str, str | bytes | None] = {
    "clinics/_brands/tide.yaml": "name: Tide\n",
    "clinics/inlet/images/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>\n',
    "articles/images/a.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"></svg>\n',
    **{f"clinics/{slug}/clinic.yaml": text for slug, text in CLINICS.items()},
    **{f"articles/{slug}.md": text for slug, text in ARTICLES.items()},
}

ANYWHERE = (
    "page.title", "page.description", "page.head_title", "page.canonical", "page.href", "page.section_href",
    "clinic.name", "clinic.phone.national", "page.title ~ clinic.name", "page.title | upper", "page.crumbs | length",
    "page.json_ld", "page.kind", "theme.primary", "clinic.description", "page.robots or '-'",
)  # fmt: skip
EXPRESSIONS = (
    *ANYWHERE, "article.author or '-'", "article.reading_minutes", "content.body", "content.body | striptags | length",
    "content.recent | length", "content.recent | map(attribute='title') | join('/')", "content.faq | length",
    "content.topics | length", "content.contents | length", "content.body",
    "page.crumbs[-1].title", "content.image.alt if content.image else '-'", "page.title.split() | length",
)  # fmt: skip
TESTS = (
    "page.robots", "clinic.logo", "clinic.email", "content.recent", "content.faq", "content.image", "content.contents",
    "page.title == clinic.name", "'Harbor' in page.title", "page.title", "content.body", "article.author",
    "not clinic.email", "clinic.email and page.robots", "content.recent | length > 3", "'harbor' in page.canonical",
    "article.author and clinic.tagline", "page.href == '/articles/plain/'", "site.feed_href == page.href",
)  # fmt: skip
LOOPS = (
    ("card", "content.recent", ("card.title", "card.excerpt", "card.href", "card.date.text")),
    ("entry", "content.faq", ("entry.question", "entry.answer", "entry.answer | upper")),
    ("crumb", "page.crumbs", ("crumb.title", "crumb.href", "crumb.is_current | int", "crumb.title | length")),
    ("meta", "page.open_graph", ("meta.property", "meta.content", "meta.content | length")),
    ("topic", "content.topics", ("topic.title", "topic.href", "(topic.href == page.href) | int")),
    ("heading", "content.contents", ("heading.title", "heading.href", "heading.children | length")),
    ("item", "site.menu", ("item.title", "(item.href == page.href) | int", "(page.section_href == item.href) | int")),
    ("service", "clinic.services", ("service.name",)),
)
LIST_EXPRESSIONS = (
    *ANYWHERE, "listing.cards | length", "listing.topics | length", "listing.cards | map(attribute='title') | join",
    "listing.pagination.number if listing.pagination else '-'",
)  # fmt: skip
LIST_TESTS = (
    "page.robots", "clinic.logo", "clinic.email", "listing.cards", "listing.pagination", "listing.topics",
    "page.title == clinic.name", "page.description", "not clinic.email", "site.feed_href == page.href",
)  # fmt: skip
LIST_LOOPS = (
    ("card", "listing.cards", ("card.title", "card.excerpt", "card.date.text", "clinic.name")),
    ("topic", "listing.topics", ("topic.title", "(topic.href == page.href) | int")),
    ("service", "clinic.services", ("service.name", "(service.href == page.href) | int")),
    ("crumb", "page.crumbs", ("crumb.title", "crumb.is_current | int")),
    ("item", "site.menu", ("item.title", "(item.href == page.href) | int", "(page.section_href == item.href) | int")),
)
OTHER_LOOPS = (
    ("other", "locations", ("other.name", "other.phone.national", "clinic.name", "other.address.place")),
    ("service", "clinic.services", ("service.name",)),
)
OTHER_EXPRESSIONS = (*ANYWHERE, "locations | length if locations is defined else '-'")
BLOCK_EXPRESSIONS = (
    "block.heading or '-'",
    "block.content or '-'",
    "clinic.name",
    "block.name",
    "clinic.booking.article",
)
BLOCK_TESTS = (
    "block.heading", "block.content", "clinic.email", "clinic.tagline", "not block.heading",
    "clinic.email and block.content",
)  # fmt: skip


Loops = Sequence[tuple[str, str, tuple[str, ...]]]


def write(
    chance: random.Random, depth: int, expressions: Sequence[str], tests: Sequence[str], loops: Loops = ()
) -> str:
    """Write a few statements of a template."""

    def printed(more: Sequence[str] = ()) -> str:
        return f"<p>{{{{ {chance.choice((*expressions, *more, *more))} }}}}</p>\n"

    def inner(more: Sequence[str] = ()) -> str:
        return write(chance, depth - 1, (*expressions, *more, *more), tests, loops) if depth else printed(more)

    def loop() -> str:
        item, items, own = chance.choice(loops)
        body = inner(own) if chance.random() < 0.3 else "".join(printed(own) for _ in range(2))
        test = f"{{% if {chance.choice(own)} %}}yes{{% endif %}}" if chance.random() < 0.3 else ""
        return f"{{% for {item} in {items} %}}{test}{body}{{% else %}}none{{% endfor %}}"

    statements = [
        printed,
        printed,
        lambda: f"{{% if {chance.choice(tests)} %}}{inner()}{{% elif {chance.choice(tests)} %}}{inner()}{{% endif %}}",
        lambda: f"{{% if {chance.choice(tests)} %}}{inner()}{{% else %}}{printed()}{{% endif %}}",
        lambda: f"{{% with name = {chance.choice(expressions)} %}}{inner()}{{{{ name }}}}{{% endwith %}}",
        lambda: f"{{% set kept = {chance.choice(expressions)} %}}{printed(['kept'])}",
        lambda: '<a href="#_main" title="{{ clinic.name }}">{{ page.title }}</a>',
    ]
    if loops:
        statements += [loop, loop, lambda: '{% include "partials/head.html" %}']
    return "".join(chance.choice(statements)() for _ in range(chance.randint(1, 4)))


def wild(theme: Theme, chance: random.Random) -> Theme:
    """Write some of a theme's templates anew."""
    texts = {
        "article.html": '{% extends "base.html" %}{% block content %}'
        + write(chance, 2, EXPRESSIONS, TESTS, LOOPS)
        + '{% include "partials/recent.html" %}{{ content.body }}{% endblock %}',
        **{
            f"{kind}.html": '{% extends "base.html" %}{% block content %}' + text + "{% endblock %}"
            for kind, text in (
                ("home", write(chance, 2, LIST_EXPRESSIONS, LIST_TESTS, LIST_LOOPS)),
                ("articles", write(chance, 2, LIST_EXPRESSIONS, LIST_TESTS, LIST_LOOPS)),
                ("service", write(chance, 1, (*ANYWHERE, "service.name", "content.body"), LIST_TESTS[:3], LOOPS)),
                ("locations", write(chance, 1, OTHER_EXPRESSIONS, LIST_TESTS[:3], OTHER_LOOPS)),
            )
        },
        "blocks/note.html": write(chance, 1, BLOCK_EXPRESSIONS, BLOCK_TESTS),
        "partials/article-card.html": chance.choice(
            [
                "<i>{{ card.title }}</i>{{ clinic.name }}",
                "{{ card.title }}{% if clinic.email %}!{% endif %}{{ card.excerpt }}",
                "{% if 'Harbor' in card.title %}h{% endif %}{{ card.title | upper }}{{ card.excerpt }}",
                "{{ card.excerpt | length }}{% if card.excerpt > card.title %}<{% endif %}{{ page.kind }}",
                "{% if card.excerpt %}{{ card.excerpt }}{% endif %}{% if card.date %}{{ card.date.iso }}{% endif %}",
            ]
        ),
        "partials/recent.html": "{% if content.recent %}{% for card in content.recent %}"
        '{% include "partials/article-card.html" %}{% endfor %}{% endif %}',
    }
    sources = {name: SourceText(theme.templates[name].path, text) for name, text in texts.items()}
    return replace(theme, templates={**theme.templates, **sources})


def render(planned: Planned, shared: rendering.SharedWork) -> dict[str, object]:
    """Render a site's pages and feed."""
    site = rendering.prepare_site(planned.plan, planned.theme, "program", shared)
    found: dict[str, object] = {}
    for output in site.outputs:
        if output.path.endswith((".html", ".xml")):
            try:
                file = rendering.render_file(site, output)
            except TemplateError as error:
                found[output.path] = error.message, error.place
            else:
                assert b"".join(map(str.encode, file.parts)) == file.data
                found[output.path] = file.data
    return found


def open_whole(theme: Theme) -> rendering.SharedWork:
    """Open a theme so that no template is taken apart."""
    shared = rendering.SharedWork({theme.name: rendering.open_theme(theme)})
    shared.themes[theme.name].programs.update(dict.fromkeys(theme.templates))
    return shared


def compare(plans: Sequence[Planned], seed: int) -> int:
    """Render sites with one random theme both ways; tell how many frames they shared."""
    chance = random.Random(seed)
    theme = wild(plans[0].theme, chance)
    shared = rendering.SharedWork({theme.name: rendering.open_theme(theme)})
    for planned in chance.sample(plans, len(plans)):
        themed = replace(planned, theme=theme)
        assert render(themed, shared) == render(themed, open_whole(theme)), (seed, theme.templates["article.html"].text)
    known = [
        *shared.surrounded.values(),
        *(one for work in shared.articles.values() for one in work.surrounded.values()),
    ]
    return sum(len(one.frames) for one in known)


@pytest.fixture
def plans(make_workspace) -> list[Planned]:
    """Plan all sites of one workspace: they share their articles."""
    workspace = loading.load_workspace(make_workspace(FILES))
    library = parsing.gather_library(map(parsing.compile_text, workspace.texts)).library
    names = planning.gather_names(workspace.fleet, library, set(), workspace.images)
    grounds = planning.survey(workspace.fleet, library, workspace.images, names)
    return [
        Planned(planning.plan_site(clinic, grounds, TODAY).plan, workspace.themes["clarity"])
        for clinic in workspace.fleet.clinics
    ]


@pytest.mark.parametrize("first", range(0, 18, 6))
def test_random_themes_render_the_same_from_frames_and_in_full(plans, first: int) -> None:
    frames = sum(compare(plans, seed) for seed in range(first, first + 6))
    assert frames >= 20  # So that the comparison means something.


def test_sites_that_surround_articles_alike_share_their_frames(plans) -> None:
    shared = rendering.SharedWork({plans[0].theme.name: rendering.open_theme(plans[0].theme)})
    for planned in plans:
        assert render(planned, shared) == render(planned, open_whole(planned.theme))
    (work,) = [work for work in shared.articles.values() if work.article.slug == "late"]
    # That of the preview, of the site beneath a path, and of the other two.
    assert sorted(len(known.frames) for known in work.surrounded.values()) == [2, 2, 2]


@pytest.mark.parametrize("seed", range(200))
def test_a_frame_gives_back_the_page_it_was_made_of(seed: int) -> None:
    chance = random.Random(seed)
    owned = {("a",): own_text("A", ("a",)), ("b",): own_text("", ("b",))}
    pieces = ["", "x", "y" * 400, "z" * 600, *owned.values(), MixedText("m"), MixedText("")]
    parts = tuple(chance.choice(pieces) for _ in range(chance.choice((0, 1, 2, 8))))
    frame = frame_of(parts)
    own = [owned[role] for role in frame.roles]
    filled = fill_frame(frame, own)
    assert encode_frame(frame, own) == "".join(parts).encode()
    assert "".join(filled) == "".join(parts)
    assert [part for part in filled if isinstance(part, OwnText)] == [
        part for part in parts if isinstance(part, OwnText)
    ]
    assert {type(part) for part in filled} <= {str, OwnText}
    assert frame.is_shared == (not any(isinstance(part, MixedText) for part in parts))
