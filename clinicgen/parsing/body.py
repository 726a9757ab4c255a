"""From the tokens of a text to its body: headings and blocks as pieces, and the HTML between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeGuard

from markdown_it.token import Token
from msgspec import Struct, field

from clinicgen.model.content import Block, Body, ClinicBlock, Condition, Heading, Slot, Test
from clinicgen.parsing.block_arguments import BOXES, BoxName, Opening
from clinicgen.parsing.draft import Draft
from clinicgen.parsing.footnotes import Note
from clinicgen.parsing.headings import heading_level
from clinicgen.parsing.inline import write_inline
from clinicgen.parsing.pieces import PieceList
from clinicgen.parsing.plain_html import PlainHtml
from clinicgen.parsing.problems import BLOCK_ARGUMENTS, FACT_MISPLACED, SLOT_DUPLICATE


class _Open(Struct):
    """A heading or block whose content is being read, and where what follows it goes."""

    token: Token
    outer: PieceList
    heading: Body = field(default=())


def build_body(tokens: Sequence[Token], plain: PlainHtml, notes: Mapping[str, Note], draft: Draft) -> Body:
    """Write all tokens as one body."""
    pieces = PieceList()
    opened: list[_Open] = []
    for index, token in enumerate(tokens):
        match token.type:
            case "inline":
                write_inline(token, draft, notes, pieces)
            case "heading_open" | "colon_block_open" | "colon_heading_open":
                if token.type != "colon_heading_open" and index and tokens[index - 1].hidden:
                    pieces.write("\n")
                opened.append(_Open(token, pieces))
                pieces = PieceList()
            case "heading_close":
                heading = opened.pop()
                content, pieces = pieces.finish(), heading.outer
                pieces.put(Heading(heading_level(token), heading.token.meta["anchor"], content))
                pieces.write("\n")
            case "colon_heading_close":
                pieces, content = opened.pop().outer, pieces.finish()
                opened[-1].heading = content
            case "colon_block_close":
                block = opened.pop()
                content, pieces = pieces.finish(), block.outer
                _close_block(block, content, pieces, draft)
            case _:
                if token.type == "fence" and "{{" in token.info:
                    place = draft.positions.line_place(draft.line_of((token.map or [0])[0]))
                    draft.report(FACT_MISPLACED, "a fact cannot name a language", place, "write the language itself")
                pieces.write(plain.of(tokens, index))
    return pieces.finish()


def _close_block(block: _Open, content: Body, pieces: PieceList, draft: Draft) -> None:
    meta = block.token.meta
    opening = meta["opening"]
    if not isinstance(opening, Opening):
        # The line that opens it is refused; what it holds is kept, so that its problems are found as well.
        pieces.extend(content)
        return
    place = draft.place(meta["start"], meta["end"])
    argument = draft.place(meta["argument_start"], meta["argument_end"])
    name = opening.name
    if _is_box(name):
        pieces.put(Block(name, block.heading, content, place))
    elif name == "slot":
        if opening.arguments in draft.slots:
            message = f"there is already a slot `{opening.arguments}` in this text"
            draft.report(SLOT_DUPLICATE, message, argument, "give this one a name of its own")
        draft.slots.add(opening.arguments)
        pieces.put(Slot(opening.arguments, content, argument))
    elif name == "clinic":
        if any(not isinstance(piece, str) or piece.strip() for piece in content):
            message, hint = "a `clinic` block holds nothing", "move what it holds below the block"
            draft.report(BLOCK_ARGUMENTS, message, place, hint)
        pieces.put(ClinicBlock(opening.arguments, argument))
    else:
        # The places within the line were counted from its first colon.
        tests = tuple(
            Test(
                test.key,
                test.values,
                tuple(draft.place(meta["start"] + first, meta["start"] + last) for first, last in test.spans),
            )
            for test in opening.tests
        )
        pieces.put(Condition(name == "unless", tests, content, place))


def _is_box(name: str) -> TypeGuard[BoxName]:
    return name in BOXES
