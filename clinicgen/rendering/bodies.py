"""Lays a compiled text out once for all clinics: finished HTML, and between it the gaps that each clinic fills.

Anchors, tags and the table of contents are the same on every site, so they are settled here; links to other texts,
blocks and pictures wait for the clinic.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape
from msgspec import Struct

from clinicgen.model.content import (
    Block,
    Body,
    ClinicBlock,
    ClinicLink,
    ClinicTarget,
    ContentLink,
    Fact,
    Heading,
    PathLink,
    Picture,
)
from clinicgen.model.finding import Place
from clinicgen.rendering.page_views import ContentsEntry

_FEWEST_CONTENTS = 3
"""A table of contents begins to help at this many headings."""


class ClinicAddress(Struct, frozen=True):
    """The address of a `clinic:` link."""

    target: ClinicTarget
    place: Place


class PathAddress(Struct, frozen=True):
    """The address of a path of the site."""

    path: str


class LaidLink(Struct, frozen=True):
    """A link to another text; where the clinic does not carry it, the label alone stays."""

    name: str
    """The text's, as `SitePlan.content_addresses` has it: `article/x`."""
    fragment: str
    title: str
    """The title attribute, written."""
    label: Steps


class LaidBlock(Struct, frozen=True):
    """A block that the theme's partial draws."""

    name: str
    heading: Steps
    content: Steps


Gap = Fact | ClinicAddress | PathAddress | LaidLink | LaidBlock | Picture | ClinicBlock
Steps = tuple["str | Gap", ...]


class LaidHeading(Struct, frozen=True):
    """A heading with the anchor that it has on every site."""

    level: int
    anchor: str
    content: Steps


class FilledHeading(Struct, frozen=True):
    """A heading as it stands on the page."""

    level: int
    anchor: str
    title: str


class LaidBody(Struct, frozen=True):
    """A text laid out."""

    steps: Steps
    headings: tuple[LaidHeading, ...]
    contents: tuple[ContentsEntry, ...] | None
    """The table of contents, or None where facts in headings change it."""
    links: tuple[str, ...]
    """The texts it leads to."""
    pictures: tuple[str, ...]
    clinics: tuple[str, ...]
    """Other clinics that it shows."""
    partials: tuple[str, ...]
    """The templates that draw its blocks."""


class _Layout(Struct):
    """Remembers the headings of one text, so that each anchor is given once."""

    headings: list[LaidHeading] = []
    anchors: set[str] = set()

    def lay(self, body: Body) -> Steps:
        laid: list[str | Gap] = []
        texts: list[str] = []
        for step in self._steps(body):
            if isinstance(step, str):
                texts.append(step)
            else:
                laid += ["".join(texts), step] if texts else [step]
                texts = []
        return (*laid, "".join(texts)) if texts else tuple(laid)

    def _steps(self, body: Body) -> Iterator[str | Gap]:
        for piece in body:
            match piece:
                case str() | Fact() | Picture() | ClinicBlock():
                    yield piece
                case ClinicLink(target=target, label=label, title=title, place=place):
                    yield from ('<a href="', ClinicAddress(target, place), f'"{_title(title)}>')
                    yield from self._steps(label)
                    yield "</a>"
                case PathLink(path=path, label=label, title=title):
                    yield from ('<a href="', PathAddress(path), f'"{_title(title)}>')
                    yield from self._steps(label)
                    yield "</a>"
                case ContentLink(kind=kind, slug=slug, fragment=fragment, label=label, title=title):
                    yield LaidLink(f"{kind}/{slug}", f"#{fragment}" if fragment else "", _title(title), self.lay(label))
                case Heading():
                    yield from self._heading(piece)
                case Block(name=name, heading=heading, content=content):
                    yield LaidBlock(name, self.lay(heading), self.lay(content))
                case _:
                    raise TypeError(f"a resolved text holds no {type(piece).__name__}")

    def _heading(self, piece: Heading) -> Iterator[str | Gap]:
        content = self.lay(piece.content)
        anchor, number = piece.anchor, 1
        # A slot's text may bring a heading that the article has too.
        while anchor in self.anchors:
            number += 1
            anchor = f"{piece.anchor}-{number}"
        self.anchors.add(anchor)
        self.headings.append(LaidHeading(piece.level, anchor, content))
        # Parsing refuses a text's own first-level heading; on the page it is no second one, so that it is said once.
        level = max(piece.level, 2)
        yield f'<h{level} id="{escape(anchor)}">'
        yield from content
        yield f"</h{level}>"


def lay_body(body: Body) -> LaidBody:
    """Lay a resolved body out."""
    layout = _Layout()
    steps = layout.lay(body)
    headings = tuple(layout.headings)
    is_fixed = all(isinstance(step, str) for heading in headings for step in heading.content)
    contents = None
    if is_fixed:
        contents = show_contents(fill_heading(heading, map(str, heading.content)) for heading in headings)
    gaps = tuple(_gaps_of(steps))
    return LaidBody(
        steps,
        headings,
        contents,
        links=tuple(dict.fromkeys(gap.name for gap in gaps if isinstance(gap, LaidLink))),
        pictures=tuple(dict.fromkeys(gap.path for gap in gaps if isinstance(gap, Picture))),
        clinics=tuple(dict.fromkeys(gap.clinic for gap in gaps if isinstance(gap, ClinicBlock))),
        partials=tuple(dict.fromkeys(partial_of(gap.name) for gap in gaps if isinstance(gap, LaidBlock))),
    )


def fill_heading(heading: LaidHeading, parts: Iterable[str]) -> FilledHeading:
    """Take a heading's text from its HTML."""
    return FilledHeading(heading.level, heading.anchor, Markup("".join(parts)).striptags())  # noqa: S704  # Our own.


def show_contents(headings: Iterable[FilledHeading]) -> tuple[ContentsEntry, ...]:
    """Show a table of contents of two levels, where there are headings enough for one."""
    listed = [heading for heading in headings if heading.level <= 3 and heading.title]
    if len(listed) < _FEWEST_CONTENTS:
        return ()
    groups: list[tuple[FilledHeading, list[ContentsEntry]]] = []
    for heading in listed:
        if heading.level <= 2 or not groups:
            groups.append((heading, []))
        else:
            groups[-1][1].append(ContentsEntry(heading.title, f"#{heading.anchor}", ()))
    return tuple(ContentsEntry(first.title, f"#{first.anchor}", tuple(below)) for first, below in groups)


def _gaps_of(steps: Steps) -> Iterator[Gap]:
    for step in steps:
        if isinstance(step, str):
            continue
        yield step
        match step:
            case LaidLink(label=label):
                yield from _gaps_of(label)
            case LaidBlock(heading=heading, content=content):
                yield from _gaps_of((*heading, *content))
            case _:
                pass


def partial_of(block: str) -> str:
    """Give the template that draws a block."""
    return f"blocks/{block}.html"


def _title(title: str) -> str:
    return f' title="{escape(title)}"' if title else ""
