"""Makes the themes' font files from the families' own: Latin letters, the weights in use, and fallbacks of one size.

Run it where `npm install` has put the packages (any other copy of the families' variable files does as well), in an
environment that has `fonttools` and `brotli`:

    npm install @fontsource-variable/figtree @fontsource-variable/newsreader \\
        @fontsource-variable/instrument-sans @fontsource-variable/literata
    python docs/make_fonts.py node_modules/@fontsource-variable

It writes the files below `themes/`, and prints the `@font-face` rules of the fallbacks for the themes' `fonts.css`.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

THEMES = Path(__file__).parent.parent / "themes"

CHARACTERS = [
    *range(0x20, 0x7F), *range(0xA0, 0x100), 0x131, 0x152, 0x153, 0x160, 0x161, 0x178, 0x17D, 0x17E, 0x2C6, 0x2DA,
    0x2DC, *range(0x2010, 0x2016), *range(0x2018, 0x201F), 0x2020, 0x2021, 0x2022, 0x2026, 0x2032, 0x2033,
    0x2039, 0x203A, 0x2044, 0x20AC, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2248, 0x2264, 0x2265,
]  # fmt: skip
FEATURES = ["kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum"]

LETTERS = {
    " ": 18.0, "e": 10.4, "t": 7.4, "a": 6.7, "o": 6.2, "i": 5.7, "n": 5.7, "s": 5.2, "h": 5.0, "r": 4.9, "d": 3.5,
    "l": 3.3, "u": 2.3, "c": 2.2, "m": 2.0, "f": 1.8, "w": 1.9, "g": 1.6, "y": 1.6, "p": 1.6, "b": 1.2, "v": 0.8,
    "k": 0.6,
}  # fmt: skip
"""How often letters come in English, in percent: what decides how long a line is."""

FALLBACK_WIDTHS = {"Arial": 0.4419, "Times New Roman": 0.4002}
"""The mean width of these letters in fonts that computers have, in parts of the font's size."""


class Cut(NamedTuple):
    """One file to make."""

    theme: str
    name: str
    source: str
    axes: dict[str, float | tuple[float, float]]
    fallback: str


CUTS = (
    Cut("clarity", "sans", "figtree/files/figtree-latin-wght-normal.woff2", {"wght": (400, 700)}, "Arial"),
    Cut("clarity", "serif", "newsreader/files/newsreader-latin-standard-normal.woff2",
        {"wght": (400, 600), "opsz": 36}, "Times New Roman"),
    Cut("harbor", "sans", "instrument-sans/files/instrument-sans-latin-wght-normal.woff2",
        {"wght": (400, 700)}, "Arial"),
    Cut("harbor", "serif", "literata/files/literata-latin-wght-normal.woff2", {"wght": (400, 700)}, "Times New Roman"),
    Cut("harbor", "serif-italic", "literata/files/literata-latin-wght-italic.woff2", {"wght": 400}, "Times New Roman"),
)  # fmt: skip


def mean_width(font: TTFont) -> float:
    """Give the mean width of the letters of English text, in parts of the font's size."""
    names, widths = font.getBestCmap(), font["hmtx"].metrics
    units = sum(widths[names[ord(letter)]][0] * share for letter, share in LETTERS.items())
    return float(units) / sum(LETTERS.values()) / float(font["head"].unitsPerEm)


def cut_font(source: Path, cut: Cut) -> TTFont:
    """Give a family's file with the axes and the characters that a theme needs; its names and licence stay in it."""
    whole = BytesIO()
    instantiateVariableFont(TTFont(source), cut.axes).save(whole)
    font = TTFont(whole)  # Read anew: cutting glyphs of what was just instantiated can miss their variations.
    options = Options()
    options.layout_features = FEATURES
    options.name_IDs = ["*"]
    options.flavor = "woff2"
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    font.flavor = "woff2"
    return font


def fallback_rule(cut: Cut, font: TTFont) -> str:
    """Write the rule that gives a computer's own font the size of a theme's, so that nothing moves when it comes."""
    size = mean_width(font) / FALLBACK_WIDTHS[cut.fallback]
    units = font["head"].unitsPerEm * size
    lines = font["hhea"]
    return (
        f'@font-face {{ font-family: "{cut.theme} {cut.name} fallback"; src: local("{cut.fallback}"); '
        f"size-adjust: {size:.1%}; ascent-override: {lines.ascent / units:.1%}; "
        f"descent-override: {-lines.descent / units:.1%}; line-gap-override: {lines.lineGap / units:.1%}; }}"
    )


def main(folder: Path) -> None:
    """Make every file."""
    for cut in CUTS:
        font = cut_font(folder / cut.source, cut)
        target = THEMES / cut.theme / "static" / "fonts" / f"{cut.name}.woff2"
        target.parent.mkdir(parents=True, exist_ok=True)
        font.save(target)
        print(f"/* {target.relative_to(THEMES)}: {target.stat().st_size} bytes */")
        print(fallback_rule(cut, font))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
