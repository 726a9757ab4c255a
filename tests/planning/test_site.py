"""Which pages a site has, at which addresses, and what search engines are told about them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import pytest

from clinicgen import surveying
from clinicgen.model.finding import Finding
from clinicgen.model.site_plan import ArticleSubject, ClosedSubject, ListSubject, Page, PageKind, SitePlan
from tests.conftest import ARTICLE, HARBOR, NORFOLK, MakeWorkspace
from tests.planning.planned import Planned, survey_and_plan

TODAY = datetime.date(2026, 11, 22)


def survey(make_workspace: MakeWorkspace, files: Mapping[str, str | None] | None = None) -> Planned:
    return survey_and_plan(make_workspace(files), today=TODAY)


def addresses(plan: SitePlan) -> list[str]:
    return [page.address for page in plan.pages]


def page_at(plan: SitePlan, address: str) -> Page:
    return next(page for page in plan.pages if page.address == address)


def rules(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.rule for finding in findings]


def article(**front: str) -> str:
    lines = {"title": "A text", "description": "What the text is about.", "date": "2026-01-01", **front}
    written = "\n".join(f"{key}: {value}" for key, value in lines.items())
    return f"---\n{written}\n---\nSome words.\n"


def test_a_site_has_every_page_of_the_design(make_workspace: MakeWorkspace) -> None:
    plan = survey(make_workspace, {"pages/insurance.md": article().replace("date: 2026-01-01\n", "")}).plans["harbor"]
    assert addresses(plan) == [
        "/", "/404.html", "/articles/", "/articles/quiet-hour/", "/contact/", "/insurance/", "/services/",
        "/services/talk-therapy/", "/topics/talk/",
    ]  # fmt: skip
    assert [page.file for page in plan.pages][:4] == [
        "index.html",
        "404.html",
        "articles/index.html",
        "articles/quiet-hour/index.html",
    ]


def test_team_and_locations_stand_only_where_there_is_something_to_show(make_workspace: MakeWorkspace) -> None:
    files = {
        "clinics/_brands/coast.yaml": "name: Coast",
        "clinics/harbor/clinic.yaml": HARBOR + "    brand: coast\n    practitioners: [{name: A. Person}]\n",
        "clinics/norfolk/clinic.yaml": NORFOLK + "    brand: coast\n",
    }
    plans = survey(make_workspace, files).plans
    assert {"/team/", "/locations/"} <= set(addresses(plans["harbor"]))
    assert "/team/" not in addresses(plans["norfolk"])
    assert "/locations/" in addresses(plans["norfolk"])
    assert "/locations/" not in addresses(survey(make_workspace).plans["harbor"])


def test_titles_and_descriptions_are_filled_for_each_clinic(make_workspace: MakeWorkspace) -> None:
    plans = survey(make_workspace).plans
    assert page_at(plans["harbor"], "/articles/quiet-hour/").title == "A quiet hour at Harbor Psychiatry"
    assert page_at(plans["norfolk"], "/articles/quiet-hour/").title == "A quiet hour at Norfolk Mind & Body"


def test_lists_break_after_twenty_articles(make_workspace: MakeWorkspace) -> None:
    files = {f"articles/text-{number:02}.md": article(title=f"Text {number}", topics="[talk]") for number in range(40)}
    plan = survey(make_workspace, files).plans["harbor"]
    pages = [page for page in plan.pages if page.kind is PageKind.ARTICLES]
    assert [page.address for page in pages] == ["/articles/", "/articles/page/2/", "/articles/page/3/"]
    sizes = [len(page.subject.cards) for page in pages if isinstance(page.subject, ListSubject)]
    assert sizes == [20, 20, 1]
    assert "/topics/talk/page/3/" in addresses(plan)
    assert len({page.title for page in plan.pages}) > 40


def test_recent_posts_are_four_others_newest_first(make_workspace: MakeWorkspace) -> None:
    files = {f"articles/text-{day}.md": article(date=f"2026-01-0{day}", title=f"Text {day}") for day in range(1, 8)}
    plan = survey(make_workspace, files).plans["harbor"]
    subject = page_at(plan, "/articles/text-7/").subject
    assert isinstance(subject, ArticleSubject)
    assert [card.title for card in subject.recent] == [
        "A quiet hour at Harbor Psychiatry", "Text 6", "Text 5", "Text 4",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("front", "is_built"),
    [
        ({"date": "2026-11-22"}, True),
        ({"date": "2026-11-23"}, False),
        ({"expires": "2026-11-22"}, False),
        ({"expires": "2026-11-23"}, True),
        ({"draft": "true"}, False),
        ({"services": "[talk-therapy]"}, True),
        ({"clinics": "{only: [norfolk]}"}, False),
        ({"clinics": "{except: [harbor]}"}, False),
        ({"clinics": "{only: [harbor]}"}, True),
    ],
)
def test_the_day_and_the_front_matter_decide_what_is_carried(
    make_workspace: MakeWorkspace, front: dict[str, str], is_built: bool
) -> None:
    plan = survey(make_workspace, {"articles/text.md": article(**front)}).plans["harbor"]
    assert ("/articles/text/" in addresses(plan)) is is_built


def test_a_clinic_adds_and_leaves_out_articles(make_workspace: MakeWorkspace) -> None:
    files = {
        "articles/text.md": article(services="[talk-therapy]"),
        "clinics/norfolk/clinic.yaml": NORFOLK + "    articles: {include: [text], exclude: [quiet-hour]}\n",
    }
    plan = survey(make_workspace, files).plans["norfolk"]
    assert "/articles/text/" in addresses(plan)
    assert "/articles/quiet-hour/" not in addresses(plan)


def test_what_was_planned_for_other_clinics_changes_no_plan(make_workspace: MakeWorkspace) -> None:
    files = {
        "articles/named.md": article(title="'At {{ clinic.name }}'", topics="[calm, sleep]"),
        "articles/calm.md": article(topics="[calm]", services="[talk-therapy]"),
        "articles/left-out.md": article(topics="[sleep]"),
        "clinics/harbor/clinic.yaml": HARBOR + "articles: {exclude: [left-out]}\n",
        "clinics/norfolk/articles/calm.md": article(topics="[sleep]"),
        "clinics/oldtown/clinic.yaml": HARBOR.replace("https://", "https://oldtown."),
    }
    found = surveying.survey_workspace(make_workspace(files), today=TODAY)
    together = surveying.plan_sites(found)
    assert len({tuple(addresses(plan)) for plan, _ in together.values()}) > 1
    for slug, planned in together.items():
        alone = surveying.survey_workspace(found.root, today=TODAY)
        assert surveying.plan_sites(alone, [slug])[slug] == planned


def test_an_own_article_replaces_the_shared_one_on_that_site_alone(make_workspace: MakeWorkspace) -> None:
    own = ARTICLE.replace("A quiet hour at", "Our own hour at")
    plans = survey(make_workspace, {"clinics/harbor/articles/quiet-hour.md": own}).plans
    assert page_at(plans["harbor"], "/articles/quiet-hour/").title == "Our own hour at Harbor Psychiatry"
    assert page_at(plans["norfolk"], "/articles/quiet-hour/").title == "A quiet hour at Norfolk Mind & Body"


def test_every_page_of_a_preview_is_kept_from_search_engines(make_workspace: MakeWorkspace) -> None:
    plan = survey(make_workspace, {"clinics/harbor/clinic.yaml": HARBOR + "    status: preview\n"}).plans["harbor"]
    assert not any(page.is_indexed or page.in_sitemap for page in plan.pages)


def test_a_closed_clinic_has_one_page_and_every_former_address_leads_to_it(make_workspace: MakeWorkspace) -> None:
    closed = HARBOR + "    status: closed\n    closed: {successor: norfolk}\n    redirects: {/old/: /contact/}\n"
    survey_ = survey(make_workspace, {"clinics/harbor/clinic.yaml": closed})
    plan = survey_.plans["harbor"]
    assert addresses(plan) == ["/"]
    assert isinstance(plan.pages[0].subject, ClosedSubject)
    assert plan.pages[0].subject.successor == survey_.plans["norfolk"].clinic
    assert {"/articles/quiet-hour/", "/contact/", "/old/"} <= {redirect.path for redirect in plan.redirects}
    assert {redirect.target for redirect in plan.redirects} == {"/"}


SYNDICATED = {
    "clinics/_brands/coast.yaml": "name: Coast\nowner: norfolk",
    "clinics/harbor/clinic.yaml": HARBOR + "    brand: coast\n",
    "clinics/norfolk/clinic.yaml": NORFOLK + "    brand: coast\n",
}


def test_each_copy_is_its_own_canonical_unasked(make_workspace: MakeWorkspace) -> None:
    page = page_at(survey(make_workspace, SYNDICATED).plans["harbor"], "/articles/quiet-hour/")
    assert (page.canonical, page.is_indexed, page.in_sitemap) == (
        "https://harbor.test/articles/quiet-hour/", True, True,
    )  # fmt: skip


def test_under_owner_copies_point_to_the_brands_owner(make_workspace: MakeWorkspace) -> None:
    plans = survey(make_workspace, {**SYNDICATED, "clinicgen.yaml": "syndication: owner"}).plans
    copy, original = (page_at(plans[slug], "/articles/quiet-hour/") for slug in ("harbor", "norfolk"))
    assert (copy.canonical, copy.is_indexed, copy.in_sitemap) == (
        "https://norfolk.test/articles/quiet-hour/", True, False,
    )  # fmt: skip
    assert (original.canonical, original.in_sitemap) == ("https://norfolk.test/articles/quiet-hour/", True)


def test_under_noindex_copies_are_never_canonical_elsewhere(make_workspace: MakeWorkspace) -> None:
    plans = survey(make_workspace, {**SYNDICATED, "clinicgen.yaml": "syndication: noindex"}).plans
    copy = page_at(plans["harbor"], "/articles/quiet-hour/")
    assert (copy.canonical, copy.is_indexed, copy.in_sitemap) == (
        "https://harbor.test/articles/quiet-hour/", False, False,
    )  # fmt: skip


def test_an_owner_that_does_not_carry_the_article_cannot_be_canonical(make_workspace: MakeWorkspace) -> None:
    files = {
        **SYNDICATED,
        "clinicgen.yaml": "syndication: owner",
        "clinics/norfolk/clinic.yaml": NORFOLK + "    brand: coast\n    articles: {exclude: [quiet-hour]}\n",
    }
    page = page_at(survey(make_workspace, files).plans["harbor"], "/articles/quiet-hour/")
    assert page.canonical == "https://harbor.test/articles/quiet-hour/"


def test_redirects_get_one_final_target(make_workspace: MakeWorkspace) -> None:
    redirects = "    redirects: {/a/: /b/, /b: /contact/, /c.html: https://elsewhere.test/x}\n"
    plan = survey(make_workspace, {"clinics/harbor/clinic.yaml": HARBOR + redirects}).plans["harbor"]
    assert [(redirect.path, redirect.target) for redirect in plan.redirects] == [
        ("/a/", "/contact/"),
        ("/b", "/contact/"),
        ("/c.html", "https://elsewhere.test/x"),
    ]


@pytest.mark.parametrize(
    ("redirects", "rule"),
    [
        ("{/a/: /b/, /b/: /a/}", "redirect-loop"),
        ("{/a/: /nowhere/}", "redirect-target-missing"),
        ("{/contact/: /}", "path-taken"),
        ("{/a: /, /a/: /contact/}", "path-taken"),
        ("{/sitemap.xml: /}", "path-taken"),
        ("{/old.html: /, /old.html/x/: /}", "path-taken"),
    ],
)
def test_redirects_that_cannot_work_are_refused(make_workspace: MakeWorkspace, redirects: str, rule: str) -> None:
    found = survey(make_workspace, {"clinics/harbor/clinic.yaml": HARBOR + f"    redirects: {redirects}\n"})
    assert rule in rules(found.findings)
    assert "harbor" in found.held_back
    assert "norfolk" not in found.held_back


@pytest.mark.parametrize("path", ["static/Contact/index.html", "clinics/harbor/static/sitemap.xml", "pages/contact.md"])
def test_nothing_may_take_the_place_of_a_page(make_workspace: MakeWorkspace, path: str) -> None:
    found = survey(make_workspace, {path: article().replace("date: 2026-01-01\n", "")})
    assert "path-taken" in rules(found.findings)


def test_a_slot_file_replaces_the_default_on_that_site_alone(make_workspace: MakeWorkspace) -> None:
    files = {
        "articles/quiet-hour.md": ARTICLE + "\n    ::: slot parking\n    Ask at the desk.\n    :::\n",
        "clinics/harbor/slots/quiet-hour/parking.md": "Behind the building.\n",
    }
    plans = survey(make_workspace, files).plans
    bodies = {slug: page_at(plan, "/articles/quiet-hour/").subject for slug, plan in plans.items()}
    harbor, norfolk = bodies["harbor"], bodies["norfolk"]
    assert isinstance(harbor, ArticleSubject)
    assert isinstance(norfolk, ArticleSubject)
    assert "Behind the building." in str(harbor.body)
    assert "Ask at the desk." not in str(harbor.body)
    assert "Ask at the desk." in str(norfolk.body)
    assert harbor.variant != norfolk.variant
