from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

HARBOR = """
    name: Harbor Psychiatry
    tagline: Calm care
    url: https://harbor.test/georgetown
    phone: (843) 555-2368
    text_phone: (843) 555-2369
    email: desk@harbor.test
    booking: {url: "https://book.harbor.test/new?location=1", label: Request a visit}
    address: {street: 21 Main St, unit: Suite 4, city: Georgetown, region: SC, postal_code: "02134"}
    hours: {monday-friday: "09:00-17:00", saturday: closed}
    holidays: [{date: 2026-12-25, hours: closed, label: Christmas Day}]
    insurance: [Blue Plan]
    reviews: [{platform: Yelp, url: "https://reviews.test/harbor"}]
    announcement: {text: Our street is being mended.}
    services:
      - {slug: talk-therapy, name: Talk therapy, summary: Conversations with a therapist.}
    practitioners: [{name: Ann Lee, credentials: MD, role: Psychiatrist}]
    redirects: {/old/: /contact/, /away.html: "https://elsewhere.test/x?a=1&b=2"}
"""
ARTICLE = """
    ---
    title: A quiet hour
    description: What an hour of talk therapy is like.
    date: 2026-03-02
    updated: 2026-05-01
    author: Pat Writer
    reviewed: {by: Dr. Kim, on: 2026-04-01}
    topics: [talk]
    sources: [{title: A study, url: "https://study.test/1"}]
    faq: [{question: Does your office listen?, answer: We do.}]
    ---
    Text with a [link](norfolk-notes.md).

    ## One
    ## Two
    ### Below two
    ::: call-to-action Ask us
    :::
    ::: crisis
    :::
    ::: note Mind this
    Be well.
    :::
"""
NOTES = """
    ---
    title: Norfolk notes
    description: Other notes.
    ---
    Short.
"""


class Page(HTMLParser):
    """A page's elements, for questions about them."""

    VOID = frozenset({"meta", "link", "img", "br", "hr", "input"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes something else"

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture
def site(plan_site):
    files = {
        "clinics/harbor/clinic.yaml": HARBOR,
        "articles/quiet-hour.md": ARTICLE,
        "articles/norfolk-notes.md": NOTES,
    }
    return plan_site("harbor", files).render()


def pages_of(site: dict[str, str]) -> dict[str, str]:
    return {path: text for path, text in site.items() if path.endswith(".html")}


def test_every_page_is_well_formed_with_one_heading_and_no_repeated_id(site: dict[str, str]) -> None:
    for path, text in pages_of(site).items():
        page = Page(text)
        assert page.open == [], path
        assert len(page.all("h1")) == 1, path
        ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
        assert len(ids) == len(set(ids)), path
        assert "None" not in text, path


def test_every_page_can_be_called_and_booked_from_and_says_where_the_clinic_is(site: dict[str, str]) -> None:
    for path, text in pages_of(site).items():
        if path in ("old/index.html", "away.html"):
            continue
        for part in (
            "tel:+18435552368",
            "(843) 555-2368",
            "Harbor Psychiatry",
            "21 Main St, Suite 4",
            "9:00 AM to 5:00 PM",
        ):
            assert part in text, (path, part)
        for medium in ("header", "bar", "footer"):
            marks = f"location=1&amp;utm_source=website&amp;utm_medium={medium}&amp;utm_campaign=harbor"
            assert marks in text, (path, medium)
        assert "Georgetown, SC 02134" in text
        assert "Our street is being mended." in text


def test_every_internal_address_carries_the_base_path(site: dict[str, str]) -> None:
    for path, text in pages_of(site).items():
        for tag, attributes in Page(text).tags:
            for name in ("href", "src"):
                address = attributes.get(name)
                if address and not re.match(r"https://|tel:|sms:|mailto:|#", address):
                    assert address.startswith("/georgetown/"), (path, tag, address)


def test_no_page_asks_anything_of_another_host_or_runs_a_script_but_the_themes(site: dict[str, str]) -> None:
    for path, text in pages_of(site).items():
        page = Page(text)
        for attributes in page.all("img") + page.all("script"):
            assert not str(attributes.get("src", "/")).startswith("http"), path
        for attributes in page.all("link"):
            if attributes["rel"] in ("stylesheet", "icon", "preload"):
                assert str(attributes["href"]).startswith("/georgetown/assets/"), path
        run = [attributes for attributes in page.all("script") if attributes.get("type") != "application/ld+json"]
        assert {str(attributes["src"]).partition(".")[0] for attributes in run} <= {"/georgetown/assets/clinic"}, path
        assert page.all("style") == [] and page.all("iframe") == [], path
        assert not any(name.startswith("on") or name == "style" for _, found in page.tags for name in found), path


def test_an_article_shows_its_dates_contents_questions_sources_and_blocks(site: dict[str, str]) -> None:
    text = site["articles/quiet-hour/index.html"]
    for part in (
        "<title>A quiet hour | Harbor Psychiatry</title>",
        'Published <time datetime="2026-03-02">March 2, 2026</time>',
        'Updated <time datetime="2026-05-01">May 1, 2026</time>',
        'Reviewed by Dr. Kim on <time datetime="2026-04-01">April 1, 2026</time>',
        "By Pat Writer",
        "1 min read",
        'On this page',
        '<a href="#one">One</a>',
        '<a href="#below-two">Below two</a>',
        "<summary>Does your office listen?</summary>",
        '<a href="https://study.test/1">A study</a>',
        '<a href="/georgetown/topics/talk/">Talk</a>',
        '<p class="callout-title">Ask us</p>',
        "call 988",
        "Be well.",
        "Read our Yelp reviews",
        '<a href="/georgetown/articles/norfolk-notes/">link</a>',
        "Recent posts",
        "appointment in our Georgetown office",
    ):  # fmt: skip
        assert part in text, part


def test_two_headings_make_no_table_of_contents(plan_site) -> None:
    article = ARTICLE.replace("### Below two", "Below two")
    text = plan_site("harbor", {"articles/quiet-hour.md": article, "articles/norfolk-notes.md": NOTES}).render()
    assert "On this page" not in text["articles/quiet-hour/index.html"]


def test_the_home_page_says_what_where_when_and_how(site: dict[str, str]) -> None:
    text = site["index.html"]
    for part in (
        "Calm care", "Talk therapy", "Conversations with a therapist.", "Monday to Friday", "Closed", "Christmas Day",
        "Blue Plan", "A quiet hour", "Read our Yelp reviews", "mailto:desk@harbor.test", "sms:+18435552369",
        "https://www.google.com/maps/dir/?api=1&amp;destination=21%20Main%20St%2C%20Georgetown%2C%20SC%2002134",
        "Ann Lee",
        "<title>Harbor Psychiatry | Georgetown, SC</title>", "utm_medium=hero",
    ):  # fmt: skip
        assert part in text, part


def test_a_preview_says_so_on_every_page_and_is_not_indexed(plan_site) -> None:
    facts = HARBOR.replace("name: Harbor Psychiatry", "name: Harbor Psychiatry\n    status: preview")
    for path, text in pages_of(plan_site("harbor", {"clinics/harbor/clinic.yaml": facts}).render()).items():
        assert '<meta name="robots" content="noindex">' in text, path
        assert "Preview:" in text or path in ("old/index.html", "away.html")


def test_a_closed_clinic_has_one_page_without_phone_or_booking(plan_site) -> None:
    facts = HARBOR.replace(
        "name: Harbor Psychiatry",
        "name: Harbor Psychiatry\n    status: closed\n    closed: {message: We have retired., successor: norfolk}",
    )
    site = plan_site("harbor", {"clinics/harbor/clinic.yaml": facts}).render()
    text = site["index.html"]
    assert "We have retired." in text
    assert "555-2368" not in text and "8435552368" not in text and "book.harbor.test" not in text
    assert re.search(r'data-clinic="norfolk">.*Norfolk Mind &amp; Body.*\(757\) 555-4141', text, re.DOTALL)
    assert '<meta name="robots" content="noindex">' in text
    assert {"feed.xml", "sitemap.xml", "contact.vcf"}.isdisjoint(site)
    assert 'url=/georgetown/"' in site["contact/index.html"]
    assert "Sitemap" not in site["robots.txt"]


def test_old_addresses_lead_on(site: dict[str, str]) -> None:
    stub = site["old/index.html"]
    assert '<meta http-equiv="refresh" content="0; url=/georgetown/contact/">' in stub
    assert '<link rel="canonical" href="https://harbor.test/georgetown/contact/">' in stub
    assert '<meta name="robots" content="noindex">' in stub
    assert '<a href="https://elsewhere.test/x?a=1&amp;b=2">' in site["away.html"]


def test_siblings_stand_only_inside_elements_that_name_them(plan_site) -> None:
    brand = "brand: tide\n    url"
    norfolk = """
        name: Norfolk Mind & Body
        brand: tide
        url: https://norfolk.test
        phone: (757) 555-4141
        booking: {url: "https://book.norfolk.test/start"}
        address: {city: Norfolk, region: VA}
    """
    files = {
        "clinics/_brands/tide.yaml": "name: Tide Health\n",
        "clinics/harbor/clinic.yaml": HARBOR.replace("url", brand, 1),
        "clinics/norfolk/clinic.yaml": norfolk,
        "articles/quiet-hour.md": NOTES + "\n    ::: clinic norfolk\n    :::\n",
    }
    site = plan_site("harbor", files).render()
    for path in ("locations/index.html", "articles/quiet-hour/index.html"):
        outside = re.sub(
            r'<div class="card other-clinic" data-clinic="norfolk">.*?</div>', "", site[path], flags=re.DOTALL
        )
        assert "Norfolk Mind" in site[path] and "Norfolk Mind" not in outside, path
        assert "757" not in outside, path


def test_the_page_for_unknown_addresses_works_at_any_depth(site: dict[str, str]) -> None:
    assert '<link rel="stylesheet" href="/georgetown/assets/site.' in site["404.html"]
    assert '<meta name="robots" content="noindex">' in site["404.html"]
