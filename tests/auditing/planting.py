"""Where and how a contact can be planted in a finished site: every place a site has, every notation a person uses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import quote

Write = Callable[[str, str, str], str]


def digits_as(first: str) -> Callable[[str], str]:
    """Write digits by those of another script, whose zero is given."""
    return lambda text: "".join(chr(ord(first) + int(one)) if one.isdigit() else one for one in text)


WIDE, ARABIC, DEVANAGARI = digits_as("\uff10"), digits_as("\u0660"), digits_as("\u0966")
# A number (`212`, `736`, `5000`) as people and programs write it.
PLAIN: Mapping[str, Write] = {
    "hyphens": lambda a, b, c: f"{a}-{b}-{c}",
    "dots": lambda a, b, c: f"{a}.{b}.{c}",
    "spaces": lambda a, b, c: f"{a} {b} {c}",
    "brackets": lambda a, b, c: f"({a}) {b}-{c}",
    "brackets without a space": lambda a, b, c: f"({a}){b}-{c}",
    "slash": lambda a, b, c: f"{a}/{b}-{c}",
    "with the country's code": lambda a, b, c: f"+1 {a} {b} {c}",
    "as dialled": lambda a, b, c: f"+1{a}{b}{c}",
    "with a one": lambda a, b, c: f"1-{a}-{b}-{c}",
    "with an extension": lambda a, b, c: f"{a}-{b}-{c} ext. 12",
    "with x and an extension": lambda a, b, c: f"{a}-{b}-{c} x12",
    "no-break spaces": lambda a, b, c: f"{a}\u00a0{b}\u00a0{c}",
    "narrow spaces": lambda a, b, c: f"{a}\u202f{b}\u2009{c}",
    "no-break hyphens": lambda a, b, c: f"{a}\u2011{b}\u2011{c}",
    "en dashes": lambda a, b, c: f"{a}\u2013{b}\u2013{c}",
    "figure dashes": lambda a, b, c: f"{a}\u2012{b}\u2012{c}",
    "minus signs": lambda a, b, c: f"{a}\u2212{b}\u2212{c}",
    "middle dots": lambda a, b, c: f"{a}\u00b7{b}\u00b7{c}",
    "soft hyphens": lambda a, b, c: f"{a}-\u00ad{b}-\u00ad{c}",
    "zero-width spaces": lambda a, b, c: f"{a}-\u200b{b}-\u200b{c}",
    "full width": lambda a, b, c: WIDE(f"{a}-{b}-{c}"),
    "Arabic digits": lambda a, b, c: ARABIC(f"{a}-{b}-{c}"),
    "Devanagari digits": lambda a, b, c: DEVANAGARI(f"{a}-{b}-{c}"),
}
REFERENCES: Mapping[str, Write] = {
    "decimal references": lambda a, b, c: "".join(f"&#{ord(one)};" for one in f"{a}-{b}-{c}"),
    "hexadecimal references": lambda a, b, c: "".join(f"&#x{ord(one):X};" for one in a) + f"-{b}-{c}",
    "named references": lambda a, b, c: f"&lpar;{a}&rpar;&nbsp;{b}&hyphen;{c}",
}
PERCENT: Mapping[str, Write] = {
    "percent-encoded": lambda a, b, c: quote(f"+1 ({a}) {b}-{c}", safe=""),
    "every character percent-encoded": lambda a, b, c: "".join(f"%{ord(one):02X}" for one in f"{a}{b}{c}"),
    "plus signs for spaces": lambda a, b, c: f"{a}+{b}+{c}",
}
MARKUP: Mapping[str, Write] = {
    "split over bold": lambda a, b, c: f"{a}-<b>{b}</b>-{c}",
    "split inside a group": lambda a, b, c: f"{a[0]}<i>{a[1:]}-{b[:2]}</i>{b[2:]}-{c}",
    "split over spans": lambda a, b, c: f'<span class="a">{a}</span><span>{b}</span><span>{c}</span>',
    "split over wbr": lambda a, b, c: f"{a}-<wbr>{b}-<wbr>{c}",
    "split over a comment": lambda a, b, c: f"{a}-<!-- x -->{b}-{c}",
    "split over a break": lambda a, b, c: f"({a})<br>{b}-{c}",
    "upper-case tags": lambda a, b, c: f"{a}-<STRONG>{b}</STRONG>-{c}",
}
OVER_TAGS = {name: write for name, write in MARKUP.items() if "comment" not in name}
"""A comment ends where one within it does."""
ESCAPES: Mapping[str, Write] = {
    "script escapes": lambda a, b, c: "".join(f"\\u{ord(one):04x}" for one in a) + f"-{b}-{c}",
    "short script escapes": lambda a, b, c: "".join(f"\\x{ord(one):02x}" for one in a) + f"-{b}-{c}",
}
JSON_ESCAPES: Mapping[str, Write] = {"script escapes": ESCAPES["script escapes"]}


class Place(NamedTuple):
    """A place of a site: the file, what stands around what is planted, and the notations that it takes."""

    file: str
    """`page` for a page of the site into which a line is planted; otherwise the name of a file of its own."""
    around: str
    """What is planted stands for `@`."""
    notations: Mapping[str, Write]


ANY_HTML = {**PLAIN, **REFERENCES}
PLACES: Mapping[str, Place] = {
    "text": Place("page", "<p>Call @ now</p>", {**ANY_HTML, **MARKUP}),
    "heading": Place("page", "<h2>Call @</h2>", {**ANY_HTML, **MARKUP}),
    "list": Place("page", "<ul><li>Desk: @</ul>", ANY_HTML),
    "table": Place("page", "<table><tr><td>@</td></tr></table>", ANY_HTML),
    "alternative text": Place("page", '<img src="/logo.png" alt="Call @">', ANY_HTML),
    "title attribute": Place("page", "<p title='Call @'>x</p>", ANY_HTML),
    "label": Place("page", '<button aria-label="Call @">x</button>', PLAIN),
    "data attribute": Place("page", '<div data-phone="@"></div>', ANY_HTML),
    "placeholder": Place("page", '<input placeholder="@">', PLAIN),
    "address of a link": Place("page", '<a href="/contact/?phone=@">x</a>', PERCENT),
    "chat": Place("page", '<a href="https://wa.me/@">x</a>', {"as dialled": lambda a, b, c: f"1{a}{b}{c}"}),
    "tel": Place("page", '<a href="tel:@">x</a>', {**PLAIN, **PERCENT, **REFERENCES}),
    "sms": Place("page", '<a href="sms:@?body=Hi">x</a>', {**PLAIN, **PERCENT}),
    "tel in capitals": Place("page", '<A HREF="TEL:@">x</A>', PLAIN),
    "title": Place("page", "<svg><title>@</title></svg>", ANY_HTML),
    "description": Place("page", '<meta name="description" content="Call @">', ANY_HTML),
    "Open Graph": Place("page", '<meta property="og:phone_number" content="@">', PLAIN),
    "structured data": Place(
        "page", '<script type="application/ld+json">{"telephone": "@"}</script>', {**PLAIN, **JSON_ESCAPES}
    ),
    "structured data, nested": Place(
        "page", '<script type="application/ld+json">{"a": [{"b": {"description": "Call @"}}]}</script>', PLAIN
    ),
    "comment": Place("page", "<!-- old: @ -->", {**PLAIN, **REFERENCES}),
    "comment with markup": Place("page", "<!-- <p>@</p> -->", {**PLAIN, **OVER_TAGS}),
    "script": Place("page", "<script>call('@')</script>", {**PLAIN, **ESCAPES}),
    "style": Place("page", '<style>a::after{content:"@"}</style>', PLAIN),
    "noscript": Place("page", "<noscript>@</noscript>", ANY_HTML),
    "template": Place("page", "<template><p>@</p></template>", ANY_HTML),
    "text area": Place("page", "<textarea>@</textarea>", ANY_HTML),
    "choice": Place("page", "<select><option>@</option></select>", PLAIN),
    "drawing": Place("page", "<svg><text>@</text></svg>", PLAIN),
    "framed page": Place("page", '<iframe srcdoc="<p>@</p>"></iframe>', PLAIN),
    "feed": Place("@.xml", "<feed><entry>\n<content>Call @</content></entry></feed>", {**PLAIN, **REFERENCES}),
    "feed, escaped": Place(
        "@.xml", "<rss><channel><item>\n<description>&lt;p&gt;@&lt;/p&gt;</description></item></channel></rss>", PLAIN
    ),
    "feed, CDATA": Place(
        "@.xml", "<rss><channel><item>\n<description><![CDATA[<p>@</p>]]></description></item></channel></rss>",
        {**PLAIN, **MARKUP},
    ),
    "contact card": Place("@.vcf", "BEGIN:VCARD\nVERSION:3.0\nNOTE:Call @\nEND:VCARD\n", PLAIN),
    "calendar": Place("@.ics", "BEGIN:VCALENDAR\nDESCRIPTION:Call @\nEND:VCALENDAR\n", PLAIN),
    "text file": Place("@.txt", "Visit us.\nCall @ first.\n", PLAIN),
    "table file": Place("@.csv", "name,phone\nDesk,@\n", PLAIN),
    "data file": Place("@.json", '{\n"phone": "@"}', {**PLAIN, **JSON_ESCAPES}),
    "script file": Place("@.js", "// x\ncall('@')\n", {**PLAIN, **ESCAPES}),
    "stylesheet": Place("@.css", 'a {}\na::after { content: "@" }\n', PLAIN),
    "drawing file": Place("@.svg", "<svg>\n<text>@</text></svg>", {**PLAIN, **REFERENCES}),
    "old page": Place("@.htm", "<HTML><BODY>\n<P>Call @\n</BODY></HTML>", {**ANY_HTML, **MARKUP}),
    "page without an ending": Place("@", "<!doctype html><html><body>\n<p>@</p></body></html>", {**PLAIN, **MARKUP}),
    "host's headers": Place("@/_headers.txt", "/*\n  X-Phone: @\n", PLAIN),
}  # fmt: skip


class Plant(NamedTuple):
    """One contact in one place in one notation."""

    place: str
    notation: str
    file: str
    text: str
    """The line to plant, or the whole file."""
    number: str
    """The digits that are planted."""

    @property
    def is_line(self) -> bool:
        """Whether it is a line of a page."""
        return PLACES[self.place].file == "page"


def plant_numbers() -> Iterator[Plant]:
    """Give every notation in every place, each with a number of its own that is valid and nobody's."""
    count = 0
    for name, place in PLACES.items():
        for notation, write in place.notations.items():
            area, exchange, line = "212", f"{736 + count // 900}", f"{5000 + count % 900}"
            count += 1
            file = f"p{count}/index.html" if place.file == "page" else place.file.replace("@", f"f{count}")
            planted = place.around.replace("@", write(area, exchange, line))
            yield Plant(name, notation, file, planted, area + exchange + line)
