"""Facts as they are written: `{{ clinic.name }}` and `{{ clinic.email | default("our front desk") }}`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from clinicgen.model.content import Fact, Words
from clinicgen.model.finding import Finding, Place, report
from clinicgen.model.source import SourceText
from clinicgen.parsing.problems import FACT_MALFORMED, FACT_UNCLOSED, shown

_FACT = re.compile(
    r"""\{\{\s*(?P<name>[^\W\d][\w-]*(?:\.\w[\w-]*)*)\s*
        (?:\|\s*default\s*\(\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')\s*\)\s*)?\}\}""",
    re.VERBOSE,
)
_NAME_ONLY = re.compile(r"\{\{[ \t]*[\w.-]*")
_INNER_NAME = re.compile(r"[^\W\d][\w-]*\.[\w.-]*\w")


class WrittenFact(Struct, frozen=True):
    """What was found at a `{{`: a fact with its default, or, where `name` is empty, the reason why it is none."""

    end: int
    """Where it ends in the text; for a fact that never ends, as far as it can be told."""
    name: str
    default: str | None = None
    message: str = ""
    hint: str = ""
    is_closed: bool = True


def read_fact(text: str, start: int, limit: int) -> WrittenFact:
    """Read the fact whose `{{` stands at start; nothing from limit on belongs to it."""
    match = _FACT.match(text, start, limit)
    if match:
        default = match["double"] if match["double"] is not None else match["single"]
        if default is None or default.strip():
            return WrittenFact(match.end(), match["name"], default)
        hint = "write words between the quotes, or put the sentence into a `::: when has=…` block"
        return WrittenFact(match.end(), "", None, f"the default of `{match['name']}` is empty", hint)
    next_opening = text.find("{{", start + 2, limit)
    closing = text.find("}}", start + 2, next_opening if next_opening >= 0 else limit)
    if closing < 0:
        name = _NAME_ONLY.match(text, start, limit)
        end = name.end() if name else start + 2
        return WrittenFact(end, "", None, "this `{{` is never closed", "write `}}` after the fact's name", False)
    return _explain(text[start + 2 : closing].strip(), closing + 2)


def _explain(inner: str, end: int) -> WrittenFact:
    if not inner:
        hint = "write the name of a fact, like `{{ clinic.name }}`"
        return WrittenFact(end, "", None, "there is no name between the braces", hint)
    name = _INNER_NAME.search(inner, 0, 200)
    plain = f"`{{{{ {name.group() if name else 'clinic.phone'} }}}}`"
    if "|" in inner:
        hint = f'the only filter is `default`, with its words in quotes: {plain[:-4]} | default("our front desk") }}}}`'
    else:
        hint = f"facts are only put in, not computed: write {plain}"
    return WrittenFact(end, "", None, f"`{shown(inner)}` is not a fact", hint)


def fact_problem(fact: WrittenFact, place: Place) -> Finding:
    """Make the finding for something that should have been a fact."""
    return report(FACT_MALFORMED if fact.is_closed else FACT_UNCLOSED, fact.message, place, hint=fact.hint)


def read_words(text: str, source: SourceText, value: Place) -> tuple[Words, list[Finding]]:
    """Read a front matter value as plain text with facts; value is the place of the whole value."""
    if "{{" not in text:
        return (text,), []
    words: list[str | Fact] = []
    findings: list[Finding] = []
    places = _places_within(source, value, text.count("{{"))
    position = 0
    while (start := text.find("{{", position)) >= 0:
        if start > position:
            words.append(text[position:start])
        fact = read_fact(text, start, len(text))
        place = next(places, value)
        for _ in range(text.count("{{", start + 2, fact.end)):
            next(places, value)
        if fact.name:
            words.append(Fact(fact.name, fact.default, place))
        else:
            findings.append(fact_problem(fact, place))
        position = fact.end
    if position < len(text):
        words.append(text[position:])
    return tuple(words), findings


def _places_within(source: SourceText, value: Place, expected: int) -> Iterator[Place]:
    """Give the places of a value's facts, in order, or none where YAML's notation hides them."""
    span = value.span
    if span is None:
        return
    lines = source.text.split("\n")
    first = sum(len(line) + 1 for line in lines[: span.line - 1]) + span.column - 1
    last = sum(len(line) + 1 for line in lines[: span.end_line - 1]) + span.end_column - 1
    if source.text.count("{{", first, last) != expected:
        return
    start = source.text.find("{{", first, last)
    while start >= 0:
        yield source.place(start, read_fact(source.text, start, last).end)
        start = source.text.find("{{", start + 2, last)
