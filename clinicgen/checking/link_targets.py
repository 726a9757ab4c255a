"""Where a page's links lead within its own site."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote, urljoin, urlsplit

from clinicgen.checking.page_marks import PageMarks
from clinicgen.checking.site_context import SiteContext
from clinicgen.model.rendered_site import PageTraces

OUTSIDE = ".."
"""How a resolved link begins that leads to the site's host but out of its folder."""


def trace_page(marks: PageMarks, address: str, site: SiteContext) -> PageTraces:
    """Note what the rest of the site needs to know of the page at an address."""
    links = tuple(dict.fromkeys(_links(marks, address, site)))
    return PageTraces(marks.title or "", marks.description or "", frozenset(marks.anchors), links)


def _links(marks: PageMarks, address: str, site: SiteContext) -> Iterator[tuple[str, str]]:
    host = urlsplit(site.clinic.facts.url).netloc
    base = site.clinic.base_path
    booking = _booking_path(site.clinic.facts.booking.url, host)
    for written in dict.fromkeys(marks.addresses):
        is_path = written.startswith("/") and not written.startswith("//")
        server_path = written if is_path else _join(host, base + address, written)
        if server_path is None:
            continue
        is_rooted = is_path or "//" not in written[:8]
        path, inside = _within(base, server_path)
        # A full address outside of the site's folder is somebody else's page on the same host.
        if path != booking and (inside or is_rooted):
            yield written, inside or OUTSIDE + path


@lru_cache(maxsize=4096)
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


@lru_cache(maxsize=4096)
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
