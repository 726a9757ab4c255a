from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clinicgen.model.colours import contrast, readable, shade, text_on

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(colours)
def test_text_on_any_colour_meets_wcag_aa(colour: str) -> None:
    assert contrast(text_on(colour), colour) >= 4.5


@given(colours)
def test_a_link_in_any_colour_can_be_read_on_light_paper(colour: str) -> None:
    assert contrast(readable(colour), "#f4f6f6") >= 4.5


@given(colours)
def test_a_link_in_any_colour_can_be_read_on_dark_paper(colour: str) -> None:
    assert contrast(readable(colour, "#20292c"), "#20292c") >= 4.5


@given(colours, st.sampled_from(["#ffffff", "#f4f6f6", "#20292c", "#000000"]))
def test_the_shade_that_is_chosen_is_the_nearest_that_passes(colour: str, paper: str) -> None:
    end = "#000000" if paper in ("#ffffff", "#f4f6f6") else "#ffffff"
    shades = [colour, *(shade(colour, end, percent) for percent in range(101))]
    assert readable(colour, paper) == next(one for one in shades if contrast(one, paper) >= 4.5)


def test_a_colour_that_reads_well_stays_as_it_is() -> None:
    assert readable("#1f5f6b") == "#1f5f6b"
    assert text_on("#1f5f6b") == "#ffffff"
    assert text_on("#ff0") == "#000000"


def test_a_readable_shade_keeps_its_hue() -> None:
    assert readable("#224466", "#20292c") == "#5c93c9"
    assert readable("#ffee00") == "#7a7200"
