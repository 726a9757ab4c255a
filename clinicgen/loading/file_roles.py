"""Says what a file of the workspace is, by its path alone: the layout of a workspace in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct

from clinicgen.loading.discovery import SETTINGS_NAME

if TYPE_CHECKING:
    from clinicgen.model.content import ContentKind

FOLDERS = ("articles", "clinics", "pages", "services", "static", "themes")
"""The folders of a workspace; all others beside them are nobody's business here."""
CLINIC_FOLDERS = ("articles", "images", "pages", "services", "slots", "static")
BRANDS_FOLDER = "_brands"
PICTURE_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")

TEXT_KINDS: tuple[ContentKind, ...] = ("article", "page", "service", "slot")
RoleKind: TypeAlias = "ContentKind | Literal['settings', 'brand', 'clinic', 'picture', 'static', 'theme']"
_KIND_OF_FOLDER: dict[str, ContentKind] = {"articles": "article", "pages": "page", "services": "service"}


class Role(Struct, frozen=True):
    """What a file is for."""

    kind: RoleKind
    name: str = ""
    """A slug (`<article>/<slot>` for a slot), for static files the path within the site, for a theme's its folder."""
    clinic: str | None = None
    """The clinic whose own file it is, by its folder's name."""


def find_role(path: str) -> Role | None:
    """Tell what the file of that path is for, or None where nothing reads it."""
    match path.split("/"):
        case [only]:
            return Role("settings") if only == SETTINGS_NAME else None
        case ["clinics", "_brands", name] if name.endswith(".yaml"):
            return Role("brand", name.removesuffix(".yaml"))
        case ["clinics", "_brands", *rest]:
            return _find_picture(rest, None)
        case ["clinics", clinic, "clinic.yaml"]:
            return Role("clinic", clinic, clinic)
        case ["clinics", clinic, "slots", article, slot] if slot.endswith(".md"):
            return Role("slot", f"{article}/{slot.removesuffix('.md')}", clinic)
        case ["clinics", clinic, *rest] if rest:
            return _find_picture(rest, clinic) or _find_static(rest, clinic) or _find_text(rest, clinic)
        case ["themes", theme, _, *_]:
            return Role("theme", theme)
        case ["articles", "images", *rest]:
            return _find_picture(["images", *rest], None)
        case ["articles", *_, name] if name.endswith(".md"):
            return Role("article", name.removesuffix(".md"))
        case rest:
            return _find_static(rest, None) or _find_text(rest, None)


def _find_picture(parts: list[str], clinic: str | None) -> Role | None:
    if len(parts) > 1 and parts[0] == "images" and parts[-1].casefold().endswith(PICTURE_ENDINGS):
        return Role("picture", "/".join(parts), clinic)
    return None


def _find_static(parts: list[str], clinic: str | None) -> Role | None:
    if len(parts) < 2 or parts[0] != "static":
        return None
    # Of hidden files only those are published that servers or certificate authorities ask for by name.
    hidden = [part for part in parts if part.startswith(".")]
    is_published = not hidden or parts[1] == ".well-known" or hidden == [".htaccess"] == parts[-1:]
    return Role("static", "/".join(parts[1:]), clinic) if is_published else None


def _find_text(parts: list[str], clinic: str | None) -> Role | None:
    if len(parts) == 2 and parts[0] in _KIND_OF_FOLDER and parts[1].endswith(".md"):
        return Role(_KIND_OF_FOLDER[parts[0]], parts[1].removesuffix(".md"), clinic)
    return None
