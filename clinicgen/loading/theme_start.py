"""Writes a first theme that extends another, with everything beside it that could be changed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from string import Template

from clinicgen.loading.starter import read_part
from clinicgen.model.theme import Theme

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ROOT = re.compile(r":root\s*\{([^{}]*)\}")
_TOKEN = re.compile(r"(--[\w-]+)\s*:\s*([^;]+);")


def start_theme(name: str, parent: Theme) -> Mapping[str, bytes]:
    """Give the files of a theme by path within its folder."""
    values = {
        "name": name,
        "parent": parent.name,
        "settings": "\n".join(_list_settings(parent)),
        "tokens": "\n".join(f"  /* {token}: {value}; */" for token, value in find_tokens(parent).items()),
    }
    parts = {
        "theme.yaml": "theme.yaml",
        f"static/{name}.css": "theme.css",
        "templates/not-found.html": "theme.html",
    }
    return {path: Template(read_part(part)).substitute(values).encode() for path, part in parts.items()}


def find_tokens(theme: Theme) -> Mapping[str, str]:
    """Give the custom properties that a theme's stylesheets set for the whole page, as they are set first."""
    tokens: dict[str, str] = {}
    for path in theme.stylesheets:
        text = _COMMENT.sub("", theme.static[path].data.decode("utf-8", "replace"))
        for block in _ROOT.findall(text):
            for token, value in _TOKEN.findall(block):
                tokens.setdefault(token, " ".join(value.split()))
    return tokens


def _list_settings(theme: Theme) -> Iterator[str]:
    for name, setting in theme.settings.items():
        yield f"#   {name}:"
        yield f"#     type: {setting.type}"
        if setting.choices:
            yield f"#     choices: [{', '.join(setting.choices)}]"
        yield f"#     default: {json.dumps(setting.default, ensure_ascii=False)}"
        if setting.description:
            yield f"#     description: {json.dumps(setting.description, ensure_ascii=False)}"
        for ground, colour in (("on_light", setting.on_light), ("on_dark", setting.on_dark)):
            if colour:
                yield f'#     {ground}: "{colour}"'
