"""YAML text to a tree of nodes that know their places, built from parse events and never by recursion."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress

import yaml
from msgspec import Struct

from clinicgen.loading.nodes import Entry, MappingNode, Node, ScalarNode, SequenceNode
from clinicgen.loading.positions import Positions, positions_of
from clinicgen.loading.problems import problem
from clinicgen.loading.yaml_errors import QUOTE_THE_FACT, explain
from clinicgen.model.finding import Finding, Place
from clinicgen.model.source import SourceText

LARGEST_FILE = 1_000_000
DEEPEST_NESTING = 32
_MOST_VALUES = 20_000

_LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNREADABLE = re.compile(
    r"[^\t\n\r\x20-\x7e\x85\xa0-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_PROPERTY = re.compile(r"[&*!][^\s,\[\]{}]*")
_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b")


def read_tree(
    source: SourceText, family: str, *, start: int = 0, end: int | None = None
) -> tuple[MappingNode | None, tuple[Finding, ...]]:
    """Read the YAML between two offsets of a file (by default all of it): its tree, or None, and what is wrong.

    Places are those of the whole file. A text without any key gives an empty mapping.
    """
    text = source.text[start:end]
    positions = positions_of(source)
    builder = _Builder(text, start, family, positions)
    if len(text) > LARGEST_FILE or len(text.encode("utf-8", "surrogatepass")) > LARGEST_FILE:
        builder.find("invalid-yaml", "the file is larger than 1 MB", Place(source.path), "split or shorten it")
        return None, tuple(builder.findings)
    hidden = _UNREADABLE.search(text)
    if hidden:
        code = ord(hidden.group())
        place = positions.place(start + hidden.start(), start + hidden.end())
        builder.find("invalid-yaml", f"the invisible character U+{code:04X} stands here", place, "remove it")
        return None, tuple(builder.findings)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except _StopReadingError:
        return None, tuple(builder.findings)
    except yaml.MarkedYAMLError as error:
        if "nesting depth" in (error.problem or ""):
            return None, _find_deep_nesting(text, _Builder(text, start, family, positions))
        wrong = explain(error, positions, start)
        if not builder.has_refused(wrong.place):
            builder.find("invalid-yaml", wrong.message, wrong.place, wrong.hint)
        return None, tuple(builder.findings)
    except (yaml.YAMLError, ValueError, OverflowError):
        # PyYAML's Python reader lets these through for character codes beyond Unicode.
        builder.find("invalid-yaml", "the file holds a character code that does not exist", Place(source.path), "")
        return None, tuple(builder.findings)
    return builder.root(), tuple(builder.findings)


def _find_deep_nesting(text: str, builder: _Builder) -> tuple[Finding, ...]:
    """Say where the nesting becomes too deep; the quick reader looks ahead, and may give up before it has told."""
    with suppress(_StopReadingError):
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            builder.take(event)
    return tuple(builder.findings)


class _StopReadingError(Exception):
    """The rest of the file is not worth reading: a finding says why."""


class _Open(Struct):
    """A list or mapping whose end has not come yet."""

    is_mapping: bool
    start: int
    end: int
    items: list[Node] = []
    entries: dict[str, Entry] = {}
    key: tuple[str, Place] | None = None
    """The key whose value comes next."""
    is_value_next: bool = False
    """Whether a key has been read, be it one that was refused."""


class _Builder:
    """Takes parse events one by one and keeps what they make."""

    def __init__(self, text: str, start: int, family: str, positions: Positions) -> None:
        self.findings: list[Finding] = []
        self._text, self._start, self._family, self._positions = text, start, family, positions
        self._open: list[_Open] = []
        self._skipped = 0  # how deep inside a refused list or mapping
        self._count = 0
        self._root: Node | None = None
        self._has_document = False

    def find(self, kind: str, message: str, place: Place, hint: str) -> None:
        """Note a finding."""
        self.findings.append(problem(self._family, kind, message, place, hint))

    def has_refused(self, place: Place) -> bool:
        """Tell whether something on the place's line was refused, which is what YAML then stumbles over."""
        refused = [one.place.span for one in self.findings if one.rule.endswith("-invalid-yaml") and one.place]
        return place.span is not None and place.span.line in {span.line for span in refused if span}

    def root(self) -> MappingNode | None:
        """Give the file's outermost mapping once all events are taken."""
        first = self._positions.whole_line(self._positions.line_of(self._start))
        if self._root is None:
            return MappingNode((), first)
        if isinstance(self._root, MappingNode):
            return MappingNode(self._root.entries, first)
        if isinstance(self._root, ScalarNode) and (self._root.is_refused or self._root.is_removal):
            return MappingNode((), first) if not self.findings else None
        found = "a list" if isinstance(self._root, SequenceNode) else "text"
        self.find("invalid-yaml", f"keys and values are expected, found {found}", first, "write `key: value`")
        return None

    def take(self, event: yaml.Event) -> None:
        """Take the next parse event."""
        if event.start_mark is None or event.end_mark is None:
            return
        start, end = event.start_mark.index, event.end_mark.index
        if isinstance(event, yaml.DocumentStartEvent):
            if self._has_document:
                self._stop("a second document begins here", start, max(end, start + 3), "keep one, without `---`")
            self._has_document = True
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._count_value(start, end)
            if len(self._open) + self._skipped >= DEEPEST_NESTING:
                self._stop(f"the nesting is deeper than {DEEPEST_NESTING}", start, end, "write it flatter")
            if self._skipped or self._refuses(event, start):
                self._skipped += 1
            else:
                self._open.append(_Open(isinstance(event, yaml.MappingStartEvent), start, start))
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            if self._skipped:
                self._skipped -= 1
                if not self._skipped:
                    self._add_refused(end)
            else:
                self._close(end if end > start else 0)
        elif isinstance(event, (yaml.ScalarEvent, yaml.AliasEvent)) and not self._skipped:
            self._count_value(start, end)
            self._take_scalar(event, start, end)

    def _take_scalar(self, event: yaml.ScalarEvent | yaml.AliasEvent, start: int, end: int) -> None:
        end = start + len(self._text[start:end].rstrip())
        if self._refuses(event, start) or isinstance(event, yaml.AliasEvent):
            self._add_refused(end)
            return
        text: str = event.value
        if self._expects_key():
            self._take_key(text, start, end)
            return
        if not text.strip():
            self._find_empty(start, end)
        self._add(ScalarNode(text, not event.style, self._place(start, end)), end)

    def _take_key(self, text: str, start: int, end: int) -> None:
        mapping = self._open[-1]
        mapping.is_value_next = True
        mapping.end = end
        place = self._place(start, end)
        key = unicodedata.normalize("NFC", text)
        if not key.strip() or _UNREADABLE.search(key) or "\n" in key:
            self.find("invalid-yaml", "a value has no readable key", place, "write `key: value`")
        elif key in mapping.entries:
            first = mapping.entries[key].key_place.span
            line = first.line if first else 1
            self.find("duplicate-key", f"`{key}` is written twice", place, f"line {line} has it already; keep one")
        else:
            mapping.key = (key, place)

    def _refuses(self, event: yaml.NodeEvent, start: int) -> bool:
        """Note and refuse anchors, aliases, tags, keys that are not text, and facts without quotes."""
        found = _PROPERTY.match(self._text, start)
        if isinstance(event, yaml.AliasEvent) or event.anchor or getattr(event, "tag", None):
            word = found.group() if found else str(event.anchor)
            what = {"&": "anchor", "*": "alias"}.get(word[0], "tag")
            place = self._place(start, start + len(word))
            hint = f"write the value out; in quotes if it begins with `{word[0]}`"
            self.find("invalid-yaml", f"the {what} `{word}` is not supported", place, hint)
            return True
        if not isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            return False
        if self._text.startswith("{{", start):
            place = self._positions.rest_of_line(self._start + start)
            message = "a value that begins with `{{` is read as YAML's own braces"
            self.find("invalid-yaml", message, place, QUOTE_THE_FACT)
            return True
        if self._expects_key():
            place = self._positions.rest_of_line(self._start + start)
            self.find("invalid-yaml", "a key must be plain text", place, "write `key: value`")
            return True
        return False

    def _add_refused(self, end: int) -> None:
        """Put an empty value where something was refused, so that nothing else is said about it."""
        if self._expects_key():
            self._open[-1].is_value_next = True
        else:
            self._add(ScalarNode("", True, self._place(max(end - 1, 0), end)), end)

    def _find_empty(self, start: int, end: int) -> None:
        mapping = self._open[-1] if self._open else None
        if mapping is None or (mapping.is_mapping and mapping.key is None):
            return
        comment = "" if end > start else self._text[start:].partition("\n")[0].strip()
        hint = "write a value or leave the key out"
        colour = _COLOUR.match(comment)
        if colour:
            name = f"{mapping.key[0]}: " if mapping.key else ""
            hint = f'`#` starts a comment outside quotes; write `{name}"{colour.group()}"`'
        elif comment.startswith("#"):
            hint = f"{hint}; `#` starts a comment outside quotes"
        if mapping.key:
            self.find("empty-value", f"`{mapping.key[0]}` has no value", mapping.key[1], hint)
        else:
            place = self._place(start, end) if end > start else self._place(max(start - 1, 0), start)
            self.find("empty-value", "an item of this list is empty", place, hint.replace("key", "line"))

    def _expects_key(self) -> bool:
        return bool(self._open) and self._open[-1].is_mapping and not self._open[-1].is_value_next

    def _close(self, end: int) -> None:
        closed = self._open.pop()
        end = end or closed.end
        place = self._place(closed.start, end)
        if closed.is_mapping:
            self._add(MappingNode(tuple(closed.entries.values()), place), end)
        else:
            self._add(SequenceNode(tuple(closed.items), place), end)

    def _add(self, node: Node, end: int) -> None:
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        parent.end = max(parent.end, end)
        if not parent.is_mapping:
            parent.items.append(node)
            return
        if parent.key:
            key, place = parent.key
            parent.entries[key] = Entry(key, place, node)
        parent.key, parent.is_value_next = None, False

    def _count_value(self, start: int, end: int) -> None:
        self._count += 1
        if self._count > _MOST_VALUES:
            self._stop(f"the file holds more than {_MOST_VALUES} values", start, end, "split it")

    def _place(self, start: int, end: int) -> Place:
        return self._positions.place(self._start + start, self._start + end)

    def _stop(self, message: str, start: int, end: int, hint: str) -> None:
        self.find("invalid-yaml", message, self._place(start, min(end, len(self._text))), hint)
        raise _StopReadingError
