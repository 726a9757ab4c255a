"""Shows a clinic's facts as templates print them."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote, urlsplit

from clinicgen.model.clinic import Clinic, Phone
from clinicgen.model.site_plan import PageKind, SitePlan
from clinicgen.rendering.assets import SiteAssets
from clinicgen.rendering.booking import booking_address
from clinicgen.rendering.clinic_views import (
    AddressView,
    BookingView,
    ClinicView,
    LinkView,
    OtherClinicView,
    PhoneView,
    PictureChoiceView,
    PictureView,
    PractitionerView,
    ServiceLinkView,
)
from clinicgen.rendering.dates import show_holiday, show_week
from clinicgen.rendering.picture_variants import Variant

Address = Callable[[str], str]
"""Makes a path of the site into an address to print."""

_PLATFORMS = {
    "bsky.app": "Bluesky", "facebook.com": "Facebook", "instagram.com": "Instagram", "linkedin.com": "LinkedIn",
    "pinterest.com": "Pinterest", "threads.net": "Threads", "tiktok.com": "TikTok", "twitter.com": "Twitter",
    "x.com": "X", "youtube.com": "YouTube",
}  # fmt: skip


def show_clinic(plan: SitePlan, assets: SiteAssets, address: Address) -> ClinicView:
    """Show the clinic whose site is planned."""
    clinic, facts = plan.clinic, plan.clinic.facts
    return ClinicView(
        slug=clinic.slug,
        name=facts.name,
        tagline=facts.tagline,
        description=facts.description or _composed_description(plan),
        legal_name=facts.legal_name if facts.legal_name != facts.name else None,
        alternate_names=facts.alternate_names,
        brand=clinic.brand.facts.name if clinic.brand else None,
        phone=show_phone(clinic.phone),
        text_phone=PhoneView(clinic.text_phone.national, f"sms:{clinic.text_phone.e164}")
        if clinic.text_phone
        else None,
        fax=show_phone(clinic.fax) if clinic.fax else None,
        email=LinkView(facts.email, f"mailto:{facts.email}") if facts.email else None,
        booking=show_booking(clinic),
        address=show_address(clinic),
        directions_href=directions_address(clinic),
        hours=show_week(clinic.week),
        holidays=tuple(show_holiday(holiday) for holiday in clinic.holidays),
        time_zone=facts.time_zone,
        service_area=facts.service_area,
        services=_show_services(plan, address),
        practitioners=_show_practitioners(clinic, assets, address),
        medical_director=facts.medical_director,
        reviews=tuple(
            LinkView(profile.label or f"Read our {profile.platform} reviews", profile.url) for profile in facts.reviews
        ),
        social=tuple(LinkView(platform_of(profile), profile) for profile in facts.social),
        insurance=facts.insurance,
        facts=facts.facts,
        announcement=plan.announcement,
        logo=_show_own_picture(clinic, facts.theme.logo, facts.name, assets, address),
        card_href=address("/contact.vcf") if not is_closed(plan) else None,
    )


def is_closed(plan: SitePlan) -> bool:
    """Tell whether the clinic has closed: its site is one page that says so."""
    return any(page.kind is PageKind.CLOSED for page in plan.pages)


def show_phone(phone: Phone) -> PhoneView:
    """Show a number to call."""
    return PhoneView(phone.national, phone.link)


def show_booking(clinic: Clinic) -> BookingView:
    """Show where patients book, with an address for each place of a page."""
    return BookingView(
        label=clinic.facts.booking.label,
        header=booking_address(clinic, "header"),
        hero=booking_address(clinic, "hero"),
        article=booking_address(clinic, "article"),
        bar=booking_address(clinic, "bar"),
        footer=booking_address(clinic, "footer"),
    )


def show_address(clinic: Clinic) -> AddressView:
    """Show where a clinic is."""
    address = clinic.facts.address
    street = ", ".join(part for part in (address.street, address.unit) if part) or None
    place = f"{address.city}, {address.region}"
    last_line = f"{place} {address.postal_code}" if address.postal_code else place
    lines = (street, last_line) if street else (last_line,)
    return AddressView(lines, street, address.city, address.region, address.postal_code, place)


def show_other_clinic(clinic: Clinic) -> OtherClinicView:
    """Show a clinic on another clinic's site."""
    return OtherClinicView(
        slug=clinic.slug,
        name=clinic.facts.name,
        phone=show_phone(clinic.phone),
        address=show_address(clinic),
        href=f"{clinic.facts.url}/",
    )


def directions_address(clinic: Clinic) -> str | None:
    """Give a map's page that leads to the clinic, where street or position is known."""
    address, geo = clinic.facts.address, clinic.facts.geo
    if address.street:
        last = " ".join(part for part in (address.region, address.postal_code) if part)
        destination = f"{address.street}, {address.city}, {last}"
    elif geo:
        destination = f"{geo.latitude},{geo.longitude}"
    else:
        return None
    return f"https://www.google.com/maps/dir/?api=1&destination={quote(destination, safe='')}"


def platform_of(profile: str) -> str:
    """Name the platform a social profile stands on, by its host."""
    host = (urlsplit(profile).hostname or profile).removeprefix("www.")
    return _PLATFORMS.get(host, host)


def _composed_description(plan: SitePlan) -> str:
    """Take what planning composed for the site's first page."""
    first_kinds = (PageKind.HOME, PageKind.CLOSED)
    return next((page.description for page in plan.pages if page.kind in first_kinds), plan.clinic.facts.name)


def _show_services(plan: SitePlan, address: Address) -> tuple[ServiceLinkView, ...]:
    views = []
    for service in plan.clinic.facts.services:
        path = plan.content_addresses.get(f"service/{service.slug}")
        views.append(ServiceLinkView(service.slug, service.name, service.summary, address(path) if path else None))
    return tuple(views)


def _show_practitioners(clinic: Clinic, assets: SiteAssets, address: Address) -> tuple[PractitionerView, ...]:
    return tuple(
        PractitionerView(
            person.name,
            person.credentials,
            person.role,
            _show_own_picture(clinic, person.photo, person.name, assets, address),
            person.bio,
        )
        for person in clinic.facts.practitioners
    )


def _show_own_picture(
    clinic: Clinic, picture: str | None, alt: str, assets: SiteAssets, address: Address
) -> PictureView | None:
    """Show a picture of the clinic's own folder."""
    file = clinic.images.get(picture) if picture else None
    return show_picture(file.path, alt, assets, address) if file else None


def show_picture(source: str, alt: str, assets: SiteAssets, address: Address) -> PictureView:
    """Show a picture by its path in the workspace."""
    width, height = assets.size(source) or (None, None)
    served = assets.served.get(source)
    choices = tuple(_show_choice(choice, address) for choice in served.choices) if served else ()
    return PictureView(address(f"/{assets.paths[source]}"), alt, width, height, choices)


def _show_choice(variants: tuple[Variant, ...], address: Address) -> PictureChoiceView:
    srcset = ", ".join(f"{address(f'/{variant.path}')} {variant.width}w" for variant in variants)
    return PictureChoiceView(f"image/{variants[0].form}", srcset)
