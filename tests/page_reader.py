"""Reads a built page as a visitor's browser would: its head, its links, its text, and whose part of it is whose."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905


@dataclass
class Element:
    """A start tag and where it stands."""

    name: str
    attributes: dict[str, str]
    within: tuple[str, ...]
    """The names of the elements around it, outermost first."""
    clinic: str | None
    """The clinic whose part of the page it stands in, by `data-clinic`."""


@dataclass
class ReadPage(HTMLParser):
    """A page, read."""

    html: str
    elements: list[Element] = field(default_factory=list)
    texts: list[tuple[str, tuple[str, ...], str | None]] = field(default_factory=list)
    """Each text with the elements around it and the clinic whose part it stands in."""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str | None]] = []
        self.feed(self.html)
        self.close()
        assert not self.open, f"never closed: {self.open}"

    def _within(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self.open)

    def _clinic(self) -> str | None:
        return next((slug for _, slug in reversed(self.open) if slug), None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        assert len(attributes) == len(attrs), f"an attribute twice: {attrs}"
        clinic = attributes.get("data-clinic") or self._clinic()
        self.elements.append(Element(tag, attributes, self._within(), clinic))
        if tag not in VOID:
            self.open.append((tag, attributes.get("data-clinic")))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1][0] == tag, f"</{tag}> closes {self.open[-1:]}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.texts.append((data, self._within(), self._clinic()))

    def all(self, name: str, **wanted: str) -> list[Element]:
        return [
            one
            for one in self.elements
            if one.name == name and all(one.attributes.get(key.rstrip("_")) == value for key, value in wanted.items())
        ]

    def inside(self, name: str) -> str:
        """Give the text inside elements of a name, white space folded."""
        return " ".join(" ".join(text for text, within, _ in self.texts if name in within).split())

    @property
    def visible(self) -> str:
        texts = (text for text, within, _ in self.texts if not {"script", "style", "head"}.intersection(within))
        return " ".join(" ".join(texts).split())

    @property
    def own_text(self) -> str:
        """What is said outside of other clinics' parts, head and structured data included."""
        texts = [text for text, _, clinic in self.texts if clinic is None]
        values = [value for one in self.elements if one.clinic is None for value in one.attributes.values()]
        return "\n".join([*texts, *values])

    def meta(self, name: str) -> str | None:
        for one in self.all("meta"):
            if name in (one.attributes.get("name"), one.attributes.get("property")):
                return one.attributes["content"]
        return None

    def link(self, rel: str) -> str | None:
        return next((one.attributes["href"] for one in self.all("link", rel=rel)), None)

    @property
    def hrefs(self) -> list[str]:
        return [one.attributes["href"] for one in self.all("a")]

    @property
    def ids(self) -> list[str]:
        return [one.attributes["id"] for one in self.elements if "id" in one.attributes]

    @property
    def graph(self) -> list[dict[str, Any]]:
        """The nodes of its structured data."""
        found = [text for text, within, _ in self.texts if within[-1:] == ("script",)]
        return [node for text in found for node in json.loads(text)["@graph"]]

    def node(self, kind: str) -> dict[str, Any]:
        return next(node for node in self.graph if node["@type"] == kind)
