# ruff: noqa: E501 - a finding a line keeps the tables readable

from __future__ import annotations

from typing import Any

from clinicgen.checking import all_rules, judge_acceptances, judge_settings, open_scales, weigh
from clinicgen.model.content import Acceptance, Content, Library, PageText
from clinicgen.model.finding import Finding, Place, Rule, Severity, Span
from clinicgen.model.settings import WorkspaceSettings
from clinicgen.model.source import SourceText

PATH = "pages/x.md"
RULES: tuple[Rule, ...] = all_rules()


def library(*acceptances: Acceptance) -> Library:
    content = Content("page", "x", None, SourceText(PATH, ""), "", (), (), (), (), 0, (), acceptances)
    return Library((), (PageText(content, False),), (), ())


def accept(rule: str, first: int, last: int) -> Acceptance:
    return Acceptance(rule, "because", Place(PATH, Span(first - 1, 1, first - 1, 5)), first, last)


def finding(rule: str, line: int = 5, severity: Severity = Severity.ERROR, path: str = PATH) -> Finding:
    return Finding(rule, severity, "x", Place(path, Span(line, 1, line, 2)))


def settings(**check: Any) -> WorkspaceSettings:
    return WorkspaceSettings.model_validate({"check": check})


def weighed(
    *found: Finding, check: WorkspaceSettings | None = None, texts: Library | None = None
) -> list[tuple[str, Severity]]:
    scales = open_scales(check or settings(), texts or library(), {"articles/draft.md"})
    return [(one.rule, one.severity) for one in weigh(found, scales)]


def test_an_ignored_rule_is_dropped_and_a_severity_changed() -> None:
    check = settings(ignore=["title-duplicate"], severity={"html-h1-count": "info", "description-duplicate": "error"})
    found = (
        finding("title-duplicate"),
        finding("html-h1-count"),
        finding("description-duplicate", severity=Severity.WARNING),
    )
    assert weighed(*found, check=check) == [("html-h1-count", Severity.INFO), ("description-duplicate", Severity.ERROR)]


def test_promises_are_never_lowered() -> None:
    check = settings(
        ignore=["contact-unknown", "path-taken"], severity={"fact-unfilled": "info", "html-unsafe-script": "warning"}
    )
    rules = ["contact-unknown", "path-taken", "fact-unfilled", "html-unsafe-script"]
    texts = library(*(accept(rule, 1, 9) for rule in rules))
    assert weighed(*map(finding, rules), check=check, texts=texts) == [(rule, Severity.ERROR) for rule in rules]


def test_trying_to_lower_a_promise_is_an_error_at_its_place() -> None:
    source = SourceText("clinicgen.yaml", "check:\n  ignore: [contact-unknown]\n  severity: {html-h1-cuont: info}\n")
    check = settings(ignore=["contact-unknown"], severity={"html-h1-cuont": "info", "fact-unfilled": "error"})
    texts = library(accept("contact-foreign", 3, 4), accept("content-hardcoded-contct", 3, 4))
    found = judge_settings(check, texts, RULES, {"clinicgen.yaml": source})
    assert [(one.rule, one.place and one.place.span and one.place.span.line) for one in found] == [
        ("settings-protected-rule", 2), ("settings-unknown-rule", 3),
        ("settings-protected-rule", 2), ("acceptance-unknown-rule", 2),
    ]  # fmt: skip
    assert found[1].hint == "did you mean `html-h1-count`?"
    assert found[3].hint == "did you mean `content-hardcoded-contact`?"
    assert all(one.severity is Severity.ERROR for one in found)


def test_an_acceptance_covers_its_rule_in_its_block_only() -> None:
    texts = library(accept("content-hardcoded-city", 5, 7))
    found = (
        finding("content-hardcoded-city", 4), finding("content-hardcoded-city", 5), finding("content-hardcoded-city", 7),
        finding("content-hardcoded-city", 8), finding("content-hardcoded-contact", 6),
        finding("content-hardcoded-city", 6, path="pages/y.md"), Finding("content-hardcoded-city", Severity.ERROR, "x"),
    )  # fmt: skip
    remaining = weigh(found, open_scales(settings(), texts, ()))
    assert [one for one in found if one not in remaining] == [found[1], found[2]]


def test_an_acceptance_that_nothing_needs_is_told() -> None:
    texts = library(accept("content-hardcoded-city", 5, 7), accept("content-hardcoded-city", 9, 9))
    scales = open_scales(settings(), texts, ())
    (unused,) = judge_acceptances([finding("content-hardcoded-city", 6)], scales)
    assert (unused.rule, unused.severity) == ("acceptance-unused", Severity.INFO)
    assert unused.place and unused.place.span and unused.place.span.line == 8


def test_errors_in_drafts_are_warnings() -> None:
    found = (
        finding("contact-unknown", path="articles/draft.md"),
        finding("phone-shared", 1, Severity.INFO, "articles/draft.md"),
    )
    assert weighed(*found) == [("contact-unknown", Severity.WARNING), ("phone-shared", Severity.INFO)]
