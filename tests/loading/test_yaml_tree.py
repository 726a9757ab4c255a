"""YAML becomes a tree that knows its places, or findings that a person can act on."""

from __future__ import annotations

import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from clinicgen.loading import yaml_tree
from clinicgen.loading.nodes import MappingNode, ScalarNode, SequenceNode
from clinicgen.loading.typed_values import plain_of
from clinicgen.loading.yaml_tree import read_tree
from clinicgen.model.source import SourceText


def found(text: str) -> list[tuple[str, str, str, str]]:
    """Give what is wrong as rule, span, message and hint."""
    _, findings = read_tree(SourceText("clinic.yaml", text), "clinic")
    told = []
    for finding in findings:
        span = finding.place.span if finding.place else None
        where = f"{span.line}:{span.column}-{span.end_line}:{span.end_column}" if span else ""
        told.append((finding.rule, where, finding.message, finding.hint))
    return told


QUOTE = "put the whole value in quotes"
FACT = "a value that begins with `{{` is read as YAML's own braces"
FACT_HINT = 'put the whole value in quotes: "{{ … }}"'
SAME_COLUMN = "begin it in the same column as the other keys of its group"

BROKEN = [
    ("name: Harbor: Psychiatry\n", "1:7-1:25", "a colon and a space stand inside a value without quotes", QUOTE),
    ("a: b\nname: x: y\n", "2:7-2:11", "a colon and a space stand inside a value without quotes", QUOTE),
    (
        "name: x\n  phone: y\n",
        "2:3-2:8",
        "the line is indented although the line above already has its value",
        "begin it in the same column as the key above, or put the value above in quotes",
    ),
    ("name x\nphone: y\n", "1:1-1:7", "the line has no colon after its key", "write `key: value`, with a space"),
    ("phone:843\nname: x\n", "1:1-1:7", "a colon has no space after it", "write `phone: ` with a space"),
    ("\tname: x\n", "1:1-1:2", "a tab stands where YAML needs spaces", "indent with spaces"),
    ("a:\n\tb: c\n", "2:1-2:2", "a tab stands where YAML needs spaces", "indent with spaces"),
    ("a: b\n\tc: d\n", "2:1-2:2", "a tab stands where YAML needs spaces", "indent with spaces"),
    (
        "name: 'abc\nphone: x\n",
        "1:7-1:11",
        "a quoted value is not closed",
        "add the closing quote; inside '…' write '' for '",
    ),
    ('name: "abc\n', "1:7-1:11", "a quoted value is not closed", "add the closing quote; inside '…' write '' for '"),
    (
        "name: 'it's'\n",
        "1:7-1:13",
        "text follows a value that has already ended",
        "put the whole value in one pair of quotes; inside '…' write '' for '",
    ),
    (
        'name: "Best" Clinic\n',
        "1:7-1:20",
        "text follows a value that has already ended",
        "put the whole value in one pair of quotes; inside '…' write '' for '",
    ),
    ("name: @foo\n", "1:7-1:11", "a value cannot begin with `@` outside quotes", QUOTE),
    ("name: %x\n", "1:7-1:9", "a value cannot begin with `%` outside quotes", QUOTE),
    ("name: *\n", "1:7-1:8", "a value cannot begin with `*` outside quotes", QUOTE),
    (
        "a: [1, 2\nb: c\n",
        "1:4-1:9",
        "`[` begins a list or mapping that is not closed as YAML expects",
        "separate with commas and close with `]`, or put the value in quotes if it is text",
    ),
    (
        "a: {x: 1\nb: c\n",
        "1:4-1:9",
        "`{` begins a list or mapping that is not closed as YAML expects",
        "separate with commas and close with `}`, or put the value in quotes if it is text",
    ),
    (
        "a: - b\n",
        "1:4-1:7",
        "a list cannot begin on the line of its key",
        "begin it on the next line, or put the value in quotes if it is text",
    ),
    (
        'a: "\\q"\n',
        "1:4-1:8",
        "a backslash in double quotes begins a code that YAML does not know",
        "write two backslashes, or use single quotes",
    ),
    ("a:\n    b: c\n  d: e\n", "3:3-3:7", "the line's indentation fits no line above it", SAME_COLUMN),
    ("a: b\n- c\n", "2:1-2:4", "the line's indentation fits no line above it", SAME_COLUMN),
    ("title: {{ clinic.name }} x\n", "1:8-1:27", FACT, FACT_HINT),
    ("a: {{ clinic.x }}\nb: c\n", "1:4-1:18", FACT, FACT_HINT),
    ('a: {{ clinic.x | default("y") }}\n', "1:4-1:33", FACT, FACT_HINT),
    ("a:\n  - {{ clinic.x }} z\n", "2:5-2:21", FACT, FACT_HINT),
    (
        "name: &x y\n",
        "1:7-1:9",
        "the anchor `&x` is not supported",
        "write the value out; in quotes if it begins with `&`",
    ),
    (
        "name: *x\n",
        "1:7-1:9",
        "the alias `*x` is not supported",
        "write the value out; in quotes if it begins with `*`",
    ),
    (
        "name: !!str y\n",
        "1:7-1:12",
        "the tag `!!str` is not supported",
        "write the value out; in quotes if it begins with `!`",
    ),
    ("a: b\n---\nc: d\n", "2:1-2:4", "a second document begins here", "keep one, without `---`"),
    ("? [a]\n: b\n", "1:3-1:6", "a key must be plain text", "write `key: value`"),
    ("just text\n", "1:1-1:10", "keys and values are expected, found text", "write `key: value`"),
    ("- a\n- b\n", "1:1-1:4", "keys and values are expected, found a list", "write `key: value`"),
    ("a: \x00\n", "1:4-1:5", "the invisible character U+0000 stands here", "remove it"),
    ("a: x\u202ey\n", "1:5-1:6", "the invisible character U+202E stands here", "remove it"),
    ("a: \ud800\n", "1:4-1:5", "the invisible character U+D800 stands here", "remove it"),
]


@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
@pytest.mark.parametrize(("text", "where", "message", "hint"), BROKEN)
def test_broken_yaml_is_explained_at_its_place(
    text: str, where: str, message: str, hint: str, loader: type[yaml.SafeLoader], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_tree, "_LOADER", loader)
    assert found(text) == [("clinic-invalid-yaml", where, message, hint)]


NO_VALUE = "write a value or leave the key out"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name:\n", ("1:1-1:5", "`name` has no value", NO_VALUE)),
        ('a: b\nname: "  "\n', ("2:1-2:5", "`name` has no value", NO_VALUE)),
        (
            "theme:\n  primary: #1f5f6b\n",
            ("2:3-2:10", "`primary` has no value", '`#` starts a comment outside quotes; write `primary: "#1f5f6b"`'),
        ),
        (
            "phone: # ask the clinic\n",
            ("1:1-1:6", "`phone` has no value", f"{NO_VALUE}; `#` starts a comment outside quotes"),
        ),
        ("a:\n  - b\n  -\n", ("3:3-3:4", "an item of this list is empty", "write a value or leave the line out")),
        ("a: {b, c: d}\n", ("1:5-1:6", "`b` has no value", NO_VALUE)),
    ],
)
def test_an_empty_value_is_found_at_its_key(text: str, expected: tuple[str, str, str]) -> None:
    assert found(text) == [("clinic-empty-value", *expected)]


def test_a_key_written_twice_is_found_at_the_second_and_names_the_first() -> None:
    text = "name: x\nbooking:\n  url: y\n  url: z\ncafe\u0301: a\ncaf\u00e9: b\n"
    assert found(text) == [
        ("clinic-duplicate-key", "4:3-4:6", "`url` is written twice", "line 3 has it already; keep one"),
        ("clinic-duplicate-key", "6:1-6:5", "`café` is written twice", "line 5 has it already; keep one"),
    ]


def test_problems_before_and_beside_one_another_are_all_found() -> None:
    rules = [rule for rule, *_ in found("a: 1\na: 2\nb: *x\nc:\nd: {{ x }}\ne: f: g\n")]
    assert rules == [
        "clinic-duplicate-key",
        "clinic-invalid-yaml",
        "clinic-empty-value",
        "clinic-invalid-yaml",
        "clinic-invalid-yaml",
    ]


def test_a_refused_line_hides_no_other_problem() -> None:
    assert [(rule, where) for rule, where, *_ in found("a: {{ x }}\nb: c\nb: e: f\n")] == [
        ("clinic-invalid-yaml", "1:4-1:11"),
        ("clinic-duplicate-key", "3:1-3:2"),
        ("clinic-invalid-yaml", "3:4-3:8"),
    ]


def test_scalars_stay_the_text_that_was_written() -> None:
    text = "phone: 8437889718\nzip: 02134\nno: no\nat: 08:00\nn: 1_000\nd: 2026-01-01\nq: 'yes'\nb: |\n  two\n  lines\n"
    tree, findings = read_tree(SourceText("clinic.yaml", text), "clinic")
    assert findings == () and tree
    assert plain_of(tree) == {
        "phone": "8437889718", "zip": "02134", "no": "no", "at": "08:00", "n": "1_000", "d": "2026-01-01", "q": "yes",
        "b": "two\nlines\n",
    }  # fmt: skip


def test_a_tilde_removes_only_outside_quotes() -> None:
    tree, _ = read_tree(SourceText("clinic.yaml", "a: ~\nb: null\nc: '~'\n"), "clinic")
    assert tree
    removals = [entry.value.is_removal for entry in tree.entries if isinstance(entry.value, ScalarNode)]
    assert removals == [True, True, False]


def test_places_count_code_points_and_lines_of_the_whole_file() -> None:
    source = SourceText("a.md", "---\n# c\ntitle: 🦀é x\nlist:\n  - one\n  - {b: two}\n---\nBody\n")
    tree, findings = read_tree(source, "article", start=4, end=source.text.index("---\nBody"))
    assert findings == () and tree
    title, items = tree.entry("title"), tree.entry("list")
    assert title and items and isinstance(items.value, SequenceNode)
    span = title.value.place.span
    assert span and (span.line, span.column, span.end_line, span.end_column) == (3, 8, 3, 12)
    mapping = items.value.items[1]
    assert isinstance(mapping, MappingNode) and mapping.place.span
    assert (mapping.place.span.line, mapping.place.span.column, mapping.place.excerpt) == (6, 5, "  - {b: two}")


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n", "~\n", "{}\n", "\n\n"])
def test_a_file_without_keys_is_an_empty_mapping(text: str) -> None:
    tree, findings = read_tree(SourceText("clinicgen.yaml", text), "workspace")
    assert tree is not None and tree.entries == () and findings == ()


HOSTILE = {
    "ten thousand brackets": "[" * 10_000,
    "brackets as a value": "a: " + "[" * 10_000,
    "braces": "a: " + "{a: " * 10_000,
    "deep indentation": "".join(" " * depth + "a:\n" for depth in range(400)),
    "an alias bomb": "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a, *a]\n" for n in range(1000)),
    "NUL bytes": "\x00" * 1000,
    "half a surrogate": "name: \udc80\n",
    "a huge file": "a: " + "x" * 1_000_001,
    "many values": "a: [" + "x, " * 50_000 + "x]",
    "many keys": "{" + "a, " * 50_000 + "a}",
    "complex keys": "? " * 5_000,
    "dashes": "- " * 10_000,
    "quotes": "'" * 9_999,
    "colons": ": " * 10_000,
    "an escape beyond Unicode": 'a: "\\UFFFFFFFF"',
    "a directive": "%YAML 9.9\n---\na: b\n",
    "a tag directive": "%TAG ! tag:x,2000:\n---\na: !b c\n",
    "bars": "a: |999\n x\n",
    "binary": "".join(map(chr, range(256))) * 100,
    "a byte order mark within": "a: b\n\ufeffc: d\n",
}


@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_quickly_and_without_a_crash(
    name: str, loader: type[yaml.SafeLoader], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_tree, "_LOADER", loader)
    begun = time.process_time()
    tree, findings = read_tree(SourceText("clinic.yaml", HOSTILE[name]), "clinic")
    assert findings, name
    assert time.process_time() - begun < 5
    assert all("\x00" not in finding.message and len(finding.message) < 400 for finding in findings)
    assert tree is None or len(findings) <= 20_000


def test_nesting_up_to_the_limit_is_read() -> None:
    deep = "a: " + "[" * 31 + "x" + "]" * 31
    tree, findings = read_tree(SourceText("clinic.yaml", deep), "clinic")
    assert tree and findings == ()
    assert found(deep.replace("[x]", "[[x]]"))[0][2] == "the nesting is deeper than 32"


ANYTHING = st.text(
    alphabet=st.one_of(st.sampled_from(list("ab:-#\"'{}[]|>&*!%@`~?, \n\t")), st.characters()), max_size=60
)


@given(ANYTHING)
def test_no_text_whatever_gives_a_traceback(text: str) -> None:
    tree, findings = read_tree(SourceText("clinic.yaml", text), "clinic")
    assert tree is not None or findings
    lines = text.split("\n")
    for finding in findings:
        span = finding.place.span if finding.place else None
        if span:
            assert 1 <= span.line <= span.end_line <= len(lines)
            assert (span.line, span.column) < (span.end_line, span.end_column)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp")), min_size=1))
def test_any_printable_text_in_quotes_comes_back_as_it_was(text: str) -> None:
    escaped = text.replace("'", "''")
    tree, findings = read_tree(SourceText("clinic.yaml", f"name: '{escaped}'\n"), "clinic")
    if text.strip():
        assert findings == () and tree and plain_of(tree) == {"name": text}
    else:
        assert [finding.rule for finding in findings] == ["clinic-empty-value"]
