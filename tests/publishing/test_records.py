import dataclasses

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clinicgen.model.finding import Finding, Place, Severity, Span
from clinicgen.model.rendered_site import PageTraces, Proof
from clinicgen.publishing import publish, recall

texts = st.text(max_size=20)
numbers = st.integers(1, 10**6)
places = st.builds(Place, texts, st.none() | st.builds(Span, numbers, numbers, numbers, numbers), texts)
findings = st.builds(Finding, texts, st.sampled_from(Severity), texts, st.none() | places, texts, st.none() | texts)
links = st.lists(st.tuples(texts, texts), max_size=5).map(tuple)
anchors = st.frozensets(texts, max_size=5)
traces = st.builds(
    PageTraces, texts, texts, st.lists(anchors, max_size=3).map(tuple), st.lists(links, max_size=3).map(tuple)
)
proofs = st.builds(Proof, st.lists(findings, max_size=3).map(tuple), st.none() | traces)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(proofs=st.lists(st.none() | proofs, min_size=1, max_size=4), key=texts)
def test_whatever_a_proof_says_is_recalled_as_it_was(output, make_release, proofs, key):
    release = make_release({f"page-{number}/index.html": "x" for number in range(len(proofs))})
    files = {
        path: dataclasses.replace(file, proof=proof, output=dataclasses.replace(file.output, key=key))
        for (path, file), proof in zip(release.files.items(), proofs, strict=True)
    }
    publish(output, dataclasses.replace(release, files=files))
    recalled = recall(output, "columbia").files
    assert [(recalled[path].proof, recalled[path].key) for path in files] == [(proof, key) for proof in proofs]


def test_groups_that_pages_share_are_kept_once_and_recalled_as_one(output, make_release):
    menu, places = (("/", "/"),), frozenset({"main"})
    release = make_release({f"page-{number}/index.html": "x" for number in range(3)})
    files = {
        path: dataclasses.replace(file, proof=Proof((), PageTraces(path, "", (places,), (menu, ((path, path),)))))
        for path, file in release.files.items()
    }
    publish(output, dataclasses.replace(release, files=files))
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
