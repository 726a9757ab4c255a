"""The words after `:::`: which block it is, and what it was given."""

from __future__ import annotations

import re
from typing import Literal, TypeGuard, get_args

from msgspec import Struct
from msgspec.structs import replace

from clinicgen.model.content import ConditionKey
from clinicgen.model.finding import Rule
from clinicgen.model.suggestion import suggest
from clinicgen.model.typed_text import is_slug
from clinicgen.parsing.problems import BLOCK_ARGUMENTS, BLOCK_UNKNOWN, FACT_MISPLACED, shown

BoxName = Literal["call-to-action", "crisis", "note", "warning"]
"""Blocks that the theme draws."""

BOXES: tuple[BoxName, ...] = get_args(BoxName)
CONDITIONS = ("when", "unless")
NAMES = (*BOXES, *CONDITIONS, "slot", "clinic")
_KEYS: tuple[ConditionKey, ...] = get_args(ConditionKey)
_TEST = re.compile(r"""([^\s="']+)(?:=("[^"]*"|'[^']*'|[^\s"']*))?""")


class Misuse(Struct, frozen=True):
    """Something wrong with an opening line, and where in the line."""

    rule: Rule
    message: str
    hint: str
    start: int
    end: int


class WrittenTest(Struct, frozen=True):
    """One `key=value,value` of a condition, and where in the line each value stands."""

    key: ConditionKey
    values: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


class Opening(Struct, frozen=True):
    """An opening line that could be read."""

    name: str
    arguments: str
    """What stands after the name, as it was written."""
    start: int
    """Where the arguments (without any: the name) begin in the line."""
    end: int
    tests: tuple[WrittenTest, ...] = ()


def read_opening(line: str) -> Opening | Misuse:
    """Read an opening line, colons included, without the white space around it."""
    start = len(line) - len(line.lstrip(":"))
    start += len(line[start:]) - len(line[start:].lstrip())
    name = line[start:].split(None, 1)[0]
    end = start + len(name)
    if name not in NAMES:
        return Misuse(BLOCK_UNKNOWN, f"there is no block `{shown(name)}`", suggest(name[:60], NAMES), start, end)
    arguments = line[end:].strip()
    argument_start = len(line) - len(line[end:].lstrip()) if arguments else start
    opening = Opening(name, arguments, argument_start, len(line))
    if arguments.endswith(":::"):
        colons = len(arguments) - len(arguments.rstrip(":"))
        hint = "write the colons that close the block on a line of their own"
        message = "a block is not closed on the line that opens it"
        return Misuse(BLOCK_ARGUMENTS, message, hint, len(line) - colons, len(line))
    if name in CONDITIONS:
        return _read_tests(line, opening)
    if name == "crisis" and arguments:
        message, hint = "`crisis` takes nothing after its name", "write the words on the lines below it"
        return Misuse(BLOCK_ARGUMENTS, message, hint, argument_start, len(line))
    return _read_slug(opening) if name in ("slot", "clinic") else opening


def _read_slug(opening: Opening) -> Opening | Misuse:
    name, arguments = opening.name, opening.arguments
    if "{{" in arguments:
        message, hint = f"a fact cannot name a {name}", "write the name itself"
        return Misuse(FACT_MISPLACED, message, hint, opening.start, opening.end)
    if is_slug(arguments):
        return opening
    example = "::: slot first-visit" if name == "slot" else "::: clinic norfolk"
    message = f"`{shown(arguments)}` is not the name of a {name}" if arguments else f"`{name}` lacks its name"
    hint = f"use lower-case letters, digits and hyphens, like `{example}`"
    return Misuse(BLOCK_ARGUMENTS, message, hint, opening.start, opening.end)


def _read_tests(line: str, opening: Opening) -> Opening | Misuse:
    example = "`service=ketamine-infusion-therapy` or `has=email,reviews`"
    if not opening.arguments:
        message = f"`{opening.name}` lacks its condition"
        return Misuse(BLOCK_ARGUMENTS, message, f"write {example} after it", opening.start, opening.end)
    tests: list[WrittenTest] = []
    position = opening.start
    while position < len(line):
        if line[position].isspace():
            position += 1
            continue
        match = _TEST.match(line, position)
        end = match.end() if match else position + len(line[position:].split(None, 1)[0])
        written = line[position:end]
        if "{{" in written:
            return Misuse(FACT_MISPLACED, "a fact cannot be part of a condition", f"write {example}", position, end)
        if match is None or match[2] is None:
            hint = f"write {example}, without spaces around `=` and `,`"
            return Misuse(BLOCK_ARGUMENTS, f"`{shown(written)}` is not a condition", hint, position, end)
        key, spans = match[1], _value_spans(line, match.start(2), match.end(2))
        values = tuple(line[start:end] for start, end in spans)
        if not _is_key(key):
            message = f"there is no condition `{shown(key)}`"
            return Misuse(BLOCK_ARGUMENTS, message, suggest(key[:60], _KEYS), position, position + len(key))
        if not all(values):
            return Misuse(BLOCK_ARGUMENTS, f"`{shown(written)}` lacks a value", f"write {example}", position, end)
        tests.append(WrittenTest(key, values, spans))
        position = end
    return replace(opening, tests=tuple(tests))


def _value_spans(line: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    if line[start:end].startswith(("'", '"')):
        start, end = start + 1, end - 1
    spans: list[tuple[int, int]] = []
    for value in line[start:end].split(","):
        first = start + len(value) - len(value.lstrip())
        spans.append((first, max(first, start + len(value.rstrip()))))
        start += len(value) + 1
    return tuple(spans)


def _is_key(key: str) -> TypeGuard[ConditionKey]:
    return key in _KEYS
