"""Finds colours that stay readable whatever colour a clinic chooses (WCAG 2.2 contrast)."""

from __future__ import annotations

_READABLE = 4.5
"""The contrast that WCAG AA asks of text."""

_PAPER = (244, 246, 246)
"""The darkest background that themes set coloured text on: a light tint, not quite white."""

_INK = "#000000"

Channels = tuple[int, int, int]


def text_on(colour: str) -> str:
    """Give white, or black where white would be hard to read on a colour."""
    return "#ffffff" if _contrast((255, 255, 255), _channels(colour)) >= _READABLE else _INK


def readable(colour: str) -> str:
    """Give the colour itself where it reads well on light paper, or else the nearest darker shade that does."""
    original = _channels(colour)
    for percent in range(100, -1, -2):
        red, green, blue = (channel * percent // 100 for channel in original)
        if _contrast((red, green, blue), _PAPER) >= _READABLE:
            return f"#{red:02x}{green:02x}{blue:02x}"
    return _INK


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


def _contrast(one: Channels, other: Channels) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
