from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clinicgen.rendering.colours import _channels, _contrast, readable, text_on

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(colours)
def test_text_on_any_colour_meets_wcag_aa(colour: str) -> None:
    assert _contrast(_channels(text_on(colour)), _channels(colour)) >= 4.5


@given(colours)
def test_a_link_in_any_colour_can_be_read_on_light_paper(colour: str) -> None:
    assert _contrast(_channels(readable(colour)), _channels("#f4f6f6")) >= 4.5


def test_a_colour_that_reads_well_stays_as_it_is() -> None:
    assert readable("#1f5f6b") == "#1f5f6b"
    assert text_on("#1f5f6b") == "#ffffff"
    assert text_on("#ff0") == "#000000"
