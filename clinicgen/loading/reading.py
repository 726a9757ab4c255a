"""Reads single files with care: bounded, never waiting, and text only where it is UTF-8."""

from __future__ import annotations

import hashlib
import os
import stat

from msgspec import Struct

from clinicgen.loading.file_problems import PATH_NOT_TEXT, PATH_TOO_LARGE, PATH_UNREADABLE
from clinicgen.model.finding import Finding, Place, Span, report
from clinicgen.model.source import SourceFile, SourceText

LARGEST_TEXT = 1_000_000
LARGEST_FILE = 25 * 1024 * 1024
"""Cloudflare Pages takes no larger file."""

# A pipe put in a file's place between finding and opening it must not make the build wait for a writer.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class FoundFile(Struct, frozen=True):
    """An ordinary file somewhere in the workspace."""

    path: str
    """Relative to the workspace, with forward slashes, composed (NFC)."""
    location: str
    """Where the system opens it."""


def read_file(found: FoundFile) -> SourceFile | Finding:
    """Read a file that is copied or encoded: a picture, a font, a form."""
    data = _read_bytes(found, LARGEST_FILE, "25 MiB")
    if isinstance(data, Finding):
        return data
    return SourceFile(found.path, data, hashlib.sha256(data).hexdigest())


def read_text(found: FoundFile) -> SourceText | Finding:
    """Read a text file: UTF-8, a byte order mark dropped, every line end made \\n."""
    data = _read_bytes(found, LARGEST_TEXT, "1 MB")
    return data if isinstance(data, Finding) else decode_text(found.path, data)


def decode_text(path: str, data: bytes) -> SourceText | Finding:
    """Decode a text file's bytes, or say where they stop being UTF-8."""
    if data.startswith(_UTF_16_MARKS) or _looks_like_utf_16(data):
        return report(PATH_NOT_TEXT, f"`{path}` is UTF-16, not UTF-8", Place(path), hint="save it as UTF-8")
    data = data.removeprefix(b"\xef\xbb\xbf")
    null = data.find(b"\0")
    if null >= 0:
        return _refuse_byte(path, data, null)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _refuse_byte(path, data, error.start)
    return SourceText(path, text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text)


def _read_bytes(found: FoundFile, largest: int, largest_in_words: str) -> bytes | Finding:
    try:
        descriptor = os.open(found.location, _FLAGS)
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return refuse_special(found.path)
            data = file.read(largest + 1)
    except OSError as error:
        return refuse_unreadable(found.path, error)
    if len(data) > largest:
        return report(
            PATH_TOO_LARGE,
            f"`{found.path}` is larger than {largest_in_words}",
            Place(found.path),
            hint="shrink it, split it, or link to it where it is kept",
        )
    return data


def refuse_unreadable(path: str, error: OSError) -> Finding:
    """Make the finding for a file or folder that the system does not let us read."""
    reason = (error.strerror or "unknown reason").lower()
    return report(
        PATH_UNREADABLE, f"`{path}` cannot be read: {reason}", Place(path), hint="give yourself the right to read it"
    )


def refuse_special(path: str) -> Finding:
    """Make the finding for a pipe, a device or a socket where a file was expected."""
    return report(
        PATH_UNREADABLE, f"`{path}` is no ordinary file", Place(path), hint="replace it by a file or remove it"
    )


def _looks_like_utf_16(data: bytes) -> bool:
    """Tell whether every second byte of the beginning is null, as in UTF-16 without a mark."""
    beginning = data[:64]
    halves = (beginning[::2], beginning[1::2])
    return len(beginning) >= 4 and any(not any(one) and all(other) for one, other in (halves, halves[::-1]))


def _refuse_byte(path: str, data: bytes, position: int) -> Finding:
    before = data[:position].decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    what = "a null byte" if data[position] == 0 else f"the byte 0x{data[position]:02X}, which is not UTF-8"
    # The rest of the line is shown with marks in place of what cannot be read.
    rest = data[position : position + 200].decode("utf-8", "replace").replace("\0", "�").replace("\r", "\n")
    excerpt = (before[before.rfind("\n") + 1 :] + rest).partition("\n")[0]
    return report(
        PATH_NOT_TEXT,
        f"`{path}` holds {what}",
        Place(path, Span(line, column, line, column + 1), excerpt),
        hint="save it as UTF-8",
    )
