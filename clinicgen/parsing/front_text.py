"""What front matter says, with its facts found: titles, questions, and everything an article knows of itself."""

from __future__ import annotations

from clinicgen.model.content import Article, Content, FaqEntry, Picture, Source, Words
from clinicgen.model.finding import Finding, Place
from clinicgen.model.front_matter import ArticleFrontMatter
from clinicgen.model.markdown_file import MarkdownFile
from clinicgen.parsing.fact_syntax import read_words
from clinicgen.parsing.pictures import picture_folder


def read_front_words(text: str | None, key: str, file: MarkdownFile, findings: list[Finding]) -> Words:
    """Read a value of the front matter as plain text with facts; without one, give nothing."""
    if text is None:
        return ()
    words, found = read_words(text, file.source, place_of(key, file))
    findings += found
    return words


def place_of(key: str, file: MarkdownFile) -> Place:
    """Give the place of a front matter value, or the file where it is not known."""
    return file.places.get(key) or Place(file.source.path)


def make_article(front: ArticleFrontMatter, content: Content, file: MarkdownFile, findings: list[Finding]) -> Article:
    """Put an article together from its compiled text and its front matter."""
    faq = tuple(
        FaqEntry(
            read_front_words(entry.question, f"faq.{index}.question", file, findings),
            read_front_words(entry.answer, f"faq.{index}.answer", file, findings),
        )
        for index, entry in enumerate(front.faq)
    )
    image = None
    if front.image:
        alt = read_front_words(front.image.alt, "image.alt", file, findings)
        image = Picture(f"{picture_folder(file)}/{front.image.src}", alt, "", place_of("image.src", file))
    return Article(
        content=content,
        date=front.date,
        updated=front.updated,
        expires=front.expires,
        draft=front.draft,
        topics=front.topics,
        services=front.services,
        only=front.clinics.only,
        except_=front.clinics.except_,
        author=front.author,
        reviewed_by=front.reviewed.by if front.reviewed else None,
        reviewed_on=front.reviewed.on if front.reviewed else None,
        sources=tuple(Source(source.title, source.url) for source in front.sources),
        faq=faq,
        image=image,
        redirect_from=front.redirect_from,
        syndication=front.syndication,
        places=dict(file.places),
        overrides=front.overrides,
    )
