"""What the judges need: the built sites, a browser, and where each site is served."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .judged_sites import JudgedSite, build_all
from .site_server import serve
from .tools import CHROMIUM_WORDS, find_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HERE = Path(__file__).parent

Sites = dict[str, JudgedSite]
Serve = Callable[[JudgedSite], str]
Tell = Callable[[str], None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test here, so that `-m "not judges"` leaves them out."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker("judges")


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """Build all sites once, by `group/slug`."""
    return {site.name: site for site in build_all(tmp_path_factory.mktemp("judged"))}


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Tell:
    """Say what a judge said, in the summary at the end."""
    return lambda said: record_property("judged", said)


# Threads and the event loop of a browser must be gone before other tests fork processes: these end with their module.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Chromium."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        pytest.skip("playwright is not installed, `pip install -e '.[dev]'` brings it")
    chromium = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(CHROMIUM_WORDS), timeout=120_000)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def served() -> Iterator[Serve]:
    """Serve sites as they are asked for, each once."""
    with ExitStack() as stack:
        addresses: dict[str, str] = {}

        def address_of(site: JudgedSite) -> str:
            if site.name not in addresses:
                addresses[site.name] = stack.enter_context(serve(site.folder, site.base))
            return addresses[site.name]

        yield address_of
