"""Decides what is drawn for a clinic from its facts: the card that networks show, and the icons of its site.

No number and no address stands on a drawing: what is proved of a site is proved of texts.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import force_setattr

from clinicgen.model.clinic import Clinic
from clinicgen.model.colours import text_on
from clinicgen.model.pictures import Album
from clinicgen.model.source import SourceFile, digest_of
from clinicgen.model.theme import Theme
from clinicgen.rendering.asset_names import ASSETS, fingerprinted

_PRIMARY, _ACCENT = "#1f5f6b", "#b0452e"
"""For themes that have no such settings."""
_RECIPE = "1"


class Drawing(Struct, frozen=True):
    """A PNG that is drawn: everything that its bytes depend on."""

    name: str
    """What it is: `share` or `touch`."""
    lines: tuple[str, ...]
    """What it says."""
    primary: str
    accent: str
    font: SourceFile | None
    """The theme's letters; without them plain ones are taken."""
    encoder: str
    source: str
    """The file that findings about it name."""
    logo: SourceFile | None = None
    """Shown in place of words."""
    key: str = ""
    path: str = ""
    """Within the site."""

    def __post_init__(self) -> None:
        font = self.font.digest if self.font else ""
        logo = self.logo.digest if self.logo else ""
        key = digest_of(_RECIPE, self.encoder, self.name, self.primary, self.accent, font, logo, *self.lines)
        force_setattr(self, "key", key)
        force_setattr(self, "path", f"{ASSETS}/{fingerprinted(f'{self.name}.png', key.encode())}")


class Icon(Struct, frozen=True):
    """The small picture that browsers show for a site."""

    path: str
    """Within the site."""
    media_type: str
    text: str = ""
    """The SVG, where it is drawn."""
    source: SourceFile | None = None
    """The logo, where that is the icon."""


def share_card(clinic: Clinic, theme: Theme, album: Album) -> Drawing:
    """Give the card that networks show for every page of a clinic that has no picture of its own."""
    address = clinic.facts.address
    lines = (clinic.facts.name, f"{address.city}, {address.region}")
    return _draw("share", lines, clinic, theme, album)


def touch_icon(clinic: Clinic, theme: Theme, album: Album) -> Drawing:
    """Give the icon for a telephone's screen: the clinic's logo, where it is about square, or its initials."""
    logo = square_logo(clinic, album)
    return _draw("touch", () if logo else (initials(clinic.facts.name),), clinic, theme, album, logo)


def site_icon(clinic: Clinic, touch: Drawing) -> Icon:
    """Give the icon for a browser's tab."""
    if touch.logo:
        return Icon(touch.path, "image/png")
    letters = initials(clinic.facts.name)
    size = 30 if len(letters) > 1 else 38
    text = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64">'
        f'<rect width="64" height="64" rx="14" fill="{touch.primary}"/>'
        f'<text x="32" y="{32 + size * 0.36:.1f}" fill="{text_on(touch.primary)}" font-family="system-ui,sans-serif"'
        f' font-size="{size}" font-weight="600" text-anchor="middle">{letters}</text></svg>\n'
    )
    return Icon(f"{ASSETS}/{fingerprinted('icon.svg', text.encode())}", "image/svg+xml", text)


def square_logo(clinic: Clinic, album: Album) -> SourceFile | None:
    """Give the clinic's logo if it is a photograph's kind of file and about as wide as high."""
    logo = clinic.images.get(clinic.facts.theme.logo or "")
    facts = album.pictures.get(logo.digest) if logo else None
    if facts is None or not 0.8 <= facts.width / facts.height <= 1.25:
        return None
    return logo


def initials(name: str) -> str:
    """Give the first letters of a name's first two words."""
    firsts = [next((letter for letter in word if letter.isalnum()), "") for word in name.split()]
    return "".join(letter for letter in firsts if letter)[:2].upper() or "+"


def _draw(
    name: str, lines: tuple[str, ...], clinic: Clinic, theme: Theme, album: Album, logo: SourceFile | None = None
) -> Drawing:
    settings = clinic.theme_settings
    source = clinic.sources[0].path if clinic.sources else f"clinics/{clinic.slug}/clinic.yaml"
    chosen = "serif" if settings.get("headings") == "serif" else "sans"
    font = theme.static.get(f"fonts/{chosen}.woff2")
    colours = {key: value for key, value in settings.items() if theme.settings[key].type == "colour"}
    primary, accent = colours.get("primary", _PRIMARY), colours.get("accent", _ACCENT)
    return Drawing(name, lines, primary, accent, font, album.encoder, source, logo)
