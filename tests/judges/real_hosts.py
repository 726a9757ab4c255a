"""Starts real web servers on this machine, each with the configuration that was generated for a site."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from .judged_sites import JudgedSite
from .tools import find_module, find_program

APACHE_MODULES = ("mpm_event", "authz_core", "mime", "dir", "alias", "headers")


@contextmanager
def running(command: list[str | Path], port: int, folder: Path) -> Iterator[str]:
    """Run a server until the block ends, and give its address once it answers."""
    log = folder / "server.log"
    private = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    settings = {"WRANGLER_SEND_METRICS": "false", "NO_COLOR": "1"}
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **private, **settings}, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=output, stderr=output,
        )  # fmt: skip
        try:
            deadline = time.monotonic() + 120
            while not answers(port):
                assert process.poll() is None and time.monotonic() < deadline, log.read_text("utf-8", "replace")
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            # The group as well, for some servers are several processes.
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait(20)


def answers(port: int) -> bool:
    """Tell whether anyone listens."""
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return int(server.getsockname()[1])


def lay_out(site: JudgedSite, folder: Path) -> Path:
    """Copy a site to where its configuration says it lies below the server's root, and give the root."""
    root = folder / "root"
    shutil.copytree(site.folder, root / site.base.lstrip("/"), dirs_exist_ok=True)
    return root


@contextmanager
def nginx(site: JudgedSite, folder: Path) -> Iterator[str]:
    """Serve a site by nginx."""
    program, port, root = find_program("nginx"), free_port(), lay_out(site, folder)
    kept = "".join(
        f"{name}_temp_path {folder}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off;\npid {folder}/nginx.pid;\nworker_processes 1;\nevents {{}}\n"
        f"http {{\ninclude /etc/nginx/mime.types;\naccess_log off;\n{kept}"
        f"server {{\nlisten 127.0.0.1:{port};\nroot {root};\ninclude {site.snippets}/nginx.conf;\n}}\n}}\n"
    )
    with running([program, "-e", "stderr", "-c", folder / "nginx.conf"], port, folder) as address:
        yield address


@contextmanager
def caddy(site: JudgedSite, folder: Path) -> Iterator[str]:
    """Serve a site by Caddy."""
    program, port, root = find_program("caddy"), free_port(), lay_out(site, folder)
    (folder / "Caddyfile").write_text(
        f"{{\n\tadmin off\n\tauto_https off\n}}\n"
        f"http://127.0.0.1:{port} {{\n\troot * {root}\n\timport {site.snippets}/Caddyfile\n}}\n"
    )
    command: list[str | Path] = [program, "run", "--adapter", "caddyfile", "--config", folder / "Caddyfile"]
    with running(command, port, folder) as address:
        yield address


def _apache(site: JudgedSite, folder: Path, root: Path, lines: str) -> tuple[list[str | Path], int]:
    program, port = find_program("apache2", "httpd"), free_port()
    modules = "".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in APACHE_MODULES)
    (folder / "apache.conf").write_text(
        f"{modules}ServerName 127.0.0.1\nListen 127.0.0.1:{port}\nPidFile {folder}/apache.pid\nUser nobody\n"
        f"Group nogroup\nErrorLog {folder}/error.log\nDefaultRuntimeDir {folder}\nTypesConfig /etc/mime.types\n"
        f"DocumentRoot {root}\n<Directory {root}>\nRequire all granted\n{lines}"
    )
    return [program, "-f", folder / "apache.conf", "-DFOREGROUND"], port


@contextmanager
def apache(site: JudgedSite, folder: Path) -> Iterator[str]:
    """Serve a site by Apache whose configuration includes the snippet."""
    lines = f"</Directory>\nInclude {site.snippets}/apache.conf\n"
    with running(*_apache(site, folder, lay_out(site, folder), lines), folder) as address:
        yield address


@contextmanager
def apache_by_htaccess(site: JudgedSite, folder: Path) -> Iterator[str]:
    """Serve a site by Apache where one may only lay down a `.htaccess`."""
    root = lay_out(site, folder)
    shutil.copy(site.snippets / "apache.conf", root / ".htaccess")
    with running(*_apache(site, folder, root, "AllowOverride All\n</Directory>\n"), folder) as address:
        yield address


@contextmanager
def cloudflare_pages(site: JudgedSite, folder: Path) -> Iterator[str]:
    """Serve a site by the program with which Cloudflare lets its Pages be tried out."""
    program, script, port, root = find_program("node"), find_module("wrangler/bin/wrangler.js"), free_port(), folder
    root = lay_out(site, folder)
    if site.base:
        # Pages reads both at the top of what is deployed, and only there.
        for name in ("_headers", "_redirects"):
            shutil.move(root / site.base.lstrip("/") / name, root / name)
    words = ["--ip", "127.0.0.1", "--port", str(port), "--inspector-port", str(free_port())]
    command = [program, script, "pages", "dev", root, *words, "--compatibility-date", "2026-01-01"]
    with running(command, port, folder) as address:
        yield address


HOSTS: dict[str, Callable[[JudgedSite, Path], object]] = {
    "nginx": nginx,
    "caddy": caddy,
    "apache": apache,
    "apache-htaccess": apache_by_htaccess,
    "cloudflare-pages": cloudflare_pages,
}
