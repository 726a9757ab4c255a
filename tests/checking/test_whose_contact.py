# ruff: noqa: E501 - a page a line keeps the tables readable
"""Whose a contact is: longest match, own facts first, parts of a page about other clinics, addresses by path and query."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Find = Callable[..., list[str]]


def rules_of(found: list[str]) -> list[str]:
    return [one.partition(":")[0] for one in found]


def test_own_name_inside_a_foreign_name_is_the_foreign_clinic_s(build: Any, fleet: Any, find_contacts: Find) -> None:
    harbor = build.site(fleet, "harbor")
    assert find_contacts("<p>Harbor Psychiatry and Harbor Psychiatry's team</p>", where=harbor) == []
    (found,) = find_contacts("<p>Harbor Psychiatry of Greenville</p>", where=harbor)
    assert "Harbor Psychiatry of Greenville (`greenville`)" in found


def test_a_foreign_name_inside_one_s_own_name_is_one_s_own(build: Any, fleet: Any, find_contacts: Find) -> None:
    greenville = build.site(fleet, "greenville")
    assert find_contacts("<p>Harbor Psychiatry of Greenville</p>", where=greenville) == []
    assert rules_of(find_contacts("<p>Harbor Psychiatry in Greenville</p>", where=greenville)) == ["contact-foreign"]


def test_one_house_number_inside_another_is_another_street(build: Any, fleet: Any, find_contacts: Find) -> None:
    assert find_contacts("<p>21 Main Street</p>", where=build.site(fleet, "harbor")) == []
    assert find_contacts("<p>1 Main St.</p>", where=build.site(fleet, "greenville")) == []
    assert find_contacts("<p>21 Main St.</p>", where=build.site(fleet, "greenville"))


def test_a_call_centre_s_number_is_everybody_s_own(build: Any, find_contacts: Find) -> None:
    shared = {slug: {**facts, "phone": "(843) 788-9718"} for slug, facts in build.facts.items()}
    fleet = build.fleet(shared)
    for slug in shared:
        page = '<a href="tel:+18437889718">(843) 788-9718</a> 788-9718'
        assert find_contacts(page, where=build.site(fleet, slug)) == []


def test_two_clinics_of_one_name_may_both_say_it(build: Any, find_contacts: Find) -> None:
    fleet = build.fleet({**build.facts, "pines": {**build.facts["pines"], "name": "Harbor Psychiatry"}})
    for slug in ("pines", "harbor"):
        assert find_contacts("<p>Harbor Psychiatry</p>", where=build.site(fleet, slug)) == []


def test_local_digits_that_two_clinics_share_are_one_s_own(build: Any, find_contacts: Find) -> None:
    fleet = build.fleet({**build.facts, "pines": {**build.facts["pines"], "phone": "843-335-5232"}})
    assert find_contacts("<p>335-5232</p>", where=build.site(fleet, "pines")) == []
    assert find_contacts("<p>803-335-5232</p>", where=build.site(fleet, "pines"))


def test_a_number_among_a_clinic_s_own_facts_is_its_own_unless_it_is_another_s(build: Any, find_contacts: Find) -> None:
    facts = {"after_hours": "Call (212) 736-5000", "copied": "803-335-5232 or info@harbor.example"}
    fleet = build.fleet({**build.facts, "pines": {**build.facts["pines"], "facts": facts}})
    site = build.site(fleet, "pines")
    assert find_contacts("<p>(212) 736-5000</p>", where=site) == []
    assert rules_of(find_contacts("<p>803-335-5232 info@harbor.example</p>", where=site)) == ["contact-unknown"] * 2


def test_a_service_named_like_another_clinic_is_one_s_own_fact(build: Any, find_contacts: Find) -> None:
    services = [{"slug": "s", "name": "Serenity"}]
    fleet = build.fleet({**build.facts, "pines": {**build.facts["pines"], "services": services}})
    assert find_contacts("<p>Serenity</p>", where=build.site(fleet, "pines")) == []


def test_a_british_clinic_s_numbers_are_read_by_british_rules(build: Any, find_contacts: Find) -> None:
    london = {
        **build.facts["pines"],
        "phone": "020 7946 0018",
        "address": {"city": "London", "region": "EN", "country": "GB"},
    }
    site = build.site(build.fleet({**build.facts, "pines": london}), "pines")
    assert find_contacts("<p>020 7946 0018, +44 20 7946 0018, (020) 7946 0018; 2019-2024</p>", where=site) == []
    assert find_contacts("<p>020 7946 0958</p>", where=site)
    assert find_contacts("<p>803.335.5232</p>", where=site)


IN_SCOPE = {
    "own facts of the other clinic": (
        '<div data-clinic="harbor"><p>Harbor Psychiatry, 21 Main St <a href="tel:+18033355232">803-335-5232</a> '
        '<a href="https://book.harbor.example/new?clinic=7">Book</a> <a href="https://harbor.example/">x</a></p></div>', 0,
    ),
    "a nested part": ('<section><div data-clinic="harbor"><ul><li><b>803-335-5232</b></li></ul></div></section>', 0),
    "an inline part": ('<p>or <span data-clinic="harbor">803-335-5232</span> now</p>', 0),
    "a paragraph": ('<p data-clinic="harbor">803-335-5232</p>', 0),
    "its own attributes": ('<a data-clinic="harbor" href="tel:+18033355232">Call</a>', 0),
    "own site linked": ('<div data-clinic="harbor"><img alt="" src="https://www.pines.example/assets/a.png"></div>', 0),
    "after the part": ('<div data-clinic="harbor"></div><p>803-335-5232</p>', 1),
    "after a nested part": ('<div data-clinic="harbor"><div></div></div><p>803-335-5232</p>', 1),
    "before the part": ('<p>803-335-5232</p><div data-clinic="harbor"></div>', 1),
    "a void element": ('<img data-clinic="harbor" alt=""><p>803-335-5232</p>', 1),
    "a paragraph that ended unsaid": ('<p data-clinic="harbor">x<div>803-335-5232</div>', 1),
    "a list item that ended unsaid": ('<ul><li data-clinic="harbor">x<li>803-335-5232</ul>', 1),
    "a list item with a list": ('<ul><li data-clinic="harbor"><ul><li>803-335-5232</li></ul></li></ul>', 0),
    "an element closed around it": ('<div><span data-clinic="harbor">x</div><p>803-335-5232</p>', 1),
    "number over the edge": ('<p><span data-clinic="harbor">803-335</span>-5232</p>', 1),
    "own number in the part": ('<div data-clinic="harbor">(843) 788-9718</div>', 1),
    "own booking in the part": ('<div data-clinic="harbor"><a href="https://book.pines.example/start">x</a></div>', 1),
    "crisis number in the part": ('<div data-clinic="harbor">988</div>', 0),
    "third clinic in the part": ('<div data-clinic="harbor">Harbor Psychiatry of Greenville</div>', 1),
    "third clinic's name elsewhere too": (
        '<div data-clinic="harbor">Harbor Psychiatry of Greenville</div><p>Harbor Psychiatry</p>', 2,
    ),
    "part of a clinic not to be named": ('<div data-clinic="greenville">800-538-2646</div>', 2),
    "part of no clinic": ('<div data-clinic="nobody">803-335-5232</div>', 2),
    "one's own part": ('<div data-clinic="pines">843-788-9718</div>', 0),
    "data in the part": (
        '<div data-clinic="harbor"><script type="application/ld+json">{"name": "Harbor Psychiatry"}</script></div>', 1,
    ),
    "comment in the part": ('<div data-clinic="harbor"><!-- 803-335-5232 --></div>', 1),
}  # fmt: skip


@pytest.mark.parametrize(("page", "count"), IN_SCOPE.values(), ids=IN_SCOPE)
def test_another_clinic_s_facts_stand_only_in_its_own_part(page: str, count: int, find_contacts: Find) -> None:
    assert len(find_contacts(page)) == count


BOOKING = {
    "https://slots.example/pines?unit=2": True,
    "http://www.slots.example/pines/?unit=2": True,
    "//slots.example/pines?unit=2": True,
    "https://slots.example/pines?unit=2&utm_source=website&utm_medium=bar": True,
    "https://slots.example/pines?utm_source=website&unit=2#step": True,
    "https://slots.example/pines/new?unit=2": True,
    "https://slots.example/pines": False,
    "https://slots.example/pines?unit=22": False,
    "https://slots.example/pines?unit=2&unit=3": False,
    "https://slots.example/pines?unit=2&clinic=9": False,
    "https://slots.example/pines-two?unit=2": False,
    "https://slots.example/Pines?unit=2": False,
    "https://slots.example/greenville": False,
    "https://slots.example/": False,
    "https://other.slots.example/pines?unit=2": True,
    "https://notslots.example/x": True,
}


@pytest.mark.parametrize(("address", "is_own"), BOOKING.items(), ids=BOOKING)
def test_on_a_shared_booking_host_only_one_s_own_address_passes(
    address: str, is_own: bool, build: Any, find_contacts: Find
) -> None:
    pines = {**build.facts["pines"], "booking": {"url": "https://slots.example/pines?unit=2"}}
    site = build.site(build.fleet({**build.facts, "pines": pines}), "pines")
    for page in (
        f'<a href="{address.replace("&", "&amp;")}">Book</a>',
        f"<p>Book at {address.replace('&', '&amp;')}, please.</p>",
    ):
        assert (find_contacts(page, where=site) == []) is is_own


def test_an_encoded_query_in_one_s_own_booking_address_passes(build: Any, find_contacts: Find) -> None:
    url = "https://slots.example/pines?place=Myrtle%20Beach&to=https%3A%2F%2Fslots.example%2Fpines"
    pines = {**build.facts["pines"], "booking": {"url": url}}
    site = build.site(build.fleet({**build.facts, "pines": pines}), "pines")
    assert find_contacts(f'<a href="{url.replace("&", "&amp;")}&amp;utm_source=website">Book</a>', where=site) == []


def test_a_review_profile_on_another_clinic_s_booking_host_is_one_s_own(build: Any, find_contacts: Find) -> None:
    reviews = [{"platform": "Slots", "url": "https://slots.example/reviews/pines"}]
    pines = {**build.facts["pines"], "reviews": reviews}
    site = build.site(build.fleet({**build.facts, "pines": pines}), "pines")
    assert find_contacts('<a href="https://slots.example/reviews/pines">Reviews</a>', where=site) == []
    assert find_contacts('<a href="https://slots.example/reviews/other">Reviews</a>', where=site)


def test_sites_under_paths_of_one_host_are_told_apart(build: Any, find_contacts: Find) -> None:
    facts = {
        "pines": {**build.facts["pines"], "url": "https://agency.example/pines"},
        "greenville": build.facts["greenville"],
        "root": {**build.facts["harbor"], "url": "https://agency.example"},
    }
    fleet = build.fleet(facts)
    pages = {
        "https://agency.example/pines/articles/": "pines",
        "https://agency.example/greenville": "greenville",
        "https://agency.example/greenvilles/": "root",
        "https://agency.example/": "root",
    }
    for slug in facts:
        for address, owner in pages.items():
            found = find_contacts(f'<a href="{address}">x</a>', where=build.site(fleet, slug))
            assert (found == []) is (slug == owner), (slug, address)


def test_a_name_in_other_letters_is_the_same_host(build: Any, find_contacts: Find) -> None:
    harbor = {**build.facts["harbor"], "url": "https://b\u00fccher.example"}
    site = build.site(build.fleet({**build.facts, "harbor": harbor}), "pines")
    assert find_contacts("<p>b\u00fccher.example</p>", where=site)
    assert find_contacts("<p>xn--bcher-kva.example</p>", where=site)


def test_what_a_workspace_declares_may_stand_anywhere(build: Any, find_contacts: Find) -> None:
    allowed = (
        "741741",
        "1-877-726-HELP",
        "slots.example",
        "Serenity",
        "INFO@harbor.example",
        "+44 20 7946 0958",
        "book.harbor.example/new",
    )
    site = build.site(build.fleet(build.facts, allowed), "pines")
    page = (
        '<p><a href="sms:741741">x</a> 877-726-4357 https://slots.example/greenville Serenity info@harbor.example '
        "+44 20 7946 0958 https://book.harbor.example/new?clinic=7</p>"
    )
    assert find_contacts(page, where=site) == []
    assert find_contacts("<p>https://book.harbor.example/else</p>", where=site)
