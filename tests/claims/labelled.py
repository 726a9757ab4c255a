"""Reads the labelled sentences, and says which claims rules find something in each."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from clinicgen import parsing
from clinicgen.checking import judge_text
from clinicgen.checking.rule_book import open_rule_book
from clinicgen.model.clinic import Fleet
from clinicgen.model.content import Article, Content
from clinicgen.model.markdown_file import MarkdownFile
from clinicgen.model.settings import WorkspaceSettings
from clinicgen.model.source import SourceText

NOBODY = Fleet((), (), {}, WorkspaceSettings())
CLAIMS_RULES = frozenset([*(one.rule.name for one in open_rule_book().claims.rules), "link-text-vague"])


@dataclass(frozen=True)
class Labelled:
    """A sentence, and the rules of which at least one must find something; none for an innocent one."""

    text: str
    rules: frozenset[str]

    @property
    def is_bad(self) -> bool:
        """Whether a compliance reader would object."""
        return bool(self.rules)

    @property
    def is_kept_aside(self) -> bool:
        """Whether the patterns were written without looking at it: an odd first byte of its digest says so."""
        return hashlib.sha256(self.text.encode()).digest()[0] % 2 == 1


def read_labelled() -> tuple[Labelled, ...]:
    """Read the table of labelled sentences."""
    lines = (Path(__file__).parent / "sentences.txt").read_text("utf-8").splitlines()
    found = []
    for line in lines:
        if line and not line.startswith("#"):
            label, text = line.split(" | ", 1)
            kind, *rules = label.split()
            assert (kind == "bad") == bool(rules), line
            assert kind in ("bad", "good"), line
            found.append(Labelled(text, frozenset(rules)))
    return tuple(found)


def compile_markdown(text: str, path: str = "services/x.md") -> Content:
    """Compile a text that has no front matter."""
    compiled, _ = parsing.compile_text(MarkdownFile("service", "x", None, SourceText(path, text), None, {}, 1))
    assert isinstance(compiled, Content)
    return compiled


def rules_finding(text: str | Article | Content) -> frozenset[str]:
    """Give the claims rules that find something."""
    content = compile_markdown(text) if isinstance(text, str) else text
    found = judge_text(content)
    return frozenset(finding.rule for finding in found) & CLAIMS_RULES
