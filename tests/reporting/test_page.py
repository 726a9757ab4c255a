"""The report as a page: everything in it, nothing asked of anyone, and nothing a site says is taken for markup."""

from __future__ import annotations

import datetime
import re

from clinicgen.model.content import Acceptance
from clinicgen.model.finding import Finding, Place, Rule, Severity, Span
from clinicgen.model.found_site import Background, ContactRow
from clinicgen.reporting.page import as_page

DAY = datetime.date(2026, 11, 27)
MANUAL = """## Why it matters

A patient who calls it reaches `nobody`.

## Source

[The rule](https://www.example.org/rule) says so.

## Example

```html
<p>never shown</p>
```
"""
RULE = Rule("contact-unknown", Severity.ERROR, "A page shows a number that is not this clinic's.", MANUAL)
LINE = '<li class="x">Call <b>(212) 736-5000</b> &amp; ask.</li>'
FOUND = Finding(
    "contact-unknown", Severity.ERROR, "`(212) 736-5000` is not a number of Harbor",
    Place("harbor/index.html", Span(7, 23, 7, 37), LINE), "write `{{ clinic.phone }}`", "harbor",
)  # fmt: skip
NOTHING = Background({}, (), ())
ROW = ContactRow(
    "harbor", "phone", "(212) 736-5000", "unknown", "", "", "", 3,
    Place("harbor/index.html", Span(7, 23, 7, 37), LINE),
)  # fmt: skip


def page_of(*findings: Finding, background: Background = NOTHING) -> str:
    return as_page("What was found", DAY, findings, (RULE,), background)


def words_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)).split())


def test_a_finding_stands_under_its_clinic_with_its_words_marked_and_what_to_do() -> None:
    page = page_of(FOUND, background=Background({"harbor": "Harbor Psychiatry"}, (), ()))
    assert '<h2 id="clinic-harbor">Harbor Psychiatry (harbor)</h2>' in page
    assert "<blockquote>Call <mark>(212) 736-5000</mark> &amp; ask.</blockquote>" in page
    words = words_of(page)
    assert "27 November 2026: 1 error" in words
    assert "What to do: Write {{ clinic.phone }}" in words
    assert "harbor/index.html, line 7, column 23" in words


def test_a_rule_is_explained_by_its_manual_page_with_its_source() -> None:
    page = page_of(FOUND)
    assert "A patient who calls it reaches <code>nobody</code>." in page
    assert '<a href="https://www.example.org/rule">The rule</a> says so.' in page
    assert "never shown" not in page


def test_a_long_line_is_quoted_around_the_words() -> None:
    line = "word " * 400 + "212-736-5000" + " word" * 400
    place = Place("harbor/a.html", Span(1, 2001, 1, 2013), line)
    (quote,) = re.findall(r"<blockquote>(.*?)</blockquote>", page_of(Finding("x", Severity.WARNING, "m", place)))
    assert quote.startswith("\u2026word")
    assert quote.endswith("word\u2026")
    assert "<mark>212-736-5000</mark>" in quote
    assert len(quote) < 300


def test_nothing_that_a_site_says_becomes_markup() -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>\u202e"
    place = Place(f"harbor/{evil}", Span(1, 1, 1, len(evil) + 1), evil)
    row = ContactRow("harbor", "e-mail", evil, "unknown", "", "", "", 1, place)
    accepted = Acceptance("contact-unknown", evil, place, 1, 2)
    page = page_of(
        Finding(evil, Severity.ERROR, evil, place, evil, evil), background=Background({}, (row,), (accepted,))
    )
    assert "<script" not in page
    assert "<img" not in page
    assert "\u202e" not in page


def test_the_page_runs_nothing_and_asks_no_host() -> None:
    accepted = Acceptance("contact-unknown", "Quoted from a study.", Place("articles/a.md", Span(4, 1, 4, 2)), 5, 6)
    page = page_of(FOUND, background=Background({}, (ROW,), (accepted,)))
    assert re.findall(r"<(?:script|link|img|iframe|object|video|audio|source)\b|\bsrc=|url\(|@import", page) == []
    assert "@media print" in page
    assert 'name="viewport"' in page


def test_contacts_stand_in_a_table_and_wrong_ones_are_marked() -> None:
    own = ContactRow(
        "harbor", "phone", "(843) 555-2368", "own", "harbor", "phone", "clinics/harbor/clinic.yaml:3", 9, None
    )
    page = page_of(background=Background({}, (own, ROW), ()))
    rows = re.findall(r"<tr( class=\"wrong\")?><td.*?</tr>", page)
    assert [bool(row) for row in rows] == [False, True]
    words = words_of(page)
    assert "(843) 555-2368 its own phone clinics/harbor/clinic.yaml:3 9" in words
    assert "(212) 736-5000 UNKNOWN 3 harbor/index.html:7:23" in words


def test_what_was_accepted_is_told_with_its_reason() -> None:
    accepted = Acceptance("contact-unknown", "Quoted from a study.", Place("articles/a.md", Span(4, 1, 4, 2)), 5, 6)
    words = words_of(page_of(background=Background({}, (), (accepted,))))
    assert "Nothing was found" in words
    assert "contact-unknown Quoted from a study. A page shows a number" in words
    assert "articles/a.md:4" in words


def test_the_same_report_is_the_same_page() -> None:
    assert page_of(FOUND) == page_of(FOUND)
