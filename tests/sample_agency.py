"""A small agency that uses much of what a workspace can hold: brands, closed clinics, slots, blocks, a theme."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# A picture of one pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)

_FILES: dict[str, str | bytes] = {
    "clinicgen.yaml": """
        # Under every clinic.
        defaults:
          booking: {label: Ask for a visit}
        allowed_contacts: [1-800-662-4357]
    """,
    "clinics/_brands/tide.yaml": """
        name: Tide
        insurance: [Aetna, Cigna]
        theme: {primary: "#224466"}
    """,
    "clinics/harbor/clinic.yaml": """
        name: Harbor Psychiatry & Care
        tagline: Someone listens
        brand: tide
        url: https://harbor.test
        phone: (843) 555-2368
        email: desk@harbor.test
        booking: {url: "https://book.harbor.test/new?place=1&kind=first"}
        address: {street: 21 Main St, city: Georgetown, region: SC, postal_code: 02134}
        geo: {latitude: 33.37, longitude: -79.29}
        time_zone: America/New_York
        hours:
          monday-friday: ["09:00-12:00", "13:00-17:00"]
          saturday-sunday: closed
        services:
          - {slug: talk-therapy, name: Talk therapy, summary: Conversations with a therapist.}
          - {slug: evaluation, name: Evaluation}
        practitioners:
          - {name: Ada O'Neill, credentials: MD, role: Medical director, photo: images/ada.png, bio: Listens well.}
        reviews: [{platform: Yelp, url: "https://reviews.test/harbor"}]
        facts: {parking: Behind the building}
        redirects: {/old-hour/: /articles/quiet-hour/}
    """,
    "clinics/harbor/images/ada.png": PIXEL,
    "clinics/harbor/slots/quiet-hour/parking.md": "Park behind the mill; {{ clinic.facts.parking }}.\n",
    "clinics/harbor/static/forms/intake.txt": "Bring this form.\n",
    "clinics/conway/clinic.yaml": """
        name: Harbor Psychiatry
        brand: tide
        url: https://group.test/conway
        phone: 8435554141
        booking: {url: https://book.harbor.test/conway}
        address: {city: Conway, region: SC}
        services:
          - {slug: talk-therapy, name: Talk therapy}
        articles: {exclude: [first-visit]}
    """,
    "clinics/conway/articles/river-walks.md": """
        ---
        title: Walks along the river
        description: Where people in {{ clinic.city }} go for a walk.
        date: 2026-02-01
        topics: [outside]
        ---
        Near {{ clinic.name }} there is a path along the river.
    """,
    "clinics/norfolk/clinic.yaml": """
        name: Norfolk Mind & Body
        url: https://norfolk.test
        phone: (757) 555-4141
        booking: {url: "https://book.norfolk.test/start", label: Book a visit}
        address: {city: Norfolk, region: VA}
        services:
          - {slug: evaluation, name: Evaluation}
        theme: {name: quiet, accent: "#884422"}
        refers_to: [harbor]
        announcement: {text: Closed on Friday, until: 2026-12-31}
    """,
    "clinics/lakeside/clinic.yaml": """
        name: Lakeside Clinic
        status: closed
        closed: {message: We have closed our doors., successor: harbor}
        url: https://lakeside.test
        phone: (803) 555-2020
        booking: {url: https://book.lakeside.test/}
        address: {city: Lakeside, region: SC}
        redirects: {/was-here/: /}
    """,
    "articles/quiet-hour.md": """
        ---
        title: A quiet hour at {{ clinic.name }}
        description: What an hour of talk therapy is like, and whom to call.
        date: 2026-03-02
        topics: [talk]
        services: [talk-therapy]
        image: {src: images/room.png, alt: "A room at {{ clinic.name }}"}
        faq: [{question: "May I call {{ clinic.name }}?", answer: "Yes, at {{ clinic.phone }}."}]
        redirect_from: [/hour/]
        ---
        You can call {{ clinic.name }} at {{ clinic.phone }} on any weekday, or [book a visit](clinic:book).

        ## What happens

        You sit down and talk. More in [the first visit](first-visit.md#before). Nobody is in a hurry, and nobody takes
        notes that you cannot read. There is time for what you came to say, and for what you did not know you would say
        before you said it.

        ## What comes after

        You decide whether to come again.

        ::: slot parking
        There is parking nearby.
        :::

        ::: when has=reviews
        Read [our reviews](clinic:reviews).
        :::
    """,
    "articles/first-visit.md": """
        ---
        title: Before the first visit
        description: What to bring, and what not to worry about.
        date: 2026-04-10
        topics: [talk, evaluation]
        sources: [{title: A study, url: "https://study.test/1"}]
        ---
        Bring a list of questions.

        ## Before

        ::: note Good to know
        A visit at {{ clinic.name }} takes fifty minutes.
        :::

        ::: unless region=SC
        ::: clinic harbor
        :::
        :::
    """,
    "articles/deep/evaluation.md": """
        ---
        title: What an evaluation is
        description: How an evaluation goes at {{ clinic.name }}.
        date: 2026-05-01
        services: [evaluation]
        ---
        An evaluation in {{ clinic.city }} has three parts[^1].

        | part | whom to ask |
        |---|---|
        | talk | {{ clinic.email \\| default("the front desk") }} |

        [^1]: Sometimes four.
    """,
    "articles/not-yet.md": """
        ---
        title: Not written yet
        description: A draft.
        draft: true
        ---
        Words to come.
    """,
    "articles/images/room.png": PIXEL,
    "pages/about.md": """
        ---
        title: About {{ clinic.name }}
        description: Who we are in {{ clinic.city }}.
        menu: true
        ---
        We are {{ clinic.name }}.
    """,
    "services/talk-therapy.md": """
        ---
        description: Talking with a therapist at {{ clinic.name }}.
        ---
        Talk therapy is a conversation. [Call us](clinic:call).
    """,
    "static/humans.txt": "Made with care.\n",
    "themes/quiet/theme.yaml": """
        name: quiet
        description: Clarity with a quieter note.
        extends: clarity
        stylesheets: [quiet.css]
    """,
    "themes/quiet/templates/blocks/note.html": """
        <aside class="quiet">{{ block.content }}</aside>
    """,
    "themes/quiet/static/quiet.css": ".quiet { color: #333; }\n",
}

AGENCY: Mapping[str, str | bytes] = MappingProxyType(_FILES)
"""The agency's files by path; texts are indented, as `conftest.write_files` takes them."""
