# ruff: noqa: E501 - a page a line keeps the tables readable
"""Where findings stand, what texts and sites are judged for, and that hostile files neither hang nor crash."""

from __future__ import annotations

import time
from itertools import chain
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinicgen.checking import judge_contacts, judge_site, judge_text, prove_file
from clinicgen.checking.contact_book import index_contacts
from clinicgen.model.content import Content, PageText
from clinicgen.model.finding import Finding, Severity
from clinicgen.model.rendered_site import PageTraces, Proof
from clinicgen.model.site_plan import Redirect
from clinicgen.model.source import SourceText


def judge(text: str, fleet: Any, clinic: str | None = None) -> list[Finding]:
    source = SourceText("pages/x.md", text)
    content = Content("page", "x", clinic, source, "", (), (), (), (), 0, (), ())
    text = PageText(content, False)
    return [*judge_contacts(text, index_contacts(fleet)), *judge_text(text)]


def offending(finding: Finding, text: str) -> str:
    assert finding.place and finding.place.span
    span = finding.place.span
    assert span.line == span.end_line
    return text.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1]


SHARED = {
    "Call (803) 335-5232 now": "(803) 335-5232",
    "Call 803.**335**.5232 now": "803.**335**.5232",
    "Call [us](tel:+18033355232) now": "+18033355232",
    "Call (803)&nbsp;335-5232": "(803)&nbsp;335-5232",
    "Call \u2014 803\u2011335\u20115232": "803\u2011335\u20115232",
    "Call `803-335-5232`": "803-335-5232",
    "Call 335-5232": "335-5232",
    "Call 1-800-KETAMIN today": "800-KETAMIN",
    "Write to info@harbor.example.": "info@harbor.example",
    "At Harbor Psychiatry, we": "Harbor Psychiatry",
    "At Harbor Psychiatry of Greenville, we": "Harbor Psychiatry of Greenville",
    "At O\u2019Brien's Practice": "O\u2019Brien's Practice",
    "At Serenity": "Serenity",
    "on 21 Main Street.": "21 Main Street",
    "See [x](https://harbor.example/x/).": "https://harbor.example/x/",
    "See www.pines.example.": "pines.example",
    "[Book](https://book.pines.example/start?utm_source=x)": "https://book.pines.example/start?utm_source=x",
    "---\ntitle: Visit Harbor Psychiatry\n---\n": "Harbor Psychiatry",
    "Offices in Myrtle Beach and elsewhere": "Myrtle Beach",
    "Offices in Columbia": "Columbia",
}


@pytest.mark.parametrize(("text", "words"), SHARED.items(), ids=SHARED)
def test_a_clinic_s_contact_in_shared_text_is_shown_to_the_character(text: str, words: str, fleet: Any) -> None:
    (finding,) = judge(text, fleet)
    assert offending(finding, text) == words
    is_city = finding.rule == "content-hardcoded-city"
    assert finding.severity is (Severity.WARNING if is_city else Severity.ERROR)
    assert "clinic" in finding.hint


@pytest.mark.parametrize(
    "text",
    [
        "Call {{ clinic.phone }} or 988.",
        "Call 1-800-662-4357 or (212) 736-5000.",
        "<!-- not 803-335-5232, nor Harbor Psychiatry -->",
        "as the Harbor Psychiatry Journal says",
        "<https://988lifeline.org/> and desk@elsewhere.org",
        "::: clinic harbor\n:::",
        "columbia, serenity, harbor",
        "Call the board at (212) 335-5232.",
    ],
)
def test_shared_text_without_clinics_contacts_stays_silent(text: str, fleet: Any) -> None:
    assert judge(text, fleet) == []


def test_a_clinic_s_own_text_may_name_the_clinic(fleet: Any) -> None:
    assert judge("Call Harbor Psychiatry in Columbia, (803) 335-5232", fleet, "harbor") == []


def test_every_hardcoded_contact_of_a_text_is_found(fleet: Any) -> None:
    text = "Harbor Psychiatry, 803-335-5232.\n\nPines Ketamine, 843-788-9718."
    assert [offending(finding, text) for finding in judge(text, fleet)] == [
        "Harbor Psychiatry", "803-335-5232", "Pines Ketamine", "843-788-9718",
    ]  # fmt: skip


def unknown_contact(file: Any, site: Any) -> Finding:
    (finding,) = [one for one in prove_file(file, site).findings if one.rule == "contact-unknown"]
    return finding


def test_a_page_s_finding_names_the_line_it_came_from(build: Any, fleet: Any) -> None:
    sources = {"pages/page.md": "---\ntitle: x\n---\n\nCall \u2013 803\u2011335\u20115232 today.\n"}
    site = build.site(fleet, sources=sources)
    finding = unknown_contact(build.file("<p>803‑335‑5232</p>"), site)
    assert finding.place and finding.place.path == "pages/page.md"
    assert finding.place.span and (finding.place.span.line, finding.place.span.column) == (5, 8)
    assert offending(finding, sources["pages/page.md"]) == "803\u2011335\u20115232"
    assert "on `/page/`" in finding.message
    assert finding.clinic == "pines"


def test_a_finding_that_comes_from_facts_names_the_clinic_s_file(build: Any) -> None:
    pines = {**build.facts["pines"], "tagline": "Call (212) 736-5000"}
    site = build.site(build.fleet({**build.facts, "pines": pines}), sources={"pages/page.md": "Nothing here"})
    finding = unknown_contact(build.file("<p>Call (212) 736-5000</p>"), site)
    assert finding.place and finding.place.path == "clinics/pines/clinic.yaml" and finding.place.span


def test_a_finding_without_trace_names_the_page_s_first_source(build: Any, site: Any) -> None:
    finding = unknown_contact(build.file("<p>(212) 736-5000</p>"), site)
    assert finding.place and finding.place.path == "pages/page.md"


def test_a_static_file_s_finding_names_its_own_line(build: Any, site: Any) -> None:
    finding = unknown_contact(build.file("a\nb 803-335-5232\n", "x.txt", "static"), site)
    assert finding.place and finding.place.path == "static/x.txt"
    assert finding.place.span and finding.place.span.line == 2


def site_findings(build: Any, site: Any, pages: dict[str, str], paths: tuple[str, ...] = ()) -> list[str]:
    proofs = {path: prove_file(build.file(text, path), site) for path, text in pages.items()}
    found = judge_site(site, proofs, {*pages, *paths})
    return [f"{one.rule} {one.message}" for one in found if one.rule.startswith("link-")]


def test_groups_of_links_and_anchors_that_pages_share_are_judged_as_each_page_s_own(build: Any, site: Any) -> None:
    menu = (("/", "/"), ("#main", "#main"), ("/lost/", "/lost/"), ("/a/#here", "/a/#here"), ("/b/#here", "/b/#here"))
    places, nothing = frozenset({"main", "here"}), frozenset({"there"})
    pages = {
        "a/index.html": ((places,), (menu,)),
        "b/index.html": ((nothing,), (menu, (("#there", "#there"), ("#top", "#top")))),
        "index.html": ((nothing, places), (menu[:2], menu)),
    }
    findings = []
    for shares in (True, False):
        proofs = {}
        for path, (anchors, links) in pages.items():
            own = anchors if shares else (frozenset().union(*anchors),)
            traces = PageTraces(path, path, own, links if shares else (tuple(dict.fromkeys(chain(*links))),))
            proofs[path] = Proof((), traces)
        findings.append(judge_site(site, proofs, pages))
    assert findings[0] == findings[1]
    assert [one.message for one in findings[0] if one.rule == "link-anchor-missing"] == [
        "`/b/#here` on `/a/` leads to no place on `/b/`",
        "`#main` on `/b/` leads to no place on `/b/`",
        "`/b/#here` on `/b/` leads to no place on `/b/`",
        "`/b/#here` on `/` leads to no place on `/b/`",
    ]
    assert sum(one.rule == "link-broken" for one in findings[0]) == 3


LINKS = {
    "/": True, "/page/": True, "/page": True, "/page/#risks": True, "#risks": True, "": True, "./": True, "../page/": True,
    "#": True, "#top": True, "/assets/a.css": True, "/forms/a%20b.pdf": True, "https://www.pines.example/page/": True,
    "//www.pines.example/page/": True, "https://pines.example/": True, "https://elsewhere.example/x": True, "/old/": True,
    "mailto:desk@pines.example": True, "tel:988": True, "/page/?x=1#risks": True, "data:,x": True, "/page/#:~:text=x": True,
    "https://[": True,
    "/nowhere/": False, "nowhere/": False, "/page/#none": False, "#none": False, "/assets/b.css": False,
    "https://www.pines.example/nowhere": False, "/Page/": False, "/../x": False, "page.html": False,
}  # fmt: skip


@pytest.mark.parametrize(("link", "leads"), LINKS.items(), ids=LINKS)
def test_internal_links_lead_somewhere(link: str, leads: bool, build: Any, fleet: Any) -> None:
    site = build.site(fleet, redirects=(Redirect("/old/", "/page/"),))
    pages = {"index.html": "<h1>x</h1>", "page/index.html": f'<h2 id="risks">x</h2><a href="{link}">x</a>'}
    assert (site_findings(build, site, pages, ("assets/a.css", "forms/a b.pdf")) == []) is leads


def test_links_of_a_site_under_a_path_carry_it(build: Any) -> None:
    pines = {
        **build.facts["pines"],
        "url": "https://agency.example/pines",
        "booking": {"url": "https://agency.example/book"},
    }
    site = build.site(build.fleet({**build.facts, "pines": pines}))
    good = "".join(
        f'<a href="{link}">x</a>'
        for link in (
            "/pines/",
            "/pines/page/",
            "../",
            "/book",
            "https://agency.example/book",
            "https://agency.example/x",
        )
    )
    pages = {"index.html": "<p>x</p>", "page/index.html": good}
    assert site_findings(build, site, pages) == []
    (found,) = site_findings(build, site, {"index.html": '<a href="/page/">x</a>', "page/index.html": ""})
    assert "leads out of this site" in found


def test_a_booking_address_on_the_own_host_is_no_internal_link(build: Any) -> None:
    pines = {**build.facts["pines"], "booking": {"url": "https://www.pines.example/book-now"}}
    site = build.site(build.fleet({**build.facts, "pines": pines}))
    pages = {"index.html": '<a href="https://www.pines.example/book-now">x</a> <a href="/book-now?utm_source=x">y</a>'}
    assert site_findings(build, site, pages) == []


REQUESTS = {
    '<img alt="" src="https://x.example/a.png">': True,
    '<img alt="" srcset="/a.png 1x, //x.example/b.png 2x">': True,
    '<script src="//x.example/a.js"></script>': True,
    '<link rel="preload stylesheet" href="https://x.example/a.css">': True,
    '<link rel="preconnect" href="https://x.example">': True,
    '<iframe src="https://x.example/"></iframe>': True,
    '<form action="https://x.example/send"></form>': True,
    "<p style=\"background:url( 'https://x.example/a.png' )\">x</p>": True,
    '<style>@import "https://x.example/a.css";</style>': True,
    '<svg><image href="https://x.example/a.png"/></svg>': True,
    '<video poster="https://x.example/a.jpg"></video>': True,
    '<a ping="https://x.example/" href="/">x</a>': True,
    '<link rel="canonical" href="https://x.example/"><a href="https://x.example/">x</a>': False,
    '<img alt="" src="https://www.pines.example/a.png"><img alt="" src="/a.png"><img alt="" src="data:image/png;base64,x">': False,
    '<meta property="og:image" content="https://x.example/a.png">': False,
    "<style>a{background:url(/a.png)}</style>": False,
}


@pytest.mark.parametrize(("page", "asks"), REQUESTS.items(), ids=REQUESTS)
def test_a_page_asks_no_other_host(page: str, asks: bool, build: Any, site: Any) -> None:
    rules = [finding.rule for finding in prove_file(build.file(page), site).findings]
    assert ("network-third-party" in rules) is asks


def test_stylesheets_and_drawings_ask_no_other_host(build: Any, site: Any) -> None:
    for text, path in (
        ('a{b:url("//x.example/f")}', "a.css"),
        ('<svg><use href="https://x.example/#a"/></svg>', "a.svg"),
    ):
        findings = prove_file(build.file(text, path, "asset"), site).findings
        assert [finding.rule for finding in findings] == ["network-third-party"]


UNSAFE = {
    '<a href="javascript:x()">x</a>': True, '<a href="jav&#10;ascript:x()">x</a>': True, '<a href=" JavaScript:x">x</a>': True,
    "<p ONCLICK=x>": True, "<script>x()</script>": True, '<script type="module">x()</script>': True,
    '<iframe srcdoc="x"></iframe>': True, '<a href="data:text/html,x">x</a>': True, "<svg onload=x>": True,
    '<script src="/a.js" defer></script>': False, '<script type="application/ld+json">{}</script>': False,
    '<a href="https://x.example/javascript:">x</a>': False, '<p data-on="x">one</p>': False, '<img alt="" src="data:image/png,x">': False,
}  # fmt: skip


@pytest.mark.parametrize(("page", "is_unsafe"), UNSAFE.items(), ids=UNSAFE)
def test_no_script_is_written_into_a_page(page: str, is_unsafe: bool, build: Any, site: Any) -> None:
    rules = [finding.rule for finding in prove_file(build.file(page), site).findings]
    assert ("html-unsafe-script" in rules) is is_unsafe


def test_braces_are_read_everywhere_but_in_code(build: Any, site: Any) -> None:
    def rules(text: str, path: str = "page/index.html", kind: str = "page") -> list[str]:
        return [
            one.rule for one in prove_file(build.file(text, path, kind), site).findings if one.rule == "fact-unfilled"
        ]

    assert rules("<title>{{ clinic.name }}</title>") and rules('<img alt="{{ clinic.name }}">') and rules("<p>{{ x</p>")
    assert rules("FN:{{ clinic.name }}", "contact.vcf", "vcard") and rules(
        "<a><title>{{ x }}</title></a>", "feed.xml", "feed"
    )
    assert not rules("<pre><code>{{ clinic.name }}</code></pre><script>a={b:{{}}}</script><p>{ {x} }</p>")


def test_code_in_an_excerpt_or_a_feed_is_no_unfilled_fact(build: Any, fleet: Any) -> None:
    from clinicgen.model.site_plan import TextSubject

    content = Content("page", "x", None, SourceText("pages/x.md", ""), "", (), (), (), (), 0, (), ())
    subject = TextSubject(content, ("<p>Write <code>{{ clinic.phone }}</code></p>",), "")
    site = build.site(fleet, pages=(build.page("/page/", subject=subject),))
    found = prove_file(build.file("<p>Write {{ clinic.phone }}; {{ clinic.fax }}</p>"), site).findings
    assert [one.message for one in found if one.rule == "fact-unfilled"] == [
        "`{{ clinic.fax }}` was never filled in, on `/page/`"
    ]


def test_the_traces_of_a_page_tell_its_title_anchors_and_links(build: Any, site: Any) -> None:
    text = '<title> A  &amp; B </title><meta name="description" content="C"><p id=a><a name=b href="x/?q#c">d</a><a href="/">e</a>'
    traces = prove_file(build.file(text), site).traces
    assert traces and (traces.title, traces.description, set().union(*traces.anchors)) == ("A & B", "C", {"a", "b"})
    assert {*chain(*traces.links)} == {("x/?q#c", "/page/x/#c"), ("/", "/")}


HOSTILE = [
    "8 ", "+" + "8 " * 900, "8-", "843-", "(", "803-335-5232 ", "+1", "1 2 3 4 5 ", "a@", "a@b.", "@", "<b>8</b>", "<p title='803-335-5232'>",
    "Harbor ", "Harbor Psychiatry ", "harbor.example/", "https://book.harbor.example/", "tel:", "mailto:", "&#56;", "{{", "<!-- ",
    '<div data-clinic="harbor">', '<p data-clinic="harbor">', "\u200b8", "%38", "\\38 ", "<svg><title>", "10.1234/5 ", "k-e-t-a-m-i-n",
    "<a href='%", "a.b.c-", "1 Main ", "\u0301e", "8\u0301", "800", "url(", "x" * 100, "<li data-clinic=harbor>", "<a href='<a href=\"&lt;",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_files_are_proved_in_linear_time(piece: str, build: Any, site: Any) -> None:
    text = piece * (30_000 // len(piece))
    started = time.process_time()
    prove_file(build.file(text), site)
    prove_file(build.file(text, "feed.xml", "feed"), site)
    prove_file(build.file(text, "a.txt", "static"), site)
    assert time.process_time() - started < 4


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=200), path=st.sampled_from(["a.html", "a.xml", "a.json", "a.vcf", "a.txt", "a"]))
def test_any_bytes_are_proved_without_a_crash(data: bytes, path: str, build: Any, site: Any) -> None:
    prove_file(build.file(data, path, "static"), site)
    prove_file(build.file(data, path, "page"), site)
