"""Reads a whole workspace, every file once, and gathers everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from clinicgen.loading.file_roles import BRANDS_FOLDER
from clinicgen.loading.fleet import load_fleet
from clinicgen.loading.fleet_files import ClinicFiles, FleetFiles
from clinicgen.loading.front_matter import lose, read_markdown
from clinicgen.loading.reading import FoundFile, read_file, read_text
from clinicgen.loading.svg_safety import inspect_svg, is_svg
from clinicgen.loading.themes import ThemesResult, load_themes
from clinicgen.loading.workspace_map import FoundText, WorkspaceMap, map_workspace
from clinicgen.model.finding import Finding, in_order
from clinicgen.model.markdown_file import LostText, MarkdownFile
from clinicgen.model.source import SourceFile, SourceText
from clinicgen.model.workspace import Workspace


class _Reading(Struct):
    """What has been read so far: texts by path, and what was wrong with any file."""

    sources: dict[str, SourceText] = {}
    findings: list[Finding] = []


def load_workspace(root: Path) -> Workspace:
    """Read everything a build needs; what is wrong with any file is among the workspace's findings."""
    files = map_workspace(root)
    reading = _Reading(findings=list(files.findings))
    themes = load_themes(files.theme_files, files.theme_folders)
    reading.findings.extend(themes.findings)
    reading.sources.update((source.path, source) for source in themes.sources)
    pictures = {file.path: data for file in files.pictures if (data := _read_data(file, reading))}
    result = load_fleet(_gather_facts(files, pictures, themes, reading))
    texts: list[MarkdownFile] = []
    lost = [lose(found) for found in files.unusable_texts]
    for found in files.texts:
        match _read_markdown(found, pictures, reading):
            case MarkdownFile() as text:
                texts.append(text)
            case LostText() as text:
                lost.append(text)
    return Workspace(
        fleet=result.fleet,
        texts=tuple(texts),
        lost_texts=tuple(sorted(lost, key=lambda text: text.path)),
        images=pictures,
        themes=themes.themes,
        theme_users=result.theme_users,
        sources=reading.sources,
        findings=in_order(_name_clinic(finding, files.clinics) for finding in (*reading.findings, *result.findings)),
    )


def _read_source(file: FoundFile | None, reading: _Reading) -> SourceText | None:
    if file is None:
        return None
    source = read_text(file)
    if isinstance(source, Finding):
        reading.findings.append(source)
        return None
    reading.sources[source.path] = source
    return source


def _read_data(file: FoundFile, reading: _Reading) -> SourceFile | None:
    data = read_file(file)
    if isinstance(data, Finding):
        reading.findings.append(data)
        return None
    if is_svg(data.path):
        reading.findings.extend(inspect_svg(data))
    return data


def _read_markdown(found: FoundText, pictures: Mapping[str, SourceFile], reading: _Reading) -> MarkdownFile | LostText:
    source = _read_source(found.file, reading)
    if source is None:
        return lose(found)
    result = read_markdown(found, source, pictures)
    reading.findings.extend(result.findings)
    return result.text


def _gather_facts(
    files: WorkspaceMap, pictures: Mapping[str, SourceFile], themes: ThemesResult, reading: _Reading
) -> FleetFiles:
    settings = _read_source(files.settings, reading)
    shared = _read_static(files.static.get(None, {}), reading)
    pictures_of = _sort_by_folder(pictures)
    clinics = {
        slug: ClinicFiles(
            _read_source(file, reading),
            pictures_of.get(slug, {}),
            {**shared, **_read_static(files.static.get(slug, {}), reading)},
        )
        for slug, file in files.clinics.items()
    }
    return FleetFiles(
        settings=settings,
        brands={slug: _read_source(file, reading) for slug, file in files.brands.items()},
        clinics=clinics,
        themes=themes.themes,
        lost_themes=themes.lost,
        brand_images=pictures_of.get(BRANDS_FOLDER, {}),
        is_settings_lost=files.settings is not None and settings is None,
    )


def _read_static(files: Mapping[str, FoundFile], reading: _Reading) -> dict[str, SourceFile]:
    return {path: data for path, file in files.items() if (data := _read_data(file, reading))}


def _sort_by_folder(pictures: Mapping[str, SourceFile]) -> dict[str, dict[str, SourceFile]]:
    """Give the pictures of each folder of `clinics/` by their path within it."""
    folders: dict[str, dict[str, SourceFile]] = {}
    for path, file in pictures.items():
        top, folder, *rest = path.split("/")
        if top == "clinics":
            folders.setdefault(folder, {})["/".join(rest)] = file
    return folders


def _name_clinic(finding: Finding, clinics: Collection[str]) -> Finding:
    """Say which clinic a finding concerns where its file is that clinic's own."""
    parts = finding.place.path.split("/") if finding.place else []
    if finding.clinic is None and len(parts) > 1 and parts[0] == "clinics" and parts[1] in clinics:
        return replace(finding, clinic=parts[1])
    return finding
