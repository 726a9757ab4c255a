"""Joins a theme's stylesheets into one, with the clinic's settings before them and fingerprinted addresses inside."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

from clinicgen.errors import TemplateError
from clinicgen.model.colours import BLACK, DARK_PAPER, LIGHT_PAPER, WHITE, mix, readable, text_on
from clinicgen.model.finding import Place
from clinicgen.model.source import SourceFile, SourceText
from clinicgen.model.theme import Theme, ThemeSetting
from clinicgen.rendering.asset_names import asset_name

_COMMENT_OR_ADDRESS = re.compile(r"/\*.*?\*/|url\(\s*([\"']?)([^\"')]*)\1\s*\)|@import\b", re.DOTALL)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|/", re.IGNORECASE)
"""How addresses begin that do not name a file beside the stylesheet."""

_DEEP = 9.0
"""The contrast of white text on a deep shade, so that links, lines and softer text can be told apart on it."""

_ENDS_A_VALUE = re.compile(r"[;{}<>\\\n]|/\*")


def join_stylesheets(theme: Theme) -> str:
    """Join the theme's stylesheets; files they name are addressed as they will lie beside the result."""
    return "\n".join(_with_asset_addresses(theme, path, theme.static[path]) for path in theme.stylesheets)


def settings_style(theme: Theme, settings: Mapping[str, str]) -> str:
    """Write the clinic's settings as custom properties, each colour with shades that can be read."""
    declarations: list[str] = []
    for name, value in settings.items():
        if _ENDS_A_VALUE.search(value):
            place = Place(f"themes/{theme.name}/theme.yaml")
            raise TemplateError(f"the setting `{name}` has a value that has no place in a stylesheet", place)
        declarations.append(f"--{name}: {value};")
        setting = theme.settings.get(name)
        if setting and setting.type == "colour":
            declarations.extend(f"--{shade}: {colour};" for shade, colour in _shades(name, value, setting))
    return f":root {{ {' '.join(declarations)} }}\n" if declarations else ""


def _shades(name: str, colour: str, setting: ThemeSetting) -> Iterator[tuple[str, str]]:
    """Give the shades that go with a colour: for text on and in it, for soft and deep grounds, for dark screens."""
    light, dark = setting.on_light or LIGHT_PAPER, setting.on_dark or DARK_PAPER
    tint, dark_tint = mix(colour, WHITE, 8), mix(colour, dark, 24)
    dark_text = readable(readable(colour, dark), dark_tint)
    yield f"on-{name}", text_on(colour)
    yield f"{name}-text", readable(readable(colour, light), tint)
    yield f"{name}-tint", tint
    yield f"{name}-strong", mix(colour, BLACK, 82)
    yield f"{name}-deep", readable(mix(colour, BLACK, 62), WHITE, _DEEP)
    yield f"{name}-dark", dark_text
    yield f"on-{name}-dark", text_on(dark_text)
    yield f"{name}-dark-tint", dark_tint


def missing_files(theme: Theme) -> Iterator[tuple[Place, str, str]]:
    """Give place, message and hint for every file that the theme's stylesheets name and the theme lacks."""
    for path in theme.stylesheets:
        file = theme.static[path]
        text = _text(file)
        for match in _COMMENT_OR_ADDRESS.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            if match.group().startswith("@import"):
                yield _line(file, line), "`@import` asks for another file", "list the file under `stylesheets`"
            elif match.group(2) and not _ELSEWHERE.match(match.group(2)):
                named = _static_path(path, match.group(2))
                if named not in theme.static:
                    yield _line(file, line), f"there is no file `static/{named}`", "write its path from the stylesheet"


def _with_asset_addresses(theme: Theme, path: str, file: SourceFile) -> str:
    def exchange(match: re.Match[str]) -> str:
        address = match.group(2)
        if not address or _ELSEWHERE.match(address):
            return match.group()
        name, fragment = _split_fragment(address)
        target = theme.static.get(_static_path(path, name))
        return f'url("{asset_name(target)}{fragment}")' if target else match.group()

    return _COMMENT_OR_ADDRESS.sub(exchange, _text(file))


def _static_path(stylesheet: str, address: str) -> str:
    name, _ = _split_fragment(address)
    return posixpath.normpath(posixpath.join(posixpath.dirname(stylesheet), name))


def _split_fragment(address: str) -> tuple[str, str]:
    """Part the file's name from what follows it: a query or a fragment, as font files are often given."""
    end = min(address.find(mark) if mark in address else len(address) for mark in "?#")
    return address[:end], address[end:]


def _text(file: SourceFile) -> str:
    return file.data.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")


def _line(file: SourceFile, line: int) -> Place:
    return SourceText(file.path, _text(file)).line_place(line)
