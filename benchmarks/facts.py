"""Gives a clinic's facts as plain values: what the layouts of Hugo and of Pelican print."""

from __future__ import annotations

from urllib.parse import quote

from benchmarks.fleet import BRAND, SERVICES, Clinic

Facts = dict[str, object]


def list_facts(clinic: Clinic) -> Facts:
    """List what the pages of one clinic show."""
    place = f"{clinic.street}, {clinic.city}, {clinic.region} {clinic.postal_code}"
    return {
        "slug": clinic.slug,
        "name": clinic.name,
        "tagline": "A quiet place to talk",
        "description": f"{clinic.name} in {clinic.city}, {clinic.region}: talk therapy, evaluation.",
        "url": clinic.url,
        "phone": clinic.phone,
        "phone_link": clinic.phone_link,
        "email": clinic.email,
        "booking": clinic.booking,
        "booking_label": "Request a visit",
        "reviews": clinic.reviews,
        "street": clinic.street,
        "city": clinic.city,
        "region": clinic.region,
        "postal_code": clinic.postal_code,
        "directions": f"https://www.google.com/maps/dir/?api=1&destination={quote(place)}",
        "parking": clinic.parking,
        "brand": BRAND,
        "hours": [
            {"days": "Monday to Thursday", "times": "9:00 AM to 5:00 PM"},
            {"days": "Friday", "times": "9:00 AM to 1:00 PM"},
            {"days": "Saturday and Sunday", "times": "Closed"},
        ],
        "opening": [
            {"days": ["Saturday", "Sunday"], "opens": "00:00", "closes": "00:00"},
            {"days": ["Friday"], "opens": "09:00", "closes": "13:00"},
            {"days": ["Monday", "Tuesday", "Wednesday", "Thursday"], "opens": "09:00", "closes": "17:00"},
        ],
        "services": [{"slug": slug, "name": name, "summary": summary} for slug, name, summary in SERVICES],
    }
