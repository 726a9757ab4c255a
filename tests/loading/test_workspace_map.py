from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicgen.errors import WorkspaceError
from clinicgen.loading.file_roles import FOLDERS
from clinicgen.loading.misplaced_files import report_unread, slug_like
from clinicgen.loading.workspace_map import map_workspace
from clinicgen.model.typed_text import is_slug

WriteWorkspace = Callable[[Mapping[str, str | bytes]], Path]

CLINIC = {"clinics/columbia/clinic.yaml": ""}


def test_every_file_of_the_layout_is_known(write_workspace: WriteWorkspace) -> None:
    root = write_workspace(
        dict.fromkeys(
            (
                "clinicgen.yaml",
                "clinics/_brands/future-psych.yaml",
                "clinics/_brands/images/logo.svg",
                "clinics/columbia/clinic.yaml",
                "clinics/columbia/images/team/door.JPG",
                "clinics/columbia/articles/parking.md",
                "clinics/columbia/pages/about.md",
                "clinics/columbia/services/psychotherapy.md",
                "clinics/columbia/slots/sleep/our-doctors.md",
                "clinics/columbia/static/forms/intake.pdf",
                "articles/mood/sleep.md",
                "articles/images/2026/moon.webp",
                "pages/insurance.md",
                "services/psychotherapy.md",
                "static/.well-known/security.txt",
                "static/robots-notes.txt",
                "themes/own/theme.yaml",
                "README.md",
                "docs/articles/x.markdown",
                "articles/.DS_Store",
                "pages/about.md~",
            ),
            "",
        )
    )
    found = map_workspace(root)
    assert found.findings == ()
    assert found.settings is not None
    assert list(found.brands) == ["future-psych"]
    assert list(found.clinics) == ["columbia"]
    assert [(text.kind, text.slug, text.clinic) for text in found.texts] == [
        ("article", "sleep", None),
        ("article", "parking", "columbia"),
        ("page", "about", "columbia"),
        ("service", "psychotherapy", "columbia"),
        ("slot", "sleep/our-doctors", "columbia"),
        ("page", "insurance", None),
        ("service", "psychotherapy", None),
    ]
    assert [file.path for file in found.pictures] == [
        "articles/images/2026/moon.webp",
        "clinics/_brands/images/logo.svg",
        "clinics/columbia/images/team/door.JPG",
    ]
    assert {clinic: list(files) for clinic, files in found.static.items()} == {
        "columbia": ["forms/intake.pdf"],
        None: [".well-known/security.txt", "robots-notes.txt"],
    }
    assert [file.path for file in found.theme_files] == ["themes/own/theme.yaml"]


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("clinicgen.yml", "did you mean `clinicgen.yaml`?"),
        ("clinic.yaml", "did you mean `clinics/<slug>/clinic.yaml`?"),
        ("clinics/columbia/clinic.yml", "did you mean `clinics/columbia/clinic.yaml`?"),
        ("clinics/columbia/clinics.yaml", "did you mean `clinics/columbia/clinic.yaml`?"),
        ("clinics/norfolk.yaml", "did you mean `clinics/norfolk/clinic.yaml`?"),
        ("clinics/_brands/future.yml", "did you mean `clinics/_brands/future.yaml`?"),
        ("clinics/_brand/future.yaml", "did you mean `clinics/_brands/future.yaml`?"),
        ("clinics/_brands/logo.png", "did you mean `clinics/_brands/images/logo.png`?"),
        ("clinics/columbia/logo.svg", "did you mean `clinics/columbia/images/logo.svg`?"),
        ("clinics/columbia/image/logo.svg", "did you mean `clinics/columbia/images/logo.svg`?"),
        ("clinics/columbia/article/x.md", "did you mean `clinics/columbia/articles/x.md`?"),
        ("clinics/columbia/articles/x.markdown", "did you mean `clinics/columbia/articles/x.md`?"),
        ("clinics/columbia/articles/mood/x.md", "did you mean `clinics/columbia/articles/x.md`?"),
        ("clinics/columbia/articles/images/x.png", "did you mean `clinics/columbia/images/x.png`?"),
        ("clinics/columbia/about.md", "did you mean `clinics/columbia/pages/about.md`?"),
        ("clinics/columbia/slot/sleep/doctors.md", "did you mean `clinics/columbia/slots/sleep/doctors.md`?"),
        ("articles/sleep.MD", "did you mean `articles/sleep.md`?"),
        ("articles/moon.png", "did you mean `articles/images/moon.png`?"),
        ("article/sleep.md", "did you mean `articles/sleep.md`?"),
        ("Articles/sleep.md", "did you mean `articles/sleep.md`?"),
        ("clinic/norfolk/clinic.yaml", "did you mean `clinics/norfolk/clinic.yaml`?"),
        ("pages/legal/privacy.md", "did you mean `pages/privacy.md`?"),
        ("pages/images/door.png", "did you mean `articles/images/door.png`?"),
        ("service/psychotherapy.md", "did you mean `services/psychotherapy.md`?"),
        ("theme/own/theme.yaml", "did you mean `themes/own/theme.yaml`?"),
        ("clinics/columbia/README.md", "keep notes outside of `clinics/`, or as comments in the files they are about"),
        (
            "clinics/columbia/intake.pdf",
            "to publish it as it is, move it to `clinics/columbia/static/`; otherwise keep it outside of `clinics/`",
        ),
        ("static/.env", "hidden files are not published: rename it, or move it out of `static/`"),
        (
            "articles/images/door.heic",
            "pictures are png, jpg, jpeg, gif, webp, avif, svg: export it as one of these",
        ),
    ],
)
def test_a_file_that_nothing_reads_is_told_its_right_place(
    write_workspace: WriteWorkspace, path: str, hint: str
) -> None:
    found = map_workspace(write_workspace({**CLINIC, path: ""}))
    unread = [finding for finding in found.findings if finding.rule == "path-unread"]
    assert [(finding.message, finding.hint) for finding in unread] == [(f"nothing reads `{path}`", hint)]


def test_other_folders_of_a_checkout_are_left_alone(write_workspace: WriteWorkspace) -> None:
    others = ("tests/page.md", "build/columbia/index.html", "package/x.md", "page/index.html", "Makefile", "a.md")
    assert map_workspace(write_workspace({**CLINIC, **dict.fromkeys(others, "")})).findings == ()


def test_two_articles_with_one_slug_are_both_named(write_workspace: WriteWorkspace) -> None:
    found = map_workspace(write_workspace({**CLINIC, "articles/a/sleep.md": "", "articles/b/sleep.md": ""}))
    (finding,) = found.findings
    assert finding.rule == "path-collision"
    assert finding.message == "`articles/a/sleep.md` and `articles/b/sleep.md` are both the article `sleep`"
    assert [text.file.path for text in found.texts] == ["articles/a/sleep.md"]
    assert [text.file.path for text in found.unusable_texts] == ["articles/b/sleep.md"]


def test_a_clinics_article_may_have_a_shared_articles_slug(write_workspace: WriteWorkspace) -> None:
    files = {**CLINIC, "articles/sleep.md": "", "clinics/columbia/articles/sleep.md": ""}
    assert map_workspace(write_workspace(files)).findings == ()


@pytest.mark.parametrize(
    ("path", "message", "hint"),
    [
        ("articles/Sleep Well.md", "`Sleep Well` is not a slug", "rename it to `sleep-well`"),
        ("articles/caf\u00e9_zone.md", "`caf\u00e9_zone` is not a slug", "rename it to `cafe-zone`"),
        ("pages/\u8bca\u6240.md", "`\u8bca\u6240` is not a slug", "use lower-case letters, digits and single hyphens"),
        ("clinics/_brands/Future.yaml", "`Future` is not a slug", "rename it to `future`"),
        ("clinics/Myrtle_Beach/clinic.yaml", "`Myrtle_Beach` is not a slug", "rename it to `myrtle-beach`"),
        (
            "articles/README.md",
            "`README` is not a slug",
            "keep notes outside of `articles/`, or as comments in the files they are about",
        ),
        ("clinics/columbia/slots/Sleep/x.md", "`Sleep` is not a slug", "rename it to `sleep`"),
    ],
)
def test_names_that_become_addresses_are_slugs(
    write_workspace: WriteWorkspace, path: str, message: str, hint: str
) -> None:
    (finding,) = map_workspace(write_workspace({**CLINIC, path: ""})).findings
    assert (finding.rule, finding.message, finding.hint) == ("path-name", message, hint)


def test_a_clinics_folder_without_facts_is_known_and_refused(write_workspace: WriteWorkspace) -> None:
    found = map_workspace(write_workspace({**CLINIC, "clinics/norfolk/images/logo.svg": ""}))
    (finding,) = found.findings
    assert finding.message == "the folder `clinics/norfolk/` has no `clinic.yaml`"
    assert found.clinics["norfolk"] is None


def test_a_workspace_without_clinics_is_refused(write_workspace: WriteWorkspace) -> None:
    (finding,) = map_workspace(write_workspace({"articles/sleep.md": ""})).findings
    assert finding.message == "the workspace has no clinic"


def test_a_clinics_static_file_replaces_a_shared_one_only_under_the_same_name(write_workspace: WriteWorkspace) -> None:
    files = {"static/Form.pdf": "", "static/map.pdf": "", "clinics/columbia/static/map.pdf": ""}
    assert map_workspace(write_workspace({**CLINIC, **files})).findings == ()
    (finding,) = map_workspace(write_workspace({"clinics/columbia/static/form.pdf": ""})).findings
    assert finding.message.startswith("`clinics/columbia/static/form.pdf` and `static/Form.pdf` are one name")


def test_a_folder_that_is_not_there_cannot_be_mapped(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError):
        map_workspace(tmp_path / "gone")


@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=6), st.sampled_from([*FOLDERS, "article", ""]))
def test_any_path_has_a_hint(parts: list[str], top: str) -> None:
    path = "/".join(part for part in (top, *parts) if part)
    assert report_unread(path).hint


@given(st.text(max_size=40))
def test_what_is_offered_as_a_slug_is_one(name: str) -> None:
    assert slug_like(name) == "" or is_slug(slug_like(name))
