"""Gathers the files a site's pages ask for: stylesheet, the theme's files, pictures, logo and photographs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from clinicgen.model.site_plan import SitePlan
from clinicgen.model.source import SourceFile
from clinicgen.model.theme import Theme
from clinicgen.rendering.asset_names import ASSETS, asset_path, fingerprinted
from clinicgen.rendering.picture_size import picture_size
from clinicgen.rendering.stylesheet import settings_style


@dataclass(frozen=True, slots=True)
class SiteAssets:
    """The files below `assets/` of one site."""

    stylesheet_path: str
    stylesheet: str = field(repr=False)
    files: Mapping[str, SourceFile]
    """By path within the site."""
    paths: Mapping[str, str]
    """Where each file lies within the site, by its path in the workspace."""

    def size(self, source: str) -> tuple[int, int] | None:
        """Give the width and height of a picture of the workspace, where they can be told."""
        return picture_size(self.files[self.paths[source]].data)


def gather_assets(
    plan: SitePlan, theme: Theme, style: str, path_of: Callable[[SourceFile], str] = asset_path
) -> SiteAssets:
    """Gather a site's assets; style is the theme's joined stylesheets, path_of gives where each file will lie."""
    stylesheet = settings_style(theme, plan.clinic.theme_settings) + style
    files: dict[str, SourceFile] = {}
    paths: dict[str, str] = {}
    for file in _files_shown(plan, theme):
        if file.path not in paths:
            paths[file.path] = path_of(file)
            files[paths[file.path]] = file
    return SiteAssets(f"{ASSETS}/{fingerprinted('site.css', stylesheet.encode())}", stylesheet, files, paths)


def _files_shown(plan: SitePlan, theme: Theme) -> Iterator[SourceFile]:
    clinic = plan.clinic
    for path, file in theme.static.items():
        if path not in theme.stylesheets:
            yield file
    own_pictures = [clinic.facts.theme.logo, *(person.photo for person in clinic.facts.practitioners)]
    for picture in own_pictures:
        if picture is not None and picture in clinic.images:
            yield clinic.images[picture]
    if clinic.brand and clinic.brand.logo:
        yield clinic.brand.logo
    yield from plan.images.values()
