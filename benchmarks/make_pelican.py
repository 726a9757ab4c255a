"""Writes a fleet as a project of Pelican: the same articles in its Markdown, a settings file for each clinic."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from benchmarks.facts import list_facts
from benchmarks.fleet import SERVICES, Article, Clinic, Fleet
from benchmarks.make_hugo import STYLESHEET

HERE = Path(__file__).parent
SETTINGS = '''\
"""The settings of one clinic's site: its facts are `CLINIC`, everything else is shared."""

import json
from pathlib import Path

from shared_settings import *

CLINICS = json.loads((Path(__file__).parents[1] / "clinics.json").read_text("utf-8"))
CLINIC = CLINICS["{slug}"]
SITENAME = CLINIC["name"]
SITEURL = FEED_DOMAIN = CLINIC["url"]
'''


def write_pelican(root: Path, fleet: Fleet) -> None:
    """Write the project; the folder must not exist."""
    shutil.copytree(HERE / "pelican", root, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("content/articles", "content/services", "sites", "static"):
        (root / name).mkdir(parents=True)
    shutil.copy(STYLESHEET, root / "static" / "site.css")
    for slug, name, summary in SERVICES:
        text = f"Title: {name}\nSlug: {slug}\nTemplate: service\nLead: {summary}\n\n"
        (root / "content" / "services" / f"{slug}.md").write_text(text, "utf-8")
    for article in fleet.articles:
        write_article(root, article)
    for clinic in fleet.clinics:
        (root / "sites" / f"{clinic.slug}.py").write_text(SETTINGS.format(slug=clinic.slug), "utf-8")
    write_facts(root, fleet.clinics)


def write_article(root: Path, article: Article) -> None:
    """Write one article's file."""
    head = {
        "Title": article.title,
        "Slug": article.slug,
        "Description": article.description,
        "Date": str(article.date),
        "Tags": ", ".join(topic.replace("-", " ").capitalize() for topic in article.topics),
        "Services": ", ".join(slug for slug, _, _ in SERVICES),
    }
    text = "".join(f"{name}: {value}\n" for name, value in head.items()) + f"\n{translate(article.body)}"
    (root / "content" / "articles" / f"{article.slug}.md").write_text(text, "utf-8")


def translate(body: str) -> str:
    """Say in Jinja and HTML what clinicgen's Markdown says in its own words."""
    body = re.sub(r"^::: call-to-action .*\n", "{% call call_to_action() %}\n\n", body, flags=re.MULTILINE)
    body = re.sub(r"^:::$", "\n{% endcall %}", body, flags=re.MULTILINE)
    body = body.replace("{{ clinic.facts.", "{{ clinic.")
    body = re.sub(r"\((article-\d+\.md)\)", r"({filename}\1)", body)
    body = body.replace("(clinic:call)", "({{ clinic.phone_link }})")
    return body.replace("(clinic:book)", "({{ book('article') }})")


def write_facts(root: Path, clinics: tuple[Clinic, ...]) -> None:
    """Write every clinic's facts into the one file that all settings read."""
    facts = {clinic.slug: list_facts(clinic) for clinic in clinics}
    (root / "clinics.json").write_text(json.dumps(facts, indent=1), "utf-8")
