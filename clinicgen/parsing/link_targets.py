"""What the address of a link means: a clinic's own, another text of the workspace, a path of the site, or the web."""

from __future__ import annotations

import re
from typing import TypeAlias, TypeGuard, get_args
from urllib.parse import unquote

from markdown_it.common.normalize_url import normalizeLink
from msgspec import Struct

from clinicgen.model.content import ClinicTarget, ContentKind
from clinicgen.model.finding import Rule
from clinicgen.model.markdown_file import MarkdownFile
from clinicgen.model.suggestion import suggest
from clinicgen.parsing.problems import (
    FACT_IN_LINK_TARGET,
    HTML_UNSAFE_LINK,
    LINK_CLINIC_UNKNOWN,
    LINK_TARGET_UNKNOWN,
    PATH_OUTSIDE_WORKSPACE,
    shown,
)

CLINIC_TARGETS: tuple[ClinicTarget, ...] = get_args(ClinicTarget)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
# Browsers drop or ignore these inside an address, so that `java\tscript:` is run all the same.
_HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd\ud800-\udfff]")
_WEB = re.compile(r"https?://[^\s/?#\\]", re.IGNORECASE)
_HOST_LIKE = re.compile(r"(?:www\.|[\w-]+\.(?:com|org|net|gov|edu)\b)", re.IGNORECASE)
_EMAIL_LIKE = re.compile(r"[\w.+-]+@[\w.-]+\Z")
_PHONE_LIKE = re.compile(r"[+(]?[0-9][0-9 ().-]{6,}\Z")
_KINDS: dict[str, ContentKind] = {"articles": "article", "pages": "page", "services": "service"}


class ClinicAddress(Struct, frozen=True):
    """One of the clinic's own addresses: `clinic:call`."""

    target: ClinicTarget


class TextAddress(Struct, frozen=True):
    """Another text of the workspace, by its file."""

    kind: ContentKind
    slug: str
    fragment: str


class SitePath(Struct, frozen=True):
    """A path of the clinic's own site."""

    path: str


class Fragment(Struct, frozen=True):
    """An anchor of the text itself."""

    name: str


class WebAddress(Struct, frozen=True):
    """A whole address that stands in the page as it is."""

    address: str


class Refusal(Struct, frozen=True):
    """An address that is not allowed, and what to write instead."""

    rule: Rule
    message: str
    hint: str


Target: TypeAlias = ClinicAddress | TextAddress | SitePath | Fragment | WebAddress


def read_target(written: str, file: MarkdownFile) -> Target | Refusal:
    """Tell what a link's address means; escapes and entities are already read."""
    refusal = refuse_hidden(written)
    if refusal:
        return refusal
    target = written.strip()
    scheme = _SCHEME.match(target)
    if scheme:
        return _read_scheme(target, scheme[1].lower(), target[scheme.end() :])
    if target.startswith("#"):
        return Fragment(unquote(target[1:]))
    if target.startswith(("//", "\\", "/\\")):
        hint = "write the whole address with `https://`"
        return Refusal(HTML_UNSAFE_LINK, f"`{shown(target)}` leads to another site without saying how", hint)
    if target.startswith("/"):
        return SitePath(normalizeLink(target))
    return _read_relative(target, file)


def refuse_hidden(written: str) -> Refusal | None:
    """Refuse an address of a link or picture that holds a fact or invisible characters."""
    if "{{" in written:
        hint = "write `[call us](clinic:call)` or `[book a visit](clinic:book)`"
        return Refusal(FACT_IN_LINK_TARGET, "a fact cannot be the address of a link", hint)
    hidden = _HIDDEN.search(written)
    if hidden:
        message = f"the address holds the invisible character U+{ord(hidden.group()):04X}"
        return Refusal(HTML_UNSAFE_LINK, message, "type the address again by hand")
    return None


def refuse_scheme(scheme: str) -> Refusal:
    """Refuse an address for its scheme."""
    hint = "use `https:`, `http:`, `mailto:`, `tel:` or `clinic:`, a path that begins with `/`, or an article's file"
    return Refusal(HTML_UNSAFE_LINK, f"addresses with `{shown(scheme)}:` are not allowed", hint)


def resolve_path(relative: str, file: MarkdownFile) -> list[str] | None:
    """Give the segments of the workspace path a relative path leads to, or None where it leads out."""
    segments = file.source.path.split("/")[:-1]
    for segment in relative.split("/"):
        if segment == "..":
            if not segments:
                return None
            segments.pop()
        elif segment not in ("", "."):
            segments.append(segment)
    return segments


def _read_scheme(target: str, scheme: str, rest: str) -> Target | Refusal:
    if scheme == "clinic":
        if _is_clinic_target(rest):
            return ClinicAddress(rest)
        hint = suggest(rest[:40], CLINIC_TARGETS)
        return Refusal(LINK_CLINIC_UNKNOWN, f"there is no `clinic:{shown(rest)}`", hint)
    if scheme in ("http", "https"):
        if _WEB.match(target):
            return WebAddress(normalizeLink(target))
        return Refusal(HTML_UNSAFE_LINK, f"`{shown(target)}` names no host", "write it like `https://www.example.org`")
    if scheme in ("mailto", "tel") and rest.strip():
        return WebAddress(f"{scheme}:{normalizeLink(target)[len(scheme) + 1 :]}")
    return refuse_scheme(scheme)


def _is_clinic_target(name: str) -> TypeGuard[ClinicTarget]:
    return name in CLINIC_TARGETS


def _read_relative(target: str, file: MarkdownFile) -> Target | Refusal:
    path, _, fragment = target.partition("#")
    path = unquote(path)
    if not path.endswith(".md"):
        return Refusal(LINK_TARGET_UNKNOWN, *_explain(target))
    if "\\" in path or _HIDDEN.search(path):
        return Refusal(LINK_TARGET_UNKNOWN, f"`{shown(target)}` is not the path of a file", "use `/` between folders")
    segments = resolve_path(path, file)
    if segments is None:
        hint = "link to a file of the workspace, like `how-ketamine-infusions-work.md`"
        return Refusal(PATH_OUTSIDE_WORKSPACE, f"`{shown(target)}` leads out of the workspace", hint)
    folder = segments[2] if segments[0] == "clinics" and len(segments) > 3 else segments[0]
    return TextAddress(_KINDS.get(folder, "article"), segments[-1].removesuffix(".md"), unquote(fragment))


def _explain(target: str) -> tuple[str, str]:
    if not target:
        return "this link has no address", "write where it leads between the parentheses"
    address = shown(target)
    message = f"`{address}` is neither an article's file nor a path of the site"
    if _EMAIL_LIKE.match(target):
        return message, f"write `mailto:{address}`, or `clinic:email` for the clinic's own"
    if _PHONE_LIKE.match(target):
        return message, "write `clinic:call` for the clinic's own number, or `tel:` before another"
    if _HOST_LIKE.match(target):
        return message, f"write `https://{address}`"
    return message, f"write `/{address.lstrip('./')}` for a path of the site, or a file that ends in `.md`"
