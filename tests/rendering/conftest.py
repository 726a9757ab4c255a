"""Sites rendered from small whole workspaces, in memory."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest
from msgspec import Struct

from clinicgen import loading, parsing, planning, rendering
from clinicgen.model.site_plan import SitePlan
from clinicgen.model.theme import Theme

TODAY = datetime.date(2026, 11, 22)


class Planned(Struct, frozen=True):
    """A site about to be rendered."""

    plan: SitePlan
    theme: Theme

    def prepare(self) -> rendering.PreparedSite:
        return rendering.prepare_site(self.plan, self.theme, "program 1", _open(Hashed(self.theme)))

    def render(self) -> dict[str, str]:
        site = self.prepare()
        return {
            output.path: rendering.render_file(site, output).data.decode("utf-8", "replace") for output in site.outputs
        }


class Hashed(Struct, frozen=True, eq=False):
    """A theme known by its digest, so that tests share its compiled templates."""

    theme: Theme

    def __hash__(self) -> int:
        return hash(self.theme.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Hashed) and self.theme.digest == other.theme.digest


@cache
def _open(hashed: Hashed) -> rendering.SharedWork:
    return rendering.SharedWork({hashed.theme.name: rendering.open_theme(hashed.theme)})


PlanSite = Callable[..., Planned]


@pytest.fixture
def plan_site(make_workspace: Callable[..., Path]) -> PlanSite:
    """Plan one clinic's site of a workspace; what the test names is added to its files or replaces them."""

    def plan(slug: str = "harbor", files: Mapping[str, str | bytes | None] | None = None) -> Planned:
        workspace = loading.load_workspace(make_workspace(files))
        library = parsing.gather_library(map(parsing.compile_text, workspace.texts)).library
        names = planning.gather_names(workspace.fleet, library, set(), workspace.images)
        grounds = planning.survey(workspace.fleet, library, workspace.images, names)
        clinic = workspace.fleet.find(slug)
        assert clinic, [finding.message for finding in workspace.findings]
        return Planned(planning.plan_site(clinic, grounds, TODAY).plan, workspace.themes[clinic.facts.theme.name])

    return plan
