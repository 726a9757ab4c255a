"""Writes JSON that can stand inside a script element."""

from __future__ import annotations

import json
from collections.abc import Mapping

_ESCAPES = {
    ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029",
}  # fmt: skip
"""What could end a script element or a line of script; JSON spells it otherwise and means the same."""


def write_json(node: Mapping[str, object] | str) -> str:
    """Write a node or a text as JSON that can stand inside a script element."""
    return json.dumps(node, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
