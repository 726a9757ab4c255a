"""The preview as a web application: one host for each site, one for the list of all of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from clinicgen.serving.events import Hub
from clinicgen.serving.listing import POLICY, list_page, list_sites, unbuilt_page, unknown_page
from clinicgen.serving.overlay import HOME, set_beside, show_problems
from clinicgen.serving.preview import Preview
from clinicgen.serving.site_answers import answer

HOSTS = ("localhost", "127.0.0.1", "*.localhost")
"""Names that always lead to the machine itself: a page elsewhere cannot call this server by one of its own names."""
_DOMAIN = ".localhost"
_FILES = {"preview.js": "text/javascript", "overlay.css": "text/css", "listing.css": "text/css"}


def make_app(hub: Hub, output: Path, port: int) -> Starlette:
    """Make the application that shows the sites of an output folder."""
    return Starlette(
        routes=[
            Route(f"{HOME}events", partial(_follow, hub, port)),
            Route(HOME + "{name}", _send_own_file),
            Route("/{path:path}", partial(_send_page, hub, output, port)),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS, www_redirect=False)],
    )


def _slug_of(request: Request) -> str:
    """Give the clinic whose host was asked; empty for the list of all."""
    host = request.headers["host"].lower().rpartition(":")[0] or request.headers["host"].lower()
    return host.removesuffix(_DOMAIN) if host.endswith(_DOMAIN) else ""


async def _follow(hub: Hub, port: int, request: Request) -> Response:
    slug = _slug_of(request)
    if slug and slug not in hub.preview.sites:
        return PlainTextResponse("There is no such clinic.\n", 404)
    stream = hub.follow(slug, partial(_describe, slug, port))
    return StreamingResponse(stream, media_type="text/event-stream", headers={"Cache-Control": "no-store"})


def _describe(slug: str, port: int, preview: Preview) -> Mapping[str, str]:
    site = preview.sites.get(slug)
    if site is None:
        return {"release": "", "problems": "" if slug else list_sites(preview, port)}
    return {"release": site.release, "problems": show_problems(preview, site)}


def _send_own_file(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _FILES:
        return PlainTextResponse("There is nothing here.\n", 404)
    data = (Path(__file__).parent / "browser" / name).read_bytes()
    return Response(data, media_type=_FILES[name], headers={"Cache-Control": "no-cache"})


def _send_page(hub: Hub, output: Path, port: int, request: Request) -> Response:
    preview, slug, path = hub.preview, _slug_of(request), request.scope["path"]
    if not slug:
        return _own_page(list_page(preview, port), 200) if path == "/" else PlainTextResponse("Nothing here.\n", 404)
    site = preview.sites.get(slug)
    if site is None:
        return _own_page(unknown_page(preview, slug, port), 404)
    if not site.release:
        return _own_page(unbuilt_page(preview, site), 503)
    found = answer(output / slug, site.base, path, request.url.query)
    body = set_beside(found.body, preview, site) if found.is_page else found.body
    response = Response(body, found.status)
    for name, value in found.headers:
        response.headers.append(name, value)
    return response


def _own_page(data: bytes, status: int) -> Response:
    headers = {"Content-Security-Policy": POLICY, "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return Response(data, status, headers, "text/html")
