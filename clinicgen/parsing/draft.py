"""What is noted about a text while it is compiled: findings, ids, links to check at the end, words counted."""

from __future__ import annotations

from markdown_it.token import Token
from msgspec import Struct

from clinicgen.model.content import Acceptance
from clinicgen.model.finding import Finding, Place, Rule, report
from clinicgen.model.markdown_file import MarkdownFile
from clinicgen.parsing.anchors import Anchors
from clinicgen.parsing.positions import InlinePositions, Positions


class Draft(Struct):
    """The notes on one text; they grow while its tokens are read, and are dropped when it is compiled."""

    file: MarkdownFile
    positions: Positions
    body_start: int
    """Where in the file's text the Markdown begins."""
    anchors: Anchors
    findings: list[Finding] = []
    acceptances: list[Acceptance] = []
    slots: set[str] = set()
    refused_tags: set[str] = set()
    """Names of tags that were refused once; their closing tags need no finding of their own."""
    word_count: int = 0

    @property
    def id_prefix(self) -> str:
        """What stands in ids that are not made from headings, so that a slot's differ from its article's."""
        return f"{self.file.slug.rpartition('/')[2]}:" if self.file.kind == "slot" else ""

    def report(self, rule: Rule, message: str, place: Place, hint: str = "") -> None:
        """Note a finding."""
        self.findings.append(report(rule, message, place, hint=hint))

    def place(self, start: int, end: int) -> Place:
        """Give the place of a stretch of the Markdown."""
        return self.positions.place(start + self.body_start, end + self.body_start)

    def line_of(self, token_line: int) -> int:
        """Give the number of a line in the file; in tokens the Markdown's first line is 0."""
        return token_line + self.file.body_line

    def within(self, inline: Token) -> InlinePositions:
        """Give the places within a paragraph, heading or cell."""
        if "starts" not in inline.meta:
            # The term of a definition list: one line, which begins with it.
            line = self.positions.offset_of(self.line_of((inline.map or [0])[0])) - self.body_start
            found = self.file.source.text.find(inline.content, line + self.body_start)
            inline.meta["starts"] = [found - self.body_start if found >= 0 else line]
        return InlinePositions(self.positions, inline, self.body_start)
