"""Every problem of a text is told with its exact place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clinicgen.model.finding import Severity
from clinicgen.parsing import RULES

CASES = {
    # Facts.
    "a\nb {{ clinic.name\nc": ["fact-unclosed 2:3-2:17"],
    "{{ a.b }} {{ {{ c.d }}": ["fact-unclosed 1:11-1:14"],
    "| {{ clinic.email | default('x') }} |\n|---|---|": ["fact-unclosed 1:3-1:18"],
    "| x |\n|---|\n| {{ clinic.email | default('x') }} |": ["fact-unclosed 3:3-3:18"],
    "a {{ }} b": ["fact-malformed 1:3-1:8"],
    "> - a {{ clinic.name | upper }}": ["fact-malformed 1:7-1:32"],
    "## é {{ clinic.phone + 1 }}": ["fact-malformed 1:6-1:28"],
    "Ω\n: 😀 {{ f(clinic.name) }}": ["fact-malformed 2:5-2:25"],
    "{{ a.b | default('') }}": ["fact-malformed 1:1-1:24"],
    "{{ a.b | default(x) }}": ["fact-malformed 1:1-1:23"],
    "![{{ a b }}](images/x.jpg)": ["fact-malformed 1:3-1:12"],
    "[a ![b {{ }}](images/x.jpg)](/y)": ["fact-malformed 1:8-1:13"],
    "[call](tel:{{clinic.phone}})": ["fact-in-link-target 1:8-1:28"],
    "[call](tel:{{ clinic.phone }})": ["fact-in-link-target 1:12-1:30"],
    "[book]({{ clinic.booking.url }} 'x')": ["fact-in-link-target 1:8-1:32"],
    "[book][b]\n\n[b]: {{clinic.booking.url}}": ["fact-in-link-target 1:1-1:10"],
    "<tel:{{clinic.phone}}>": ["fact-in-link-target 1:1-1:23"],
    "![x]({{clinic.logo}})": ["fact-in-link-target 1:1-1:22"],
    '[x](/y "{{ clinic.name }}")': ["fact-misplaced 1:1-1:28"],
    '<abbr title="{{ clinic.name }}">x</abbr>': ["fact-misplaced 1:1-1:33"],
    "::: slot {{ clinic.slug }}\n:::": ["fact-misplaced 1:10-1:27"],
    "::: when clinic={{clinic.slug}}\n:::": ["fact-misplaced 1:10-1:32"],
    "``` {{a.b}}\n```": ["fact-misplaced 1:1-1:12"],
    # HTML.
    "a <b>c</b>": ["html-unsafe-tag 1:3-1:6"],
    "<div class='x'>\n\nd <span>": ["html-unsafe-tag 1:1-1:16", "html-unsafe-tag 3:3-3:9"],
    "<script>alert(1)</script>": ["html-unsafe-tag 1:1-1:9"],
    "x </p>": ["html-unsafe-tag 1:3-1:7"],
    "<a href='{{ clinic.booking.url }}'>x</a>": ["html-unsafe-tag 1:1-1:36"],
    "<sup class=x>a</sup>": ["html-unsafe-tag 1:1-1:14"],
    "<abbr id=x>a</abbr>": ["html-unsafe-tag 1:1-1:12"],
    "<sup>a": ["html-unsafe-tag 1:1-1:6"],
    "a</sup>": ["html-unsafe-tag 1:2-1:8"],
    "*a <sup>b* c</sup>": ["html-unsafe-tag 1:4-1:9"],
    "<sup>a<sub>b</sup></sub>": ["html-unsafe-tag 1:7-1:12"],
    "a <?php ?> <!DOCTYPE x> <![CDATA[y]]>": [
        "html-unsafe-tag 1:12-1:24",
        "html-unsafe-tag 1:25-1:38",
        "html-unsafe-tag 1:3-1:11",
    ],
    "a\n\n<!-- b\n\nc": ["html-comment-unclosed 3:1-3:5"],
    "a <!-- b\n\nc": ["html-comment-unclosed 1:3-1:7"],
    # Links.
    "[x](javascript:alert(1))": ["html-unsafe-link 1:5-1:24"],
    "[x](JaVaScRiPt&colon;alert)": ["html-unsafe-link 1:5-1:27"],
    "[x](java&Tab;script:alert)": ["html-unsafe-link 1:5-1:26"],
    "[x](&#xAD;javascript:alert)": ["html-unsafe-link 1:5-1:27"],
    "[x](<  javascript:alert>)": ["html-unsafe-link 1:5-1:25"],
    "[x](data:text/html,x) <ftp://a.b>": ["html-unsafe-link 1:23-1:34", "html-unsafe-link 1:5-1:21"],
    "[x](file:///etc/passwd)": ["html-unsafe-link 1:5-1:23"],
    "[x](//evil.org/y)": ["html-unsafe-link 1:5-1:17"],
    "[x](/\\\\evil.org)": ["html-unsafe-link 1:5-1:16"],
    "[x](https:evil.org) [y](http:///z)": ["html-unsafe-link 1:25-1:34", "html-unsafe-link 1:5-1:19"],
    "[x](mailto:)": ["html-unsafe-link 1:5-1:12"],
    "[x](vbscript:y)": ["html-unsafe-link 1:5-1:15"],
    "![x](data:image/png;base64,AA)": ["html-unsafe-link 1:1-1:31"],
    "> a [x](clinic:cal)": ["link-clinic-unknown 1:9-1:19"],
    "[x](clinic:call?a)": ["link-clinic-unknown 1:5-1:18"],
    "<clinic:call>": ["link-target-unknown 1:1-1:14"],
    "## Risks\n\n[x](#risk)": ["link-anchor-unknown 3:5-3:10"],
    "[x](#)": ["link-anchor-unknown 1:5-1:6"],
    "[x](foo/bar) [y](images/a.jpg)": ["link-target-unknown 1:18-1:30", "link-target-unknown 1:5-1:12"],
    "[x](www.a.org) [y](me@a.org)": ["link-target-unknown 1:20-1:28", "link-target-unknown 1:5-1:14"],
    "[x]()": ["link-target-unknown 1:1-1:6"],
    "[x](../../etc/y.md)": ["path-link-outside 1:5-1:19"],
    "[x](..%2F..%2Fy.md)": ["path-link-outside 1:5-1:19"],
    # Pictures.
    "![x](../../y.jpg)": ["path-link-outside 1:1-1:18"],
    "![x](images/../../y.jpg)": ["path-link-outside 1:1-1:25"],
    "![x](https://a.org/y.jpg)": ["network-third-party-image 1:1-1:26"],
    "![x](//a.org/y.jpg)": ["network-third-party-image 1:1-1:20"],
    "a ![x](/photos/y.jpg)": ["image-target-unknown 1:3-1:22"],
    "![x]()": ["image-target-unknown 1:1-1:7"],
    "![x](images/a.jpg?b)": ["image-target-unknown 1:1-1:21"],
    # Headings.
    "# One": ["heading-level-one 1:1-1:6"],
    "One\n===": ["heading-level-one 1:1-1:4"],
    "### Three\n## Two\n#### Four": ["heading-level-skipped 1:1-1:10", "heading-level-skipped 3:1-3:10"],
    # Tables.
    "| a |\n|---|\n| b | c \\| d |\n| e |": ["table-cell-surplus 3:7-3:13"],
    # Blocks.
    "::: notes\na\n:::": ["block-unknown 1:5-1:10"],
    "a\n\n::: note\nb": ["block-unclosed 3:1-3:9"],
    "- ::: note\n  a\n\nb": ["block-unclosed 1:3-1:11"],
    "> ::: note\na": ["block-unclosed 1:3-1:11"],
    "a\n:::\nb": ["block-closer-stray 2:1-2:4"],
    ":::: note\na\n:::\nb": ["block-closer-mismatch 3:1-3:4"],
    ":::: note\n::: warning\na\n::::\nb": ["block-unclosed 2:1-2:12"],
    "::: note\n~~~\n:::\n": ["block-unclosed 1:1-1:9"],
    "::: when\na\n:::": ["block-arguments 1:5-1:9"],
    "::: when services=a\n:::": ["block-arguments 1:10-1:18"],
    "::: when service=a, b\n:::": ["block-arguments 1:10-1:20"],
    "::: when service = a\n:::": ["block-arguments 1:10-1:17"],
    "::: unless has=\n:::": ["block-arguments 1:12-1:16"],
    "::: slot\n:::": ["block-arguments 1:5-1:9"],
    "::: slot First Visit\n:::": ["block-arguments 1:10-1:21"],
    "::: clinic\n:::": ["block-arguments 1:5-1:11"],
    "::: clinic norfolk\na\n:::": ["block-arguments 1:1-1:19"],
    "::: crisis now\n:::": ["block-arguments 1:12-1:15"],
    "::: crisis :::": ["block-arguments 1:12-1:15", "block-unclosed 1:1-1:15"],
    "::: slot a\n:::\n::: slot a\n:::": ["slot-duplicate 3:10-3:11"],
    # Comments that accept.
    "<!-- accept: rule -->": ["acceptance-malformed 1:1-1:22"],
    "<!-- accept rule reason='x' -->": ["acceptance-malformed 1:1-1:32"],
    "a <!-- accept: rule reason='' --> b": ["acceptance-malformed 1:3-1:34"],
    "<!-- accept: rule reason=x -->": ["acceptance-malformed 1:1-1:31"],
}


@pytest.mark.parametrize("text", CASES)
def test_a_problem_is_told_where_it_stands(text: str, problems: Callable[..., list[str]]) -> None:
    assert problems(text) == CASES[text]


MESSAGES = {
    "{{ clinic.name | upper }}": (
        "`clinic.name | upper` is not a fact",
        'the only filter is `default`, with its words in quotes: `{{ clinic.name | default("our front desk") }}`',
    ),
    "| {{ a.b | default('x') }} |\n|-|-|": ("this `{{` is never closed", r"in a table, write the pipe as `\|`"),
    "{{ a.b": ("this `{{` is never closed", "write `}}` after the fact's name"),
    "[x](clinic:cal)": ("there is no `clinic:cal`", "did you mean `call`?"),
    "[x](tel:{{clinic.phone}})": (
        "a fact cannot be the address of a link",
        "write `[call us](clinic:call)` or `[book a visit](clinic:book)`",
    ),
    "## Risks\n[x](#risk)": ("there is no heading `#risk` in this text", "did you mean `risks`?"),
    "[x](me@a.org)": (
        "`me@a.org` is neither an article's file nor a path of the site",
        "write `mailto:me@a.org`, or `clinic:email` for the clinic's own",
    ),
    "[x](contact)": (
        "`contact` is neither an article's file nor a path of the site",
        "write `/contact` for a path of the site, or a file that ends in `.md`",
    ),
    "::: warn\n:::": ("there is no block `warn`", "did you mean `warning`?"),
    "::: when servic=a\n:::": ("there is no condition `servic`", "did you mean `service`?"),
    ":::: note\n:::": (
        "the block `note` is opened with 4 colons and closed with 3",
        "write as many colons as opened the block: 4",
    ),
    "::: note": ("the block `note` is never closed", "write `:::` on a line below what belongs to it"),
    "<b>": ("`<b>` is not allowed", "write `**words**`"),
    "<iframe src=x>": (
        "`<iframe>` is not allowed",
        "allowed are `<br>`, `<sup>`, `<sub>`, `<abbr title>`, `<kbd>` and `<cite>`",
    ),
}


@pytest.mark.parametrize("text", MESSAGES)
def test_a_problem_says_what_to_write_instead(text: str, compile_markdown: Callable) -> None:
    _, findings = compile_markdown(text)
    assert (findings[0].message, findings[0].hint) == MESSAGES[text]


def test_a_problem_in_a_block_that_is_refused_is_told_as_well(problems: Callable[..., list[str]]) -> None:
    assert problems("::: nte\n{{ }}\n:::") == ["block-unknown 1:5-1:8", "fact-malformed 2:1-2:6"]


def test_what_is_refused_is_not_passed_on(compile_markdown: Callable, write_out: Callable) -> None:
    text = "[a](javascript:b) <script>c</script> ![d](https://e/f) {{ }} {{ g <b>h</b>"
    content, _ = compile_markdown(text)
    assert write_out(content.body) == "<p>a c    h</p>\n"


def test_the_values_of_a_condition_have_their_own_places(compile_markdown: Callable) -> None:
    content, _ = compile_markdown("> ::: when service=a,bc has='d, e'\n> :::")
    condition = next(piece for piece in content.body if not isinstance(piece, str))
    spans = [[(place.span.column, place.span.end_column) for place in test.places] for test in condition.tests]
    assert spans == [[(20, 21), (22, 24)], [(30, 31), (33, 34)]]


def test_every_rule_is_found_by_one_of_these_texts(compile_markdown: Callable) -> None:
    texts = [*CASES, "a[^b]\n\n[^c]: d\n\n[^c]: e", "> " * 40 + "a", "a" * 400_001]
    found = {finding.rule: finding.severity for text in texts for finding in compile_markdown(text)[1]}
    assert found == {rule.name: rule.severity for rule in RULES}
    assert len(found) == len(RULES)


def test_rules_have_a_manual() -> None:
    for rule in RULES:
        assert rule.summary.endswith(".")
        assert rule.manual.startswith("## Why it matters\n\n")
        assert "\n\n## Instead\n\n" in rule.manual
        assert rule.severity in Severity
