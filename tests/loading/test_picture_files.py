from __future__ import annotations

import hashlib
import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from clinicgen.loading.picture_files import LONGEST_SIDE, examine_picture
from clinicgen.model.finding import Severity
from clinicgen.model.pictures import PictureFacts
from clinicgen.model.source import SourceFile


def file_of(data: bytes, name: str = "room.jpg") -> SourceFile:
    return SourceFile(f"articles/images/{name}", data, hashlib.sha256(data).hexdigest())


def written(picture: Image.Image, form: str, **options: object) -> bytes:
    data = BytesIO()
    picture.save(data, form, **options)
    return data.getvalue()


def plain(width: int = 60, height: int = 40, mode: str = "RGB") -> Image.Image:
    return Image.new(mode, (width, height))


def bomb(width: int, height: int) -> bytes:
    """A PNG that says it is vast and holds next to nothing."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + data


def test_a_sound_picture_is_measured_and_nothing_is_said() -> None:
    assert examine_picture(file_of(written(plain(), "JPEG"))) == (PictureFacts(60, 40, False, False), ())


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_on_its_side_is_measured_as_it_is_seen(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    facts, _ = examine_picture(file_of(written(plain(), "JPEG", exif=exif)))
    assert facts
    assert (facts.width, facts.height) == ((40, 60) if orientation >= 5 else (60, 40))


def test_transparency_counts_where_something_shows_through() -> None:
    clear = Image.new("RGBA", (9, 9), (1, 2, 3, 0))
    solid = Image.new("RGBA", (9, 9), (1, 2, 3, 255))
    seen = [examine_picture(file_of(written(one, "PNG"), "a.png"))[0] for one in (clear, solid)]
    assert [facts.is_transparent for facts in seen if facts] == [True, False]


SOUND = {
    "cmyk": (plain(mode="CMYK"), "JPEG", "a.jpg"),
    "palette": (plain(mode="P"), "PNG", "a.png"),
    "sixteen bits": (plain(mode="I;16"), "PNG", "a.png"),
    "grey": (plain(mode="L"), "JPEG", "a.JPEG"),
    "black and white": (plain(mode="1"), "PNG", "a.png"),
    "still gif": (plain(mode="P"), "GIF", "a.gif"),
    "webp": (plain(), "WEBP", "a.webp"),
    "avif": (plain(), "AVIF", "a.avif"),
}


@pytest.mark.parametrize("name", SOUND)
def test_every_usual_kind_of_picture_is_read(name: str) -> None:
    picture, form, called = SOUND[name]
    facts, findings = examine_picture(file_of(written(picture, form), called))
    assert facts is not None
    assert findings == ()


NOISE = Image.effect_noise((300, 300), 90)
MOVING = written(plain(), "GIF", save_all=True, append_images=[Image.new("RGB", (60, 40), "red")])
BAD = {
    "empty": (b"", "a.jpg", "image-broken", "is empty"),
    "no picture": (b"Dear doctor", "a.jpg", "image-broken", "cannot be read as a picture"),
    "truncated jpeg": (written(NOISE, "JPEG")[:9000], "a.jpg", "image-broken", "breaks off before its end"),
    "truncated png": (written(NOISE, "PNG")[:9000], "a.png", "image-broken", "breaks off before its end"),
    "heic": (b"\0\0\0\x18ftypheic" + b"\0" * 99, "a.jpg", "image-broken", "is a HEIC photograph"),
    "a tiff": (written(plain(), "TIFF"), "a.jpg", "image-broken", "cannot be read"),
    "bomb": (bomb(60_000, 60_000), "a.png", "image-too-large", "far too many pixels"),
    "lesser bomb": (bomb(12_000, 12_000), "a.png", "image-too-large", "pixels"),
    "just too many": (bomb(9_000, 6_000), "a.png", "image-too-large", "has 9000 × 6000 pixels"),
    "a ribbon": (bomb(LONGEST_SIDE + 1, 1), "a.png", "image-too-large", f"has {LONGEST_SIDE + 1} × 1 pixels"),
    "moving gif": (MOVING, "a.gif", "image-animated", "moves"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_picture_that_cannot_be_used_is_an_error_with_its_file_and_what_to_do(name: str) -> None:
    data, called, rule, message = BAD[name]
    facts, (finding,) = examine_picture(file_of(data, called))
    assert facts is None
    assert (finding.rule, finding.severity) == (rule, Severity.ERROR)
    assert message in finding.message
    assert finding.place and finding.place.path == f"articles/images/{called}"
    assert finding.hint


def test_damage_anywhere_in_a_picture_never_raises() -> None:
    whole = written(NOISE, "PNG")
    for at in range(0, len(whole), 997):
        damaged = whole[:at] + b"\xff\x00\xff\x00" + whole[at + 4 :]
        _, findings = examine_picture(file_of(damaged, "a.png"))
        assert all(finding.rule == "image-broken" for finding in findings)


def test_a_misnamed_picture_is_used_with_a_warning() -> None:
    facts, (finding,) = examine_picture(file_of(written(plain(), "PNG"), "room.jpg"))
    assert facts is not None
    assert (finding.rule, finding.severity) == ("image-misnamed", Severity.WARNING)
    assert finding.hint == "give it the ending .png, here and where it is named"
