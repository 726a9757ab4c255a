"""A clinic gets another number: the other sites are not made again, unless that number could stand on their pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from clinicgen import pipeline

from .test_cached_equals_clean import CONWAY, HARBOR, QUIET, TODAY, Bench, open_bench

OLD, NEW = "555-2368", "555-7001"


@pytest.fixture
def bench() -> Iterator[Bench]:
    with open_bench() as opened:
        yield opened


def shows_another(bench: Bench, slug: str) -> bool:
    """Tell whether a build with the cache finds another clinic's number on a clinic's site."""
    return any(one.clinic == slug and "of Harbor" in one.message for one in bench.build().report.findings)


def test_the_other_sites_pages_are_not_made_again(bench: Bench) -> None:
    bench.lay_out()
    bench.build()
    bench.swap(HARBOR, OLD, NEW)
    made = bench.settle()
    whole = {site.slug: site.rendered for site in bench.build(bench.root / "whole").sites}
    assert made["harbor"].rendered == whole["harbor"]
    for slug in ("conway", "norfolk"):
        # Of its pages only the one that lists the brand's clinics shows another clinic's number.
        assert whole[slug] - made[slug].rendered >= made[slug].pages - 1


@pytest.mark.parametrize(
    "digits",
    [
        "5557001",
        "555 7001",
        "555.7001",
        "55&#53;7001",
        "555**7001**",
        "55-5700-1",
        "55 57 00 1",
        "12 843 5557 001 5",
        "843-KLJ-7001",
    ],
)
def test_digits_that_become_a_number_are_found(bench: Bench, digits: str) -> None:
    bench.files[QUIET] = f"{bench.files[QUIET]}\n\nThe form has the number {digits} at its foot.\n"
    bench.settle()
    assert not shows_another(bench, "conway")
    bench.swap(HARBOR, OLD, NEW)
    bench.settle()


def test_the_seven_digits_of_another_clinics_new_number_hold_a_site_back(bench: Bench) -> None:
    bench.files[QUIET] = f"{bench.files[QUIET]}\n\nThe form has the number 5557001 at its foot.\n"
    bench.settle()
    bench.swap(HARBOR, OLD, NEW)
    bench.settle()
    assert shows_another(bench, "conway")


def test_digits_among_a_clinics_own_facts_count_as_well(bench: Bench) -> None:
    bench.files[CONWAY] = f"{bench.files[CONWAY]}announcement: {{text: Ask for form 5557001}}\n"
    bench.settle()
    bench.swap(HARBOR, OLD, NEW)
    bench.settle()
    assert shows_another(bench, "conway")


def test_digits_on_a_page_that_was_made_in_a_later_build_count_as_well(bench: Bench) -> None:
    bench.settle()
    bench.swap(HARBOR, OLD, "555-2369")
    bench.files[QUIET] = f"{bench.files[QUIET]}\n\nThe form has the number 5557001 at its foot.\n"
    bench.settle()
    bench.swap(HARBOR, "555-2369", "555-2370")
    bench.settle()
    bench.swap(HARBOR, "555-2370", NEW)
    bench.settle()
    assert shows_another(bench, "conway")


def test_a_copied_file_is_proved_again(bench: Bench) -> None:
    bench.files["static/notes.txt"] = "Form 5557001\n"
    bench.settle()
    bench.swap(HARBOR, OLD, NEW)
    bench.settle()
    assert shows_another(bench, "conway")


def test_a_site_that_was_not_built_meanwhile_is_held_against_all_numbers_since(bench: Bench) -> None:
    bench.files[QUIET] = f"{bench.files[QUIET]}\n\nThe form has the number 5557001 at its foot.\n"
    bench.settle()
    for before, after in ((OLD, "555-2371"), ("555-2371", NEW)):
        bench.swap(HARBOR, before, after)
        bench.lay_out()
        pipeline.build(bench.source, only=["harbor"], today=TODAY, output=bench.output, jobs=1)
    bench.settle()
    assert shows_another(bench, "conway")


def test_a_number_that_two_clinics_exchange_is_the_right_ones_on_each_site(bench: Bench) -> None:
    bench.settle()
    bench.swap(HARBOR, OLD, "555-4141")
    bench.swap(CONWAY, "8435554141", "8435552368")
    bench.settle()
