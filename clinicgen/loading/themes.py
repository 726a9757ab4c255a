"""Builds themes from their folders: each one's files over those of the themes it extends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from pydantic import TypeAdapter, ValidationError

from clinicgen.loading.file_problems import (
    THEME_INCOMPLETE,
    THEME_LOOP,
    THEME_SETTING_DEFAULT,
    THEME_UNKNOWN_PARENT,
)
from clinicgen.loading.reading import FoundFile
from clinicgen.loading.source_files import find_builtin_files
from clinicgen.loading.theme_choices import judge_contrast
from clinicgen.loading.theme_files import (
    OwnTheme,
    group_by_theme,
    read_theme,
)
from clinicgen.model.finding import Finding, Place, report
from clinicgen.model.source import SourceText, digest_of
from clinicgen.model.suggestion import suggest
from clinicgen.model.theme import Theme, ThemeSetting
from clinicgen.model.typed_text import Colour, Length


class ThemesResult(Struct, frozen=True):
    """The themes a workspace can choose from."""

    themes: Mapping[str, Theme]
    """By name."""
    lost: tuple[str, ...]
    """Names of themes that exist but cannot be used."""
    sources: tuple[SourceText, ...]
    findings: tuple[Finding, ...]


def load_themes(workspace_files: Iterable[FoundFile], workspace_folders: Iterable[str]) -> ThemesResult:
    """Read the workspace's themes and, for names it does not use itself, the built-in ones."""
    empty: dict[str, list[FoundFile]] = {name: [] for name in workspace_folders}
    files = {**group_by_theme(find_builtin_files().files), **empty, **group_by_theme(workspace_files)}
    read = {name: read_theme(name, files[name]) for name in sorted(files)}
    owns = {name: result.theme for name, result in read.items()}
    findings = [finding for result in read.values() for finding in result.findings]
    themes: dict[str, Theme] = {}
    for name, own in owns.items():
        if own is None:
            continue
        findings.extend(_check_settings(own))
        lineage = _trace_lineage(name, owns)
        if isinstance(lineage, Finding):
            findings.append(lineage)
        elif lineage is not None:
            findings.extend(_check_stylesheets(own, lineage))
            themes[name] = _build_theme(lineage)
    sources = tuple(source for result in read.values() for source in result.sources)
    return ThemesResult(themes, tuple(name for name in read if name not in themes), sources, tuple(findings))


def _trace_lineage(name: str, owns: Mapping[str, OwnTheme | None]) -> tuple[OwnTheme, ...] | Finding | None:
    """Give the theme and those it extends, nearest first; None where one of them cannot be read."""
    lineage: list[OwnTheme] = []
    names: list[str] = []
    following: str | None = name
    while following is not None:
        own = owns[following]
        if own is None:
            return None
        lineage.append(own)
        names.append(following)
        parent = own.manifest.extends
        if parent is not None and parent not in owns:
            # The theme that names the unknown one says so itself.
            return _refuse_parent(own, parent, owns) if len(lineage) == 1 else None
        if parent in names:
            return _refuse_loop(lineage[0], names) if parent == name else None
        following = parent
    return tuple(lineage)


def _refuse_parent(own: OwnTheme, parent: str, known: Iterable[str]) -> Finding:
    names = [name for name in known if name != own.name]
    return report(
        THEME_UNKNOWN_PARENT,
        f"there is no theme `{parent}`",
        own.places.get("extends"),
        hint=suggest(parent, names) or "themes lie in `themes/`",
    )


def _refuse_loop(own: OwnTheme, names: list[str]) -> Finding:
    way = " → ".join(f"`{name}`" for name in (*names, names[0]))
    if len(names) == 1:
        hint = "to change a built-in theme, give your folder another name and extend the built-in one"
    else:
        hint = "take `extends` out of one of them"
    return report(THEME_LOOP, f"the theme extends itself: {way}", own.places.get("extends"), hint=hint)


def _check_stylesheets(own: OwnTheme, lineage: tuple[OwnTheme, ...]) -> Iterator[Finding]:
    files = [path for theme in lineage for path in theme.static]
    for index, path in enumerate(own.manifest.stylesheets):
        if path not in files:
            yield report(
                THEME_INCOMPLETE,
                f"there is no stylesheet `static/{path}`",
                own.places.get(f"stylesheets.{index}"),
                hint=suggest(path, files) or f"add it to `themes/{own.name}/static/`",
            )


def _check_settings(own: OwnTheme) -> Iterator[Finding]:
    for name, setting in own.manifest.settings.items():
        place = own.places.get(f"settings.{name}.default")
        if setting.type != "choice" and setting.choices:
            choices_place = own.places.get(f"settings.{name}.choices")
            message = f"`{name}` has choices and is of type {setting.type}"
            yield report(THEME_SETTING_DEFAULT, message, choices_place, hint="write `type: choice` or no `choices`")
        elif setting.type == "choice" and setting.default not in setting.choices:
            message = f"`{setting.default}` is not among the choices of `{name}`"
            hint = suggest(setting.default, setting.choices) or "list what can be chosen as `choices`"
            yield report(THEME_SETTING_DEFAULT, message, place, hint=hint)
        elif setting.type != "choice":
            yield from _check_value(setting, place)


def _check_value(setting: ThemeSetting, place: Place | None) -> Iterator[Finding]:
    try:
        TypeAdapter[str](Colour if setting.type == "colour" else Length).validate_python(setting.default)
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        yield report(THEME_SETTING_DEFAULT, detail["msg"], place, hint=str(detail.get("ctx", {}).get("hint", "")))
        return
    if setting.type == "colour" and (faint := judge_contrast(setting, setting.default)):
        message, hint = faint
        yield report(THEME_SETTING_DEFAULT, message, place, hint=hint)


def _build_theme(lineage: tuple[OwnTheme, ...]) -> Theme:
    name = lineage[0].name
    settings: dict[str, ThemeSetting] = {}
    stylesheets: dict[str, None] = {}
    templates: dict[str, SourceText] = {}
    for own in reversed(lineage):
        settings.update(own.manifest.settings)
        stylesheets.update(dict.fromkeys(own.manifest.stylesheets))
        templates.update(own.templates)
    for own in lineage:
        templates.update({f"{own.name}/{path}": text for path, text in own.templates.items()})
    static = {path: file for own in reversed(lineage) for path, file in own.static.items()}
    names = tuple(own.name for own in lineage)
    digest = digest_of(
        *names,
        *(f"{key} {setting.model_dump_json()}" for key, setting in settings.items()),
        "stylesheets",
        *stylesheets,
        "templates",
        *(part for path in sorted(templates) for part in (path, templates[path].text)),
        "static",
        *(part for path in sorted(static) for part in (path, static[path].digest)),
    )
    return Theme(
        name=name,
        settings=settings,
        stylesheets=tuple(path for path in stylesheets if path in static),
        templates=templates,
        static=static,
        lineage=names,
        digest=digest,
    )
