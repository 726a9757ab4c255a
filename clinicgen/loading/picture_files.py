"""Looks at every photograph once: decoded whole, measured, or refused with what to do instead of a traceback."""

from __future__ import annotations

import warnings
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING

from clinicgen.loading.file_roles import BRANDS_FOLDER
from clinicgen.loading.picture_problems import (
    IMAGE_ANIMATED,
    IMAGE_BROKEN,
    IMAGE_MISNAMED,
    IMAGE_TOO_LARGE,
)
from clinicgen.loading.svg_safety import is_svg
from clinicgen.model.finding import Finding, Place, Rule, report
from clinicgen.model.pictures import Album, PictureFacts
from clinicgen.model.source import SourceFile

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 50_000_000
"""A telephone's best camera gives fewer; decoded, each pixel takes four bytes."""
LONGEST_SIDE = 16_000
"""WebP ends a little above."""

_FORMATS = {"JPEG": ("jpg", "jpeg"), "PNG": ("png",), "GIF": ("gif",), "WEBP": ("webp",), "AVIF": ("avif",)}
"""What is read, each with the endings its files have."""
_PALETTES = ("P", "PA", "1")
_TURNED = (5, 6, 7, 8)
"""The values of EXIF's orientation that lay a picture on its side."""
_ORIENTATION = 0x0112


def identify_encoder() -> Album:
    """Give an empty album that names the library which encodes pictures, without loading its decoders."""
    import PIL  # noqa: PLC0415  # A build without pictures does without.

    has_avif = find_spec("PIL._avif") is not None
    return Album(f"pillow {PIL.__version__}{' avif' if has_avif else ''}", has_avif)


def needs_look(file: SourceFile) -> bool:
    """Tell whether a picture is one that is decoded: all are but SVGs."""
    return not is_svg(file.path)


def examine_picture(file: SourceFile) -> tuple[PictureFacts | None, tuple[Finding, ...]]:
    """Decode a picture whole and measure it; None, with a finding, where it cannot be used."""
    from PIL import Image  # noqa: PLC0415  # As above.

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(BytesIO(file.data), formats=tuple(_FORMATS)) as picture:
                refusal = _refuse(file, picture)
                if refusal:
                    return None, (refusal,)
                picture.load()
                return _measure(picture), tuple(_misnamed(file, picture.format or ""))
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            return None, (_too_large(file, "holds far too many pixels"),)
        except MemoryError:
            return None, (_too_large(file, "does not fit into memory"),)
        except Exception as error:  # Decoders raise whatever they meet; every one of them means the same.
            return None, (_broken(file, error),)


def _refuse(file: SourceFile, picture: Image) -> Finding | None:
    width, height = picture.size
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        return _too_large(file, f"has {width} × {height} pixels")
    # Telephones keep a second picture behind the first (MPO): that is no motion.
    if picture.format != "MPO" and getattr(picture, "is_animated", False):
        hint = "export one still picture of it, or leave it out"
        return _finding(IMAGE_ANIMATED, file, "moves, and nobody could stop it", hint)
    return None


def _measure(picture: Image) -> PictureFacts:
    width, height = picture.size
    if picture.getexif().get(_ORIENTATION) in _TURNED:
        width, height = height, width
    return PictureFacts(width, height, _is_transparent(picture), picture.mode in _PALETTES)


def _is_transparent(picture: Image) -> bool:
    if not picture.has_transparency_data:
        return False
    lowest = picture.convert("RGBA").getchannel("A").getextrema()[0]
    return isinstance(lowest, int) and lowest < 255


def _misnamed(file: SourceFile, form: str) -> list[Finding]:
    endings = _FORMATS.get("JPEG" if form == "MPO" else form, ())
    if not endings or file.path.casefold().endswith(endings):
        return []
    hint = f"give it the ending .{endings[0]}, here and where it is named"
    return [_finding(IMAGE_MISNAMED, file, f"is a {endings[-1].upper()} by its content", hint)]


def _broken(file: SourceFile, error: Exception) -> Finding:
    hint = "export it again as JPEG or PNG"
    if not file.data:
        return _finding(IMAGE_BROKEN, file, "is empty", hint)
    if file.data[4:8] == b"ftyp" and file.data[8:12] in (b"heic", b"heix", b"mif1", b"msf1"):
        return _finding(IMAGE_BROKEN, file, "is a HEIC photograph, which few browsers show", hint)
    if "truncated" in str(error).casefold():
        return _finding(IMAGE_BROKEN, file, "breaks off before its end", "copy it again whole, or export it again")
    return _finding(IMAGE_BROKEN, file, "cannot be read as a picture", hint)


def _too_large(file: SourceFile, what: str) -> Finding:
    hint = f"make it smaller: 2400 pixels across are plenty, {MOST_PIXELS // 1_000_000} million in all the most"
    return _finding(IMAGE_TOO_LARGE, file, what, hint)


def _finding(rule: Rule, file: SourceFile, what: str, hint: str) -> Finding:
    top, folder, *_ = file.path.split("/")
    clinic = folder if top == "clinics" and folder != BRANDS_FOLDER else None
    return report(rule, f"the picture `{file.path}` {what}", Place(file.path), hint=hint, clinic=clinic)
