"""Lists what a fleet's sites may need encoded or drawn, so that it can be done once, before any site is made."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct

from clinicgen.model.workspace import Workspace
from clinicgen.rendering.drawn_pictures import share_card, touch_icon
from clinicgen.rendering.picture_variants import PictureUse, Variant, serve_picture


class PictureList(Struct, frozen=True):
    """Everything that may be needed."""

    encoded: tuple[tuple[Variant, ...], ...]
    """What is made of one decoded picture stands together."""
    drawn: frozenset[str]
    """The keys of what sites draw."""

    @property
    def keys(self) -> frozenset[str]:
        """Give the keys of all of it."""
        return self.drawn.union(variant.key for variants in self.encoded for variant in variants)


def list_pictures(workspace: Workspace, in_texts: Collection[str], leading: Collection[str]) -> PictureList:
    """List what may be needed; the paths of pictures in texts, and of those above articles, are given."""
    album = workspace.album
    wanted: dict[str, dict[str, Variant]] = {}

    def want(path: str, use: PictureUse, *, is_leading: bool = False) -> None:
        file = workspace.images.get(path)
        facts = album.pictures.get(file.digest) if file else None
        if file is None or facts is None:
            return
        served = serve_picture(file, facts, album, use)
        variants = [*served.variants(), *([served.shared] if served.shared and is_leading else [])]
        wanted.setdefault(file.digest, {}).update((variant.key, variant) for variant in variants)

    for path in sorted(in_texts):
        want(path, "text", is_leading=path in leading)
    drawn = set()
    for clinic in workspace.fleet.clinics:
        named = [clinic.facts.theme.logo, *(person.photo for person in clinic.facts.practitioners)]
        own = [clinic.images[name] for name in named if name is not None and name in clinic.images]
        if clinic.brand and clinic.brand.logo:
            own.append(clinic.brand.logo)
        for file in own:
            want(file.path, "small")
        theme = workspace.themes.get(clinic.facts.theme.name)
        if theme:
            drawn |= {share_card(clinic, theme, album).key, touch_icon(clinic, theme, album).key}
    return PictureList(tuple(tuple(variants.values()) for variants in wanted.values()), frozenset(drawn))
