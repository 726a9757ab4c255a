"""A small fleet whose contacts are easy to confuse, and the proof of one page of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import phonenumbers
import pytest

from clinicgen.checking import FleetContacts, SiteContext, index_contacts, open_site, prove_file
from clinicgen.model.clinic import Brand, Clinic, DayHours, Fleet, Interval, Phone
from clinicgen.model.clinic_facts import BrandFacts, ClinicFacts
from clinicgen.model.finding import Finding, Place
from clinicgen.model.rendered_site import FileKind, OutputFile, Proof, RenderedFile
from clinicgen.model.settings import WorkspaceSettings
from clinicgen.model.site_plan import NoSubject, Page, PageKind, Redirect, SitePlan
from clinicgen.model.source import SourceText
from clinicgen.model.theme import Theme
from clinicgen.model.workspace import Workspace

PINES: dict[str, Any] = {
    "name": "Pines Ketamine",
    "url": "https://www.pines.example",
    "phone": "(843) 788-9718",
    "email": "desk@pines.example",
    "booking": {"url": "https://book.pines.example/start"},
    "address": {"city": "Myrtle Beach", "region": "SC", "street": "4 Ocean Ave"},
    "services": [{"slug": "infusions", "name": "Infusions"}],
}
HARBOR: dict[str, Any] = {
    "name": "Harbor Psychiatry",
    "url": "https://harbor.example",
    "phone": "(803) 335-5232",
    "email": "info@harbor.example",
    "booking": {"url": "https://book.harbor.example/new?clinic=7"},
    "address": {"city": "Columbia", "region": "SC", "street": "21 Main St"},
}
GREENVILLE: dict[str, Any] = {
    "name": "Harbor Psychiatry of Greenville",
    "alternate_names": ["O'Brien\u2019s Practice", "Serenity"],
    "url": "https://agency.example/greenville",
    "phone": "800-KETAMIN",
    "fax": "+1 864 233 4567",
    "booking": {"url": "https://slots.example/greenville"},
    "address": {"city": "Greenville", "region": "SC", "street": "1 Main Street"},
}
FLEET: dict[str, dict[str, Any]] = {"pines": PINES, "harbor": HARBOR, "greenville": GREENVILLE}

MakeFleet = Callable[..., Fleet]
OpenSite = Callable[..., SiteContext]
Prove = Callable[..., Proof]
FindRules = Callable[..., list[str]]


def _phone(written: str | None, country: str) -> Phone | None:
    if written is None:
        return None
    number = phonenumbers.parse(written, country)
    formats = phonenumbers.PhoneNumberFormat
    return Phone(phonenumbers.format_number(number, formats.E164), phonenumbers.format_number(number, formats.NATIONAL))


WEEK = tuple(DayHours(day, (Interval("09:00", "17:00"),) if day < 5 else ()) for day in range(7))


def clinic_of(slug: str, written: Mapping[str, Any], brand: Brand | None = None) -> Clinic:
    facts = ClinicFacts.model_validate(dict(written))
    country = facts.address.country
    phone = _phone(facts.phone, country)
    assert phone
    text = "\n".join(f"{key}: {value}" for key, value in written.items())
    path = f"clinics/{slug}/clinic.yaml"
    return Clinic(
        slug=slug,
        facts=facts,
        brand=brand,
        phone=phone,
        text_phone=_phone(facts.text_phone, country),
        fax=_phone(facts.fax, country),
        week=WEEK,
        holidays=(),
        theme_settings={},
        images={},
        static={},
        places={"booking.url": Place(path), "phone": Place(path)},
        sources=(SourceText(path, text),),
    )


def fleet_of(clinics: Mapping[str, Mapping[str, Any]], allowed: tuple[str, ...] = ()) -> Fleet:
    brand = Brand("tidal", BrandFacts(name="Tidal Care"), None)
    return Fleet(
        tuple(clinic_of(slug, written, brand) for slug, written in sorted(clinics.items())),
        (),
        {"tidal": brand},
        WorkspaceSettings(allowed_contacts=allowed),
    )


def plan_of(fleet: Fleet, slug: str, pages: tuple[Page, ...], redirects: tuple[Redirect, ...] = ()) -> SitePlan:
    clinic = fleet.find(slug)
    assert clinic
    named = {other.slug: other for other in fleet.clinics if other.slug not in (slug, "greenville")}
    return SitePlan(clinic, pages, redirects, (), (), (), {}, {}, named, {}, None, datetime.date(2026, 3, 2))


def page_of(
    address: str, source: str = "pages/page.md", subject: Any = None, served: str = "https://www.pines.example"
) -> Page:
    return Page(
        PageKind.PAGE, address, f"{address.removeprefix('/')}index.html", "T", "D", served + address, True, True, None,
        (), subject or NoSubject(), (source,),
    )  # fmt: skip


THEME = Theme("plain", {}, (), {}, {}, ("plain",), "")


def site_of(
    fleet: Fleet,
    slug: str = "pines",
    sources: Mapping[str, str] | None = None,
    pages: tuple[Page, ...] = (),
    **more: Any,
) -> SiteContext:
    contacts: FleetContacts = index_contacts(fleet)
    texts = {path: SourceText(path, text) for path, text in (sources or {}).items()}
    workspace = Workspace(fleet, (), (), {}, {}, {}, texts, ())
    return open_site(contacts, workspace, plan_of(fleet, slug, pages or (page_of("/page/"),), **more), THEME)


def file_of(text: str | bytes, path: str = "page/index.html", kind: FileKind = "page") -> RenderedFile:
    data = text.encode() if isinstance(text, str) else text
    source = f"static/{path}" if kind == "static" else "pages/page.md"
    return RenderedFile(OutputFile(path, kind, "", source), data)


def contact_findings(proof: Proof) -> list[Finding]:
    return [finding for finding in proof.findings if finding.rule in ("contact-unknown", "contact-foreign")]


@pytest.fixture(scope="session")
def fleet() -> Fleet:
    return fleet_of(FLEET, ("1-800-662-4357", "988lifeline.org", "help@samhsa.example", "Harbor Psychiatry Journal"))


@pytest.fixture(scope="session")
def site(fleet: Fleet) -> SiteContext:
    return site_of(fleet)


@pytest.fixture(scope="session")
def find_contacts(site: SiteContext) -> Callable[..., list[str]]:
    def find(text: str | bytes, path: str = "page/index.html", kind: FileKind = "page", where: Any = None) -> list[str]:
        return [
            f"{one.rule}: {one.message}"
            for one in contact_findings(prove_file(file_of(text, path, kind), where or site))
        ]

    return find


@pytest.fixture(scope="session")
def build() -> Iterator[Any]:
    """The makers of small values, for tests that need a fleet of their own."""

    class Build:
        fleet = staticmethod(fleet_of)
        clinic = staticmethod(clinic_of)
        site = staticmethod(site_of)
        plan = staticmethod(plan_of)
        page = staticmethod(page_of)
        file = staticmethod(file_of)
        facts = FLEET

    yield Build
