"""Files as parts: their joining is the file, and what sites share they share as the same objects."""

from __future__ import annotations

import pytest

from clinicgen import rendering
from clinicgen.model.rendered_site import OwnText, RenderedFile

BRANDED = "---\ntitle: {title}\ndescription: About {title}.\ndate: 2026-03-0{day}\ntopics: [talk]\n---\n"
BODY = """Long text without any fact, which stands on every site as it is.

## One

Call {{ clinic.name }} at {{ clinic.phone }}, or [book](clinic:book), or read [more](quiet-hour.md).

## Two

::: call-to-action
:::

## Three

![A house](images/a.svg) The end, just as long as the beginning of this text. In {{ clinic.city }}.
"""
FILES = {
    "articles/images/a.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"></svg>\n',
    **{
        f"articles/text-{day}.md": BRANDED.format(title=f"Text {day} & <more>", day=day) + BODY
        for day in range(1, 7)
    },
    "articles/named.md": "---\ntitle: At {{ clinic.name }}\ndescription: D of {{ clinic.city }}.\n"
    "faq: [{question: 'Who is {{ clinic.name }}?', answer: We.}]\n---\n## A\n## B\n## C\n",
}  # fmt: skip


@pytest.fixture
def two_sites(plan_site):
    planned = {slug: plan_site(slug, FILES) for slug in ("harbor", "norfolk")}
    return list(planned.values())


def render_all(planned, shared) -> dict[str, RenderedFile]:
    site = rendering.prepare_site(planned.plan, planned.theme, "program", shared)
    return {output.path: rendering.render_file(site, output) for output in site.outputs}


def test_parts_join_to_the_data(two_sites) -> None:
    shared = rendering.SharedWork({"clarity": rendering.open_theme(two_sites[0].theme)})
    for planned in two_sites:
        for path, file in render_all(planned, shared).items():
            if file.parts or path.endswith((".html", ".xml")):
                assert "".join(file.parts).encode() == file.data, path


def test_what_was_done_for_other_sites_changes_nothing(two_sites) -> None:
    shared = rendering.SharedWork({"clarity": rendering.open_theme(two_sites[0].theme)})
    for planned in (*two_sites, *reversed(two_sites)):
        fresh = rendering.SharedWork({"clarity": rendering.open_theme(planned.theme)})
        found, expected = render_all(planned, shared), render_all(planned, fresh)
        assert {path: (file.output.key, file.data) for path, file in found.items()} == {
            path: (file.output.key, file.data) for path, file in expected.items()
        }


def test_an_articles_fixed_text_and_a_clinics_own_are_the_same_objects_wherever_they_stand(plan_site) -> None:
    planned = plan_site("harbor", FILES)
    shared = rendering.SharedWork({"clarity": rendering.open_theme(planned.theme)})
    here, again = render_all(planned, shared), render_all(planned, shared)
    one, two = here["articles/text-1/index.html"].parts, again["articles/text-1/index.html"].parts
    other = here["articles/text-2/index.html"].parts
    fixed = next(part for part in one if "Long text without any fact" in part)
    assert any(part is fixed for part in two)
    menu = next(part for part in one if 'class="menu"' in part)
    assert any(part is menu for part in other)
    assert not any(part is menu for part in two)


def test_on_two_clinics_pages_of_an_article_only_the_clinics_own_texts_differ(two_sites) -> None:
    shared = rendering.SharedWork({"clarity": rendering.open_theme(two_sites[0].theme)})
    one, other = (render_all(planned, shared) for planned in two_sites)
    for path in (*(f"articles/text-{number}/index.html" for number in range(1, 7)), "articles/named/index.html"):
        # The words that a card shows of a text are cut to a length, and the clinic's facts with them.
        here, there = ([part for part in site[path].parts if 'class="card"' not in part] for site in (one, other))
        assert [getattr(part, "role", part) for part in here] == [getattr(part, "role", part) for part in there], path
        plain = "".join(part for part in here if not isinstance(part, OwnText))
        assert "Harbor" not in plain and "harbor.test" not in plain and "2368" not in plain


def test_a_clinics_own_text_of_one_role_is_the_same_on_all_its_pages(two_sites) -> None:
    shared = rendering.SharedWork({"clarity": rendering.open_theme(two_sites[0].theme)})
    for planned in two_sites:
        own: dict[tuple[str, ...], str] = {}
        for path, file in render_all(planned, shared).items():
            for part in file.parts:
                if isinstance(part, OwnText):
                    assert own.setdefault(part.role, part) == part, (path, part.role)
        assert ("fact", "clinic.name", "") in own and ("nodes",) in own and ("target", "book") in own


def test_most_of_an_article_page_is_shared(plan_site) -> None:
    planned = plan_site("harbor", FILES)
    shared = rendering.SharedWork({"clarity": rendering.open_theme(planned.theme)})
    here = render_all(planned, shared)
    one, other = (here[f"articles/text-{number}/index.html"].parts for number in (1, 2))
    kept = {id(part) for part in other}
    assert sum(len(part) for part in one if id(part) in kept) > 0.5 * sum(map(len, one))
