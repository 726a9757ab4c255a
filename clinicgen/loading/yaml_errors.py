"""YAML's own complaints in plain words: what is wrong, where, and what to write instead."""

from __future__ import annotations

import re

import yaml
from msgspec import Struct

from clinicgen.loading.positions import Positions
from clinicgen.model.finding import Place

_KEY_AND_VALUE = re.compile(r"[ ]*(?:- +)*[^\s#:'\"]+:[ ]+(?=\S)")
_KEY_WITHOUT_SPACE = re.compile(r"[ ]*(?:- +)*([A-Za-z_]+):(?=[^\s/])")
_FACT_VALUE = re.compile(r"[ ]*(?:- +)*(?:[^\s#:'\"]+:[ ]+)?(?=\{\{)")

QUOTE_THE_VALUE = "put the whole value in quotes"
QUOTE_THE_FACT = 'put the whole value in quotes: "{{ … }}"'


class SyntaxProblem(Struct, frozen=True):
    """What to tell the person who wrote the file."""

    message: str
    place: Place
    hint: str


def explain(error: yaml.MarkedYAMLError, positions: Positions, start: int) -> SyntaxProblem:
    """Say in plain words what YAML could not read; its marks count from `start`."""
    problem = error.problem or ""
    at = _clamp(start + (error.problem_mark.index if error.problem_mark else 0), positions)
    begun = _clamp(start + error.context_mark.index, positions) if error.context_mark else at
    line = positions.line_of(at)
    text = positions.lines[line - 1]
    before = text[: at - positions.starts[line - 1]]
    character = text[len(before) : len(before) + 1]

    context = error.context or ""
    fact = _fact_on(positions, line) or ("flow" in context and _fact_on(positions, positions.line_of(begun)))
    if fact:
        return SyntaxProblem("a value that begins with `{{` is read as YAML's own braces", fact, QUOTE_THE_FACT)
    if character == "\t" or "tab character" in problem:
        tab = positions.starts[line - 1] + max(text.find("\t"), 0)
        return SyntaxProblem(
            "a tab stands where YAML needs spaces", positions.place(tab, tab + 1), "indent with spaces"
        )
    if "mapping values are not allowed" in problem:
        return _explain_colon(positions, line, before, at)
    if "could not find expected ':'" in problem:
        return _explain_missing_colon(positions, positions.line_of(begun))
    if "found unexpected end of stream" in problem or "found unexpected document separator" in problem:
        place = positions.rest_of_line(begun)
        return SyntaxProblem("a quoted value is not closed", place, "add the closing quote; inside '…' write '' for '")
    if "that cannot start any token" in problem:
        place = positions.rest_of_line(at)
        return SyntaxProblem(f"a value cannot begin with `{character}` outside quotes", place, QUOTE_THE_VALUE)
    if "unknown escape" in problem or "escape" in problem:
        return SyntaxProblem(
            "a backslash in double quotes begins a code that YAML does not know",
            positions.rest_of_line(begun),
            "write two backslashes, or use single quotes",
        )
    if "equence entries are not allowed" in problem:
        return SyntaxProblem(
            "a list cannot begin on the line of its key",
            positions.rest_of_line(at),
            "begin it on the next line, or put the value in quotes if it is text",
        )
    if "flow sequence" in context or "flow mapping" in context:
        return _explain_brackets(positions, begun)
    if "alias" in context or "anchor" in context or "parsing a tag" in context:
        place = positions.rest_of_line(begun)
        first = positions.lines[place.span.line - 1][place.span.column - 1] if place.span else ""
        return SyntaxProblem(f"a value cannot begin with `{first}` outside quotes", place, QUOTE_THE_VALUE)
    if "block scalar" in context:
        return SyntaxProblem(
            f"text cannot follow `{text[before.rfind(' ') + 1 : len(before)]}` on its line",
            positions.rest_of_line(begun),
            "begin the text on the next line, indented, or put the value in quotes",
        )
    if "expected key" in problem or "<block end>" in problem or "'-' indicator" in problem:
        return _explain_indentation(positions, line, before, at)
    if "node content" in problem and character:
        return SyntaxProblem(
            f"a value cannot begin with `{character}` outside quotes", positions.rest_of_line(at), QUOTE_THE_VALUE
        )
    return SyntaxProblem(
        "YAML cannot read on from here",
        positions.rest_of_line(at),
        "write `key: value`, one a line, and put values with special characters in quotes",
    )


def _clamp(offset: int, positions: Positions) -> int:
    """Keep an offset inside the text, and move one beyond the last written line back to it."""
    last = len(positions.lines)
    while last > 1 and not positions.lines[last - 1].strip():
        last -= 1
    end = positions.starts[last - 1] + len(positions.lines[last - 1])
    return max(0, min(offset, end))


def _fact_on(positions: Positions, line: int) -> Place | None:
    match = _FACT_VALUE.match(positions.lines[line - 1])
    return positions.rest_of_line(positions.starts[line - 1] + match.end()) if match else None


def _explain_colon(positions: Positions, line: int, before: str, at: int) -> SyntaxProblem:
    """Tell apart the causes of a colon that YAML did not expect."""
    key_and_value = _KEY_AND_VALUE.match(before)
    if key_and_value:
        place = positions.rest_of_line(positions.starts[line - 1] + key_and_value.end())
        return SyntaxProblem("a colon and a space stand inside a value without quotes", place, QUOTE_THE_VALUE)
    above = line - 1
    while above > 0 and not positions.lines[above - 1].strip():
        above -= 1
    text = positions.lines[above - 1] if above else ""
    if above and not _KEY_AND_VALUE.match(text) and not text.rstrip().endswith(":"):
        return _explain_missing_colon(positions, above)
    indent = len(before) - len(before.lstrip(" "))
    return SyntaxProblem(
        "the line is indented although the line above already has its value",
        positions.place(positions.starts[line - 1] + indent, at),
        "begin it in the same column as the key above, or put the value above in quotes",
    )


def _explain_missing_colon(positions: Positions, line: int) -> SyntaxProblem:
    match = _KEY_WITHOUT_SPACE.match(positions.lines[line - 1])
    if match:
        start = positions.starts[line - 1]
        place = positions.place(start + match.start(1), start + match.end())
        return SyntaxProblem("a colon has no space after it", place, f"write `{match.group(1)}: ` with a space")
    return SyntaxProblem(
        "the line has no colon after its key", positions.whole_line(line), "write `key: value`, with a space"
    )


def _explain_brackets(positions: Positions, begun: int) -> SyntaxProblem:
    line = positions.line_of(begun)
    opening = positions.lines[line - 1][begun - positions.starts[line - 1] :][:1]
    closing = {"[": "]", "{": "}"}.get(opening, "a closing bracket")
    return SyntaxProblem(
        f"`{opening}` begins a list or mapping that is not closed as YAML expects",
        positions.rest_of_line(begun),
        f"separate with commas and close with `{closing}`, or put the value in quotes if it is text",
    )


def _explain_indentation(positions: Positions, line: int, before: str, at: int) -> SyntaxProblem:
    if before.strip():
        key = _KEY_AND_VALUE.match(before)
        place = positions.rest_of_line(positions.starts[line - 1] + key.end() if key else at)
        return SyntaxProblem(
            "text follows a value that has already ended",
            place,
            "put the whole value in one pair of quotes; inside '…' write '' for '",
        )
    return SyntaxProblem(
        "the line's indentation fits no line above it",
        positions.whole_line(line),
        "begin it in the same column as the other keys of its group",
    )
