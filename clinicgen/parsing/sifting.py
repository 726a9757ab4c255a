"""Sorting a text's tokens: what is shown, the footnotes, and what only tells something, such as comments."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token
from msgspec import Struct

from clinicgen.parsing.acceptances import note_acceptance
from clinicgen.parsing.draft import Draft
from clinicgen.parsing.problems import FOOTNOTE_DUPLICATE, shown

_NEAR = 20
"""Between a comment and the block it is for lie at most a few other comments."""


class Sifted(Struct, frozen=True):
    """The tokens of a text, sorted."""

    shown: list[Token]
    definitions: dict[str, list[Token]]
    """The tokens of each footnote by its label."""
    definition_lines: dict[str, int]
    """The file's line on which each footnote begins."""


def sift(tokens: Sequence[Token], draft: Draft) -> Sifted:
    """Take footnotes and comments out of the tokens, and note what comments and problems tell."""
    sifted = Sifted([], {}, {})
    targets = [sifted.shown]
    for index, token in enumerate(tokens):
        match token.type:
            case "footnote_reference_open":
                targets.append(_begin_definition(token, sifted, draft))
            case "footnote_reference_close":
                targets.pop()
            case "problem":
                meta = token.meta
                place = draft.place(meta["start"], meta["end"])
                draft.report(meta["rule"], meta["message"], place, meta["hint"])
            case "comment":
                if token.content:
                    place = draft.place(token.meta["start"], token.meta["end"])
                    note_acceptance(token.content, place, _next_block(tokens, index, draft), draft)
            case "inline":
                _note_comments(token, draft)
                if tokens[index - 1].type == "paragraph_open" and _has_only_comments(token):
                    # The paragraph around it would be empty.
                    tokens[index - 1].hidden = tokens[index + 1].hidden = True
                targets[-1].append(token)
            case _:
                targets[-1].append(token)
    return sifted


def _begin_definition(token: Token, sifted: Sifted, draft: Draft) -> list[Token]:
    label: str = token.meta["label"]
    line = draft.line_of((token.map or [0])[0])
    if label in sifted.definitions:
        message = f"the footnote `{shown(label)}` is already written on line {sifted.definition_lines[label]}"
        draft.report(FOOTNOTE_DUPLICATE, message, draft.positions.line_place(line), "give this one another name")
        return []
    sifted.definition_lines[label] = line
    return sifted.definitions.setdefault(label, [])


def _next_block(tokens: Sequence[Token], index: int, draft: Draft) -> tuple[int, int]:
    """Give the first and last line of the block after a comment; last before first where none follows."""
    for token in tokens[index + 1 : index + 1 + _NEAR]:
        if token.type in ("comment", "problem"):
            continue
        if token.nesting < 0 or token.map is None:
            break
        return draft.line_of(token.map[0]), draft.line_of(token.map[1]) - 1
    line = draft.line_of((tokens[index].map or [0, 0])[1])
    return line, line - 1


def _note_comments(inline: Token, draft: Draft) -> None:
    """Note the acceptances within a paragraph: they cover the paragraph itself."""
    comments = [child for child in inline.children or [] if child.type == "comment"]
    if comments and inline.map:
        where = draft.within(inline)
        lines = draft.line_of(inline.map[0]), draft.line_of(max(inline.map[1] - 1, inline.map[0]))
        for comment in comments:
            note_acceptance(comment.content, where.place(*comment.meta["span"]), lines, draft)


def _has_only_comments(inline: Token) -> bool:
    children = inline.children or []
    return any(child.type == "comment" for child in children) and all(
        child.type in ("comment", "softbreak") or (child.type == "text" and not child.content.strip())
        for child in children
    )
