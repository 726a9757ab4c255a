"""Names that nothing answers to, and facts that a clinic lacks: found with their line, and a suggestion."""

from __future__ import annotations

import datetime

import pytest

from tests.conftest import ARTICLE, HARBOR, NORFOLK, MakeWorkspace
from tests.planning.planned import survey_and_plan

TODAY = datetime.date(2026, 11, 22)
LAST_LINE = 13

CASES = [
    ("{{ clinic.phon }}", "fact-unknown", None, "did you mean `clinic.phone`?"),
    ("{{ clinic.services }}", "fact-unknown", None, "a list cannot stand in a sentence"),
    ("{{ clinic.email }}", "fact-missing", "harbor", "default("),
    ("[mail](clinic:email)", "fact-missing", "harbor", "::: when has=email"),
    ("[x](quiet-our.md)", "link-content-unknown", None, "did you mean `quiet-hour`?"),
    ("[x](quiet-hour.md#what-hapens)", "link-content-unknown", None, "did you mean `what-happens`?"),
    ("![A room](images/room.jpg)", "path-image-missing", None, ""),
    ("::: when service=talk-terapy\n    x\n    :::", "content-unknown-name", None, "did you mean `talk-therapy`?"),
    ("::: when clinic=norfork\n    x\n    :::", "content-unknown-name", None, "did you mean `norfolk`?"),
    ("::: when has=emial\n    x\n    :::", "content-unknown-name", None, "did you mean `email`?"),
    ("::: when region=TX\n    x\n    :::", "content-region-unused", None, ""),
    ("::: clinic norfolk\n    :::", "content-clinic-unrelated", "harbor", "refers_to"),
    ("::: clinic nofolk\n    :::", "content-unknown-name", None, "did you mean `norfolk`?"),
]


@pytest.mark.parametrize(("text", "rule", "clinic", "hint"), CASES)
def test_a_name_that_nothing_answers_to_is_found_on_its_line(
    make_workspace: MakeWorkspace, text: str, rule: str, clinic: str | None, hint: str
) -> None:
    found = survey_and_plan(make_workspace({"articles/quiet-hour.md": f"{ARTICLE}\n    {text}\n"}), today=TODAY)
    finding = next(one for one in found.findings if one.rule == rule and one.clinic == clinic)
    assert finding.place is not None
    assert finding.place.path == "articles/quiet-hour.md"
    assert finding.place.span is not None
    assert finding.place.span.line == LAST_LINE
    assert hint in finding.hint


@pytest.mark.parametrize(
    ("path", "rule", "hint"),
    [
        ("clinics/harbor/slots/quiet-hour/parking.md", "path-unmatched", "open one in the article"),
        ("clinics/harbor/slots/quiet-our/parking.md", "path-unmatched", ""),
        ("services/talk-terapy.md", "path-unmatched", "did you mean `talk-therapy`?"),
        ("clinics/norfolk/services/talk-therapy.md", "path-unmatched", ""),
    ],
)
def test_a_file_that_belongs_to_nothing_is_refused(
    make_workspace: MakeWorkspace, path: str, rule: str, hint: str
) -> None:
    found = survey_and_plan(make_workspace({path: "Some words.\n"}), today=TODAY)
    finding = next(one for one in found.findings if one.rule == rule)
    assert finding.place is not None
    assert finding.place.path == path
    assert hint in finding.hint


def test_a_fact_that_one_clinic_lacks_holds_back_that_clinic_alone(make_workspace: MakeWorkspace) -> None:
    text = f"{ARTICLE}\n    Write to {{{{ clinic.email }}}}.\n"
    found = survey_and_plan(make_workspace({"articles/quiet-hour.md": text}), today=TODAY)
    assert found.held_back == {"harbor"}


def test_a_condition_keeps_a_fact_from_clinics_that_lack_it(make_workspace: MakeWorkspace) -> None:
    inside = "Write to {{ clinic.email }}, or [mail us](clinic:email)."
    text = f"{ARTICLE}\n    ::: when has=email\n    {inside}\n    :::\n"
    found = survey_and_plan(make_workspace({"articles/quiet-hour.md": text}), today=TODAY)
    assert not found.held_back


def test_a_related_clinic_may_be_named(make_workspace: MakeWorkspace) -> None:
    files = {
        "articles/quiet-hour.md": f"{ARTICLE}\n    ::: clinic norfolk\n    :::\n",
        "clinics/harbor/clinic.yaml": HARBOR + "    refers_to: [norfolk]\n",
    }
    assert not survey_and_plan(make_workspace(files), today=TODAY).held_back


def test_a_description_that_grows_too_long_with_a_clinics_name_is_found(make_workspace: MakeWorkspace) -> None:
    long = ARTICLE.replace("description: What", "description: At " + "{{ clinic.name }} " * 9 + "what")
    found = survey_and_plan(make_workspace({"articles/quiet-hour.md": long}), today=TODAY)
    finding = next(one for one in found.findings if one.rule == "content-description-too-long")
    assert finding.place is not None
    assert finding.place.span is not None
    assert finding.place.span.line == 3


def test_an_include_that_the_article_forbids_is_refused(make_workspace: MakeWorkspace) -> None:
    files = {
        "articles/text.md": "---\ntitle: A\ndescription: B\nclinics: {only: [harbor]}\n---\nWords.\n",
        "clinics/norfolk/clinic.yaml": NORFOLK + "    articles: {include: [text]}\n",
    }
    found = survey_and_plan(make_workspace(files), today=TODAY)
    assert [one.rule for one in found.findings if one.clinic == "norfolk"] == ["clinic-include-without-effect"]


@pytest.mark.parametrize(
    ("slug", "is_refused"), [("quiet-hours", True), ("quiet-hour-2", False), ("our-parking", False)]
)
def test_an_own_article_that_just_misses_a_shared_ones_name_is_refused(
    make_workspace: MakeWorkspace, slug: str, is_refused: bool
) -> None:
    own = ARTICLE.replace("A quiet hour at", "Another hour at")
    found = survey_and_plan(make_workspace({f"clinics/harbor/articles/{slug}.md": own}), today=TODAY)
    assert ("content-override-near-miss" in {one.rule for one in found.findings}) is is_refused
    assert ("harbor" in found.held_back) is is_refused
    assert "norfolk" not in found.held_back


def test_a_brands_owner_is_one_of_its_clinics(make_workspace: MakeWorkspace) -> None:
    files = {
        "clinics/_brands/coast.yaml": "name: Coast\nowner: norfolk",
        "clinics/harbor/clinic.yaml": HARBOR + "    brand: coast\n",
    }
    found = survey_and_plan(make_workspace(files), today=TODAY)
    finding = next(one for one in found.findings if one.rule == "brand-unknown-name")
    assert finding.place is not None
    assert finding.place.span is not None
    assert (finding.place.path, finding.place.span.line) == ("clinics/_brands/coast.yaml", 2)


@pytest.mark.parametrize(
    "files",
    [
        {
            "articles/quiet-hour.md": ARTICLE + "\n    ::: slot parking\n    Ask.\n    :::\n",
            "clinics/norfolk/slots/quiet-hour/parking.md": "Behind the building.\n",
            "clinics/norfolk/clinic.yaml": NORFOLK + "    articles: {exclude: [quiet-hour]}\n",
        },
        {"clinics/norfolk/articles/own.md": "---\ntitle: A\ndescription: B\nservices: [talk-therapy]\n---\nWords.\n"},
    ],
)
def test_a_clinics_own_text_that_its_site_would_not_show_is_refused(
    make_workspace: MakeWorkspace, files: dict[str, str]
) -> None:
    found = survey_and_plan(make_workspace(files), today=TODAY)
    finding = next(one for one in found.findings if one.rule == "path-unmatched")
    assert finding.clinic == "norfolk"
    assert finding.place is not None
    assert finding.place.path.startswith("clinics/norfolk/")
    assert found.held_back == {"norfolk"}
