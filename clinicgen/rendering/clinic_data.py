"""Tells search engines about the clinic and its brand: the JSON-LD nodes that every page of a site shares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from clinicgen.model.clinic import Clinic, Interval
from clinicgen.model.clinic_facts import Service
from clinicgen.rendering.dates import WEEKDAYS
from clinicgen.rendering.showing import Showing

Node = dict[str, object]

_PSYCHIATRIC_STEMS = ("psych", "mood disorder", "depress", "adhd", "mental health", "anxiety")
"""Words in the names of services that only a psychiatric practice offers."""


def clinic_id(home: str) -> str:
    """Give the clinic's name among all the web's nodes; home is the site's address, without a slash at its end."""
    return f"{home}/#clinic"


def clinic_nodes(showing: Showing) -> tuple[Node, ...]:
    """Give the clinic's node, and the brand's where there is one. What is not known is left out."""
    brand = _brand_node(showing)
    clinic = _clinic_node(showing)
    if brand is None:
        return (clinic,)
    return (clinic | {"parentOrganization": {"@id": brand["@id"]}}, brand)


def known(node: Mapping[str, object]) -> Node:
    """Drop what is not known."""
    return {name: value for name, value in node.items() if value not in (None, (), [], "")}


def _clinic_node(showing: Showing) -> Node:
    clinic, view = showing.plan.clinic, showing.clinic
    facts = clinic.facts
    logo = _picture_address(showing, clinic.images[facts.theme.logo].path) if view.logo and facts.theme.logo else None
    address = {
        "@type": "PostalAddress",
        "streetAddress": view.address.street,
        "addressLocality": view.address.city,
        "addressRegion": view.address.region,
        "postalCode": view.address.postal_code,
        "addressCountry": facts.address.country,
    }
    geo = facts.geo and {"@type": "GeoCoordinates", "latitude": facts.geo.latitude, "longitude": facts.geo.longitude}
    return known(
        {
            "@type": "MedicalClinic",
            "@id": clinic_id(showing.home[:-1]),
            "name": facts.name,
            "alternateName": facts.alternate_names,
            "legalName": facts.legal_name,
            "description": view.description,
            "url": showing.home,
            "telephone": clinic.phone.e164,
            "faxNumber": clinic.fax.e164 if clinic.fax else None,
            "email": facts.email,
            "address": known(address),
            "geo": geo,
            "openingHoursSpecification": _opening_hours(clinic),
            "image": logo,
            "logo": logo,
            "areaServed": facts.service_area,
            "medicalSpecialty": "https://schema.org/Psychiatric" if _is_psychiatric(clinic) else None,
            "availableService": tuple(_service_node(showing, service) for service in facts.services),
            "sameAs": facts.social,
            "potentialAction": {
                "@type": "ReserveAction",
                "name": facts.booking.label,
                "target": {"@type": "EntryPoint", "urlTemplate": facts.booking.url},
            },
        }
    )


def _brand_node(showing: Showing) -> Node | None:
    brand = showing.plan.clinic.brand
    if brand is None:
        return None
    identity = f"{brand.facts.url}#organization" if brand.facts.url else f"{showing.home}#brand"
    return known(
        {
            "@type": "Organization",
            "@id": identity,
            "name": brand.facts.name,
            "legalName": brand.facts.legal_name,
            "url": brand.facts.url,
            "logo": _picture_address(showing, brand.logo.path) if brand.logo else None,
        }
    )


def _service_node(showing: Showing, service: Service) -> Node:
    path = showing.plan.content_addresses.get(f"service/{service.slug}")
    return known(
        {
            "@type": "MedicalTherapy",
            "name": service.name,
            "url": showing.absolute(path) if path else None,
        }
    )


def _opening_hours(clinic: Clinic) -> Sequence[Node]:
    """Give the week's hours, days with the same hours together, then the days with other hours."""
    stretches = [(interval, WEEKDAYS[day.weekday]) for day in clinic.week for interval in day.intervals or (_CLOSED,)]
    stretches.sort(key=lambda stretch: (stretch[0].opens, stretch[0].closes))
    nodes = [
        _hours_node(interval, {"dayOfWeek": [day for _, day in group]})
        for interval, group in groupby(stretches, key=lambda stretch: stretch[0])
    ]
    for holiday in clinic.holidays:
        day = holiday.date.isoformat()
        nodes.extend(
            _hours_node(interval, {"validFrom": day, "validThrough": day})
            for interval in holiday.intervals or (_CLOSED,)
        )
    return nodes


_CLOSED = Interval("00:00", "00:00")
"""How search engines are told that a clinic is closed all day."""


def _hours_node(interval: Interval, when: Node) -> Node:
    closes = "23:59" if interval.closes == "24:00" else interval.closes
    return {"@type": "OpeningHoursSpecification", **when, "opens": interval.opens, "closes": closes}


def _is_psychiatric(clinic: Clinic) -> bool:
    names = " ".join(service.name for service in clinic.facts.services).casefold()
    return any(stem in names for stem in _PSYCHIATRIC_STEMS)


def _picture_address(showing: Showing, source: str) -> str:
    return showing.absolute(f"/{showing.assets.paths[source]}")
