"""How much of an article's page is its site's own."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import pytest

from clinicgen import surveying
from clinicgen.checking import measure_overlap
from clinicgen.checking.overlap import PageOverlap
from clinicgen.checking.shingles import shingles_of, words_of_html
from tests.conftest import HARBOR, NORFOLK, MakeWorkspace

HEAD = "---\ntitle: First visit\ndescription: What it is like.\n{more}---\n"
PLAIN = "Bring a list of your medicines, and ask somebody you trust to drive you home when the hour is over."
OWN = "Park behind the red house, ring twice, and somebody will open the door for you at once."


def measure(make_workspace: MakeWorkspace, files: Mapping[str, str]) -> dict[str, PageOverlap]:
    survey = surveying.survey_workspace(
        make_workspace({"articles/quiet-hour.md": None, **files}), today=datetime.date(2026, 3, 2)
    )
    pages = measure_overlap(plan for plan, _ in surveying.plan_sites(survey).values())
    assert list(pages) == sorted(pages)
    return {page.clinic: page for page in pages if page.article == "x"}


def article(text: str, more: str = "") -> str:
    return HEAD.format(more=more) + text + "\n"


def test_pages_that_say_the_same_are_nobodys_own(make_workspace: MakeWorkspace) -> None:
    pages = measure(make_workspace, {"articles/x.md": article(PLAIN)})
    assert {slug: (page.own_percent, page.sites) for slug, page in pages.items()} == {
        "harbor": (0, 2),
        "norfolk": (0, 2),
    }
    assert all(page.is_near_duplicate for page in pages.values())


def test_a_page_that_one_site_has_is_all_its_own(make_workspace: MakeWorkspace) -> None:
    (page,) = measure(make_workspace, {"articles/x.md": article(PLAIN, "clinics:\n  only: [harbor]\n")}).values()
    assert (page.own_percent, page.sites, page.is_near_duplicate) == (100, 1, False)


def test_an_own_article_is_compared_with_the_one_it_replaces(make_workspace: MakeWorkspace) -> None:
    files = {"articles/x.md": article(PLAIN), "clinics/harbor/articles/x.md": article(OWN)}
    assert all(page.own_percent > 85 for page in measure(make_workspace, files).values())
    files["clinics/harbor/articles/x.md"] = article(f"{PLAIN}\n\n{OWN}")
    pages = measure(make_workspace, files)
    assert 40 < pages["harbor"].own_percent < 60
    assert pages["norfolk"].own_percent == 0


def test_a_fact_makes_the_words_around_it_own_where_its_value_is(make_workspace: MakeWorkspace) -> None:
    text = "one two three four five {{ clinic.region }} six seven eight nine ten"
    own = measure(make_workspace, {"articles/x.md": article(text)})["harbor"]
    # Thirteen words with the title make nine runs of five; the fact stands in five of them.
    assert (own.words, own.own_percent) == (13, 5 * 100 // 9)
    same = NORFOLK.replace("region: VA", "region: SC")
    pages = measure(make_workspace, {"articles/x.md": article(text), "clinics/norfolk/clinic.yaml": same})
    assert {page.own_percent for page in pages.values()} == {0}


def test_a_default_counts_as_what_is_said(make_workspace: MakeWorkspace) -> None:
    text = 'Write to {{ clinic.tagline | default("our desk") }} on any day of the week.'
    assert {page.own_percent for page in measure(make_workspace, {"articles/x.md": article(text)}).values()} == {0}


def test_conditions_slots_and_questions_are_read_as_each_site_shows_them(make_workspace: MakeWorkspace) -> None:
    files = {
        "articles/x.md": article(
            f"{PLAIN}\n\n::: when region=VA\nVirginia asks for one more paper, which we will send you.\n:::\n\n"
            "::: slot parking\nPark where you can.\n:::",
            "faq:\n  - {question: Does it hurt, answer: 'No, {{ clinic.name }} takes care that it does not hurt.'}\n",
        ),
        "clinics/harbor/slots/x/parking.md": OWN,
    }
    pages = measure(make_workspace, files)
    assert pages["harbor"].own_percent > 30
    assert pages["norfolk"].own_percent > 30
    assert pages["harbor"].words != pages["norfolk"].words


@pytest.mark.parametrize("policy", ["owner", "noindex"])
def test_a_copy_that_says_so_is_no_near_duplicate(make_workspace: MakeWorkspace, policy: str) -> None:
    files = {
        "clinicgen.yaml": f"syndication: {policy}\n",
        "articles/x.md": article(PLAIN),
        "clinics/_brands/tidal.yaml": "name: Tidal Care\n",
        "clinics/harbor/clinic.yaml": HARBOR + "    brand: tidal\n",
        "clinics/norfolk/clinic.yaml": NORFOLK + "    brand: tidal\n",
    }
    pages = measure(make_workspace, files)
    assert [pages[slug].is_canonical for slug in ("harbor", "norfolk")] == [True, False]
    assert not pages["norfolk"].is_near_duplicate


@pytest.mark.parametrize("status", ["preview", "closed"])
def test_sites_that_are_not_live_do_not_count(make_workspace: MakeWorkspace, status: str) -> None:
    files = {"articles/x.md": article(PLAIN), "clinics/norfolk/clinic.yaml": NORFOLK + f"    status: {status}\n"}
    assert {slug: page.own_percent for slug, page in measure(make_workspace, files).items()} == {"harbor": 100}


def test_words_are_read_as_patients_see_them() -> None:
    assert words_of_html('<p class="red">Don\u2019t &amp; won\'t, A<br>b</p>') == ["don\u2019t", "won't", "a", "b"]


def test_a_text_of_few_words_is_one_shingle() -> None:
    assert shingles_of(()) == frozenset()
    assert shingles_of(("a", "b")) == {("a", "b")}
    assert shingles_of(tuple("abcdef")) == {tuple("abcde"), tuple("bcdef")}
