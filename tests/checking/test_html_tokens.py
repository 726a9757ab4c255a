# ruff: noqa: E501 - a page a line keeps the tables readable
from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicgen.checking.html_tokens import Comment, EndTag, RawText, Tag, Text, Token, read_html, read_xml


def brief(token: Token) -> tuple[object, ...]:
    match token:
        case Tag(name=name, attributes=attributes):
            return ("<", name, dict(attributes))
        case EndTag(name=name):
            return (">", name)
        case Text(text=text):
            return ("text", text)
        case RawText(name=name, text=text):
            return ("raw", name, text)
        case Comment(text=text):
            return ("comment", text)


def read(text: str) -> list[tuple[object, ...]]:
    return [brief(token) for token in read_html(text)]


CASES: dict[str, list[tuple[object, ...]]] = {
    "<p class=a>x &amp; y</p>": [("<", "p", {"class": "a"}), ("text", "x & y"), (">", "p")],
    "<A HREF='/a?b=1&amp;c=2' Title=\"<b>\">": [("<", "a", {"href": "/a?b=1&c=2", "title": "<b>"})],
    "<a href=/x/>y": [("<", "a", {"href": "/x/"}), ("text", "y")],
    "<br/>": [("<", "br", {})],
    "<input disabled value=>": [("<", "input", {"disabled": "", "value": ""})],
    '<p a="1"b="2">': [("<", "p", {"a": "1", "b": "2"})],
    "<p a=1 a=2>": [("<", "p", {"a": "1"})],
    "<p =a>": [("<", "p", {"=a": ""})],
    '<a href="?a=1&copy=2">': [("<", "a", {"href": "?a=1&copy=2"})],
    '<a title="a > b">x': [("<", "a", {"title": "a > b"}), ("text", "x")],
    "1 < 2 <3": [("text", "1 < 2 <3")],
    "<!-->a": [("comment", ""), ("text", "a")],
    "<!--->a": [("comment", ""), ("text", "a")],
    "<!-- a --!>b": [("comment", " a "), ("text", "b")],
    "<!-- a -- b -->c": [("comment", " a -- b "), ("text", "c")],
    "<!-- a": [("comment", " a")],
    "<!DOCTYPE html>": [("comment", "!DOCTYPE html")],
    "<?php x ?>y": [("comment", "?php x ?"), ("text", "y")],
    "</>a": [("comment", ""), ("text", "a")],
    "</ b>a": [("comment", "/ b"), ("text", "a")],
    "</p class=x>": [(">", "p"), ("comment", " class=x")],
    '<a href="x': [("comment", 'a href="x')],
    "<script>a<b && '</p>'</script >c": [
        ("<", "script", {}), ("raw", "script", "a<b && '</p>'"), (">", "script"), ("text", "c"),
    ],
    "<style>a</styles></STYLE>": [("<", "style", {}), ("raw", "style", "a</styles>"), (">", "style")],
    "<title>a &lt;b&gt; <i></title>": [("<", "title", {}), ("raw", "title", "a <b> <i>"), (">", "title")],
    "<textarea>a": [("<", "textarea", {}), ("raw", "textarea", "a"), (">", "textarea")],
    "<svg><![CDATA[a>b]]></svg>": [("<", "svg", {}), ("text", "a>b"), (">", "svg")],
    "<![CDATA[a>b]]>": [("comment", "a"), ("text", "b]]>")],
    "<scripts>a</scripts>": [("<", "scripts", {}), ("text", "a"), (">", "scripts")],
}  # fmt: skip


@pytest.mark.parametrize(("text", "tokens"), CASES.items(), ids=CASES)
def test_html_is_read_as_browsers_read_it(text: str, tokens: list[tuple[object, ...]]) -> None:
    assert read(text) == tokens


def test_a_feed_s_cdata_is_text() -> None:
    assert [brief(token) for token in read_xml("<a><![CDATA[<b>x]]></a>")][1] == ("text", "<b>x")


def test_tokens_say_where_they_stand() -> None:
    text = "a<b x=1>c</b><!--d--><title>e</title>"
    assert [text[token.start : token.end] for token in read_html(text)] == [
        "a", "<b x=1>", "c", "</b>", "<!--d-->", "<title>", "e", "</title>",
    ]  # fmt: skip


_PIECES = st.lists(
    st.sampled_from(
        ["<", ">", "</", "/>", "<!--", "-->", "--!>", "<![CDATA[", "]]>", "<script", "</script", "<svg", "</svg>", "<a ",
         "href=", '"', "'", "=", " ", "\n", "&", "&amp;", "&#", "&#x0;", "\x00", "\ud800", "é", "p", "title", "843", "-"]
    )
).map("".join)  # fmt: skip


@given(st.one_of(st.text(), _PIECES))
def test_any_text_is_read_to_its_end_in_order(text: str) -> None:
    for reader in (read_html, read_xml):
        position = 0
        for token in reader(text):
            assert position <= token.start <= token.end or isinstance(token, Comment)
            position = max(position, token.end)
        assert position == len(text)


HOSTILE = [
    "<", "<a ", '<a b="', "<a b='\"<", "<!--", "<!-", "<script>", "<script></script ", " b", "<![CDATA[", "<![CDATA[>",
    "<svg><![CDATA[", "&", "&#", "<title", '</a b="', "--!", "</script ", "<a b=\"c\" d='", "=", "<a =", "\n", "]]>", "<?",
    "<a b= ", "<textarea></textarea", "</", "<a\x00", "<a/b/",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_html_is_read_in_linear_time(piece: str) -> None:
    text = piece * (400_000 // len(piece))
    started = time.process_time()
    for prefix in ("", "<a ", '<a b="', "<script>", "<!--"):
        for _ in read_html(prefix + text):
            pass
    assert time.process_time() - started < 5
