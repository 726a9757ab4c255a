"""Where a page's links lead within its own site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote, urljoin, urlsplit

from clinicgen.checking.page_marks import PageMarks
from clinicgen.checking.site_context import SiteContext
from clinicgen.model.rendered_site import PageTraces

_PLAIN_PATH = re.compile(r"/(?:[a-z0-9_\-]++/)*+\Z")
_ROOTED = re.compile(r"/(?!/)|https?://[A-Za-z0-9]")
_PLAIN_FRAGMENT = re.compile(r"#[A-Za-z0-9_\-]++\Z")
OUTSIDE = ".."
"""How a resolved link begins that leads to the site's host but out of its folder."""


def trace_page(marks: PageMarks, address: str, site: SiteContext) -> PageTraces:
    """Note what the rest of the site needs to know of the page at an address."""
    anchors = frozenset(marks.anchors)
    # What a page itself answers, no other page can break.
    links = tuple([link for link in _links(marks, address, site) if link[1][:1] != "#" or link[1][1:] not in anchors])
    return PageTraces(marks.title or "", marks.description or "", (anchors,), (links,))


def _links(marks: PageMarks, address: str, site: SiteContext) -> Iterator[tuple[str, str]]:
    host = urlsplit(site.clinic.facts.url).netloc
    base = site.clinic.base_path
    booking = _booking_path(site.clinic.facts.booking.url, host)
    is_plain = host == host.lower() and _PLAIN_PATH.match(base + address)
    own = _resolve(base + address, host, base, booking, "") if is_plain else None
    for written in dict.fromkeys(marks.addresses):
        # Links to a page's own headings are many, and most are plain enough to need no resolving.
        if own and _PLAIN_FRAGMENT.match(written):
            yield written, written
            continue
        resolved = _resolve(written, host, base, booking, "" if _ROOTED.match(written) else address)
        if resolved is not None:
            yield written, resolved


@lru_cache(maxsize=16384)
def _resolve(written: str, host: str, base: str, booking: str | None, page_address: str) -> str | None:
    """Give the site path that a link leads to; None where it leaves the site."""
    is_path = written.startswith("/") and not written.startswith("//")
    server_path = written if is_path else _join(host, base + page_address, written)
    if server_path is None:
        return None
    is_rooted = is_path or "//" not in written[:8]
    path, inside = _within(base, server_path)
    # A full address outside of the site's folder is somebody else's page on the same host.
    return inside or OUTSIDE + path if path != booking and (inside or is_rooted) else None


def _within(base: str, server_path: str) -> tuple[str, str]:
    """Give an address's path on the server, and its path and fragment within the site (empty where it leads out)."""
    address, _, fragment = server_path.partition("#")
    path = unquote(address.partition("?")[0])
    if "/." in path or "//" in path:
        path = urlsplit(urljoin("https://host/", "/" + path.lstrip("/"))).path
    fragment = "" if fragment.startswith(":~:") else unquote(fragment.partition(":~:")[0])
    if path != base and not path.startswith(f"{base}/"):
        return path.rstrip("/") or "/", ""
    inside = path[len(base) :] or "/"
    return path.rstrip("/") or "/", f"{inside}#{fragment}" if fragment else inside


def _join(host: str, page_path: str, written: str) -> str | None:
    """Give the path on the server that an address of a page leads to, or None where it leaves the host."""
    try:
        parts = urlsplit(urljoin(f"https://{host}{page_path}", written))
    except ValueError:
        return None
    if parts.scheme not in ("https", "http") or parts.netloc.lower().removeprefix("www.") != host.removeprefix("www."):
        return None
    return (parts.path or "/") + (f"#{parts.fragment}" if parts.fragment else "")


@lru_cache(maxsize=64)
def _booking_path(booking: str, host: str) -> str | None:
    """Give the path of a booking address on the site's own host; never checked as a page of the site."""
    parts = urlsplit(booking)
    return unquote(parts.path).rstrip("/") or "/" if parts.netloc.lower() == host else None
