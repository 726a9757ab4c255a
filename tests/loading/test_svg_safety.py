from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicgen.loading.svg_safety import inspect_svg
from clinicgen.model.source import SourceFile

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'


def _inspect(data: str | bytes) -> list[tuple[int, str]]:
    file = SourceFile("images/logo.svg", data.encode() if isinstance(data, str) else data, "")
    findings = inspect_svg(file)
    assert {finding.rule for finding in findings} <= {"html-unsafe-svg"}
    return [
        (finding.place.span.line if finding.place and finding.place.span else 0, finding.message)
        for finding in findings
    ]


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0h1" fill="url(#fade)"/>',
        '<use href="#a"/><use xlink:href="#b"/>',
        "<rect style=\"fill:url( '#a' );stroke:#fff\"/>",
        '<image href="data:image/png;base64,iVBORw0KGgo="/>',
        "<title>onload, script and http://example.com in words</title>",
        '<a id="on"><desc>x</desc></a><!-- <script> -->',
        '<path aria-label="a \\ b" d="M0 0"/>',
        '<animate attributeName="opacity" from="0" to="1"/>',
    ],
)
def test_a_plain_picture_passes(inside: str) -> None:
    assert _inspect(f'<?xml version="1.0" encoding="utf-8"?>\n{HEAD}\n{inside}\n</svg>') == []


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ("<script>alert(1)</script>", "holds `<script>`"),
        ('<s:script xmlns:s="http://www.w3.org/2000/svg"/>', "holds `<s:script>`"),
        ("<SCRIPT/>", "holds `<SCRIPT>`"),
        ("<foreignObject/>", "holds `<foreignObject>`"),
        ("<style>@import 'x'</style>", "holds `<style>`"),
        ('<path onclick="x"/>', "has the attribute `onclick`"),
        ('<path ONLOAD="x"/>', "has the attribute `ONLOAD`"),
        ('<a href="https://example.com"/>', "refers to something outside of it in `href`"),
        ('<a xlink:href="jav&#x61;script:x"/>', "refers to something outside of it in `xlink:href`"),
        ('<use href=" other.svg#a"/>', "refers to something outside of it in `href`"),
        ('<image href="data:image/svg+xml,x"/>', "refers to something outside of it in `href`"),
        ('<path fill="url(https://example.com/a)"/>', "refers to something outside of it in `fill`"),
        ('<path fill="url(#a) URL(  //b)"/>', "refers to something outside of it in `fill`"),
        ('<path style="fill:u\\72l(//b)"/>', "refers to something outside of it in `style`"),
        ("<path style=\"cursor:image-set('//b' 1x)\"/>", "refers to something outside of it in `style`"),
        ('<set attributeName="href" to="x"/>', "animates `href`"),
        ('<set attributeName="xlink:href" to="#x"/>', "animates `xlink:href`"),
        ('<animate attributeName="fill" values="url(//b)"/>', "refers to something outside of it in `values`"),
        ('<g xml:base="https://example.com/"/>', "has the attribute `xml:base`"),
        ('<g data-x="java\nscript:x"/>', "has a script in `data-x`"),
        ('<h:p xmlns:h="http://www.w3.org/1999/xhtml"/>', "holds HTML elements"),
        ("<?xml-stylesheet href='a'?>", "has the instruction `<?xml-stylesheet`"),
        ("&nbsp;", "is not a picture that can be read: undefined entity"),
        ("<g>", "is not a picture that can be read: mismatched tag"),
    ],
)
def test_what_a_picture_must_not_hold_is_refused_with_its_line(inside: str, message: str) -> None:
    found = _inspect(f"{HEAD}\n<g/>\n{inside}</svg>")
    assert [message for _, message in found] == [f"the SVG `images/logo.svg` {message}"]
    assert found[0][0] >= 3


def test_every_problem_is_told() -> None:
    assert len(_inspect(f'{HEAD}<script/>\n<style/>\n<a href="x" onclick="y"/></svg>')) == 4


def test_a_doctype_is_refused_before_its_entities_are_read() -> None:
    bomb = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(20))
    found = _inspect(f'<!DOCTYPE svg [<!ENTITY a0 "ha">{bomb}]>\n{HEAD}&a20;</svg>')
    assert found == [(1, "the SVG `images/logo.svg` has a `<!DOCTYPE`, which can declare entities")]
    illustrator = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert len(_inspect(f"{illustrator}\n{HEAD}<script/></svg>")) == 2


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x1f\x8b\x08compressed",
        b"<html/>",
        b"\x89PNG",
        b'<?xml version="1.0" encoding="klingon"?><svg/>',
        f'<?xml version="1.0" encoding="utf-16"?>{HEAD}<script/></svg>'.encode("utf-16"),
        b"<svg>" * 100_000,
    ],
)
def test_what_is_no_plain_picture_is_refused(data: bytes) -> None:
    assert _inspect(data)


def test_a_great_many_addresses_are_read_in_a_moment() -> None:
    assert _inspect(f'{HEAD}<path fill="{"url(" * 200_000}"/></svg>')


@given(st.text(alphabet="<>/=\"' &;svgonhrefscript:#url()[]!-?\\\n", max_size=120))
def test_any_text_is_judged_and_nothing_breaks(text: str) -> None:
    _inspect(text)
    _inspect(f"{HEAD}{text}</svg>")
