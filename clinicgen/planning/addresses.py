"""Every address of a site, made in one place."""

from __future__ import annotations

import unicodedata

from clinicgen.model.content import ContentKind

HOME = "/"
ARTICLES = "/articles/"
SERVICES = "/services/"
CONTACT = "/contact/"
TEAM = "/team/"
LOCATIONS = "/locations/"
NONDISCRIMINATION = "/nondiscrimination/"
NOT_FOUND = "/404.html"

MADE_FILES = ("sitemap.xml", "feed.xml", "robots.txt", "contact.vcf", "_headers", "_redirects", ".nojekyll")
"""Files every site has besides its pages."""
MADE_FOLDERS = ("assets",)
"""Folders that belong to clinicgen alone."""


def article_address(slug: str) -> str:
    """Give the address of an article."""
    return f"/articles/{slug}/"


def topic_address(slug: str) -> str:
    """Give the address of a topic."""
    return f"/topics/{slug}/"


def service_address(slug: str) -> str:
    """Give the address of a service."""
    return f"/services/{slug}/"


def page_address(slug: str) -> str:
    """Give the address of a page of `pages/`."""
    return f"/{slug}/"


def numbered(address: str, number: int) -> str:
    """Give the address of a list's page: the list's own for the first, `page/2/` below it for the second."""
    return address if number == 1 else f"{address}page/{number}/"


def file_of(address: str) -> str:
    """Give the file that answers an address: `/contact/` is `contact/index.html`, `/old.html` is itself."""
    path = address.lstrip("/")
    if path.endswith("/") or not path:
        return f"{path}index.html"
    last = path.rpartition("/")[2]
    return path if "." in last.lstrip(".") else f"{path}/index.html"


def file_of_text(kind: ContentKind, slug: str) -> str:
    """Give the file of the page that shows a text; for a slot that of its article."""
    match kind:
        case "page":
            return file_of(page_address(slug))
        case "service":
            return file_of(service_address(slug))
        case _:
            return file_of(article_address(slug.partition("/")[0]))


def fold(path: str) -> str:
    """Give the form in which addresses and files are compared: composed (NFC) and without regard to capitals."""
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()
