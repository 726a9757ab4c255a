"""Footnotes: their numbers, and where on the page their list stands.

A note is shown where all its marks are: one that only a `::: when` block refers to stands at the end of that block, so
that no clinic shows a note without its mark, or a mark without its note.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markdown_it.token import Token
from msgspec import Struct

from clinicgen.parsing.block_arguments import CONDITIONS, Opening

Scope = tuple[int, ...]
"""The conditional blocks around something, by their number in the text; empty for the text itself."""

_SECTION_OPEN = '<section class="footnotes" role="doc-endnotes" aria-label="Notes">\n<ol>\n'
_SECTION_CLOSE = "</ol>\n</section>\n"


class Note(Struct):
    """A footnote that the text refers to."""

    number: int
    scope: Scope
    marks: list[Scope] = []


def is_conditional(token: Token) -> bool:
    """Tell whether a block is shown by some clinics only, or replaced by some."""
    opening = token.meta.get("opening")
    return isinstance(opening, Opening) and opening.name in (*CONDITIONS, "slot")


def number_footnotes(shown: Sequence[Token], definitions: Mapping[str, Sequence[Token]]) -> dict[str, Note]:
    """Number the footnotes in the order of their first marks, and find where each is to be shown."""
    notes: dict[str, Note] = {}
    for mark, scope in _marks(shown):
        _add_mark(mark, scope, definitions, notes)
    # Notes may refer to notes; those stand in the list of the whole text. The list grows while it is read.
    waiting = list(notes)
    for waiting_label in waiting:
        for mark, _ in _marks(definitions[waiting_label]):
            label = mark.meta["label"]
            if label in definitions and label not in notes:
                waiting.append(label)
            _add_mark(mark, (), definitions, notes)
    return notes


def _add_mark(mark: Token, scope: Scope, definitions: Mapping[str, Sequence[Token]], notes: dict[str, Note]) -> None:
    label = mark.meta["label"]
    if label in definitions:
        note = notes.setdefault(label, Note(len(notes) + 1, scope))
        note.scope = _common(note.scope, scope)
        mark.meta["mark"] = len(note.marks)
        note.marks.append(scope)


def arrange_footnotes(
    shown: Sequence[Token], definitions: Mapping[str, Sequence[Token]], notes: Mapping[str, Note], prefix: str
) -> list[Token]:
    """Give the tokens with each list of notes put where it belongs."""
    if not notes:
        return list(shown)
    by_scope: dict[Scope, list[str]] = {}
    for label, note in notes.items():
        by_scope.setdefault(note.scope, []).append(label)
    arranged: list[Token] = []
    for token, scope in _with_scopes(shown):
        if token.type == "colon_block_close" and scope in by_scope and scope:
            arranged += _note_list(by_scope.pop(scope), definitions, notes, prefix)
        arranged.append(token)
    arranged += _note_list(by_scope.get((), []), definitions, notes, prefix)
    return arranged


def mark_html(number: int, mark: int, prefix: str) -> str:
    """Give the HTML of the mark-th mark (from 0) of a note."""
    name = f"{prefix}{number}" + (f":{mark + 1}" if mark else "")
    return (
        f'<sup class="footnote-ref"><a href="#fn:{prefix}{number}" id="fnref:{name}" role="doc-noteref" '
        f'aria-label="Note {number}">[{number}]</a></sup>'
    )


def _html(content: str) -> Token:
    return Token("html", "", 0, content=content, block=True)


def _note_list(
    labels: Sequence[str], definitions: Mapping[str, Sequence[Token]], notes: Mapping[str, Note], prefix: str
) -> Iterator[Token]:
    if not labels:
        return
    yield _html(_SECTION_OPEN)
    for label in labels:
        note = notes[label]
        back = "".join(
            f' <a href="#fnref:{prefix}{note.number}{f":{mark + 1}" if mark else ""}" class="footnote-backref" '
            'role="doc-backlink" aria-label="Back to the text">↩\ufe0e</a>'
            for mark, scope in enumerate(note.marks)
            if scope == note.scope
        )
        tokens = list(definitions[label])
        ends_with_paragraph = bool(tokens) and tokens[-1].type == "paragraph_close"
        yield _html(f'<li id="fn:{prefix}{note.number}" value="{note.number}">\n')
        yield from tokens[:-1] if ends_with_paragraph else tokens
        yield _html(back)
        yield from tokens[-1:] if ends_with_paragraph else ()
        yield _html("</li>\n")
    yield _html(_SECTION_CLOSE)


def _with_scopes(tokens: Sequence[Token]) -> Iterator[tuple[Token, Scope]]:
    """Give each token with the conditional blocks it stands in; a block's own ends stand within it."""
    scope: Scope = ()
    conditional: list[bool] = []
    count = 0
    for token in tokens:
        if token.type == "colon_block_open":
            conditional.append(is_conditional(token))
            count += 1
            if conditional[-1]:
                scope = (*scope, count)
        if token.type == "colon_block_close":
            is_own = conditional.pop()
            yield token, scope if is_own else ()
            scope = scope[:-1] if is_own else scope
        else:
            yield token, scope


def _marks(tokens: Sequence[Token]) -> Iterator[tuple[Token, Scope]]:
    for token, scope in _with_scopes(tokens):
        for child in token.children or ():
            if child.type == "footnote_ref":
                yield child, scope


def _common(one: Scope, other: Scope) -> Scope:
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return one[:length]
