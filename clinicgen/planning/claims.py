"""Which file of a site belongs to what, and where two things want the same one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec import Struct

from clinicgen.model.clinic import Clinic
from clinicgen.model.finding import Finding, Place, report
from clinicgen.model.rendered_site import SEARCH_FOLDER
from clinicgen.model.site_plan import Page
from clinicgen.model.source import SourceFile
from clinicgen.planning.addresses import MADE_FILES, MADE_FOLDERS, fold
from clinicgen.planning.problems import ADDRESS_TAKEN


class Claims(Struct, frozen=True):
    """What stands in each file of a site, by folded file name, and the clashes found."""

    taken: Mapping[str, str]
    folders: frozenset[str]
    """Every folder that some of the files lie in, folded."""
    clashes: tuple[Finding, ...]


def claim_files(clinic: Clinic, pages: tuple[Page, ...]) -> Claims:
    """Give every file of a site to what stands in it; pages come first, static files never replace one."""
    taken = {fold(file): f"the site's own `{file}`" for file in MADE_FILES}
    made = (*MADE_FOLDERS, SEARCH_FOLDER) if clinic.facts.search else MADE_FOLDERS
    clashes = [*_claim_pages(clinic, pages, made, taken), *_claim_static(clinic, clinic.static, made, taken)]
    return Claims(taken, frozenset(_folders_of_all(taken)), tuple(clashes))


def _claim_pages(
    clinic: Clinic, pages: tuple[Page, ...], made: Collection[str], taken: dict[str, str]
) -> Iterator[Finding]:
    made_first = sorted(pages, key=lambda page: page.kind == "page")
    for page in made_first:
        file = fold(page.file)
        if file in taken or file.partition("/")[0] in made:
            holder = taken.get(file, "a folder of the site's own")
            yield report(
                ADDRESS_TAKEN,
                f"the page `{page.title}` wants the address `{page.address}`, where {holder} stands",
                Place(page.sources[0]),
                hint="rename the file: its name is its address",
                clinic=clinic.slug,
            )
        taken.setdefault(file, f"the page `{page.title}`")


def _claim_static(
    clinic: Clinic, static: Mapping[str, SourceFile], made: Collection[str], taken: dict[str, str]
) -> Iterator[Finding]:
    folders = _folders_of_all(taken) | set(made) if static else set()
    for path, source in sorted(static.items()):
        file = fold(path)
        above = next((folder for folder in folders_of(file) if folder in taken), None)
        holder = taken.get(file) or (taken[above] if above else None)
        if holder is None and (file in folders or file.partition("/")[0] in made):
            holder = "a folder that the site needs"
        if holder is not None:
            yield report(
                ADDRESS_TAKEN,
                f"the static file `{path}` would stand where {holder} stands",
                Place(source.path),
                hint="rename the file: static files never replace a page",
                clinic=clinic.slug,
            )
        taken.setdefault(file, f"the static file `{path}`")


def folders_of(file: str) -> list[str]:
    """Give the folders above a file, the outermost first."""
    parts = file.split("/")[:-1]
    return ["/".join(parts[:depth]) for depth in range(1, len(parts) + 1)]


def _folders_of_all(files: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for file in files:
        end = file.rfind("/")
        while end != -1 and (folder := file[:end]) not in found:
            found.add(folder)
            end = file.rfind("/", 0, end)
    return found
