"""Pictures: which file of the workspace an image's address means."""

from __future__ import annotations

import re
from urllib.parse import unquote

from clinicgen.model.markdown_file import MarkdownFile
from clinicgen.parsing.link_targets import Refusal, refuse_hidden, refuse_scheme, resolve_path
from clinicgen.parsing.problems import (
    FACT_IN_LINK_TARGET,
    IMAGE_TARGET_UNKNOWN,
    NETWORK_THIRD_PARTY_IMAGE,
    PATH_OUTSIDE_WORKSPACE,
    shown,
)

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_HINT = "put the picture into {folder} and write `images/` and its name"


def picture_folder(file: MarkdownFile) -> str:
    """Give the folder whose pictures a text names as `images/…`: the clinic's own, or the shared one."""
    return f"clinics/{file.clinic}" if file.clinic else "articles"


def read_picture_path(written: str, file: MarkdownFile) -> str | Refusal:
    """Give the workspace path of a picture, or the reason why its address is refused."""
    hint = _HINT.format(folder=f"`{picture_folder(file)}/images/`")
    if "{{" in written:
        return Refusal(FACT_IN_LINK_TARGET, "a fact cannot be the address of a picture", hint)
    refusal = refuse_hidden(written)
    if refusal:
        return refusal
    target = written.strip()
    scheme = _SCHEME.match(target)
    if target.startswith("//") or (scheme and scheme[1].lower() in ("http", "https")):
        return Refusal(NETWORK_THIRD_PARTY_IMAGE, "a picture cannot be loaded from another site", hint)
    if scheme:
        return refuse_scheme(scheme[1].lower())
    path = unquote(target)
    if not path or path.startswith("/") or path.endswith("/") or refuse_hidden(path) or re.search(r"[\\?#]", target):
        message = f"`{shown(target)}` is not a picture of the workspace" if target else "this picture has no address"
        return Refusal(IMAGE_TARGET_UNKNOWN, message, hint)
    if path.startswith("images/"):
        inner = _resolve_inside(path.split("/"))
        return f"{picture_folder(file)}/{inner}" if inner else _outside(target, hint)
    segments = resolve_path(path, file)
    return "/".join(segments) if segments else _outside(target, hint)


def _resolve_inside(segments: list[str]) -> str:
    """Give the path within the folder, or an empty string where it leaves it."""
    kept: list[str] = []
    for segment in segments:
        if segment == "..":
            if not kept:
                return ""
            kept.pop()
        elif segment not in ("", "."):
            kept.append(segment)
    return "/".join(kept)


def _outside(target: str, hint: str) -> Refusal:
    return Refusal(PATH_OUTSIDE_WORKSPACE, f"`{shown(target)}` leads out of the workspace", hint)
