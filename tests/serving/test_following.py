"""A preview follows every edit, and says beside the page what is wrong until it is mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import HARBOR, NORFOLK, MakeWorkspace

from .conftest import Preview, Serve

OVERLAY_THEME = "name: ours\nextends: clarity\nstylesheets: [ours.css]\n"
OURS = {
    "themes/ours/theme.yaml": OVERLAY_THEME,
    "themes/ours/static/ours.css": "h1 { color: green }\n",
    "themes/ours/templates/not-found.html": '{% extends "clarity/not-found.html" %}\n',
    "clinicgen.yaml": "defaults: {theme: {name: ours}}\n",
}


@pytest.fixture
def root(make_workspace: MakeWorkspace) -> Path:
    return make_workspace(OURS)


@pytest.fixture
def shown(root: Path, serve: Serve) -> Preview:
    return serve(root)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


class TestEdits:
    def test_a_phone_number_is_on_the_page_when_the_event_arrives(self, root: Path, shown: Preview) -> None:
        with shown.follow("harbor.localhost") as events:
            first = events.next()
            edit(root / "clinics/harbor/clinic.yaml", "555-2368", "555-2399")
            second = events.until(lambda state: state.release != first.release)
            page = shown.get("harbor.localhost", "/articles/quiet-hour/").text
        assert "(843) 555-2399" in page
        assert "(843) 555-2368" not in page
        assert f'data-release="{second.release}"' in page

    def test_the_site_of_another_clinic_is_not_loaded_anew(self, root: Path, shown: Preview) -> None:
        with shown.follow("norfolk.localhost") as events:
            first = events.next()
            edit(root / "clinics/harbor/clinic.yaml", "555-2368", "555-2399")
            shown.wait_for(r"^\d\d:\d\d:\d\d harbor: ")
            edit(root / "clinics/norfolk/clinic.yaml", "555-4141", "555-4142")
            second = events.next()
        assert second.release != first.release
        assert "(757) 555-4142" in shown.get("norfolk.localhost").text

    def test_a_new_article_an_edit_and_its_removal(self, root: Path, shown: Preview) -> None:
        article = root / "articles/louder-hour.md"
        with shown.follow("harbor.localhost") as events:
            release = events.next().release
            text = (root / "articles/quiet-hour.md").read_text("utf-8").replace("A quiet hour", "A louder hour")
            article.write_text(text, "utf-8")
            release = events.until(lambda state: state.release != release).release
            assert shown.get("harbor.localhost", "/articles/louder-hour/").status_code == 200
            edit(article, "You sit down", "You stand up")
            release = events.until(lambda state: state.release != release).release
            assert "You stand up and talk" in shown.get("harbor.localhost", "/articles/louder-hour/").text
            article.unlink()
            events.until(lambda state: state.release != release)
            assert shown.get("harbor.localhost", "/articles/louder-hour/").status_code == 404

    def test_a_stylesheet(self, root: Path, shown: Preview) -> None:
        with shown.follow("harbor.localhost") as events:
            release = events.next().release
            edit(root / "themes/ours/static/ours.css", "green", "purple")
            events.until(lambda state: state.release != release)
        page = shown.get("harbor.localhost").text
        (stylesheet,) = [part for part in page.split('"') if part.startswith("/assets/site.")]
        assert "purple" in shown.get("harbor.localhost", stylesheet).text

    def test_a_folder_that_was_not_there_before(self, root: Path, shown: Preview) -> None:
        with shown.follow("harbor.localhost") as events:
            release = events.next().release
            (root / "pages").mkdir()
            page = root / "pages/parking.md"
            page.write_text("---\ntitle: Parking\ndescription: Where to park.\n---\nBehind the house.\n")
            release = events.until(lambda state: state.release != release).release
            assert "Behind the house" in shown.get("harbor.localhost", "/parking/").text
            edit(page, "Behind", "Before")
            events.until(lambda state: state.release != release)
            assert "Before the house" in shown.get("harbor.localhost", "/parking/").text

    def test_the_settings_of_the_workspace(self, root: Path, shown: Preview) -> None:
        with shown.follow("harbor.localhost") as events:
            release = events.next().release
            # As editors save: another file takes the name.
            new = root / "clinicgen.yaml.new"
            new.write_text("defaults: {theme: {name: ours, corners: square}}\n")
            new.replace(root / "clinicgen.yaml")
            events.until(lambda state: state.release != release)
        assert "corners-square" in shown.get("harbor.localhost").text

    def test_a_new_clinic_and_one_that_is_gone(self, root: Path, shown: Preview) -> None:
        with shown.follow("localhost") as events:
            events.next()
            facts = (root / "clinics/harbor/clinic.yaml").read_text("utf-8")
            (root / "clinics/quay").mkdir()
            other = facts.replace("Harbor", "Quay").replace("harbor", "quay").replace("2368", "2377")
            (root / "clinics/quay/clinic.yaml").write_text(other.replace("21 Main", "77 Front"), "utf-8")
            events.until(lambda state: "quay.localhost" in state.problems and "not built" not in state.problems)
            assert shown.get("quay.localhost").status_code == 200
            (root / "clinics/norfolk/clinic.yaml").unlink()
            (root / "clinics/norfolk").rmdir()
            gone = events.until(lambda state: "norfolk.localhost" not in state.problems)
            assert "norfolk" not in gone.problems
            assert shown.get("norfolk.localhost").status_code == 404


class TestProblems:
    def test_a_broken_template_is_told_over_the_last_good_page(self, root: Path, shown: Preview) -> None:
        template = root / "themes/ours/templates/not-found.html"
        before = shown.get("harbor.localhost").text
        with shown.follow("harbor.localhost") as events:
            first = events.next()
            assert first.problems == ""
            edit(template, '" %}\n', '" %}\n{% if %}\n')
            broken = events.until(lambda state: state.problems != "")
            assert "themes/ours/templates/not-found.html:2" in broken.problems
            assert "This is the site as it last was without errors" in broken.problems
            assert broken.release == first.release
            page = shown.get("harbor.localhost").text
            assert broken.problems in page
            assert page.replace(broken.problems, "") == before
            edit(template, "{% if %}\n", "")
            mended = events.until(lambda state: state.problems == "")
            assert mended.release == first.release
        assert shown.get("harbor.localhost").text == before

    def test_a_template_that_prints_what_is_not_there(self, root: Path, shown: Preview) -> None:
        with shown.follow("harbor.localhost") as events:
            events.next()
            edit(
                root / "themes/ours/templates/not-found.html",
                '" %}\n',
                '" %}\n{% block lead %}{{ page.titel }}{% endblock %}\n',
            )
            broken = events.until(lambda state: state.problems != "")
        assert "themes/ours/templates/not-found.html:2" in broken.problems
        assert shown.get("harbor.localhost", "/no-such-page/").status_code == 404

    def test_broken_yaml_is_told_with_its_place_on_the_site_it_concerns(self, root: Path, shown: Preview) -> None:
        facts = root / "clinics/harbor/clinic.yaml"
        with shown.follow("harbor.localhost") as events, shown.follow("norfolk.localhost") as others:
            events.next(), others.next()
            edit(facts, "phone: ", "phne: ")
            broken = events.until(lambda state: "clinic-unknown-key" in state.problems)
            assert "clinics/harbor/clinic.yaml:3:1" in broken.problems
            assert "<mark>phne</mark>: (843) 555-2368" in broken.problems
            assert "did you mean <code>phone</code>?" in broken.problems
            assert "(843) 555-2368" in shown.get("harbor.localhost").text
            edit(facts, "phne: ", "phone: [")
            worse = events.until(lambda state: "clinic-unknown-key" not in state.problems)
            assert "clinics/harbor/clinic.yaml:" in worse.problems
            edit(facts, "phone: [", "phone: ")
            events.until(lambda state: state.problems == "")
            edit(root / "clinics/norfolk/clinic.yaml", "555-4141", "555-4142")
            assert others.next().problems == ""

    def test_a_sibling_that_is_held_back_as_well_says_why(self, make_workspace: MakeWorkspace, serve: Serve) -> None:
        brand = {"clinics/_brands/coast.yaml": "name: Coast Clinics\n"}
        facts = {
            f"clinics/{slug}/clinic.yaml": text + "    brand: coast\n"
            for slug, text in (("harbor", HARBOR), ("norfolk", NORFOLK))
        }
        root = make_workspace(brand | facts)
        shown = serve(root)
        with shown.follow("norfolk.localhost") as events:
            events.next()
            edit(root / "clinics/harbor/clinic.yaml", "phone: ", "phne: ")
            held_back = events.until(lambda state: state.problems != "")
        assert "clinics/harbor/clinic.yaml:3:1" in held_back.problems
        assert "This is the site as it last was without errors" in held_back.problems

    def test_what_is_wrong_is_listed_for_all_clinics(self, root: Path, shown: Preview) -> None:
        with shown.follow("localhost") as events:
            events.next()
            edit(root / "clinics/harbor/clinic.yaml", "phone: ", "phne: ")
            told = events.until(lambda state: "phne" in state.problems)
        assert "held back" in told.problems
        assert told.problems in shown.get("localhost").text

    def test_a_site_that_never_was_without_errors_is_told_of_and_appears_when_mended(
        self, root: Path, serve: Serve
    ) -> None:
        facts = root / "clinics/harbor/clinic.yaml"
        edit(facts, "phone: ", "phne: ")
        shown = serve(root)
        page = shown.get("harbor.localhost")
        assert page.status_code == 503
        assert "clinics/harbor/clinic.yaml:3:1" in page.text
        with shown.follow("harbor.localhost") as events:
            assert events.next().release == ""
            edit(facts, "phne: ", "phone: ")
            events.until(lambda state: state.release != "")
        assert shown.get("harbor.localhost").status_code == 200

    def test_a_workspace_that_cannot_be_built_is_told_and_recovers(self, root: Path, serve: Serve) -> None:
        shown = serve(root, "harbor")
        folder, away = root / "clinics/harbor", root / "away"
        with shown.follow("harbor.localhost") as events:
            events.next()
            folder.rename(away)
            lost = events.until(lambda state: state.problems != "")
            assert "there is no clinic <code>harbor</code>" in lost.problems
            assert shown.get("harbor.localhost").status_code == 200
            away.rename(folder)
            events.until(lambda state: state.problems == "")

    def test_findings_are_said_once_on_the_terminal(self, root: Path, shown: Preview) -> None:
        edit(root / "clinics/harbor/clinic.yaml", "phone: ", "phne: ")
        shown.wait_for("no site has changed: 2 errors")
        edit(root / "articles/quiet-hour.md", "sit down", "stand up")
        shown.wait_for(r"norfolk: 2 errors")
        assert "\n".join(shown.lines).count("error[clinic-unknown-key]") == 1
