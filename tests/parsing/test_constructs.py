"""What each construct becomes: HTML where no clinic changes it, a piece where one does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Written = Callable[..., str]

INLINE = {
    "a fact": ("Call {{ clinic.name }}.", "<p>Call «clinic.name».</p>"),
    "facts side by side": ("{{a.b}}{{ c.d }}", "<p>«a.b»«c.d»</p>"),
    "a fact with a default": ('{{ clinic.email | default("our desk") }}', "<p>«clinic.email|our desk»</p>"),
    "single quotes": ("{{clinic.email|default('the \"desk\"')}}", '<p>«clinic.email|the "desk"»</p>'),
    "a default with markup": ('*{{ a.b | default("*x* ]") }}*', "<p><em>«a.b|*x* ]»</em></p>"),
    "a fact over two lines": ("{{ clinic.email |\ndefault('us') }}", "<p>«clinic.email|us»</p>"),
    "emphasis": ("**{{ clinic.name }}** _x_", "<p><strong>«clinic.name»</strong> <em>x</em></p>"),
    "a code span": ("`{{ clinic.name }} &`", "<p><code>{{ clinic.name }} &amp;</code></p>"),
    "escaped braces": (r"\{{ clinic.name }}", "<p>{{ clinic.name }}</p>"),
    "single braces": ("{ clinic.name }", "<p>{ clinic.name }</p>"),
    "awkward characters": ("a & <b \"c\" 'd' &copy;", "<p>a &amp; &lt;b &quot;c&quot; 'd' ©</p>"),
    "a hard break": ("a  \nb\\\nc", "<p>a<br>\nb<br>\nc</p>"),
    "a comment": ("a <!-- 843-788-9718 --> b", "<p>a  b</p>"),
    "allowed tags": (
        "H<sub>2</sub>O<br/>x<sup>*2*</sup> <KBD>a</KBD> <cite>b</cite>",
        "<p>H<sub>2</sub>O<br>x<sup><em>2</em></sup> <kbd>a</kbd> <cite>b</cite></p>",
    ),
    "an abbreviation": (
        "<abbr title='A &amp; \"B\"'>AB</abbr>",
        '<p><abbr title="A &amp; &quot;B&quot;">AB</abbr></p>',
    ),
    "an image": (
        '![A *dog*, {{ clinic.name }}](images/a%20b.jpg "T")',
        '<p><<picture:articles/images/a b.jpg "T"|A dog, «clinic.name»>></p>',
    ),
    "a linked image": ("[![x](images/a.jpg)](/y/)", "<p><<path:/y/>><<picture:articles/images/a.jpg|x>><</>></p>"),
}

LINKS = {
    "a clinic's number": ("[call {{ clinic.phone }}](clinic:call)", "<<clinic:call>>call «clinic.phone»<</>>"),
    "capitals in the scheme": ("[x](Clinic:book)", "<<clinic:book>>x<</>>"),
    "a title": ('[x](clinic:book "now")', '<<clinic:book "now">>x<</>>'),
    "markup in the words": ("[**x** `y`](clinic:home)", "<<clinic:home>><strong>x</strong> <code>y</code><</>>"),
    "an article": ("[x](how-it-works.md#risks)", "<<article:how-it-works#risks>>x<</>>"),
    "a page": ("[x](../pages/insurance.md)", "<<page:insurance>>x<</>>"),
    "a service": ("[x](../services/ketamine.md)", "<<service:ketamine>>x<</>>"),
    "a clinic's page": ("[x](../clinics/norfolk/pages/about.md)", "<<page:about>>x<</>>"),
    "a path": ("[x](/contact/?a=b&c#d)", "<<path:/contact/?a=b&c#d>>x<</>>"),
    "a path with spaces": ("[x](</my form.pdf>)", "<<path:/my%20form.pdf>>x<</>>"),
    "a web address": ("[x](https://a.org/?a=b&c=d)", '<a href="https://a.org/?a=b&amp;c=d">x</a>'),
    "a title on a web address": (
        "[x](https://a.org 'a \"b\"')",
        '<a href="https://a.org" title="a &quot;b&quot;">x</a>',
    ),
    "an autolink": ("<https://a.org/b>", '<a href="https://a.org/b">https://a.org/b</a>'),
    "an e-mail autolink": ("<me@a.org>", '<a href="mailto:me@a.org">me@a.org</a>'),
    "mailto": ("[x](mailto:me@a.org?subject=Hi%20there)", '<a href="mailto:me@a.org?subject=Hi%20there">x</a>'),
    "tel": ("[x](TEL:+18005550100)", '<a href="tel:+18005550100">x</a>'),
    "a reference": ("[x][y]\n\n[y]: clinic:call", "<<clinic:call>>x<</>>"),
}

BLOCKS = {
    "a heading": (
        "## The *risks* of {{ clinic.name }}",
        "<<h2#the-risks-of>>The <em>risks</em> of «clinic.name»<</>>\n",
    ),
    "an underlined heading": ("Risks\n---", "<<h2#risks>>Risks<</>>\n"),
    "a heading in a list": (
        "- ## A\n- b\n  ## C",
        "<ul>\n<li>\n<<h2#a>>A<</>>\n</li>\n<li>b\n<<h2#c>>C<</>>\n</li>\n</ul>\n",
    ),
    "a code block": (
        "```yaml\n{{ x }} <b>\n::: note\n```",
        '<pre><code class="language-yaml">{{ x }} &lt;b&gt;\n::: note\n</code></pre>\n',
    ),
    "an indented code block": ("    {{ x }}\n    :::", "<pre><code>{{ x }}\n:::\n</code></pre>\n"),
    "a comment": ("a\n<!-- b\n\nc -->\nd", "<p>a</p>\n<p>d</p>\n"),
    "words after a comment": ("<!-- a\n\nb --> c {{ d.e }}", "<p>c «d.e»</p>\n"),
    "nothing but comments": ("<!-- a --> <!-- b -->", " "),
    "a cell of nothing but a comment": (
        "- | <!-- a --> |\n  |-|\n  | <!-- b --> |",
        '<ul>\n<li>\n<div class="table" role="group" aria-label="Table" tabindex="0">\n<table>\n<thead>\n<tr>\n'
        '<th scope="col"></th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td></td>\n</tr>\n'
        "</tbody>\n</table>\n</div>\n</li>\n</ul>\n",
    ),
    "a definition list": (
        "{{ a.b }} x\n: y {{ c.d }}\n: z",
        "<dl>\n<dt>«a.b» x</dt>\n<dd>y «c.d»</dd>\n<dd>z</dd>\n</dl>\n",
    ),
    "a note": ("::: note\na\n:::", "<<note|>><p>a</p>\n<</>>"),
    "a note with a heading": (":::note Mind *this*\na\n:::", "<<note|Mind <em>this</em>>><p>a</p>\n<</>>"),
    "a warning": ("::: warning\n- a\n\n## B\n:::", "<<warning|>><ul>\n<li>a</li>\n</ul>\n<<h2#b>>B<</>>\n<</>>"),
    "a crisis block": ("::: crisis\n:::", "<<crisis|>><</>>"),
    "a call to action": (
        "::: call-to-action Talk to [{{ clinic.name }}](clinic:call)\na\n:::",
        "<<call-to-action|Talk to <<clinic:call>>«clinic.name»<</>>>><p>a</p>\n<</>>",
    ),
    "a condition": ("::: when service=a,b has=email\nx\n:::", "<<when service=a,b has=email>><p>x</p>\n<</>>"),
    "quoted values": ("::: unless region=\"SC, NM\" brand='x'\n:::", "<<unless region=SC,NM brand=x>><</>>"),
    "a slot": ("::: slot first-visit\na\n:::", "<<slot first-visit>><p>a</p>\n<</>>"),
    "a sibling": ("a\n::: clinic norfolk\n:::\nb", "<p>a</p>\n<<clinic norfolk>><p>b</p>\n"),
    "blocks in blocks": (
        ":::: when has=fax\n::: note\na\n:::\n::: warning\nb\n:::\n::::\nc",
        "<<when has=fax>><<note|>><p>a</p>\n<</>><<warning|>><p>b</p>\n<</>><</>><p>c</p>\n",
    ),
    "blocks with as many colons": (
        "::: note\n::: warning\na\n:::\nb\n:::",
        "<<note|>><<warning|>><p>a</p>\n<</>><p>b</p>\n<</>>",
    ),
    "a fence in a block": (
        "::: note\n~~~\n:::\n~~~\na\n:::",
        "<<note|>><pre><code>:::\n</code></pre>\n<p>a</p>\n<</>>",
    ),
    "a comment in a block": ("::: note\n<!--\n:::\n-->\na\n:::", "<<note|>><p>a</p>\n<</>>"),
    "a block in a list": (
        "- a\n  ::: note\n  b\n  :::\n- c",
        "<ul>\n<li>a\n<<note|>><p>b</p>\n<</>></li>\n<li>c</li>\n</ul>\n",
    ),
    "a block that begins an item": ("1. ::: note\n   b\n   :::", "<ol>\n<li>\n<<note|>><p>b</p>\n<</>></li>\n</ol>\n"),
    "a block in a quotation": (
        "> ::: note\n> b\n> :::\n> c",
        "<blockquote>\n<<note|>><p>b</p>\n<</>><p>c</p>\n</blockquote>\n",
    ),
    "colons in a line": ("a ::: b\n: c", "<dl>\n<dt>a ::: b</dt>\n<dd>c</dd>\n</dl>\n"),
}


@pytest.mark.parametrize("name", INLINE)
def test_what_stands_in_a_paragraph_becomes_html_and_pieces(name: str, written: Written) -> None:
    text, expected = INLINE[name]
    assert written(text) == f"{expected}\n"


@pytest.mark.parametrize("name", LINKS)
def test_links_lead_where_their_addresses_say(name: str, written: Written) -> None:
    text, expected = LINKS[name]
    assert written(text) == f"<p>{expected}</p>\n"


@pytest.mark.parametrize("name", BLOCKS)
def test_blocks_become_pieces_that_hold_what_stands_in_them(name: str, written: Written) -> None:
    text, expected = BLOCKS[name]
    assert written(text) == expected


def test_a_table_scrolls_and_says_which_cells_are_headers(written: Written) -> None:
    table = r"""| Dose | |
|:-----|--:|
| {{ clinic.email \| default("a \| b") }} | [x](clinic:call) |
"""
    assert written(table) == (
        '<div class="table" role="group" aria-label="Table" tabindex="0">\n<table>\n<thead>\n<tr>\n'
        '<th scope="col" class="align-left">Dose</th>\n<td class="align-right"></td>\n</tr>\n</thead>\n<tbody>\n<tr>\n'
        '<td class="align-left">«clinic.email|a | b»</td>\n<td class="align-right"><<clinic:call>>x<</>></td>\n'
        "</tr>\n</tbody>\n</table>\n</div>\n"
    )


def test_pictures_lie_beside_the_articles_or_in_the_clinics_own_folder(written: Written) -> None:
    picture = "![x](images/a.jpg)"
    shared = "<p><<picture:articles/images/a.jpg|x>></p>\n"
    assert written(picture, path="articles/mood/deep.md") == shared
    assert written("![x](../images/a.jpg)", path="articles/mood/deep.md") == shared
    assert written(picture, path="services/tms.md") == shared
    own = written(picture, path="clinics/norfolk/slots/tms/parking.md", kind="slot", clinic="norfolk")
    assert own == "<p><<picture:clinics/norfolk/images/a.jpg|x>></p>\n"


def test_every_heading_has_an_id_of_its_own(compile_markdown: Callable) -> None:
    text = "\n\n".join(
        [
            "## Risks",
            "## Risks",
            "## Risks-2",
            "## What’s *new*?",
            "## {{ clinic.name }}",
            "## Über Näpfe & Töpfe",
            "## 抑郁症",
            "## !",
        ]
    )
    content, _ = compile_markdown(text)
    assert content.anchors == (
        "risks",
        "risks-2",
        "risks-2-2",
        "whats-new",
        "section",
        "uber-napfe-topfe",
        "抑郁症",
        "section-2",
    )


def test_a_link_within_the_text_leads_to_a_heading_wherever_it_stands(written: Written) -> None:
    assert written("[x](#b-c)\n\n::: note\n## B c\n:::").startswith('<p><a href="#b-c">x</a></p>')


def test_ids_in_a_slots_text_differ_from_those_of_its_article(written: Written) -> None:
    text = "## Where to park\n\n[x](#where-to-park) [y](#risks)[^1]\n\n[^1]: z"
    own = written(text, path="clinics/norfolk/slots/tms/parking.md", kind="slot", clinic="norfolk")
    assert own.startswith('<<h2#parking-where-to-park>>Where to park<</>>\n<p><a href="#parking-where-to-park">x</a>')
    assert '<a href="#risks">y</a>' in own
    assert 'href="#fn:parking:1" id="fnref:parking:1"' in own
    assert '<li id="fn:parking:1" value="1">' in own


def test_the_lead_is_the_first_words_that_stand_in_no_block(
    compile_markdown: Callable, write_out_words: Callable
) -> None:
    text = (
        "## A\n\n::: note\nnot this\n:::\n\n- nor this\n\nWelcome to *{{ clinic.name }}*,\nfriend.[^1]"
        "<!-- c -->\n\n[Call](clinic:call) & `ask`.\n\n[^1]: nor this"
    )
    content, _ = compile_markdown(text)
    assert write_out_words(content.lead) == "Welcome to «clinic.name», friend. Call & ask."
    long, _ = compile_markdown("one two " * 100 + "\n\nthree")
    assert write_out_words(long.lead) == " ".join(["one two"] * 30)


def test_words_are_counted_wherever_they_are_seen(compile_markdown: Callable) -> None:
    text = (
        "## One two\n\n{{ clinic.name }}'s three[^1] <!-- not --> fo*ur*\n\n::: note Five\n- six `seven`\n:::\n\n"
        "| eight |\n|---|\n| [nine](/x) |\n\n[^1]: ten ![not](images/not.jpg)"
    )
    content, _ = compile_markdown(text)
    assert content.word_count == 11


def test_comments_accept_findings_in_the_block_below(compile_markdown: Callable) -> None:
    text = (
        '<!-- accept: claims-absolute reason="a quotation" -->\n'
        "<!-- accept: a11y-x reason='a \"b\"' -->\n\n> one\n> two\n\n"
        '- a\n\n  <!-- accept: b-c reason="x" -->\n\nz <!-- accept: d reason="y" -->\n'
    )
    content, findings = compile_markdown(text)
    assert findings == ()
    noted = [(one.rule, one.reason, one.first_line, one.last_line) for one in content.acceptances]
    assert noted == [
        ("claims-absolute", "a quotation", 4, 5),
        ("a11y-x", 'a "b"', 4, 5),
        ("b-c", "x", 10, 9),
        ("d", "y", 11, 11),
    ]
    span = content.acceptances[0].place.span
    assert (span.line, span.column, span.end_line, span.end_column) == (1, 1, 1, 54)
