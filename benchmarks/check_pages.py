"""Checks that a builder made the pages of a fleet: every page, no other, the same text, each clinic's own contacts.

Run it as `python -m benchmarks.check_pages SITES --clinics 5 --articles 40`; it prints JSON. The facts are checked by
the shapes that the invented ones have, so that the check is quick and knows nothing of any builder.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmarks.fleet import SERVICES, Article, Clinic, Fleet, make_fleet

LISTED = 20
"""Articles on one page of a list."""
CONTACTS = re.compile(r"\+1\d{10}|\(\d{3}\) 555-\d{4}|clinic-\d{4}|Clinic Number \d{4}|Town \d{4}")
BODY = re.compile(r'<article class="text">(.*?)<nav class="filed-under"', re.DOTALL)
FACT = re.compile(r"\{\{ clinic\.(?:facts\.)?(\w+) \}\}")


@dataclass(slots=True)
class Checked:
    """What was found in one builder's output."""

    problems: list[str] = field(default_factory=list)
    articles: int = 0
    pages: int = 0
    files: int = 0
    megabytes: float = 0
    article_bytes: float = 0
    """How long an article's page is on average."""


def check_sites(sites: Path, fleet: Fleet) -> Checked:
    """Check all sites of a fleet."""
    checked = Checked()
    sizes: list[int] = []
    expected = set(list_pages(fleet))
    for clinic in fleet.clinics:
        site = sites / clinic.slug
        files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
        pages = {name for name in files if name.endswith((".html", "feed.xml", "sitemap.xml"))}
        checked.problems += [f"{clinic.slug}: {name} is missing" for name in sorted(expected - pages)]
        checked.problems += [f"{clinic.slug}: {name} is not expected" for name in sorted(pages - expected)]
        checked.pages += sum(name.endswith(".html") for name in files)
        checked.files += len(files)
        checked.megabytes += sum(path.stat().st_size for path in files.values()) / 1e6
        for article in fleet.articles:
            name = f"articles/{article.slug}/index.html"
            if name in files:
                text = files[name].read_text("utf-8")
                sizes.append(len(text.encode()))
                checked.problems += [f"{clinic.slug}: {name}: {said}" for said in check_article(text, article, clinic)]
    checked.articles = len(sizes)
    checked.article_bytes = sum(sizes) / max(1, len(sizes))
    return checked


def list_pages(fleet: Fleet) -> Iterator[str]:
    """List the pages that every clinic's site has."""
    yield from ("index.html", "404.html", "feed.xml", "sitemap.xml")
    yield from (f"{name}/index.html" for name in ("services", "contact", "locations"))
    yield from (f"services/{slug}/index.html" for slug, _, _ in SERVICES)
    yield from (f"articles/{article.slug}/index.html" for article in fleet.articles)
    yield from _list_list("articles", len(fleet.articles))
    for topic, count in Counter(topic for article in fleet.articles for topic in article.topics).items():
        yield from _list_list(f"topics/{topic}", count)


def _list_list(folder: str, count: int) -> Iterator[str]:
    yield f"{folder}/index.html"
    yield from (f"{folder}/page/{number}/index.html" for number in range(2, -(-count // LISTED) + 1))


def check_article(page: str, article: Article, clinic: Clinic) -> Iterator[str]:
    """Find what is wrong with one clinic's page of one article."""
    text = html.unescape(page)
    needed = (clinic.phone, f'href="{clinic.phone_link}"', f"{clinic.booking}?utm_source=website&utm_medium=header")
    yield from (f"`{contact}` is missing" for contact in needed if contact not in text)
    own = (clinic.phone, clinic.phone_link, clinic.slug, clinic.name, clinic.city)
    foreign = {contact for contact in CONTACTS.findall(text) if not any(contact in mine for mine in own)}
    yield from (f"`{contact}` is not this clinic's" for contact in sorted(foreign))
    body = BODY.search(page)
    shown = read_words(body[1]) if body else ""
    if missing := [paragraph for paragraph in say_article(article, clinic) if paragraph not in shown]:
        yield f"{len(missing)} paragraphs are missing, first `{missing[0]}`"


def read_words(markup: str) -> str:
    """Give the visible words of some HTML, with single spaces."""
    return " ".join(
        html.unescape(re.sub(r"<[^>]*>", "", re.sub(r"</?(?:p|li|h\d|t[dh]|div)\b", r" \g<0>", markup))).split()
    )


def say_article(article: Article, clinic: Clinic) -> Iterator[str]:
    """Give the paragraphs, headings and list items of an article as a reader of this clinic's site sees them."""
    filled = FACT.sub(lambda found: str(getattr(clinic, found[1])), article.body)
    for line in filled.splitlines():
        if line.startswith((":::", "|--")):
            continue
        words = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", re.sub(r"^(?:#+|-|\d+\.) ", "", line)).replace("*", "")
        yield from (cell.strip() for cell in words.split("|") if cell.strip())


def main() -> None:
    """Read the command line, print what was found, and end with 1 if there are problems."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sites", type=Path)
    parser.add_argument("--clinics", type=int, required=True)
    parser.add_argument("--articles", type=int, required=True)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    checked = check_sites(given.sites, make_fleet(given.clinics, given.articles, given.seed))
    print(json.dumps(asdict(checked), indent=1))
    sys.exit(1 if checked.problems else 0)


if __name__ == "__main__":
    main()
