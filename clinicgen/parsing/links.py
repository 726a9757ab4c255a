"""Links and pictures of a text as pieces: their addresses judged, their words kept."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token
from msgspec import Struct

from clinicgen.model.content import Body, ClinicLink, ContentLink, Fact, PathLink, Picture, Words
from clinicgen.model.finding import Place
from clinicgen.model.suggestion import suggest
from clinicgen.parsing.draft import Draft
from clinicgen.parsing.link_targets import (
    ClinicAddress,
    Fragment,
    Refusal,
    SitePath,
    Target,
    TextAddress,
    WebAddress,
    read_target,
)
from clinicgen.parsing.pictures import read_picture_path
from clinicgen.parsing.pieces import PieceList
from clinicgen.parsing.positions import InlinePositions
from clinicgen.parsing.problems import FACT_MISPLACED, LINK_ANCHOR_UNKNOWN, LINK_TARGET_UNKNOWN, shown


class OpenLink(Struct, frozen=True):
    """A link whose words are being read."""

    target: Target | None
    """None where the address was refused: then only the words stay."""
    title: str
    place: Place


def open_link(token: Token, where: InlinePositions, draft: Draft) -> OpenLink:
    """Judge a link's address."""
    place = where.place(*token.meta.get("target", token.meta["span"]))
    target = read_target(str(token.attrs["href"]), draft.file)
    if isinstance(target, Refusal):
        draft.report(target.rule, target.message, place, target.hint)
        return OpenLink(None, "", place)
    if token.info == "auto" and not isinstance(target, WebAddress):
        hint = f"write `[words]({shown(str(token.attrs['href']))})`"
        draft.report(LINK_TARGET_UNKNOWN, "this link has no words to show", place, hint)
        return OpenLink(None, "", place)
    found = _find_anchor(target, place, draft) if isinstance(target, Fragment) else target
    return OpenLink(found, _read_title(token, where, draft), place)


def _find_anchor(target: Fragment, place: Place, draft: Draft) -> Fragment | None:
    anchor = draft.anchors.find(target.name)
    if anchor is None and draft.file.kind == "slot":
        # It may be a heading of the article that the slot's text is put into.
        return target
    if anchor is None:
        # Looking for the nearest of many headings takes long; a text that goes wrong so often is told without.
        near = suggest(target.name[:80], draft.anchors.all[:500]) if len(draft.findings) < 50 else ""
        hint = near or "write a heading's words in lower case, joined by hyphens"
        draft.report(LINK_ANCHOR_UNKNOWN, f"there is no heading `#{shown(target.name)}` in this text", place, hint)
        return None
    return Fragment(anchor)


def _read_title(token: Token, where: InlinePositions, draft: Draft) -> str:
    title = str(token.attrs.get("title", ""))
    if "{{" not in title:
        return title
    hint = "put the fact into the words of the link, or leave the title out"
    draft.report(FACT_MISPLACED, "a fact cannot stand in a title", where.place(*token.meta["span"]), hint)
    return ""


def close_link(link: OpenLink, label: Body, pieces: PieceList) -> None:
    """Write a link whose words are read."""
    match link.target:
        case ClinicAddress(target):
            pieces.put(ClinicLink(target, label, link.title, link.place))
        case TextAddress(kind, slug, fragment):
            pieces.put(ContentLink(kind, slug, fragment, label, link.title, link.place))
        case SitePath(path):
            pieces.put(PathLink(path, label, link.title, link.place))
        case Fragment(name):
            _write_anchor(f"#{quote(name)}", link.title, label, pieces)
        case WebAddress(address):
            _write_anchor(address, link.title, label, pieces)
        case None:
            pieces.extend(label)


def _write_anchor(address: str, title: str, label: Body, pieces: PieceList) -> None:
    title_html = f' title="{escapeHtml(title)}"' if title else ""
    pieces.write(f'<a href="{escapeHtml(address)}"{title_html}>')
    pieces.extend(label)
    pieces.write("</a>")


def read_picture(token: Token, where: InlinePositions, draft: Draft) -> Picture | None:
    """Judge a picture's address and read its alternative text; None where the address is refused."""
    start, end = token.meta["span"]
    place = where.place(start, end)
    alt = read_alt(token.children or (), start + 2, where, draft)
    path = read_picture_path(str(token.attrs["src"]), draft.file)
    if isinstance(path, Refusal):
        draft.report(path.rule, path.message, place, path.hint)
        return None
    return Picture(path, alt, _read_title(token, where, draft), place)


def read_alt(tokens: Sequence[Token], start: int, where: InlinePositions, draft: Draft) -> Words:
    """Read an alternative text, which begins at start, as plain text with facts."""
    words: list[str | Fact] = []
    for token in tokens:
        match token.type:
            case "fact":
                first, last = token.meta["span"]
                place = where.place(start + first, start + last)
                words.append(Fact(token.meta["name"], token.meta["default"], place))
            case "problem":
                first, last = token.meta["span"]
                place = where.place(start + first, start + last)
                draft.report(token.meta["rule"], token.meta["message"], place, token.meta["hint"])
            case "text" | "code_inline":
                words.append(token.content)
            case "softbreak" | "hardbreak":
                words.append(" ")
            case "image":
                words += read_alt(token.children or (), start + token.meta["span"][0] + 2, where, draft)
            case _:
                pass
    return join_words(words)


def join_words(words: Sequence[str | Fact]) -> Words:
    """Join the strings that stand beside one another."""
    joined: list[str | Fact] = []
    text: list[str] = []
    for word in words:
        if isinstance(word, str):
            text.append(word)
        else:
            joined += ["".join(text), word]
            text = []
    joined.append("".join(text))
    return tuple(word for word in joined if word)
