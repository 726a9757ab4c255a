"""Files as they were read: text with its path, bytes with their digest, and places in them."""

from __future__ import annotations

import hashlib

from msgspec import Struct

from clinicgen.model.finding import Place, Span


class SourceText(Struct, frozen=True):
    """A text file of the workspace, decoded, with line ends as \\n."""

    path: str
    """Relative to the workspace, with forward slashes."""
    text: str

    def line(self, number: int) -> str:
        """Give the text of a line, counted from 1, without its end."""
        lines = self.text.split("\n")
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def place(self, start: int, end: int) -> Place:
        """Give the place of the characters from start up to end (offsets in code points)."""
        line = self.text.count("\n", 0, start) + 1
        column = start - (self.text.rfind("\n", 0, start) + 1) + 1
        end_line = self.text.count("\n", 0, end) + 1
        end_column = end - (self.text.rfind("\n", 0, end) + 1) + 1
        return Place(self.path, Span(line, column, end_line, end_column), self.line(line))

    def line_place(self, line: int) -> Place:
        """Give the place of a whole line, without its indentation."""
        text = self.line(line)
        indent = len(text) - len(text.lstrip())
        return Place(self.path, Span(line, indent + 1, line, max(len(text.rstrip()), indent + 1) + 1), text)


class SourceFile(Struct, frozen=True):
    """A file of the workspace that is copied or encoded, not read as text."""

    path: str
    data: bytes
    digest: str
    """SHA-256 of the bytes, in hexadecimal."""


def digest_of(*parts: str | bytes) -> str:
    """Give the SHA-256 of parts in hexadecimal; where one part ends and the next begins counts."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        total.update(len(data).to_bytes(8, "big"))
        total.update(data)
    return total.hexdigest()


def hash_letters(data: bytes, length: int = 16) -> str:
    """Spell the digest of data in lower-case letters.

    Letters, so that no file name in a page can be taken for a telephone number.
    """
    number = int.from_bytes(hashlib.sha256(data).digest(), "big")
    letters = []
    for _ in range(length):
        number, rest = divmod(number, 26)
        letters.append(chr(ord("a") + rest))
    return "".join(letters)
