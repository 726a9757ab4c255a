"""What only a clinic that cannot be read could answer to is nobody else's error."""

from __future__ import annotations

import datetime

import pytest

from tests.conftest import ARTICLE, HARBOR, NORFOLK, MakeWorkspace
from tests.planning.planned import Planned, survey_and_plan

TODAY = datetime.date(2026, 11, 22)
BROKEN = HARBOR.replace("phone:", "phne:") + "    facts: {parking: Behind the building}\n"
ONLY_HARBOR = "service=talk-therapy region=SC has=facts.parking"
FOR_TALK = ARTICLE.replace("topics: [talk]", "services: [talk-therapy]")


def errors(survey: Planned) -> set[tuple[str, str]]:
    return {
        (one.rule, one.place.path if one.place else "") for one in survey.findings if one.severity.value == "error"
    } - {("clinic-unknown-key", "clinics/harbor/clinic.yaml"), ("clinic-missing-key", "clinics/harbor/clinic.yaml")}


@pytest.mark.parametrize(
    "files",
    [
        {"articles/quiet-hour.md": FOR_TALK},
        {"services/talk-therapy.md": "Words.\n"},
        {"articles/quiet-hour.md": f"{ARTICLE}\n    ::: when {ONLY_HARBOR}\n    x\n    :::\n"},
        {"articles/quiet-hour.md": FOR_TALK, "clinics/harbor/pages/x.md": """
            ---
            title: Parking
            description: Where to park.
            ---
            {{ clinic.facts.parking }}
        """},
        {"articles/quiet-hour.md": f"{ARTICLE}\n    ::: when clinic=norfolk\n    ::: clinic harbor\n    :::\n    :::\n",
         "clinics/norfolk/clinic.yaml": f"{NORFOLK}    refers_to: [harbor]\n"},
    ],
)  # fmt: skip
def test_a_lost_clinic_s_own_names_are_not_called_unknown(make_workspace: MakeWorkspace, files: dict[str, str]) -> None:
    whole = survey_and_plan(make_workspace({"clinics/harbor/clinic.yaml": BROKEN.replace("phne:", "phone:"), **files}))
    assert errors(whole) == set()
    survey = survey_and_plan(make_workspace({"clinics/harbor/clinic.yaml": BROKEN, **files}), today=TODAY)
    assert errors(survey) == set()
    is_shown = "clinics/norfolk/clinic.yaml" in files
    assert survey.held_back == ({"harbor", "norfolk"} if is_shown else {"harbor"})


def test_a_misspelling_of_what_is_known_is_still_told(make_workspace: MakeWorkspace) -> None:
    kept = NORFOLK + "    services: [{slug: evaluations, name: Evaluations}]\n"
    misspelt = ARTICLE.replace("topics: [talk]", "services: [evaluation]")
    survey = survey_and_plan(
        make_workspace(
            {
                "clinics/harbor/clinic.yaml": BROKEN,
                "clinics/norfolk/clinic.yaml": kept,
                "articles/quiet-hour.md": misspelt,
            }
        ),
        today=TODAY,
    )
    assert errors(survey) == {("content-unknown-name", "articles/quiet-hour.md")}
