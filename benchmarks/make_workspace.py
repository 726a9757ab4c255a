"""Writes a fleet as a workspace of clinicgen.

Run it as `python -m benchmarks.make_workspace DIR --clinics 50 --articles 200`. Same seed, same bytes.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from benchmarks.fleet import BRAND, SERVICES, Article, Clinic, Fleet, make_fleet

THEME = Path(__file__).parent / "clinicgen" / "plain"
"""A theme of the comparison's own: the other programs' layouts print the same markup, whatever becomes of clarity."""


def write_workspace(root: Path, fleet: Fleet) -> None:
    """Write the workspace; the folder must not exist."""
    (root / "articles").mkdir(parents=True)
    (root / "clinics" / "_brands").mkdir(parents=True)
    (root / "clinicgen.yaml").write_text(f"defaults: {{theme: {{name: {THEME.name}}}}}\n", "utf-8")
    shutil.copytree(THEME, root / "themes" / THEME.name)
    (root / "clinics" / "_brands" / f"{BRAND.lower()}.yaml").write_text(f"name: {BRAND}\n", "utf-8")
    for article in fleet.articles:
        write_article(root, article)
    for clinic in fleet.clinics:
        write_clinic(root, clinic)


def write_article(root: Path, article: Article) -> None:
    """Write one article's file."""
    text = f"""\
---
title: {article.title}
description: {article.description}
date: {article.date}
topics: [{", ".join(article.topics)}]
services: [{", ".join(slug for slug, _, _ in SERVICES)}]
---

{article.body}"""
    (root / "articles" / f"{article.slug}.md").write_text(text, "utf-8")


def write_clinic(root: Path, clinic: Clinic) -> None:
    """Write one clinic's file of facts."""
    services = "\n".join(f"  - {{slug: {slug}, name: {name}, summary: {text}}}" for slug, name, text in SERVICES)
    folder = root / "clinics" / clinic.slug
    folder.mkdir(exist_ok=True)
    text = f"""\
name: {clinic.name}
tagline: A quiet place to talk
url: {clinic.url}
phone: {clinic.phone}
email: {clinic.email}
booking: {{url: "{clinic.booking}", label: Request a visit}}
address:
  street: {clinic.street}
  city: {clinic.city}
  region: {clinic.region}
  postal_code: "{clinic.postal_code}"
time_zone: America/New_York
hours: {{monday-thursday: "09:00-17:00", friday: "09:00-13:00", saturday-sunday: closed}}
services:
{services}
facts: {{parking: "{clinic.parking}"}}
reviews: [{{platform: Yelp, url: "{clinic.reviews}"}}]
brand: {BRAND.lower()}
"""
    (folder / "clinic.yaml").write_text(text, "utf-8")


def main() -> None:
    """Read the command line and write the workspace."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--clinics", type=int, required=True)
    parser.add_argument("--articles", type=int, required=True)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    write_workspace(given.folder, make_fleet(given.clinics, given.articles, given.seed))


if __name__ == "__main__":
    main()
