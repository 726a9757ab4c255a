"""nginx: a file to include inside a `server` block.

A location that adds a header drops those it would inherit, so each repeats them all.
"""

from __future__ import annotations

from clinicgen.publishing.host_table import ASSET_CACHING, PAGE_CACHING, HostFiles, HostTable


def write(table: HostTable) -> HostFiles:
    """Write the snippet."""
    security = [f'    add_header {name} "{value}" always;' for name, value in table.headers]
    lines = [
        f"# {table.host}{table.base}: include this inside the server block.",
        f"# The site's folder is the server's `root`{f' with {table.base} after it' if table.base else ''}.",
        "absolute_redirect off;",
        "index index.html;",
        f"error_page 404 {table.base}/404.html;",
        "",
        f"location {table.base}/ {{",
        *security,
        f'    add_header Cache-Control "{PAGE_CACHING}" always;',
        "    try_files $uri $uri/ =404;",
        "}",
        "",
        f"location {table.base}/assets/ {{",
        *security,
        f'    add_header Cache-Control "{ASSET_CACHING}";',
        "    try_files $uri =404;",
        "}",
        "",
    ]
    for redirect in table.redirects:
        lines += [
            f'location = "{path}" {{ return 301 "{redirect.target}"; }}'
            for path in (redirect.path, redirect.twin)
            if path
        ]
    return HostFiles(snippets={"nginx.conf": "".join(f"{line}\n" for line in lines).encode()})
