"""Gives the booking address with its marks, by which a clinic can count where its bookings come from."""

from __future__ import annotations

from typing import Literal
from urllib.parse import parse_qsl, urlsplit

from clinicgen.model.clinic import Clinic

Medium = Literal["header", "hero", "article", "bar", "footer"]


def booking_address(clinic: Clinic, medium: Medium) -> str:
    """Give the booking address for one place of a page.

    The marks name the site, the place and the clinic, never a page or topic: that would be health data in the logs
    of whoever runs the booking host. A site that books on its own host carries none.
    """
    booking = clinic.facts.booking
    if not booking.utm or _host(booking.url) == _host(clinic.facts.url):
        return booking.url
    address, hash_mark, fragment = booking.url.partition("#")
    declared = {name for name, _ in parse_qsl(urlsplit(address).query, keep_blank_values=True)}
    marks = {"utm_source": "website", "utm_medium": medium, "utm_campaign": clinic.slug}
    added = "&".join(f"{name}={value}" for name, value in marks.items() if name not in declared)
    if not added:
        return booking.url
    joint = "" if address.endswith(("?", "&")) else "&" if "?" in address else "?"
    return f"{address}{joint}{added}{hash_mark}{fragment}"


def _host(address: str) -> str:
    return urlsplit(address).hostname or ""
