from __future__ import annotations

import xml.etree.ElementTree as ET

ARTICLE = """
    ---
    title: Calls & visits
    description: What it is like.
    date: 2026-03-02
    updated: 2026-05-01
    ---
    Read [the other](other.md#part) or [write](clinic:contact).[^1] <br>

    ::: call-to-action
    :::

    [^1]: A note.
"""
OTHER = "---\ntitle: Other\ndescription: Another.\ndate: 2026-01-01\n---\n## Part\n\nText of Zoë.\n"
FILES = {
    "articles/quiet-hour.md": ARTICLE,
    "articles/other.md": OTHER,
    "clinics/harbor/clinic.yaml": """
    name: Harbor Psychiatry
    url: https://harbor.test/georgetown
    phone: (843) 555-2368
    booking: {url: "https://book.harbor.test/new"}
    address: {city: Georgetown, region: SC}
""",
}
ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_feed_holds_whole_articles_with_whole_addresses(plan_site) -> None:
    feed = ET.fromstring(plan_site("harbor", FILES).render()["feed.xml"])
    assert feed.findtext(f"{ATOM}id") == "https://harbor.test/georgetown/"
    assert feed.findtext(f"{ATOM}updated") == "2026-05-01T00:00:00Z"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Harbor Psychiatry"
    first, second = feed.findall(f"{ATOM}entry")
    assert first.findtext(f"{ATOM}id") == "https://harbor.test/georgetown/articles/quiet-hour/"
    assert first.findtext(f"{ATOM}title") == "Calls & visits"
    assert first.findtext(f"{ATOM}published") == "2026-03-02T00:00:00Z"
    assert first.findtext(f"{ATOM}updated") == "2026-05-01T00:00:00Z"
    assert second.findtext(f"{ATOM}updated") == "2026-01-01T00:00:00Z"
    html = first.findtext(f"{ATOM}content") or ""
    assert '<a href="https://harbor.test/georgetown/articles/other/#part">the other</a>' in html
    assert '<a href="https://harbor.test/georgetown/contact/">write</a>' in html
    assert 'href="https://harbor.test/georgetown/articles/quiet-hour/#' in html
    assert 'href="#' not in html and 'href="/' not in html
    assert "utm_medium=article" in html
    assert "Text of Zoë." in (second.findtext(f"{ATOM}content") or "")


def test_a_site_without_articles_has_an_empty_feed(plan_site) -> None:
    feed = ET.fromstring(
        plan_site("harbor", {**FILES, "articles/quiet-hour.md": None, "articles/other.md": None}).render()["feed.xml"]
    )
    assert feed.findall(f"{ATOM}entry") == []
    assert feed.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"


def test_the_sitemap_lists_pages_with_the_day_of_their_last_change(plan_site) -> None:
    site = plan_site("harbor", FILES).render()
    found = {url.findtext("{*}loc"): url.findtext("{*}lastmod") for url in ET.fromstring(site["sitemap.xml"])}
    assert found["https://harbor.test/georgetown/articles/quiet-hour/"] == "2026-05-01"
    assert found["https://harbor.test/georgetown/"] is None
    assert "https://harbor.test/georgetown/404.html" not in found
    assert site["robots.txt"] == "User-agent: *\nAllow: /\n\nSitemap: https://harbor.test/georgetown/sitemap.xml\n"
