"""Writes the page at an old address that sends visitors on, for hosts that know no redirects."""

from __future__ import annotations

from markupsafe import Markup

from clinicgen.model.site_plan import Redirect
from clinicgen.rendering.showing import Showing

_STUB = Markup("""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>This page has moved | {name}</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={href}">
<link rel="canonical" href="{canonical}">
</head>
<body>
<h1>This page has moved</h1>
<p><a href="{href}">Go to its new address</a></p>
</body>
</html>
""")


def stub_path(redirect: Redirect) -> str:
    """Give the file that answers at the old path."""
    path = redirect.path.lstrip("/")
    if path.endswith((".html", ".htm")):
        return path
    return f"{path.rstrip('/')}/index.html"


def render_stub(showing: Showing, redirect: Redirect) -> str:
    """Write the page for one old address."""
    is_own = redirect.target.startswith("/")
    return str(
        _STUB.format(
            language=showing.site.language,
            name=showing.clinic.name,
            href=showing.address(redirect.target) if is_own else redirect.target,
            canonical=showing.absolute(redirect.target) if is_own else redirect.target,
        )
    )
