"""Builds the sites that are judged: the five clinics, the awkward workspace, and clinics in both themes."""

from __future__ import annotations

import datetime
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from clinicgen import pipeline
from clinicgen.indexing import find_pagefind
from tests.conftest import REPOSITORY

TODAY = datetime.date(2026, 11, 22)
AWKWARD = REPOSITORY / "tests/workspaces/awkward"
THEMES = ("clarity", "harbor")
NOT_PAGES = frozenset({"google0123456789abcdef.html"})
"""What the awkward workspace has in static/ as it is: a search engine's proof of who owns the site."""


@dataclass(frozen=True)
class JudgedSite:
    """A built site."""

    group: str
    """What it was built for: `five`, `awkward`, or the name of a theme."""
    slug: str
    folder: Path
    url: str

    @property
    def name(self) -> str:
        return f"{self.group}/{self.slug}"

    @property
    def base(self) -> str:
        """The path of its address, without a slash at the end."""
        return urlsplit(self.url).path.rstrip("/")

    @property
    def snippets(self) -> Path:
        """Where its configuration for web servers lies."""
        return self.folder.parent / ".clinicgen/hosts" / self.slug

    @property
    def pages(self) -> dict[str, str]:
        """The text of each page by its path, pages at old addresses included."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_text("utf-8")
            for path in sorted(self.folder.rglob("*.html"))
            if path.name not in NOT_PAGES
        }

    @property
    def kinds(self) -> dict[str, str]:
        """The longest page of each kind: its path without `index.html`, by the kind."""
        found: dict[str, str] = {}
        pages = self.pages
        for path in sorted(pages, key=lambda path: len(pages[path])):
            kind = kind_of(pages[path])
            if kind:
                found[kind] = path.removesuffix("index.html")
        return found


def kind_of(html: str) -> str | None:
    """Give a page's kind, or None for a page at an old address."""
    found = re.search(r'<body class="kind-([\w-]+)', html)
    return found[1] if found else None


def build_sites(workspace: Path, group: str, output: Path, only: tuple[str, ...] = ()) -> list[JudgedSite]:
    """Build sites of a workspace for a group, and give them."""
    result = pipeline.build(workspace, only=only, today=TODAY, output=output, jobs=1)
    assert result.held_back == ()
    plans = pipeline.plan(workspace, only=only, today=TODAY)
    return [JudgedSite(group, slug, output / slug, str(plan.clinic.facts.url)) for slug, plan in plans.items()]


def copy_workspace(source: Path, target: Path, changes: Mapping[str, tuple[str, str]]) -> Path:
    """Copy a workspace, and in the files named replace one text by another."""
    target.mkdir(parents=True)
    for name in ("articles", "clinics", "pages", "services", "static", "themes", "clinicgen.yaml"):
        if (source / name).is_dir():
            shutil.copytree(source / name, target / name)
        elif (source / name).exists():
            shutil.copy(source / name, target / name)
    for name, (before, after) in changes.items():
        text = (target / name).read_text("utf-8")
        assert text.count(before) == 1, name
        (target / name).write_text(text.replace(before, after), "utf-8")
    return target


def build_all(folder: Path) -> list[JudgedSite]:
    """Build every site that is judged, below a folder."""
    sites = build_sites(REPOSITORY, "five", folder / "five")
    awkward = copy_workspace(AWKWARD, folder / "workspaces/awkward", {})
    sites += build_sites(awkward, "awkward", folder / "awkward")
    for theme in THEMES:
        # One clinic with everything a page can show, a closed one, and one as its clinic wrote it.
        # In CI a missing Pagefind fails the tests of the search.
        search = "search: yes\n" if find_pagefind() else ""
        rich = {
            "clinics/_brands/tide.yaml": ("name: harbor-light\n", f"name: {theme}\n"),
            "clinics/harbor/clinic.yaml": ("medical_director:", f"receives_hhs_funds: yes\n{search}medical_director:"),
            "clinics/mill/clinic.yaml": ("status: closed\n", f"status: closed\ntheme: {{name: {theme}}}\n"),
        }
        copy = copy_workspace(AWKWARD, folder / f"workspaces/rich-{theme}", rich)
        sites += build_sites(copy, theme, folder / f"rich-{theme}", ("harbor", "mill"))
        plain = {"clinics/_brands/future-psych.yaml": ("theme:\n", f"theme:\n  name: {theme}\n")}
        copy = copy_workspace(REPOSITORY, folder / f"workspaces/plain-{theme}", plain)
        sites += build_sites(copy, theme, folder / f"plain-{theme}", ("columbia",))
    return sites
