"""The inside of a paragraph, heading or cell: its tokens written as HTML and pieces."""

from __future__ import annotations

from collections.abc import Mapping

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from clinicgen.model.content import Fact
from clinicgen.parsing.draft import Draft
from clinicgen.parsing.footnotes import Note, mark_html
from clinicgen.parsing.html_tags import Tags, check_tags
from clinicgen.parsing.links import OpenLink, close_link, open_link, read_picture
from clinicgen.parsing.pieces import PieceList
from clinicgen.parsing.positions import InlinePositions
from clinicgen.parsing.problems import FACT_MISPLACED, FACT_UNCLOSED, HTML_UNSAFE_TAG

_HTML_OF: Mapping[str, str] = {
    "softbreak": "\n",
    "hardbreak": "<br>\n",
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "comment": "",
}


def write_inline(inline: Token, draft: Draft, notes: Mapping[str, Note], pieces: PieceList) -> None:
    """Write the inside of a paragraph, heading or cell."""
    children = inline.children or []
    where = draft.within(inline)
    tags = _check_tags(children, where, draft)
    links: list[tuple[OpenLink, PieceList]] = []
    for index, token in enumerate(children):
        match token.type:
            case "text":
                pieces.write(escapeHtml(token.content))
            case "fact":
                meta = token.meta
                pieces.put(Fact(meta["name"], meta["default"], where.place(*meta["span"])))
            case "link_open":
                links.append((open_link(token, where, draft), pieces))
                pieces = PieceList()
            case "link_close":
                link, outer = links.pop()
                close_link(link, pieces.finish(), outer)
                pieces = outer
            case "image":
                picture = read_picture(token, where, draft)
                if picture:
                    pieces.put(picture)
            case "html_inline":
                pieces.write(tags.html.get(index, ""))
            case "code_inline":
                pieces.write(f"<code>{escapeHtml(token.content)}</code>")
            case "footnote_ref":
                number = notes[token.meta["label"]].number
                pieces.write(mark_html(number, token.meta["mark"], draft.id_prefix))
            case "problem":
                meta = token.meta
                is_cut = meta["rule"] is FACT_UNCLOSED and "is_cell" in inline.meta
                hint = r"in a table, write the pipe as `\|`" if is_cut else meta["hint"]
                draft.report(meta["rule"], meta["message"], where.place(*meta["span"]), hint)
            case _:
                pieces.write(_HTML_OF[token.type])
    draft.word_count += len(plain_text(inline).split())


def _check_tags(children: list[Token], where: InlinePositions, draft: Draft) -> Tags:
    if not any(token.type == "html_inline" for token in children):
        return Tags()
    tags = check_tags(children)
    for problem in sorted(tags.problems, key=lambda problem: problem.index):
        token = children[problem.index]
        is_closing = token.content.startswith("</")
        if not (is_closing and problem.name in draft.refused_tags):
            rule = FACT_MISPLACED if problem.has_fact else HTML_UNSAFE_TAG
            draft.report(rule, problem.message, where.place(*token.meta["span"]), problem.hint)
        draft.refused_tags.add(problem.name)
    return tags


def plain_text(inline: Token, fact: str = "x") -> str:
    """Give the visible words, with every fact written as one."""
    words: list[str] = []
    for token in inline.children or ():
        match token.type:
            case "text" | "code_inline":
                words.append(token.content)
            case "fact":
                words.append(fact)
            case "softbreak" | "hardbreak":
                words.append(" ")
            case _:
                pass
    return "".join(words)
