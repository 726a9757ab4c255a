"""Serves a built site on this machine as the hosts that read `_headers` do: its headers, its 404 page, compressed."""

from __future__ import annotations

import gzip
import mimetypes
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

TYPES = {".css": "text/css", ".js": "text/javascript", ".woff2": "font/woff2", ".svg": "image/svg+xml",
         ".vcf": "text/vcard", ".xml": "application/xml"}  # fmt: skip


def read_headers(text: str) -> list[tuple[str, dict[str, str]]]:
    """Read `_headers`: for the beginning of a path, which headers are sent."""
    found: list[tuple[str, dict[str, str]]] = []
    for line in text.splitlines():
        if line.startswith("/"):
            found.append((line.removesuffix("*"), {}))
        else:
            name, _, value = line.strip().partition(": ")
            found[-1][1][name] = value
    return found


def answer(
    folder: Path, base: str, path: str, rules: list[tuple[str, dict[str, str]]]
) -> tuple[int, dict[str, str], bytes]:
    """Answer a request as a static host would: status, headers, body."""
    file = folder / path.removeprefix(f"{base}/").lstrip("/")
    is_outside = not path.startswith(f"{base}/") or ".." in Path(path).parts
    if file.is_dir():
        file /= "index.html"
    status = 200 if file.is_file() and not is_outside else 404
    if status == 404:
        file = folder / "404.html"
    kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    headers = {"Content-Type": f"{kind}; charset=utf-8" if kind.startswith("text/") else kind}
    for beginning, sent in rules:
        if path.startswith(beginning):
            headers |= sent
    return status, headers, file.read_bytes()


class QuietServer(ThreadingHTTPServer):
    """A server to which it is nothing new that a visitor leaves before the end."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a connection that was closed."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serve(folder: Path, base: str = "") -> Iterator[str]:
    """Serve a site at its base path, and give the address of its home page."""
    rules = read_headers((folder / "_headers").read_text("utf-8"))

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            status, headers, body = answer(folder, base, unquote(urlsplit(self.path).path), rules)
            self.send(status, headers, body)

        def send(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
            is_text = not headers["Content-Type"].startswith(("font/", "image/png"))
            is_packed = is_text and "gzip" in self.headers.get("Accept-Encoding", "")
            sent = gzip.compress(body, mtime=0) if is_packed else body
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if is_packed:
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing of requests."""

    with QuietServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}{base}/"
        finally:
            server.shutdown()
            thread.join()
