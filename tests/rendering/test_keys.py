"""A key that stays the same must mean bytes that stay the same."""

from __future__ import annotations

import base64

import pytest

from clinicgen import rendering

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
)

STYLED = "extends: clarity\nstylesheets: [ours.css]\n"

FILES: dict[str, str | bytes | None] = {
    "clinics/harbor/clinic.yaml": """
    name: Harbor Psychiatry
    brand: tide
    url: https://harbor.test
    phone: (843) 555-2368
    booking: {url: "https://book.harbor.test/new"}
    address: {city: Georgetown, region: SC}
    geo: {latitude: 33.68906, longitude: -78.88669}
    theme: {primary: "#1f5f6b", logo: images/logo.svg}
    facts: {parking: Behind the house}
    services: [{slug: talk-therapy, name: Talk therapy}]
    practitioners: [{name: Ann Lee, photo: images/ann.png}]
    announcement: {text: Closed on Friday., until: 2026-12-31}
    redirects: {/old/: /contact/}
""",
    "clinics/harbor/images/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"></svg>\n',
    "clinics/harbor/images/ann.png": PICTURE,
    "clinics/norfolk/clinic.yaml": """
    name: Norfolk Mind & Body
    brand: tide
    url: https://norfolk.test
    phone: (757) 555-4141
    booking: {url: "https://book.norfolk.test/start"}
    address: {city: Norfolk, region: VA}
""",
    "clinics/_brands/tide.yaml": "name: Tide Health\nurl: https://tide.test\n",
    "articles/quiet-hour.md": """
    ---
    title: A quiet hour
    description: What an hour is like.
    date: 2026-03-02
    topics: [talk]
    faq: [{question: Really?, answer: Yes.}]
    ---
    Read [the other](other.md), park {{ clinic.facts.parking | default("outside") }}.

    ![A house](images/house.png)

    ::: slot visit
    Come in.
    :::
""",
    "articles/other.md": "---\ntitle: Other\ndescription: Another one.\ndate: 2026-02-01\n---\nSee ::: not a block.\n\n"
    "::: clinic norfolk\n:::\n",
    "articles/images/house.png": PICTURE,
    "pages/about.md": "---\ntitle: About\ndescription: About us.\nmenu: true\n---\n"
    "![House](../articles/images/house.png)\n",
    "services/talk-therapy.md": "We talk.\n",
    "static/form.txt": "form",
    "themes/ours/theme.yaml": "extends: clarity\n",
    "themes/ours/templates/home.html": '{% extends "clarity/home.html" %}\n',
    "themes/ours/templates/partials/topics.html": "<p>Topics</p>\n",
    "clinicgen.yaml": "defaults: {theme: {name: ours}}\n",
}


def edit(path: str, old: str, new: str) -> dict[str, str | bytes | None]:
    text = FILES[path]
    assert isinstance(text, str) and old in text
    return {path: text.replace(old, new)}


HARBOR, ARTICLE = "clinics/harbor/clinic.yaml", "articles/quiet-hour.md"

EDITS: dict[str, dict[str, str | bytes | None]] = {
    "a name": edit(HARBOR, "Harbor Psychiatry", "Harbour Psychiatry"),
    "a phone": edit(HARBOR, "2368", "2369"),
    "a booking address": edit(HARBOR, "/new", "/later"),
    "a position": edit(HARBOR, "33.68906", "33.68907"),
    "a colour": edit(HARBOR, "#1f5f6b", "#1f5f6c"),
    "a fact of the agency's": edit(HARBOR, "Behind", "Before"),
    "a site's path": edit(HARBOR, "https://harbor.test", "https://harbor.test/georgetown"),
    "an announcement": edit(HARBOR, "Closed on Friday", "Open on Friday"),
    "a service": edit(HARBOR, "name: Talk therapy", "name: Talking"),
    "a person": edit(HARBOR, "Ann Lee", "Ann Low"),
    "a redirect": edit(HARBOR, "/contact/}", "/about/}"),
    "a status": edit(HARBOR, "brand: tide", "brand: tide\n    status: preview"),
    "hours": edit(HARBOR, "brand: tide", 'brand: tide\n    hours: {monday: "09:00-17:00"}'),
    "a logo": {
        "clinics/harbor/images/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="11" height="10"></svg>'
    },
    "a photograph": {"clinics/harbor/images/ann.png": PICTURE + b"\0"},
    "a sibling's phone": edit("clinics/norfolk/clinic.yaml", "4141", "4142"),
    "a sibling's name": edit("clinics/norfolk/clinic.yaml", "Mind & Body", "Body & Mind"),
    "a sibling gone": {
        "clinics/norfolk/clinic.yaml": None,
        "articles/other.md": "---\ntitle: O\ndescription: D\n---\nx\n",
    },
    "a brand's address": edit("clinics/_brands/tide.yaml", "tide.test", "tides.test"),
    "an article's text": edit(ARTICLE, "Come in.", "Walk in."),
    "an article's title": edit(ARTICLE, "A quiet hour", "A calm hour"),
    "an article's date": edit(ARTICLE, "2026-03-02", "2026-03-03"),
    "an article's question": edit(ARTICLE, "Really?", "Truly?"),
    "an article gone": {"articles/other.md": None},
    "a topic gone": edit(ARTICLE, "topics: [talk]", "topics: []"),
    "a slot": {"clinics/harbor/slots/quiet-hour/visit.md": "Ring the bell.\n"},
    "a picture": {"articles/images/house.png": PICTURE + b"\0"},
    "a page's menu entry": edit("pages/about.md", "menu: true\n", ""),
    "a service's text": {"services/talk-therapy.md": "We listen.\n"},
    "a static file": {"static/form.txt": "another form"},
    "the template of home": {"themes/ours/templates/home.html": '{% extends "base.html" %}\n'},
    "a template that some pages include": {"themes/ours/templates/partials/topics.html": "<p>Of what</p>\n"},
    "a template that all pages extend": {
        "themes/ours/templates/base.html": '{% extends "clarity/base.html" %}{% block main %}Nothing{% endblock %}\n'
    },
    "the template of a block": {"themes/ours/templates/blocks/clinic.html": "<p>Another clinic</p>\n"},
    "a style": {"themes/ours/static/ours.css": "h1 { color: #123456 }\n", "themes/ours/theme.yaml": STYLED},
    "a sibling's tagline, shown nowhere": edit(
        "clinics/norfolk/clinic.yaml", "brand: tide", "brand: tide\n    tagline: Hi"
    ),
}


def built(planned) -> dict[str, tuple[str, bytes]]:
    site = planned.prepare()
    return {output.path: (output.key, rendering.render_file(site, output).data) for output in site.outputs}


@pytest.mark.parametrize("what", EDITS)
def test_equal_keys_mean_equal_bytes(plan_site, what: str) -> None:
    before = built(plan_site("harbor", FILES))
    after = built(plan_site("harbor", {**FILES, **EDITS[what]}))
    assert before != after or what == "a sibling's tagline, shown nowhere"
    for path in before.keys() & after.keys():
        if before[path][0] == after[path][0]:
            assert before[path][1] == after[path][1], path


def changed_keys(plan_site, what: str) -> set[str]:
    before, after = built(plan_site("harbor", FILES)), built(plan_site("harbor", {**FILES, **EDITS[what]}))
    return {path for path in before.keys() | after.keys() if before.get(path, ("",))[0] != after.get(path, ("",))[0]}


def test_one_articles_text_concerns_its_page_the_feed_and_the_lists_that_quote_it(plan_site) -> None:
    assert changed_keys(plan_site, "an article's text") == {"articles/quiet-hour/index.html", "feed.xml"}


def test_a_siblings_facts_concern_the_pages_that_show_them_alone(plan_site) -> None:
    assert changed_keys(plan_site, "a sibling's phone") == {
        "articles/other/index.html",
        "feed.xml",
        "locations/index.html",
    }


def test_a_static_file_concerns_itself_alone(plan_site) -> None:
    assert changed_keys(plan_site, "a static file") == {"form.txt"}


def test_a_template_concerns_the_pages_that_can_come_to_it(plan_site) -> None:
    assert changed_keys(plan_site, "the template of home") == {"index.html"}
    # Articles and lists of topics include it; and the feed has what is said of articles.
    some = changed_keys(plan_site, "a template that some pages include")
    assert {"articles/quiet-hour/index.html", "articles/index.html"} <= some
    assert "contact/index.html" not in some
    pages = {path for path in changed_keys(plan_site, "a template that all pages extend") if path.endswith(".html")}
    assert {"index.html", "contact/index.html", "articles/quiet-hour/index.html"} <= pages


def test_another_program_changes_every_key(plan_site) -> None:
    planned = plan_site("harbor", FILES)
    shared = rendering.SharedWork({planned.theme.name: rendering.open_theme(planned.theme)})
    one = rendering.prepare_site(planned.plan, planned.theme, "1", shared)
    other = rendering.prepare_site(planned.plan, planned.theme, "2", shared)
    assert not {output.key for output in one.outputs} & {output.key for output in other.outputs}


def test_files_come_in_the_order_of_their_paths_each_once(plan_site) -> None:
    paths = [output.path for output in plan_site("harbor", FILES).prepare().outputs]
    assert paths == sorted(set(paths))


def test_the_same_plan_gives_the_same_bytes(plan_site) -> None:
    assert built(plan_site("harbor", FILES)) == built(plan_site("harbor", FILES))
