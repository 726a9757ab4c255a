"""Fills a compiled text for one clinic: its facts, its addresses, its pictures, the theme's blocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from clinicgen.errors import TemplateError
from clinicgen.model.content import (
    Block,
    Body,
    ClinicBlock,
    ClinicLink,
    ContentLink,
    Fact,
    Heading,
    PathLink,
    Picture,
    Words,
)
from clinicgen.rendering.clinic_views import PictureView
from clinicgen.rendering.page_views import BlockView
from clinicgen.rendering.show_clinic import show_other_clinic, show_picture
from clinicgen.rendering.showing import Showing
from clinicgen.rendering.templates import OpenTheme, render


@dataclass(frozen=True, slots=True)
class FilledHeading:
    """A heading as it stands on the page."""

    level: int
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class FilledText:
    """A text filled for one clinic."""

    html: Markup
    headings: tuple[FilledHeading, ...]


@dataclass(slots=True)
class _Filler:
    """Fills one text; remembers its headings, so that each anchor is given once."""

    theme: OpenTheme
    showing: Showing
    headings: list[FilledHeading] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)

    def fill(self, body: Body) -> str:
        return "".join([piece if type(piece) is str else self._fill_gap(piece) for piece in body])

    def _fill_gap(self, piece: object) -> str:
        match piece:
            case Fact():
                return str(escape(_fact(piece, self.showing.facts)))
            case ClinicLink(target=target):
                href = self.showing.targets[target]
                if href is None:
                    raise TemplateError(f"the clinic has nothing for `clinic:{target}` to lead to", piece.place)
                return self._link(href, piece)
            case ContentLink(kind=kind, slug=slug, fragment=fragment):
                path = self.showing.plan.content_addresses.get(f"{kind}/{slug}")
                if path is None:
                    return self.fill(piece.label)
                return self._link(self.showing.address(path) + (f"#{fragment}" if fragment else ""), piece)
            case PathLink(path=path):
                return self._link(self.showing.address(path), piece)
            case Picture():
                return self._picture(piece)
            case Heading():
                return self._heading(piece)
            case Block():
                return self._block(piece)
            case ClinicBlock(clinic=slug):
                other = self.showing.plan.show_by_name(slug)
                if other is None:
                    raise TemplateError(f"this site cannot show the clinic `{slug}`", piece.place)
                return self._partial("blocks/clinic.html", {"other": show_other_clinic(other)})
            case _:
                raise TypeError(f"a resolved text holds no {type(piece).__name__}")

    def _link(self, href: str, piece: ClinicLink | ContentLink | PathLink) -> str:
        title = f' title="{escape(piece.title)}"' if piece.title else ""
        return f'<a href="{escape(href)}"{title}>{self.fill(piece.label)}</a>'

    def _picture(self, piece: Picture) -> str:
        view = fill_picture(self.showing, piece)
        size = f' width="{view.width}" height="{view.height}"' if view.width else ""
        title = f' title="{escape(piece.title)}"' if piece.title else ""
        return f'<img src="{escape(view.src)}" alt="{escape(view.alt)}"{title}{size} loading="lazy">'

    def _heading(self, piece: Heading) -> str:
        content = self.fill(piece.content)
        anchor, number = piece.anchor, 1
        # A slot's text may bring a heading that the article has too.
        while anchor in self.anchors:
            number += 1
            anchor = f"{piece.anchor}-{number}"
        self.anchors.add(anchor)
        self.headings.append(FilledHeading(piece.level, anchor, Markup(content).striptags()))  # noqa: S704  # Our own.
        # Parsing refuses a text's own first-level heading; on the page it is no second one, so that it is said once.
        level = max(piece.level, 2)
        return f'<h{level} id="{escape(anchor)}">{content}</h{level}>'

    def _block(self, piece: Block) -> str:
        # Compiled HTML with escaped facts: markup by construction.
        heading, content = self.fill(piece.heading).strip(), self.fill(piece.content).strip()
        view = BlockView(
            piece.name,
            Markup(heading) if heading else None,  # noqa: S704
            Markup(content) if content else None,  # noqa: S704
        )
        return self._partial(f"blocks/{piece.name}.html", {"block": view})

    def _partial(self, name: str, values: Mapping[str, object]) -> str:
        showing = self.showing
        return render(
            self.theme,
            name,
            {"clinic": showing.clinic, "site": showing.site, "theme": showing.settings, **values},
        )


def fill_text(theme: OpenTheme, showing: Showing, body: Body) -> FilledText:
    """Fill a resolved body for the clinic that is shown."""
    filler = _Filler(theme, showing)
    html = filler.fill(body)
    return FilledText(Markup(html), tuple(filler.headings))  # noqa: S704  # Compiled HTML with escaped facts.


def fill_picture(showing: Showing, picture: Picture) -> PictureView:
    """Show a picture of a text, with the clinic's facts in the words that stand for it."""
    if picture.path not in showing.assets.paths:
        raise TemplateError(f"there is no picture `{picture.path}`", picture.place)
    return show_picture(picture.path, fill_words(picture.alt, showing.facts), showing.assets, showing.address)


def fill_words(words: Words, facts: Mapping[str, str]) -> str:
    """Fill plain text with a clinic's facts."""
    return "".join(piece if isinstance(piece, str) else _fact(piece, facts) for piece in words)


def _fact(fact: Fact, facts: Mapping[str, str]) -> str:
    value = facts.get(fact.name, fact.default)
    if value is None:
        raise TemplateError(f"the clinic has no `{fact.name}`, and the text gives no default", fact.place)
    return value
