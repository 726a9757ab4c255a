"""Invents the clinics and articles that every program builds: seeded, so the same numbers give the same texts."""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass

WORDS = """
a the of and to in for with on at by from as that this which when where while after before during visit care plan team
hour day morning evening question letter room chair window sleep rest walk family friend school garden home calm quiet
steady gentle slow early late often seldom sometimes again together apart between around through about listen talk write
read ask tell show learn notice remember forget begin continue finish return turn keep hold body breath heart mind
mood pain anxiety attention energy appetite memory habit routine pattern signal reason
""".split()  # noqa: SIM905  # Prose is easier to read and to change than a column of quoted words.
REGIONS = ("SC", "NC", "VA", "GA", "TX", "NM", "OH", "PA")
AREA_CODES = (803, 843, 864, 704, 757, 912, 214, 505, 614, 215)
TOPICS = ("sleep", "mood", "attention", "pain", "family", "first-visits", "anxiety", "habits")
SERVICES = (
    ("talk-therapy", "Talk therapy", "Conversations with a therapist."),
    ("evaluation", "Evaluation", "A first look at what helps."),
)
ARTICLES_FROM = datetime.date(2024, 1, 1)
BRAND = "Larch"


@dataclass(frozen=True, slots=True)
class Clinic:
    """One clinic's facts. The numbers lie in the exchange 555, which no subscriber has."""

    slug: str
    name: str
    url: str
    area_code: int
    line: int
    email: str
    booking: str
    reviews: str
    street: str
    city: str
    region: str
    postal_code: str
    parking: str

    @property
    def phone(self) -> str:
        """Give the number as people write it."""
        return f"({self.area_code}) 555-{self.line:04}"

    @property
    def phone_link(self) -> str:
        """Give the number as a phone dials it."""
        return f"tel:+1{self.area_code}555{self.line:04}"


@dataclass(frozen=True, slots=True)
class Article:
    """One shared article; its body is written in clinicgen's Markdown."""

    slug: str
    title: str
    description: str
    date: datetime.date
    topics: tuple[str, ...]
    body: str


@dataclass(frozen=True, slots=True)
class Fleet:
    """Everything that is built in one comparison."""

    clinics: tuple[Clinic, ...]
    articles: tuple[Article, ...]


def make_fleet(clinics: int, articles: int, seed: int = 7) -> Fleet:
    """Invent so many clinics and articles."""
    chance = random.Random(seed)
    return Fleet(
        tuple(make_clinic(number) for number in range(clinics)),
        tuple(make_article(chance, number, articles) for number in range(articles)),
    )


def make_clinic(number: int) -> Clinic:
    """Invent one clinic."""
    slug = f"clinic-{number:04}"
    return Clinic(
        slug=slug,
        name=f"Clinic Number {number:04} of Mind and Body",
        url=f"https://{slug}.test",
        area_code=AREA_CODES[number % len(AREA_CODES)],
        line=2000 + number // len(AREA_CODES),
        email=f"desk@{slug}.test",
        booking=f"https://book.{slug}.test/new",
        reviews=f"https://reviews.test/{slug}",
        street=f"{100 + number} Larch Street",
        city=f"Town {number:04}",
        region=REGIONS[number % len(REGIONS)],
        postal_code=str(10000 + number),
        parking=f"behind the house, row {number % 7 + 1}",
    )


def make_article(chance: random.Random, number: int, count: int) -> Article:
    """Invent an article of about 1,000 words: seven sections, two lists, a table, links, facts and a block."""
    return Article(
        slug=f"article-{number:04}",
        title=f"{make_sentence(chance)[:-1]} ({number})",
        description=f"{make_sentence(chance)} {number}",
        date=ARTICLES_FROM + datetime.timedelta(days=number),
        topics=tuple(sorted(chance.sample(TOPICS, 2))),
        body="\n\n".join(
            [
                f"{make_paragraph(chance)} Call {{{{ clinic.name }}}} at {{{{ clinic.phone }}}}.",
                *(part for section in range(7) for part in make_section(chance, section, count)),
            ]
        )
        + "\n",
    )


def make_section(chance: random.Random, section: int, count: int) -> list[str]:
    """Invent a section: a heading, a paragraph with a fact, and what this section alone has."""
    parts = [
        f"## {make_sentence(chance)[:-1]} {section}",
        f"{make_paragraph(chance)} In {{{{ clinic.city }}}}, **{make_sentence(chance)}** {make_paragraph(chance)}",
    ]
    match section:
        case 1:
            parts.append("\n".join(f"- {make_sentence(chance)}" for _ in range(5)))
        case 2:
            rows = [f"| {chance.choice(WORDS)} | {make_sentence(chance)} |" for _ in range(4)]
            parts.append("| what | how |\n|---|---|\n" + "\n".join(rows))
        case 3:
            other = chance.randrange(count)
            parts.append(f"More in [another text](article-{other:04}.md), or [book a visit](clinic:book).")
        case 4:
            parts.append("\n".join(f"{place}. {make_sentence(chance)}" for place in range(1, 5)))
            parts.append(
                "You can park {{ clinic.facts.parking }}, or read *[a guide](https://guide.test/visits)* first."
            )
        case 5:
            heading = "::: call-to-action Talk to {{ clinic.name }}"
            parts.append(f"{heading}\n{make_sentence(chance)} [Call us](clinic:call).\n:::")
    return parts


def make_sentence(chance: random.Random) -> str:
    """Invent a sentence of eight to eighteen words."""
    words = [chance.choice(WORDS) for _ in range(chance.randint(8, 18))]
    return " ".join(words).capitalize() + "."


def make_paragraph(chance: random.Random) -> str:
    """Invent a paragraph of two to four sentences."""
    return " ".join(make_sentence(chance) for _ in range(chance.randint(2, 4)))
