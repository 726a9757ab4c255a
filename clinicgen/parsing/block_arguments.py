"""The words after `:::`: which block it is, and what it was given."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeGuard, get_args

from clinicgen.model.content import ConditionKey, Test
from clinicgen.model.finding import Rule
from clinicgen.model.suggestion import suggest
from clinicgen.model.typed_text import is_slug
from clinicgen.parsing.problems import BLOCK_ARGUMENTS, BLOCK_UNKNOWN, FACT_MISPLACED

BoxName = Literal["call-to-action", "crisis", "note", "warning"]
"""Blocks that the theme draws."""

BOXES: tuple[BoxName, ...] = get_args(BoxName)
CONDITIONS = ("when", "unless")
NAMES = (*BOXES, *CONDITIONS, "slot", "clinic")
_KEYS: tuple[ConditionKey, ...] = get_args(ConditionKey)
_TEST = re.compile(r"""([^\s="']+)(?:=("[^"]*"|'[^']*'|[^\s"']*))?""")


@dataclass(frozen=True, slots=True)
class Misuse:
    """Something wrong with an opening line, and where in the line."""

    rule: Rule
    message: str
    hint: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Opening:
    """An opening line that could be read."""

    name: str
    arguments: str
    """A heading as it was written, the name of a slot or of a clinic; empty for a condition."""
    start: int
    """Where the arguments (without any: the name) begin in the line."""
    end: int
    tests: tuple[Test, ...] = ()


def read_opening(line: str) -> Opening | Misuse:
    """Read an opening line, colons included, without the white space around it."""
    start = len(line) - len(line.lstrip(":"))
    start += len(line[start:]) - len(line[start:].lstrip())
    name = line[start:].split(None, 1)[0]
    end = start + len(name)
    if name not in NAMES:
        return Misuse(BLOCK_UNKNOWN, f"there is no block `{name}`", suggest(name, NAMES), start, end)
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
    message = f"`{arguments}` is not the name of a {name}" if arguments else f"`{name}` lacks its name"
    hint = f"use lower-case letters, digits and hyphens, like `{example}`"
    return Misuse(BLOCK_ARGUMENTS, message, hint, opening.start, opening.end)


def _read_tests(line: str, opening: Opening) -> Opening | Misuse:
    example = "`service=ketamine-infusion-therapy` or `has=email,reviews`"
    if not opening.arguments:
        message = f"`{opening.name}` lacks its condition"
        return Misuse(BLOCK_ARGUMENTS, message, f"write {example} after it", opening.start, opening.end)
    tests: list[Test] = []
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
            return Misuse(BLOCK_ARGUMENTS, f"`{written}` is not a condition", hint, position, end)
        key, values = match[1], tuple(value.strip() for value in match[2].strip("\"'").split(","))
        if not _is_key(key):
            message = f"there is no condition `{key}`"
            return Misuse(BLOCK_ARGUMENTS, message, suggest(key, _KEYS), position, position + len(key))
        if not all(values):
            return Misuse(BLOCK_ARGUMENTS, f"`{written}` lacks a value", f"write {example}", position, end)
        tests.append(Test(key, values))
        position = end
    return Opening(opening.name, "", opening.start, opening.end, tuple(tests))


def _is_key(key: str) -> TypeGuard[ConditionKey]:
    return key in _KEYS
