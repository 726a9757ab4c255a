from __future__ import annotations

import pytest
from msgspec.structs import replace

from clinicgen.errors import TemplateError
from clinicgen.model.content import Body, ClinicLink, ContentLink, Fact, Heading, PathLink
from clinicgen.model.finding import Place
from clinicgen.rendering.bodies import lay_body
from clinicgen.rendering.filling import fill_text, fill_words

HERE = Place("articles/x.md")
HARBOR = """
    name: Harbor & Co
    url: https://harbor.test/georgetown
    phone: (843) 555-2368
    text_phone: (843) 555-2369
    email: desk@harbor.test
    booking: {url: "https://book.harbor.test/new?a=1"}
    address: {street: 21 Main St, city: Georgetown, region: SC}
    reviews: [{platform: Yelp, url: "https://reviews.test/harbor"}, {platform: Maps, url: "https://maps.test/h"}]
"""


@pytest.fixture
def site(plan_site):
    return plan_site("harbor", {"clinics/harbor/clinic.yaml": HARBOR}).prepare()


def fill(site, body: Body) -> str:
    return str(fill_text(site.site, lay_body(body)).html)


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("call", "tel:+18435552368"),
        ("text", "sms:+18435552369"),
        (
            "book",
            "https://book.harbor.test/new?a=1&amp;utm_source=website&amp;utm_medium=article&amp;utm_campaign=harbor",
        ),
        ("email", "mailto:desk@harbor.test"),
        (
            "directions",
            "https://www.google.com/maps/dir/?api=1&amp;destination=21%20Main%20St%2C%20Georgetown%2C%20SC",
        ),
        ("reviews", "https://reviews.test/harbor"),
        ("contact", "/georgetown/contact/"),
        ("home", "/georgetown/"),
    ],
)
def test_clinic_links_lead_to_the_clinics_own(site, target, href: str) -> None:
    assert fill(site, (ClinicLink(target, ("go <em>now</em>",), "", HERE),)) == f'<a href="{href}">go <em>now</em></a>'


def test_a_clinic_link_to_what_the_clinic_lacks_is_refused_with_its_place(plan_site) -> None:
    site = plan_site("harbor").prepare()
    with pytest.raises(TemplateError, match="clinic:email") as caught:
        fill(site, (ClinicLink("email", ("write",), "", HERE),))
    assert caught.value.place == HERE


def test_facts_are_escaped_and_defaults_stand_in(site) -> None:
    assert fill(site, (Fact("clinic.name", None, HERE), " ", Fact("clinic.fax", "<none>", HERE))) == (
        "Harbor &amp; Co &lt;none&gt;"
    )
    assert fill_words(("At ", Fact("clinic.name", None, HERE)), site.site.showing.facts) == "At Harbor & Co"


def test_a_missing_fact_is_never_blank(site) -> None:
    with pytest.raises(TemplateError, match=r"no `clinic\.fax`"):
        fill(site, (Fact("clinic.fax", None, HERE),))


def test_links_to_articles_carry_base_path_and_fragment_or_stay_text(site) -> None:
    there = ContentLink("article", "quiet-hour", "what-happens", ("read",), 'a "title"', HERE)
    assert fill(site, (there,)) == (
        '<a href="/georgetown/articles/quiet-hour/#what-happens" title="a &#34;title&#34;">read</a>'
    )
    assert fill(site, (replace(there, slug="not-carried"),)) == "read"
    assert fill(site, (PathLink("/form.pdf?x=1&y", ("form",), "", HERE),)) == (
        '<a href="/georgetown/form.pdf?x=1&amp;y">form</a>'
    )


def test_an_anchor_given_twice_is_numbered(site) -> None:
    body = (Heading(2, "visit", ("Visit",)), Heading(2, "visit", ("Visit ", Fact("clinic.name", None, HERE))))
    filled = fill_text(site.site, lay_body((*body, Heading(3, "visit-2", ("More",)))))
    assert str(filled.html) == (
        '<h2 id="visit">Visit</h2><h2 id="visit-2">Visit Harbor &amp; Co</h2><h3 id="visit-2-2">More</h3>'
    )
    first, second = filled.contents
    assert [first.title, second.title, second.children[0].title] == ["Visit", "Visit Harbor & Co", "More"]


def test_contents_nest_and_begin_at_three_headings(site) -> None:
    body = (
        Heading(3, "a", ("A",)),
        Heading(2, "b", ("<code>B</code>",)),
        Heading(3, "c", ("C",)),
        Heading(4, "d", ("D",)),
    )
    contents = fill_text(site.site, lay_body(body)).contents
    shown = [(entry.title, entry.href, [child.title for child in entry.children]) for entry in contents]
    assert shown == [("A", "#a", []), ("B", "#b", ["C"])]
    assert fill_text(site.site, lay_body(body[:2])).contents == ()


def test_a_picture_tells_its_size_and_waits_until_it_is_near(plan_site) -> None:
    article = "---\ntitle: A\ndescription: D\n---\n![The {{ clinic.city }} house](images/a.svg)\n"
    files = {
        "articles/quiet-hour.md": article,
        "articles/images/a.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"></svg>\n',
    }
    site = plan_site("harbor", files).render()
    (path,) = [path for path in site if path.startswith("assets/a.")]
    picture = f'<img src="/{path}" alt="The Georgetown house" width="20" height="10" loading="lazy">'
    assert picture in site["articles/quiet-hour/index.html"]
