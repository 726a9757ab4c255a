"""axe-core finds no fault on any kind of page, in both themes, light and dark, on a phone and on a desk."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from .conftest import Serve, Sites, Tell
from .judged_sites import THEMES
from .tools import find_module

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
SCHEMES = ("light", "dark")
WIDTHS = (360, 1280)
KINDS = {
    "article", "articles", "closed", "contact", "home", "locations", "nondiscrimination", "not-found", "page",
    "service", "services", "team", "topic",
}  # fmt: skip
AS_WRITTEN = ("", "404.html", "articles/ketamine-guide-depression-and-pain/", "contact/", "insurance/", "privacy/")
"""Pages of a real clinic that are judged besides one of each kind."""


def told(violations: list[dict[str, Any]], where: str) -> list[str]:
    """Say what was found, a line for each element."""
    return [
        f"{where}: {one['id']}: {node['html'][:160]} | {' '.join(node['failureSummary'].split())[:400]}"
        for one in violations
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_no_fault_on_any_kind_of_page(
    theme: str, browser: Browser, sites: Sites, served: Serve, tell: Tell
) -> None:
    axe = find_module("axe-core/axe.min.js").read_text("utf-8")
    rich, closed, plain = (sites[f"{theme}/{slug}"] for slug in ("harbor", "mill", "columbia"))
    assert rich.kinds.keys() | closed.kinds.keys() == KINDS
    addresses = [served(rich) + path for path in rich.kinds.values()]
    addresses += [served(closed), *(served(plain) + path for path in AS_WRITTEN)]
    # The site's own policy forbids scripts from elsewhere, of which axe is one.
    page = browser.new_context(bypass_csp=True).new_page()
    page.set_default_timeout(120_000)
    found: list[str] = []
    judged, rules = 0, set[str]()
    for address in addresses:
        page.goto(address)
        page.evaluate(axe)
        for scheme, width in product(SCHEMES, WIDTHS):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            page.set_viewport_size({"width": width, "height": 800})
            page.evaluate("scrollTo(0, 0)")
            result = page.evaluate("options => axe.run(document, options)", OPTIONS)
            found += told(result["violations"], f"{address} {scheme} {width}")
            applied = [one["id"] for one in result["passes"]]
            rules.update(applied)
            judged += len(applied) > 10
    page.context.close()
    assert found == []
    assert judged == len(addresses) * len(SCHEMES) * len(WIDTHS)
    assert "target-size" in rules and "color-contrast" in rules
    tell(f"axe-core, {theme}: {len(addresses)} pages judged {judged} times, {len(rules)} rules passed, no violation")


def test_axe_would_find_a_fault(browser: Browser, sites: Sites, served: Serve) -> None:
    page = browser.new_context(bypass_csp=True).new_page()
    page.goto(served(sites["clarity/harbor"]))
    page.evaluate(find_module("axe-core/axe.min.js").read_text("utf-8"))
    page.evaluate("document.querySelector('h1').style.color = '#eee'; document.documentElement.lang = ''")
    result = page.evaluate("options => axe.run(document, options)", OPTIONS)
    page.context.close()
    assert {"color-contrast", "html-has-lang"} <= {one["id"] for one in result["violations"]}
