"""Gathers the files a site's pages ask for: stylesheet, the theme's files, pictures, logo, photographs and drawings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from clinicgen.model.pictures import NO_ALBUM, Album
from clinicgen.model.site_plan import SitePlan
from clinicgen.model.source import SourceFile
from clinicgen.model.theme import Theme
from clinicgen.rendering.asset_names import ASSETS, asset_path, fingerprinted
from clinicgen.rendering.drawn_pictures import Drawing, Icon, share_card, site_icon, touch_icon
from clinicgen.rendering.picture_size import picture_size
from clinicgen.rendering.picture_variants import Served, Variant, serve_picture
from clinicgen.rendering.stylesheet import settings_style

SEARCH = "search/"
"""How the names of a theme's files begin that only sites with a search have."""


class SiteAssets(Struct, frozen=True):
    """The files below `assets/` of one site."""

    stylesheet_path: str
    stylesheet: str
    files: Mapping[str, SourceFile]
    """Those that are copied as they are, by path within the site."""
    paths: Mapping[str, str]
    """Where each file lies within the site, by its path in the workspace; a picture's is its fallback."""
    card: Drawing
    """What networks show for every page without a picture of its own."""
    icon: Icon
    touch_icon: Drawing
    served: Mapping[str, Served] = {}
    """Pictures that are encoded, by path in the workspace."""

    def size(self, source: str) -> tuple[int, int] | None:
        """Give the width and height of a picture of the workspace, where they can be told."""
        served = self.served.get(source)
        if served:
            return served.fallback.width, served.fallback.height
        return picture_size(self.files[self.paths[source]].data)

    def made(self) -> Iterator[Variant | Drawing]:
        """Give every file that is encoded or drawn."""
        yield self.card
        yield self.touch_icon
        for served in self.served.values():
            yield from served.variants()


def gather_assets(
    plan: SitePlan,
    theme: Theme,
    style: str,
    path_of: Callable[[SourceFile], str] = asset_path,
    album: Album = NO_ALBUM,
) -> SiteAssets:
    """Gather a site's assets; style is the theme's joined stylesheets, path_of gives where a copied file will lie."""
    stylesheet = settings_style(theme, plan.clinic.theme_settings) + style
    files: dict[str, SourceFile] = {}
    paths: dict[str, str] = {}
    served: dict[str, Served] = {}
    small = {file.path for file in _own_pictures(plan)}
    for file in _files_shown(plan, theme):
        facts = None if file.path.startswith("themes/") else album.pictures.get(file.digest)
        if facts:
            served[file.path] = serve_picture(file, facts, album, "small" if file.path in small else "text")
            paths[file.path] = served[file.path].fallback.path
        elif file.path not in paths:
            paths[file.path] = path_of(file)
            files[paths[file.path]] = file
    touch = touch_icon(plan.clinic, theme, album)
    return SiteAssets(
        stylesheet_path=f"{ASSETS}/{fingerprinted('site.css', stylesheet.encode())}",
        stylesheet=stylesheet,
        files=files,
        paths=paths,
        card=share_card(plan.clinic, theme, album),
        icon=site_icon(plan.clinic, touch),
        touch_icon=touch,
        served=served,
    )


def _files_shown(plan: SitePlan, theme: Theme) -> Iterator[SourceFile]:
    for path, file in theme.static.items():
        if path not in theme.stylesheets and (plan.has_search or not path.startswith(SEARCH)):
            yield file
    yield from _own_pictures(plan)
    yield from plan.images.values()


def _own_pictures(plan: SitePlan) -> Iterator[SourceFile]:
    """Give the logo and the photographs that the clinic's facts name."""
    clinic = plan.clinic
    own_pictures = [clinic.facts.theme.logo, *(person.photo for person in clinic.facts.practitioners)]
    for picture in own_pictures:
        if picture is not None and picture in clinic.images:
            yield clinic.images[picture]
    if clinic.brand and clinic.brand.logo:
        yield clinic.brand.logo
