"""Refuses SVG pictures that could run scripts, restyle a page or load something from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.parsers import expat

from msgspec import Struct

from clinicgen.loading.file_problems import UNSAFE_SVG
from clinicgen.model.finding import Finding, Place, Span, report
from clinicgen.model.source import SourceFile

_REFUSED_ELEMENTS = frozenset(("script", "foreignobject", "style", "handler", "listener", "iframe", "embed", "object"))
_REFERENCES = frozenset(("href", "src"))
_XHTML = "http://www.w3.org/1999/xhtml"
_ADDRESS = re.compile(r"url\(", re.IGNORECASE)
_SAFE_TARGET = re.compile(r"[ \t\r\n\"']*(?:#|data:image/(?:png|jpeg)[;,])", re.IGNORECASE)
_OTHER_ADDRESS = re.compile(r"@import|\b(?:image-set|image|src|expression)\s*\(", re.IGNORECASE)
_SAFE_REFERENCE = re.compile(r"#|data:image/(?:png|jpeg)[;,]", re.IGNORECASE)
_IGNORED_BY_BROWSERS = re.compile(r"[\x00-\x20]+")
_FREE_TEXT = ("aria-", "data-", "id", "class", "inkscape:", "sodipodi:", "serif:", "rdf:")
"""Attributes that name or describe and are never read as style: a backslash in them is no disguise."""
_MOST_PROBLEMS = 20
_LONGEST_EXCERPT = 300


class _Inspection(Struct):
    """What has been found so far, and where the parser stands."""

    parser: expat.XMLParserType
    problems: list[tuple[int, str]] = []
    elements: int = 0

    def note(self, message: str) -> None:
        problem = (self.parser.CurrentLineNumber, message)
        if problem not in self.problems and len(self.problems) < _MOST_PROBLEMS:
            self.problems.append(problem)


class _UnreadableRestError(Exception):
    """What follows could expand into anything: the inspection ends here."""


def is_svg(path: str) -> bool:
    """Tell whether a file is served as an SVG, by its name."""
    return path.casefold().endswith((".svg", ".svgz"))


def inspect_svg(file: SourceFile) -> tuple[Finding, ...]:
    """Find everything in an SVG that has no place in a picture, each with its line."""
    if file.data.startswith(b"\x1f\x8b"):
        return (_refuse(file, None, "is compressed, so that it cannot be inspected", "save it as a plain SVG"),)
    parser = expat.ParserCreate()
    inspection = _Inspection(parser)
    parser.StartElementHandler = _element_handler(inspection)
    parser.StartDoctypeDeclHandler = _doctype_handler(inspection)
    parser.ProcessingInstructionHandler = lambda target, _: inspection.note(f"has the instruction `<?{target}`")
    try:
        parser.Parse(file.data, True)
    except _UnreadableRestError:
        pass
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        inspection.problems.append((error.lineno, f"is not a picture that can be read: {reason}"))
    except (ValueError, LookupError):
        # An encoding that is declared and that nobody knows.
        inspection.problems.append((1, "is not a picture that can be read: unknown encoding"))
    return tuple(_refuse(file, line, message, _HINT) for line, message in inspection.problems)


_HINT = "export it as a plain SVG, without scripts, styles and outside references, or use a PNG"


def _element_handler(inspection: _Inspection) -> Callable[[str, dict[str, str]], None]:
    def begin(name: str, attributes: dict[str, str]) -> None:
        inspection.elements += 1
        local = _local(name)
        if inspection.elements == 1 and local != "svg":
            inspection.note(f"begins with `<{name}>`, not with `<svg>`")
        if local in _REFUSED_ELEMENTS:
            inspection.note(f"holds `<{name}>`")
        for key, value in attributes.items():
            for message in _judge_attribute(key, value):
                inspection.note(message)
        # An animation can give any attribute a value later on.
        target = _local(attributes.get("attributeName", ""))
        if target in _REFERENCES or target.startswith("on"):
            inspection.note(f"animates `{attributes['attributeName']}`")

    return begin


def _doctype_handler(inspection: _Inspection) -> Callable[[str, str | None, str | None, bool], None]:
    def begin(_name: str, _system: str | None, _public: str | None, has_internal_subset: bool) -> None:
        inspection.note("has a `<!DOCTYPE`, which can declare entities")
        if has_internal_subset:
            raise _UnreadableRestError

    return begin


def _judge_attribute(key: str, value: str) -> Iterator[str]:
    local = _local(key)
    bare = _IGNORED_BY_BROWSERS.sub("", value)
    if key == "xmlns" or key.startswith("xmlns:"):
        if value == _XHTML:
            yield "holds HTML elements"
    elif local.startswith("on") or key == "xml:base":
        yield f"has the attribute `{key}`"
    elif local in _REFERENCES:
        if not _SAFE_REFERENCE.match(bare):
            yield f"refers to something outside of it in `{key}`"
    elif "javascript:" in bare.casefold():
        yield f"has a script in `{key}`"
    elif _names_elsewhere(value) or ("\\" in value and not key.startswith(_FREE_TEXT)):
        yield f"refers to something outside of it in `{key}`"


def _names_elsewhere(value: str) -> bool:
    """Tell whether a style value loads anything but a part of the picture itself."""
    targets = (match.end() for match in _ADDRESS.finditer(value))
    return any(not _SAFE_TARGET.match(value, target) for target in targets) or bool(_OTHER_ADDRESS.search(value))


def _local(name: str) -> str:
    return name.rpartition(":")[2].casefold()


def _refuse(file: SourceFile, line: int | None, message: str, hint: str) -> Finding:
    place = Place(file.path) if line is None else _place(file, line)
    return report(UNSAFE_SVG, f"the SVG `{file.path}` {message}", place, hint=hint)


def _place(file: SourceFile, line: int) -> Place:
    lines = file.data.replace(b"\r\n", b"\n").split(b"\n")
    text = lines[line - 1].decode("utf-8", "replace") if 0 < line <= len(lines) else ""
    end = max(len(text.rstrip()), 1) + 1
    # Drawing programs write a whole picture on one line: too much to show.
    return Place(file.path, Span(line, 1, line, end), text if len(text) <= _LONGEST_EXCERPT else "")
