"""The preview as a browser shows it: pages that load themselves anew, and problems beside them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import MakeWorkspace

from .conftest import PATIENCE_SECONDS, Preview, Serve
from .test_following import OURS, edit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium")
if CHROMIUM is None:
    pytest.skip("there is no chromium here", allow_module_level=True)
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-proxy-server",
]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.set_default_timeout(PATIENCE_SECONDS * 1000)
    yield page
    page.close()


@pytest.fixture
def root(make_workspace: MakeWorkspace) -> Path:
    return make_workspace(OURS)


@pytest.fixture
def shown(root: Path, serve: Serve) -> Preview:
    return serve(root)


def test_a_page_loads_itself_anew(root: Path, shown: Preview, page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(f"http://harbor.localhost:{shown.port}/articles/quiet-hour/")
    page.get_by_text("You sit down and talk.").wait_for()
    edit(root / "articles/quiet-hour.md", "You sit down", "You lie down")
    page.get_by_text("You lie down and talk.").wait_for()
    # Among them would be everything that the site's Content-Security-Policy forbids.
    assert complaints == []


def test_problems_stand_beside_the_page_until_they_are_mended(root: Path, shown: Preview, page: Page) -> None:
    page.goto(f"http://harbor.localhost:{shown.port}/")
    overlay = page.locator("clinicgen-overlay details")
    assert overlay.count() == 0
    edit(root / "clinics/harbor/clinic.yaml", "phone: ", "phne: ")
    overlay.wait_for()
    page.get_by_text("clinics/harbor/clinic.yaml:3:1").wait_for()
    box = overlay.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert box["height"] <= 844 * 0.7 + 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    # Folded away by hand, it lets the page be used, and stays so while other things change.
    page.get_by_text("errors").first.click()
    assert not overlay.evaluate("details => details.open")
    edit(root / "clinics/harbor/clinic.yaml", "street:", "stret:")
    page.get_by_text("clinics/harbor/clinic.yaml:5:").first.wait_for(state="attached")
    assert not overlay.evaluate("details => details.open")
    edit(root / "clinics/harbor/clinic.yaml", "stret:", "street:")
    edit(root / "clinics/harbor/clinic.yaml", "phne: ", "phone: ")
    overlay.wait_for(state="detached")


def test_the_list_follows_too(root: Path, shown: Preview, page: Page) -> None:
    page.goto(f"http://localhost:{shown.port}/")
    edit(root / "clinics/harbor/clinic.yaml", "phone: ", "phne: ")
    page.get_by_text("held back: shown as it last was without errors").first.wait_for()
    page.get_by_role("link", name="Harbor Psychiatry").click()
    page.get_by_text("This is the site as it last was without errors.").wait_for()
