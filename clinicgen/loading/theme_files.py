"""Finds themes, in the workspace and built in, and reads each one's own files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from clinicgen.loading.file_problems import PATH_UNREAD, THEME_INCOMPLETE, THEME_MISNAMED
from clinicgen.loading.reading import FoundFile, read_file, read_text
from clinicgen.loading.suggestions import closest
from clinicgen.loading.typed_values import read_typed
from clinicgen.loading.yaml_tree import read_tree
from clinicgen.model.finding import Finding, Place, report
from clinicgen.model.source import SourceFile, SourceText
from clinicgen.model.theme import ThemeManifest

MANIFEST_NAME = "theme.yaml"


class OwnTheme(Struct, frozen=True):
    """What one theme's folder holds, without the themes it extends."""

    name: str
    """The folder's."""
    manifest: ThemeManifest
    source: SourceText
    places: Mapping[str, Place]
    templates: Mapping[str, SourceText]
    """By path within `templates/`."""
    static: Mapping[str, SourceFile]
    """By path within `static/`."""


class ReadTheme(Struct, frozen=True):
    """What came of reading a theme's folder."""

    theme: OwnTheme | None
    """None where its `theme.yaml` cannot be used."""
    sources: tuple[SourceText, ...]
    findings: tuple[Finding, ...]


def group_by_theme(files: Iterable[FoundFile]) -> dict[str, list[FoundFile]]:
    """Sort files of `themes/` by the theme they belong to; files beside the themes' folders belong to none."""
    themes: dict[str, list[FoundFile]] = {}
    for file in files:
        parts = file.path.split("/")
        if len(parts) > 2:
            themes.setdefault(parts[1], []).append(file)
    return themes


def read_theme(name: str, files: Iterable[FoundFile]) -> ReadTheme:
    """Read a theme's own files; `name` is its folder's."""
    folder = f"themes/{name}"
    manifest: SourceText | Finding = report(
        THEME_INCOMPLETE,
        f"the theme `{name}` has no `{MANIFEST_NAME}`",
        Place(folder),
        hint=f"write `{folder}/{MANIFEST_NAME}`, with `extends: clarity` if it changes that theme",
    )
    templates: dict[str, SourceText] = {}
    static: dict[str, SourceFile] = {}
    findings: list[Finding] = []
    for file in files:
        within = file.path.removeprefix(f"{folder}/")
        first, _, rest = within.partition("/")
        if within == MANIFEST_NAME:
            manifest = read_text(file)
        elif first == "templates" and rest.endswith(".html"):
            template = read_text(file)
            if isinstance(template, SourceText):
                templates[rest] = template
            else:
                findings.append(template)
        elif first == "static" and rest:
            data = read_file(file)
            if isinstance(data, SourceFile):
                static[rest] = data
            else:
                findings.append(data)
        else:
            findings.extend(_judge_other(file.path, within))
    if isinstance(manifest, Finding):
        return ReadTheme(None, tuple(templates.values()), (*findings, manifest))
    typed, places, manifest_findings = _read_manifest(name, manifest)
    own = OwnTheme(name, typed, manifest, places, templates, static) if typed else None
    return ReadTheme(own, (manifest, *templates.values()), (*findings, *manifest_findings))


def _read_manifest(
    name: str, source: SourceText
) -> tuple[ThemeManifest | None, Mapping[str, Place], tuple[Finding, ...]]:
    tree, findings = read_tree(source, "theme")
    if tree is None:
        return None, {}, findings
    typed = read_typed(ThemeManifest, tree, "theme")
    findings = (*findings, *typed.findings)
    if typed.value is None or typed.value.name in (None, name):
        return typed.value, typed.places, findings
    misnamed = report(
        THEME_MISNAMED,
        f"the theme's `name` is `{typed.value.name}` and its folder's is `{name}`",
        typed.places.get("name"),
        hint=f"write `name: {name}`",
    )
    return None, typed.places, (*findings, misnamed)


def _judge_other(path: str, within: str) -> Iterator[Finding]:
    """Refuse what was meant for the theme and is not read; notes and licences beside it are fine."""
    first, slash, rest = within.partition("/")
    if first == "templates":
        yield report(PATH_UNREAD, f"nothing reads `{path}`", Place(path), hint="templates end in `.html`")
    elif not slash and first.partition(".")[0].casefold() == "theme":
        hint = f"did you mean `{path.removesuffix(within)}{MANIFEST_NAME}`?"
        yield report(PATH_UNREAD, f"nothing reads `{path}`", Place(path), hint=hint)
    elif slash and (folder := closest(first, ("templates", "static"))):
        hint = f"did you mean `{path.removesuffix(within)}{folder}/{rest}`?"
        yield report(PATH_UNREAD, f"nothing reads `{path}`", Place(path), hint=hint)
