"""Writes a fleet as a project of Hugo: the same articles in Hugo's Markdown, the facts as parameters of each site.

Two ways lie in one project. `hugo.json` makes every clinic a language of one run, and one mount with a sites matrix
gives all of them the shared articles. `sites/<clinic>.json` is the whole configuration of one clinic's own run.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from benchmarks.facts import list_facts
from benchmarks.fleet import SERVICES, Article, Clinic, Fleet

HERE = Path(__file__).parent
STYLESHEET = HERE / "clinicgen" / "plain" / "static" / "plain.css"
ALL_SITES = {"matrix": {"languages": ["**"]}}
SETTINGS: dict[str, object] = {
    "disableKinds": ["taxonomy"],
    "taxonomies": {"topic": "topics"},
    "capitalizeListTitles": False,
    "enableRobotsTXT": True,
    "disableHugoGeneratorInject": True,
    "pagination": {"pagerSize": 20, "disableAliases": True},
    "outputs": {"home": ["html", "rss"], "section": ["html"], "term": ["html"]},
    "outputFormats": {"rss": {"mediaType": "application/rss+xml", "baseName": "feed"}},
    "markup": {
        "goldmark": {"renderer": {"unsafe": True}, "extensions": {"typographer": {"disable": True}}},
        "tableOfContents": {"startLevel": 2, "endLevel": 3, "ordered": True},
    },
}


def write_hugo(root: Path, fleet: Fleet) -> None:
    """Write the project; the folder must not exist."""
    shutil.copytree(HERE / "hugo" / "layouts", root / "layouts")
    shutil.copytree(HERE / "hugo" / "content", root / "content")
    for name in ("static", "sites", "data", "content/articles", "content/services"):
        (root / name).mkdir()
    shutil.copy(STYLESHEET, root / "static" / "site.css")
    (root / "content" / "articles" / "_index.md").write_text("---\ntitle: Articles\n---\n", "utf-8")
    (root / "content" / "services" / "_index.md").write_text("---\ntitle: Services\n---\n", "utf-8")
    for slug, name, summary in SERVICES:
        text = f"---\ntitle: {name}\nsummary: {summary}\n---\n"
        (root / "content" / "services" / f"{slug}.md").write_text(text, "utf-8")
    for article in fleet.articles:
        write_article(root, article)
    write_facts(root, fleet.clinics)


def write_article(root: Path, article: Article) -> None:
    """Write one article's file."""
    head = {
        "title": article.title,
        "description": article.description,
        "date": str(article.date),
        "topics": article.topics,
        "services": [slug for slug, _, _ in SERVICES],
    }
    text = f"{json.dumps(head, indent=1)}\n\n{translate(article.body)}"
    (root / "content" / "articles" / f"{article.slug}.md").write_text(text, "utf-8")


def translate(body: str) -> str:
    """Say in shortcodes what clinicgen's Markdown says in its own words."""
    body = re.sub(r"^::: call-to-action .*\n", "{{% call-to-action %}}\n", body, flags=re.MULTILINE)
    body = re.sub(r"^:::$", "{{% /call-to-action %}}", body, flags=re.MULTILINE)
    body = re.sub(r"\{\{ clinic\.(?:facts\.)?(\w+) \}\}", r"{{< fact \1 >}}", body)
    body = re.sub(r"\((article-\d+\.md)\)", r'({{< relref "\1" >}})', body)
    return re.sub(r"\(clinic:(book|call)\)", r"({{< \1 >}})", body)


def write_facts(root: Path, clinics: tuple[Clinic, ...]) -> None:
    """Write every clinic's facts: for one run with all of them, and for a run each."""
    facts = [list_facts(clinic) for clinic in clinics]
    languages = {
        clinic.slug: {
            "baseURL": f"{clinic.url}/",
            "title": clinic.name,
            "locale": "en-US",
            "weight": place,
            "params": own,
        }
        for place, (clinic, own) in enumerate(zip(clinics, facts, strict=True), start=1)
    }
    together = {
        **SETTINGS,
        "defaultContentLanguage": clinics[0].slug,
        "languages": languages,
        "module": {"mounts": [{"source": "content", "target": "content", "sites": ALL_SITES}]},
    }
    (root / "hugo.json").write_text(json.dumps(together, indent=1), "utf-8")
    for clinic, own in zip(clinics, facts, strict=True):
        alone = {**SETTINGS, "baseURL": f"{clinic.url}/", "title": clinic.name, "locale": "en-US", "params": own}
        (root / "sites" / f"{clinic.slug}.json").write_text(json.dumps(alone, indent=1), "utf-8")
    shown = ("slug", "name", "url", "phone", "phone_link", "street", "city", "region", "postal_code")
    others = [{key: own[key] for key in shown} for own in facts]
    (root / "data" / "clinics.json").write_text(json.dumps(others, indent=1), "utf-8")
