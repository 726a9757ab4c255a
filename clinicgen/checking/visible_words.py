"""Gives the words that patients read on a page."""

from __future__ import annotations

from clinicgen.checking.folded_text import fold
from clinicgen.checking.html_tokens import Tag, Text
from clinicgen.checking.page_document import PageDocument
from clinicgen.checking.page_text import BLOCKS


def words_shown(page: PageDocument) -> str:
    """Give the folded text of a page, as it reads: one space between words, and nothing of tags and scripts."""
    pieces: list[str] = []
    for token in page.tokens:
        if isinstance(token, Text):
            pieces.append(fold(token.text))
        elif isinstance(token, Tag) and (token.name in BLOCKS or token.name == "br"):
            pieces.append(" ")
    return " ".join("".join(pieces).split())
