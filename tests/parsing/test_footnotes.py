"""Footnotes stand where their marks are, and nowhere without them."""

from __future__ import annotations

import re
from collections.abc import Callable

Written = Callable[..., str]


def without_attributes(html: str) -> str:
    """Drop what only assistive technology reads, so that the tests can be read."""
    return re.sub(r' (?:role|aria-label|class)="[^"]*"', "", html).replace("\ufe0e", "")


def test_notes_stand_at_the_end_in_the_order_of_their_marks(written: Written) -> None:
    text = "a[^x] b[^y] c[^x]\n\n[^y]: second *{{ clinic.name }}*\n[^x]: first\n"
    assert without_attributes(written(text)) == (
        '<p>a<sup><a href="#fn:1" id="fnref:1">[1]</a></sup> b<sup><a href="#fn:2" id="fnref:2">[2]</a></sup>'
        ' c<sup><a href="#fn:1" id="fnref:1:2">[1]</a></sup></p>\n'
        "<section>\n<ol>\n"
        '<li id="fn:1" value="1">\n<p>first <a href="#fnref:1">↩</a> <a href="#fnref:1:2">↩</a></p>\n</li>\n'
        '<li id="fn:2" value="2">\n<p>second <em>«clinic.name»</em> <a href="#fnref:2">↩</a></p>\n</li>\n'
        "</ol>\n</section>\n"
    )


def test_a_note_that_only_a_condition_needs_stands_within_it(written: Written) -> None:
    text = "::: when has=fax\na[^x]\n:::\n\nb[^y]\n\n::: note\nc[^z]\n:::\n\n[^x]: one\n[^y]: two\n[^z]: three\n"
    html = without_attributes(written(text))
    condition, _, rest = html.partition("<</>>")
    assert '<li id="fn:1" value="1">\n<p>one' in condition
    assert "two" not in condition
    assert rest.count("<section>") == 1
    assert rest.index("two") < rest.index("three")


def test_a_note_that_two_conditions_need_stands_at_the_end_without_a_way_back(written: Written) -> None:
    text = "::: when has=fax\na[^x]\n:::\n::: unless has=fax\nb[^x]\n:::\n\n[^x]: one\n"
    html = without_attributes(written(text))
    assert html.endswith('<section>\n<ol>\n<li id="fn:1" value="1">\n<p>one</p>\n</li>\n</ol>\n</section>\n')


def test_notes_may_refer_to_notes_and_hold_blocks(written: Written) -> None:
    text = "a[^x]\n\n[^x]: one[^y]\n\n    - two\n\n[^y]: three\n"
    html = without_attributes(written(text))
    assert (
        '<p>one<sup><a href="#fn:2" id="fnref:2">[2]</a></sup></p>\n<ul>\n<li>two</li>\n</ul>\n <a href="#fnref:1">'
        in html
    )
    assert '<p>three <a href="#fnref:2">↩</a></p>' in html


def test_unused_undefined_and_doubled_notes_are_told(problems: Callable[..., list[str]]) -> None:
    assert problems("a[^x] [^z]\n\n[^x]: one\n\n[^y]: two\n\n[^x]: three") == [
        "footnote-duplicate 7:1-7:12",
        "footnote-undefined 1:7-1:11",
        "footnote-unused 5:1-5:10",
    ]
