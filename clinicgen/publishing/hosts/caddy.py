"""Caddy: a file to import inside a site's block."""

from __future__ import annotations

from clinicgen.publishing.host_table import ASSET_CACHING, PAGE_CACHING, HostFiles, HostTable


def write(table: HostTable) -> HostFiles:
    """Write the snippet."""
    lines = [
        f"# {table.host}{table.base}: import this inside the site's block.",
        f"# The site's folder is its `root`{f' with {table.base} after it' if table.base else ''}.",
    ]
    for redirect in table.redirects:
        lines += [f'redir "{path}" "{redirect.target}" 301' for path in (redirect.path, redirect.twin) if path]
    lines += [
        "header {",
        *(f'\t{name} "{value}"' for name, value in table.headers),
        "}",
        "@assets {",
        f"\tpath {table.base}/assets/*",
        "\tfile",
        "}",
        f"@pages not path {table.base}/assets/*",
        f'header @assets Cache-Control "{ASSET_CACHING}"',
        f'header @pages Cache-Control "{PAGE_CACHING}"',
        "handle_errors {",
        "\t@missing expression {err.status_code} == 404",
        f"\trewrite @missing {table.base}/404.html",
        "\tfile_server",
        "}",
        "file_server",
    ]
    return HostFiles(snippets={"Caddyfile": "".join(f"{line}\n" for line in lines).encode()})
