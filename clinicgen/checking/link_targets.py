"""Where a page's links lead within its own site."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import unquote, urljoin, urlsplit

from clinicgen.checking.page_marks import Leads, PageMarks
from clinicgen.checking.site_context import SiteContext
from clinicgen.model.rendered_site import PageTraces

_FRAGMENT = re.compile(r"#[A-Za-z0-9_\-]++\Z")
_PLAIN_WHOLE = re.compile(r"https?://([A-Za-z0-9.-]+)(?:/[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*)*/?\Z")
Links = tuple[tuple[str, str], ...]
OUTSIDE = ".."
"""How a resolved link begins that leads to the site's host but out of its folder."""


def trace_page(marks: PageMarks, groups: Sequence[Leads], address: str, site: SiteContext) -> PageTraces:
    """Note what the rest of the site needs to know of the page at an address, where its marks lead in groups."""
    facts, base = site.clinic.facts, site.clinic.base_path
    host = urlsplit(facts.url).netloc
    booking = _booking_path(facts.booking.url, host)
    links: list[Links] = []
    for leads in groups:
        # What leads to the same place from every page is the same object on all.
        if leads.rooted:
            links.append(_trace_rooted(leads, base, booking))
        if leads.whole:
            links.append(_elsewhere(leads.whole, host, base, booking, address, facts.url + address))
        if leads.relative:
            links.append(_trace(leads.relative, host, base, booking, address))
    return PageTraces(
        title=marks.title or "",
        description=marks.description or "",
        anchors=tuple([leads.anchors for leads in groups if leads.anchors]),
        links=tuple(filter(None, links)),
    )


def _elsewhere(
    whole: tuple[str, ...], host: str, base: str, booking: str | None, address: str, canonical: str
) -> Links:
    """Leave out links to the page itself, which exists: most pages have one, as their canonical address."""
    if canonical in whole:
        whole = tuple([written for written in whole if written != canonical])
    links = _trace(whole, host, base, booking, "") if whole else ()
    is_own = any(resolved == address for _, resolved in links)
    return tuple([link for link in links if link[1] != address]) if is_own else links


@lru_cache(maxsize=16384)
def _trace_rooted(leads: Leads, base: str, booking: str | None) -> Links:
    """Give where links lead that lead there on every site; told by their identity, as those of a template are."""
    return _trace(leads.rooted, "", base, booking, "")


@lru_cache(maxsize=65536)
def _trace(addresses: tuple[str, ...], host: str, base: str, booking: str | None, page_address: str) -> Links:
    traced = []
    for written in addresses:
        # Links to a page's own headings are many, and most are plain enough to need no resolving.
        if _FRAGMENT.match(written):
            traced.append((written, written))
            continue
        resolved = _resolve(written, host, base, booking, page_address)
        if resolved is not None:
            traced.append((written, resolved))
    return tuple(traced)


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
    whole = _PLAIN_WHOLE.match(written)
    if whole:  # Most are: to read them as a browser would takes twenty times as long.
        return written[whole.end(1) :] or "/" if _is_host(whole[1], host) else None
    try:
        parts = urlsplit(urljoin(f"https://{host}{page_path}", written))
    except ValueError:
        return None
    if parts.scheme not in ("https", "http") or not _is_host(parts.netloc, host):
        return None
    return (parts.path or "/") + (f"#{parts.fragment}" if parts.fragment else "")


def _is_host(written: str, host: str) -> bool:
    return written.lower().removeprefix("www.") == host.removeprefix("www.")


@lru_cache(maxsize=64)
def _booking_path(booking: str, host: str) -> str | None:
    """Give the path of a booking address on the site's own host; never checked as a page of the site."""
    parts = urlsplit(booking)
    return unquote(parts.path).rstrip("/") or "/" if parts.netloc.lower() == host else None
