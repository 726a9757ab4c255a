"""Answers for one address of a site what a host would: the file, a redirect, or the page that says it is not there."""

from __future__ import annotations

import os
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote

from msgspec import Struct

from clinicgen.serving.host_rules import RULE_FILES, find_headers, find_redirect

_TYPES = MappingProxyType({
    "avif": "image/avif", "css": "text/css", "csv": "text/csv", "gif": "image/gif", "html": "text/html",
    "ico": "image/x-icon", "ics": "text/calendar", "jpeg": "image/jpeg", "jpg": "image/jpeg",
    "js": "text/javascript", "json": "application/json", "md": "text/markdown", "mjs": "text/javascript",
    "mp3": "audio/mpeg", "mp4": "video/mp4", "pdf": "application/pdf", "png": "image/png", "svg": "image/svg+xml",
    "txt": "text/plain", "vcf": "text/vcard", "wasm": "application/wasm", "webm": "video/webm",
    "webmanifest": "application/manifest+json", "webp": "image/webp", "woff": "font/woff", "woff2": "font/woff2",
    "xml": "application/xml", "zip": "application/zip",
})  # fmt: skip
"""By ending. Not the system's table, so that a preview is the same everywhere."""
_TEXTS = ("text/", "application/xml", "application/json", "application/manifest+json", "image/svg+xml")


class Answer(Struct, frozen=True):
    """What a host answers."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""

    @property
    def is_page(self) -> bool:
        """Whether it is HTML."""
        return ("Content-Type", "text/html; charset=utf-8") in self.headers


def answer(site: Path, base: str, path: str, query: str) -> Answer:
    """Answer for a path, which is not percent-encoded, on the site that lies in a folder."""
    folder = os.path.realpath(site)
    encoded = quote(path, safe="/._-~")
    redirects = _read_text(folder, "_redirects")
    headers = tuple(find_headers(_read_text(folder, "_headers"), encoded))
    if redirect := find_redirect(redirects, encoded):
        return _redirect(redirect.target, redirect.status, query, headers)
    if base and path in ("/", base):
        return _redirect(f"{quote(base)}/", 302, query, headers)
    within = path.removeprefix(base).removeprefix("/") if path.startswith(f"{base}/") else None
    if within is not None:
        name = f"{within}index.html" if within == "" or within.endswith("/") else within
        data = _read(folder, name)
        if data is not None and within not in RULE_FILES:
            return Answer(200, (("Content-Type", _type_of(name)), *_caching(headers)), data)
    twin = encoded.rstrip("/") if encoded.endswith("/") else f"{encoded}/"
    if redirect := find_redirect(redirects, twin):
        return _redirect(redirect.target, redirect.status, query, headers)
    if within is not None and _read(folder, f"{within}/index.html") is not None:
        return _redirect(f"{encoded}/", 301, query, headers)
    missing = _read(folder, "404.html")
    kind = _type_of("404.html" if missing is not None else "missing.txt")
    return Answer(404, (("Content-Type", kind), *_caching(headers)), missing or b"There is nothing here.\n")


def _redirect(target: str, status: int, query: str, headers: tuple[tuple[str, str], ...]) -> Answer:
    if query and "?" not in target:
        before, mark, anchor = target.partition("#")
        target = f"{before}?{query}{mark}{anchor}"
    # Browsers would otherwise remember it after it is mended.
    return Answer(status, (*headers, ("Location", target), ("Cache-Control", "no-store")))


def _caching(headers: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Add what keeps a browser from showing yesterday's page, where the site's own rules say nothing of it."""
    if any(name.lower() == "cache-control" for name, _ in headers):
        return headers
    return (*headers, ("Cache-Control", "no-cache"))


def _type_of(name: str) -> str:
    kind = _TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")
    return f"{kind}; charset=utf-8" if kind.startswith(_TEXTS) else kind


def _read_text(folder: str, name: str) -> str:
    return (_read(folder, name) or b"").decode("utf-8", "replace")


def _read(folder: str, name: str) -> bytes | None:
    """Read a file of the folder; None where there is none, or where the way to it leads out."""
    parts = name.split("/")
    if any(part in ("", ".", "..") or "\\" in part or ":" in part or "\0" in part for part in parts):
        return None
    place = os.path.realpath(os.path.join(folder, *parts))  # noqa: PTH118 (a folder already made real)
    if not place.startswith(folder + os.sep):
        return None
    try:
        return Path(place).read_bytes()
    except (OSError, ValueError):
        return None
