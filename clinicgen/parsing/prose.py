"""From the tokens of a text to its prose: the words of every passage, with the places they have in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from clinicgen.model.finding import Place
from clinicgen.model.front_matter import ArticleFrontMatter
from clinicgen.model.markdown_file import MarkdownFile
from clinicgen.model.prose import Passage, PassageRole, WrittenLink, align, passage_of_value
from clinicgen.parsing.draft import Draft
from clinicgen.parsing.positions import InlinePositions, Positions
from clinicgen.parsing.sifting import Sifted

FACT_WORD = "clinic"
"""What stands for a fact in prose: nobody knows here which clinic's it will be."""
_START = Token("start", "", 0)


def read_prose(sifted: Sifted, draft: Draft) -> Iterator[Passage]:
    """Give the passages of the Markdown in order, those of footnotes last."""
    yield from _read_tokens(sifted.shown, "text", draft)
    for definition in sifted.definitions.values():
        yield from _read_tokens(definition, "note", draft)


def read_front_prose(file: MarkdownFile, positions: Positions) -> Iterator[Passage]:
    """Give the passages of the front matter: title, description, questions and answers, the picture's words."""
    front = file.front
    if front is None:
        return
    values: list[tuple[PassageRole, str, str | None]] = [
        ("title", "title", front.title),
        ("description", "description", front.description),
    ]
    if isinstance(front, ArticleFrontMatter):
        for index, entry in enumerate(front.faq):
            values.append(("question", f"faq.{index}.question", entry.question))
            values.append(("answer", f"faq.{index}.answer", entry.answer))
        values.append(("alt", "image.alt", front.image.alt if front.image else None))
    for role, key, value in values:
        place = file.places.get(key)
        if value and place and place.span:
            yield passage_of_value(role, value, file.source, *_offsets(place, positions))


def _offsets(place: Place, positions: Positions) -> tuple[int, int]:
    span = place.span
    if span is None:
        return 0, 0
    start = positions.offset_of(span.line) + span.column - 1
    return start, positions.offset_of(span.end_line) + span.end_column - 1


def _read_tokens(tokens: Sequence[Token], role: PassageRole, draft: Draft) -> Iterator[Passage]:
    for before, token in pairwise((_START, *tokens)):
        if token.type == "inline" and token.content:
            is_heading = before.type in ("heading_open", "colon_heading_open")
            yield from _read_inline(token, "heading" if is_heading else role, draft.within(token))


def _read_inline(inline: Token, role: PassageRole, where: InlinePositions) -> Iterator[Passage]:
    raw, cursor, length = inline.content, 0, 0
    words: list[str] = []
    stretches: list[int] = []
    links: list[WrittenLink] = []
    opened: list[tuple[int, str, int]] = []
    has_note = False
    for token in inline.children or ():
        added = ""
        match token.type:
            case "text" | "code_inline":
                added = token.content
                for position, found in align(added, raw, cursor, len(raw)):
                    stretches += (length + position, where.offset(found))
                    cursor = found + (len(added) if position == 0 and raw.startswith(added, found) else 0)
            case "fact":
                added = FACT_WORD
                start, cursor = token.meta["span"]
                last = length + len(added) - 1
                stretches += (length, where.offset(start), last, where.offset(cursor) - 1)
            case "softbreak" | "hardbreak":
                added = " "
            case "link_open":
                end = token.meta.get("span", (0, 0))[1]
                opened.append((length, str(token.attrs.get("href", "")), end))
            case "link_close":
                start, target, end = opened.pop()
                links.append(WrittenLink(start, length, target))
                cursor = max(cursor, end)
            case "image":
                start, cursor = token.meta["span"]
                alt = align(token.content, raw, start, cursor)
                alt.append((len(token.content), cursor))
                numbers = tuple(one for position, found in alt for one in (position, where.offset(found)))
                yield Passage("alt", token.content, numbers)
            case "footnote_ref":
                has_note = True
            case "html_inline":
                cursor = max(cursor, token.meta.get("span", (0, cursor))[1])
            case _:
                pass
        words.append(added)
        length += len(added)
    text = "".join(words)
    stretches += (length, where.offset(len(raw)))
    if text.strip():
        yield Passage(role, text, tuple(stretches), tuple(links), has_note)
