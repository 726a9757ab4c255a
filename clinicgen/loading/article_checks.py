"""Checks what an article's front matter says as a whole: its dates, its clinics, its picture."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from clinicgen.loading.file_problems import CLINICS_BOTH_WAYS, DATES_OUT_OF_ORDER, IMAGE_MISSING
from clinicgen.model.finding import Finding, Place, report
from clinicgen.model.front_matter import ArticleFrontMatter
from clinicgen.model.markdown_file import MarkdownFile
from clinicgen.model.suggestion import suggest


def check_article(text: MarkdownFile, pictures: Collection[str]) -> Iterator[Finding]:
    """Find what is wrong with an article's front matter beyond its single values."""
    front = text.front
    if isinstance(front, ArticleFrontMatter):
        yield from _check_dates(text, front)
        if front.clinics.only and front.clinics.except_:
            yield report(
                CLINICS_BOTH_WAYS,
                "`clinics` has both `only` and `except`",
                _place(text, "clinics.except", "clinics"),
                hint="keep one of them",
            )
        if front.image:
            yield from _check_image(text, front.image.src, pictures)


def _check_dates(text: MarkdownFile, front: ArticleFrontMatter) -> Iterator[Finding]:
    if front.date and front.updated and front.updated < front.date:
        yield report(
            DATES_OUT_OF_ORDER,
            f"`updated` ({front.updated}) is before `date` ({front.date})",
            _place(text, "updated"),
            hint=f"write {front.date} or later, or leave `updated` out",
        )
    if front.date and front.expires and front.expires <= front.date:
        yield report(
            DATES_OUT_OF_ORDER,
            f"`expires` ({front.expires}) is not after `date` ({front.date})",
            _place(text, "expires"),
            hint=f"write a day after {front.date}, or leave `expires` out",
        )


def _check_image(text: MarkdownFile, src: str, pictures: Collection[str]) -> Iterator[Finding]:
    folder = f"clinics/{text.clinic}" if text.clinic else "articles"
    path = f"{folder}/{src}"
    if path in pictures:
        return
    beside = sorted(
        picture.removeprefix(f"{folder}/") for picture in pictures if picture.startswith(f"{folder}/images/")
    )
    hint = suggest(src, beside) or f"put it into `{folder}/images/`"
    yield report(IMAGE_MISSING, f"there is no picture `{path}`", _place(text, "image.src"), hint=hint)


def _place(text: MarkdownFile, *keys: str) -> Place:
    """Give the place of the first of the keys that has one."""
    return next((text.places[key] for key in keys if key in text.places), text.source.line_place(1))
