"""Says on which pages a problem shows: the same words of one source on several pages are one finding."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from clinicgen.model.finding import Finding

_ON = ", on `"


def shown_on(message: str, address: str) -> str:
    """Add to a message the page that shows it."""
    return f"{message}{_ON}{address}`"


def merge_pages(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Make one finding of those that differ only in the page; it names the page nearest to where they stand."""
    addresses: dict[Finding, list[str]] = {}
    for finding in findings:
        message, mark, address = finding.message.rpartition(_ON)
        found = addresses.setdefault(replace(finding, message=message if mark else finding.message), [])
        found += [address.removesuffix("`")] if mark else []
    return tuple(_say(finding, dict.fromkeys(pages)) for finding, pages in addresses.items())


def _say(finding: Finding, pages: Iterable[str]) -> Finding:
    path = finding.place.path if finding.place else ""
    name = path.rpartition("/")[2].partition(".")[0]
    nearest, *others = sorted(pages, key=lambda page: (f"/{name}/" not in page, -page.count("/"), page)) or [""]
    if not nearest:
        return finding
    message = shown_on(finding.message, nearest)
    if others:
        message += f" and {len(others)} other page{'s' if len(others) > 1 else ''}"
    return replace(finding, message=message)
