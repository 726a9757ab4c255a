"""What templates see of a clinic and its site: the theme author's reference, values ready to print.

An optional value is None (or empty, where it is a list): ask with `{% if … %}` before printing it.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class DateView(Struct, frozen=True):
    """A day."""

    iso: str
    """For `datetime` attributes: `2026-03-02`."""
    text: str
    """For people: `March 2, 2026`."""


class LinkView(Struct, frozen=True):
    """A link's words and its address."""

    label: str
    """What the link says."""
    href: str
    """Where it leads, ready to print."""


class PhoneView(Struct, frozen=True):
    """A telephone number."""

    national: str
    """For people: `(843) 788-9718`."""
    link: str
    """For `href`: `tel:+18437889718`, or `sms:` for a number that takes texts."""


class BookingView(Struct, frozen=True):
    """Where patients book. Each place of a page has its own address, so that bookings can be counted."""

    label: str
    """What the booking button says."""
    header: str
    """The address for the button in the header."""
    hero: str
    """The address for the large button at the top of a page."""
    article: str
    """The address for links inside a text or below it."""
    bar: str
    """The address for the bar at the bottom of a phone's screen."""
    footer: str
    """The address for the footer."""


class AddressView(Struct, frozen=True):
    """Where the clinic is."""

    lines: tuple[str, ...]
    """The address as written on an envelope, a line each: `4 Oak St, Suite 2`, `Columbia, SC 29201`."""
    street: str | None
    """Street and unit on one line, or None where the street is not known."""
    city: str
    """The city or town."""
    region: str
    """The state's two-letter code."""
    postal_code: str | None
    """The postal code."""
    place: str
    """City and state: `Columbia, SC`."""


class HoursRow(Struct, frozen=True):
    """Days with the same opening hours."""

    days: str
    """`Monday to Friday`, or one day's name."""
    text: str
    """`9:00 AM to 5:00 PM`, several stretches with commas, or `Closed`."""
    is_closed: bool
    """Whether the clinic is closed on these days."""
    weekdays: str
    """The same days for scripts, Monday being 1: `1 2 3 4 5`."""
    times: str
    """The same hours for scripts: `09:00~12:00 13:00~17:00`; empty where the clinic is closed."""


class HolidayView(Struct, frozen=True):
    """A day with other hours than usual."""

    date: DateView
    """The day."""
    label: str | None
    """What the day is called, or None."""
    text: str
    """Its hours, or `Closed`."""
    times: str
    """The same hours for scripts; empty where the clinic is closed."""


class ServiceLinkView(Struct, frozen=True):
    """Something the clinic offers."""

    slug: str
    """The service's name in addresses."""
    name: str
    """The service's name."""
    summary: str | None
    """One or two sentences about it, or None."""
    href: str | None
    """Its page, or None where the site has none."""


class PictureChoiceView(Struct, frozen=True):
    """A `<source>` of a picture."""

    type: str
    """Its media type."""
    srcset: str
    """Its addresses, each with its width."""


class PictureView(Struct, frozen=True):
    """A picture."""

    src: str
    """Its address."""
    alt: str
    """What it shows, for those who cannot see it."""
    width: int | None
    """In pixels, or None where the file does not tell; known together with the height."""
    height: int | None
    """In pixels."""
    choices: tuple[PictureChoiceView, ...] = ()
    """The same picture in newer formats and several sizes, best first; empty for an SVG."""


class PractitionerView(Struct, frozen=True):
    """A person who treats patients here."""

    name: str
    """First and last name."""
    credentials: str | None
    """Letters after the name, or None."""
    role: str | None
    """What the person does here, or None."""
    photo: PictureView | None
    """A photograph, or None."""
    bio: str | None
    """A few sentences, or None."""


class ClinicView(Struct, frozen=True):
    """`clinic`: the clinic whose site this is. The same on every page."""

    slug: str
    """The name of the clinic's folder."""
    name: str
    """The clinic's name as patients see it."""
    tagline: str | None
    """A short line under the name, or None."""
    description: str
    """What search results say about the clinic."""
    legal_name: str | None
    """The registered name, or None where it is the same or not known."""
    alternate_names: tuple[str, ...]
    """Other names patients know the clinic by."""
    brand: str | None
    """The brand's name, or None."""
    phone: PhoneView
    """The number patients call."""
    text_phone: PhoneView | None
    """The number patients text, or None; its link opens a message."""
    fax: PhoneView | None
    """The fax number, or None."""
    email: LinkView | None
    """The e-mail address and its `mailto:` link, or None."""
    booking: BookingView
    """Where patients book."""
    address: AddressView
    """Where the clinic is."""
    directions_href: str | None
    """A map's page that leads here, or None where neither street nor position is known."""
    hours: tuple[HoursRow, ...]
    """The week's hours, Monday first; empty where they are not known."""
    holidays: tuple[HolidayView, ...]
    """Days with other hours, by date."""
    time_zone: str | None
    """The clinic's time zone, for scripts that tell whether it is open now: `America/New_York`; None if not known."""
    service_area: tuple[str, ...]
    """Places nearby that patients come from."""
    services: tuple[ServiceLinkView, ...]
    """What the clinic offers."""
    practitioners: tuple[PractitionerView, ...]
    """Who treats patients here."""
    medical_director: str | None
    """The medical director's name and credentials, or None."""
    reviews: tuple[LinkView, ...]
    """Profiles elsewhere on which patients' reviews stand."""
    social: tuple[LinkView, ...]
    """Social profiles, each labelled with its platform."""
    insurance: tuple[str, ...]
    """Insurers accepted."""
    facts: Mapping[str, str]
    """The agency's own facts: `{% if clinic.facts.parking is defined %}{{ clinic.facts.parking }}{% endif %}`."""
    announcement: str | None
    """A line for the top of every page, or None."""
    logo: PictureView | None
    """The clinic's logo, or None."""
    card_href: str | None
    """The clinic's contact card for address books (`contact.vcf`), or None where the site has none."""


class MenuLinkView(Struct, frozen=True):
    """An entry of a menu."""

    title: str
    """What it says."""
    href: str
    """Where it leads; the page it names has the same `page.href`."""


class SiteView(Struct, frozen=True):
    """`site`: what surrounds every page. Addresses carry the site's base path."""

    language: str
    """For `<html lang>`."""
    is_preview: bool
    """Whether this is a preview, which says so on every page."""
    is_closed: bool
    """Whether the clinic has closed for good: no call and no booking buttons."""
    home_href: str
    """The home page."""
    articles_href: str | None
    """The list of articles, or None where there is none; so for the next four."""
    services_href: str | None
    """The list of services."""
    contact_href: str | None
    """The contact page."""
    team_href: str | None
    """The page of those who treat patients."""
    locations_href: str | None
    """The page of the brand's other clinics."""
    search_href: str | None
    """The field to search the articles by, which has the id `_search` on their list, or None where there is none."""
    search_index_href: str | None
    """The folder of Pagefind's files, for the script that searches, or None."""
    feed_href: str | None
    """The Atom feed."""
    stylesheet_href: str
    """The stylesheet."""
    menu: tuple[MenuLinkView, ...]
    """The site's menu."""
    topics: tuple[MenuLinkView, ...]
    """The topics that have a page."""
    small_print: tuple[MenuLinkView, ...]
    """Pages about the site itself, for the footer: privacy, accessibility, nondiscrimination, where there are any."""
    icon_href: str
    """The icon for a browser's tab: the clinic's logo, or its initials on its colour."""
    icon_type: str
    """The icon's media type."""
    touch_icon_href: str
    """The icon for a telephone's screen, a PNG."""
    files: Mapping[str, str]
    """The theme's own files by their path in `static/`: `{{ site.files["clinic.js"] }}`."""


class OtherClinicView(Struct, frozen=True):
    """Another clinic. Print it only inside an element with `data-clinic="{{ other.slug }}"`."""

    slug: str
    """Its folder's name."""
    name: str
    """Its name."""
    phone: PhoneView
    """The number its patients call."""
    address: AddressView
    """Where it is."""
    href: str
    """Its own site."""
