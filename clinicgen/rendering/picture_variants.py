"""Decides in which sizes and formats a picture is served: names and measures only, nothing is encoded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import force_setattr

from clinicgen.model.pictures import Album, PictureFacts
from clinicgen.model.source import SourceFile, digest_of
from clinicgen.rendering.asset_names import ASSETS, fingerprinted

PictureForm = Literal["avif", "webp", "jpg", "png"]
PictureUse = Literal["text", "small"]
"""Whether a picture may fill a column of text, or stands small: a logo, a portrait."""

_RECIPE = "1"
"""Raised when the encoding changes, so that browsers fetch what they have under the old name."""
_LADDERS: dict[PictureUse, tuple[int, ...]] = {"text": (480, 800, 1200, 1600), "small": (240, 480)}
_FALLBACK_WIDTH = 1200
"""What a browser gets that reads neither AVIF nor WebP."""
SHARED_WIDTH, SHARED_HEIGHT = 1200, 630
"""The size in which networks show a page that is shared."""
_LEAST_SHARED = 600
"""Below it, networks show a thumbnail."""


class Variant(Struct, frozen=True):
    """A picture in one size and format: everything that its bytes depend on."""

    source: SourceFile
    encoder: str
    width: int
    height: int
    form: PictureForm
    is_drawing: bool = False
    is_cut: bool = False
    """Whether its edges are cut off to fit the size."""
    key: str = ""
    """Digest of all this: equal keys, equal bytes."""
    path: str = ""
    """Within the site."""

    def __post_init__(self) -> None:
        recipe = f"{_RECIPE} {self.encoder} {self.width} {self.height} {self.form} {self.is_drawing} {self.is_cut}"
        key = digest_of("picture", self.source.digest, recipe)
        stem = self.source.path.rpartition("/")[2].rpartition(".")[0]
        force_setattr(self, "key", key)
        force_setattr(self, "path", f"{ASSETS}/{fingerprinted(f'{stem}.{self.form}', key.encode())}")


class Served(Struct, frozen=True):
    """A picture as pages serve it."""

    fallback: Variant
    """For browsers that read no newer format; the picture's own address."""
    choices: tuple[tuple[Variant, ...], ...]
    """For each newer format, best first, its variants from narrow to wide."""
    shared: Variant | None
    """For networks; None where the picture is too small for that, or not meant for it."""

    def variants(self) -> Iterator[Variant]:
        """Give every file that the picture needs."""
        yield self.fallback
        for choice in self.choices:
            yield from choice


def serve_picture(source: SourceFile, facts: PictureFacts, album: Album, use: PictureUse) -> Served:
    """Decide in which sizes and formats a picture is served; it is never enlarged."""

    def vary(width: int, form: PictureForm) -> Variant:
        height = max(1, round(facts.height * width / facts.width))
        return Variant(source, album.encoder, width, height, form, facts.is_drawing)

    widths = _widths(facts.width, _LADDERS[use])
    forms: tuple[PictureForm, ...] = ("avif", "webp") if album.has_avif else ("webp",)
    fallback: PictureForm = "png" if facts.is_transparent or facts.is_drawing else "jpg"
    return Served(
        fallback=vary(max((one for one in widths if one <= _FALLBACK_WIDTH), default=widths[0]), fallback),
        choices=tuple(tuple(vary(width, form) for width in widths) for form in forms),
        shared=_cut_for_sharing(source, facts, album),
    )


def _widths(width: int, ladder: tuple[int, ...]) -> list[int]:
    """Give the widths to encode: steps of the ladder, and the picture's own width or the ladder's last."""
    widest = min(width, ladder[-1])
    # A step that saves less than a tenth is not worth a file.
    return [*(step for step in ladder if step < widest * 0.9), widest]


def _cut_for_sharing(source: SourceFile, facts: PictureFacts, album: Album) -> Variant | None:
    width = min(SHARED_WIDTH, facts.width, facts.height * SHARED_WIDTH // SHARED_HEIGHT)
    if width < _LEAST_SHARED:
        return None
    height = round(width * SHARED_HEIGHT / SHARED_WIDTH)
    return Variant(source, album.encoder, width, height, "jpg", is_cut=True)
