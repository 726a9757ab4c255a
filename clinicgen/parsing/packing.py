"""Packs compiled texts into bytes that can be kept, and unpacks them; from what is no pack nothing comes.

A pack is a pickle, but it can name only the values that a compiled text consists of: unpacking runs no other code.
"""

from __future__ import annotations

import datetime
import io
import pickle
from types import MappingProxyType

from msgspec.structs import replace

from clinicgen.model import content as texts
from clinicgen.model.content import Article, Content, PageText
from clinicgen.model.finding import Finding, Place, Severity, Span
from clinicgen.model.markdown_file import MarkdownFile
from clinicgen.model.prose import Passage, WrittenLink
from clinicgen.model.settings import Syndication
from clinicgen.model.source import SourceText
from clinicgen.parsing.library import Compiled

_LEFT_OUT = SourceText("", "")
_VALUES = MappingProxyType(
    {
        (value.__module__, value.__qualname__): value
        for value in (
            texts.Fact, texts.ClinicLink, texts.ContentLink, texts.PathLink, texts.Picture, texts.Heading, texts.Block,
            texts.Test, texts.Condition, texts.Slot, texts.ClinicBlock, texts.Acceptance, texts.FaqEntry, texts.Source,
            Content, Article, PageText, Finding, Place, Severity, Span, Syndication, SourceText, datetime.date,
            Passage, WrittenLink,
        )
    }
)  # fmt: skip


def pack_text(compiled: Compiled) -> bytes:
    """Pack a compiled text; the file it comes from is left out."""
    text, findings = compiled
    match text:
        case Article(content=content):
            text = replace(text, content=replace(content, source=_LEFT_OUT), places={})
        case PageText(content=content):
            text = replace(text, content=replace(content, source=_LEFT_OUT))
        case Content():
            text = replace(text, source=_LEFT_OUT)
    return pickle.dumps((text, findings), protocol=pickle.HIGHEST_PROTOCOL)


def unpack_text(pack: bytes, file: MarkdownFile) -> Compiled:
    """Give the compiled text that was packed, put together with its file again; ValueError where that is no pack."""
    try:
        text, findings = _Unpickler(io.BytesIO(pack)).load()
    except (pickle.UnpicklingError, TypeError, AttributeError, LookupError, EOFError) as error:
        raise ValueError("this is no pack") from error
    match text:
        case Article(content=content):
            text = replace(text, content=replace(content, source=file.source), places=dict(file.places))
        case PageText(content=content):
            text = replace(text, content=replace(content, source=file.source))
        case Content():
            text = replace(text, source=file.source)
        case _:
            raise ValueError("this is the pack of something else")
    return text, findings


class _Unpickler(pickle.Unpickler):
    """Reads nothing but the values of compiled texts."""

    def find_class(self, module: str, name: str) -> object:
        """Give the type of a value; KeyError for anything else."""
        return _VALUES[module, name]
