"""A verdict on a whole site holds for as long as nothing changes that a rule may look at, and no longer."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from clinicgen.checking import leaves_the_same, name_verdict
from clinicgen.model.finding import Finding, Severity
from clinicgen.model.rendered_site import PageTraces, Proof
from clinicgen.model.site_plan import Redirect

TRACES = PageTraces("Title", "Words", (frozenset("ab"), frozenset("c")), ((("/", "/"), ("/x/", "/x/")), (("y", "/y"),)))
KEYS = {"a/index.html": "1", "index.html": "2"}


def test_the_order_in_which_links_were_noted_does_not_count() -> None:
    same = replace(
        TRACES, anchors=(frozenset("abc"),), links=((("y", "/y"), ("/x/", "/x/")), (("/x/", "/x/"), ("/", "/")))
    )
    assert leaves_the_same(Proof((), TRACES), Proof((), same))
    assert leaves_the_same(Proof((), None), Proof((), None))


@pytest.mark.parametrize(
    "other",
    [
        replace(TRACES, title="Another"),
        replace(TRACES, description="Others"),
        replace(TRACES, anchors=TRACES.anchors[:1]),
        replace(TRACES, anchors=(*TRACES.anchors, frozenset("d"))),
        replace(TRACES, links=TRACES.links[:1]),
        replace(TRACES, links=(*TRACES.links, (("/z/", "/z/"),))),
        None,
    ],
)
def test_any_other_trace_counts(other: PageTraces | None) -> None:
    assert not leaves_the_same(Proof((), TRACES), Proof((), other))
    assert not leaves_the_same(Proof((), other), Proof((), TRACES))


def test_a_page_with_findings_is_never_the_same() -> None:
    wrong = Proof((Finding("x", Severity.INFO, "x", None, "", None),), TRACES)
    assert not leaves_the_same(wrong, wrong)


def test_whatever_is_judged_has_part_in_a_verdict_s_name(site: Any) -> None:
    moved = replace(site, plan=replace(site.plan, redirects=(Redirect("/old/", "/"),)))
    names = {
        name_verdict(site, "program", KEYS),
        name_verdict(site, "another", KEYS),
        name_verdict(site, "program", {**KEYS, "index.html": "3"}),
        name_verdict(site, "program", {**KEYS, "b/index.html": "3"}),
        name_verdict(site, "program", {"a/index.html": "1", "home.html": "2"}),
        name_verdict(moved, "program", KEYS),
    }
    assert len(names) == 6
    assert name_verdict(site, "program", dict(KEYS)) in names
