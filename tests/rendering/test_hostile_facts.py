from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clinicgen.model.typed_text import clean_text

AWKWARD = [
    "</script><script>alert(1)</script>",
    'Tom & Jerry\'s "Clinic"',
    "]]> <!-- --> {% raw %} {# x #}",
    "a\\nb;c,d:e\\",
    "url(x) } body { display: none } /* */",
    "END:VCARD",
    "Zoë Ñandú 中文 🙂 e\u0301" * 4,
    "0; url=https://evil.test",
    "x' onload='alert(1)",
    "None",
]


def facts(text: str) -> str:
    written = json.dumps(text, ensure_ascii=False)
    return f"""
    name: {written}
    tagline: {written}
    url: https://harbor.test
    phone: (843) 555-2368
    booking: {{url: "https://book.harbor.test", label: {written}}}
    address: {{street: {written}, city: Georgetown, region: SC}}
    announcement: {{text: {written}}}
    facts: {{parking: {written}}}
    insurance: [{written}]
    services: [{{slug: talk, name: {written}, summary: {written}}}]
    practitioners: [{{name: {written}, role: {written}}}]
    redirects: {{/old/: /contact/}}
"""


ARTICLE = """
    ---
    title: About {{ clinic.name }}
    description: What {{ clinic.name }} does.
    date: 2026-03-02
    ---
    ## At {{ clinic.name }}

    We are {{ clinic.name }}, [{{ clinic.name }}](clinic:call). {{ clinic.facts.parking | default("None") }}

    ::: call-to-action {{ clinic.name }}
    :::
"""


class Read(HTMLParser):
    """A page as a browser reads it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.parts: list[str] = []
        self.data: object = None
        self._open = ""
        self.feed(text)
        self.close()
        self.text = " ".join(" ".join(self.parts).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.update(name for name, _ in attrs)
        self._open = tag

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open == "script":
            self.data = json.loads(data)
        else:
            self.parts.append(data)


def names_of(site: Mapping[str, object]) -> set[str]:
    """What is drawn of a clinic's name bears the fingerprint of that name: that part of its own name is left out."""
    return {re.sub(r"^(assets/(?:icon|share|touch)\.)[a-z]{16}\.", r"\1", path) for path in site}


def check(plan_site, text: str) -> None:
    files = {"clinics/harbor/clinic.yaml": facts(text), "articles/quiet-hour.md": ARTICLE}
    plain = plan_site("harbor", {**files, "clinics/harbor/clinic.yaml": facts("Harbor")}).render()
    site = plan_site("harbor", files).render()
    shown = clean_text(text)
    assert names_of(site) - {"old/index.html"} == names_of(plain) - {"old/index.html"}
    for path, content in site.items():
        if path.endswith(".html"):
            page, expected = Read(content), Read(plain[path])
            # The same elements and attributes as with a harmless name: nothing in the text has become markup.
            assert page.tags == expected.tags, path
            assert page.attributes == expected.attributes, path
            assert " ".join(shown.split()) in page.text, path
    graph = Read(site["index.html"]).data
    assert isinstance(graph, dict)
    assert graph["@graph"][0]["name"] == shown
    assert "</script><" not in site["index.html"].replace("</script>\n</head>", "")
    feed = ET.fromstring(site["feed.xml"])
    assert feed.findtext("{*}title") == shown
    assert ET.fromstring(site["sitemap.xml"]) is not None
    card = site["contact.vcf"].replace("\r\n ", "")
    assert [line.partition(":")[0] for line in card.split("\r\n")] == [
        line.partition(":")[0] for line in plain["contact.vcf"].replace("\r\n ", "").split("\r\n")
    ]


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_facts_are_shown_as_they_are(plan_site, text: str) -> None:
    check(plan_site, text)


def _is_readable(text: str) -> bool:
    try:
        clean_text(text)
    except Exception:
        return False
    return "{{" not in text


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.sampled_from("<>&'\"`;:,\\/{}%#()=!-] \u2028\xa0é中🙂ab1"), min_size=1, max_size=30).filter(_is_readable)
)
def test_no_fact_becomes_markup(plan_site, text: str) -> None:
    check(plan_site, f"A{text}")
