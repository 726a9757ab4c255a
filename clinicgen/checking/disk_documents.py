"""Reads a file found on disk as what it is to its site, told by its content: nobody says which template made it."""

from __future__ import annotations

import re

from clinicgen.checking.page_document import PageDocument, is_html, read_document
from clinicgen.checking.site_context import SiteContext
from clinicgen.model.found_site import FoundFile
from clinicgen.model.rendered_site import FileKind, OutputFile, RenderedFile

HOST_FILES = frozenset({"_headers", "_redirects", "CNAME", ".nojekyll"})
_REFRESH = re.compile(r"<meta\b[^>]*\bhttp-equiv\s*=\s*[\"']?refresh\b[^>]*\burl\s*=", re.IGNORECASE)
_WHOLE = re.compile(r"<(?:!doctype\s+html|html|head|body|title)\b", re.IGNORECASE)
_PAGE_START = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_ROOT = re.compile(r"(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)*<(?:\w+:)?(\w+)", re.DOTALL)
_XML_KINDS: dict[str, FileKind] = {"feed": "feed", "rss": "feed", "RDF": "feed"}
_XML_KINDS |= {"urlset": "sitemap", "sitemapindex": "sitemap"}
_XML = (".xml", ".rss", ".atom", ".rdf")
_LONGEST_REDIRECT = 4000
"""A longer page that leads on by itself has words that patients read before it does."""


def identify(found: FoundFile, site: SiteContext) -> tuple[OutputFile, str]:
    """Tell what a file is to its site, and give its text; HTML under a name that does not say so gets one that does."""
    text = found.data.decode() if found.is_text else ""
    is_nameless = not is_html(found.path) and bool(_PAGE_START.match(text[:4096]))
    path = f"{found.path}.html" if is_nameless else found.path
    return OutputFile(path, _kind_of(path, text, found, site), "", found.path), text


def read_found(found: FoundFile, site: SiteContext) -> PageDocument:
    """Read a file of a site."""
    return read_document(RenderedFile(identify(found, site)[0], found.data))


def _kind_of(path: str, text: str, found: FoundFile, site: SiteContext) -> FileKind:
    copied = site.plan.static.get(found.path)
    if copied is not None and copied.digest == found.digest:
        return "static"
    if path in HOST_FILES:
        return "host"
    if path == "robots.txt":
        return "robots"
    if path.lower().endswith(".vcf"):
        return "vcard"
    if is_html(path):
        return _kind_of_html(text)
    root = _ROOT.match(text[:4096]) if path.lower().endswith(_XML) else None
    return _XML_KINDS.get(root[1], "static") if root else "static"


def _kind_of_html(text: str) -> FileKind:
    if len(text) <= _LONGEST_REDIRECT and _REFRESH.search(text):
        return "redirect"
    # What proves to a search engine that the site is one's own is a line of text named like a page.
    return "page" if _WHOLE.search(text) else "static"
