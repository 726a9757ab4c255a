"""Netlify: redirects that also apply where the old address has a redirect page, as `netlify.toml`."""

from __future__ import annotations

from clinicgen.publishing.host_table import HostFiles, HostTable


def write(table: HostTable) -> HostFiles:
    """Write the snippet."""
    rules = [
        f'[[redirects]]\n  from = "{redirect.path}"\n  to = "{redirect.target}"\n  status = 301\n  force = true\n'
        for redirect in table.redirects
    ]
    head = f"# Redirects of {table.host}{table.base}: add them to netlify.toml at the root of the repository.\n"
    return HostFiles(snippets={"netlify.toml": "\n".join([head, *rules]).encode()})
