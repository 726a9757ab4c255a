"""Links to other hosts are asked politely, and what is not there any more is a warning."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import clinicgen
from clinicgen import asking
from clinicgen.asking import DatedAnswer, ask_all, read_answers, write_answers
from clinicgen.model.finding import Finding, Severity
from clinicgen.model.found_site import Answer
from tests.conftest import MakeWorkspace

Asked = list[tuple[str, str, str]]


class Host(ThreadingHTTPServer):
    """A host on this machine that notes how it is asked."""

    asked: Asked

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Answering(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def answer(self) -> None:
        assert isinstance(self.server, Host)
        self.server.asked.append((self.command, self.path, self.headers["User-Agent"]))
        status = 404 if "gone" in self.path else 405 if "no-head" in self.path and self.command == "HEAD" else 200
        if "moved" in self.path:
            self.send_response(301)
            self.send_header("Location", "/here" if "away" not in self.path else "/gone")
        else:
            self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_said: object) -> None:
        pass


@pytest.fixture
def host() -> Iterator[Host]:
    server = Host(("127.0.0.1", 0), Answering)
    server.asked = []
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Note the pauses in place of making them."""
    pauses: list[float] = []
    monkeypatch.setattr(asking.time, "sleep", pauses.append)
    return pauses


@pytest.fixture(autouse=True)
def no_other_host(monkeypatch: pytest.MonkeyPatch) -> None:
    """See to it that no test asks any machine but this one."""
    ask = asking.ask

    def ask_here(address: str, patience: float, pause: float) -> Answer:
        assert address.startswith("http://127.0.0.1:")
        return ask(address, patience, pause)

    monkeypatch.setattr(asking, "ask", ask_here)


def quiet(_said: str) -> None:
    """Say nothing."""


def test_an_address_is_asked_by_its_head_and_wholly_where_that_is_refused(host: Host) -> None:
    answers = ask_all([f"{host.address}/here#part", f"{host.address}/no-head"], {}, quiet)
    assert [answer.answer for answer in answers.values()] == [Answer(200, ""), Answer(200, "")]
    assert [(method, path) for method, path, _ in host.asked] == [
        ("HEAD", "/here"), ("HEAD", "/no-head"), ("GET", "/no-head"),
    ]  # fmt: skip


def test_a_host_is_told_who_asks_and_is_given_time(host: Host, no_pauses: list[float]) -> None:
    ask_all([f"{host.address}/{number}" for number in range(3)], {}, quiet)
    assert {agent for _, _, agent in host.asked} == {asking.AGENT}
    assert asking.AGENT.startswith("clinicgen/")
    assert no_pauses == [asking.PAUSE_SECONDS] * 2


def test_what_has_moved_is_followed_and_what_is_gone_is_told(host: Host) -> None:
    answers = ask_all([f"{host.address}/moved", f"{host.address}/moved-away", f"{host.address}/gone"], {}, quiet)
    assert [answer.answer for answer in answers.values()] == [
        Answer(200, ""), Answer(404, "Not Found"), Answer(404, "Not Found"),
    ]  # fmt: skip


def test_a_good_answer_is_believed_for_a_week_and_a_bad_one_is_asked_again(host: Host) -> None:
    now = asking.time.time()
    known = {
        f"{host.address}/fresh": DatedAnswer(Answer(200, ""), now - 1000),
        f"{host.address}/stale": DatedAnswer(Answer(200, ""), now - asking.FRESH_SECONDS - 1),
        f"{host.address}/bad": DatedAnswer(Answer(404, "Not Found"), now - 1000),
        f"{host.address}/ahead": DatedAnswer(Answer(200, ""), now + 1000),
    }
    answers = ask_all(known, known, quiet)
    assert sorted(path for _, path, _ in host.asked) == ["/ahead", "/bad", "/stale"]
    assert {answer.answer.status for answer in answers.values()} == {200}


def test_a_host_that_does_not_answer_is_not_asked_on(host: Host) -> None:
    address = host.address
    host.shutdown()
    host.server_close()
    answers = ask_all([f"{address}/{number}" for number in range(5)], {}, quiet, patience=0.5)
    assert [answer.answer.status for answer in answers.values()] == [0] * 5
    assert "refused" in answers[f"{address}/0"].answer.reason
    assert answers[f"{address}/4"].answer.reason == "its host did not answer"


def test_answers_are_kept_and_read_again_and_nonsense_is_nothing() -> None:
    answers = {"https://a.test/": DatedAnswer(Answer(404, "Not Found"), 12.5)}
    older = {"https://b.test/": DatedAnswer(Answer(200, ""), 1.0)}
    assert read_answers(write_answers(answers, older)) == {**answers, **older}
    assert read_answers(b"{") == read_answers(b"") == read_answers(b'["x"]') == read_answers(b'{"a": 1}') == {}


def test_a_dead_link_is_a_warning_that_names_its_place(make_workspace: MakeWorkspace, host: Host) -> None:
    root = make_workspace()
    clinicgen.build(root, jobs=1)
    pages = [root / "build" / slug / "contact" / "index.html" for slug in ("harbor", "norfolk")]
    for page in pages:
        links = f'<a href="{host.address}/gone">x</a> <a href="{host.address}/here">y</a>'
        text = page.read_text("utf-8").replace("</main>", f"\n{links}</main>")
        page.write_text(only_local(text), "utf-8")
    for page in (root / "build").rglob("*.html"):
        page.write_text(only_local(page.read_text("utf-8")), "utf-8")
    assert dead_links(root) == []
    host.asked.clear()
    found = dead_links(root, external=True)
    assert [(one.severity, one.clinic, one.message) for one in found] == [
        (Severity.WARNING, slug, f"`{host.address}/gone` does not answer: 404 Not Found")
        for slug in ("harbor", "norfolk")
    ]  # fmt: skip
    places = [one.place for one in found]
    assert [place and place.path for place in places] == ["harbor/contact/index.html", "norfolk/contact/index.html"]
    assert all(place and place.span for place in places)
    assert [path for _, path, _ in host.asked] == ["/gone", "/gone", "/here"]
    host.asked.clear()
    dead_links(root, external=True)
    assert {path for _, path, _ in host.asked} == {"/gone"}
    assert [path.name for path in (root / "build" / ".clinicgen" / "cache").glob("answers")] == ["answers"]


def only_local(text: str) -> str:
    """Take every other host out of a page, so that no test asks one."""
    for host in ("book.harbor.test", "book.norfolk.test", "reviews.test", "988lifeline.org", "www.google.com", "maps"):
        text = text.replace(f'href="https://{host}', 'href="/#')
    rest = text.replace('href="https://harbor.test', "").replace('href="https://norfolk.test', "")
    assert 'href="https://' not in rest
    return text


def dead_links(root: Path, *, external: bool = False) -> list[Finding]:
    findings = clinicgen.audit(root, external=external, jobs=1).findings
    return [one for one in findings if one.rule == "link-external-dead"]
