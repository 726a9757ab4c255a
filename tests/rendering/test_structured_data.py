from __future__ import annotations

import json
import re

HARBOR = """
    name: Harbor Psychiatry
    legal_name: Harbor Psychiatry LLC
    alternate_names: [Harbor Psych]
    brand: tide
    url: https://harbor.test/georgetown
    phone: (843) 555-2368
    fax: (843) 555-2300
    email: desk@harbor.test
    booking: {url: "https://book.harbor.test/new?a=1", label: Book}
    address: {street: 21 Main St, unit: Suite 4, city: Georgetown, region: SC, postal_code: "02134"}
    geo: {latitude: 33.689061, longitude: -78.886694}
    hours: {monday-friday: ["09:00-12:00", "13:00-17:00"], saturday: closed, sunday: "00:00-24:00"}
    holidays: [{date: 2026-12-25, hours: closed}, {date: 2026-12-24, hours: "09:00-12:00"}]
    service_area: [Conway]
    services: [{slug: talk-therapy, name: Psychotherapy}]
    practitioners: [{name: Ann Lee, credentials: MD, role: Psychiatrist}]
    social: ["https://www.facebook.com/harbor"]
    reviews: [{platform: Yelp, url: "https://reviews.test/harbor"}]
"""
ARTICLE = """
    ---
    title: A quiet hour
    description: What it is like.
    date: 2026-03-02
    updated: 2026-05-01
    reviewed: {by: Dr. Kim, on: 2026-04-01}
    topics: [talk]
    sources: [{title: A study, url: "https://study.test/1"}]
    faq: [{question: Why?, answer: Because.}]
    ---
    Text.
"""
FILES = {
    "clinics/harbor/clinic.yaml": HARBOR,
    "clinics/_brands/tide.yaml": "name: Tide Health\nurl: https://tide.test/\n",
    "articles/quiet-hour.md": ARTICLE,
}


def graph(text: str) -> dict[str, dict[str, object]]:
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    data = json.loads(found)
    assert data["@context"] == "https://schema.org"
    return {node["@type"]: node for node in data["@graph"]}


def test_the_clinic_is_told_with_everything_known(plan_site) -> None:
    nodes = graph(plan_site("harbor", FILES).render()["index.html"])
    clinic = nodes["MedicalClinic"]
    hours = clinic.pop("openingHoursSpecification")
    assert clinic == {
        "@type": "MedicalClinic",
        "@id": "https://harbor.test/georgetown/#clinic",
        "name": "Harbor Psychiatry",
        "alternateName": ["Harbor Psych"],
        "legalName": "Harbor Psychiatry LLC",
        "description": "Harbor Psychiatry in Georgetown, SC: psychotherapy.",
        "url": "https://harbor.test/georgetown/",
        "telephone": "+18435552368",
        "faxNumber": "+18435552300",
        "email": "desk@harbor.test",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "21 Main St, Suite 4",
            "addressLocality": "Georgetown",
            "addressRegion": "SC",
            "postalCode": "02134",
            "addressCountry": "US",
        },
        "geo": {"@type": "GeoCoordinates", "latitude": 33.689061, "longitude": -78.886694},
        "areaServed": ["Conway"],
        "medicalSpecialty": "https://schema.org/Psychiatric",
        "availableService": [
            {
                "@type": "MedicalTherapy",
                "name": "Psychotherapy",
                "url": "https://harbor.test/georgetown/services/talk-therapy/",
            }
        ],
        "sameAs": ["https://www.facebook.com/harbor"],
        "potentialAction": {
            "@type": "ReserveAction",
            "name": "Book",
            "target": {"@type": "EntryPoint", "urlTemplate": "https://book.harbor.test/new?a=1"},
        },
        "parentOrganization": {"@id": "https://tide.test/#organization"},
    }
    days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
    kind = {"@type": "OpeningHoursSpecification"}
    assert hours == [
        {**kind, "dayOfWeek": ["Saturday"], "opens": "00:00", "closes": "00:00"},
        {**kind, "dayOfWeek": ["Sunday"], "opens": "00:00", "closes": "23:59"},
        {**kind, "dayOfWeek": days, "opens": "09:00", "closes": "12:00"},
        {**kind, "dayOfWeek": days, "opens": "13:00", "closes": "17:00"},
        {**kind, "validFrom": "2026-12-24", "validThrough": "2026-12-24", "opens": "09:00", "closes": "12:00"},
        {**kind, "validFrom": "2026-12-25", "validThrough": "2026-12-25", "opens": "00:00", "closes": "00:00"},
    ]
    assert nodes["Organization"] == {
        "@type": "Organization",
        "@id": "https://tide.test/#organization",
        "name": "Tide Health",
        "url": "https://tide.test/",
    }


def test_what_is_not_known_is_left_out(plan_site) -> None:
    clinic = graph(plan_site("norfolk").render()["index.html"])["MedicalClinic"]
    assert set(clinic) == {
        "@type", "@id", "name", "description", "url", "telephone", "email", "address", "potentialAction",
    }  # fmt: skip


def test_a_brand_without_an_address_is_named_on_this_site(plan_site) -> None:
    site = plan_site("harbor", {**FILES, "clinics/_brands/tide.yaml": "name: Tide Health\n"}).render()
    assert graph(site["index.html"])["Organization"]["@id"] == "https://harbor.test/georgetown/#brand"


def test_an_article_is_a_reviewed_page_about_a_posting(plan_site) -> None:
    nodes = graph(plan_site("harbor", FILES).render()["articles/quiet-hour/index.html"])
    page = nodes["MedicalWebPage"]
    assert page["lastReviewed"] == "2026-04-01"
    assert page["reviewedBy"] == {"@type": "Person", "name": "Dr. Kim"}
    assert page["about"] == [{"@type": "Thing", "name": "Talk"}]
    posting = page["mainEntity"]
    assert isinstance(posting, dict)
    assert posting["@type"] == "BlogPosting"
    assert (posting["datePublished"], posting["dateModified"]) == ("2026-03-02", "2026-05-01")
    assert posting["citation"] == [{"@type": "CreativeWork", "name": "A study", "url": "https://study.test/1"}]
    assert not {"lastReviewed", "reviewedBy"} & set(posting)
    assert nodes["FAQPage"]["mainEntity"] == [
        {"@type": "Question", "name": "Why?", "acceptedAnswer": {"@type": "Answer", "text": "Because."}}
    ]
    crumbs = nodes["BreadcrumbList"]["itemListElement"]
    assert isinstance(crumbs, list)
    assert [crumb["item"] for crumb in crumbs] == [
        "https://harbor.test/georgetown/",
        "https://harbor.test/georgetown/articles/",
        "https://harbor.test/georgetown/articles/quiet-hour/",
    ]


def test_people_are_told_on_the_page_that_shows_them(plan_site) -> None:
    site = plan_site("harbor", FILES).render()
    person = graph(site["team/index.html"])["Person"]
    assert (person["name"], person["honorificSuffix"], person["jobTitle"]) == ("Ann Lee", "MD", "Psychiatrist")
    assert "Person" not in graph(site["index.html"])


def test_no_page_rates_its_own_clinic(plan_site) -> None:
    for text in plan_site("harbor", FILES).render().values():
        assert "aggregateRating" not in text and '"review"' not in text
