"""Visitors find an article with keys alone, under the site's own policy, and nobody is told what they looked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from clinicgen.indexing import find_pagefind

from .conftest import Serve, Sites
from .judged_sites import THEMES
from .test_accessibility import OPTIONS, SCHEMES, WIDTHS, told
from .test_in_a_browser import DESK, FOCUSED, LOST_TEXT, PHONE
from .tools import find_module

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

VIEWPORTS = {"phone": PHONE, "desk": DESK}
FOCUS_ID = "document.activeElement.id"


@pytest.fixture(autouse=True)
def _pagefind() -> None:
    if find_pagefind() is None:
        pytest.skip("Pagefind is not installed, `pip install -e '.[search]'` brings it")


@contextmanager
def visiting(browser: Browser, address: str, **options: Any) -> Iterator[tuple[Page, list[str], list[str]]]:
    """Open a page; give what it asks for and what it complains of."""
    context = browser.new_context(**{"viewport": DESK, "reduced_motion": "reduce", **options})
    page = context.new_page()
    page.set_default_timeout(20_000)
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address, wait_until="networkidle")
    yield page, asked, said
    context.close()


def type_words(page: Page, words: str) -> None:
    """Type words and wait until the page has said what it found."""
    page.keyboard.type(words)
    page.locator("#_found", has_text=f"“{words}”").wait_for()


@pytest.mark.parametrize("size", VIEWPORTS)
@pytest.mark.parametrize("theme", THEMES)
def test_an_article_is_found_and_opened_with_keys_alone(
    theme: str, size: str, browser: Browser, sites: Sites, served: Serve
) -> None:
    home = served(sites[f"{theme}/harbor"])
    with visiting(browser, f"{home}contact/", viewport=VIEWPORTS[size]) as (page, asked, said):
        for _ in range(30):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.innerText.trim()") == ("Menu" if size == "phone" else "Search"):
                break
        page.keyboard.press("Enter")
        if size == "phone":
            page.locator(".menu-small nav a", has_text="Search").focus()
            page.keyboard.press("Enter")
        page.locator("#_search:focus").wait_for()
        assert page.locator("#_list").is_visible()
        type_words(page, "every block")
        assert page.locator("#_found").get_attribute("role") == "status"
        assert not page.locator("#_list").is_visible()
        first = page.locator("#_results a").first
        assert first.inner_text()
        assert page.evaluate(LOST_TEXT) == []
        page.keyboard.press("ArrowDown")
        assert first.evaluate("one => one === document.activeElement")
        focused = page.evaluate(FOCUSED)
        assert focused["ring"] and focused["shown"], focused
        page.keyboard.press("ArrowUp")
        assert page.evaluate(FOCUS_ID) == "_search"
        page.keyboard.press("Enter")
        page.locator("#_results a:focus").wait_for()
        target = first.evaluate("one => one.href")
        page.keyboard.press("Enter")
        page.wait_for_url(target)
        assert page.locator("article h1").is_visible()
        page.go_back()
        page.wait_for_selector("#_results a")
        assert page.locator("#_search").input_value() == "every block"
        assert [url for url in asked if not url.startswith((home, "data:"))] == []
        assert not any("every" in url.removeprefix(target) and "block" in url and "?" in url for url in asked)
        assert said == []


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_no_fault_in_what_was_found(theme: str, browser: Browser, sites: Sites, served: Serve) -> None:
    axe = find_module("axe-core/axe.min.js").read_text("utf-8")
    # The site's own policy forbids scripts from elsewhere, of which axe is one.
    address = served(sites[f"{theme}/harbor"]) + "articles/#_search"
    with visiting(browser, address, bypass_csp=True) as (page, _, _):
        page.evaluate(axe)
        for words in ("block", "zqxzqx"):
            page.locator("#_search").fill("")
            page.locator("#_search").focus()
            type_words(page, words)
            for scheme, width in product(SCHEMES, WIDTHS):
                page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                page.set_viewport_size({"width": width, "height": 800})
                result = page.evaluate("options => axe.run(document, options)", OPTIONS)
                assert told(result["violations"], f"{words} {scheme} {width}") == []


def test_escape_leads_back_to_the_field_and_then_to_the_whole_list(
    browser: Browser, sites: Sites, served: Serve
) -> None:
    with visiting(browser, served(sites["clarity/harbor"]) + "articles/#_search") as (page, _, said):
        type_words(page, "block")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Escape")
        assert page.evaluate(FOCUS_ID) == "_search"
        assert page.locator("#_search").input_value() == "block"
        page.keyboard.press("Escape")
        page.locator("#_list").wait_for()
        assert page.locator("#_search").input_value() == ""
        assert not page.locator("#_results").is_visible()
        assert page.locator("#_found").inner_text() == ""
        assert said == []


def test_the_little_words_of_a_question_do_not_count(browser: Browser, sites: Sites, served: Serve) -> None:
    with visiting(browser, served(sites["clarity/harbor"]) + "articles/#_search") as (page, _, _):
        type_words(page, "what is every block")
        asked = page.locator("#_results a").all_inner_texts()
        page.locator("#_search").fill("")
        type_words(page, "every block")
        assert page.locator("#_results a").all_inner_texts() == asked != []


def test_what_is_not_there_is_said(browser: Browser, sites: Sites, served: Serve) -> None:
    with visiting(browser, served(sites["harbor/harbor"]) + "articles/#_search") as (page, _, _):
        type_words(page, "zqxzqx")
        assert page.locator("#_found").inner_text().startswith("No article matches")
        assert page.locator("#_results li").count() == 0


def test_nothing_of_the_search_is_asked_for_before_somebody_searches(
    browser: Browser, sites: Sites, served: Serve
) -> None:
    home = served(sites["clarity/harbor"])
    with visiting(browser, f"{home}articles/") as (page, asked, _):
        assert not any("/pagefind/" in url for url in asked)
        page.locator("#_search").focus()
        page.wait_for_load_state("networkidle")
        assert any("/pagefind/" in url for url in asked)


def test_where_the_index_cannot_be_reached_the_list_stays(browser: Browser, sites: Sites, served: Serve) -> None:
    with visiting(browser, served(sites["clarity/harbor"]) + "articles/") as (page, _, _):
        page.route("**/pagefind/**", lambda route: route.abort())
        page.locator("#_search").focus()
        page.keyboard.type("block")
        page.locator("#_found", has_text="cannot be reached").wait_for()
        assert page.locator("#_list").is_visible()


def test_without_scripts_the_list_says_so_and_no_field_is_shown(browser: Browser, sites: Sites, served: Serve) -> None:
    address = served(sites["clarity/harbor"]) + "articles/#_search"
    with visiting(browser, address, java_script_enabled=False, viewport=PHONE) as (page, _, _):
        assert not page.locator("#_search").is_visible()
        assert page.locator("#_list .card").first.is_visible()
        assert page.locator(".without-script").is_visible()


def test_the_policy_that_sites_without_a_search_have_would_be_broken(
    browser: Browser, sites: Sites, served: Serve
) -> None:
    with visiting(browser, served(sites["five/columbia"])) as (page, _, _):
        module = "new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))"
        refused = f"(() => {{ try {{ {module}; return ''; }} catch (error) {{ return error.message; }} }})()"
        assert "Content Security Policy" in page.evaluate(refused)
