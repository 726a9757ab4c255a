"""What a page about a treatment must not leave unsaid."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from clinicgen import check
from tests.conftest import MakeWorkspace

TODAY = datetime.date(2026, 3, 2)
HEAD = "---\ntitle: Ketamine infusions\ndescription: About ketamine.\n{more}---\n"
GOOD = """\
An infusion may help some people with depression. FDA has not approved ketamine for it, so the use is off-label.
Ketamine is a Schedule III controlled substance.

::: crisis
:::

## Risks

Sedation, dissociation, raised blood pressure and misuse are known risks. Thoughts of suicide need other help.
See [the label](https://label.test/).
"""


def rules(root: Path) -> set[str]:
    return {one.rule for one in check(root, today=TODAY).findings if one.rule.startswith("page-")}


def test_a_page_that_says_it_all_passes(make_workspace: MakeWorkspace) -> None:
    more = "reviewed: {by: A. Rivera MD, on: 2026-01-10}\n"
    assert rules(make_workspace({"articles/x.md": HEAD.format(more=more) + GOOD})) == set()


LEFT_OUT = {
    "page-off-label-missing": ("FDA has not approved ketamine for it, so the use is off-label.", ""),
    "page-schedule-missing": ("Ketamine is a Schedule III controlled substance.", ""),
    "page-crisis-resource-missing": ("::: crisis\n:::\n", ""),
    "page-risks-missing": ("dissociation, raised blood pressure and misuse", "and others"),
    "page-sources-missing": ("See [the label](https://label.test/).", ""),
    "page-compounded-missing": ("See [the label]", "Ketamine lozenges exist. See [the label]"),
}


@pytest.mark.parametrize("rule", LEFT_OUT)
def test_what_is_left_out_is_missed(rule: str, make_workspace: MakeWorkspace) -> None:
    old, new = LEFT_OUT[rule]
    assert old in GOOD
    more = "reviewed: {by: A. Rivera MD, on: 2026-01-10}\n"
    root = make_workspace({"articles/x.md": HEAD.format(more=more) + GOOD.replace(old, new)})
    assert rules(root) == {rule}


def test_an_off_label_statement_far_below_is_not_near_the_top(make_workspace: MakeWorkspace) -> None:
    first, _, rest = GOOD.partition("FDA has not approved")
    filler = "The chairs are blue and the walls are white. " * 40
    text = (
        HEAD.format(more="reviewed: {by: A. Rivera MD, on: 2026-01-10}\n")
        + first
        + filler
        + "FDA has not approved"
        + rest
    )
    assert rules(make_workspace({"articles/x.md": text})) == {"page-off-label-missing"}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", {"page-review-missing"}),
        ("reviewed: {by: A. Rivera MD, on: 2025-03-01}\n", {"page-review-stale"}),
        ("reviewed: {by: A. Rivera MD, on: 2025-03-02}\n", set()),
    ],
)
def test_a_review_is_missed_or_grows_old(more: str, expected: set[str], make_workspace: MakeWorkspace) -> None:
    assert rules(make_workspace({"articles/x.md": HEAD.format(more=more) + GOOD})) == expected


def test_a_text_about_something_else_needs_no_disclosure(make_workspace: MakeWorkspace) -> None:
    assert rules(make_workspace()) == set()


def test_a_slot_stands_in_a_page_that_discloses(make_workspace: MakeWorkspace) -> None:
    files = {
        "articles/x.md": "---\ntitle: X\ndescription: X.\n---\n::: slot more\nNothing.\n:::\n",
        "clinics/harbor/slots/x/more.md": "Ketamine may help with depression. Ketamine. Ketamine.\n",
    }
    assert rules(make_workspace(files)) == set()
