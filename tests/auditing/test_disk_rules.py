# ruff: noqa: E501 - a case a line keeps the tables readable
"""The rules of the audit alone: structured data, sitemaps, feeds, contact cards, what hosts are told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

import clinicgen
from clinicgen.model.found_site import AuditResult
from tests.conftest import HARBOR, MakeWorkspace, write_files

HOURS = HARBOR + """
    hours:
      monday-friday: ["09:00-12:00", "13:00-17:00"]
      saturday: "10:00-14:00"
      sunday: closed
"""  # fmt: skip
PAGE = """<!doctype html><html><head><title>Harbor Psychiatry</title>
<script type="application/ld+json">{data}</script></head><body><h1>Harbor Psychiatry</h1>
<p>{shown} <a href="tel:+18435552368">(843) 555-2368</a> <a href="https://book.harbor.test/new">book</a></p></body></html>"""
SHOWN = "Monday to Friday 9 AM to 12 PM and 1 PM to 5 PM, Saturday 10:00 to 14:00"
WEEK = [
    {"dayOfWeek": ["Monday", "Tuesday", "https://schema.org/Wednesday", "Thursday", "Friday"], "opens": "09:00", "closes": "12:00"},
    {"dayOfWeek": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"], "opens": "13:00:00", "closes": "17:00:00"},
    {"dayOfWeek": "Saturday", "opens": "10:00", "closes": "14:00"},
    {"dayOfWeek": "Sunday", "opens": "00:00", "closes": "00:00"},
]  # fmt: skip


def audit(root: Path, files: Mapping[str, str | bytes]) -> AuditResult:
    """Audit a site of these files."""
    write_files(root / "sites" / "harbor", files)
    return clinicgen.audit(root, root / "sites", jobs=1)


def found(result: AuditResult, rule: str) -> list[str]:
    return [one.message for one in result.findings if one.rule == rule]


def clinic(**values: object) -> dict[str, object]:
    return {"@context": "https://schema.org", "@type": "MedicalClinic", "name": "Harbor Psychiatry", **values}


def audit_data(root: Path, data: object, shown: str = SHOWN) -> AuditResult:
    page = PAGE.replace("{data}", json.dumps(data)).replace("{shown}", shown)
    return audit(root, {"index.html": page.encode()})


SPECIFICATION = "openingHoursSpecification"
DATA = {
    "all right": (clinic(telephone="+18435552368", **{SPECIFICATION: WEEK}), SHOWN, {}),
    "short hours": (clinic(openingHours=["Mo-Fr 09:00-12:00", "Mo-Fr 13:00-17:00", "Sa 10:00-14:00"]), SHOWN, {}),
    "several days in one": (clinic(openingHours="Mo,Tu,We 09:00-12:00 13:00-17:00"), SHOWN, {}),
    "a holiday": (clinic(**{SPECIFICATION: [{"dayOfWeek": "Monday", "opens": "11:00", "closes": "12:00", "validFrom": "2026-12-24"}]}), SHOWN, {}),
    "nothing of a brand is compared": ({"@context": "https://schema.org", "@type": "Organization", "name": "Tide Group"}, SHOWN, {}),
    "another vocabulary": ({"@context": "https://other.example", "@type": "Clinic", "fon": 1}, SHOWN, {}),
    "an action with inputs": (clinic(potentialAction={"@type": "SearchAction", "query-input": "required name=q", "target": "/?q={q}"}), SHOWN, {}),
    "a graph": ({"@context": "https://schema.org", "@graph": [clinic(), {"@type": ["Person", "Patient"], "jobTitle": "x", "diagnosis": "y"}]}, SHOWN, {}),
    "another day's hours": (
        clinic(openingHours="Sa 09:00-14:00"), SHOWN,
        {"json-ld-hours-differ": ["structured data says Saturday 09:00 to 14:00, Harbor Psychiatry is open 10:00 to 14:00"]},
    ),
    "open when closed": (
        clinic(openingHours="Su 09:00-12:00"), SHOWN,
        {"json-ld-hours-differ": ["structured data says Sunday 09:00 to 12:00, Harbor Psychiatry is closed"]},
    ),
    "closed when open": (
        clinic(**{SPECIFICATION: {"dayOfWeek": "Saturday", "opens": "00:00", "closes": "00:00"}}), SHOWN,
        {"json-ld-hours-differ": ["structured data says Saturday closed, Harbor Psychiatry is open 10:00 to 14:00"]},
    ),
    "hours that the page shows otherwise": (
        clinic(**{SPECIFICATION: WEEK}), "Mon-Fri 9:00-12:00, 1-6 pm; Saturday 10 to 2 pm",
        {"json-ld-not-shown": ["structured data says the hour `17:00`, which the page does not show"]},
    ),
    "a name that is not shown": (
        clinic(name="Harbor Psychiatric Partners"), SHOWN,
        {"json-ld-not-shown": ["structured data says the name `Harbor Psychiatric Partners`, which the page does not show"]},
    ),
    "a misspelt type": (
        {"@context": "https://schema.org", "@type": "MedicalClinc"}, SHOWN,
        {"json-ld-unknown-term": ["schema.org has no type `MedicalClinc`"]},
    ),
    "a property of another type": (
        {"@context": "https://schema.org/", "@type": "BlogPosting", "lastReviewed": "2026-01-01"}, SHOWN,
        {"json-ld-unknown-term": ["`lastReviewed` is no property of `BlogPosting`"]},
    ),
    "a superseded property": (
        clinic(branchOf={"@type": "Organization"}), SHOWN, {"json-ld-unknown-term": ["`branchOf` is superseded"]},
    ),
    "no vocabulary": (
        {"@type": "MedicalClinic"}, SHOWN,
        {"json-ld-unknown-term": ["structured data does not say whose vocabulary it speaks"]},
    ),
    "another's phone": (
        clinic(telephone="+12127365000"), SHOWN,
        {"json-ld-invalid": ["structured data names `+12127365000`, which is not the clinic's telephone"],
         "json-ld-not-shown": ["structured data says the phone `+12127365000`, which the page does not show"]},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("data", "shown", "expected"), DATA.values(), ids=DATA)
def test_structured_data_is_compared_with_facts_page_and_vocabulary(
    data: object, shown: str, expected: Mapping[str, list[str]], make_workspace: MakeWorkspace
) -> None:
    result = audit_data(make_workspace({"clinics/harbor/clinic.yaml": HOURS}), data, shown)
    rules = ("json-ld-hours-differ", "json-ld-not-shown", "json-ld-unknown-term", "json-ld-invalid")
    assert {rule: said for rule in rules if (said := found(result, rule))} == expected


ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><id>x</id><title>x</title><updated>2026-03-02T00:00:00Z</updated>{}</feed>'
RSS = "<rss><channel><title>x</title><link>x</link><description>x</description>{}</channel></rss>"
ENTRY = "<entry><id>x</id><title>x</title><updated>2026-03-02T00:00:00Z</updated><content>x</content>{}</entry>"
SIGNED = "<author><name>x</name></author>"
FEEDS = {
    "Atom": (ATOM.format(SIGNED + ENTRY.format("")), []),
    "Atom, each entry signed": (ATOM.format(ENTRY.format(SIGNED)), []),
    "Atom, unsigned": (ATOM.format(ENTRY.format("")), ["neither the entry nor the feed names an `<author>`"]),
    "Atom, a wrong date": (ATOM.replace("T00:00:00Z", "").format(""), ["`2026-03-02` is no date of Atom"]),
    "RSS": (RSS.format("<item><title>x</title><pubDate>Mon, 02 Mar 2026 00:00:00 GMT</pubDate></item>"), []),
    "RSS, an empty item": (RSS.format("<item><link>x</link></item>"), ["`<item>` has neither `<title>` nor `<description>`"]),
    "RSS, a wrong date": (RSS.format("<item><title>x</title><pubDate>soon</pubDate></item>"), ["`soon` is no date of RSS"]),
    "RSS without a channel": ("<rss/>", ["the feed has no `<channel>`"]),
    "an open tag": ("<rss><channel></rss>", ["the feed is no XML: mismatched tag"]),
    "an unknown prefix": (RSS.format("<item><title>x</title><dc:date>x</dc:date></item>"), ["the feed is no XML: unbound prefix"]),
    "an entity of its own": ('<!DOCTYPE rss [<!ENTITY a "b">]><rss/>', ["the feed is no XML: it declares entities of its own"]),
    "an entity of HTML": (RSS.format("<item><title>a&nbsp;b</title></item>"), ["the feed is no XML: undefined entity"]),
}  # fmt: skip


@pytest.mark.parametrize(("feed", "expected"), FEEDS.values(), ids=FEEDS)
def test_a_feed_is_read_as_its_readers_do(feed: str, expected: list[str], make_workspace: MakeWorkspace) -> None:
    assert found(audit(make_workspace(), {"feed.xml": feed.encode()}), "feed-invalid") == expected


CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{}\r\n{}END:VCARD\r\n"
TEL = "TEL;TYPE=work:(843) 555-2368\r\n"
CARDS = {
    "all right": (CARD.format("Harbor Psychiatry", TEL), []),
    "folded, in groups and in capitals": (CARD.format("HARBOR Psy\r\n chiatry", "item1.TEL;VALUE=uri:tel:+1-843-555-2368\r\n"), []),
    "no phone": (CARD.format("Harbor Psychiatry", ""), ["the contact card does not have the phone of Harbor Psychiatry"]),
    "another name": (CARD.format("Harbor", TEL), ["the contact card names `Harbor`, which is no name of Harbor Psychiatry"]),
    "no name": (CARD.replace("FN:{}\r\n", "").format(TEL), ["the contact card names nobody"]),
    "no version": (CARD.replace("VERSION:3.0\r\n", "").format("Harbor Psychiatry", TEL), ["the contact card does not say its version"]),
    "not closed": ("BEGIN:VCARD\r\nFN:Harbor Psychiatry\r\n", ["the contact card cannot be read"]),
    "no card": ("Harbor Psychiatry", ["the contact card cannot be read"]),
}  # fmt: skip


@pytest.mark.parametrize(("card", "expected"), CARDS.values(), ids=CARDS)
def test_a_contact_card_is_read_as_phones_do(card: str, expected: list[str], make_workspace: MakeWorkspace) -> None:
    assert found(audit(make_workspace(), {"contact.vcf": card.encode()}), "vcard-invalid") == expected


REDIRECTS = "".join(f"/old-{number}/ /new/ 301\n" for number in range(2001))
HOST_FILES = {
    "redirects of both hosts": ("_redirects", "# old\n/a/ /b/ 301\n/c/* /d/:splat 301!\n/e/ id=:id https://x.test/ 302\n", {}),
    "no target": ("_redirects", "/a/\n", {"host-redirect-invalid": ["`/a/` is led nowhere"]}),
    "itself": ("_redirects", "/a /a/ 301\n", {"host-redirect-invalid": ["`/a` is led back to itself"]}),
    "a wrong status": ("_redirects", "/a/ /b/ 418\n", {"host-redirect-invalid": ["the status 418 is no redirect's"]}),
    "two targets": ("_redirects", "/a/ /b/\n/a/ /c/\n", {"host-redirect-invalid": ["`/a/` has another target further up, which counts"]}),
    "a star inside": ("_redirects", "/a/*/b /c/\n", {"host-redirect-invalid": ["`/a/*/b` has `*` before its end"]}),
    "too many": ("_redirects", REDIRECTS, {"host-limit-exceeded": ["there are more redirects than are read"]}),
    "too many behind a wildcard": (
        "_redirects", "/a/* /b/ 301\n" + "".join(REDIRECTS.splitlines(keepends=True)[:100]),
        {"host-limit-exceeded": ["there are more redirects with wildcards than are read"]},
    ),
    "a long line": ("_redirects", f"/a/ /{'b' * 1000}/ 301\n", {"host-limit-exceeded": ["the line has 1,010 characters"]}),
    "headers": ("_headers", "/*\n  X-Frame-Options: DENY\n  ! Server\nhttps://x.test/*\n\tX-A: b\n", {}),
    "a header without a colon": ("_headers", "/*\n  X-Frame-Options DENY\n", {"host-header-invalid": ["`X-Frame-Options DENY` is no header"]}),
    "a header of no path": ("_headers", "  X-A: b\n", {"host-header-invalid": ["the header belongs to no path"]}),
    "a path without headers": ("_headers", "/a\n/b\n  X-A: b\n", {"host-header-invalid": ["`/a` has no headers"]}),
    "no path": ("_headers", "X-A: b\n", {"host-header-invalid": ["`X-A: b` is no path"]}),
    "a long header": ("_headers", f"/*\n  X-A: {'b' * 2000}\n", {"host-limit-exceeded": ["the line has 2,005 characters"]}),
    "many rules": ("_headers", "".join(f"/{number}\n  X-A: b\n" for number in range(101)), {"host-limit-exceeded": ["there are more rules than are read"]}),
}  # fmt: skip


@pytest.mark.parametrize(("path", "text", "expected"), HOST_FILES.values(), ids=HOST_FILES)
def test_what_hosts_are_told_is_read_as_they_do(
    path: str, text: str, expected: Mapping[str, list[str]], make_workspace: MakeWorkspace
) -> None:
    result = audit(make_workspace(), {path: text.encode()})
    rules = ("host-redirect-invalid", "host-header-invalid", "host-limit-exceeded")
    assert {rule: said for rule in rules if (said := found(result, rule))} == expected


def sitemap(*addresses: str) -> bytes:
    entries = "\n".join(f"<url><loc>{address}</loc></url>" for address in addresses)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}\n</urlset>'.encode()


def page(head: str = "") -> bytes:
    return f"<!doctype html><html><head><title>x</title>{head}</head></html>".encode()


HOME, HIDDEN = "https://harbor.test/", '<meta name="robots" content="noindex, follow">'
SITEMAPS: dict[str, tuple[dict[str, bytes], list[str]]] = {
    "all right": ({"index.html": page(), "a.html": page(), "sitemap.xml": sitemap(HOME, f"{HOME}a")}, []),
    "hidden and elsewhere": (
        {
            "index.html": page(), "b/index.html": page(HIDDEN),
            "c/index.html": page('<link rel="canonical" href="https://owner.test/c/">'),
            "sitemap.xml": sitemap(HOME),
        },
        [],
    ),
    "a hidden page listed": (
        {"index.html": page(), "b/index.html": page(HIDDEN), "sitemap.xml": sitemap(HOME, f"{HOME}b/")},
        [f"`{HOME}b/` asks not to be shown by search engines"],
    ),
    "a copy listed": (
        {"index.html": page(), "c/index.html": page('<link rel=canonical href="/">'), "sitemap.xml": sitemap(HOME, f"{HOME}c/")},
        [f"`{HOME}c/` names another address as its canonical one"],
    ),
    "another host listed": (
        {"index.html": page(), "sitemap.xml": sitemap(HOME, "https://other.test/")},
        ["`https://other.test/` is an address of another host"],
    ),
    "a page missing": ({"index.html": page(), "d/index.html": page(), "sitemap.xml": sitemap(HOME)}, ["`/d/` is not on the sitemap"]),
    "none": ({"index.html": page()}, ["the site has no sitemap"]),
    "two sitemaps": (
        {"index.html": page(), "d/index.html": page(), "sitemap-1.xml": sitemap(HOME), "sitemap-2.xml": sitemap(f"{HOME}d/")}, [],
    ),
    "broken": ({"sitemap.xml": b'<urlset xmlns="x"><url></urlset>'}, ["the sitemap is no XML: mismatched tag"]),
    "leading on": (
        {"index.html": page(), "e/index.html": page('<meta http-equiv="refresh" content="0;url=/">'), "sitemap.xml": sitemap(HOME, f"{HOME}e/")},
        [f"`{HOME}e/` is a page that leads on"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("files", "expected"), SITEMAPS.values(), ids=SITEMAPS)
def test_the_sitemap_is_compared_with_the_pages(
    files: dict[str, bytes], expected: list[str], make_workspace: MakeWorkspace
) -> None:
    assert found(audit(make_workspace(), files), "sitemap-mismatch") == expected


def test_a_preview_needs_no_sitemap_and_hides_its_pages(make_workspace: MakeWorkspace) -> None:
    root = make_workspace({"clinics/harbor/clinic.yaml": HARBOR + "    status: preview\n"})
    clinicgen.build(root, jobs=1)
    assert clinicgen.audit(root, jobs=1).findings == ()


def test_what_a_text_of_the_workspace_accepts_is_accepted_on_its_page(make_workspace: MakeWorkspace) -> None:
    accept = '<!-- accept: link-broken reason="That page comes next week." -->\n'
    article = "---\ntitle: A text\ndescription: A text.\ndate: 2026-03-02\n---\nFirst.\n\n{}See [there](/nowhere/).\n"
    for comment, expected in ((accept, 0), ("", 2)):
        root = make_workspace({"articles/quiet-hour.md": None, "articles/a-text.md": article.format(comment)})
        built = clinicgen.build(root, jobs=1).report.findings
        if not comment:
            assert [one.rule for one in built if one.severity == "error"] == ["link-broken"] * 2
            write_files(root, {"articles/a-text.md": article.format(accept)})
            clinicgen.build(root, jobs=1)
            write_files(root, {"articles/a-text.md": article.format("")})
        found = [one for one in clinicgen.audit(root, jobs=1).findings if one.rule == "link-broken"]
        assert len(found) == expected
