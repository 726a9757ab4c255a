"""What several machines built is what one machine would have built, once it is merged; and never half a site."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from clinicgen import pipeline, publishing
from clinicgen.errors import OutputError, UsageError
from clinicgen.full_build import SURVEY
from clinicgen.merging import merge
from clinicgen.model.finding import Finding, Severity
from clinicgen.model.outcome import BuildResult
from clinicgen.publishing.site_state import read_state, write_state

from .conftest import write_files
from .sample_agency import AGENCY
from .test_cached_equals_clean import read_tree
from .test_same_bytes import SITES, read_sites

TODAY = datetime.date(2026, 11, 22)
WARNING = "---\ntitle: Far\ndescription: Far away.\ndate: 2026-01-01\n---\nA walk in Conway is a walk.\n"


@pytest.fixture(scope="module")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("merging") / "agency"
    write_files(root, AGENCY)
    write_files(root, {"articles/far.md": WARNING})
    return root


def build(agency: Path, output: Path, shard: tuple[int, int] | None = None) -> BuildResult:
    return pipeline.build(agency, today=TODAY, jobs=1, output=output, shard=shard)


@pytest.fixture(scope="module")
def whole(agency: Path) -> tuple[Path, BuildResult]:
    return agency.parent / "whole", build(agency, agency.parent / "whole")


@pytest.fixture(scope="module")
def built(agency: Path) -> list[Path]:
    """Build two shards, as two machines would."""
    folders = [agency.parent / f"built-{number}" for number in (1, 2)]
    for number, folder in enumerate(folders, start=1):
        build(agency, folder, (number, 2))
    return folders


@pytest.fixture
def shards(built: list[Path], tmp_path: Path) -> list[Path]:
    """Hand the shards over, as files without their times and inodes."""
    return [shutil.copytree(folder, tmp_path / folder.name, copy_function=shutil.copyfile) for folder in built]


def list_sites(output: Path) -> list[str]:
    return sorted(path.name for path in output.glob("[a-z]*"))


def rules(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.rule for finding in findings if finding.rule.startswith("output-")]


@pytest.mark.parametrize("count", [1, 2, 3, 6])
def test_shards_hold_every_site_once_and_merge_into_what_one_build_makes(
    agency: Path, whole: tuple[Path, BuildResult], tmp_path: Path, count: int
) -> None:
    folders = [tmp_path / f"{number}-of-{count}" for number in range(1, count + 1)]
    results = [build(agency, folder, (number, count)) for number, folder in enumerate(folders, start=1)]
    made = sorted(site.slug for result in results for site in result.sites)
    assert made == [*SITES]
    assert [slug for folder in folders for slug in list_sites(folder)] != []
    merged = merge(folders, tmp_path / "merged", workspace=agency)
    assert merged.report.findings == ()
    assert (merged.held_back, [site.slug for site in merged.sites]) == ((), [*SITES])
    assert [site.pages for site in merged.sites] == [site.pages for site in whole[1].sites]
    assert read_sites(tmp_path / "merged") == read_sites(whole[0])


def test_every_shard_tells_what_is_wrong_with_the_workspace(
    agency: Path, whole: tuple[Path, BuildResult], tmp_path: Path
) -> None:
    found = whole[1].report.findings
    assert found
    for number in (1, 2, 3):
        assert set(build(agency, tmp_path / str(number), (number, 3)).report.findings) <= set(found)
        assert "content-hardcoded-city" in [one.rule for one in build(agency, tmp_path, (number, 3)).report.findings]


def test_a_clinic_that_is_held_back_is_told_by_one_shard(agency: Path, tmp_path: Path) -> None:
    root = shutil.copytree(agency, tmp_path / "agency")
    write_files(root, {"clinics/norfolk/clinic.yaml": "phne: 1\n", "clinics/conway/pages/about.md": "{{ clinic.x }}"})
    results = [build(root, tmp_path / str(number), (number, 2)) for number in (1, 2)]
    assert sorted(slug for result in results for slug in result.held_back) == ["conway", "norfolk"]
    assert all(result.report.has_errors for result in results)


def test_a_shard_leaves_the_sites_of_other_shards_alone(agency: Path, tmp_path: Path) -> None:
    build(agency, tmp_path)
    before = read_sites(tmp_path)
    result = pipeline.build(agency, today=TODAY, jobs=1, output=tmp_path, shard=(1, 4), clean=True)
    assert rules(result.report.findings) == []
    assert len(result.sites) == 1
    assert read_sites(tmp_path) == before


def test_a_shard_tells_of_sites_whose_clinic_is_gone(agency: Path, tmp_path: Path) -> None:
    build(agency, tmp_path / "build")
    root = shutil.copytree(agency, tmp_path / "agency")
    shutil.rmtree(root / "clinics/conway")
    assert rules(build(root, tmp_path / "build", (1, 2)).report.findings) == ["output-site-gone"]
    pipeline.build(root, today=TODAY, jobs=1, output=tmp_path / "build", shard=(1, 2), clean=True)
    assert "conway" not in list_sites(tmp_path / "build")


def test_shards_do_not_depend_on_the_day(agency: Path, tmp_path: Path) -> None:
    days = [datetime.date(2025, 1, 1), TODAY, datetime.date(2030, 1, 1)]
    dealt = [
        [site.slug for site in pipeline.build(agency, today=day, jobs=1, output=tmp_path, shard=(1, 2)).sites]
        for day in days
    ]
    assert dealt[0] == dealt[1] == dealt[2]


@pytest.mark.parametrize("shard", [(0, 2), (3, 2)])
def test_a_shard_that_cannot_be_is_refused_before_anything_is_written(
    agency: Path, tmp_path: Path, shard: tuple[int, int]
) -> None:
    with pytest.raises(UsageError):
        build(agency, tmp_path / "out", shard)
    assert not (tmp_path / "out").exists()


def test_the_next_build_of_a_merged_folder_finds_nothing_to_do(
    agency: Path, shards: list[Path], tmp_path: Path
) -> None:
    merge(shards, tmp_path / "merged")
    folders = [publishing.open_finished(folder).output for folder in (shards[0], tmp_path / "merged")]
    known, kept = (publishing.recall_memo(folder, SURVEY) for folder in folders)
    assert known
    assert kept == known
    inodes = {slug: (tmp_path / "merged" / slug).stat().st_ino for slug in SITES}
    result = build(agency, tmp_path / "merged")
    for site in result.sites:
        assert site.publication
        assert (site.rendered, site.publication.written, site.publication.is_exchanged) == (0, 0, False)
    assert {slug: (tmp_path / "merged" / slug).stat().st_ino for slug in SITES} == inodes


def test_a_merged_site_has_no_former_release_until_it_changes(agency: Path, shards: list[Path], tmp_path: Path) -> None:
    root = shutil.copytree(agency, tmp_path / "agency")
    merge(shards, tmp_path / "merged")
    before = read_sites(tmp_path / "merged")
    opened = publishing.open_output(tmp_path / "merged", root, print)
    with opened as output, pytest.raises(OutputError, match="No former release of `harbor`"):
        publishing.rollback(output, "harbor")
    write_files(root, {"clinics/harbor/pages/about.md": AGENCY["pages/about.md"] + "        Still.\n"})
    folders = [tmp_path / "again-1", tmp_path / "again-2"]
    for number, folder in enumerate(folders, start=1):
        build(root, folder, (number, 2))
    merged = merge(folders, tmp_path / "merged")
    written = {site.slug: site.publication.written for site in merged.sites if site.publication}
    assert written == {"conway": 0, "harbor": 1, "lakeside": 0, "norfolk": 0}
    with publishing.open_output(tmp_path / "merged", root, print) as output:
        publishing.rollback(output, "harbor")
    assert read_sites(tmp_path / "merged") == before


def test_a_build_after_a_merge_does_not_take_the_folder_for_its_own_work(
    agency: Path, whole: tuple[Path, BuildResult], tmp_path: Path
) -> None:
    build(agency, tmp_path / "build")
    other = shutil.copytree(agency, tmp_path / "agency")
    write_files(other, {"clinics/harbor/pages/about.md": AGENCY["pages/about.md"] + "        Other.\n"})
    build(other, tmp_path / "other", (1, 1))
    merge([tmp_path / "other"], tmp_path / "build")
    assert read_sites(tmp_path / "build") == read_sites(tmp_path / "other")
    # Nothing in the workspace has changed since it was built here, but what was built has.
    build(agency, tmp_path / "build")
    assert read_sites(tmp_path / "build") == read_sites(whole[0])


def holder_of(slug: str, shards: list[Path]) -> Path:
    (folder,) = [folder for folder in shards if (folder / slug).exists()]
    return folder


def test_the_same_site_in_two_folders_is_no_problem_while_it_is_the_same(shards: list[Path], tmp_path: Path) -> None:
    merged = merge([*shards, shards[0]], tmp_path / "merged")
    assert merged.report.findings == ()
    assert list_sites(tmp_path / "merged") == [*SITES]


def test_two_different_sites_of_one_clinic_are_refused_by_name(
    agency: Path, shards: list[Path], tmp_path: Path
) -> None:
    root = shutil.copytree(agency, tmp_path / "agency")
    write_files(root, {"clinics/harbor/pages/about.md": AGENCY["pages/about.md"] + "        Other.\n"})
    build(root, tmp_path / "other", (1, 1))
    merged = merge([*shards, tmp_path / "other"], tmp_path / "merged")
    (finding,) = merged.report.findings
    assert (finding.rule, finding.severity, finding.clinic) == ("output-site-twice", Severity.ERROR, "harbor")
    assert f"`{holder_of('harbor', shards)}/harbor` and `{tmp_path}/other/harbor`" in finding.message
    assert "`about/index.html`" in finding.message
    assert merged.held_back == ("harbor",)
    assert list_sites(tmp_path / "merged") == ["conway", "lakeside", "norfolk"]


def test_a_difference_beside_the_site_counts_as_well(shards: list[Path], tmp_path: Path) -> None:
    other = shutil.copytree(holder_of("harbor", shards), tmp_path / "other")
    snippet = next(path for path in (other / ".clinicgen/hosts/harbor").iterdir())
    snippet.write_text("other\n")
    (finding,) = merge([*shards, other], tmp_path / "merged").report.findings
    assert (finding.rule, finding.clinic) == ("output-site-twice", "harbor")


def cut_page(folder: Path) -> None:
    (folder / "harbor/index.html").write_bytes(b"<p>(757) 555-9999</p>")


def delete_page(folder: Path) -> None:
    (folder / "harbor/about/index.html").unlink()


def delete_folder(folder: Path) -> None:
    shutil.rmtree(folder / "harbor")


def damage_record(folder: Path) -> None:
    record = folder / ".clinicgen/sites/harbor/a.record"
    record.write_bytes(record.read_bytes()[:-9])


def damage_state(folder: Path) -> None:
    (folder / ".clinicgen/sites/harbor/state").write_bytes(b"x")


@pytest.mark.parametrize("change", [cut_page, delete_page, delete_folder, damage_record, damage_state])
def test_a_site_that_is_not_as_it_was_built_stays_out_and_the_old_one_stays(
    shards: list[Path], tmp_path: Path, change: Callable[[Path], None]
) -> None:
    merge(shards, tmp_path / "merged")
    before = read_sites(tmp_path / "merged")
    change(holder_of("harbor", shards))
    for output in (tmp_path / "merged", tmp_path / "new"):
        merged = merge(shards, output)
        (finding,) = merged.report.findings
        assert finding.rule in ("output-changed-by-hand", "output-record-damaged")
        assert (finding.severity, finding.clinic) == (Severity.ERROR, "harbor")
        assert merged.held_back == ("harbor",)
    assert read_sites(tmp_path / "merged") == before
    assert list_sites(tmp_path / "new") == ["conway", "lakeside", "norfolk"]


def test_what_clinicgen_did_not_make_stays_out(shards: list[Path], tmp_path: Path) -> None:
    folder = holder_of("harbor", shards)
    (folder / "elsewhere").mkdir()
    (folder / "elsewhere/index.html").write_text("Hello")
    (folder / "harbor/notes.txt").write_text("mine")
    merged = merge(shards, tmp_path / "merged")
    assert [(one.rule, one.severity) for one in merged.report.findings] == [
        ("output-foreign-file", Severity.WARNING),
        ("output-not-ours", Severity.ERROR),
    ]
    assert list_sites(tmp_path / "merged") == [*SITES]
    assert not (tmp_path / "merged/harbor/notes.txt").exists()


def test_a_folder_in_the_way_is_not_replaced(shards: list[Path], tmp_path: Path) -> None:
    write_files(tmp_path, {"merged/harbor/index.html": "theirs"})
    merged = merge(shards, tmp_path / "merged")
    assert rules(merged.report.findings) == ["output-not-ours"]
    assert merged.held_back == ("harbor",)
    assert (tmp_path / "merged/harbor/index.html").read_text() == "theirs"


def test_merging_writes_nothing_into_the_shards(shards: list[Path], tmp_path: Path) -> None:
    before = [read_tree(folder) for folder in shards]
    merge(shards, tmp_path / "merged")
    assert [read_tree(folder) for folder in shards] == before


def test_merged_files_are_not_the_shards_own(shards: list[Path], tmp_path: Path) -> None:
    merge(shards, tmp_path / "merged")
    page = tmp_path / "merged/harbor/index.html"
    assert page.stat().st_ino != (holder_of("harbor", shards) / "harbor/index.html").stat().st_ino
    assert page.stat().st_nlink == 1


def test_clinics_without_a_site_and_sites_without_a_clinic_are_told(
    agency: Path, shards: list[Path], tmp_path: Path
) -> None:
    root = shutil.copytree(agency, tmp_path / "agency")
    shutil.rmtree(root / "clinics/norfolk")
    write_files(root, {"clinics/late/clinic.yaml": "phne: 1\n"})
    merged = merge(shards, tmp_path / "merged", workspace=root)
    told = {(one.rule, one.clinic) for one in merged.report.findings}
    assert told == {("output-site-missing", "late"), ("output-site-gone", "norfolk")}
    lacking = merge([holder_of("harbor", shards)], tmp_path / "lacking", workspace=agency)
    assert {one.clinic for one in lacking.report.findings} == {*SITES} - {*list_sites(tmp_path / "lacking")}


@pytest.mark.parametrize("place", ["{0}", "{0}/merged", "{0}/.."])
def test_a_folder_is_not_merged_into_itself(shards: list[Path], place: str) -> None:
    before = read_tree(shards[0])
    with pytest.raises(UsageError, match="one of the two lies in the other"):
        merge(shards, Path(place.format(shards[0])))
    assert read_tree(shards[0]) == before


def test_folders_that_are_no_output_are_refused_with_a_hint(shards: list[Path], tmp_path: Path) -> None:
    # As GitHub's upload-artifact does unless it is told otherwise.
    shutil.rmtree(shards[0] / ".clinicgen")
    with pytest.raises(OutputError, match=r"there is no `\.clinicgen` in it") as refused:
        merge(shards, tmp_path / "merged")
    assert "include-hidden-files: true" in refused.value.hint
    with pytest.raises(OutputError, match="is no folder"):
        merge([tmp_path / "nowhere"], tmp_path / "merged")
    assert not (tmp_path / "merged").exists()


def test_an_empty_shard_is_no_problem(agency: Path, shards: list[Path], tmp_path: Path) -> None:
    build(agency, tmp_path / "empty", (6, 6))
    shutil.rmtree(tmp_path / "empty/.clinicgen/cache")
    for folder in (tmp_path / "empty/.clinicgen").iterdir():
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()  # What hands folders over may know files only.
    assert merge([*shards, tmp_path / "empty"], tmp_path / "merged").report.findings == ()


def test_a_state_in_the_middle_of_an_exchange_is_not_believed(shards: list[Path], tmp_path: Path) -> None:
    state = holder_of("harbor", shards) / ".clinicgen/sites/harbor/state"
    folder = publishing.open_finished(state.parents[3])
    whole = read_state(folder.output, "harbor")
    write_state(folder.output, "harbor", replace(whole, next="b", carried=()))
    merged = merge(shards, tmp_path / "merged")
    assert rules(merged.report.findings) == ["output-record-damaged"]


def test_a_merge_killed_at_any_site_leaves_whole_sites(shards: list[Path], tmp_path: Path) -> None:
    class StoppedError(Exception):
        pass

    def stop(_outcome: object, done: int, _total: int) -> None:
        if done == 2:
            raise StoppedError

    with pytest.raises(StoppedError):
        merge(shards, tmp_path / "merged", jobs=1, progress=stop)
    assert list_sites(tmp_path / "merged") == ["conway", "harbor"]
    assert merge(shards, tmp_path / "merged").report.findings == ()
    assert list_sites(tmp_path / "merged") == [*SITES]
