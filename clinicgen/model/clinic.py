"""A clinic, its brand and the fleet: facts read, typed and ready to show."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Mapping

from msgspec import Struct

from clinicgen.model.clinic_facts import BrandFacts, ClinicFacts, Status
from clinicgen.model.finding import Place
from clinicgen.model.settings import WorkspaceSettings
from clinicgen.model.source import SourceFile, SourceText
from clinicgen.model.variant import Situation


class Phone(Struct, frozen=True):
    """A telephone number in the forms it is shown and linked in."""

    e164: str
    """Such as `+18437889718`: for JSON-LD, and `tel:` links."""
    national: str
    """Such as `(843) 788-9718`: for people."""

    @property
    def link(self) -> str:
        """The `tel:` address (RFC 3966)."""
        return f"tel:{self.e164}"


class Interval(Struct, frozen=True):
    """Opening and closing time of one stretch, `HH:MM`, closing after opening, at most 24:00."""

    opens: str
    closes: str


class DayHours(Struct, frozen=True):
    """One weekday's hours."""

    weekday: int
    """0 is Monday."""
    intervals: tuple[Interval, ...]
    """Empty where the clinic is closed."""


class Holiday(Struct, frozen=True):
    """A day with other hours than its weekday."""

    date: datetime.date
    intervals: tuple[Interval, ...]
    label: str | None


class Brand(Struct, frozen=True):
    """A brand and its own facts."""

    slug: str
    facts: BrandFacts
    logo: SourceFile | None
    owner_place: Place | None = None
    """Where its `owner` is written."""


class Clinic(Struct, frozen=True):
    """One clinic: its facts as written, merged from all layers, and what they mean."""

    slug: str
    facts: ClinicFacts
    brand: Brand | None
    phone: Phone
    text_phone: Phone | None
    fax: Phone | None
    week: tuple[DayHours, ...]
    """The weekdays whose hours are known, Monday first; empty where none are."""
    holidays: tuple[Holiday, ...]
    """By date."""
    theme_settings: Mapping[str, str]
    """Every setting of the clinic's theme: the clinic's own value or the theme's default."""
    images: Mapping[str, SourceFile]
    """The clinic's pictures by path within its folder (`images/logo.svg`)."""
    static: Mapping[str, SourceFile]
    """Files copied as they are, by path within the site: the workspace's, then the clinic's own over them."""
    places: Mapping[str, Place]
    """Where each value stands, by dotted key path (`booking.url`, `services.0.name`)."""
    sources: tuple[SourceText, ...]
    """The files its facts come from, highest layer first."""

    @property
    def status(self) -> Status:
        """Live, preview or closed."""
        return self.facts.status

    @property
    def base_path(self) -> str:
        """The path of the site's address without trailing slash: empty, or such as `/columbia`."""
        host_and_path = self.facts.url.removeprefix("https://")
        _, slash, path = host_and_path.partition("/")
        return slash + path if path else ""


class LostClinic(Struct, frozen=True):
    """A clinic whose facts cannot be used; it still counts as sibling and owner."""

    slug: str
    brand: str | None
    """The brand it names, as far as that can be read."""
    is_shown: bool
    """Whether others would show it: false for one that says it is a preview or closed."""


class Fleet(Struct, frozen=True):
    """All clinics of a workspace, by slug, and its settings."""

    clinics: tuple[Clinic, ...]
    lost: tuple[LostClinic, ...]
    brands: Mapping[str, Brand]
    settings: WorkspaceSettings
    contacts_digest: str = ""
    """Digest of every fact that the proof of contacts compares with: it changes when any clinic's facts do."""
    contacts_but_numbers_digest: str = ""
    """The same, but for telephone numbers: those without letters."""
    settings_places: Mapping[str, Place] = {}
    """Where each value of `clinicgen.yaml` stands, by dotted path (`check.ignore.0`, `check.severity.<rule>`)."""

    @property
    def slugs(self) -> frozenset[str]:
        """Every clinic, unreadable ones among them."""
        return frozenset([*(one.slug for one in self.clinics), *(one.slug for one in self.lost)])

    def find(self, slug: str) -> Clinic | None:
        """Give the clinic of that slug, or None."""
        found = bisect_left(self.clinics, slug, key=lambda clinic: clinic.slug)
        return self.clinics[found] if found < len(self.clinics) and self.clinics[found].slug == slug else None


HAS_NAMES = (
    "tagline", "legal_name", "alternate_names", "brand", "text_phone", "fax", "email", "street", "postal_code", "geo",
    "time_zone", "hours", "holidays", "service_area", "services", "practitioners", "medical_director", "facts",
    "reviews", "social", "insurance", "announcement", "directions",
)  # fmt: skip
"""What `has=` can ask for, besides `facts.<key>`: `directions` is a street or a position to lead to."""


def situation_of(clinic: Clinic) -> Situation:
    """Give what conditions ask about a clinic."""
    facts = clinic.facts
    has = {name for name in HAS_NAMES if name not in ("street", "postal_code", "directions") and getattr(facts, name)}
    has.update(f"facts.{key}" for key in facts.facts)
    if facts.address.street:
        has.add("street")
    if facts.address.postal_code:
        has.add("postal_code")
    if facts.address.street or facts.geo:
        has.add("directions")
    return Situation(
        clinic=clinic.slug,
        region=facts.address.region,
        brand=clinic.brand.slug if clinic.brand else None,
        services=frozenset(service.slug for service in facts.services),
        has=frozenset(has),
    )
