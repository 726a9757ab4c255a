"""What an agency writes about a clinic in `clinic.yaml`: one frozen model, the source of schema and reference."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import ConfigDict, Field, WithJsonSchema

from clinicgen.model.typed_text import (
    Country,
    Day,
    Email,
    FactKey,
    Flag,
    HttpsUrl,
    ImagePath,
    Latitude,
    Longitude,
    RedirectPath,
    Region,
    SiteUrl,
    Slug,
    Text,
    Written,
)

HoursText = Annotated[
    Text | tuple[Text, ...],
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
"""`closed`, one span such as `09:00-17:00`, or a list of spans; read by `loading.opening_hours`."""


class Status(StrEnum):
    """Where a clinic stands between first draft and last day."""

    LIVE = "live"
    PREVIEW = "preview"
    CLOSED = "closed"


class Closed(Written):
    """What a closed clinic's one page says."""

    message: Text | None = Field(None, description="What to tell patients; without it, a plain sentence.")
    successor: Slug | None = Field(None, description="The clinic that takes over, by its folder's name.")


class Booking(Written):
    """Where patients book."""

    url: HttpsUrl = Field(description="The booking address; https only; never checked as an internal link.")
    label: Text = Field("Request an appointment", description="What the booking button says.")
    utm: Flag = Field(
        True, description="Whether to add utm_source, utm_medium and utm_campaign, so that bookings can be counted."
    )


class Address(Written):
    """Where the clinic is."""

    street: Text | None = Field(None, description="House number and street.")
    unit: Text | None = Field(None, description="Suite, floor or unit.")
    city: Text = Field(description="The city or town.")
    region: Region = Field(description="The state's or province's two-letter code.")
    postal_code: Text | None = Field(None, description="The postal code; leading zeros are kept.")
    country: Country = Field("US", description="The country's two-letter code; phones are read by its rules.")


class Geo(Written):
    """The clinic's position."""

    latitude: Latitude = Field(description="Degrees north, five decimals or more.")
    longitude: Longitude = Field(description="Degrees east; west is negative.")


class HolidayFacts(Written):
    """A day with other hours than its weekday."""

    date: Day = Field(description="The day, as YYYY-MM-DD.")
    hours: HoursText = Field(description="`closed`, or that day's hours.")
    label: Text | None = Field(None, description="What the day is called.")


class Service(Written):
    """Something the clinic offers."""

    slug: Slug = Field(description="The service's name in addresses, articles and blocks.")
    name: Text = Field(description="The service's name as patients see it.")
    summary: Text | None = Field(None, description="One or two sentences about it.")


class Practitioner(Written):
    """A person who treats patients here."""

    name: Text = Field(description="First and last name.")
    credentials: Text | None = Field(None, description="Letters after the name, such as MD.")
    role: Text | None = Field(None, description="What the person does here.")
    photo: ImagePath | None = Field(None, description="A picture in the clinic's images folder.")
    bio: Text | None = Field(None, description="A few sentences about the person.")


class ReviewProfile(Written):
    """A page elsewhere where patients' reviews stand. clinicgen links to it and never copies reviews."""

    platform: Text = Field(description="The site's name, such as Yelp.")
    url: HttpsUrl = Field(description="The profile's address.")
    label: Text | None = Field(None, description="What the link says; without it, `Read our <platform> reviews`.")


class Announcement(Written):
    """A line at the top of every page."""

    text: Text = Field(description="What it says.")
    until: Day | None = Field(None, description="The last day it is shown.")


class ThemeChoice(Written):
    """Which theme the site has, and values for that theme's settings (see `theme.yaml`)."""

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, Any]

    name: Slug = Field("clarity", description="The theme's folder name.")
    logo: ImagePath | None = Field(None, description="The clinic's logo in its images folder.")


class ArticleChoice(Written):
    """Articles to add or leave out, by slug."""

    include: tuple[Slug, ...] = Field((), description="Articles carried although the services do not ask for them.")
    exclude: tuple[Slug, ...] = Field((), description="Articles this clinic does not carry.")


class ClinicFacts(Written):
    """Everything known about one clinic. Unknown optional facts are left out, never guessed."""

    name: Text = Field(description="The clinic's name as patients see it.")
    tagline: Text | None = Field(None, description="A short line under the name.")
    description: Text | None = Field(
        None, description="At most 160 characters for search results; otherwise composed from name, services and city."
    )
    legal_name: Text | None = Field(None, description="The registered name, where it differs.")
    alternate_names: tuple[Text, ...] = Field((), description="Other names patients know the clinic by.")
    brand: Slug | None = Field(None, description="The brand, a file in clinics/_brands/.")
    status: Status = Field(Status.LIVE, description="live; preview (noindex, ribbon); or closed (one page).")
    closed: Closed | None = Field(None, description="What the closed page says; only with status: closed.")
    url: SiteUrl = Field(description="Where this site will be served; may have a path.")
    phone: Text = Field(description="The number patients call, in any usual way of writing it.")
    text_phone: Text | None = Field(None, description="The number patients text.")
    fax: Text | None = Field(None, description="The fax number.")
    email: Email | None = Field(None, description="The e-mail address.")
    booking: Booking = Field(description="Where patients book.")
    address: Address = Field(description="Where the clinic is; city and region are required.")
    geo: Geo | None = Field(None, description="The clinic's position.")
    time_zone: Text | None = Field(None, description="An IANA time zone; without it no 'open now', and UTC's day.")
    hours: dict[str, HoursText] = Field(
        {}, description="A day or a range of days: `closed`, one span such as 09:00-17:00, or a list of spans."
    )
    holidays: tuple[HolidayFacts, ...] = Field((), description="Days with other hours.")
    service_area: tuple[Text, ...] = Field((), description="Places nearby that patients come from.")
    services: tuple[Service, ...] = Field((), description="What the clinic offers.")
    practitioners: tuple[Practitioner, ...] = Field((), description="Who treats patients here.")
    medical_director: Text | None = Field(None, description="The medical director's name and credentials.")
    facts: dict[FactKey, Text] = Field({}, description="The agency's own facts, used as {{ clinic.facts.parking }}.")
    reviews: tuple[ReviewProfile, ...] = Field((), description="Review profiles to link to.")
    social: tuple[HttpsUrl, ...] = Field((), description="Social profiles.")
    insurance: tuple[Text, ...] = Field((), description="Insurers accepted.")
    receives_hhs_funds: Flag = Field(
        False,
        description="Whether the clinic takes part in a federal health programme; adds a draft of the notices of "
        "nondiscrimination and language assistance, for counsel to complete.",
    )
    announcement: Announcement | None = Field(None, description="A line at the top of every page.")
    theme: ThemeChoice = Field(ThemeChoice(), description="The theme and its settings.")
    articles: ArticleChoice = Field(ArticleChoice(), description="Articles to add or leave out.")
    search: Flag = Field(
        False, description="Whether the site has a search over its articles; needs the extra `clinicgen[search]`."
    )
    refers_to: tuple[Slug, ...] = Field((), description="Clinics this one may name in a `::: clinic` block.")
    redirects: dict[RedirectPath, Text] = Field(
        {}, description="Old paths of this site and where they lead: own paths or https addresses."
    )


class BrandFacts(Written):
    """A brand's own facts. Every other key of a brand file is a layer under its clinics."""

    name: Text = Field(description="The brand's name.")
    legal_name: Text | None = Field(None, description="The registered name.")
    url: HttpsUrl | None = Field(None, description="The brand's own address, if it has one.")
    logo: ImagePath | None = Field(None, description="The brand's logo.")
    owner: Slug | None = Field(
        None, description="The clinic that owns shared articles under `syndication: owner`; else the first by slug."
    )


BRAND_OWN_KEYS = tuple(BrandFacts.model_fields)
"""Keys of a brand file that are the brand's own and never reach its clinics."""
