"""What is known of the workspace's photographs and drawings before any is encoded."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class PictureFacts(Struct, frozen=True):
    """What pages need to know of a picture that was decoded once and found whole."""

    width: int
    """In pixels, as it is seen: turned the way its camera noted."""
    height: int
    is_transparent: bool
    """Whether the page shows through it anywhere."""
    is_drawing: bool
    """Whether it has a palette, as drawings and screenshots do: such edges suffer when they are encoded with loss."""


class Album(Struct, frozen=True):
    """The pictures of a workspace that can be encoded, and who encodes them."""

    encoder: str = ""
    """Names the library whose version decides the bytes."""
    has_avif: bool = False
    """Whether it can write AVIF."""
    pictures: Mapping[str, PictureFacts] = {}
    """By the digest of the file's bytes. SVGs, and files that could not be read, are not among them."""


NO_ALBUM = Album()
"""Of a workspace without pictures."""
