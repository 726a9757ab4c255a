"""The nodes of a page's structured data: each object with its types, whatever it is nested in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from clinicgen.checking.html_tokens import Token
from clinicgen.checking.page_document import structured_data
from clinicgen.checking.page_text import read_json

_PREFIXES = ("https://schema.org/", "http://schema.org/", "schema:")


class Node(NamedTuple):
    """An object of structured data."""

    types: tuple[str, ...]
    """Without the vocabulary's address."""
    values: Mapping[str, object]
    is_top: bool
    """Whether it is the whole of a script, or one of a list that is."""


def read_nodes(elements: Iterable[Token]) -> Iterator[tuple[Node, ...]]:
    """Give the nodes of each JSON-LD script among the elements of a page that can be read."""
    for text in structured_data(elements):
        nodes = read_script(text)
        if nodes:
            yield nodes


def read_script(text: str) -> tuple[Node, ...]:
    """Give the nodes of a JSON-LD script; none where it cannot be read."""
    return tuple(_nodes_in(read_json(text)))


def speaks_schema_org(nodes: tuple[Node, ...]) -> bool:
    """Tell whether a script says that its words are schema.org's."""
    return any("schema.org" in str(node.values.get("@context", "")) for node in nodes if node.is_top)


def texts_of(value: object) -> tuple[str, ...]:
    """Give the texts of a value that may be one or several, or an object that has the text as its value."""
    if isinstance(value, list):
        return tuple(text for one in value for text in texts_of(one))
    if isinstance(value, dict):
        return texts_of(value.get("@value", value.get("@id")))
    return (str(value),) if isinstance(value, str | int | float) and not isinstance(value, bool) else ()


def bare_term(name: str) -> str:
    """Give a term without the vocabulary's address."""
    for prefix in _PREFIXES:
        name = name.removeprefix(prefix)
    return name


def _nodes_in(data: object) -> Iterator[Node]:
    waiting: list[tuple[object, bool]] = [(data, True)]
    while waiting:
        value, is_top = waiting.pop()
        if isinstance(value, list):
            waiting += [(one, is_top) for one in reversed(value)]
        elif isinstance(value, dict):
            yield Node(tuple(map(bare_term, texts_of(value.get("@type")))), value, is_top)
            waiting += [(inner, False) for key, inner in reversed(value.items()) if key != "@context"]
