"""What is wrong between the clinics of a fleet, and between their texts, in whole small workspaces."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any, ClassVar

import pytest
from msgspec.structs import replace

from clinicgen import surveying
from clinicgen.checking import judge_plan
from clinicgen.model.finding import Finding, Severity
from tests.conftest import HARBOR, NORFOLK, MakeWorkspace

TODAY = datetime.date(2026, 3, 2)
SHARED = "---\ntitle: First visit\ndescription: What the first visit is like.\n{more}---\n{text}\n"
LONG = "Bring a list of your medicines, and ask somebody you trust to drive you home when the hour is over."


def shared(more: str = "", text: str = LONG) -> str:
    return SHARED.format(more=more, text=text)


def found(root: Path, rule: str) -> list[Finding]:
    return [one for one in surveying.survey_workspace(root, today=TODAY).findings if one.rule == rule]


class TestFactsThatLookCopied:
    SHARING = (
        ("    email: desk@norfolk.test\n", "email: desk@norfolk.test", "e-mail address"),
        ("    email: Desk@Norfolk.TEST\n", "email: Desk@Norfolk.TEST", "e-mail address"),
        ("    reviews: [{platform: Yelp, url: https://reviews.test/norfolk/}]\n", "reviews:", "review link"),
    )

    @pytest.mark.parametrize(("more", "line", "what"), SHARING)
    def test_the_later_clinic_is_told_where(
        self, make_workspace: MakeWorkspace, more: str, line: str, what: str
    ) -> None:
        # `zeta` comes after `norfolk`, so its file is the one that looks copied.
        zeta = HARBOR.replace("harbor", "zeta").replace("Harbor", "Zeta").replace("2368", "2369") + more
        root = make_workspace({"clinics/zeta/clinic.yaml": zeta})
        (finding,) = [one for one in found(root, "fleet-fact-copied") if what in one.message]
        assert finding.severity is Severity.WARNING
        assert finding.clinic == "zeta"
        assert finding.place
        assert finding.place.path == "clinics/zeta/clinic.yaml"
        assert line in finding.place.excerpt
        assert f"`zeta` has the {what} of `norfolk` (clinics/norfolk/clinic.yaml:" in finding.message

    def test_an_address_in_another_spelling_is_the_same(self, make_workspace: MakeWorkspace) -> None:
        zeta = HARBOR.replace("harbor", "zeta").replace("Harbor", "Zeta").replace("2368", "2369")
        root = make_workspace({"clinics/zeta/clinic.yaml": zeta.replace("21 Main St", "21  MAIN St.")})
        assert [one.clinic for one in found(root, "fleet-fact-copied")] == ["zeta"]

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("Zeta Psychiatry", "Harbor Psychiatry"),  # One name: one practice.
            ("2369", "2368"),  # One desk answers.
            ("21 Main St", "121 Main St"),
            ("city: Georgetown", "city: Columbia"),
            ("name: Zeta Psychiatry", "name: Zeta Psychiatry\n    status: closed"),
            ("21 Main St", "21 Main St, unit: Suite 4"),
        ],
    )
    def test_sharing_that_is_meant_stays_silent(self, make_workspace: MakeWorkspace, old: str, new: str) -> None:
        zeta = HARBOR.replace("harbor", "zeta").replace("Harbor", "Zeta").replace("2368", "2369")
        assert old in zeta
        root = make_workspace({"clinics/zeta/clinic.yaml": zeta.replace(old, new)})
        assert found(root, "fleet-fact-copied") == []

    def test_a_brand_shares_an_e_mail_address_but_no_street(self, make_workspace: MakeWorkspace) -> None:
        more = "    brand: tidal\n    email: desk@tidal.test\n"
        zeta = HARBOR.replace("harbor", "zeta").replace("Harbor", "Zeta").replace("2368", "2369")
        files = {
            "clinics/_brands/tidal.yaml": "name: Tidal Care\n",
            "clinics/harbor/clinic.yaml": HARBOR + more,
            "clinics/zeta/clinic.yaml": zeta + more,
        }
        (finding,) = found(make_workspace(files), "fleet-fact-copied")
        assert "street address" in finding.message

    def test_what_stands_in_a_layer_was_written_once(self, make_workspace: MakeWorkspace) -> None:
        files = {
            "clinicgen.yaml": "defaults:\n  email: desk@agency.test\n  reviews: [{platform: Yelp, url: https://yelp.test/a}]\n",
            "clinics/norfolk/clinic.yaml": "\n".join(
                line for line in NORFOLK.splitlines() if "email" not in line and "reviews" not in line
            ),
        }
        assert found(make_workspace(files), "fleet-fact-copied") == []


class TestArticlesForClosedClinics:
    CLOSED = NORFOLK + "    status: closed\n    closed: {successor: harbor}\n"

    def test_the_name_is_pointed_at_and_the_successor_suggested(self, make_workspace: MakeWorkspace) -> None:
        text = shared("clinics:\n  only: [norfolk]\n")
        root = make_workspace({"clinics/norfolk/clinic.yaml": self.CLOSED, "articles/x.md": text})
        (finding,) = found(root, "article-only-closed")
        assert finding.place
        assert finding.place.span
        assert (finding.place.path, finding.place.span.line) == ("articles/x.md", 5)
        assert "`harbor`" in finding.hint

    @pytest.mark.parametrize("more", ["clinics:\n  except: [norfolk]\n", "clinics:\n  only: [harbor]\n", ""])
    def test_other_choices_stay_silent(self, make_workspace: MakeWorkspace, more: str) -> None:
        root = make_workspace({"clinics/norfolk/clinic.yaml": self.CLOSED, "articles/x.md": shared(more)})
        assert found(root, "article-only-closed") == []


class TestOverridesThatDrift:
    def own(self, more: str = "") -> str:
        return shared(more, "Park behind the house.")

    def mark_said(self, root: Path) -> str:
        (finding,) = found(root, "override-drift")
        return finding.hint.partition("`overrides: ")[2].partition("`")[0]

    def test_a_note_says_what_to_write_and_then_all_is_well_until_the_original_changes(
        self, make_workspace: MakeWorkspace
    ) -> None:
        own = "clinics/harbor/articles/x.md"
        root = make_workspace({"articles/x.md": shared(), own: self.own()})
        (note,) = found(root, "override-drift")
        assert note.severity is Severity.INFO
        mark = self.mark_said(root)
        kept = {own: self.own(f"overrides: {mark}\n")}
        assert found(make_workspace({"articles/x.md": shared(), **kept}), "override-drift") == []
        root = make_workspace({"articles/x.md": shared(text=LONG + " Do not drive."), **kept})
        (drift,) = found(root, "override-drift")
        assert drift.severity is Severity.WARNING
        assert drift.place
        assert drift.place.path == own
        assert mark in drift.place.excerpt
        assert self.mark_said(root) != mark

    def test_white_space_and_moving_the_original_are_no_changes(self, make_workspace: MakeWorkspace) -> None:
        own = "clinics/harbor/articles/x.md"
        mark = self.mark_said(make_workspace({"articles/x.md": shared(), own: self.own()}))
        moved = {"articles/visits/x.md": shared(text=LONG + "  \n\n"), own: self.own(f"overrides: {mark}\n")}
        assert found(make_workspace(moved), "override-drift") == []

    def test_an_article_that_replaces_nothing_needs_no_mark(self, make_workspace: MakeWorkspace) -> None:
        root = make_workspace({"clinics/harbor/articles/y.md": self.own()})
        assert found(root, "override-drift") == []

    @pytest.mark.parametrize("path", ["clinics/harbor/articles/y.md", "articles/y.md"])
    def test_a_mark_where_nothing_is_replaced_is_told(self, make_workspace: MakeWorkspace, path: str) -> None:
        root = make_workspace({path: self.own("overrides: 0123456789ab\n")})
        assert "replaces no shared one" in found(root, "override-drift")[0].message

    def test_an_original_that_cannot_be_read_is_not_taken_for_none(self, make_workspace: MakeWorkspace) -> None:
        own = {"clinics/harbor/articles/x.md": self.own("overrides: 0123456789ab\n")}
        assert found(make_workspace({"articles/x.md": shared("colour: red\n"), **own}), "override-drift") == []

    def test_what_cannot_be_a_mark_is_refused_with_its_place(self, make_workspace: MakeWorkspace) -> None:
        root = make_workspace({"clinics/harbor/articles/x.md": self.own("overrides: yes\n")})
        (finding,) = found(root, "article-invalid-value")
        assert "overrides" in finding.message


class TestOwnersOfABrand:
    FILES: ClassVar = {
        "clinicgen.yaml": "syndication: owner\n",
        "clinics/harbor/clinic.yaml": HARBOR + "    brand: tidal\n",
        "clinics/_brands/tidal.yaml": "name: Tidal Care\nowner: norfolk\n",
    }

    @pytest.mark.parametrize("status", ["closed", "preview"])
    def test_an_owner_that_is_not_live_is_told(self, make_workspace: MakeWorkspace, status: str) -> None:
        norfolk = NORFOLK + f"    brand: tidal\n    status: {status}\n"
        root = make_workspace({**self.FILES, "clinics/norfolk/clinic.yaml": norfolk})
        (finding,) = found(root, "syndication-owner-absent")
        assert finding.severity is Severity.WARNING
        assert finding.message == f"the owner `norfolk` is {status}, so `harbor` is canonical for its articles"
        assert finding.place
        assert finding.place.span
        assert (finding.place.path, finding.place.span.line) == ("clinics/_brands/tidal.yaml", 2)

    def test_an_owner_that_lacks_an_article_is_a_note(self, make_workspace: MakeWorkspace) -> None:
        norfolk = NORFOLK + "    brand: tidal\n    articles: {exclude: [quiet-hour]}\n"
        (finding,) = found(
            make_workspace({**self.FILES, "clinics/norfolk/clinic.yaml": norfolk}), "syndication-owner-absent"
        )
        assert finding.severity is Severity.INFO
        assert "does not carry `quiet-hour`" in finding.message

    @pytest.mark.parametrize("settings", ["syndication: owner\n", "syndication: self\n"])
    def test_an_owner_that_carries_all_stays_silent(self, make_workspace: MakeWorkspace, settings: str) -> None:
        files = {
            **self.FILES,
            "clinicgen.yaml": settings,
            "clinics/norfolk/clinic.yaml": NORFOLK + "    brand: tidal\n",
        }
        assert found(make_workspace(files), "syndication-owner-absent") == []

    def test_without_syndication_a_closed_owner_does_not_matter(self, make_workspace: MakeWorkspace) -> None:
        norfolk = NORFOLK + "    brand: tidal\n    status: closed\n"
        files = {**self.FILES, "clinicgen.yaml": "syndication: self\n", "clinics/norfolk/clinic.yaml": norfolk}
        assert found(make_workspace(files), "syndication-owner-absent") == []


class TestNearDuplicates:
    def test_one_note_tells_of_all_articles(self, make_workspace: MakeWorkspace) -> None:
        root = make_workspace({f"articles/{name}.md": shared() for name in ("x", "y", "z")})
        (finding,) = found(root, "fleet-near-duplicate")
        assert finding.severity is Severity.INFO
        assert finding.message.startswith("3 shared articles stand on up to 2 sites")

    @pytest.mark.parametrize(
        "files",
        [
            {"articles/x.md": shared("clinics:\n  only: [harbor]\n")},
            {"articles/x.md": shared("syndication: noindex\n")},
            {"articles/x.md": shared(), "clinicgen.yaml": "syndication: owner\n"},
            {"articles/x.md": shared("draft: yes\n")},
            {"articles/x.md": shared("faq: [{question: Who, answer: '{{ clinic.name }}'}]\n")},
            {"articles/x.md": shared(), "clinics/harbor/articles/x.md": shared(text="Park behind the house.")},
            {"articles/x.md": shared(text="::: when region=SC\n" + LONG + "\n:::\n\nThat is all.")},
            {"articles/x.md": shared(text="::: slot parking\nPark.\n:::\n\n" + LONG),
             "clinics/harbor/slots/x/parking.md": "Park behind the house."},
            {"articles/x.md": shared(), "clinics/norfolk/clinic.yaml": NORFOLK + "    status: preview\n"},
        ],
    )  # fmt: skip
    def test_what_differs_or_is_declared_is_not_counted(
        self, make_workspace: MakeWorkspace, files: dict[str, str]
    ) -> None:
        # The article that every workspace here has is full of facts, and so not one of them.
        assert found(make_workspace(files), "fleet-near-duplicate") == []


class TestCanonicalPages:
    URL = "https://www.pines.example/x/"
    OTHER = "https://harbor.example/x/"

    def messages(self, build: Any, fleet: Any, **standing: Any) -> list[str]:
        page = replace(build.page("/x/"), **standing)
        return [one.message for one in judge_plan(build.plan(fleet, "pines", (page,))) if one.rule.startswith("canon")]

    @pytest.mark.parametrize(
        ("canonical", "is_indexed", "in_sitemap", "wrong"),
        [
            (OTHER, False, False, "is kept out of search and names another page as its original"),
            (OTHER, True, True, "stands in the sitemap and is not its own canonical"),
            (URL, False, True, "stands in the sitemap and is kept out of search"),
        ],
    )
    def test_a_page_that_contradicts_itself_is_an_error(
        self, build: Any, fleet: Any, canonical: str, is_indexed: bool, in_sitemap: bool, wrong: str
    ) -> None:
        found = self.messages(build, fleet, canonical=canonical, is_indexed=is_indexed, in_sitemap=in_sitemap)
        assert found == [f"`/x/` {wrong}"]

    @pytest.mark.parametrize(
        ("canonical", "is_indexed", "in_sitemap"),
        [(URL, True, True), (URL, True, False), (URL, False, False), (OTHER, True, False)],
    )
    def test_what_syndication_asks_for_is_none(
        self, build: Any, fleet: Any, canonical: str, is_indexed: bool, in_sitemap: bool
    ) -> None:
        assert self.messages(build, fleet, canonical=canonical, is_indexed=is_indexed, in_sitemap=in_sitemap) == []
