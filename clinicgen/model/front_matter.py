"""What an author writes above an article, a page or a service's body, between two lines of `---`."""

from __future__ import annotations

from pydantic import Field

from clinicgen.model.settings import Syndication
from clinicgen.model.typed_text import Day, Digest, Flag, HttpsUrl, ImagePath, RedirectPath, Slug, Text, Written


class ClinicChoice(Written):
    """Which clinics carry an article: `only` these, or all `except` these."""

    only: tuple[Slug, ...] = Field((), description="The clinics that carry it, by folder name.")
    except_: tuple[Slug, ...] = Field((), alias="except", description="The clinics that do not carry it.")


class Review(Written):
    """Who checked an article, and when."""

    by: Text = Field(description="The reviewer's name and credentials.")
    on: Day = Field(description="The day of the review.")


class Citation(Written):
    """A source an article rests on."""

    title: Text = Field(description="The source's title.")
    url: HttpsUrl = Field(description="Where it can be read.")


class Question(Written):
    """A question patients ask, and its answer; both may hold facts."""

    question: Text = Field(description="The question.")
    answer: Text = Field(description="The answer.")


class LeadImage(Written):
    """The picture above an article."""

    src: ImagePath = Field(description="A picture in articles/images/.")
    alt: Text = Field(description="What the picture shows, for those who cannot see it; may hold facts.")


class ArticleFrontMatter(Written):
    """The front matter of an article."""

    title: Text = Field(description="The article's title; may hold facts.")
    description: Text = Field(description="At most 160 characters once its facts are filled.")
    date: Day | None = Field(None, description="The day it is published; before that day it is not built.")
    updated: Day | None = Field(None, description="The day of its last change of substance.")
    expires: Day | None = Field(None, description="From this day on it is not built.")
    draft: Flag = Field(False, description="Built only with --drafts.")
    topics: tuple[Slug, ...] = Field((), description="Topics it is listed under.")
    services: tuple[Slug, ...] = Field(
        (), description="Carried by clinics that offer any of these; without it, by all."
    )
    clinics: ClinicChoice = Field(ClinicChoice(), description="Which clinics carry it.")
    author: Text | None = Field(None, description="Who wrote it.")
    reviewed: Review | None = Field(None, description="Who checked it, and when.")
    sources: tuple[Citation, ...] = Field((), description="What it rests on.")
    faq: tuple[Question, ...] = Field((), description="Questions and answers below the article.")
    image: LeadImage | None = Field(None, description="The picture above it.")
    redirect_from: tuple[RedirectPath, ...] = Field((), description="Old paths that lead here.")
    syndication: Syndication | None = Field(None, description="Who is canonical, if not as the workspace says.")
    overrides: Digest | None = Field(
        None,
        description="In a clinic's own article that replaces a shared one: the shared text it was last compared with, "
        "as `clinicgen check -v` notes it.",
    )


class PageFrontMatter(Written):
    """The front matter of a page in `pages/`."""

    title: Text = Field(description="The page's title; may hold facts.")
    description: Text = Field(description="At most 160 characters once its facts are filled.")
    menu: Flag = Field(False, description="Whether the site's menu names it.")


class ServiceFrontMatter(Written):
    """The front matter of a service's body in `services/`; all optional."""

    title: Text | None = Field(None, description="The page's title; without it, the service's name.")
    description: Text | None = Field(None, description="At most 160 characters; without it, the service's summary.")
