"""Says what the path of a file that nothing reads was probably meant to be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from difflib import get_close_matches

from clinicgen.loading.discovery import SETTINGS_NAME
from clinicgen.loading.file_problems import PATH_UNREAD
from clinicgen.loading.file_roles import BRANDS_FOLDER, CLINIC_FOLDERS, FOLDERS, PICTURE_ENDINGS, find_role
from clinicgen.model.finding import Finding, Place, report

_MARKDOWN_ENDINGS = (".markdown", ".mdown", ".mkd", ".mdx", ".txt", ".md")
_YAML_ENDINGS = (".yml", ".yaml", ".json", ".toml")
_NOTES = frozenset(("readme", "notes", "todo", "license", "changelog", "contributing"))


def report_unread(path: str) -> Finding:
    """Make the finding for a file that nothing reads, with the nearest right name."""
    return report(PATH_UNREAD, f"nothing reads `{path}`", Place(path), hint=_hint_for(path))


def is_near_miss(name: str) -> bool:
    """Tell whether a file or folder beside the workspace's own looks like one of them misspelled."""
    stem, _, ending = name.casefold().rpartition(".")
    if stem:
        return name != SETTINGS_NAME and stem in ("clinicgen", "clinic") and f".{ending}" in _YAML_ENDINGS
    return name not in FOLDERS and _closest(name, FOLDERS) is not None


def slug_like(name: str) -> str:
    """Give the slug nearest to a name, or nothing where no letter or digit is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")


def advise_on_notes(path: str) -> str:
    """Give the hint for notes about the files beside them, such as a README, or nothing for any other file."""
    parts = path.split("/")
    if parts[-1].partition(".")[0].casefold() in _NOTES:
        return f"keep notes outside of `{parts[0]}/`, or as comments in the files they are about"
    return ""


def _hint_for(path: str) -> str:
    parts = path.split("/")
    notes = advise_on_notes(path)
    if notes:
        return notes
    for candidate in _candidates(parts):
        if candidate != path and find_role(candidate) is not None:
            return f"did you mean `{candidate}`?"
    if "static" in parts[:-1]:
        return "hidden files are not published: rename it, or move it out of `static/`"
    if "images" in parts[:-1]:
        return f"pictures are {', '.join(ending[1:] for ending in PICTURE_ENDINGS)}: export it as one of these"
    home = "/".join([*parts[:2], "static"]) if parts[0] == "clinics" and len(parts) > 2 else "static"
    return f"to publish it as it is, move it to `{home}/`; otherwise keep it outside of `{parts[0]}/`"


def _candidates(parts: list[str]) -> Iterator[str]:
    """Give paths the file may have been meant to have, likeliest first."""
    if len(parts) == 1:
        yield SETTINGS_NAME if parts[0].casefold().startswith("clinicgen") else "clinics/<slug>/clinic.yaml"
        return
    top = _closest(parts[0], FOLDERS) or parts[0]
    for name in _mended_names(parts[-1]):
        if top == "clinics":
            yield from _clinic_candidates(parts[1:-1], name)
        else:
            yield "/".join([top, *parts[1:-1], name])
            yield f"{top}/{name}"
    if top != "clinics" and parts[-1].casefold().endswith(PICTURE_ENDINGS):
        yield f"articles/images/{parts[-1]}"


def _clinic_candidates(between: list[str], name: str) -> Iterator[str]:
    if not between:
        slug = slug_like(name.partition(".")[0]) or "<slug>"
        yield f"clinics/{slug}/clinic.yaml" if name.endswith(".yaml") else f"clinics/{BRANDS_FOLDER}/images/{name}"
        return
    clinic, *folders = between
    if clinic.casefold().strip("_.") in ("brand", "brands"):
        yield f"clinics/{BRANDS_FOLDER}/{name}"
        yield f"clinics/{BRANDS_FOLDER}/images/{name}"
        return
    if folders:
        folder = _closest(folders[0], CLINIC_FOLDERS) or folders[0]
        yield "/".join(["clinics", clinic, folder, *folders[1:], name])
        yield f"clinics/{clinic}/{folder}/{name}"
    if name.endswith(".yaml"):
        yield f"clinics/{clinic}/clinic.yaml"
    yield f"clinics/{clinic}/images/{name}"
    yield f"clinics/{clinic}/pages/{name}"


def _mended_names(name: str) -> Iterator[str]:
    """Give the name with the endings that are read."""
    stem, dot, ending = name.rpartition(".")
    if not dot:
        return
    for endings, right in ((_MARKDOWN_ENDINGS, ".md"), (_YAML_ENDINGS, ".yaml")):
        if f".{ending.casefold()}" in endings:
            yield stem + right
    yield name


def _closest(name: str, known: Collection[str]) -> str | None:
    close = get_close_matches(name.casefold(), known, n=1, cutoff=0.85)
    return close[0] if close else None
