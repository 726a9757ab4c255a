"""Raw HTML in a text: the few tags that are allowed, each closed where it was opened."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token
from msgspec import Struct

from clinicgen.parsing.problems import shown

PAIRED = ("sup", "sub", "abbr", "kbd", "cite")
ALLOWED = "allowed are `<br>`, `<sup>`, `<sub>`, `<abbr title>`, `<kbd>` and `<cite>`"
_INSTEAD = {
    "a": "write `[words](address)`",
    "img": "write `![what it shows](images/name.jpg)`",
    "b": "write `**words**`",
    "strong": "write `**words**`",
    "i": "write `*words*`",
    "em": "write `*words*`",
    "hr": "write a line of `---`",
    "code": "write the words between backticks",
}
_REFUSED = ""
"""Stands for the HTML of an opening tag that is refused already, so that its closing tag is not refused as well."""
_LOOK_BACK = 20
"""How many open elements a closing tag may lie within."""
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<rest>[^>]*)>\Z", re.DOTALL)
_TITLE = re.compile(r"""\s+title\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')\s*\Z""", re.IGNORECASE)


class TagProblem(Struct, frozen=True):
    """A tag that is refused: its place among the tokens, and why."""

    index: int
    name: str
    message: str
    hint: str
    has_fact: bool = False


class Tags(Struct):
    """What becomes of the tags of one paragraph."""

    html: dict[int, str] = {}
    """What to write for the tokens that are allowed, by their place; all others are left out."""
    problems: list[TagProblem] = []


def check_tags(tokens: Sequence[Token]) -> Tags:
    """Judge the tags of one paragraph, heading or cell."""
    tags = Tags()
    # Open elements, Markdown's own (with an empty tag) among them: a pair must not straddle emphasis or a link.
    opened: list[tuple[int, str, str]] = []
    for index, token in enumerate(tokens):
        if token.type == "html_inline":
            _take(index, token.content, opened, tags)
        elif token.nesting == 1:
            opened.append((index, "", ""))
        elif token.nesting == -1:
            while opened and opened[-1][1]:
                _leave_open(opened.pop(), tags)
            if opened:
                opened.pop()
    for one in opened:
        if one[1]:
            _leave_open(one, tags)
    return tags


def _take(index: int, written: str, opened: list[tuple[int, str, str]], tags: Tags) -> None:
    match = _TAG.match(written)
    name = match["name"].lower() if match else ""
    if match and name == "br" and not match["close"] and match["rest"].strip() in ("", "/"):
        tags.html[index] = "<br>"
    elif match and name in PAIRED and match["close"]:
        _close(index, name, opened, tags)
    elif match and name in PAIRED:
        _open(index, name, match["rest"], opened, tags)
    else:
        tag = f"<{match['close']}{name}>" if match else written.split(None, 1)[0]
        tags.problems.append(TagProblem(index, name, f"`{shown(tag)}` is not allowed", _INSTEAD.get(name, ALLOWED)))


def _open(index: int, name: str, rest: str, opened: list[tuple[int, str, str]], tags: Tags) -> None:
    title = _TITLE.match(rest) if name == "abbr" else None
    if title:
        words = title["double"] if title["double"] is not None else title["single"]
        if "{{" in words:
            hint = "write the words themselves"
            tags.problems.append(TagProblem(index, name, "a fact cannot stand in a tag", hint, has_fact=True))
            opened.append((index, name, _REFUSED))
        else:
            opened.append((index, name, f'<abbr title="{escapeHtml(unescape(words))}">'))
    elif rest.strip():
        only = "only a `title`" if name == "abbr" else "no attributes"
        tags.problems.append(TagProblem(index, name, f"`<{name}>` takes {only}", f"write `<{name}>`"))
        opened.append((index, name, _REFUSED))
    else:
        opened.append((index, name, f"<{name}>"))


def _close(index: int, name: str, opened: list[tuple[int, str, str]], tags: Tags) -> None:
    reachable = []
    for one in reversed(opened[-_LOOK_BACK:]):
        if not one[1]:
            break
        reachable.append(one[1])
    if name not in reachable:
        message, hint = f"`</{name}>` closes nothing", f"remove it, or write `<{name}>` before the words it is for"
        tags.problems.append(TagProblem(index, name, message, hint))
        return
    while opened[-1][1] != name:
        _leave_open(opened.pop(), tags)
    start, _, html = opened.pop()
    if html != _REFUSED:
        tags.html[start] = html
        tags.html[index] = f"</{name}>"


def _leave_open(one: tuple[int, str, str], tags: Tags) -> None:
    index, name, html = one
    if html != _REFUSED:
        hint = f"write `</{name}>` after the words it is for"
        tags.problems.append(TagProblem(index, name, f"`<{name}>` is not closed where it was opened", hint))
