"""The first words of a text, which excerpts are cut from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from markdown_it.token import Token

from clinicgen.model.content import Fact, Words
from clinicgen.parsing.draft import Draft
from clinicgen.parsing.links import join_words

LENGTH = 60
"""About how many words it has; a fact counts as one."""
_WORD = re.compile(r"\S+\s*")


def read_lead(tokens: Sequence[Token], draft: Draft) -> Words:
    """Give the first words of the paragraphs that stand in no list, quotation or block."""
    words: list[str | Fact] = []
    left = LENGTH
    for token, inline in pairwise(tokens):
        if left <= 0:
            break
        if token.type == "paragraph_open" and token.level == 0 and not token.hidden:
            if words:
                words.append(" ")
            left = _take_words(inline, left, words, draft)
    joined = list(join_words(words))
    if joined and isinstance(joined[-1], str):
        joined[-1] = joined[-1].rstrip()
    return tuple(word for word in joined if word)


def _take_words(inline: Token, left: int, words: list[str | Fact], draft: Draft) -> int:
    where = draft.within(inline)
    for token in inline.children or ():
        if left <= 0:
            break
        match token.type:
            case "text" | "code_inline":
                found = list(islice(_WORD.finditer(token.content), left))
                words.append(token.content[: found[-1].end()] if found else token.content)
                left -= len(found)
            case "fact":
                words.append(Fact(token.meta["name"], token.meta["default"], where.place(*token.meta["span"])))
                left -= 1
            case "softbreak" | "hardbreak":
                words.append(" ")
            case _:
                pass
    return left
