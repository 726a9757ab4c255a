"""Writes JSON that can stand inside a script element."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""What could end a script element or a line of script; JSON spells it otherwise and means the same."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def write_json(text: str) -> str:
    """Write a text as JSON."""
    return _for_script(_ENCODER.encode(text))


def write_nodes(nodes: Iterable[Mapping[str, object]]) -> str:
    """Write nodes as JSON, one after the other, as they stand in a list."""
    return _for_script(_ENCODER.encode(list(nodes))[1:-1])


def _for_script(json_text: str) -> str:
    # Not by `translate`, which takes long for text that is not ASCII.
    for character, escape in _ESCAPES.items():
        json_text = json_text.replace(character, escape)
    return json_text
