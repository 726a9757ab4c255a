"""Inline rules for the Markdown parser: facts, comments, footnote marks, and where links, pictures and tags stand."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination, parseLinkLabel
from markdown_it.rules_inline import StateInline, autolink, html_inline, image, link

from clinicgen.model.finding import Rule
from clinicgen.parsing.fact_syntax import read_fact
from clinicgen.parsing.problems import (
    FACT_IN_LINK_TARGET,
    FACT_MALFORMED,
    FACT_UNCLOSED,
    FOOTNOTE_UNDEFINED,
    HTML_COMMENT_UNCLOSED,
)

InlineRule = Callable[[StateInline, bool], bool]

_FOOTNOTE_MARK = re.compile(r"\[\^[^\s\[\]]{1,80}\](?!:)")
_OPEN_TARGET = re.compile(r"\]\(<?[^\s()<>]*\Z")
_LOOK_BACK = 80


def add_inline_rules(markdown: MarkdownIt) -> None:
    """Teach a parser the facts and comments of this room, and to remember where things stand."""
    ruler = markdown.inline.ruler
    ruler.at("link", _link)
    ruler.at("image", _placed(image, "image"))
    ruler.at("autolink", _placed(autolink, "link_open"))
    ruler.at("html_inline", _placed(html_inline, "html_inline"))
    ruler.before("html_inline", "comment", _comment)
    ruler.before("link", "fact", _fact)
    ruler.after("footnote_ref", "footnote_undefined", _undefined_footnote)


def _push_problem(state: StateInline, rule: Rule, message: str, end: int, hint: str) -> None:
    token = state.push("problem", "", 0)
    token.meta = {"rule": rule, "message": message, "hint": hint, "span": (state.pos, end)}


def _placed(rule: InlineRule, token_type: str) -> InlineRule:
    def place(state: StateInline, silent: bool) -> bool:
        start, first = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            token = next(token for token in state.tokens[first:] if token.type == token_type)
            token.meta["span"] = (start, state.pos)
        return True

    return place


_placed_link = _placed(link, "link_open")


def _link(state: StateInline, silent: bool) -> bool:
    """Take a link and remember where its target stands, if it stands beside its text."""
    if state.src[state.pos] != "[":
        return False
    start, first = state.pos, len(state.tokens)
    if not _placed_link(state, silent):
        return False
    if not silent:
        end = state.pos
        state.pos = start
        target = parseLinkLabel(state, start, True) + 1
        state.pos = end
        if state.src.startswith("(", target):
            target += 1
            while state.src[target].isspace():
                target += 1
            destination = parseLinkDestination(state.src, target, end)
            if destination.ok and destination.pos > target:
                token = next(token for token in state.tokens[first:] if token.type == "link_open")
                token.meta["target"] = (target, destination.pos)
    return True


def _fact(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if not state.src.startswith("{{", start, state.posMax):
        return False
    fact = read_fact(state.src, start, state.posMax)
    if not silent:
        before = _OPEN_TARGET.search(state.src, max(0, start - _LOOK_BACK), start)
        if before:
            message = "a fact cannot be the address of a link"
            hint = "write `[call us](clinic:call)` or `[book a visit](clinic:book)`"
            _push_problem(state, FACT_IN_LINK_TARGET, message, fact.end, hint)
        elif fact.name:
            token = state.push("fact", "", 0)
            token.meta = {"name": fact.name, "default": fact.default, "span": (start, fact.end)}
        else:
            _push_problem(state, FACT_MALFORMED if fact.is_closed else FACT_UNCLOSED, fact.message, fact.end, fact.hint)
    state.pos = fact.end
    return True


def _comment(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if not state.src.startswith("<!--", start, state.posMax):
        return False
    closing = state.src.find("-->", start + 2, state.posMax)
    if not silent:
        if closing >= 0:
            token = state.push("comment", "", 0)
            token.content = state.src[start : closing + 3]
            token.meta = {"span": (start, closing + 3)}
        else:
            message, hint = "this comment is never closed", "write `-->` where it ends, in the same paragraph"
            _push_problem(state, HTML_COMMENT_UNCLOSED, message, start + 4, hint)
    # What follows an unclosed comment is not looked at: a thousand of them cost no more than one.
    state.pos = closing + 3 if closing >= 0 else state.posMax
    return True


def _undefined_footnote(state: StateInline, silent: bool) -> bool:
    match = _FOOTNOTE_MARK.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        hint = f"add a paragraph that begins with `{match.group()}:`"
        _push_problem(state, FOOTNOTE_UNDEFINED, f"there is no footnote `{match.group()[2:-1]}`", match.end(), hint)
        state.pending += match.group()
    state.pos = match.end()
    return True
