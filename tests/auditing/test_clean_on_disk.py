# ruff: noqa: E501 - a figure a line keeps the table readable
"""Thousands of clean pages full of figures that are no telephone numbers raise nothing."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Mapping

import pytest

import clinicgen
from tests.conftest import HARBOR, write_files

PAGES = 3000
Chance = random.Random


def luhn(digits: str) -> str:
    """Give the check digit that National Provider Identifiers end with."""
    total = 24 + sum(
        sum(divmod(int(one) * 2, 10)) if index % 2 == 0 else int(one) for index, one in enumerate(reversed(digits))
    )
    return str(-total % 10)


def isbn(chance: Chance) -> str:
    body = "978" + "".join(chance.choices("0123456789", k=9))
    check = -sum(int(one) * (3 if index % 2 else 1) for index, one in enumerate(body)) % 10
    return f"{body[:3]}-{body[3]}-{body[4:8]}-{body[8:]}-{check}"


def npi(chance: Chance) -> str:
    body = "1" + "".join(chance.choices("0123456789", k=8))
    return body + luhn(body)


def year(chance: Chance) -> int:
    return chance.randint(1950, 2029)


def letters(chance: Chance) -> str:
    return hashlib.sha256(str(chance.random()).encode()).hexdigest()


FIGURES: Mapping[str, Callable[[Chance], str]] = {
    "date": lambda c: f"<p>On {year(c)}-{c.randint(1, 12):02}-{c.randint(1, 28):02}, {c.randint(1, 12)}/{c.randint(1, 28)}/{year(c)}.</p>",
    "time": lambda c: f"<p>{c.randint(1, 12)}:{c.randint(0, 59):02}-{c.randint(1, 12)}:00, {c.randint(8, 18):02}.30</p>",
    "moment": lambda c: f"<time datetime='{year(c)}-03-0{c.randint(1, 9)}T09:{c.randint(10, 59)}:00Z'>then</time>",
    "price": lambda c: f"<p>${c.randint(100, 999)}.{c.randint(10, 99)}, ${c.randint(1, 9)},{c.randint(100, 999)}, USD {c.randint(100, 9999)}</p>",
    "postal code": lambda c: f"<p>Georgetown, SC {c.randint(10000, 99999)}-{c.randint(1000, 9999)}</p>",
    "provider": lambda c: f"<p>NPI {npi(c)}, NPI: {npi(c)}</p>",
    "dose": lambda c: f"<p>0.{c.randint(1, 9)} mg/kg over {c.randint(30, 90)} minutes, {c.randint(25, 100)}-{c.randint(101, 400)} mg, {c.randint(100, 999)} mcg</p>",
    "book": lambda c: f"<p>ISBN {isbn(c)}</p>",
    "colour": lambda c: f'<p style="color:#{letters(c)[:6]};background:#{c.randint(100000, 999999)}">x</p>',
    "drawing": lambda c: '<svg viewBox="0 0 24 24"><path d="M' + " ".join(f"{c.uniform(0, 999):.3f}" for _ in range(12)) + 'z"/></svg>',
    "points": lambda c: '<svg><polygon points="' + " ".join(f"{c.randint(0, 999)},{c.randint(0, 999)}" for _ in range(8)) + '"/></svg>',
    "file": lambda c: f'<img alt="" src="/assets/room.{letters(c)[:16]}.png"><link rel="icon" href="/i-{letters(c)}.svg">',
    "years": lambda c: f"<p>{year(c)}-{year(c)}, {year(c)}\u2013{year(c)}, {year(c)}/{c.randint(10, 99)}</p>",
    "citation": lambda c: f"<p>JAMA. {year(c)};{c.randint(100, 400)}({c.randint(1, 12)}):{c.randint(100, 999)}-{c.randint(1000, 1999)}.</p>",
    "DOI": lambda c: f'<a href="https://doi.org/10.{c.randint(1000, 9999)}/j.{c.randint(1000000, 9999999)}">doi</a>',
    "trial": lambda c: f"<p>NCT{c.randint(10000000, 99999999)}, PMID {c.randint(10000000, 39999999)}, PMC{c.randint(1000000, 9999999)}</p>",
    "position": lambda c: f"<p>{c.uniform(25, 48):.5f}, -{c.uniform(70, 120):.5f}</p>",
    "share": lambda c: f"<p>{c.randint(1, 99)}.{c.randint(1, 9)}% of {c.randint(100, 999)}, n = {c.randint(1000, 9999)}, p &lt; 0.00{c.randint(1, 9)}</p>",
    "statute": lambda c: f"<p>{c.randint(1, 50)} CFR {c.randint(100, 999)}.{c.randint(100, 999)}, § {c.randint(10, 99)}-{c.randint(10, 99)}-{c.randint(1000, 9999)}</p>",
    "drug code": lambda c: f"<p>NDC {c.randint(10000, 99999)}-{c.randint(100, 999):04}-{c.randint(10, 99)}</p>",
    "token": lambda c: f'<script type="application/json">{{"id": "{letters(c)}", "n": {c.randint(1, 9999)}}}</script>',
    "scores": lambda c: f"<p>PHQ-9 {c.randint(5, 9)}-{c.randint(10, 14)}, MADRS {c.randint(20, 40)}/60, BMI {c.uniform(18, 40):.1f}</p>",
    "crisis": lambda c: '<p>Call <a href="tel:988">988</a> or 911.</p>',
    "own": lambda c: c.choice(["(843) 555-2368", "843.555.2368", "+1 843-555-2368", "843\u2011555\u20112368"]),
}  # fmt: skip


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    chance = Chance(20261127)
    root = tmp_path_factory.mktemp("agency")
    write_files(root, {"clinics/harbor/clinic.yaml": HARBOR})
    for number in range(PAGES):
        figures = "\n".join(write(chance) for write in chance.sample(list(FIGURES.values()), 12))
        page = f"<!doctype html><html><head><title>Page {letters(chance)[:8]}</title></head><body>\n{figures}\n</body></html>"
        folder = root / "build" / "harbor" / f"page-{number}"
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(page, "utf-8")
    return [
        f"{one.rule}: {one.message}: {one.place.excerpt if one.place else ''}"
        for one in clinicgen.audit(root, jobs=1).findings
        if one.rule.startswith(("contact-unknown", "contact-foreign", "contact-vanity", "json-ld"))
    ]


def test_figures_that_are_no_numbers_raise_nothing(findings: list[str]) -> None:
    assert findings == []
