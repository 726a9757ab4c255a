"""Merged facts to a clinic, or to a lost one that still counts as sibling and owner."""

from __future__ import annotations

import re
from collections.abc import Mapping

from clinicgen.loading.clinic_checks import country_of, pictures_of
from clinicgen.loading.fleet_checks import status_of
from clinicgen.loading.fleet_files import ClinicFiles
from clinicgen.loading.layers import Layer, LayeredFacts
from clinicgen.loading.nodes import value_at
from clinicgen.loading.opening_hours import read_intervals, read_week
from clinicgen.loading.phones import read_phone
from clinicgen.loading.theme_choices import theme_settings
from clinicgen.loading.typed_values import check_tree, places_of
from clinicgen.model.clinic import Brand, Clinic, Holiday, LostClinic, Phone
from clinicgen.model.clinic_facts import ClinicFacts, HolidayFacts, Status
from clinicgen.model.source import SourceFile, SourceText
from clinicgen.model.theme import Theme

_BRAND = re.compile(r"^brand:[ \t]*[\"']?([a-z0-9][a-z0-9-]*)", re.MULTILINE)
_STATUS = re.compile(r"^status:[ \t]*[\"']?([a-z]+)", re.MULTILINE)


def build_clinic(
    facts: LayeredFacts, brand: Brand | None, files: ClinicFiles, images: Mapping[str, SourceFile], theme: Theme | None
) -> Clinic | None:
    """Build a clinic from sound layers, or give None where its facts cannot be typed.

    `images` are all pictures its facts may name, those of its brand among them.
    """
    typed = check_tree(ClinicFacts, facts.tree, "clinic").value
    if typed is None:
        return None
    country = country_of(facts)
    phone, text_phone, fax = (_phone(text, country) for text in (typed.phone, typed.text_phone, typed.fax))
    if phone is None or (typed.text_phone and text_phone is None) or (typed.fax and fax is None):
        return None
    named = {value.text for value in pictures_of(facts)}
    return Clinic(
        slug=facts.slug,
        facts=typed,
        brand=brand,
        phone=phone,
        text_phone=text_phone,
        fax=fax,
        week=read_week(typed.hours)[0],
        holidays=tuple(sorted(map(_holiday, typed.holidays), key=lambda holiday: holiday.date)),
        theme_settings=theme_settings(facts.tree, theme) if theme else {},
        images={**{path: images[path] for path in sorted(named) if path in images}, **files.images},
        static=files.static,
        places=places_of(facts.tree),
        sources=tuple(layer.source for layer in facts.layers),
    )


def lose_clinic(facts: LayeredFacts, brand: str | None) -> LostClinic:
    """Give what can still be said of a clinic whose facts cannot be used."""
    return LostClinic(facts.slug, brand, status_of(facts.tree) is Status.LIVE)


def lose_unreadable(slug: str, source: SourceText | None, defaults: Layer | None) -> LostClinic:
    """Give what the lines of a file that is not YAML still say of its clinic."""
    text = source.text if source else ""
    brand, status = _BRAND.search(text), _STATUS.search(text)
    inherited = value_at(defaults.tree, "brand") if defaults else None
    return LostClinic(
        slug,
        brand[1] if brand else inherited.text if inherited else None,
        status is None or status[1] not in (Status.PREVIEW, Status.CLOSED),
    )


def _phone(text: str | None, country: str) -> Phone | None:
    read = read_phone(text, country) if text else None
    return read if isinstance(read, Phone) else None


def _holiday(facts: HolidayFacts) -> Holiday:
    return Holiday(facts.date, read_intervals(facts.hours)[0], facts.label)
