"""Decodes a text as a browser would that is told nothing: by its mark, as UTF-8, by what it says, as Windows-1252."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_SAID = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,200}?encoding|@charset)[\s="']{1,8}([\w.:-]{2,40})""", re.I
)
_BINARY = frozenset(
    "png jpg jpeg gif webp avif ico bmp tif tiff pdf woff woff2 ttf otf eot zip gz br mp3 mp4 m4a webm ogg wasm doc "  # noqa: SIM905
    "docx xls xlsx ppt pptx".split()
)
_HEAD = 4096
"""How many bytes are looked at for a null, or for what the text says of itself."""


def decode_any(path: str, data: bytes) -> str | None:
    """Give the text of a file with line ends as \\n, or None where it is none."""
    if path.rpartition("/")[2].rpartition(".")[2].lower() in _BINARY:
        return None
    text = _decode(data)
    return text.replace("\r\n", "\n").replace("\r", "\n") if text and "\r" in text else text


def _decode(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if b"\0" in data[:_HEAD]:
        return None
    try:
        # Tried first whatever the text says of itself: hosts say UTF-8, and no other text of words happens to be it.
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_said_by(data), "replace")


def _said_by(data: bytes) -> str:
    said = _SAID.search(data[:_HEAD])
    try:
        name = codecs.lookup(said[1].decode("ascii")).name if said else ""
        "".encode(name or "utf-8")  # `codecs.lookup` knows ways to pack bytes as well.
    except (LookupError, UnicodeError):
        name = ""
    # As in browsers, Latin-1 means its superset; and what says UTF-8 and is not was saved as that.
    return "windows-1252" if name in ("", "iso8859-1", "ascii", "utf-8", "utf-16", "utf-32") else name
