"""What some states forbid holds back the clinics there, and nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinicgen import build, check
from clinicgen.model.finding import Severity
from tests.conftest import HARBOR, MakeWorkspace

TEXAN = HARBOR.replace("region: SC", "region: TX")
ARTICLE = "---\ntitle: X\ndescription: X.\n---\nWe have more than 200 five-star reviews.\n"


def severities(root: Path) -> list[tuple[Severity, str | None]]:
    return [(one.severity, one.clinic) for one in check(root).findings if one.rule == "testimonial"]


def test_a_shared_text_is_an_error_of_the_texan_clinics_and_a_warning_elsewhere(make_workspace: MakeWorkspace) -> None:
    root = make_workspace({"clinics/harbor/clinic.yaml": TEXAN, "articles/x.md": ARTICLE})
    assert severities(root) == [(Severity.WARNING, None), (Severity.ERROR, "harbor")]
    assert build(root).held_back == ("harbor",)


def test_without_a_texan_clinic_it_stays_a_warning(make_workspace: MakeWorkspace) -> None:
    assert severities(make_workspace({"articles/x.md": ARTICLE})) == [(Severity.WARNING, None)]


def test_a_text_that_no_texan_clinic_carries_stays_a_warning(make_workspace: MakeWorkspace) -> None:
    text = ARTICLE.replace("description: X.", "description: X.\nclinics: {except: [harbor]}")
    root = make_workspace({"clinics/harbor/clinic.yaml": TEXAN, "articles/x.md": text})
    assert severities(root) == [(Severity.WARNING, None)]


def test_a_texan_clinics_own_text_is_an_error_alone(make_workspace: MakeWorkspace) -> None:
    root = make_workspace({"clinics/harbor/clinic.yaml": TEXAN, "clinics/harbor/articles/y.md": ARTICLE})
    assert severities(root) == [(Severity.ERROR, "harbor")]


def test_an_acceptance_holds_in_every_state(make_workspace: MakeWorkspace) -> None:
    accepted = ARTICLE.replace("We have", '<!-- accept: testimonial reason="a count, no rating" -->\nWe have')
    root = make_workspace({"clinics/harbor/clinic.yaml": TEXAN, "articles/x.md": accepted})
    assert severities(root) == []


def test_a_severity_in_the_settings_holds_in_every_state(make_workspace: MakeWorkspace) -> None:
    settings = "check: {severity: {testimonial: info}}\n"
    root = make_workspace({"clinics/harbor/clinic.yaml": TEXAN, "articles/x.md": ARTICLE, "clinicgen.yaml": settings})
    assert {severity for severity, _ in severities(root)} == {Severity.INFO}


BLOCKS = {
    "::: when region=SC\nWe have more than 200 five-star reviews.\n:::": [(Severity.WARNING, None)],
    ":::: unless region=TX\n::: note\nWe have more than 200 five-star reviews.\n:::\n::::": [(Severity.WARNING, None)],
    "::: when region=TX\nWe have more than 200 five-star reviews.\n:::": [(Severity.ERROR, "harbor")],
    "::: when region=SC\nYou sit down.\n:::\n\nWe have more than 200 five-star reviews.": [
        (Severity.WARNING, None),
        (Severity.ERROR, "harbor"),
    ],
}


@pytest.mark.parametrize("body", BLOCKS)
def test_words_in_a_block_count_only_for_clinics_that_show_it(body: str, make_workspace: MakeWorkspace) -> None:
    text = f"---\ntitle: X\ndescription: X.\n---\n{body}\n"
    root = make_workspace({"clinics/harbor/clinic.yaml": TEXAN, "articles/x.md": text})
    assert severities(root) == BLOCKS[body]
