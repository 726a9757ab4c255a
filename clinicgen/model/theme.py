"""A theme: what its `theme.yaml` says, its templates and its files, parents included."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct
from pydantic import Field

from clinicgen.model.source import SourceFile, SourceText
from clinicgen.model.typed_text import Colour, Slug, Text, Written


class ThemeSetting(Written):
    """A value a clinic may choose for a theme: checked before it reaches any CSS."""

    type: Literal["colour", "length", "choice"] = Field(description="colour (#rgb, #rrggbb), length, or choice.")
    default: Text = Field(description="The value where a clinic says nothing.")
    choices: tuple[Text, ...] = Field((), description="The values allowed; only with type choice.")
    description: Text | None = Field(None, description="What it changes.")
    on_light: Colour | None = Field(
        None,
        description="For a colour that text has: the darkest of the light backgrounds it is read on. A colour that "
        "does not reach the contrast of WCAG AA there is an error.",
    )
    on_dark: Colour | None = Field(
        None,
        description="For a colour: the lightest of the backgrounds that text in it has on dark screens, for which its "
        "dark shades are made.",
    )


class ThemeManifest(Written):
    """The keys of `theme.yaml`."""

    name: Slug | None = Field(None, description="The theme's name; where it is written, the same as its folder's.")
    description: Text | None = Field(None, description="One sentence about the theme.")
    extends: Slug | None = Field(None, description="The theme whose templates, files and settings it builds on.")
    stylesheets: tuple[Text, ...] = Field(
        (), description="Files of static/ joined into the one stylesheet, after those of the theme it extends."
    )
    settings: dict[Slug, ThemeSetting] = Field({}, description="What clinics may choose under `theme:`.")


class Theme(Struct, frozen=True):
    """A theme ready to render with: its own files over those of the themes it extends."""

    name: str
    settings: Mapping[str, ThemeSetting]
    stylesheets: tuple[str, ...]
    """Static paths in the order they are joined, the parents' first."""
    templates: Mapping[str, SourceText]
    """By template name: `article.html` is the nearest, `clarity/article.html` that of one theme of the chain."""
    static: Mapping[str, SourceFile]
    """By path within static/; the nearest theme's file wins."""
    lineage: tuple[str, ...]
    """This theme's name, then those it extends, nearest first."""
    digest: str
    """Digest of everything above."""
