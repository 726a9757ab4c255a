"""Reads a picture's width and height from its first bytes, so that pages do not jump when it arrives."""

from __future__ import annotations

import re
import struct

_SVG_LENGTH = re.compile(rb"\b(width|height)\s*=\s*[\"']\s*([0-9]{1,5})(?:\.[0-9]{1,6})?(?:px)?\s*[\"']")
_SVG_BOX = re.compile(rb"\bviewBox\s*=\s*[\"']([^\"']{1,80})[\"']")
_HEAD = 65_536

Size = tuple[int, int]


def picture_size(data: bytes) -> Size | None:
    """Give a picture's width and height in pixels, or None where they cannot be told cheaply."""
    try:
        size = _read_size(data)
    except (struct.error, IndexError, ValueError):
        return None
    return size if size and size[0] > 0 and size[1] > 0 else None


def _read_size(data: bytes) -> Size | None:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return _pair(">II", data, 16)
    if data.startswith((b"GIF87a", b"GIF89a")):
        return _pair("<HH", data, 6)
    if data.startswith(b"\xff\xd8"):
        return _jpeg_size(data)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return _webp_size(data)
    return _svg_size(data[:_HEAD])


def _pair(form: str, data: bytes, offset: int) -> Size:
    first, second = struct.unpack_from(form, data, offset)
    return int(first), int(second)


def _jpeg_size(data: bytes) -> Size | None:
    position = 2
    while position + 9 <= len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        if marker == 0xFF:  # Padding before a marker.
            position += 1
            continue
        # The frame headers hold the size; C4, C8 and CC lie among their numbers and are something else.
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = _pair(">HH", data, position + 5)
            return width, height
        position += 2 + struct.unpack_from(">H", data, position + 2)[0]
    return None


def _webp_size(data: bytes) -> Size | None:
    form = data[12:16]
    if form == b"VP8 ":
        width, height = _pair("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    if form == b"VP8L":
        bits = struct.unpack_from("<I", data, 21)[0]
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if form == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    return None


def _svg_size(head: bytes) -> Size | None:
    start = head.find(b"<svg")
    end = head.find(b">", start)
    if start < 0 or end < 0:
        return None
    root = head[start : end + 1]
    lengths = {name: int(value) for name, value in _SVG_LENGTH.findall(root)}
    if b"width" in lengths and b"height" in lengths:
        return lengths[b"width"], lengths[b"height"]
    box = _SVG_BOX.search(root)
    if box is None:
        return None
    _, _, width, height = (float(number) for number in box.group(1).replace(b",", b" ").split())
    return (round(width), round(height)) if width < 100_000 and height < 100_000 else None
