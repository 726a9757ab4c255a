"""Promise 8, sentence by sentence: an error holds back only whom it concerns."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from clinicgen import pipeline
from clinicgen.model.finding import Severity
from clinicgen.model.outcome import BuildResult
from tests.test_broken_workspaces import snapshot

GOOD = Path(__file__).parent / "workspaces" / "good"
TODAY = datetime.date(2026, 11, 22)
EVERYONE = ("greenville", "harbor", "norfolk")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("built") / "good"
    shutil.copytree(GOOD, root)
    assert pipeline.build(root, today=TODAY, jobs=1).held_back == ()
    return root


@pytest.fixture
def workspace(built: Path, tmp_path: Path) -> Path:
    root = tmp_path / "good"
    shutil.copytree(built, root)
    return root


def add(root: Path, path: str, text: str) -> None:
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text((target.read_text("utf-8") if target.exists() else "") + text, "utf-8")


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert text.count(old) == 1
    (root / path).write_text(text.replace(old, new), "utf-8")


def article(front: str = "", body: str = "Words.") -> str:
    return f"---\ntitle: News\ndescription: What is new.\n{front}---\n{body}\n"


def build_over(root: Path, **options: bool) -> BuildResult:
    """Build a workspace whose sites lie there already; those held back must keep every byte."""
    before = {path.name: snapshot(path) for path in (root / "build").iterdir() if path.name != ".clinicgen"}
    result = pipeline.build(root, today=TODAY, jobs=1, **options)
    for slug in result.held_back:
        site = root / "build" / slug
        assert (snapshot(site) if site.exists() else None) == before.get(slug)
    return result


UNKNOWN_FACT = "Call {{ clinic.fone }}."


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("clinics/greenville/articles/news.md", article(body=UNKNOWN_FACT)),
        ("clinics/greenville/pages/news.md", article(body=UNKNOWN_FACT)),
        ("clinics/greenville/slots/quiet-hour/arrival.md", UNKNOWN_FACT),
        ("clinics/greenville/services/talk-therapy.md", UNKNOWN_FACT),
        ("clinics/greenville/static/note.txt", "Call (757) 555-2141."),
        ("clinics/greenville/articles/news.md", "no front matter"),
        ("clinics/greenville/article/news.md", article()),
        ("clinics/greenville/slots/quiet-hour/arival.md", "Words."),
        ("clinics/greenville/clinic.yaml", "redirects: {/a/: /nowhere/}\n"),
    ],
)
def test_a_clinic_s_own_files_hold_back_that_clinic(workspace: Path, path: str, text: str) -> None:
    add(workspace, path, text)
    assert build_over(workspace).held_back == ("greenville",)


def test_a_clinic_that_nobody_shows_is_lost_alone(workspace: Path) -> None:
    add(workspace, "clinics/norfolk/clinic.yaml", "phne: 1\n")
    assert build_over(workspace).held_back == ("norfolk",)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: Tide Mental Health", "nmae: Tide Mental Health"),
        ("    name: Talk therapy\n", ""),
        ('  primary: "#1f5f6b"', "  primary: teal"),
        ('  primary: "#1f5f6b"', '  primery: "#1f5f6b"'),
    ],
)
def test_a_brand_file_holds_back_its_clinics(workspace: Path, old: str, new: str) -> None:
    change(workspace, "clinics/norfolk/clinic.yaml", "refers_to: [harbor]\n", "")
    assert build_over(workspace).held_back == ()
    change(workspace, "clinics/_brands/tide.yaml", old, new)
    assert build_over(workspace).held_back == ("greenville", "harbor")


def test_a_brand_file_that_nobody_names_holds_back_nobody(workspace: Path) -> None:
    add(workspace, "clinics/_brands/ebb.yaml", "nmae: Ebb\n")
    result = build_over(workspace)
    assert result.report.has_errors
    assert result.held_back == ()


@pytest.mark.parametrize(
    ("front", "held"),
    [
        ("", EVERYONE),
        ("services: [talk-therapy]\n", ("greenville", "harbor")),
        ("services: [sleep-care]\n", ("norfolk",)),
        ("services: [sleep-care, talk-therapy]\n", EVERYONE),
        ("clinics: {only: [harbor]}\n", ("harbor",)),
        ("clinics: {except: [harbor]}\n", ("greenville", "norfolk")),
        ("clinics: {except: [harbor]}\nservices: [talk-therapy]\n", ("greenville",)),
        ("date: 2030-01-01\nservices: [sleep-care]\n", ("norfolk",)),
    ],
)
def test_a_shared_article_holds_back_every_clinic_that_would_carry_it(
    workspace: Path, front: str, held: tuple[str, ...]
) -> None:
    add(workspace, "articles/news.md", article(front, UNKNOWN_FACT))
    assert build_over(workspace).held_back == held


@pytest.mark.parametrize(("choice", "held"), [("exclude", ("greenville", "harbor")), ("include", EVERYONE)])
def test_a_clinic_s_choice_of_articles_counts(workspace: Path, choice: str, held: tuple[str, ...]) -> None:
    front = "services: [talk-therapy]\n" if choice == "include" else ""
    add(workspace, "articles/news.md", article(front, UNKNOWN_FACT))
    add(workspace, "clinics/norfolk/clinic.yaml", f"articles: {{{choice}: [news]}}\n")
    assert build_over(workspace).held_back == held


@pytest.mark.parametrize("kind", ["articles", "pages"])
def test_a_clinic_with_a_text_of_its_own_is_spared_the_shared_one_s_errors(workspace: Path, kind: str) -> None:
    add(workspace, f"{kind}/news.md", article(body=UNKNOWN_FACT))
    add(workspace, f"clinics/harbor/{kind}/news.md", article())
    assert build_over(workspace).held_back == ("greenville", "norfolk")


def test_a_fact_that_one_carrying_clinic_lacks_holds_back_that_one(workspace: Path) -> None:
    add(workspace, "articles/news.md", article(body="Write to {{ clinic.email }}."))
    assert build_over(workspace).held_back == ("greenville",)


def test_a_service_s_shared_text_holds_back_those_who_offer_it(workspace: Path) -> None:
    add(workspace, "services/talk-therapy.md", UNKNOWN_FACT)
    assert build_over(workspace).held_back == ("greenville", "harbor")


@pytest.mark.parametrize(
    "text",
    [
        "Words without front matter.\n",
        "---\ntitle: News\n",
        "---\ntitle: [News\ndescription: x\n---\nWords.\n",
        "---\ntitle: News\nservices: [talk-therapy]\n---\nNo description.\n",
    ],
)
def test_an_article_whose_front_matter_cannot_be_read_holds_back_everyone(workspace: Path, text: str) -> None:
    add(workspace, "articles/news.md", text)
    assert build_over(workspace).held_back == EVERYONE


@pytest.mark.parametrize("front", ["clinics: {only: [habror]}\n", "services: [talk-terapy]\n"])
def test_an_article_for_nobody_known_holds_back_everyone(workspace: Path, front: str) -> None:
    add(workspace, "articles/news.md", article(front))
    assert build_over(workspace).held_back == EVERYONE


def test_settings_hold_back_everyone(workspace: Path) -> None:
    add(workspace, "clinicgen.yaml", "synication: self\n")
    assert build_over(workspace).held_back == EVERYONE


def test_a_theme_holds_back_its_users(workspace: Path) -> None:
    add(workspace, "themes/plain/templates/partials/recent.html", "{% if %}")
    assert build_over(workspace).held_back == ("norfolk",)


def test_a_theme_holds_back_the_users_of_themes_that_extend_it(workspace: Path) -> None:
    add(workspace, "themes/base/theme.yaml", "extends: clarity\n")
    add(workspace, "themes/unused/theme.yaml", "extends: base\n")
    change(workspace, "themes/plain/theme.yaml", "extends: clarity", "extends: base")
    assert build_over(workspace).held_back == ()
    add(workspace, "themes/base/templates/partials/hours.html", "{% if %}")
    assert build_over(workspace).held_back == ("norfolk",)
    (workspace / "themes/base/theme.yaml").write_text("extnds: clarity\n")
    assert build_over(workspace).held_back == ("norfolk",)


def test_a_theme_that_nobody_uses_holds_back_nobody(workspace: Path) -> None:
    add(workspace, "themes/unused/theme.yaml", "extends: clarity\n")
    add(workspace, "themes/unused/templates/partials/hours.html", "{% if %}")
    result = build_over(workspace)
    assert result.report.has_errors
    assert result.held_back == ()


def test_a_lost_clinic_holds_back_its_siblings_and_those_that_refer_to_it(workspace: Path) -> None:
    add(workspace, "clinics/harbor/clinic.yaml", "phne: 1\n")
    assert build_over(workspace).held_back == EVERYONE
    change(workspace, "clinics/norfolk/clinic.yaml", "refers_to: [harbor]\n", "")
    assert build_over(workspace).held_back == ("greenville", "harbor")


def test_a_lost_clinic_holds_back_the_one_it_takes_over_from(workspace: Path) -> None:
    add(workspace, "clinics/greenville/clinic.yaml", "status: closed\nclosed: {successor: norfolk}\n")
    assert build_over(workspace).held_back == ()
    add(workspace, "clinics/norfolk/clinic.yaml", "phne: 1\n")
    assert build_over(workspace).held_back == ("greenville", "norfolk")


@pytest.mark.parametrize("status", ["preview", "closed"])
def test_a_lost_clinic_that_others_would_not_show_is_lost_alone(workspace: Path, status: str) -> None:
    add(workspace, "clinics/greenville/clinic.yaml", f"status: {status}\nphne: 1\n")
    assert build_over(workspace).held_back == ("greenville",)


def test_a_lost_clinic_still_counts_as_owner(workspace: Path) -> None:
    """With the owner unreadable its siblings keep their old sites, whose canonical addresses are the owner's."""
    add(workspace, "clinicgen.yaml", "syndication: owner\n")
    add(workspace, "clinics/_brands/tide.yaml", "owner: harbor\n")
    assert build_over(workspace).held_back == ()
    page = workspace / "build/greenville/articles/talking-helps/index.html"
    assert '<link rel="canonical" href="https://harbor.test/articles/talking-helps/">' in page.read_text("utf-8")
    add(workspace, "clinics/harbor/clinic.yaml", "phne: 1\n")
    assert "greenville" in build_over(workspace).held_back


def test_the_others_are_published(workspace: Path) -> None:
    add(workspace, "clinics/norfolk/clinic.yaml", "phne: 1\n")
    add(workspace, "articles/news.md", article())
    result = build_over(workspace)
    assert result.held_back == ("norfolk",)
    for slug in EVERYONE:
        assert (workspace / "build" / slug / "articles/news/index.html").exists() == (slug != "norfolk")


def test_a_clinic_that_was_never_built_is_held_back_without_a_folder(workspace: Path) -> None:
    add(workspace, "clinics/easton/clinic.yaml", "name: Easton\n")
    assert build_over(workspace).held_back == ("easton",)
    assert not (workspace / "build/easton").exists()


@pytest.mark.parametrize(
    "body", [UNKNOWN_FACT, "Call (864) 555-2411.", "<b>Bold</b>", "::: note\nNever closed.", "{{ clinic.tagline }}"]
)
def test_a_draft_s_problems_are_warnings_unless_drafts_are_built(workspace: Path, body: str) -> None:
    add(workspace, "articles/news.md", article("draft: true\nservices: [sleep-care]\n", body))
    result = build_over(workspace)
    assert result.held_back == ()
    assert not result.report.has_errors
    if "tagline" not in body:
        assert {one.severity for one in result.report.findings} == {Severity.WARNING}
    with_drafts = build_over(workspace, drafts=True)
    assert with_drafts.report.has_errors
    assert with_drafts.held_back == ("norfolk",)


def test_building_one_clinic_tells_of_the_others_and_touches_only_that_one(workspace: Path) -> None:
    add(workspace, "clinics/norfolk/clinic.yaml", "phne: 1\n")
    add(workspace, "articles/news.md", article())
    before = {slug: snapshot(workspace / "build" / slug) for slug in EVERYONE}
    result = pipeline.build(workspace, only=("harbor",), today=TODAY, jobs=1)
    assert result.report.has_errors
    assert result.held_back == ()
    assert (workspace / "build/harbor/articles/news/index.html").exists()
    assert snapshot(workspace / "build/greenville") == before["greenville"]
    assert snapshot(workspace / "build/norfolk") == before["norfolk"]
