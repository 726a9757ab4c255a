"""Takes the pictures of both themes that the README shows: `pip install '.[browser]'`, then run it in the repository.

Playwright's own browser is used (`playwright install chromium`), or the Chromium that `--browser` names.
"""

from __future__ import annotations

import datetime
import functools
import http.server
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from playwright.sync_api import sync_playwright

from clinicgen import pipeline

HERE = Path(__file__).parent
WORKSPACE = HERE.parent
SITES = {"clarity": "columbia", "harbor": "albuquerque"}
SCREENS = {"phone": (390, 780, "/"), "desktop": (1200, 780, "/")}
TODAY = datetime.date(2026, 11, 22)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of requests."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine, and give its address."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@click.command()
@click.option("--browser", type=click.Path(exists=True), help="A Chromium to use instead of Playwright's own.")
def main(browser: str | None) -> None:
    """Take every picture anew, into docs/pictures/."""
    with tempfile.TemporaryDirectory() as output, sync_playwright() as playwright:
        pipeline.build(WORKSPACE, only=tuple(SITES.values()), today=TODAY, output=Path(output))
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for theme, slug in SITES.items():
            with served(Path(output) / slug) as address:
                for screen, (width, height, path) in SCREENS.items():
                    page = chromium.new_page(viewport={"width": width, "height": height})
                    page.goto(address + path)
                    page.evaluate("document.fonts.ready")
                    page.screenshot(path=HERE / "pictures" / f"{theme}-{screen}.png")
                    page.close()
        chromium.close()


if __name__ == "__main__":
    main()
