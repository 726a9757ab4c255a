"""What machines read of a site is right by their own rules: the feed, the sitemap, the structured data."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
import pytest

from tests.page_reader import ReadPage

from .conftest import Sites
from .judged_sites import JudgedSite
from .tools import HERE

TYPES = {
    "BreadcrumbList", "CollectionPage", "ContactPage", "FAQPage", "MedicalClinic", "MedicalWebPage", "Organization",
    "Person", "WebPage",
}  # fmt: skip


def test_every_feed_is_read_without_complaint_and_holds_articles_of_its_site(sites: Sites) -> None:
    read = 0
    for site in sites.values():
        for path in site.folder.glob("feed.xml"):
            feed = feedparser.parse(path.read_bytes())
            assert not feed.bozo, (site.name, feed.get("bozo_exception"))
            assert feed.version == "atom10"
            assert feed.feed.link == f"{site.url}/"
            assert feed.feed.id and feed.feed.title and feed.feed.updated_parsed
            assert feed.entries
            for entry in feed.entries:
                assert entry.link.startswith(f"{site.url}/articles/"), site.name
                assert entry.id and entry.title and entry.published_parsed and entry.content[0].value
            read += 1
    assert read == len([site for site in sites.values() if "closed" not in site.kinds])


def test_every_sitemap_is_one_by_the_schema_and_names_only_pages_of_its_site(sites: Sites) -> None:
    try:
        from lxml import etree
    except ImportError:
        pytest.skip("lxml is not installed, `pip install -e '.[dev]'` brings it")
    schema = etree.XMLSchema(etree.parse(str(HERE / "sitemap.xsd")))
    for site in sites.values():
        for path in site.folder.glob("sitemap.xml"):
            tree = etree.parse(str(path))
            schema.assertValid(tree)
            addresses = [one.text for one in tree.iter("{*}loc")]
            assert addresses and len(addresses) == len(set(addresses))
            assert [one for one in addresses if not page_at(site, one).is_file()] == [], site.name
    wrong = etree.fromstring(
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>/relative/</loc></url></urlset>'
    )
    assert not schema.validate(wrong)


def page_at(site: JudgedSite, address: str) -> Path:
    """Give the file of a page of a site; no address elsewhere may be in its sitemap, so that has none."""
    if not address.startswith(f"{site.url}/"):
        return Path("/nowhere")
    return site.folder / urlsplit(address).path.removeprefix(f"{site.base}/").lstrip("/") / "index.html"


def test_the_structured_data_of_every_page_is_json_of_known_types_whose_references_lead_somewhere(sites: Sites) -> None:
    seen: set[str] = set()
    for site in sites.values():
        for path, html in site.pages.items():
            page = ReadPage(html)
            graphs = [text for text, within, _ in page.texts if within[-1:] == ("script",) and text.strip()]
            for graph in map(json.loads, graphs):
                assert graph["@context"] == "https://schema.org"
                nodes = graph["@graph"]
                known = {node["@id"] for node in nodes if "@id" in node}
                assert referred(nodes) <= known, (site.name, path)
                for node in nodes:
                    kinds = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
                    seen.update(kinds)
    assert seen == TYPES


def referred(node: object) -> set[str]:
    """Give what nodes refer to: objects that hold an identifier and nothing else."""
    if isinstance(node, dict):
        if node.keys() == {"@id"}:
            return {node["@id"]}
        return set().union(*map(referred, node.values()))
    return set().union(*map(referred, node)) if isinstance(node, list) else set()


@pytest.mark.parametrize("name", ["five/columbia", "awkward/oak"])
def test_robots_txt_names_the_sitemap(name: str, sites: Sites) -> None:
    site = sites[name]
    lines = (site.folder / "robots.txt").read_text("utf-8").splitlines()
    assert f"Sitemap: {site.url}/sitemap.xml" in lines
