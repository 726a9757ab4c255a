from __future__ import annotations

import hashlib
from io import BytesIO

import pytest
from PIL import Image, ImageCms

from clinicgen.model.pictures import Album, PictureFacts
from clinicgen.model.source import SourceFile
from clinicgen.rendering.encoding import encode_picture, encode_variants
from clinicgen.rendering.picture_variants import Served, Variant, serve_picture
from tests.rendering import picture_samples as samples

ALBUM = Album("test", True)


def file_of(data: bytes, name: str = "room.jpg") -> SourceFile:
    return SourceFile(f"articles/images/{name}", data, hashlib.sha256(data).hexdigest())


def serve(width: int, height: int = 1600, **said: bool) -> Served:
    facts = PictureFacts(width, height, said.get("is_transparent", False), said.get("is_drawing", False))
    return serve_picture(file_of(b"x"), facts, ALBUM, "small" if said.get("is_small") else "text")


def encoded(data: bytes, width: int, height: int, form: str = "png", **said: bool) -> Image.Image:
    variant = Variant(file_of(data), "test", width, height, form, **said)  # type: ignore[arg-type]
    return Image.open(BytesIO(encode_picture(variant)))


def near(picture: Image.Image, at: tuple[int, int], colour: tuple[int, int, int], within: int = 16) -> bool:
    pixel = picture.convert("RGB").getpixel(at)
    assert isinstance(pixel, tuple)
    return all(abs(one - two) <= within for one, two in zip(pixel, colour, strict=True))


def test_a_large_photograph_is_served_in_four_widths_and_three_formats() -> None:
    served = serve(2400)
    assert [[(one.form, one.width, one.height) for one in choice] for choice in served.choices] == [
        [(form, 480, 320), (form, 800, 533), (form, 1200, 800), (form, 1600, 1067)] for form in ("avif", "webp")
    ]
    assert (served.fallback.form, served.fallback.width, served.fallback.height) == ("jpg", 1200, 800)
    assert served.shared and (served.shared.width, served.shared.height) == (1200, 630)


@pytest.mark.parametrize(
    ("width", "widths"),
    [(1, [1]), (300, [300]), (500, [500]), (600, [480, 600]), (810, [480, 810]), (1000, [480, 800, 1000])],
)
def test_no_picture_is_enlarged_and_no_step_saves_next_to_nothing(width: int, widths: list[int]) -> None:
    served = serve(width)
    assert [[one.width for one in choice] for choice in served.choices] == [widths, widths]
    assert served.fallback.width == widths[-1]


def test_logos_and_portraits_are_small_and_transparent_pictures_stay_so() -> None:
    served = serve(2400, is_small=True, is_transparent=True)
    assert [one.width for one in served.choices[0]] == [240, 480]
    assert served.fallback.form == "png"


def test_without_avif_pages_offer_webp_alone() -> None:
    served = serve_picture(file_of(b"x"), PictureFacts(900, 600, False, False), Album("test", False), "text")
    assert [choice[0].form for choice in served.choices] == ["webp"]


def test_a_picture_too_small_for_networks_is_not_shown_to_them() -> None:
    assert serve(599).shared is None
    assert serve(2400, 200).shared is None


def test_names_change_with_bytes_encoder_and_measure_and_hold_no_digit() -> None:
    facts = PictureFacts(900, 600, False, False)
    ways = [(b"x", "one", "text"), (b"y", "one", "text"), (b"x", "two", "text"), (b"x", "one", "small")]
    names = [
        serve_picture(file_of(data), facts, Album(encoder, True), use).fallback.path  # type: ignore[arg-type]
        for data, encoder, use in ways
    ]
    assert len(set(names)) == len(ways)
    assert not any(letter.isdigit() for name in names for letter in name)


@pytest.mark.parametrize("form", ["avif", "webp", "jpg", "png"])
def test_a_telephones_photograph_stands_upright_and_does_not_tell_where_it_was_taken(form: str) -> None:
    data = samples.turned_photograph()
    variant = Variant(file_of(data), "test", 320, 480, form)  # type: ignore[arg-type]
    bytes_ = encode_picture(variant)
    picture = Image.open(BytesIO(bytes_))
    assert picture.size == (320, 480)
    # Turned by a quarter, the red corner at the upper left comes to lie at the upper right.
    assert near(picture, (240, 120), (220, 30, 30))
    assert near(picture, (80, 120), (20, 40, 200))
    assert dict(picture.getexif()) == {}
    assert b"SecretCamera" in data and b"SecretCamera" not in bytes_
    assert b"taken at home" in data and b"taken at home" not in bytes_


@pytest.mark.parametrize("mode", ["CMYK", "P", "L", "1", "RGBA", "LA"])
def test_every_mode_becomes_what_it_looks_like(mode: str) -> None:
    form = "JPEG" if mode == "CMYK" else "PNG"
    source = samples.photograph(100, 80).convert(mode, dither=Image.Dither.NONE)
    expected = source.convert("RGB").getpixel((10, 10))
    assert near(encoded(samples.written(source, form), 50, 40), (5, 5), expected)


def test_sixteen_bits_keep_their_greys() -> None:
    source = Image.new("I;16", (40, 40), 32896)
    assert near(encoded(samples.written(source, "PNG"), 40, 40), (5, 5), (128, 128, 128), within=1)


def test_a_colour_profile_is_converted_and_not_kept() -> None:
    source = Image.new("RGB", (40, 40), (120, 90, 60))
    plain = encoded(samples.written(source, "PNG"), 40, 40)
    profiled = encoded(samples.written(source, "PNG", icc_profile=samples.other_profile()), 40, 40)
    assert near(plain, (5, 5), (120, 90, 60), within=0)
    assert not near(profiled, (5, 5), (120, 90, 60), within=10)
    assert "icc_profile" not in profiled.info


@pytest.mark.parametrize("profile", [b"nonsense", ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()])
def test_a_profile_that_is_broken_or_of_another_kind_is_left_aside(profile: bytes) -> None:
    source = Image.new("RGB", (40, 40), (120, 90, 60))
    assert near(encoded(samples.written(source, "PNG", icc_profile=profile), 40, 40), (5, 5), (120, 90, 60))


def test_a_transparent_picture_is_shown_to_networks_on_white() -> None:
    source = Image.new("RGBA", (1200, 630), (0, 0, 0, 0))
    assert near(encoded(samples.written(source, "PNG"), 1200, 630, "jpg", is_cut=True), (5, 5), (255, 255, 255))


def test_drawings_keep_every_pixel() -> None:
    source = samples.photograph(100, 80, "P")
    picture = encoded(samples.written(source, "PNG"), 100, 80, "webp", is_drawing=True)
    assert picture.convert("RGB").tobytes() == source.convert("RGB").tobytes()


def test_encoded_together_or_alone_a_picture_has_the_same_bytes() -> None:
    data = samples.turned_photograph()
    served = serve_picture(file_of(data), PictureFacts(1600, 2400, False, False), ALBUM, "text")
    variants = [one for one in served.variants() if one.width <= 480]
    together = list(encode_variants(variants))
    assert together == [encode_picture(one) for one in reversed(variants)][::-1]
    assert len(set(together)) == len(variants)
