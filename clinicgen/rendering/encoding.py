"""Encodes pictures: a pure function of a file's bytes and a variant, in the colours of screens and without metadata."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from clinicgen.rendering.picture_variants import Variant

if TYPE_CHECKING:
    from PIL.Image import Image


def encode_picture(variant: Variant) -> bytes:
    """Encode one variant of a picture."""
    return next(encode_variants((variant,)))


def encode_variants(variants: Sequence[Variant]) -> Iterator[bytes]:
    """Encode several variants of one picture, which is decoded once."""
    picture = decode_picture(variants[0].source.data)
    for variant in variants:
        yield _encode(_resize(picture, variant), variant)


def decode_picture(data: bytes) -> Image:
    """Decode a picture as it is seen: upright, eight bits a channel, sRGB."""
    from PIL import Image, ImageOps  # noqa: PLC0415  # A build without pictures does without.

    with Image.open(BytesIO(data)) as opened:
        opened.load()
        upright = ImageOps.exif_transpose(opened)
    profile = opened.info.get("icc_profile")
    picture = _to_eight_bits(upright)
    if isinstance(profile, bytes):
        picture = _to_srgb(picture, profile)
    picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    picture.info.clear()  # Where it was taken, by whom and with what, is nobody's business.
    return picture


def _to_eight_bits(picture: Image) -> Image:
    """Bring sixteen bits a pixel down to eight; to convert them would cut off all that is brighter than black."""
    if not picture.mode.startswith("I"):
        return picture
    return picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")


def _to_srgb(picture: Image, profile: bytes) -> Image:
    """Convert colours to sRGB, which is what browsers take a picture without profile for."""
    from PIL import ImageCms  # noqa: PLC0415  # As above.

    if picture.mode in ("P", "PA", "LA", "1"):
        picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        converted = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):  # A profile that is broken, or of another kind of picture.
        return picture
    return converted or picture


def _resize(picture: Image, variant: Variant) -> Image:
    from PIL import Image, ImageOps  # noqa: PLC0415  # As above.

    size = (variant.width, variant.height)
    if variant.is_cut:
        # A little above the middle: that is where faces are.
        return ImageOps.fit(picture, size, Image.Resampling.LANCZOS, centering=(0.5, 0.4))
    return picture if picture.size == size else picture.resize(size, Image.Resampling.LANCZOS)


def _encode(picture: Image, variant: Variant) -> bytes:
    encoded = BytesIO()
    match variant.form:
        case "avif":
            # One thread and no tiles: how many cores there are would decide the bytes.
            quality, sampling = (85, "4:4:4") if variant.is_drawing else (58, "4:2:0")
            picture.save(
                encoded, "AVIF", quality=quality, subsampling=sampling, speed=6, max_threads=1, autotiling=False
            )
        case "webp":
            picture.save(encoded, "WEBP", quality=80, method=4, lossless=variant.is_drawing)
        case "jpg":
            _on_white(picture).save(encoded, "JPEG", quality=82, optimize=True, progressive=True)
        case "png":
            picture.save(encoded, "PNG", compress_level=9)
    return encoded.getvalue()


def _on_white(picture: Image) -> Image:
    from PIL import Image  # noqa: PLC0415  # As above.

    if picture.mode != "RGBA":
        return picture
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper
