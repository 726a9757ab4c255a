"""Every rule's manual page is its first test: its example fires, and what to use instead stays silent."""

from __future__ import annotations

import datetime
import importlib
import re
from typing import Any

import pytest
import yaml
from msgspec.structs import replace

from clinicgen.checking import (
    FolderOnDisk,
    SiteContext,
    SiteFindings,
    SiteOnDisk,
    judge_contacts,
    judge_days,
    judge_disk_site,
    judge_fleet,
    judge_folder,
    judge_library,
    judge_plan,
    judge_site,
    judge_text,
    open_scales,
    open_sharing,
    prove_file,
    prove_found,
    read_found,
)
from clinicgen.checking.contact_book import index_contacts
from clinicgen.checking.rule_book import SCOPES, open_rule_book
from clinicgen.loading import read_vocabulary, reading
from clinicgen.loading.front_matter import read_markdown
from clinicgen.loading.workspace_map import FoundText
from clinicgen.model.clinic import Brand
from clinicgen.model.clinic_facts import BrandFacts
from clinicgen.model.content import Article, Content, Library
from clinicgen.model.finding import Finding, Place, Severity
from clinicgen.model.found_site import Answer, FoundFile, OutsideLink
from clinicgen.model.markdown_file import MarkdownFile
from clinicgen.model.settings import WorkspaceSettings
from clinicgen.model.source import SourceText
from clinicgen.parsing import compile_text

VOCABULARY = read_vocabulary()
RULES = {rule.name: rule for rule in open_rule_book().rules()}
TODAY = datetime.date(2026, 3, 2)
_FILE = re.compile(r"<!-- file: ([^ ,]+)(?:, ([^>]+?))? -->")
_DISK = ("check_disk_data", "check_disk_file", "check_disk_site", "check_disk_folder")


def module_of(rule: str) -> Any:
    return importlib.import_module(f"clinicgen.checking.rules.{rule.replace('-', '_')}")


def fence(manual: str, heading: str) -> str:
    found = re.search(rf"## {heading}\n\n```(html|markdown|yaml|xml|text)\n(.*?)\n```", manual, re.DOTALL)
    assert found, f"the manual needs a fence under `## {heading}`"
    return found.group(2)


def article_of(text: str, path: str = "articles/x.md", clinic: str | None = None) -> Article:
    """Compile an article; one without front matter counts as having one that says nothing."""
    source = SourceText(path, text)
    if text.startswith("---"):
        read = read_markdown(FoundText("article", "x", clinic, reading.FoundFile(path, path)), source, ())
        assert isinstance(read.text, MarkdownFile), read.findings
        article, _ = compile_text(read.text)
        assert isinstance(article, Article)
        return article
    content, _ = compile_text(MarkdownFile("service", "x", clinic, source, None, {}, 1))
    assert isinstance(content, Content)
    content = replace(content, kind="article")
    return Article(content, None, None, None, False, (), (), (), (), None, None, None, (), (), None, (), None, {})


def judge_texts(text: str, build: Any) -> tuple[Finding, ...]:
    """Judge a small library: every clinic of the fleet shows every shared article that its `only` does not keep."""
    pieces = _FILE.split(text)[1:]
    files = {path: content.lstrip("\n") for path, content in zip(pieces[::3], pieces[2::3], strict=True)}
    written = {
        slug: {**facts, **yaml.safe_load(files.get(f"clinics/{slug}/clinic.yaml", "{}"))}
        for slug, facts in build.facts.items()
    }
    fleet = build.fleet(written)
    owner = yaml.safe_load(files.get("clinics/_brands/tidal.yaml", "{}")).get("owner")
    brand = Brand("tidal", BrandFacts(name="Tidal Care", owner=owner), None)
    clinics = tuple(replace(clinic, brand=brand) for clinic in fleet.clinics)
    fleet = replace(fleet, clinics=clinics, brands={"tidal": brand})
    articles = tuple(
        article_of(content, path, path.split("/")[1] if path.startswith("clinics/") else None)
        for path, content in files.items()
        if path.endswith(".md")
    )
    carriers = {one.content.source.path: frozenset(one.only or written) for one in articles}
    return judge_library(fleet, Library(articles, (), (), ()), carriers, ())


def findings_of(rule: str, text: str, build: Any, fleet: Any, site: Any) -> list[Finding]:
    module = module_of(rule)
    found: tuple[Finding, ...]
    if any(hasattr(module, check) for check in _DISK):
        found = found_on_disk(text, site)
    elif hasattr(module, "check_article") or hasattr(module, "check_claim"):
        found = judge_text(article_of(text))
    elif hasattr(module, "check_contacts"):
        found = judge_contacts(article_of(text), index_contacts(fleet))
    elif hasattr(module, "check_day"):
        found = judge_days([article_of(text)], TODAY)
    elif any(hasattr(module, check) for check in ("check_piece", "check_marks", "check_shown", "check_page")):
        found = prove_file(build.file(text), site).findings
    elif hasattr(module, "check_site"):
        pieces = _FILE.split(text)[1:]
        files = dict(zip(pieces[::3], pieces[2::3], strict=True))
        proofs = {path: prove_file(build.file(page, path), site) for path, page in files.items()}
        found = judge_site(site, proofs, files)
    elif hasattr(module, "check_plan"):
        changed = build.fleet({**build.facts, "pines": {**build.facts["pines"], **yaml.safe_load(text)}})
        found = judge_plan(build.plan(changed, "pines", (build.page("/"),)))
    elif hasattr(module, "check_library"):
        found = judge_texts(text, build)
    else:
        pines = {**build.facts["pines"], **yaml.safe_load(text)}
        changed = build.fleet({**build.facts, "pines": pines})
        found = judge_fleet(changed, index_contacts(changed))
    return [finding for finding in found if finding.rule == rule]


def found_on_disk(text: str, site: SiteContext) -> tuple[Finding, ...]:
    """Judge the files of an example as the audit does: each may say its size, or what is on record of it."""
    if text.startswith("clinics:"):
        return judge_folder(folder_of(text))
    pieces = _FILE.split(text)[1:] or ["page/index.html", None, text]
    findings = SiteFindings(site, open_scales(WorkspaceSettings(), Library((), (), (), ()), ()))
    sizes: dict[str, int] = {}
    heads, texts, digests, manifest, unreadable = {}, {}, {}, {}, {}
    for path, said, written in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True):
        content = written.strip()
        found = FoundFile(path, "now", content.encode(), is_text=True)
        proved = prove_found(found, open_sharing(site, {}, VOCABULARY))
        sizes[path] = int(said.split()[0]) if said and said.endswith("bytes") else len(content)
        texts[path] = content
        digests[path] = "now"
        manifest |= {} if said == "not on record" else {path: "then" if said == "changed since" else "now"}
        unreadable |= {path: "it is a symbolic link"} if said == "unreadable" else {}
        if proved.head is not None:
            heads[path] = proved.head
        for problem in proved.problems:
            findings.add(problem, lambda found=found: read_found(found, site))
    disk = SiteOnDisk(site, sizes, heads, texts, digests, manifest, unreadable)
    for problem in judge_disk_site(disk, {}):
        findings.add(problem, lambda: None)
    return tuple(findings.all())


def folder_of(text: str) -> FolderOnDisk:
    """Read a folder from lines such as `clinics: a, b`, `folders: a`, `https://x.example/ 404 Not Found`."""
    clinics, folders, *asked = text.splitlines()
    answers = {line.split()[0]: line.split()[1:] for line in asked}
    return FolderOnDisk(
        clinics=frozenset(clinics.removeprefix("clinics: ").split(", ")),
        lost=frozenset(),
        folders=tuple(folders.removeprefix("folders: ").split(", ")),
        links=tuple(OutsideLink(address, "pines", Place("pines/index.html")) for address in answers),
        answers={address: Answer(int(status), " ".join(reason)) for address, (status, *reason) in answers.items()},
    )


@pytest.mark.parametrize("rule", RULES)
def test_the_example_of_a_rule_fires(rule: str, build: Any, fleet: Any, site: Any) -> None:
    assert findings_of(rule, fence(RULES[rule].manual, "Example"), build, fleet, site)


@pytest.mark.parametrize("rule", RULES)
def test_what_a_rule_says_to_use_instead_stays_silent(rule: str, build: Any, fleet: Any, site: Any) -> None:
    assert findings_of(rule, fence(RULES[rule].manual, "Use instead"), build, fleet, site) == []


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_one_file_with_a_manual_a_severity_and_one_check(rule: str) -> None:
    module = module_of(rule)
    assert isinstance(module.SEVERITY, Severity)
    assert sum(hasattr(module, scope) for scope in SCOPES) == 1
    assert RULES[rule].summary.endswith(".")
    assert "\n" not in RULES[rule].summary
    assert "## Why it matters" in RULES[rule].manual
