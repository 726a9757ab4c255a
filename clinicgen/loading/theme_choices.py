"""The theme a clinic chose, and the values it gives that theme's settings."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

from pydantic import TypeAdapter, ValidationError

from clinicgen.loading.layers import Layer
from clinicgen.loading.nodes import Entry, MappingNode, entry_at, node_at, value_at, value_of
from clinicgen.loading.problems import problem
from clinicgen.loading.suggestions import closest, did_you_mean, listed
from clinicgen.model.clinic_facts import ThemeChoice
from clinicgen.model.colours import READABLE, contrast, readable
from clinicgen.model.finding import Finding
from clinicgen.model.theme import Theme, ThemeSetting
from clinicgen.model.typed_text import Colour, Length

_OWN_KEYS = tuple(ThemeChoice.model_fields)
_DEFAULT_THEME: str = ThemeChoice.model_fields["name"].default
_COLOUR: TypeAdapter[str] = TypeAdapter(Colour)
_LENGTH: TypeAdapter[str] = TypeAdapter(Length)


def theme_name(tree: MappingNode) -> str:
    """Give the name of the theme that facts choose."""
    value = value_at(tree, "theme", "name")
    return value.text if value else _DEFAULT_THEME


def theme_settings(tree: MappingNode, theme: Theme) -> dict[str, str]:
    """Give every setting of a theme: the value that facts give it, where it suits, or the theme's default.

    Values of a lower layer may have been meant for another theme: those that do not suit are passed over.
    """
    chosen: dict[str, str] = {}
    for key, setting in theme.settings.items():
        value = value_at(tree, "theme", key)
        text, _, _ = read_setting(setting, value.text) if value else (None, "", "")
        chosen[key] = setting.default if text is None else text
    return chosen


def read_setting(setting: ThemeSetting, text: str) -> tuple[str | None, str, str]:
    """Give a setting's value, or None with what is wrong and a hint."""
    if setting.type == "choice":
        if text in setting.choices:
            return text, "", ""
        meant = closest(text, setting.choices)
        hint = f"did you mean `{meant}`? " if meant else ""
        return None, f"`{text}` is not among the choices", f"{hint}choose {listed(setting.choices)}"
    try:
        value = (_COLOUR if setting.type == "colour" else _LENGTH).validate_python(text)
    except ValidationError as error:
        context = error.errors(include_url=False)[0].get("ctx", {})
        return None, str(context.get("message", "")), str(context.get("hint", ""))
    faint = judge_contrast(setting, value)
    return (None, *faint) if faint else (value, "", "")


def judge_contrast(setting: ThemeSetting, colour: str) -> tuple[str, str] | None:
    """Say what is wrong with a colour that cannot be read where the theme sets text in it, and what would be right."""
    if setting.on_light is None:
        return None
    nearest = readable(colour, setting.on_light)
    if nearest == colour:
        return None
    found = f"{math.floor(contrast(colour, setting.on_light) * 10) / 10:g}"  # Never rounded up to what is asked for.
    message = (
        f"`{colour}` is hard to read on the pages' light background: its contrast is {found}, text needs {READABLE}"
    )
    return message, f'the nearest colour that passes is `"{nearest}"`'


def check_theme_name(layer: Layer, known: Iterable[str]) -> Iterator[Finding]:
    """Find a theme that does not exist."""
    value = value_at(layer.tree, "theme", "name")
    names = tuple(known)
    if value and value.text not in names:
        hint = did_you_mean(value.text, names) or f"the themes are {listed(names)}"
        yield problem(layer.family, "unknown-name", f"there is no theme `{value.text}`", value.place, hint)


def check_settings(layer: Layer, names: Iterable[str], themes: Mapping[str, Theme]) -> Iterator[Finding]:
    """Find settings that none of the named themes knows, or whose values suit none of them."""
    used = [themes[name] for name in dict.fromkeys(names) if name in themes]
    choice = node_at(layer.tree, "theme")
    if not used or not isinstance(choice, MappingNode):
        return
    for entry in choice.entries:
        if entry.key not in _OWN_KEYS and entry_at(choice, entry.key):
            yield from _check_setting(layer, entry, used)


def _check_setting(layer: Layer, entry: Entry, used: list[Theme]) -> Iterator[Finding]:
    settings = [theme.settings[entry.key] for theme in used if entry.key in theme.settings]
    if not settings:
        known = sorted({*_OWN_KEYS, *(key for theme in used for key in theme.settings)})
        names = listed(theme.name for theme in used)
        message = f"unknown key `{entry.key}`: no such setting in the theme {names}"
        hint = did_you_mean(entry.key, known) or f"its settings are {listed(known)}"
        yield problem(layer.family, "unknown-key", message, entry.key_place, hint)
        return
    value = value_of(entry.value)
    if value is None:
        if not getattr(entry.value, "is_refused", False):
            message = f"`theme.{entry.key}`: expected text"
            yield problem(layer.family, "invalid-value", message, entry.value.place)
        return
    read = [read_setting(setting, value.text) for setting in settings]
    if all(text is None for text, _, _ in read):
        _, message, hint = read[0]
        message = f"`theme.{entry.key}`: {message}"
        yield problem(layer.family, "invalid-value", message, value.place, hint)
