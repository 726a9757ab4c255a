from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicgen.rendering.picture_size import picture_size

PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + struct.pack(">II", 640, 480)
GIF = b"GIF89a" + struct.pack("<HH", 31, 17)
JPEG = b"\xff\xd8\xff\xe0\x00\x04\x00\x00\xff\xff\xc2\x00\x11\x08" + struct.pack(">HH", 300, 200) + b"\x03"
WEBP_LOSSY = b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 320, 200)
WEBP_LOSSLESS = b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f" + struct.pack("<I", (319) | (199 << 14))
WEBP_EXTENDED = b"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0" + (999).to_bytes(3, "little") + (499).to_bytes(3, "little")


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (PNG, (640, 480)),
        (GIF, (31, 17)),
        (JPEG, (200, 300)),
        (WEBP_LOSSY, (320, 200)),
        (WEBP_LOSSLESS, (320, 200)),
        (WEBP_EXTENDED, (1000, 500)),
        (b'<svg xmlns="x" width="120px" height="40">', (120, 40)),
        (b'<?xml version="1.0"?><svg viewBox="0 0 64.4, 32">', (64, 32)),
        (b'<svg width="100%" height="100%" viewBox="0 0 nan nan">', None),
        (b"<svg", None),
        (b"", None),
        (b"\xff\xd8\xff", None),
    ],
)
def test_a_picture_tells_its_size_in_its_first_bytes(data: bytes, size: tuple[int, int] | None) -> None:
    assert picture_size(data) == size


@given(st.sampled_from([PNG, GIF, JPEG, WEBP_LOSSY, WEBP_LOSSLESS, WEBP_EXTENDED, b"<svg"]), st.binary(max_size=60))
def test_a_damaged_picture_is_never_a_crash(start: bytes, rest: bytes) -> None:
    for length in range(len(start) + 1):
        picture_size(start[:length] + rest)
