"""Netlify and Cloudflare Pages: `_redirects` and `_headers` in the dialect that both of them read.

An exclamation mark after the status, which on Netlify puts a rule before an existing file, is an error on Cloudflare:
without it Netlify serves the redirect page that lies at the old address, unless `netlify.toml` says otherwise.
Caching of pages is left out because both hosts revalidate them anyway, and Cloudflare would join two values.
"""

from __future__ import annotations

from collections.abc import Iterator

from clinicgen.model.finding import Finding, report
from clinicgen.publishing.host_table import ASSET_CACHING, HostFiles, HostTable
from clinicgen.publishing.problems import HOST_LINE_TOO_LONG, HOST_TOO_MANY_REDIRECTS

_MOST_REDIRECTS = 2000
_LONGEST_LINE = 1000


def write(table: HostTable) -> HostFiles:
    """Write both files."""
    lines = [f"{redirect.path} {redirect.target} 301" for redirect in table.redirects]
    headers = [f"{table.base}/*", *(f"  {name}: {value}" for name, value in table.headers)]
    headers += [f"{table.base}/assets/*", f"  Cache-Control: {ASSET_CACHING}"]
    return HostFiles(
        site={"_redirects": _text(lines), "_headers": _text(headers)},
        findings=tuple(_check_limits(table, lines)),
    )


def _text(lines: list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _check_limits(table: HostTable, lines: list[str]) -> Iterator[Finding]:
    if len(lines) > _MOST_REDIRECTS:
        yield report(
            HOST_TOO_MANY_REDIRECTS,
            f"the site has {len(lines)} redirects, Cloudflare Pages reads {_MOST_REDIRECTS}",
            hint="drop redirects that nobody follows any more",
            clinic=table.slug,
        )
    for redirect, line in zip(table.redirects, lines, strict=True):
        if len(line) > _LONGEST_LINE:
            yield report(
                HOST_LINE_TOO_LONG,
                f"the redirect from `{redirect.path[:80]}` is {len(line)} characters long, "
                f"Cloudflare Pages reads {_LONGEST_LINE}",
                hint="use a shorter target",
                clinic=table.slug,
            )
