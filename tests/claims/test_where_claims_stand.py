"""Where claims are looked for, and that each finding names the offending words in the file they were written in."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from clinicgen import check
from clinicgen.model.finding import Finding, Severity
from tests.claims.labelled import rules_finding
from tests.conftest import HARBOR, MakeWorkspace

ARTICLE = """\
    ---
    title: {title}
    description: {description}
    faq:
      - question: {question}
        answer: >-
          {answer}
    image: {{src: images/x.png, alt: {alt}}}
    ---
    {body}
"""
PLAIN = {
    "title": "Visits",
    "description": "What a visit is like.",
    "question": "What is it like?",
    "answer": "You sit and talk.",
    "alt": "A quiet room",
    "body": "You sit down.",
}


def write_article(**changes: str) -> str:
    return ARTICLE.format(**{**PLAIN, **changes})


def findings(root: Path, rule: str) -> list[Finding]:
    return [one for one in check(root).findings if one.rule == rule]


def words_at(root: Path, finding: Finding) -> str:
    """Give the words of a finding's span as the file has them."""
    assert finding.place and finding.place.span
    span, lines = finding.place.span, (root / finding.place.path).read_text("utf-8").split("\n")
    chosen = lines[span.line - 1 : span.end_line]
    chosen[-1] = chosen[-1][: span.end_column - 1]
    chosen[0] = chosen[0][span.column - 1 :]
    return "\n".join(chosen)


@pytest.mark.parametrize("part", ["title", "description", "question", "answer", "alt", "body"])
def test_every_part_of_an_article_is_read(part: str, make_workspace: MakeWorkspace) -> None:
    text = write_article(**{part: "Ketamine is a miracle drug"})
    root = make_workspace({"articles/x.md": text, "articles/images/x.png": b"x"})
    found = findings(root, "claim-hype")
    assert [words_at(root, one) for one in found] == ["miracle drug"]
    assert {one.place.path for one in found if one.place} == {"articles/x.md"}


BODIES = {
    "Ketamine *repairs* the **brain** quickly.": "repairs* the **brain",
    "Ketamine repairs\nthe brain.": "repairs\nthe brain",
    "- one\n- Ketamine [repairs the brain](clinic:contact).": "repairs the brain",
    "> Ketamine repairs the brain.": "repairs the brain",
    "## Ketamine repairs the brain": "repairs the brain",
    "::: note\nKetamine repairs the brain.\n:::": "repairs the brain",
    "::: call-to-action Ketamine repairs the brain\nCall.\n:::": "repairs the brain",
    "| a | b |\n|---|---|\n| \\| x | Ketamine repairs the brain |": "repairs the brain",
    "::: when region=SC\nKetamine repairs the brain.\n:::": "repairs the brain",
    "At {{ clinic.name }}, ketamine repairs the brain.": "repairs the brain",
    "Ketamine &amp; care repairs the brain.": "repairs the brain",
    "Term\n:   Ketamine repairs the brain.": "repairs the brain",
}


@pytest.mark.parametrize("body", BODIES)
def test_a_span_is_the_offending_words_whatever_marks_stand_around(body: str, make_workspace: MakeWorkspace) -> None:
    text = "---\ntitle: Visits\ndescription: What a visit is like.\n---\n" + body + "\n"
    root = make_workspace({"articles/x.md": text})
    assert [words_at(root, one) for one in findings(root, "claim-cure")] == [BODIES[body]]


def test_code_comments_and_addresses_are_not_prose(make_workspace: MakeWorkspace) -> None:
    text = """\
        ---
        title: Visits
        description: What a visit is like.
        ---
        <!-- Ketamine repairs the brain. -->
        You can read [a page](https://elsewhere.test/ketamine-repairs-the-brain).

        ```
        Ketamine repairs the brain.
        ```
    """
    assert findings(make_workspace({"articles/x.md": text}), "claim-cure") == []


def test_pages_services_and_slots_are_read(make_workspace: MakeWorkspace) -> None:
    claim = "Ketamine repairs the brain.\n"
    files = {
        "pages/about.md": f"---\ntitle: About\ndescription: About us.\n---\n{claim}",
        "services/talk-therapy.md": claim,
        "articles/x.md": "---\ntitle: X\ndescription: X.\n---\n::: slot more\nNothing.\n:::\n",
        "clinics/harbor/slots/x/more.md": claim,
    }
    root = make_workspace(files)
    found = {one.place.path for one in findings(root, "claim-cure") if one.place}
    assert found == {"pages/about.md", "services/talk-therapy.md", "clinics/harbor/slots/x/more.md"}


CLINIC = (
    HARBOR
    + """
    tagline: The best therapists in the state
    description: "Ketamine is a miracle."
    announcement: {text: Relief is guaranteed.}
    practitioners:
      - name: Ann Lee
        bio: >-
          Her patients say that they feel
          better after a visit.
"""
)


def test_a_clinics_own_facts_are_read_with_line_and_column(make_workspace: MakeWorkspace) -> None:
    root = make_workspace({"clinics/harbor/clinic.yaml": CLINIC})
    found = {
        one.rule: words_at(root, one)
        for one in check(root).findings
        if one.place and one.place.path == "clinics/harbor/clinic.yaml"
    }
    assert found["claim-superiority"] == "The best therapists"
    assert found["claim-hype"] == "miracle"
    assert found["claim-absolute"] == "guaranteed"
    assert found["testimonial"].startswith("patients say that they feel")


def test_what_a_brand_says_of_all_its_clinics_is_told_once(make_workspace: MakeWorkspace) -> None:
    clinic = """
        name: {name}
        brand: tidal
        url: https://{name}.test
        phone: (843) 555-2368
        booking: {{url: https://book.{name}.test/new}}
        address: {{city: Georgetown, region: SC}}
    """
    files = {
        "clinics/_brands/tidal.yaml": "name: Tidal\ntagline: Ketamine is a miracle\n",
        "clinics/one/clinic.yaml": clinic.format(name="one"),
        "clinics/two/clinic.yaml": clinic.format(name="two"),
    }
    root = make_workspace(files)
    assert [words_at(root, one) for one in findings(root, "claim-hype")] == ["miracle"]


def test_an_acceptance_covers_the_next_block_and_no_other(make_workspace: MakeWorkspace) -> None:
    body = """
        ---
        title: X
        description: X.
        ---
        <!-- accept: claim-hype reason="a word quoted to warn of it" -->
        Some call it a miracle drug.

        Others call it a breakthrough.
    """
    root = make_workspace({"articles/x.md": body})
    assert [words_at(root, one) for one in findings(root, "claim-hype")] == ["breakthrough"]


def test_a_number_with_a_source_in_its_paragraph_passes_and_one_without_does_not(make_workspace: MakeWorkspace) -> None:
    body = """
        ---
        title: X
        description: X.
        sources:
          - {title: A trial of ketamine in adults, url: https://trials.test/1}
        ---
        About 64% of patients improved [in a trial](https://trials.test/1).

        About 65% of patients improved.[^1]

        About 66% of patients improved [1].

        About 67% of patients improved in "A trial of ketamine in adults".

        About 68% of patients improved [after a call](clinic:call).

        [^1]: A footnote.
    """
    root = make_workspace({"articles/x.md": body})
    assert [words_at(root, one) for one in findings(root, "claim-uncited-number")] == ["About 68%"]


def test_a_claim_in_a_draft_is_a_warning(make_workspace: MakeWorkspace) -> None:
    text = "---\ntitle: X\ndescription: X.\ndraft: true\n---\nKetamine cures depression.\n"
    found = findings(make_workspace({"articles/x.md": text}), "claim-cure")
    assert [one.severity for one in found] == [Severity.WARNING]


def test_a_sentence_without_end_is_judged_in_time() -> None:
    began = time.process_time()
    rules_finding("treat depression and " * 10_000)
    assert time.process_time() - began < 20


def test_what_a_rule_finds_a_hundred_times_is_told_a_hundred_times(make_workspace: MakeWorkspace) -> None:
    text = "---\ntitle: X\ndescription: X.\n---\n" + "Ketamine is a miracle.\n\n" * 150
    assert len(findings(make_workspace({"articles/x.md": text}), "claim-hype")) == 100
