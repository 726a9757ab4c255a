"""Apache: a file to include in a virtual host, or to use as `.htaccess`.

A directive of a module that is not loaded turns every page into an error, so each stands in an `IfModule`.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from clinicgen.publishing.host_table import (
    ASSET_CACHING,
    PAGE_CACHING,
    HostFiles,
    HostRedirect,
    HostTable,
)

_SAFE_PATH = re.compile(r"[\w /.~:@!&()*+,;=-]*\Z")


def write(table: HostTable) -> HostFiles:
    """Write the snippet."""
    lines = [
        f"# {table.host}{table.base}: include this in the virtual host.",
        f"# The site's folder is the DocumentRoot{f' with {table.base} after it' if table.base else ''}.",
        f"ErrorDocument 404 {table.base}/404.html",
        "<IfModule mod_dir.c>",
        "  DirectoryIndex index.html",
        "</IfModule>",
        "<IfModule mod_alias.c>",
        *(f'  RedirectMatch 301 "{_pattern(redirect)}" "{_target(redirect)}"' for redirect in table.redirects),
        "</IfModule>",
        "<IfModule mod_headers.c>",
        *(f'  Header always set {name} "{value}"' for name, value in table.headers),
        f'  Header set Cache-Control "{PAGE_CACHING}"',
        f'  <If "%{{REQUEST_URI}} =~ m#^{re.escape(table.base)}/assets/#">',
        f'    Header set Cache-Control "{ASSET_CACHING}"',
        "  </If>",
        "</IfModule>",
    ]
    return HostFiles(snippets={"apache.conf": "".join(f"{line}\n" for line in lines).encode()})


def _pattern(redirect: HostRedirect) -> str:
    if redirect.twin is None:
        return f"^{re.escape(redirect.path)}$"
    return f"^{re.escape(redirect.path.rstrip('/'))}/?$"


def _target(redirect: HostRedirect) -> str:
    """Spell a target without percent-encoding in its path, which Apache adds itself, where that is safe to write."""
    path = re.split(r"[?#]", redirect.target, maxsplit=1)[0]
    decoded = unquote(path, errors="surrogateescape")
    return decoded + redirect.target[len(path) :] if _SAFE_PATH.match(decoded) else redirect.target
