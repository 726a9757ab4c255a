"""Draws cards and icons in a theme's colours and letters, in sixteen shades: small files, the same on every run."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

from clinicgen.model.colours import mix, text_on
from clinicgen.model.source import SourceFile
from clinicgen.rendering.drawn_pictures import Drawing
from clinicgen.rendering.encoding import decode_picture
from clinicgen.rendering.picture_variants import SHARED_HEIGHT, SHARED_WIDTH

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

_ICON_SIDE = 180
_EDGE = 90
"""Left and right of a card's words."""
_ACCENT_SHADE = 15
"""The last of sixteen shades is the accent; those before lead from the ground's colour to the letters'."""
_MOST_LINES = 3


def draw(drawing: Drawing) -> bytes:
    """Draw a card or an icon as a PNG."""
    if drawing.logo:
        return _save(_place_logo(drawing.logo.data))
    return _save(_draw_icon(drawing) if drawing.name == "touch" else _draw_card(drawing))


def _draw_card(drawing: Drawing) -> Image:
    from PIL import Image, ImageDraw  # noqa: PLC0415  # A build that draws nothing does without.

    card = Image.new("L", (SHARED_WIDTH, SHARED_HEIGHT), 0)
    pen = ImageDraw.Draw(card)
    name, place = drawing.lines
    longest = max(map(len, name.split()), default=0)
    for size in (96, 84, 72, 60, 48, 36):
        font = _open(drawing.font, size)
        lines = _break(name, font)
        if len(lines) <= _MOST_LINES and max(map(len, " ".join(lines).split()), default=0) == longest:
            break
    lines = lines[:_MOST_LINES]
    step = size * 1.16
    top = (SHARED_HEIGHT - step * len(lines) - 104) / 2
    for number, line in enumerate(lines):
        pen.text((_EDGE, round(top + number * step)), line, 255, font=font)
    pen.text((_EDGE, round(top + step * len(lines) + 58)), place, 215, font=_open(drawing.font, 44))
    shaded = _shade(card, drawing)
    bottom = round(top + step * len(lines) + 24)
    shaded.paste(_ACCENT_SHADE, (_EDGE, bottom, _EDGE + 96, bottom + 8))
    return shaded


def _draw_icon(drawing: Drawing) -> Image:
    from PIL import Image, ImageDraw  # noqa: PLC0415  # As above.

    icon = Image.new("L", (_ICON_SIDE, _ICON_SIDE), 0)
    letters = drawing.lines[0]
    font = _open(drawing.font, 84 if len(letters) > 1 else 108)
    left, top, right, bottom = font.getbbox(letters)
    corner = (round((_ICON_SIDE - left - right) / 2), round((_ICON_SIDE - top - bottom) / 2))
    ImageDraw.Draw(icon).text(corner, letters, 255, font=font)
    return _shade(icon, drawing)


def _place_logo(data: bytes) -> Image:
    """Put a logo on white: a telephone shows black where an icon is transparent."""
    from PIL import Image, ImageOps  # noqa: PLC0415  # As above.

    side = _ICON_SIDE - 20
    logo = decode_picture(data)
    logo = ImageOps.contain(logo, (side, side), Image.Resampling.LANCZOS).convert("RGBA")
    paper = Image.new("RGB", (_ICON_SIDE, _ICON_SIDE), "white")
    paper.paste(logo, ((_ICON_SIDE - logo.width) // 2, (_ICON_SIDE - logo.height) // 2), logo)
    return paper


def _shade(mask: Image, drawing: Drawing) -> Image:
    """Colour a mask: what is 0 in it becomes the ground's colour, what is 255 the letters'."""
    shades = mask.point([round(value * (_ACCENT_SHADE - 1) / 255) for value in range(256)])
    ink = text_on(drawing.primary)
    colours = [mix(ink, drawing.primary, round(100 * step / (_ACCENT_SHADE - 1))) for step in range(_ACCENT_SHADE)]
    # The accent is made for paper; on the ground's colour it is lightened until it can be seen.
    colours.append(mix(drawing.accent, ink, 45))
    shades.putpalette([channel for colour in colours for channel in bytes.fromhex(colour[1:])])
    return shades


def _open(letters: SourceFile | None, size: int) -> FreeTypeFont:
    from PIL import ImageFont  # noqa: PLC0415  # As above.

    if letters:
        # The basic layout: the better one is not on every machine, and would place letters differently.
        with suppress(OSError):  # Not every build of FreeType unpacks WOFF2.
            font = ImageFont.truetype(BytesIO(letters.data), size, layout_engine=ImageFont.Layout.BASIC)
            with suppress(OSError, NotImplementedError):  # Not every font has weights to choose.
                font.set_variation_by_axes([min(600, axis["maximum"] or 600) for axis in font.get_variation_axes()])
            return font
    found = ImageFont.load_default(size)
    if not isinstance(found, ImageFont.FreeTypeFont):
        raise TypeError("Pillow was built without FreeType")
    return found


def _break(text: str, font: FreeTypeFont) -> list[str]:
    """Break a text into lines that fit a card, and where a word does not fit, the word."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".lstrip()
        if _fits(longer, font):
            lines[-1] = longer
            continue
        lines += [""] if lines[-1] else []
        for letter in word:
            lines += [""] if lines[-1] and not _fits(lines[-1] + letter, font) else []
            lines[-1] += letter
    return lines


def _fits(line: str, font: FreeTypeFont) -> bool:
    return font.getlength(line) <= SHARED_WIDTH - 2 * _EDGE


def _save(picture: Image) -> bytes:
    encoded = BytesIO()
    if picture.mode == "P":
        picture.save(encoded, "PNG", bits=4, compress_level=4)
    else:
        picture.save(encoded, "PNG", compress_level=9)
    return encoded.getvalue()
