"""Names files after their content, so that browsers may keep them for ever."""

from __future__ import annotations

import re

from clinicgen.model.source import SourceFile, hash_letters

ASSETS = "assets"
"""The folder of a site that holds them."""

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def fingerprinted(name: str, data: bytes) -> str:
    """Give a file's name with its fingerprint: `logo.svg` becomes `logo.<hash>.svg`."""
    stem, _, extension = name.rpartition("/")[2].casefold().rpartition(".")
    plain = _NOT_PLAIN.sub("-", stem or extension).strip("-") or "file"
    suffix = _NOT_PLAIN.sub("", extension) if stem else ""
    return ".".join(part for part in (plain, hash_letters(data), suffix) if part)


def asset_name(file: SourceFile) -> str:
    """Give the name a file has beside the other assets."""
    return fingerprinted(file.path, file.data)


def asset_path(file: SourceFile) -> str:
    """Give the path of a file's copy within the site."""
    return f"{ASSETS}/{asset_name(file)}"
