"""What can be wrong within one layer's values, whoever uses it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from pydantic_core import PydanticCustomError

from clinicgen.loading.nodes import (
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    Value,
    entry_at,
    items_at,
    node_at,
    value_at,
    value_of,
)
from clinicgen.loading.opening_hours import HoursProblem, HoursValue, read_intervals, read_week
from clinicgen.loading.problems import problem
from clinicgen.loading.suggestions import did_you_mean
from clinicgen.loading.typed_values import check_tree
from clinicgen.model.clinic_facts import ClinicFacts
from clinicgen.model.finding import Finding, Place
from clinicgen.model.typed_text import check_address

LONGEST_DESCRIPTION = 160

_OWN_PATH = re.compile(r"/(?!/)[^\s\\\"<>`{}|^\x00-\x1f\x7f]*\Z")


def check_layer(tree: MappingNode, family: str, *, also_known: tuple[str, ...] = ()) -> tuple[Finding, ...]:
    """Find what is wrong in a layer by itself: unknown keys and wrong values, not keys that another layer may have."""
    checked = check_tree(ClinicFacts, tree, family, also_known=also_known)
    typed = (*checked.findings, *(missing.finding for missing in checked.missing if missing.is_in_list))
    return (*typed, *check_values(tree, family))


def check_values(tree: MappingNode, family: str) -> tuple[Finding, ...]:
    """Find values that are text of the right kind and still mean nothing."""
    problems = (
        *_check_facts_in_facts(tree),
        *_check_description(tree),
        *_check_time_zone(tree),
        *_check_hours(tree),
        *_check_holidays(tree),
        *_check_services(tree),
        *_check_redirects(tree),
    )
    return tuple(problem(family, kind, message, place, hint) for kind, message, place, hint in problems)


_Problem = tuple[str, str, Place, str]
"""Kind, message, place, hint."""


def every_value(tree: Node) -> Iterator[Value]:
    """Yield every text of a tree in the order it was written."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, MappingNode):
            waiting.extend(entry.value for entry in reversed(node.entries))
        elif isinstance(node, SequenceNode):
            waiting.extend(reversed(node.items))
        elif value := value_of(node):
            yield value


def hours_of(node: Node) -> HoursValue | None:
    """Give hours as text or several texts, or None where the model refuses them anyway."""
    if isinstance(node, SequenceNode):
        values = [value_of(item) for item in node.items]
        texts = tuple(value.text for value in values if value)
        return texts if len(texts) == len(values) else None
    value = value_of(node)
    return value.text if value else None


def _check_facts_in_facts(tree: MappingNode) -> Iterator[_Problem]:
    for value in every_value(tree):
        if "{{" in value.text:
            yield "invalid-value", "a fact holds `{{`, but facts are not filled in facts", value.place, "write it out"


def _check_description(tree: MappingNode) -> Iterator[_Problem]:
    value = value_at(tree, "description")
    if value and len(value.text) > LONGEST_DESCRIPTION:
        message = f"`description` has {len(value.text)} characters, more than {LONGEST_DESCRIPTION}"
        yield "invalid-value", message, value.place, "shorten it: search results cut it off"


def _check_time_zone(tree: MappingNode) -> Iterator[_Problem]:
    value = value_at(tree, "time_zone")
    if value and value.text not in _time_zones():
        cities = {zone.rpartition("/")[2]: zone for zone in sorted(_time_zones())}
        city = cities.get(value.text.rpartition("/")[2].title().replace(" ", "_"))
        hint = did_you_mean(value.text, _time_zones()) or (f"did you mean `{city}`?" if city else "")
        message = f"`time_zone`: there is no time zone `{value.text}`"
        yield "invalid-value", message, value.place, hint or "write an IANA name, like America/New_York"


@cache
def _time_zones() -> tuple[str, ...]:
    # The package's list, not the system's: the same workspace is right or wrong on every machine.
    return tuple(files("tzdata").joinpath("zones").read_text(encoding="utf-8").split())


def _check_hours(tree: MappingNode) -> Iterator[_Problem]:
    hours = node_at(tree, "hours")
    if isinstance(hours, MappingNode):
        read = {entry.key: hours_of(entry.value) for entry in hours.entries}
        _, problems = read_week({key: value for key, value in read.items() if value is not None})
        yield from (_hours_problem(hours, "hours", one) for one in problems)


def _check_holidays(tree: MappingNode) -> Iterator[_Problem]:
    seen: dict[str, int] = {}
    for index, item in enumerate(items_at(tree, "holidays")):
        date = value_at(item, "date")
        if date and _is_day(date.text) and seen.setdefault(date.text, index) != index:
            message = f"the holiday {date.text} is written twice"
            yield "duplicate-value", message, date.place, "keep one; its hours can be a list"
        hours = node_at(item, "hours")
        value = hours_of(hours) if hours else None
        if hours and value is not None:
            _, problems = read_intervals(value)
            yield from (_hours_problem(hours, f"holidays.{index}.hours", one) for one in problems)


def _is_day(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _hours_problem(hours: Node, name: str, wrong: HoursProblem) -> _Problem:
    node = node_at(hours, *wrong.path) or hours
    entry = entry_at(hours, *wrong.path) if wrong.is_key else None
    return "invalid-value", f"`{name}`: {wrong.message}", entry.key_place if entry else node.place, wrong.hint


def _check_services(tree: MappingNode) -> Iterator[_Problem]:
    seen: set[str] = set()
    for item in items_at(tree, "services"):
        slug = value_at(item, "slug")
        if slug and slug.text in seen:
            message = f"the service `{slug.text}` is written twice"
            yield "duplicate-value", message, slug.place, "keep one, or give it a slug of its own"
        elif slug:
            seen.add(slug.text)


def _check_redirects(tree: MappingNode) -> Iterator[_Problem]:
    redirects = node_at(tree, "redirects")
    for entry in redirects.entries if isinstance(redirects, MappingNode) else ():
        target = value_of(entry.value) if isinstance(entry.value, ScalarNode) else None
        if target is None or _OWN_PATH.match(target.text):
            continue
        hint = "write a path of this site, like /articles/new-page/, or an https address"
        try:
            check_address(target.text)
        except PydanticCustomError as error:
            context = error.context or {}
            is_path = not target.text.lower().startswith("https:")
            message = f"`{target.text}` is nowhere to lead to" if is_path else str(context.get("message", ""))
            yield "invalid-value", f"`redirects`: {message}", target.place, hint
