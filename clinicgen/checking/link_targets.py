"""Where a page's links lead within its own site."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from types import MappingProxyType
from urllib.parse import unquote, urljoin, urlsplit

from clinicgen.checking.page_document import PageDocument
from clinicgen.checking.site_context import SiteContext
from clinicgen.model.rendered_site import PageTraces

OUTSIDE = ".."
"""How a resolved link begins that leads to the site's host but out of its folder."""

_ATTRIBUTES = MappingProxyType(
    {
        "a": ("href",), "area": ("href",), "link": ("href",), "img": ("src", "srcset"), "source": ("src", "srcset"),
        "script": ("src",), "iframe": ("src",), "form": ("action",), "video": ("src", "poster"), "audio": ("src",),
        "object": ("data",), "embed": ("src",), "track": ("src",), "input": ("src",), "image": ("href", "xlink:href"),
        "use": ("href", "xlink:href"),
    }
)  # fmt: skip
_PICTURES = frozenset({"og:image", "og:url", "twitter:image"})


def trace_page(page: PageDocument, site: SiteContext) -> PageTraces:
    """Note what the rest of the site needs to know of a page."""
    anchors: set[str] = set()
    for tag in page.tags:
        if tag.attributes:
            anchors.update(
                filter(None, (tag.attributes.get("id"), tag.attributes.get("name") if tag.name == "a" else ""))
            )
    links = tuple(dict.fromkeys(_links(page, site)))
    return PageTraces(page.title, page.description, frozenset(anchors), links)


def requested(attribute: str, value: str) -> tuple[str, ...]:
    """Give the addresses in an attribute: several in a `srcset`, else one."""
    if not attribute.endswith("srcset"):
        return (value.strip(),)
    return tuple(part.split()[0] for part in value.split(",") if part.split())


def _links(page: PageDocument, site: SiteContext) -> Iterator[tuple[str, str]]:
    parts = urlsplit(site.clinic.facts.url)
    base = site.clinic.base_path
    booking = _booking_path(site.clinic.facts.booking.url, parts.netloc)
    for written in _written(page):
        is_path = written.startswith("/") and not written.startswith("//")
        server_path = written if is_path else _join(parts.netloc, base + page.address, written)
        if server_path is None:
            continue
        is_rooted = is_path or "//" not in written[:8]
        path, inside = _within(base, server_path)
        # A full address outside of the site's folder is somebody else's page on the same host.
        if path != booking and (inside or is_rooted):
            yield written, inside or OUTSIDE + path


def _written(page: PageDocument) -> Iterator[str]:
    for tag in page.tags:
        attributes = tag.attributes
        if not attributes:
            continue
        for name in _ATTRIBUTES.get(tag.name, ()):
            value = attributes.get(name)
            if value is not None:
                yield from requested(name, value)
        if tag.name == "meta" and (attributes.get("property") or attributes.get("name")) in _PICTURES:
            yield attributes.get("content", "").strip()


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
