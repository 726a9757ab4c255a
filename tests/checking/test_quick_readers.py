"""What is read in fewer steps, because nearly all of a page is plainly written, is read as it would be step by step."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from clinicgen.checking import SiteContext, html_tokens, phone_numbers, prove_file
from clinicgen.checking.email_addresses import find_emails
from clinicgen.checking.folded_text import BREAK, fold
from clinicgen.checking.html_tokens import read_html, read_xml
from clinicgen.checking.phone_numbers import find_numbers, know_numbers
from clinicgen.checking.term_search import words_in
from clinicgen.checking.text_stretches import Stretches
from clinicgen.model.rendered_site import own_text

PARTS = [
    "<p>", "</p>", "<p", '<a href="', '"', ">", "/>", " ", "\n", "\t", "=", "'", "<!--", "-->", "<![CDATA[", "]]>",
    "<svg>", "</svg>", "<math ", "</math", "<script>", "</script>", "<SCRIPT", "<title>", "</title>", "<TITLE>",
    "<style", "x", "alt", '="a"', "&amp;", "&#5", "\u00e9", "<", "</", "<br />", "<br/>", "<Br>", '<img src="/a" alt>',
    "/", ' class="b c"', "<!doctype html>", "<?x", ' data-clinic="a"', "\x00", "\u2028", "\x0b", "<iframe srcdoc='",
    "<textarea>", "</textarea>", "<p-q>", "<p:q>", "<\u017fcript>", "</p x>", "<title/>", "</svg >",
]  # fmt: skip
CHARACTERS = "0123456789+()-./ x@_'\"\n\x00\u00e9\ue000\uff18\u2011\u0130\u03a3aZ\u00b2\u0661,;:%&"
NOTHING = re.compile(r"(?!)")
HEAD = "<!doctype html><html><head><title>A title</title></head><body><h1>Words</h1>\n<p>Some words are said </p>\n"
TAIL = "\n<p>and others follow.</p></body></html>"

any_text = st.text(CHARACTERS, max_size=60)


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(st.sampled_from(PARTS), max_size=14))
def test_plain_tags_are_read_as_tags_of_any_kind_are(parts: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(parts)
    read = read_html(text), read_xml(text)
    with monkeypatch.context() as patched:
        patched.setattr(html_tokens, "_PLAIN_TAGS", NOTHING)
        assert read == (read_html(text), read_xml(text))


def test_a_plain_page_is_read_many_tags_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_tokens, "_MARKUP", NOTHING)
    assert len(read_html('<p>One <a href="/two/">two</a></p>\n<ul>\n<li>three<br /></li>\n</ul>\n')) == 16


@settings(max_examples=500, deadline=None)
@given(text=any_text)
def test_words_of_any_script_are_told_apart(text: str) -> None:
    lowered = fold(text.replace(BREAK, "")).lower() + BREAK + text.lower()
    assert words_in(lowered) == frozenset(re.findall(r"[^\W_]+", lowered))


@settings(max_examples=500, deadline=None)
@given(texts=st.lists(any_text, max_size=5))
def test_a_text_in_lower_case_is_as_long_as_the_text(texts: list[str]) -> None:
    stretches = Stretches()
    stretches.add_all(texts)
    reading = stretches.reading()
    assert reading.lowered == reading.text.lower()
    assert len(reading.lowered) == len(reading.text)


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    groups=st.lists(st.from_regex(r"[0-9]{1,7}", fullmatch=True), min_size=1, max_size=5),
    separators=st.lists(st.sampled_from([" ", "-", ".", ") ", "/", " +", "x"]), min_size=5, max_size=5),
    lead=st.sampled_from(["", "+", "(", " + (", "a", "10.1001/"]),
    country=st.sampled_from(["US", "CA", "DE"]),
)
def test_a_short_run_is_passed_over_only_where_it_is_no_number(
    groups: list[str], separators: list[str], lead: str, country: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = lead + "".join(group + separator for group, separator in zip(groups, separators, strict=False))
    digits = "".join(groups)
    known = know_numbers(
        {f"+1843{digits[:7]:0<7}": f"(843) {digits[:3]:0<3}-{digits[3:7]:0<4}", "+45123456": "12 34 56"}
    )
    found = list(find_numbers(text, country, known))
    with monkeypatch.context() as patched:
        patched.setattr(phone_numbers, "_is_date_like", lambda *_: False)
        assert found == list(find_numbers(text, country, known))


@settings(max_examples=500, deadline=None)
@given(text=st.text("ab.@-_'+ \x00\u00e9\ue000\"", max_size=30))
def test_an_address_is_found_wherever_a_name_stands_before_the_sign(text: str) -> None:
    found = [(start, end) for start, end, _ in find_emails(text + ".example")]
    for at in re.finditer(r"(?<=[^\W_])@(?=[^\W_]+\.example\Z)", text + ".example"):
        assert any(start < at.start() < end for start, end in found)


@pytest.mark.parametrize(
    "escaped", ["&#xE000;", "&#57344;", "&#xF8FF;", "&#xf8ff ", "<style>b::before{content:'\\f101'}</style>"]
)
def test_an_escaped_private_character_is_a_character_like_any_other(escaped: str, build: Any, fleet: Any) -> None:
    site: SiteContext = build.site(fleet)
    own = own_text("Pines Ketamine", ("clinic", "name"))
    whole = build.file(f"{HEAD}{escaped} of Pines Ketamine {TAIL}")
    parts = (HEAD, f"{escaped} of ", own, " ", TAIL)
    cut = replace(whole, parts=parts)
    assert "".join(parts).encode() == whole.data
    assert prove_file(cut, site).findings == prove_file(whole, site).findings
