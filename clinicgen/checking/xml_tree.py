"""Reads XML strictly, as feed readers and search engines do: a tree of elements, or why it is none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.parsers import expat

from msgspec import Struct

from clinicgen.model.finding import Place, Span
from clinicgen.model.source import SourceText

_DEEPEST = 64


class XmlFault(NamedTuple):
    """Why a text is no XML."""

    reason: str
    line: int
    column: int


class XmlElement(Struct):
    """An element of a tree that has been read."""

    name: str
    """Without namespace."""
    attributes: dict[str, str]
    line: int
    children: list[XmlElement] = []
    pieces: list[str] = []

    @property
    def text(self) -> str:
        """The text directly in it."""
        return "".join(self.pieces).strip()

    def named(self, name: str) -> Iterator[XmlElement]:
        """Give its children of a name."""
        return (child for child in self.children if child.name == name)

    def said(self, name: str) -> str:
        """Give the text of its first child of a name; empty where it has none."""
        return next((child.text for child in self.named(name)), "")


class _RefusedError(Exception):
    """What a careful reader does not follow."""


def read_tree(text: str) -> XmlElement | XmlFault:
    """Read a text as one element with all that is in it; entities of its own are refused, as careful readers do."""
    parser = expat.ParserCreate("utf-8", " ")
    roots: list[XmlElement] = []
    opened: list[XmlElement] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        element = XmlElement(name.rpartition(" ")[2], attributes, parser.CurrentLineNumber)
        if len(opened) >= _DEEPEST:
            raise _RefusedError("elements lie too deep in one another")
        (opened[-1].children if opened else roots).append(element)
        opened.append(element)

    def end(_name: str) -> None:
        opened.pop()

    def write(data: str) -> None:
        opened[-1].pieces.append(data)

    def refuse(*_declared: object) -> None:
        raise _RefusedError("it declares entities of its own")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.EntityDeclHandler = write, refuse
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        return XmlFault(expat.ErrorString(error.code), error.lineno, error.offset + 1)
    except _RefusedError as error:
        return XmlFault(str(error), parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
    return roots[0]


def place_of_fault(path: str, text: str, fault: XmlFault) -> Place:
    """Give the place at which a text stops being XML."""
    span = Span(fault.line, fault.column, fault.line, fault.column + 1)
    return Place(path, span, SourceText(path, text).line(fault.line))
