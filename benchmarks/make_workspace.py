"""Makes a workspace of any size for measuring: C clinics, A articles of about 1,000 words. Same seed, same bytes.

Run it as `python benchmarks/make_workspace.py DIR --clinics 50 --articles 200`.
"""

from __future__ import annotations

import argparse
import datetime
import random
from pathlib import Path

WORDS = """
a the of and to in for with on at by from as that this which when where while after before during visit care plan team
hour week morning evening question answer room chair window sleep rest walk family friend school work home calm quiet
steady gentle slow early late often seldom always again together apart between around through about listen talk write
read ask tell show learn notice remember forget begin continue finish return change keep hold body breath heart mind
mood pain anxiety attention energy appetite memory habit routine pattern signal reason
""".split()  # noqa: SIM905  # Prose is easier to read and to change than a column of quoted words.
REGIONS = ("SC", "NC", "VA", "GA", "TX", "NM", "OH", "PA")
AREA_CODES = (803, 843, 864, 704, 757, 912, 214, 505, 614, 215)
TOPICS = ("sleep", "mood", "attention", "pain", "family", "first-visits", "anxiety", "habits")
ARTICLES_FROM = datetime.date(2024, 1, 1)


def sentence(chance: random.Random) -> str:
    """Give a sentence of eight to eighteen words."""
    words = [chance.choice(WORDS) for _ in range(chance.randint(8, 18))]
    return " ".join(words).capitalize() + "."


def paragraph(chance: random.Random) -> str:
    """Give a paragraph of three to six sentences."""
    return " ".join(sentence(chance) for _ in range(chance.randint(3, 6)))


def make_article(chance: random.Random, number: int, count: int) -> str:
    """Give an article: front matter, seven sections, a list, a table, links, facts and a block."""
    date = ARTICLES_FROM + datetime.timedelta(days=number)
    topics = sorted(chance.sample(TOPICS, 2))
    parts = [
        "---",
        f"title: {sentence(chance)[:-1]} ({number})",
        f"description: {sentence(chance)} {number}",
        f"date: {date}",
        f"topics: [{', '.join(topics)}]",
        "services: [talk-therapy, evaluation]",
        "---",
        f"{paragraph(chance)} Call {{{{ clinic.name }}}} at {{{{ clinic.phone }}}}.",
    ]
    for section in range(7):
        parts.append(f"## {sentence(chance)[:-1]} {section}")
        parts.append(f"{paragraph(chance)} In {{{{ clinic.city }}}}, **{sentence(chance)}** {paragraph(chance)}")
        if section == 1:
            parts.append("\n".join(f"- {sentence(chance)}" for _ in range(5)))
        if section == 2:
            rows = [f"| {chance.choice(WORDS)} | {sentence(chance)} |" for _ in range(4)]
            parts.append("| what | how |\n|---|---|\n" + "\n".join(rows))
        if section == 3:
            other = chance.randrange(count)
            parts.append(f"More in [another text](article-{other:04}.md), or [book a visit](clinic:book).")
        if section == 4:
            parts.append("\n".join(f"{place}. {sentence(chance)}" for place in range(1, 5)))
        if section == 5:
            parts.append(
                f"::: call-to-action Talk to {{{{ clinic.name }}}}\n{sentence(chance)} [Call us](clinic:call).\n:::"
            )
    return "\n\n".join(["\n".join(parts[:7]), *parts[7:]]) + "\n"


def make_clinic(number: int) -> str:
    """Give the facts of one clinic. The numbers lie in the exchange 555, which no subscriber has."""
    area = AREA_CODES[number % len(AREA_CODES)]
    line = 2000 + number // len(AREA_CODES)
    return f"""\
name: Clinic Number {number:04} of Mind and Body
tagline: A quiet place to talk
url: https://clinic-{number:04}.test
phone: ({area}) 555-{line:04}
email: desk@clinic-{number:04}.test
booking: {{url: "https://book.clinic-{number:04}.test/new", label: Request a visit}}
address:
  street: {100 + number} Larch Street
  city: Town {number:04}
  region: {REGIONS[number % len(REGIONS)]}
  postal_code: "{10000 + number}"
time_zone: America/New_York
hours: {{monday-thursday: "09:00-17:00", friday: "09:00-13:00", saturday-sunday: closed}}
services:
  - {{slug: talk-therapy, name: Talk therapy, summary: Conversations with a therapist.}}
  - {{slug: evaluation, name: Evaluation, summary: A first look at what helps.}}
reviews: [{{platform: Yelp, url: "https://reviews.test/clinic-{number:04}"}}]
brand: larch
"""


def make_workspace(root: Path, clinics: int, articles: int, seed: int = 7) -> None:
    """Write the workspace; the folder must not exist."""
    chance = random.Random(seed)
    root.mkdir(parents=True)
    (root / "articles").mkdir()
    (root / "clinics" / "_brands").mkdir(parents=True)
    (root / "clinics" / "_brands" / "larch.yaml").write_text("name: Larch\n", "utf-8")
    for number in range(articles):
        (root / "articles" / f"article-{number:04}.md").write_text(make_article(chance, number, articles), "utf-8")
    for number in range(clinics):
        folder = root / "clinics" / f"clinic-{number:04}"
        folder.mkdir()
        (folder / "clinic.yaml").write_text(make_clinic(number), "utf-8")


def main() -> None:
    """Read the command line and write the workspace."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--clinics", type=int, required=True)
    parser.add_argument("--articles", type=int, required=True)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    make_workspace(given.folder, given.clinics, given.articles, given.seed)


if __name__ == "__main__":
    main()
