"""With the headers it is served with, no page of any site breaks its policy, asks another host, or misses a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.page_reader import ReadPage

from .conftest import Serve, Sites

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PHONE = {"width": 360, "height": 640}
SITES = (
    *(f"five/{slug}" for slug in ("albuquerque", "columbia", "infusionmd", "myrtle-beach", "waxahachie")),
    *(f"awkward/{slug}" for slug in ("greenville", "harbor", "mill", "newport", "norfolk", "oak")),
    *(f"{theme}/{slug}" for theme in ("clarity", "harbor") for slug in ("harbor", "mill", "columbia")),
)  # fmt: skip
SHOWN = """address => [...document.querySelectorAll(`a[href^="${address}"]`)].some(one => {
  const box = one.getBoundingClientRect();
  return one.checkVisibility() && box.width > 0 && box.top >= 0 && box.bottom <= innerHeight;
})"""


def test_every_site_is_listed(sites: Sites) -> None:
    assert set(SITES) == set(sites)


@pytest.mark.parametrize("name", SITES)
def test_no_request_leaves_the_host_and_no_policy_is_broken(
    name: str, browser: Browser, sites: Sites, served: Serve
) -> None:
    site, address = sites[name], served(sites[name])
    asked: list[tuple[str, int]] = []
    said: list[str] = []
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.set_default_timeout(120_000)
    page.on("response", lambda response: asked.append((response.url, response.status)))
    page.on("request", lambda request: asked.append((request.url, 0)))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    *_, last = site.kinds
    for kind, path in site.kinds.items():
        # What a page asks for it has asked for when it is loaded; after the last one there must be silence as well.
        page.goto(address + path, wait_until="networkidle" if kind == last else "load")
        if kind != "closed":
            assert page.evaluate(SHOWN, "tel:+"), (path, "no way to call on the first screen")
            booking = booking_of(site.pages[f"{path}index.html" if path.endswith("/") or not path else path])
            assert page.evaluate(SHOWN, booking), (path, "no way to book on the first screen")
    context.close()
    assert len(asked) > 2 * len(site.kinds)
    assert [url for url, _ in asked if not url.startswith((address, "data:"))] == []
    assert [one for one in asked if one[1] >= 400] == []
    assert said == []


def booking_of(html: str) -> str:
    """Give the address of the last link of a page, which is the bar's for booking, without its parameters."""
    return ReadPage(html).hrefs[-1].split("?")[0]


def test_a_broken_policy_would_be_found(browser: Browser, sites: Sites, served: Serve) -> None:
    said: list[Any] = []
    page = browser.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.goto(served(sites["five/columbia"]))
    page.evaluate("document.head.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))")
    page.evaluate("fetch('https://elsewhere.test/').catch(() => 0)")
    assert page.evaluate("window.ran") is None
    page.close()
    assert sum("Content Security Policy" in text for text in said) >= 2
