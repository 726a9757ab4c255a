"""Reads tables of broken workspaces: what is changed in a good one, and what the build must say.

A table is plain text. `# A sentence` begins a case; below it stand what is changed and what is expected:

    edit PATH            the `- ` lines (which stand in the file exactly once) become the `+ ` lines
    write PATH           the file holds the `| ` lines
    append PATH          the `| ` lines are added at its end
    delete PATH          the file or folder goes
    error RULE PLACE | words | words     an error that must be found, and words of its message or hint
    warning RULE PLACE | words           so for a warning, and `info`
    also RULE RULE       errors of these rules may be found in the same files: the finished page shows it too
    held SLUG SLUG                       the clinics held back, exactly; `all` and `none` too

A place is `path:line:column`, `path` alone, or `-`. No error but those listed may be found. `→` stands for a tab.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from clinicgen.model.finding import Finding, Severity

EVERYONE = ("greenville", "harbor", "norfolk")
SEVERITIES = {severity.value: severity for severity in Severity}


@dataclass(frozen=True)
class Expected:
    """A finding that must be there."""

    severity: Severity
    rule: str
    place: str
    words: tuple[str, ...]

    def matches(self, finding: Finding) -> bool:
        said = f"{finding.message}\n{finding.hint}"
        return (
            finding.severity is self.severity
            and finding.rule == self.rule
            and place_of(finding) == self.place
            and all(word in said for word in self.words)
        )


@dataclass
class Case:
    """One way to break a workspace."""

    sentence: str
    changes: list[tuple[str, str, list[str]]] = field(default_factory=list)
    expected: list[Expected] = field(default_factory=list)
    companions: tuple[str, ...] = ()
    held: tuple[str, ...] = ()

    def is_expected(self, finding: Finding) -> bool:
        """Tell whether an error is one of those listed, or one that follows from them."""
        places = {one.place.partition(":")[0] for one in self.expected}
        is_companion = finding.rule in self.companions and finding.place is not None and finding.place.path in places
        return is_companion or any(one.matches(finding) for one in self.expected)

    def break_workspace(self, root: Path) -> None:
        """Make the changes."""
        for verb, path, lines in self.changes:
            _VERBS[verb](root / path, lines)


def place_of(finding: Finding) -> str:
    """Give a finding's place as tables write it."""
    place = finding.place
    if place is None:
        return "-"
    return f"{place.path}:{place.span.line}:{place.span.column}" if place.span else place.path


def read_tables(folder: Path) -> tuple[Case, ...]:
    """Read all tables of a folder."""
    return tuple(case for path in sorted(folder.glob("*.txt")) for case in _read_table(path))


def _read_table(path: Path) -> Iterator[Case]:
    case: Case | None = None
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        verb, _, rest = line.partition(" ")
        if verb == "#":
            if case:
                yield case
            case = Case(rest)
            continue
        if not line:
            continue
        assert case, f"{path.name}:{number}: nothing may stand before the first case"
        if verb in _VERBS:
            case.changes.append((verb, rest, []))
        elif verb in ("|", "-", "+"):
            case.changes[-1][2].append(line.replace("→", "\t"))
        elif verb == "held":
            case.held = {"all": EVERYONE, "none": ()}.get(rest, tuple(rest.split()))
        elif verb == "also":
            case.companions = tuple(rest.split())
        elif verb in SEVERITIES:
            head, *words = rest.split(" | ")
            rule, place = head.split(" ", 1)
            case.expected.append(Expected(SEVERITIES[verb], rule, place, tuple(words)))
        else:
            raise AssertionError(f"{path.name}:{number}: what does `{line}` mean?")
    if case:
        yield case


def _text(lines: list[str], mark: str) -> str:
    return "".join(f"{line[2:]}\n" for line in lines if line[:1] == mark)


def _edit(path: Path, lines: list[str]) -> None:
    old, new, text = _text(lines, "-"), _text(lines, "+"), path.read_text("utf-8")
    assert text.count(old) == 1, f"{path} holds {text.count(old)} times:\n{old}"
    path.write_text(text.replace(old, new), "utf-8")


def _write(path: Path, lines: list[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_text(lines, "|"), "utf-8")


def _append(path: Path, lines: list[str]) -> None:
    path.write_text(path.read_text("utf-8") + _text(lines, "|"), "utf-8")


def _delete(path: Path, _lines: list[str]) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


_VERBS: dict[str, Callable[[Path, list[str]], None]] = {
    "edit": _edit,
    "write": _write,
    "append": _append,
    "delete": _delete,
}
