"""Draws up the one table of redirects and headers that every host's own dialect is written from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import quote

from msgspec import Struct

from clinicgen.model.finding import Finding

if TYPE_CHECKING:
    from clinicgen.model.site_plan import SitePlan

PAGE_CACHING = "public, max-age=0, must-revalidate"
ASSET_CACHING = "public, max-age=31536000, immutable"

_CONTENT_POLICY = (
    ("default-src", "'none'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),
    ("font-src", "'self'"),
    ("script-src", "'self'"),
    ("connect-src", "'self'"),
    ("manifest-src", "'self'"),
    ("form-action", "'self'"),
    ("base-uri", "'none'"),
    ("frame-ancestors", "'none'"),
)
_FOR_SEARCH = {"script-src": " 'wasm-unsafe-eval'"}
"""What the search over articles needs besides: its program is WebAssembly, which a browser else refuses to compile."""
_CLOSED_FEATURES = (
    "accelerometer",
    "camera",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "payment",
    "usb",
)

_OTHER_HEADERS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", ", ".join(f"{feature}=()" for feature in _CLOSED_FEATURES)),
)

_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


class HostRedirect(Struct, frozen=True):
    """An old address and the new one, both safe to write into any dialect: no space, quote, bracket or dollar sign."""

    path: str
    """Begins with a slash; base path included."""
    twin: str | None
    """The same path with its last slash put or dropped, where nothing else has that address."""
    target: str
    """A path with base path, or an https address."""


class HostTable(Struct, frozen=True):
    """What a host has to know of a site."""

    slug: str
    host: str
    """The host name the site is served under."""
    base: str
    """The path it is served under, without last slash: empty, or such as `/columbia`."""
    redirects: tuple[HostRedirect, ...]
    headers: tuple[tuple[str, str], ...]
    """What is sent with every file: what a page may do, and to whom it tells where a visitor came from."""


class HostFiles(Struct, frozen=True):
    """Files for hosts, and what their limits do not allow."""

    site: Mapping[str, bytes] = {}
    """Files that hosts read from the site's folder, by path within it."""
    snippets: Mapping[str, bytes] = {}
    """Configuration to be included by hand, by file name."""
    findings: tuple[Finding, ...] = ()


def draw_up(plan: SitePlan) -> HostTable:
    """Give the table of a site."""
    clinic = plan.clinic
    base = clinic.base_path
    taken = {page.address for page in plan.pages} | {redirect.path for redirect in plan.redirects}
    redirects = []
    for redirect in plan.redirects:
        path = redirect.path
        twin = _twin_of(path)
        target = redirect.target if redirect.target.startswith("https://") else base + redirect.target
        redirects.append(
            HostRedirect(
                path=_encode_path(base + path),
                twin=_encode_path(base + twin) if twin and twin not in taken else None,
                target=_encode_address(target),
            )
        )
    host = clinic.facts.url.removeprefix("https://").partition("/")[0]
    return HostTable(clinic.slug, host, base, tuple(redirects), _security_headers(plan))


def _security_headers(plan: SitePlan) -> tuple[tuple[str, str], ...]:
    added = _FOR_SEARCH if plan.has_search else {}
    policy = "; ".join(f"{name} {allowed}{added.get(name, '')}" for name, allowed in _CONTENT_POLICY)
    return ("Content-Security-Policy", policy), *_OTHER_HEADERS


def _twin_of(path: str) -> str:
    if path.endswith("/"):
        return path.rstrip("/")
    is_file = "." in path[path.rfind("/") :]
    return "" if is_file else f"{path}/"


def _encode_path(path: str) -> str:
    return quote(path, safe="/._-~", errors="replace")


def _encode_address(address: str) -> str:
    # Quotes, brackets, backslashes, dollar signs and everything invisible mean something to one host or another.
    encoded = quote(address, safe="/._-~%:?#@!&()*+,;=", errors="replace")
    return _LONE_PERCENT.sub("%25", encoded)
