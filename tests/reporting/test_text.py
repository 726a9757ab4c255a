"""Findings as people read them: the words underlined, whatever the line holds."""

from __future__ import annotations

from textwrap import dedent

import pytest

from clinicgen.model.finding import Finding, Place, Severity, Span
from clinicgen.reporting import COLOURED, PLAIN, as_text, say_counts


def finding(
    excerpt: str = "phne: (803) 335-5232",
    span: Span | None = Span(4, 1, 4, 5),  # noqa: B008  # A frozen value.
    *,
    message: str = "unknown key `phne`",
    hint: str = "did you mean `phone`?",
    severity: Severity = Severity.ERROR,
    path: str = "clinics/columbia/clinic.yaml",
) -> Finding:
    return Finding("clinic-unknown-key", severity, message, Place(path, span, excerpt), hint)


def underlined(excerpt: str, start: int, end: int, hint: str = "") -> list[str]:
    """Give the line of a finding and the line of its carets, without their margin."""
    text = as_text([finding(excerpt, Span(1, start, 1, end), hint=hint)])
    return [line[5:] for line in text.splitlines()[3:5]]


def test_a_finding_looks_as_designed() -> None:
    assert as_text([finding()]) == dedent("""\
        error[clinic-unknown-key]: unknown key `phne`
          --> clinics/columbia/clinic.yaml:4:1
           |
         4 | phne: (803) 335-5232
           | ^^^^ did you mean `phone`?
        """)


def test_the_margin_grows_with_the_line_s_number() -> None:
    assert as_text([finding(span=Span(1204, 7, 1204, 12), hint="", severity=Severity.WARNING)]) == dedent("""\
        warning[clinic-unknown-key]: unknown key `phne`
          --> clinics/columbia/clinic.yaml:1204:7
              |
         1204 | phne: (803) 335-5232
              |       ^^^^^
        """)


def test_without_a_line_the_hint_stands_alone() -> None:
    assert as_text([finding("", None, severity=Severity.INFO)]) == dedent("""\
        info[clinic-unknown-key]: unknown key `phne`
          --> clinics/columbia/clinic.yaml
          = did you mean `phone`?
        """)


def test_without_an_excerpt_the_place_is_said_all_the_same() -> None:
    assert as_text([finding("")]) == dedent("""\
        error[clinic-unknown-key]: unknown key `phne`
          --> clinics/columbia/clinic.yaml:4:1
          = did you mean `phone`?
        """)


def test_without_a_place_the_message_stands_alone() -> None:
    assert as_text([Finding("x-y", Severity.ERROR, "`a` and `b` are one")]) == "error[x-y]: `a` and `b` are one\n"


def test_findings_stand_one_below_the_other() -> None:
    assert as_text([finding(), finding()]) == as_text([finding()]) * 2
    assert as_text([]) == ""


def test_words_over_several_lines_are_underlined_to_the_end_of_the_first() -> None:
    text = as_text([finding("title: one two   ", Span(2, 8, 4, 3), hint="write less")])
    assert text.splitlines()[2:] == ["   |", " 2 | title: one two", "   |        ^^^^^^^ write less"]


@pytest.mark.parametrize(
    ("excerpt", "start", "end", "shown", "carets"),
    [
        ("\tphne: 1", 2, 6, "    phne: 1", "    ^^^^"),
        ("a\tb", 2, 3, "a    b", " ^^^^"),
        ("名前: x", 1, 3, "名前: x", "^^^^"),
        ("名前: phne", 5, 9, "名前: phne", "      ^^^^"),
        ("Cafe\u0301: x", 8, 9, "Cafe\u0301: x", "      ^"),
        ("naïve: x", 8, 9, "naïve: x", "       ^"),
        ("🙂 x", 3, 4, "🙂 x", "   ^"),
        ("a\u00a0b", 3, 4, "a b", "  ^"),
        ("short", 6, 7, "short", "     ^"),
        ("short", 40, 44, "short", "     ^"),
        ("", 1, 1, "", "^"),
    ],
)
def test_carets_stand_below_the_words(excerpt: str, start: int, end: int, shown: str, carets: str) -> None:
    if excerpt:
        assert underlined(excerpt, start, end) == [shown, carets]
    else:
        assert len(as_text([finding(excerpt, Span(1, start, 1, end))]).splitlines()) == 3


@pytest.mark.parametrize("hidden", ["\x1b", "\x07", "\x9b", "\u202e", "\u2028", "\r", "\ufeff", "\ud800", "\x7f"])
def test_what_would_disturb_a_terminal_is_made_visible(hidden: str) -> None:
    text = as_text(
        [finding(f"a{hidden}[31mb", message=f"x{hidden}y", hint=f"p{hidden}q", path=f"articles/{hidden}.md")], PLAIN
    )
    assert hidden not in text
    assert text.count("\N{REPLACEMENT CHARACTER}") == 4
    assert len(text.splitlines()) == 5


def test_a_long_line_is_shown_around_the_words() -> None:
    line = "a" * 500 + "phne" + "b" * 500
    shown, carets = underlined(line, 501, 505, "did you mean `phone`?")
    assert shown == "…" + "a" * 60 + "phne" + "b" * 96 + "…"
    assert carets == " " * 61 + "^^^^ did you mean `phone`?"


def test_long_words_at_the_end_of_a_long_line_are_underlined_whole() -> None:
    shown, carets = underlined("a" * 100 + "b" * 100, 101, 201)
    assert shown == "…" + "a" * 60 + "b" * 100
    assert carets == " " * 61 + "^" * 100


def test_a_line_without_end_is_cut() -> None:
    shown, carets = underlined("x" * 100_000, 3, 99_000)
    assert len(shown) < 400
    assert len(carets) < 400


def test_colour_says_how_much_a_finding_weighs() -> None:
    text = as_text([finding(severity=Severity.WARNING)], COLOURED)
    assert text.startswith("\x1b[1;33mwarning[clinic-unknown-key]\x1b[0m\x1b[1m: unknown key `phne`\x1b[0m\n")
    assert "\x1b[1;33m^^^^\x1b[0m did you mean `phone`?" in text
    colourless = text
    for code in ("\x1b[1;33m", "\x1b[2m", "\x1b[1m", "\x1b[0m"):
        colourless = colourless.replace(code, "")
    assert colourless == as_text([finding(severity=Severity.WARNING)])


@pytest.mark.parametrize(
    ("counted", "said"),
    [
        ((0, 0, 0), "no findings"),
        ((1, 0, 0), "1 error"),
        ((2, 1, 0), "2 errors, 1 warning"),
        ((0, 3, 1), "3 warnings, 1 note"),
    ],
)
def test_findings_are_counted(counted: tuple[int, int, int], said: str) -> None:
    findings = [
        finding(severity=severity) for severity, count in zip(Severity, counted, strict=True) for _ in range(count)
    ]
    assert say_counts(findings) == said
