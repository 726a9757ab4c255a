"""A running preview serves what would be deployed, and nothing else to nobody else."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from clinicgen import build
from clinicgen.errors import UsageError
from clinicgen.serving.server import listen
from tests.conftest import ARTICLE, HARBOR, NORFOLK, MakeWorkspace, write_files

from .conftest import Preview, Serve, serving

MOVED = HARBOR + "    redirects: {/old-page/: /contact/, /elsewhere/: 'https://other.test/place'}\n"
INJECTED = b"<clinicgen-overlay>"


WORKSPACE = {
    "clinics/harbor/clinic.yaml": MOVED,
    "clinics/norfolk/clinic.yaml": NORFOLK,
    "articles/quiet-hour.md": ARTICLE,
    "static/.well-known/about.txt": "Hello.\n",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a workspace that no test of this module changes."""
    folder = tmp_path_factory.mktemp("workspace")
    write_files(folder, WORKSPACE)
    return folder


@pytest.fixture(scope="module")
def shown(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """Give a preview that no test of this module stops."""
    with serving(root, tmp_path_factory.mktemp("scratch")) as preview:
        yield preview


class TestWhatWouldBeDeployed:
    def test_each_site_has_a_host_of_its_own(self, shown: Preview) -> None:
        harbor, norfolk = shown.get(f"harbor.localhost:{shown.port}"), shown.get(f"NORFOLK.localhost:{shown.port}")
        assert (harbor.status_code, norfolk.status_code) == (200, 200)
        assert "(843) 555-2368" in harbor.text
        assert "(843) 555-2368" not in norfolk.text
        assert "(757) 555-4141" in norfolk.text

    def test_every_file_is_the_built_one_but_for_what_is_set_beside_pages(
        self, shown: Preview, root: Path, tmp_path: Path
    ) -> None:
        build(root, output=tmp_path / "built")
        site = tmp_path / "built" / "harbor"
        paths = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
        compared = 0
        for path in paths:
            # Pages at old addresses are never reached, since the redirect comes first.
            if path in ("_headers", "_redirects") or path.startswith(("old-page", "elsewhere")):
                continue
            address = "/" + path.removesuffix("index.html")
            got = shown.get("harbor.localhost", address)
            body = got.content
            if path.endswith(".html"):
                before, added, after = body.partition(INJECTED)
                assert added
                body = before + after[after.index(b"</script>") + len(b"</script>") :]
            assert body == (site / path).read_bytes(), path
            compared += 1
        assert compared > 15

    def test_addresses_that_the_site_lacks_get_its_page_for_that(self, shown: Preview) -> None:
        missing = shown.get("harbor.localhost", "/no-such-page/")
        assert missing.status_code == 404
        assert "The page you asked for is not here" in missing.text

    def test_folders_are_served_with_a_last_slash(self, shown: Preview) -> None:
        bare = shown.get("harbor.localhost", "/contact?from=ad")
        assert (bare.status_code, bare.headers["location"]) == (301, "/contact/?from=ad")

    def test_redirects_lead_on(self, shown: Preview) -> None:
        for path in ("/old-page/", "/old-page"):
            old = shown.get("harbor.localhost", path)
            assert (old.status_code, old.headers["location"]) == (301, "/contact/")
            assert old.headers["cache-control"] == "no-store"
        assert shown.get("harbor.localhost", "/elsewhere/").headers["location"] == "https://other.test/place"

    def test_headers_are_the_sites_own(self, shown: Preview) -> None:
        page = shown.get("harbor.localhost")
        policy = page.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self';" in policy
        assert "unsafe-inline" not in policy
        assert page.headers["x-content-type-options"] == "nosniff"
        assert page.headers["cache-control"] == "no-cache"
        (stylesheet,) = [part for part in page.text.split('"') if part.startswith("/assets/site.")]
        style = shown.get("harbor.localhost", stylesheet)
        assert style.headers["content-type"] == "text/css; charset=utf-8"
        assert "immutable" in style.headers["cache-control"]

    def test_what_is_set_beside_pages_asks_for_nothing_inline(self, shown: Preview) -> None:
        added = shown.get("harbor.localhost").text.partition(INJECTED.decode())[2]
        assert "<script>" not in added
        assert "<style" not in added
        assert "style=" not in added
        for name, kind in (("preview.js", "text/javascript"), ("overlay.css", "text/css")):
            own = shown.get("harbor.localhost", f"/.clinicgen/{name}")
            assert own.headers["content-type"].startswith(kind)
        assert shown.get("harbor.localhost", "/.clinicgen/app.py").status_code == 404

    def test_canonical_addresses_stay_as_they_are(self, shown: Preview) -> None:
        assert (
            '<link rel="canonical" href="https://harbor.test/contact/">'
            in shown.get("harbor.localhost", "/contact/").text
        )

    def test_hidden_folders_of_static_files_are_served_and_the_hosts_own_files_are_not(self, shown: Preview) -> None:
        assert shown.get("harbor.localhost", "/.well-known/about.txt").text == "Hello.\n"
        assert shown.get("harbor.localhost", "/_headers").status_code == 404
        assert shown.get("harbor.localhost", "/_redirects").status_code == 404

    def test_a_site_with_a_path_is_served_under_it(self, make_workspace: MakeWorkspace, serve: Serve) -> None:
        facts = MOVED.replace("https://harbor.test\n", "https://harbor.test/clinic\n")
        shown = serve(make_workspace({"clinics/harbor/clinic.yaml": facts}))
        assert f"http://harbor.localhost:{shown.port}/clinic/" in "\n".join(shown.lines)
        home = shown.get("harbor.localhost", "/clinic/")
        assert home.status_code == 200
        assert 'href="/clinic/contact/"' in home.text
        assert shown.get("harbor.localhost", "/clinic/contact/").status_code == 200
        assert shown.get("harbor.localhost", "/contact/").status_code == 404
        assert shown.get("harbor.localhost", "/").headers["location"] == "/clinic/"
        assert shown.get("harbor.localhost", "/clinic").headers["location"] == "/clinic/"
        assert shown.get("harbor.localhost", "/clinic/old-page/").headers["location"] == "/clinic/contact/"
        policy = shown.get("harbor.localhost", "/clinic/").headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")


class TestTheList:
    def test_all_clinics_are_listed_with_their_state(self, shown: Preview) -> None:
        page = shown.get(f"localhost:{shown.port}")
        assert page.status_code == 200
        for slug, name in (("harbor", "Harbor Psychiatry"), ("norfolk", "Norfolk Mind &amp; Body")):
            assert f'<a href="http://{slug}.localhost:{shown.port}/">{name}</a>' in page.text
        assert " pages" in page.text

    def test_a_clinic_that_there_is_none_of_leads_back_to_the_list(self, shown: Preview) -> None:
        page = shown.get("harbour.localhost")
        assert page.status_code == 404
        assert f"http://localhost:{shown.port}/" in page.text

    def test_only_the_clinics_named_are_shown(self, make_workspace: MakeWorkspace, serve: Serve) -> None:
        shown = serve(make_workspace(), "harbor")
        assert shown.get("harbor.localhost").status_code == 200
        assert shown.get("norfolk.localhost").status_code == 404
        assert "norfolk.localhost" not in shown.get("localhost").text


class TestStrangers:
    @pytest.mark.parametrize(
        "host", ["evil.test", "harbor.localhost.evil.test", "localhost.evil.test", "192.168.1.5", "notlocalhost", ""]
    )
    def test_other_hosts_are_refused(self, shown: Preview, host: str) -> None:
        for path in ("/", "/.clinicgen/events"):
            refused = shown.get(host, path)
            assert refused.status_code == 400
            assert "Harbor" not in refused.text

    def test_nobody_else_can_reach_it(self, shown: Preview) -> None:
        with socket.socket() as other:
            other.settimeout(5)
            # On Linux all of 127.0.0.0/8 is this machine: had it listened everywhere, this would answer.
            with pytest.raises(OSError, match=r"refused|timed out|unreachable|assign"):
                other.connect(("127.0.0.2", shown.port))

    @pytest.mark.parametrize(
        "path",
        [
            "/../norfolk/index.html",
            "/..%2fnorfolk%2findex.html",
            "/%2e%2e/norfolk/index.html",
            "/..%5cnorfolk%5cindex.html",
            "/contact/../../norfolk/index.html",
            "//etc/passwd",
            "/%2fetc%2fpasswd",
            "/contact/index.html%00.txt",
            "/../.clinicgen/lock",
            "/.clinicgen/..%2f..%2fapp.py",
        ],
    )
    def test_no_path_leaves_the_sites_folder(self, shown: Preview, path: str) -> None:
        line = http.client.HTTPConnection("127.0.0.1", shown.port, timeout=60)
        # httpx would tidy the path up before it is sent.
        line.putrequest("GET", path, skip_host=True)
        line.putheader("Host", "harbor.localhost")
        line.endheaders()
        answer = line.getresponse()
        assert answer.status == 404
        assert b"Norfolk" not in answer.read()
        line.close()

    def test_links_that_lead_out_of_the_site_are_refused(self, shown: Preview, tmp_path: Path) -> None:
        (tmp_path / "secret.txt").write_text("secret")
        (site,) = shown.scratch.glob("clinicgen-preview-*/sites/harbor")
        (site / "leak.txt").symlink_to(tmp_path / "secret.txt")
        (site / "folder").symlink_to(site.parent / "norfolk")
        (site / "fine.txt").symlink_to(site / "robots.txt")
        assert shown.get("harbor.localhost", "/leak.txt").status_code == 404
        assert shown.get("harbor.localhost", "/folder/index.html").status_code == 404
        assert shown.get("harbor.localhost", "/fine.txt").status_code == 200


class TestTheEnd:
    def test_ctrl_c_ends_it_without_a_trace(self, root: Path, serve: Serve) -> None:
        shown = serve(root)
        with shown.follow("harbor.localhost") as events:
            events.next()
            assert shown.stop() == 0
            assert events.ends()
        assert shown.lines[-1] == "stopped"
        assert "Traceback" not in "\n".join(shown.lines)
        assert list(shown.scratch.iterdir()) == []
        with pytest.raises(httpx.ConnectError):
            shown.get("harbor.localhost")

    def test_nothing_lies_in_the_workspace_afterwards(self, root: Path, serve: Serve) -> None:
        before = sorted(root.rglob("*"))
        assert serve(root).stop() == 0
        assert sorted(root.rglob("*")) == before

    def test_a_build_at_the_same_time_is_not_disturbed(self, make_workspace: MakeWorkspace, serve: Serve) -> None:
        workspace = make_workspace()
        shown = serve(workspace)
        done = subprocess.run(
            [sys.executable, "-m", "clinicgen", "build", "-q"], check=False, cwd=workspace,
            capture_output=True, text=True, timeout=60,
        )  # fmt: skip
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert shown.get("harbor.localhost").status_code == 200


class TestTheStart:
    def test_a_port_that_is_taken_is_said(self, shown: Preview, root: Path) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "clinicgen", "serve", "--port", str(shown.port)], check=False,
            cwd=root, capture_output=True, text=True, timeout=60,
        )  # fmt: skip
        assert done.returncode == 2
        assert done.stderr.startswith(f"error: port {shown.port} cannot be used")

    def test_without_a_port_the_next_free_one_is_taken(self) -> None:
        one = listen(None)
        with one, listen(None) as other:
            assert other.getsockname()[1] > one.getsockname()[1] >= 8000

    def test_a_port_cannot_be_had_twice(self) -> None:
        with listen(0) as one, pytest.raises(UsageError, match="cannot be used"):
            listen(one.getsockname()[1])

    def test_an_unknown_clinic_is_refused(self, make_workspace: MakeWorkspace) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "clinicgen", "serve", "harbour", "--port", "0"], check=False, cwd=make_workspace(),
            capture_output=True, text=True, timeout=60,
        )  # fmt: skip
        assert (done.returncode, done.stdout) == (2, "")
        assert "did you mean `harbor`?" in done.stderr

    def test_what_to_install_is_said_where_something_is_missing(self, make_workspace: MakeWorkspace) -> None:
        code = (
            "import sys\nsys.modules['uvicorn'] = None\nsys.argv = ['clinicgen', 'serve']\n"
            "from clinicgen.cli.program import run\nsys.exit(run())"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], check=False, cwd=make_workspace(), capture_output=True, text=True, timeout=60
        )
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == "error: a preview needs `uvicorn`\n  = pip install 'clinicgen[serve]'\n"
