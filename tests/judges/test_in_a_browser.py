"""A visitor reaches everything: with keys only, enlarged, on a narrow screen, without scripts, asking nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from .conftest import Serve, Sites
from .judged_sites import THEMES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


pytestmark = pytest.mark.parametrize("theme", THEMES)

PHONE = {"width": 360, "height": 640}
DESK = {"width": 1280, "height": 800}

# Text that no scrolling shows: beyond an edge of the window, not in a box that scrolls sideways; or cut off by a box.
# Some is hidden from eyes on purpose, and the last crumb may be shortened since the heading below it says the same.
LOST_TEXT = """() => {
  const lost = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || !parent.checkVisibility({visibilityProperty: true})) continue;
    const around = [];
    for (let one = parent; one; one = one.parentElement) around.push(one);
    if (parent.closest('.skip, .said-only, .crumbs [aria-current]')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const scroller = around.find(one => ['auto', 'scroll'].includes(getComputedStyle(one).overflowX));
    for (const box of scroller ? [scroller.getBoundingClientRect()] : range.getClientRects())
      if (box.right > innerWidth + 1 || box.left < -1) lost.push(`${parent.outerHTML.slice(0, 120)} at ${box.right}`);
    const cutter = around.find(one => ['hidden', 'clip'].includes(getComputedStyle(one).overflowY));
    if (cutter && cutter.scrollHeight > cutter.clientHeight + 1) lost.push(`cut off: ${cutter.outerHTML.slice(0, 99)}`);
  }
  const {scrollWidth} = document.scrollingElement;
  if (scrollWidth > innerWidth) lost.push(`scrolls to ${scrollWidth}`);
  return lost;
}"""
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
"""What WCAG 2.2 asks of success criterion 1.4.12."""

FOCUSED = """() => {
  const one = document.activeElement;
  const bar = document.querySelector('.contact-bar');
  const isInBar = bar.contains(one);
  const box = one.getBoundingClientRect();
  const style = getComputedStyle(one);
  const barTop = bar.checkVisibility() && !isInBar ? bar.getBoundingClientRect().top : innerHeight;
  return {
    name: one === document.body ? '' : one.outerHTML.slice(0, 160),
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    shown: box.width > 0 && box.top >= -1 && box.bottom <= barTop + 1 && box.left >= -1 && box.right <= innerWidth + 1,
    box: [box.top, box.bottom, barTop],
    isInBar,
  };
}"""


@contextmanager
def opened(browser: Browser, address: str = "", **options: Any) -> Iterator[Page]:
    """Open a page as a visitor with some settings would."""
    context = browser.new_context(**{"viewport": DESK, "reduced_motion": "reduce", **options})
    page = context.new_page()
    page.set_default_timeout(120_000)
    if address:
        page.goto(address)
    yield page
    context.close()


def addresses_of(theme: str, sites: Sites, served: Serve) -> list[str]:
    """Give a page of every kind, a closed clinic's last."""
    rich, closed = sites[f"{theme}/harbor"], sites[f"{theme}/mill"]
    return [*(served(rich) + path for path in rich.kinds.values()), served(closed)]


@pytest.mark.parametrize("path", ["", "articles/every-block/", "contact/"])
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_focus_is_always_seen_and_never_behind_the_bar(
    key: str, path: str, theme: str, browser: Browser, sites: Sites, served: Serve
) -> None:
    with opened(browser, served(sites[f"{theme}/harbor"]) + path, viewport=PHONE) as page:
        assert page.locator(".contact-bar").is_visible()
        seen: list[bool] = []
        for _ in range(300):
            page.keyboard.press(key)
            focused = page.evaluate(FOCUSED)
            if not focused["name"]:
                break
            assert focused["ring"], focused
            assert focused["shown"], focused
            seen.append(focused["isInBar"])
        assert len(seen) > 20
        assert seen.count(True) == 2


def test_no_text_is_lost_at_320_pixels_or_twice_the_size(
    theme: str, browser: Browser, sites: Sites, served: Serve
) -> None:
    with (
        opened(browser, viewport={"width": 320, "height": 640}) as narrow,
        opened(browser, viewport={"width": 640, "height": 400}, device_scale_factor=2) as zoomed,
        opened(browser) as large_text,
    ):
        for address in addresses_of(theme, sites, served):
            for page in (narrow, zoomed, large_text):
                page.goto(address)
            # A reader's own size of letters; no page may fix it.
            large_text.evaluate("document.documentElement.style.fontSize = '200%'")
            assert narrow.evaluate(LOST_TEXT) == [], address
            assert zoomed.evaluate(LOST_TEXT) == [], address
            assert large_text.evaluate(LOST_TEXT) == [], address


def test_no_text_is_lost_when_readers_space_it_out(theme: str, browser: Browser, sites: Sites, served: Serve) -> None:
    with opened(browser, bypass_csp=True) as page:
        for address in addresses_of(theme, sites, served):
            page.goto(address)
            page.add_style_tag(content=SPACING)
            for viewport in (PHONE, DESK):
                page.set_viewport_size(viewport)
                assert page.evaluate(LOST_TEXT) == [], (address, viewport)


def test_lost_text_would_be_found(theme: str, browser: Browser, sites: Sites, served: Serve) -> None:
    with opened(browser, served(sites[f"{theme}/harbor"]), viewport=PHONE) as page:
        page.evaluate("document.querySelector('h1').style.whiteSpace = 'nowrap'")
        page.evaluate("document.querySelector('h1').textContent += ' and a great many words more'")
        assert any(found.startswith("<h1") for found in page.evaluate(LOST_TEXT))
        page.evaluate("Object.assign(document.querySelector('.lead').style, {height: '3px', overflow: 'hidden'})")
        assert any(found.startswith("cut off") for found in page.evaluate(LOST_TEXT))


def test_nothing_moves_for_those_who_asked_for_that(theme: str, browser: Browser, sites: Sites, served: Serve) -> None:
    moving = """() => [document.documentElement, ...document.querySelectorAll('body *')].filter(one => {
      const style = getComputedStyle(one);
      return style.transitionDuration.split(', ').some(time => parseFloat(time) > 0.001)
        || style.animationName !== 'none' || style.scrollBehavior === 'smooth';
    }).length"""
    address = served(sites[f"{theme}/harbor"])
    with opened(browser, address, reduced_motion="reduce") as page:
        assert page.evaluate(moving) == 0
    with opened(browser, address, reduced_motion="no-preference") as page:
        assert page.evaluate(moving) > 0


def test_keys_alone_open_the_menu_and_close_it(theme: str, browser: Browser, sites: Sites, served: Serve) -> None:
    with opened(browser, served(sites[f"{theme}/harbor"]), viewport=PHONE) as page:
        contact = page.locator(".menu-small nav a", has_text="Contact")
        assert not contact.is_visible()
        for _ in range(20):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.innerText") == "Menu":
                break
        page.keyboard.press("Enter")
        assert contact.is_visible()
        page.keyboard.press("Escape")
        assert not contact.is_visible()
        assert page.evaluate("document.activeElement.innerText") == "Menu"
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.menu-small nav') !== null")
        contact.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/contact/")


def test_keys_alone_open_an_answer_and_skip_to_the_text(
    theme: str, browser: Browser, sites: Sites, served: Serve
) -> None:
    with opened(browser, served(sites[f"{theme}/harbor"]) + "articles/every-block/") as page:
        page.keyboard.press("Tab")
        skip = page.locator(".skip")
        assert skip.evaluate("one => one === document.activeElement && one.getBoundingClientRect().top >= 0")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "_main"
        answer = page.locator(".faq details p").first
        assert not answer.is_visible()
        page.locator(".faq summary").first.focus()
        page.keyboard.press("Space")
        assert answer.is_visible()
        page.keyboard.press("Space")
        assert not answer.is_visible()


def test_a_page_works_without_scripts(theme: str, browser: Browser, sites: Sites, served: Serve) -> None:
    with opened(browser, viewport=PHONE, java_script_enabled=False) as page:
        for address in addresses_of(theme, sites, served)[:-1]:
            page.goto(address)
            assert page.locator("h1").is_visible(), address
            assert page.locator(".contact-bar a[href^='tel:+']").is_visible(), address
            assert page.locator(".contact-bar a[href^='https://book.test/']").is_visible(), address
            page.locator(".menu-small summary").click()
            assert page.locator(".menu-small nav a").first.is_visible(), address
        assert not page.locator("[data-today]:visible").count()
