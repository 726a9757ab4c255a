"""One finished file, read once for all rules: its tags, its whole text, its structured data, its head."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from clinicgen.checking.html_tokens import RawText, Tag, Token, read_html, read_xml
from clinicgen.checking.page_marks import NO_MARKS, PageMarks, mark_tokens
from clinicgen.checking.page_text import read_card, read_data, read_feed, read_page, read_plain
from clinicgen.checking.text_stretches import Reading, Stretches
from clinicgen.model.rendered_site import FileKind, OutputFile, RenderedFile

_BINARY = frozenset(
    "png jpg jpeg gif webp avif ico bmp tif tiff pdf woff woff2 ttf otf eot zip gz br mp3 mp4 m4a webm ogg wasm doc "  # noqa: SIM905
    "docx xls xlsx ppt pptx".split()
)
_HTML = frozenset({"html", "htm", "xhtml"})
_XML = frozenset({"xml", "svg", "rss", "atom", "xsl", "rdf"})
_CARDS = frozenset({"vcf", "ics"})
_ELEMENTS = (Tag, RawText)
_JSON = frozenset({"json", "webmanifest", "geojson", "jsonld"})


class PageDocument(Struct, frozen=True):
    """A file of a site as rules see it."""

    output: OutputFile
    address: str
    """Its path on the site: `/articles/x/` for `articles/x/index.html`; without base path."""
    is_html: bool
    source_text: str
    """The file decoded; empty for binary files."""
    tokens: tuple[Token, ...]
    """Of HTML and XML files; empty for others."""
    elements: tuple[Tag | RawText, ...]
    """Its start tags, and what raw elements hold, in order."""
    reading: Reading
    marks: PageMarks
    """What is noted of the whole page; of HTML files."""
    is_whole: bool = True
    """Whether it is the whole file, rather than those pieces of it that have not been judged yet."""

    @property
    def kind(self) -> FileKind:
        """What the file is to the site."""
        return self.output.kind

    @property
    def is_page(self) -> bool:
        """Whether it is a page that patients read: HTML, and no redirect stub or copied file."""
        return self.output.kind == "page" and self.is_html


def read_document(file: RenderedFile) -> PageDocument:
    """Read a file of a site."""
    path = file.output.path
    ending = _ending(path)
    text = "" if ending in _BINARY else _decode(file.data)
    tokens: tuple[Token, ...] = ()
    stretches = Stretches()
    stretches.add(path)
    if ending in _HTML:
        tokens = tuple(read_html(text))
        read_page(tokens, stretches)
    elif ending in _XML:
        tokens = tuple(read_xml(text))
        read_feed(tokens, stretches)
    elif ending in _CARDS:
        read_card(text, stretches)
    elif ending in _JSON:
        read_data(text, stretches)
    else:
        read_plain(text, stretches)
    marks = mark_tokens(tokens) if is_html(path) else NO_MARKS
    address, elements = address_of(path), _elements_of(tokens)
    return PageDocument(file.output, address, is_html(path), text, tokens, elements, stretches.reading(), marks)


def read_pieces(output: OutputFile, pieces: Iterable[Sequence[Token]], marks: PageMarks) -> PageDocument:
    """Read some pieces of an HTML page or a feed, whose marks are known already, as if they were all of it."""
    path = output.path
    read = read_page if is_html(path) else read_feed
    stretches = Stretches()
    stretches.add(path)
    tokens: list[Token] = []
    for piece in pieces:
        read(piece, stretches)
        tokens += piece
    elements, reading = _elements_of(tokens), stretches.reading()
    return PageDocument(
        output, address_of(path), is_html(path), "", tuple(tokens), elements, reading, marks, is_whole=False
    )


def _elements_of(tokens: Iterable[Token]) -> tuple[Tag | RawText, ...]:
    return tuple([token for token in tokens if isinstance(token, _ELEMENTS)])


def is_html(path: str) -> bool:
    """Tell whether a file is read as HTML."""
    return _ending(path) in _HTML


def _ending(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[2].lower()


def address_of(path: str) -> str:
    """Give the path on the site at which a file is served."""
    if path == "index.html" or path.endswith("/index.html"):
        return "/" + path.removesuffix("index.html")
    return f"/{path}"


def structured_data(elements: Iterable[Token]) -> Iterator[str]:
    """Give the text of each JSON-LD script."""
    for element in elements:
        if not isinstance(element, RawText) or element.name != "script":
            continue
        if is_data_type(element.attributes.get("type", "")):
            yield element.text


def is_data_type(script_type: str) -> bool:
    """Tell whether a script's type says that it is data, which no browser runs."""
    return script_type.strip().lower() in ("application/ld+json", "application/json")


def _decode(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    if b"\x00" in data[:4096]:
        return ""
    return data.decode("utf-8-sig", "replace")
