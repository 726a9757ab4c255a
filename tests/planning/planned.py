"""A workspace surveyed and planned: what the rooms before rendering say of it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from clinicgen import checking, surveying
from clinicgen.model.finding import Finding, in_order
from clinicgen.model.site_plan import SitePlan
from clinicgen.one_site import has_errors


class Planned(Struct, frozen=True):
    plans: Mapping[str, SitePlan]
    findings: tuple[Finding, ...]
    held_back: frozenset[str]


def survey_and_plan(root: Path, today: datetime.date | None = None) -> Planned:
    survey = surveying.survey_workspace(root, today=today)
    planned = surveying.plan_sites(survey)
    wrong = [finding for _, findings in planned.values() for finding in findings]
    failing = {slug for slug, (_, findings) in planned.items() if has_errors(checking.weigh(findings, survey.scales))}
    return Planned(
        {slug: plan for slug, (plan, _) in planned.items()},
        in_order([*survey.findings, *wrong]),
        survey.held_back | failing,
    )
