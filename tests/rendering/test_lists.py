"""Cards of articles: one text on all sites but for the clinic's facts on them, which are told from the words around."""

from __future__ import annotations

import pytest

from clinicgen import loading, parsing, planning, rendering
from clinicgen.model.rendered_site import OwnText, RenderedFile
from clinicgen.model.theme import Theme

from .conftest import TODAY, Planned

CLINIC = """
    name: {name}
    url: https://{slug}.test
    phone: (843) 555-23{number}
    booking: {{url: "https://book.test/{slug}"}}
    address: {{city: {city}, region: SC}}
    services: [{{slug: talk, name: Talk}}]
"""
TEXT = "---\ntitle: {}\ndescription: About it.\ndate: 2026-03-0{}\ntopics: [calm]\nservices: [talk]\n---\n{}\n"
LONG = "Much has to be said first. " * 6
FILES: dict[str, str | bytes | None] = {
    "clinics/harbor/clinic.yaml": CLINIC.format(name="Tide & Sand Care", slug="harbor", number=61, city="Georgetown"),
    "clinics/inlet/clinic.yaml": CLINIC.format(name="Plain", slug="inlet", number=62, city="Conway"),
    "clinics/norfolk/clinic.yaml": CLINIC.format(name="Quiet House", slug="norfolk", number=63, city="Norfolk"),
    "articles/fixed.md": TEXT.format("Fixed", 1, "Words of no clinic."),
    "articles/filled.md": TEXT.format("'With {{ clinic.name }}'", 2, "Call {{ clinic.name }} at {{ clinic.phone }}."),
    "articles/inside.md": TEXT.format("Inside", 3, "Plainly, {{ clinic.name }} is no Plainness."),
    "articles/broken.md": TEXT.format("Broken", 4, LONG + "We at {{ clinic.name }} go on."),
}
NAME, PHONE = ("fact", "clinic.name", ""), ("fact", "clinic.phone", "")


@pytest.fixture
def sites(make_workspace) -> dict[str, Planned]:
    workspace = loading.load_workspace(make_workspace(FILES))
    library = parsing.gather_library(map(parsing.compile_text, workspace.texts)).library
    names = planning.gather_names(workspace.fleet, library, set(), workspace.images)
    grounds = planning.survey(workspace.fleet, library, workspace.images, names)
    return {
        clinic.slug: Planned(planning.plan_site(clinic, grounds, TODAY).plan, workspace.themes["clarity"])
        for clinic in workspace.fleet.clinics
    }


def open_all(theme: Theme) -> rendering.SharedWork:
    return rendering.SharedWork({theme.name: rendering.open_theme(theme)})


def list_of(planned: Planned, shared: rendering.SharedWork, path: str = "articles/index.html") -> RenderedFile:
    site = rendering.prepare_site(planned.plan, planned.theme, "program", shared)
    return next(rendering.render_file(site, output) for output in site.outputs if output.path == path)


def card_of(file: RenderedFile, slug: str) -> list[str]:
    """Give the parts of one article's card, and what else they bring with them."""
    parts = list(file.parts)
    first = next(place for place, part in enumerate(parts) if f"/articles/{slug}/" in part)
    last = next(place for place in range(first, len(parts)) if "</article>" in parts[place].split(slug)[-1])
    return parts[first : last + 1]


def roles(parts: list[str]) -> list[tuple[str, ...]]:
    return [part.role for part in parts if isinstance(part, OwnText)]


@pytest.mark.parametrize("path", ["articles/index.html", "topics/calm/index.html", "services/talk/index.html"])
def test_on_lists_of_two_clinics_only_the_clinics_own_texts_differ(sites: dict[str, Planned], path: str) -> None:
    shared = open_all(sites["harbor"].theme)
    here, there = (list_of(sites[slug], shared, path) for slug in ("harbor", "norfolk"))
    for slug in ("fixed", "filled", "inside"):
        one, other = card_of(here, slug), card_of(there, slug)
        assert [part for part in one if type(part) is str] == [part for part in other if type(part) is str]
        assert roles(one) == roles(other)


def test_the_clinics_name_and_phone_in_a_title_and_an_excerpt_are_its_own_texts(sites: dict[str, Planned]) -> None:
    card = card_of(list_of(sites["harbor"], open_all(sites["harbor"].theme)), "filled")
    assert roles(card) == [NAME, NAME, PHONE]
    assert [part for part in card if isinstance(part, OwnText)] == ["Tide &amp; Sand Care"] * 2 + ["(843) 555-2361"]


def test_a_card_without_facts_is_the_same_object_on_all_sites(sites: dict[str, Planned]) -> None:
    shared = open_all(sites["harbor"].theme)
    here, there = (card_of(list_of(sites[slug], shared), "fixed") for slug in ("harbor", "norfolk"))
    assert len(here) == 1
    assert here[0] is there[0]


def test_a_name_within_another_word_is_not_the_clinics(sites: dict[str, Planned]) -> None:
    card = card_of(list_of(sites["inlet"], open_all(sites["inlet"].theme)), "inside")
    assert roles(card) == [NAME]
    assert "Plainly, Plain is no Plainness." in "".join(card)


def test_a_name_that_an_excerpt_breaks_off_is_the_clinics_as_far_as_it_goes(sites: dict[str, Planned]) -> None:
    card = card_of(list_of(sites["harbor"], open_all(sites["harbor"].theme)), "broken")
    assert roles(card) == [(*NAME, "first 3")]
    assert "We at Tide &amp; Sand…" in "".join(card)


def test_what_was_listed_for_other_sites_changes_nothing(sites: dict[str, Planned]) -> None:
    shared = open_all(sites["harbor"].theme)
    for slug in ("harbor", "inlet", "norfolk", "inlet", "harbor"):
        found, fresh = list_of(sites[slug], shared), list_of(sites[slug], open_all(sites[slug].theme))
        assert found.data == fresh.data == "".join(found.parts).encode()
        assert found.parts == fresh.parts
