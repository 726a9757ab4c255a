"""Finds shades that stay readable whatever colour a clinic chooses (WCAG 2.2 contrast)."""

from __future__ import annotations

import colorsys
from bisect import bisect_left

READABLE = 4.5
"""The contrast that WCAG AA asks of text."""

LIGHT_PAPER = "#f4f6f6"
"""The darkest background that coloured text stands on where a theme does not say: a light tint, not quite white."""
DARK_PAPER = "#20292c"
"""The lightest such background on a dark screen."""

WHITE, BLACK = "#ffffff", "#000000"

Channels = tuple[int, int, int]


def text_on(colour: str) -> str:
    """Give white, or black where white would be hard to read on a colour."""
    return WHITE if contrast(WHITE, colour) >= READABLE else BLACK


def readable(colour: str, paper: str = LIGHT_PAPER, wanted: float = READABLE) -> str:
    """Give the colour itself where it reads well on a paper, or else the nearest shade that does."""
    if contrast(colour, paper) >= wanted:
        return colour
    end = BLACK if contrast(BLACK, paper) >= contrast(WHITE, paper) else WHITE
    # On the way to that end the contrast only grows, once the colour has passed the paper.
    enough = bisect_left(range(101), True, key=lambda percent: _passes(shade(colour, end, percent), paper, end, wanted))
    return shade(colour, end, enough)


def shade(colour: str, end: str, percent: int) -> str:
    """Bring a colour nearer to black or white, and leave it its hue and its strength."""
    hue, lightness, strength = colorsys.rgb_to_hls(*(channel / 255 for channel in _channels(colour)))
    lightness += ((1.0 if end == WHITE else 0.0) - lightness) * percent / 100
    red, green, blue = (round(channel * 255) for channel in colorsys.hls_to_rgb(hue, lightness, strength))
    return f"#{red:02x}{green:02x}{blue:02x}"


def mix(colour: str, other: str, percent: int) -> str:
    """Mix a colour with another, of which it leaves the rest of a hundred percent."""
    red, green, blue = (
        (one * percent + two * (100 - percent) + 50) // 100
        for one, two in zip(_channels(colour), _channels(other), strict=True)
    )
    return f"#{red:02x}{green:02x}{blue:02x}"


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(_channels(one)), _luminance(_channels(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _passes(colour: str, paper: str, end: str, wanted: float) -> bool:
    is_past = (_luminance(_channels(colour)) < _luminance(_channels(paper))) is (end == BLACK)
    return (is_past and contrast(colour, paper) >= wanted) or colour == end


def _channels(colour: str) -> Channels:
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def _luminance(channels: Channels) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in channels)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
