"""What the audit says of sites as they lie on disk: its own, other programs', tampered ones, missing ones."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import clinicgen
from clinicgen.errors import UsageError, WorkspaceError
from clinicgen.model.finding import Finding, Severity
from clinicgen.model.found_site import AuditResult
from tests.conftest import HARBOR, REPOSITORY, MakeWorkspace, write_files
from tests.sample_agency import AGENCY

BuildAgency = Callable[[], Path]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("built") / "agency"
    write_files(root, AGENCY)
    clinicgen.build(root, jobs=1)
    return root


@pytest.fixture
def agency(built: Path, tmp_path: Path) -> Path:
    """A workspace with its finished sites, to be spoiled."""
    return Path(shutil.copytree(built, tmp_path / "agency"))


def rules_of(result: AuditResult, severity: Severity | None = None) -> set[str]:
    return {one.rule for one in result.findings if severity in (None, one.severity)}


def found_in(result: AuditResult, rule: str) -> list[Finding]:
    return [one for one in result.findings if one.rule == rule]


def place_of(finding: Finding) -> str:
    """Spell where a finding stands, with the words that are marked."""
    place = finding.place
    assert place
    if place.span is None:
        return place.path
    words = place.excerpt[place.span.column - 1 : place.span.end_column - 1]
    return f"{place.path}:{place.span.line}:{place.span.column} {words}"


@pytest.mark.parametrize("workspace", ["good", "awkward"])
def test_a_site_that_was_just_built_has_no_findings(workspace: str, tmp_path: Path) -> None:
    root = shutil.copytree(REPOSITORY / "tests" / "workspaces" / workspace, tmp_path / "workspace")
    clinicgen.build(root, jobs=1)
    assert clinicgen.audit(root, jobs=1).findings == ()


def test_a_fleet_that_was_just_built_has_no_findings_however_many_processes_look(built: Path) -> None:
    alone, together = clinicgen.audit(built, jobs=1), clinicgen.audit(built, jobs=3)
    assert alone.findings == together.findings == ()
    assert alone.sites == together.sites
    assert [site.slug for site in alone.sites] == ["conway", "harbor", "lakeside", "norfolk"]


def test_a_page_edited_after_the_build_is_told_and_what_is_wrong_in_it_too(agency: Path) -> None:
    page = agency / "build" / "harbor" / "contact" / "index.html"
    text = page.read_text("utf-8")
    # As many bytes, at the same time: nothing that a build notes would tell.
    looks = page.stat()
    page.write_text(text.replace("(843) 555-2368", "(843) 555-2369"), "utf-8")
    os.utime(page, ns=(looks.st_atime_ns, looks.st_mtime_ns))
    result = clinicgen.audit(agency, jobs=1)
    assert [place_of(one) for one in found_in(result, "file-edited-by-hand")] == ["harbor/contact/index.html"]
    (unknown,) = found_in(result, "contact-unknown")
    assert place_of(unknown).startswith("harbor/contact/index.html:")
    assert place_of(unknown).endswith(" (843) 555-2369")


def test_without_any_record_the_same_is_found(agency: Path, tmp_path: Path) -> None:
    page = agency / "build" / "harbor" / "contact" / "index.html"
    page.write_text(page.read_text("utf-8").replace("(843) 555-2368", "(843) 555-2369"), "utf-8")
    shutil.copytree(agency / "build" / "harbor", tmp_path / "elsewhere" / "harbor")
    result = clinicgen.audit(agency, tmp_path / "elsewhere", jobs=1)
    # Its own number is nowhere on the page any more.
    assert rules_of(result) == {"contact-unknown", "page-identity-missing", "clinic-without-site"}


def test_a_file_that_is_not_on_record_is_a_warning_and_is_proved(agency: Path) -> None:
    write_files(agency / "build" / "norfolk", {"draft.txt": "Call (212) 736-5000.\n"})
    result = clinicgen.audit(agency, jobs=1)
    assert [place_of(one) for one in found_in(result, "file-unknown")] == ["norfolk/draft.txt"]
    assert [place_of(one) for one in found_in(result, "contact-unknown")] == ["norfolk/draft.txt:1:6 (212) 736-5000"]
    assert rules_of(result, Severity.WARNING) == {"file-unknown"}


def test_the_same_mistake_on_many_pages_is_said_once(agency: Path) -> None:
    for page in (agency / "build" / "conway").rglob("*.html"):
        page.write_text(page.read_text("utf-8").replace("</body>", '<a href="/nowhere/">x</a></body>'), "utf-8")
    (broken,) = found_in(clinicgen.audit(agency, jobs=1), "link-broken")
    assert place_of(broken).startswith("conway/index.html:")
    assert "in 1" in broken.message and "other files" in broken.message


def test_a_clinic_without_a_site_and_a_folder_without_a_clinic_are_told(agency: Path) -> None:
    (agency / "build" / "conway").rename(agency / "build" / "conwai")
    result = clinicgen.audit(agency, jobs=1)
    (missing,) = found_in(result, "clinic-without-site")
    assert (missing.clinic, missing.severity) == ("conway", Severity.ERROR)
    (nobody,) = found_in(result, "folder-without-clinic")
    assert nobody.hint == "did you mean `conway`?"


def test_a_clinic_whose_facts_cannot_be_read_is_told(agency: Path) -> None:
    write_files(agency, {"clinics/conway/clinic.yaml": "name: Conway\n  phone"})
    (missing,) = found_in(clinicgen.audit(agency, jobs=1), "clinic-without-site")
    assert "facts cannot be read" in missing.message


def test_a_folder_that_is_not_there_cannot_be_audited(agency: Path) -> None:
    with pytest.raises(WorkspaceError, match="cannot be read"):
        clinicgen.audit(agency, agency / "nowhere", jobs=1)


def test_one_site_named_in_place_of_the_folder_of_sites_is_told_so(agency: Path) -> None:
    with pytest.raises(UsageError, match="is one clinic's site") as error:
        clinicgen.audit(agency, agency / "build" / "harbor", jobs=1)
    assert str(agency / "build") in error.value.hint


def test_links_and_devices_are_told_and_never_followed(agency: Path) -> None:
    (agency / "build" / "harbor" / "secret.txt").symlink_to("/etc/hostname")
    (agency / "build" / "harbor" / "loop").symlink_to(".")
    result = clinicgen.audit(agency, jobs=1)
    assert [place_of(one) for one in found_in(result, "file-unreadable")] == ["harbor/loop", "harbor/secret.txt"]


WORDPRESS = {
    "index.html": """
        <!DOCTYPE HTML>
        <HTML><HEAD><TITLE>Harbor Psychiatry</TITLE>
        <META NAME="description" CONTENT="Care in Georgetown.">
        <LINK REL="canonical" HREF="https://harbor.test/">
        <LINK REL='stylesheet' HREF='https://fonts.googleapis.example/css?family=Lato'>
        </HEAD><BODY CLASS=home>
        <H1>Harbor Psychiatry</H1>
        <P>Call <A HREF="tel:843-555-2368">843.555.2368</A>, <A HREF="https://book.harbor.test/new">book</A>.
        <P><A HREF="about/">About</A> <A HREF="/wp-content/old.pdf">Form</A> <A HREF="?p=12#top">Top</A>
        <SCRIPT>var x = 1;</SCRIPT>
        </BODY></HTML>
    """,
    "about/index.html": """
        <!doctype html><html><head><title>About</title></head><body><h1>About</h1>
        <p>Norfolk Mind &amp; Body helps. <a href="tel:+18435552368">Call</a> <a href="https://book.harbor.test/new">book</a>
        <a href="../index.html#team">Team</a></p></body></html>
    """,
    "feed/index.xml": '<?xml version="1.0"?><rss version="2.0"><channel><title>Harbor</title></channel></rss>',
    "wp-sitemap.xml": """
        <?xml version="1.0" encoding="UTF-8"?>
        <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        <sitemap><loc>https://harbor.test/wp-sitemap-pages.xml</loc></sitemap></sitemapindex>
    """,
    "wp-sitemap-pages.xml": """
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        <url><loc>https://harbor.test/</loc></url>
        <url><loc>https://harbor.test/gone/</loc></url>
        </urlset>
    """,
    "google0123456789abcdef.html": "google-site-verification: google0123456789abcdef.html",
    "old/index.html": '<html><head><meta http-equiv="refresh" content="0; url=/about/"></head></html>',
    "404.html": """
        <!doctype html><html><head><title>Not found</title><meta name="robots" content="noindex"></head><body>
        <h1>Not found</h1><a href="tel:+18435552368">Call</a> <a href="https://book.harbor.test/new">book</a></body></html>
    """,
}  # fmt: skip


def test_a_site_that_another_program_made_is_proved_by_the_same_rules(
    make_workspace: MakeWorkspace, tmp_path: Path
) -> None:
    root = make_workspace()
    write_files(tmp_path / "export" / "harbor", WORDPRESS)
    result = clinicgen.audit(root, tmp_path / "export", jobs=1)
    said = {(one.rule, place_of(one)) for one in result.findings if one.clinic == "harbor"}
    assert said == {
        ("contact-foreign", "harbor/about/index.html:2:4 Norfolk Mind &amp; Body"),
        ("feed-invalid", "harbor/feed/index.xml:1:1 " + WORDPRESS["feed/index.xml"]),
        ("html-unsafe-script", "harbor/index.html:10:9 var x = 1;"),
        ("link-anchor-missing", "harbor/about/index.html:3:10 ../index.html#team"),
        ("link-broken", "harbor/index.html:9:40 /wp-content/old.pdf"),
        ("network-third-party", "harbor/index.html:5:30 https://fonts.googleapis.example/css?family=Lato"),
        ("page-identity-missing", "harbor/404.html"),
        ("page-identity-missing", "harbor/index.html"),
        ("sitemap-mismatch", "harbor/about/index.html"),
        ("sitemap-mismatch", "harbor/wp-sitemap-pages.xml:4:1 <url><loc>https://harbor.test/gone/</loc></url>"),
    }  # fmt: skip


def test_text_in_any_encoding_is_read(make_workspace: MakeWorkspace, tmp_path: Path) -> None:
    root = make_workspace()
    page = (
        "<!doctype html><html><head>{}<title>Caf\u00e9</title></head><body>\n<p>212\u2013736\u2013{}</p></body></html>"
    )
    latin = '<meta charset="iso-8859-1">'
    cyrillic = page.format('<meta charset="koi8-r">', 5005).replace("\u2013", "-").replace("\u00e9", "\u0434")
    write_files(
        tmp_path / "export" / "harbor",
        {
            "windows/index.html": page.format("", 5001).encode("windows-1252"),
            "latin/index.html": page.format(latin, 5002).encode("windows-1252"),
            "wide/index.html": page.format("", 5003).encode("utf-16"),
            "marked/index.html": page.format("", 5004).encode("utf-8-sig"),
            "cyrillic/index.html": cyrillic.encode("koi8-r"),
            "lines/index.html": page.format("", 5006).replace("\n", "\r").encode(),
        },
    )  # fmt: skip
    found = found_in(clinicgen.audit(root, tmp_path / "export", jobs=1), "contact-unknown")
    assert {place_of(one).partition(" ")[0]: one.message[1:13] for one in found} == {
        f"harbor/{name}/index.html:2:4": f"212-736-{number}"
        for name, number in zip(
            ("windows", "latin", "wide", "marked", "cyrillic", "lines"), range(5001, 5007), strict=True
        )
    }


def test_a_site_below_a_path_is_proved_with_its_own_links_and_redirects(
    make_workspace: MakeWorkspace, tmp_path: Path
) -> None:
    root = make_workspace(
        {"clinics/harbor/clinic.yaml": HARBOR.replace("https://harbor.test", "https://group.test/harbor")}
    )
    clinicgen.build(root, only=["harbor"], jobs=1)
    site = root / "build" / "harbor"
    page = (site / "index.html").read_text("utf-8")
    paths = ("/harbor/old/", "/harbor/a/b", "/harbor/no/", "/elsewhere/")
    links = "".join(f'<a href="{path}">x</a>' for path in paths)
    (site / "index.html").write_text(page.replace("</main>", f"{links}</main>"), "utf-8")
    write_files(site, {"_redirects": "/harbor/old/ /harbor/ 301\n/harbor/a/* /harbor/:splat 301\n"})
    broken = found_in(clinicgen.audit(root, jobs=1), "link-broken")
    assert sorted(place_of(one).partition(" ")[2] for one in broken) == ["/elsewhere/", "/harbor/no/"]


def test_what_the_settings_say_of_a_rule_holds_in_an_audit_too(agency: Path) -> None:
    settings = AGENCY["clinicgen.yaml"]
    assert isinstance(settings, str)
    write_files(
        agency,
        {"clinicgen.yaml": settings + "    check: {ignore: [file-unknown], severity: {link-broken: warning}}\n"},
    )
    page = agency / "build" / "harbor" / "notes.html"
    page.write_text('<a href="/nowhere/">x</a> 212-736-5000', "utf-8")
    result = clinicgen.audit(agency, jobs=1)
    assert rules_of(result) == {"link-broken", "contact-unknown"}
    assert found_in(result, "link-broken")[0].severity is Severity.WARNING


def test_every_contact_is_counted_with_where_it_comes_from(agency: Path) -> None:
    write_files(agency / "build" / "norfolk", {"note.txt": "Ask (212) 736-5000, 1-800-662-4357 or desk@harbor.test.\n"})
    rows = {(row.site, row.contact): row for row in clinicgen.audit(agency, contacts=True, jobs=1).background.contacts}
    own = rows["norfolk", "(757) 555-4141"]
    assert (own.origin, own.fact, own.source) == ("own", "phone", "clinics/norfolk/clinic.yaml:3")
    texts = [file.read_bytes() for file in (agency / "build" / "norfolk").rglob("*.*") if file.is_file()]
    assert own.files == sum(b"5554141" in text or b"555-4141" in text for text in texts)
    assert rows["norfolk", "(212) 736-5000"].origin == "unknown"
    assert rows["norfolk", "(800) 662-4357"].origin == "declared"
    assert rows["norfolk", "988"].origin == "crisis"
    foreign = rows["norfolk", "desk@harbor.test"]
    assert (foreign.origin, foreign.clinic, foreign.files) == ("other clinic", "harbor", 1)
    assert foreign.first
    assert foreign.first.path == "norfolk/note.txt"
    named = rows["norfolk", "(843) 555-2368"]
    assert (named.origin, named.clinic) == ("named", "harbor")


def test_contacts_are_not_counted_unasked(built: Path) -> None:
    assert clinicgen.audit(built, jobs=1).background.contacts == ()
