import hashlib
import json
import shutil
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from clinicgen.errors import OutputError
from clinicgen.model.finding import Finding, Place, Severity, Span
from clinicgen.model.rendered_site import PageTraces, Proof
from clinicgen.publishing import publish, recall, rollback
from clinicgen.publishing.sealed_file import write_sealed

texts = st.text(st.characters(exclude_categories=()) | st.sampled_from("\x1e\x1f\n"), max_size=20)
numbers = st.integers(1, 10**6)
places = st.builds(Place, texts, st.none() | st.builds(Span, numbers, numbers, numbers, numbers), texts)
findings = st.builds(Finding, texts, st.sampled_from(Severity), texts, st.none() | places, texts, st.none() | texts)
links = st.lists(st.tuples(texts, texts), max_size=5).map(tuple)
anchors = st.frozensets(texts, max_size=5)
traces = st.builds(
    PageTraces, texts, texts, st.lists(anchors, max_size=3).map(tuple), st.lists(links, max_size=3).map(tuple)
)
proofs = st.builds(Proof, st.just(()) | st.lists(findings, max_size=3).map(tuple), st.none() | traces)
without_fixtures = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


def with_proofs(release, proofs, key=None):
    files = {
        path: structs.replace(
            file, proof=proof, output=structs.replace(file.output, key=file.output.key if key is None else key)
        )
        for (path, file), proof in zip(release.files.items(), proofs, strict=True)
    }
    return structs.replace(release, files=files)


@settings(max_examples=100, deadline=None, suppress_health_check=without_fixtures)
@given(proofs=st.lists(st.none() | proofs, min_size=1, max_size=4), key=st.text(max_size=20))
def test_whatever_was_proved_without_findings_is_recalled_as_it_was(output, make_release, proofs, key):
    release = with_proofs(
        make_release({f"page-{number}/index.html": "x" for number in range(len(proofs))}), proofs, key
    )
    (output.site_records("columbia") / "proofs").unlink(missing_ok=True)
    publish(output, release)
    recalled = recall(output, "columbia").files
    kept = [None if proof is None or proof.findings else proof for proof in proofs]
    assert [(recalled[path].proof, recalled[path].key) for path in release.files] == [(proof, key) for proof in kept]


def test_a_proof_made_under_another_key_is_not_recalled(output, make_release):
    release = make_release({"index.html": "x"})
    publish(output, release)
    publish(output, with_proofs(release, [None], "another"))
    assert recall(output, "columbia").files["index.html"].proof is None


def test_many_releases_leave_a_short_log(output, make_release):
    path = output.site_records("columbia") / "proofs"
    pages = {f"page-{number}/index.html": "x" for number in range(10)}
    publish(output, make_release(pages))
    whole = path.stat().st_size
    for number in range(60):
        release = make_release({**pages, "page-3/index.html": f"text {number}"})
        publish(output, release)
        assert path.stat().st_size < 4 * whole
        recalled = recall(output, "columbia").files
        assert {path: file.proof for path, file in recalled.items()} == {
            path: file.proof for path, file in release.files.items()
        }


@pytest.mark.parametrize("place", [0, 3, 40, 100, -200, -1])
@pytest.mark.parametrize("chunks", [1, 2])
def test_a_damaged_log_of_proofs_is_no_log(output, make_release, place, chunks):
    release = make_release({"index.html": "home", "a/index.html": "a"})
    for number in range(chunks):
        release = make_release({"index.html": f"home {number}", "a/index.html": "a"})
        publish(output, release)
    path = output.site_records("columbia") / "proofs"
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    assert {file.proof for file in recall(output, "columbia").files.values()} == {None}
    assert publish(output, release).notices == ()
    assert all(file.proof for file in recall(output, "columbia").files.values())


json_values = st.recursive(
    st.none()
    | st.integers(-3, 9)
    | st.floats()
    | st.sampled_from(["", "x", "../x", "index.html", "\0", "a/index.html"]),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["x", "index.html"]), inner, max_size=3)
    ),
    max_leaves=12,
)
columns = st.fixed_dictionaries(
    {
        column: st.just(["index.html"]) | st.just([1]) | st.lists(json_values, max_size=2)
        for column in ("path", "digest", "key", "size", "time", "inode")
    }
)


@settings(max_examples=150, deadline=None, suppress_health_check=without_fixtures)
@given(
    kind=st.sampled_from(["record", "folders", "snippets"]),
    forged=json_values | columns | st.lists(columns, max_size=3),
)
def test_a_forged_record_breaks_nothing(output, make_release, read_tree, kind, forged):
    publish(output, make_release({"index.html": "home", "a/index.html": "a"}))
    publish(output, make_release({"index.html": "newer", "a/index.html": "a"}))
    for slot in "ab":
        write_sealed(output.site_records("columbia") / f"{slot}.{kind}", kind, json.dumps(forged).encode())
    with suppress(OutputError):
        rollback(output, "columbia")
    publish(output, make_release({"index.html": "newest"}))
    assert read_tree(output.site("columbia")) == {"index.html": "newest"}
    shutil.rmtree(output.records / "set-aside", ignore_errors=True)


@settings(max_examples=100, deadline=None, suppress_health_check=without_fixtures)
@given(first=json_values, second=json_values, lines=st.lists(st.sampled_from(["", "a", "a\x1fb", "\x1e[1]", "\x1e{"])))
def test_a_forged_log_of_proofs_breaks_nothing(output, make_release, first, second, lines):
    publish(output, make_release({"index.html": "home"}))
    keys = {"index.html": "key of home"}
    for head in (first, keys):
        text = "\n".join([json.dumps(head), json.dumps(second), *lines]).encode()
        data = f"1 {len(text)} {hashlib.sha256(text).hexdigest()}\n".encode() + text
        (output.site_records("columbia") / "proofs").write_bytes(data)
        recall(output, "columbia").files["index.html"].proof  # noqa: B018
        publish(output, make_release({"index.html": "home"}))


def test_groups_that_pages_share_are_kept_once_and_recalled_as_one(output, make_release):
    menu, places = (("/", "/"),), frozenset({"main"})
    release = make_release({f"page-{number}/index.html": "x" for number in range(3)})
    publish(
        output,
        with_proofs(
            release, [Proof((), PageTraces(path, "", (places,), (menu, ((path, path),)))) for path in release.files]
        ),
    )
    recalled = [file.proof.traces for file in recall(output, "columbia").files.values()]
    assert len({id(traces.links[0]) for traces in recalled}) == len({id(traces.anchors[0]) for traces in recalled}) == 1
    assert len({id(traces.links[1]) for traces in recalled}) == 3


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["index.html", "a", "a/b", "a/b/c", "b/index.html", "b/c/d", "x.css"]),
            st.sampled_from(["one", "two", "three"]),
        ).filter(
            lambda files: (
                files and not any(f"{one}/" in f"{other}/" for one in files for other in files if one != other)
            )
        ),
        min_size=1,
        max_size=6,
    )
)
def test_whatever_releases_follow_one_another_the_site_is_the_last(output, make_release, read_tree, releases):
    for files in releases:
        publication = publish(output, make_release(files))
        assert publication.notices == ()
        assert read_tree(output.site("columbia")) == files
        assert recall(output, "columbia").files.keys() == files.keys()
