"""Maps a workspace: which file is what, and which files nothing reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from clinicgen.loading.file_problems import CLINIC_FILE_MISSING, PATH_COLLISION, PATH_NAME, WORKSPACE_EMPTY
from clinicgen.loading.file_roles import BRANDS_FOLDER, FOLDERS, TEXT_KINDS, Role, find_role
from clinicgen.loading.misplaced_files import advise_on_notes, report_unread, slug_like
from clinicgen.loading.reading import FoundFile
from clinicgen.loading.source_files import find_files
from clinicgen.loading.walking import FoundFolder
from clinicgen.model.content import ContentKind
from clinicgen.model.finding import Finding, Place, report
from clinicgen.model.typed_text import is_slug

_READ_ENDINGS = (".md", ".markdown", ".yaml", ".yml")


class FoundText(Struct, frozen=True):
    """A Markdown file and what it is."""

    kind: ContentKind
    slug: str
    clinic: str | None
    file: FoundFile


class WorkspaceMap(Struct, frozen=True):
    """Every file of a workspace by what it is for."""

    settings: FoundFile | None
    brands: Mapping[str, FoundFile]
    clinics: Mapping[str, FoundFile | None]
    """By folder name; None where the folder has no `clinic.yaml`, or a name that is no slug."""
    texts: tuple[FoundText, ...]
    """By path."""
    unusable_texts: tuple[FoundText, ...]
    """Texts whose name is no slug, and articles whose slug another one already has."""
    pictures: tuple[FoundFile, ...]
    static: Mapping[str | None, Mapping[str, FoundFile]]
    """By clinic (None: for every clinic), then by path within the site."""
    theme_files: tuple[FoundFile, ...]
    theme_folders: tuple[str, ...]
    """The names of the folders directly in `themes/`."""
    findings: tuple[Finding, ...]


def map_workspace(root: Path) -> WorkspaceMap:
    """Find every file of the workspace and say what each is for."""
    found = find_files(root)
    roles = [(file, role) for file in found.files if (role := find_role(file.path))]
    unread = [report_unread(file.path) for file in found.files if not find_role(file.path) and _is_missed(file.path)]
    clinics: dict[str, FoundFile | None] = dict.fromkeys(_names_in(found.folders, "clinics"))
    clinics.pop(BRANDS_FOLDER, None)
    clinics.update({role.name: file for file, role in roles if role.kind == "clinic" and is_slug(role.name)})
    static = _sort_static(roles)
    texts, unusable, name_findings = _sort_texts(roles)
    return WorkspaceMap(
        next((file for file, role in roles if role.kind == "settings"), None),
        {role.name: file for file, role in roles if role.kind == "brand" and is_slug(role.name)},
        clinics,
        texts,
        unusable,
        tuple(file for file, role in roles if role.kind == "picture"),
        static,
        tuple(file for file, role in roles if role.kind == "theme"),
        _names_in(found.folders, "themes"),
        (*found.findings, *unread, *name_findings, *_judge_clinics(clinics), *_judge_overlays(static)),
    )


def list_clinics(root: Path) -> tuple[str, ...]:
    """Give the names of all clinics' folders, whatever is in them."""
    return tuple(sorted(map_workspace(root).clinics))


def _names_in(folders: Iterable[FoundFolder], parent: str) -> tuple[str, ...]:
    paths = (folder.path.split("/") for folder in folders)
    return tuple(parts[1] for parts in paths if len(parts) == 2 and parts[0] == parent)


def _is_missed(path: str) -> bool:
    """Tell whether someone would miss the file: of folders that only resemble ours, texts and facts alone."""
    top, slash, _ = path.partition("/")
    if top == "themes":
        return False
    return not slash or top in FOLDERS or path.casefold().endswith(_READ_ENDINGS)


def _sort_static(roles: Iterable[tuple[FoundFile, Role]]) -> dict[str | None, dict[str, FoundFile]]:
    static: dict[str | None, dict[str, FoundFile]] = {}
    for file, role in roles:
        if role.kind == "static":
            static.setdefault(role.clinic, {})[role.name] = file
    return static


def _sort_texts(
    roles: Iterable[tuple[FoundFile, Role]],
) -> tuple[tuple[FoundText, ...], tuple[FoundText, ...], list[Finding]]:
    """Part the texts that can be read from those whose names do not allow it."""
    usable: list[FoundText] = []
    unusable: list[FoundText] = []
    findings: list[Finding] = []
    first_of: dict[str, str] = {}
    for file, role in roles:
        if role.kind == "brand" and not is_slug(role.name):
            findings.append(_refuse_name(file.path, role.name))
        if role.kind not in TEXT_KINDS or (role.clinic is not None and not is_slug(role.clinic)):
            continue
        text = FoundText(role.kind, role.name, role.clinic, file)
        wrong = [_refuse_name(file.path, part) for part in role.name.split("/") if not is_slug(part)]
        if role.kind == "article" and role.clinic is None:
            first = first_of.setdefault(role.name.casefold(), file.path)
            if first != file.path:
                wrong.append(_refuse_twin(file.path, first, role.name))
        findings.extend(wrong)
        (unusable if wrong else usable).append(text)
    return tuple(usable), tuple(unusable), findings


def _judge_clinics(clinics: Mapping[str, FoundFile | None]) -> Iterator[Finding]:
    if not clinics:
        yield report(
            WORKSPACE_EMPTY,
            "the workspace has no clinic",
            Place("clinics"),
            hint="write `clinics/<slug>/clinic.yaml`, or let `clinicgen new clinic` write it",
        )
    for name, file in clinics.items():
        if not is_slug(name):
            yield _refuse_name(f"clinics/{name}", name)
        elif file is None:
            yield report(
                CLINIC_FILE_MISSING,
                f"the folder `clinics/{name}/` has no `clinic.yaml`",
                Place(f"clinics/{name}"),
                hint="write the clinic's facts into it, or remove the folder",
            )


def _judge_overlays(static: Mapping[str | None, Mapping[str, FoundFile]]) -> Iterator[Finding]:
    """Refuse a clinic's static file that differs from a shared one in capitals alone: it would lie beside it."""
    shared = {path.casefold(): path for path in static.get(None, {})}
    for clinic, files in static.items():
        for path, file in files.items() if clinic is not None else ():
            twin = shared.get(path.casefold(), path)
            if twin != path:
                yield report(
                    PATH_COLLISION,
                    f"`{file.path}` and `static/{twin}` are one name on many computers and in addresses",
                    Place(file.path),
                    hint="write both alike to replace the shared file, or rename one",
                )


def _refuse_name(path: str, name: str) -> Finding:
    better = slug_like(name)
    hint = f"rename it to `{better}`" if better else "use lower-case letters, digits and single hyphens"
    return report(PATH_NAME, f"`{name}` is not a slug", Place(path), hint=advise_on_notes(path) or hint)


def _refuse_twin(path: str, first: str, slug: str) -> Finding:
    return report(
        PATH_COLLISION,
        f"`{first}` and `{path}` are both the article `{slug}`",
        Place(path),
        hint="rename one of them: an article's file name is its slug",
    )
