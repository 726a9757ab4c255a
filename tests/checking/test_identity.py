"""A page shows whose it is; what only leaves out where weighs less."""

from __future__ import annotations

from typing import Any

import pytest

from clinicgen.checking import SiteContext, prove_file
from clinicgen.model.finding import Severity

PAGE = "<!doctype html><html lang=en><title>Infusions</title><h1>Infusions</h1><p>{}</p></html>"


def found_in(words: str, build: Any, site: SiteContext) -> list[Any]:
    findings = prove_file(build.file(PAGE.format(words)), site).findings
    return [finding for finding in findings if finding.rule == "page-identity-missing"]


def test_a_page_with_name_number_and_place_is_whole(build: Any, site: SiteContext) -> None:
    facts = site.clinic.facts
    assert found_in(f"{facts.name}, {facts.address.city}: {site.clinic.phone.national}", build, site) == []


def test_a_page_that_only_does_not_say_where_is_warned_of(build: Any, site: SiteContext) -> None:
    (found,) = found_in(f"{site.clinic.facts.name}: {site.clinic.phone.national}", build, site)
    assert found.severity is Severity.WARNING
    assert "place" in found.message


@pytest.mark.parametrize("shown", ["name", "number", ""])
def test_an_anonymous_page_is_an_error(build: Any, site: SiteContext, shown: str) -> None:
    facts = site.clinic.facts
    words = {"name": facts.name, "number": site.clinic.phone.national}.get(shown, "")
    (found,) = found_in(f"{words}, {facts.address.city}", build, site)
    assert found.severity is Severity.ERROR
