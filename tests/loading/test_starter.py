from __future__ import annotations

import datetime
import json
from pathlib import Path
from string import Template

import pytest

from clinicgen.loading import load_workspace, read_article_template, read_clinic_template, read_starter
from clinicgen.model.clinic_facts import Status


def _write_starter(root: Path) -> Path:
    for path, data in read_starter().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return root


def test_the_starter_is_a_workspace_without_any_finding(tmp_path: Path) -> None:
    workspace = load_workspace(_write_starter(tmp_path))
    assert workspace.findings == ()
    (clinic,) = workspace.fleet.clinics
    assert clinic.status is Status.PREVIEW
    assert sorted(text.kind for text in workspace.texts) == ["article", "article", "page"]


def test_the_starter_ships_its_hidden_file() -> None:
    assert b"/build/" in read_starter()[".gitignore"]


@pytest.mark.parametrize("name", ["Harbor Counseling", 'O\'Brien & "Sons" # 1: %', "Zoë\nLtd"])
def test_a_clinic_made_from_the_template_loads(tmp_path: Path, name: str) -> None:
    facts = {
        "name": name,
        "url": "https://harbor.example",
        "phone": "(757) 555-0142",
        "booking_url": "https://booking.example/harbor",
        "city": "Norfolk",
        "region": "NO",
    }
    quoted = {key: json.dumps(value, ensure_ascii=False) for key, value in facts.items()}
    folder = tmp_path / "clinics" / "harbor"
    folder.mkdir(parents=True)
    (folder / "clinic.yaml").write_text(Template(read_clinic_template()).substitute(quoted), "utf-8")
    workspace = load_workspace(tmp_path)
    assert workspace.findings == ()
    assert workspace.fleet.clinics[0].facts.name == name.replace("\n", " ")
    assert workspace.fleet.clinics[0].facts.address.region == "NO"


def test_an_article_made_from_the_template_loads(tmp_path: Path) -> None:
    root = _write_starter(tmp_path)
    filled = Template(read_article_template()).substitute(title=json.dumps("Sleep: a “guide”"), date="2026-03-02")
    (root / "articles" / "sleep-a-guide.md").write_text(filled, "utf-8")
    workspace = load_workspace(root)
    assert workspace.findings == ()
    article = next(text for text in workspace.texts if text.slug == "sleep-a-guide")
    assert article.front is not None
    assert article.front.title == "Sleep: a “guide”"
    assert getattr(article.front, "date", None) == datetime.date(2026, 3, 2)
