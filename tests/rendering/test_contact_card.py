from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clinicgen.rendering.contact_card import _fold

HARBOR = """
    name: "Harbor; Psychiatry, Ltd \\\\ Co"
    url: https://harbor.test
    phone: (843) 555-2368
    fax: (843) 555-2300
    email: desk@harbor.test
    booking: {url: "https://book.harbor.test/new"}
    address: {street: 21 Main St, unit: "Suite 4, rear", city: Georgetown, region: SC, postal_code: "02134"}
    geo: {latitude: 33.689061, longitude: -78.886694}
"""


def test_the_card_holds_what_an_address_book_needs(plan_site) -> None:
    site = plan_site("harbor", {"clinics/harbor/clinic.yaml": HARBOR})
    assert site.render()["contact.vcf"] == (
        "BEGIN:VCARD\r\n"
        "VERSION:3.0\r\n"
        "FN:Harbor\\; Psychiatry\\, Ltd \\\\ Co\r\n"
        "N:Harbor\\; Psychiatry\\, Ltd \\\\ Co;;;;\r\n"
        "ORG:Harbor\\; Psychiatry\\, Ltd \\\\ Co\r\n"
        "X-ABSHOWAS:COMPANY\r\n"
        "TEL;TYPE=WORK,VOICE:+18435552368\r\n"
        "TEL;TYPE=WORK,FAX:+18435552300\r\n"
        "EMAIL;TYPE=INTERNET,WORK:desk@harbor.test\r\n"
        "ADR;TYPE=WORK:;Suite 4\\, rear;21 Main St;Georgetown;SC;02134;US\r\n"
        "GEO:33.689061;-78.886694\r\n"
        "URL:https://harbor.test/\r\n"
        "END:VCARD\r\n"
    )


@given(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=300))
def test_folded_lines_are_short_and_unfold_to_what_they_were(line: str) -> None:
    folded = list(_fold(line))
    assert all(len(part.encode()) <= 75 for part in folded)
    assert "".join([folded[0], *(part[1:] for part in folded[1:])]) == line
    assert all(part.startswith(" ") for part in folded[1:])
