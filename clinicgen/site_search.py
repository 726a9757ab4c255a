"""Makes the search of one clinic's site, or finds that the last release's is as it would be made."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping

from clinicgen import indexing, publishing
from clinicgen.errors import SearchError
from clinicgen.model.finding import Finding, report
from clinicgen.model.rendered_site import SEARCH_FOLDER, OutputFile, Proof, ReleaseFile
from clinicgen.model.site_plan import Page, PageKind, SitePlan
from clinicgen.model.source import digest_of

_NOTHING_WRONG = Proof((), None)
"""Of the index: it holds words of pages that are proved, packed, and programs that say nothing of any clinic."""


def add_search(
    plan: SitePlan,
    program: str,
    version: str,
    files: Mapping[str, ReleaseFile],
    read: Callable[[str], bytes],
    former: publishing.LiveSite | None,
) -> tuple[dict[str, ReleaseFile], tuple[Finding, ...]]:
    """Give the files of a site's search, and what is wrong.

    `version` is Pagefind's, as it was found for the whole build; `read` gives a page's bytes by its file.
    """
    pages = [page for page in plan.pages if page.kind is PageKind.ARTICLE]
    key = digest_of("search", program, version, *_keys_of(pages, files))
    source = plan.clinic.sources[0].path
    known = _recall(former, key, source) if former else {}
    if known:
        return known, ()
    try:
        pagefind = indexing.find_pagefind()
        if pagefind is None or pagefind.version != version:
            here = f"Pagefind {pagefind.version}" if pagefind else "no Pagefind"
            raise SearchError(f"there is {here} where the site is made, and the build goes by Pagefind {version}")
        made = indexing.make_index(pagefind, {page.address: read(page.file) for page in pages})
    except SearchError as error:
        place = plan.clinic.places.get("search")
        return {}, (report(indexing.SEARCH_FAILED, error.message, place, clinic=plan.clinic.slug),)
    outputs = (_output(f"{SEARCH_FOLDER}/{path}", key, source) for path in made)
    return {
        output.path: ReleaseFile(output, hashlib.sha256(data).hexdigest(), len(data), data, _NOTHING_WRONG)
        for output, data in zip(outputs, made.values(), strict=True)
    }, ()


def _keys_of(pages: Iterable[Page], files: Mapping[str, ReleaseFile]) -> Iterable[str]:
    for page in pages:
        yield page.address
        yield files[page.file].output.key


def _recall(former: publishing.LiveSite, key: str, source: str) -> dict[str, ReleaseFile]:
    """Give the former release's search where it was made of the same pages and nothing of it is lost."""
    paths = [path for path, file in former.recorded.items() if file.key == key and path.startswith(f"{SEARCH_FOLDER}/")]
    known = {path: former.recall(_output(path, key, source)) for path in paths}
    found = {path: file for path, file in known.items() if file}
    return found if len(found) == len(paths) else {}


def _output(path: str, key: str, source: str) -> OutputFile:
    return OutputFile(path, "search", key, source)
