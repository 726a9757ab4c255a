from __future__ import annotations

import xml.etree.ElementTree as ET
from io import BytesIO

import pytest
from msgspec.structs import replace
from PIL import Image

from clinicgen.model.pictures import NO_ALBUM
from clinicgen.rendering.drawing import draw
from clinicgen.rendering.drawn_pictures import initials, share_card, site_icon, touch_icon

LONG = "The Very Long Name of a Practice for Psychiatry, Psychotherapy, Ketamine Infusions and Neuromodulation of Ohio"


def rows_of_ink(data: bytes) -> list[int]:
    picture = Image.open(BytesIO(data)).convert("RGB")
    ground = picture.getpixel((0, 0))
    return [
        y for y in range(picture.height) if any(picture.getpixel((x, y)) != ground for x in range(0, picture.width, 3))
    ]


def test_a_card_has_the_size_and_the_colours_that_the_clinic_chose(plan_site) -> None:
    planned = plan_site("harbor")
    card = share_card(planned.plan.clinic, planned.theme, NO_ALBUM)
    data = draw(card)
    picture = Image.open(BytesIO(data))
    assert picture.size == (1200, 630)
    assert "#" + bytes(picture.convert("RGB").getpixel((3, 3))).hex() == card.primary
    assert data == draw(card)
    assert len(data) < 30_000


def test_a_card_says_the_name_and_the_place_and_no_number(plan_site) -> None:
    planned = plan_site("harbor")
    clinic = planned.plan.clinic
    card = share_card(clinic, planned.theme, NO_ALBUM)
    assert card.lines == (clinic.facts.name, f"{clinic.facts.address.city}, {clinic.facts.address.region}")


def test_another_name_or_colour_is_another_file(plan_site) -> None:
    planned = plan_site("harbor")
    card = share_card(planned.plan.clinic, planned.theme, NO_ALBUM)
    others = [replace(card, lines=("Other", card.lines[1])), replace(card, primary="#123456"), replace(card, font=None)]
    assert len({one.path for one in (card, *others)}) == 4
    assert len({draw(one) for one in (card, *others)}) == 4


@pytest.mark.parametrize("name", [LONG, "Donaudampfschifffahrtsgesellschaftskapitänspraxis", "A", "中文诊所", "🙂"])
def test_any_name_stays_within_the_card(plan_site, name: str) -> None:
    planned = plan_site("harbor")
    card = share_card(planned.plan.clinic, planned.theme, NO_ALBUM)
    data = draw(replace(card, lines=(name, card.lines[1])))
    rows = rows_of_ink(data)
    assert rows[0] > 40 and rows[-1] < 590
    picture = Image.open(BytesIO(data)).convert("RGB")
    edge = {picture.getpixel((1199 - x, y)) for x in range(60) for y in range(0, 630, 5)}
    assert len(edge) == 1


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Future Psych Solutions", "FP"),
        ("InfusionMD", "I"),
        ("“The” & Clinic", "TC"),
        ("élan vital", "ÉV"),
        ("&&", "+"),
    ],
)
def test_initials_are_those_of_the_first_two_words(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_icons_show_the_initials_on_the_clinics_colour(plan_site) -> None:
    planned = plan_site("harbor")
    clinic = planned.plan.clinic
    touch = touch_icon(clinic, planned.theme, NO_ALBUM)
    icon = site_icon(clinic, touch)
    drawn = ET.fromstring(icon.text)
    assert icon.media_type == "image/svg+xml"
    assert drawn.findtext("{*}text") == initials(clinic.facts.name)
    assert Image.open(BytesIO(draw(touch))).size == (180, 180)
