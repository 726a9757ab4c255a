"""Old paths and where they lead: each given one final target; loops, clashes and dead ends found."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec import Struct
from pydantic_core import PydanticCustomError

from clinicgen.model.clinic import Clinic
from clinicgen.model.finding import Finding, Place, report
from clinicgen.model.site_plan import Redirect
from clinicgen.model.suggestion import suggest
from clinicgen.model.typed_text import check_address
from clinicgen.planning.addresses import file_of, fold
from clinicgen.planning.claims import Claims, folders_of
from clinicgen.planning.outlines import Outline
from clinicgen.planning.problems import ADDRESS_TAKEN, REDIRECT_LOOP, REDIRECT_NOWHERE


class Wish(Struct, frozen=True):
    """A redirect as someone wrote it."""

    path: str
    target: str
    place: Place | None


def gather_wishes(clinic: Clinic, articles: Collection[Outline]) -> tuple[Wish, ...]:
    """Gather the redirects that a clinic and its articles ask for."""
    own = [
        Wish(path, target, clinic.places.get(f"redirects.{path}")) for path, target in clinic.facts.redirects.items()
    ]
    moved = [
        Wish(path, outline.address, outline.article.places.get(f"redirect_from.{index}"))
        for outline in articles
        for index, path in enumerate(outline.article.redirect_from)
    ]
    return (*own, *moved)


def plan_redirects(
    clinic: Clinic, wishes: Collection[Wish], claims: Claims
) -> tuple[tuple[Redirect, ...], tuple[Finding, ...]]:
    """Give every old path its one final target; no redirect stands where something else does."""
    taken = claims.taken
    findings: list[Finding] = []
    kept: dict[str, Wish] = {}
    folders = set(claims.folders)
    for wish in wishes:
        file = fold(file_of(wish.path))
        above = [folder for folder in folders_of(file) if folder in taken or folder in kept]
        holder = taken.get(file) or (taken.get(above[0], "another redirect") if above else None)
        if holder is None and file in folders:
            holder = "a folder of pages"
        if holder is None and file in kept:
            holder = f"another redirect, to `{kept[file].target}`"
        if holder is not None:
            message = f"`{wish.path}` cannot lead elsewhere: {holder} stands there"
            findings.append(report(ADDRESS_TAKEN, message, wish.place, clinic=clinic.slug))
        else:
            kept[file] = wish
            folders.update(folders_of(file))
    redirects: list[Redirect] = []
    for wish in kept.values():
        target, finding = _follow(wish, kept, taken, clinic)
        if finding is not None:
            findings.append(finding)
        if target is not None:
            redirects.append(Redirect(wish.path, target))
    return tuple(sorted(redirects, key=lambda redirect: redirect.path)), tuple(findings)


def _follow(
    wish: Wish, kept: Mapping[str, Wish], taken: Mapping[str, str], clinic: Clinic
) -> tuple[str | None, Finding | None]:
    seen = {fold(file_of(wish.path))}
    target = wish.target
    while target.startswith("/") and not target.startswith("//"):
        path, mark, rest = _split(target)
        file = fold(file_of(path))
        if file in seen:
            message = f"`{wish.path}` leads back to itself by way of `{target}`"
            return None, report(REDIRECT_LOOP, message, wish.place, clinic=clinic.slug)
        if file in taken:
            return path + mark + rest, None
        if file not in kept:
            hint = suggest(path, ["/" + one.removesuffix("index.html") for one in taken])
            message = f"`{wish.path}` leads to `{target}`, which `{clinic.slug}` does not have"
            return None, report(REDIRECT_NOWHERE, message, wish.place, hint=hint, clinic=clinic.slug)
        seen.add(file)
        target = kept[file].target
    try:
        check_address(target)
    except PydanticCustomError:
        message = f"`{wish.path}` leads to `{target}`, which is neither a path of this site nor an https address"
        return None, report(REDIRECT_NOWHERE, message, wish.place, clinic=clinic.slug)
    return target, None


def _split(target: str) -> tuple[str, str, str]:
    """Split a target at the first `?` or `#`."""
    for index, character in enumerate(target):
        if character in "?#":
            return target[:index], character, target[index + 1 :]
    return target, "", ""
