import datetime
import json
import tomllib

import pytest

from clinicgen.model.clinic import Clinic, Phone
from clinicgen.model.clinic_facts import ClinicFacts
from clinicgen.model.site_plan import Redirect, SitePlan
from clinicgen.publishing import host_files


def plan_of(redirects, url="https://www.harbor.health"):
    facts = ClinicFacts.model_validate(
        {
            "name": "Harbor",
            "url": url,
            "phone": "(803) 335-5232",
            "booking": {"url": "https://book.harbor.health"},
            "address": {"city": "Columbia", "region": "SC"},
        }
    )
    phone = Phone("+18033355232", "(803) 335-5232")
    clinic = Clinic("columbia", facts, None, phone, None, None, (), (), {}, {}, {}, {}, ())
    found = tuple(Redirect(path, target) for path, target in redirects.items())
    return SitePlan(clinic, (), found, (), (), (), {}, {}, {}, {}, None, datetime.date(2026, 11, 22))


REDIRECTS = {
    "/old-page/": "/articles/new-page/",
    "/old.html": "/contact/#hours",
    "/plain": "https://example.com/a?b=c&d=e",
}
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
FEATURES = (
    "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()"
)


def test_files_in_the_site_are_those_that_hosts_read_there():
    files = host_files(plan_of(REDIRECTS))
    assert {path: data.decode() for path, data in files.site.items()} == {
        ".nojekyll": "",
        "_redirects": """\
/old-page/ /articles/new-page/ 301
/old.html /contact/#hours 301
/plain https://example.com/a?b=c&d=e 301
""",
        "_headers": f"""\
/*
  Content-Security-Policy: {POLICY}
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: {FEATURES}
/assets/*
  Cache-Control: public, max-age=31536000, immutable
""",
    }
    assert files.findings == ()


def test_the_snippet_for_nginx():
    headers = f"""\
    add_header Content-Security-Policy "{POLICY}" always;
    add_header X-Content-Type-Options "nosniff" always;
    add_header Referrer-Policy "strict-origin-when-cross-origin" always;
    add_header Permissions-Policy "{FEATURES}" always;
"""
    assert host_files(plan_of(REDIRECTS)).snippets["nginx.conf"].decode() == (
        """\
# www.harbor.health: include this inside the server block.
# The site's folder is the server's `root`.
absolute_redirect off;
index index.html;
error_page 404 /404.html;

location / {
"""
        + headers
        + """\
    add_header Cache-Control "public, max-age=0, must-revalidate" always;
    try_files $uri $uri/ =404;
}

location /assets/ {
"""
        + headers
        + """\
    add_header Cache-Control "public, max-age=31536000, immutable";
    try_files $uri =404;
}

location = "/old-page/" { return 301 "/articles/new-page/"; }
location = "/old-page" { return 301 "/articles/new-page/"; }
location = "/old.html" { return 301 "/contact/#hours"; }
location = "/plain" { return 301 "https://example.com/a?b=c&d=e"; }
location = "/plain/" { return 301 "https://example.com/a?b=c&d=e"; }
"""
    )


def test_the_snippet_for_apache():
    assert host_files(plan_of(REDIRECTS)).snippets["apache.conf"].decode() == (
        f"""\
# www.harbor.health: include this in the virtual host.
# The site's folder is the DocumentRoot.
ErrorDocument 404 /404.html
<IfModule mod_dir.c>
  DirectoryIndex index.html
</IfModule>
<IfModule mod_alias.c>
  RedirectMatch 301 "^/old\\-page/?$" "/articles/new-page/"
  RedirectMatch 301 "^/old\\.html$" "/contact/#hours"
  RedirectMatch 301 "^/plain/?$" "https://example.com/a?b=c&d=e"
</IfModule>
<IfModule mod_headers.c>
  Header always set Content-Security-Policy "{POLICY}"
  Header always set X-Content-Type-Options "nosniff"
  Header always set Referrer-Policy "strict-origin-when-cross-origin"
  Header always set Permissions-Policy "{FEATURES}"
  Header set Cache-Control "public, max-age=0, must-revalidate"
  <If "%{{REQUEST_URI}} =~ m#^/assets/#">
    Header set Cache-Control "public, max-age=31536000, immutable"
  </If>
</IfModule>
"""
    )


def test_snippets_for_netlify_and_s3_hold_every_redirect():
    snippets = host_files(plan_of(REDIRECTS)).snippets
    rules = tomllib.loads(snippets["netlify.toml"].decode())["redirects"]
    assert {rule["from"]: rule["to"] for rule in rules} == REDIRECTS
    assert all(rule["force"] and rule["status"] == 301 for rule in rules)
    assert json.loads(snippets["s3-website.json"])["ErrorDocument"] == {"Key": "404.html"}
    assert snippets["s3-upload.sh"].decode().splitlines()[-3:] == [
        "redirect 'old-page/index.html' '/articles/new-page/'",
        "redirect 'old.html' '/contact/#hours'",
        "redirect 'plain/index.html' 'https://example.com/a?b=c&d=e'",
    ]


def test_a_base_path_stands_before_every_path():
    files = host_files(plan_of({"/old/": "/new/"}, url="https://harbor.health/columbia"))
    assert files.site["_redirects"] == b"/columbia/old/ /columbia/new/ 301\n"
    paths = [line for line in files.site["_headers"].decode().splitlines() if line.startswith("/")]
    assert paths == ["/columbia/*", "/columbia/assets/*"]
    nginx = files.snippets["nginx.conf"].decode()
    assert "location /columbia/assets/ {" in nginx
    assert 'location = "/columbia/old/" { return 301 "/columbia/new/"; }' in nginx
    assert "error_page 404 /columbia/404.html;" in nginx
    assert '"^/columbia/old/?$" "/columbia/new/"' in files.snippets["apache.conf"].decode()
    assert 'redir "/columbia/old/" "/columbia/new/" 301' in files.snippets["Caddyfile"].decode()


def test_the_other_spelling_of_an_old_path_is_left_to_whoever_has_it():
    nginx = host_files(plan_of({"/old": "/a/", "/old/": "/b/"})).snippets["nginx.conf"].decode()
    assert nginx.count("location = ") == 2


HOSTILE = [
    "https://example.com/a b",
    "https://example.com/\n/* /stolen 200",
    'https://example.com/"; } location / { return 200 "x',
    "https://example.com/'; rm -rf / #'",
    "https://example.com/$http_host$1",
    "https://example.com/{http.request.host}",
    "https://example.com/%{HTTP_HOST}e",
    "https://example.com/\\",
    "https://example.com/`id`",
    "https://example.com/\t\r\u2028\x00\udc80é",
    "https://example.com/<script>",
]


@pytest.mark.parametrize("target", HOSTILE)
def test_a_hostile_target_stays_one_word_of_one_line(target):
    files = host_files(plan_of({"/old/": target, "/end/": "/"}))
    plain = host_files(plan_of({"/old/": "https://example.com/x", "/end/": "/"}))
    for name, data in {**files.site, **files.snippets}.items():
        expected = {**plain.site, **plain.snippets}[name].decode()
        lines = data.decode().split("\n")
        assert len(lines) == len(expected.split("\n"))
        for line, plain_line in zip(lines, expected.split("\n"), strict=True):
            if line != plain_line:
                before, after = plain_line.split("https://example.com/x")
                assert line.startswith(before + "https://example.com/")
                assert line.endswith(after)
                word = line[len(before) : len(line) - len(after)]
                assert word.isprintable()
                assert not set(word) & set("\t\"'`\\$<>{}|^" if name == "apache.conf" else " \t\"'`\\$<>{}|^")


@pytest.mark.parametrize(
    ("target", "written"),
    [
        ("https://example.com/caf%C3%A9%20bar?q=a%20b", "https://example.com/café bar?q=a%20b"),
        ("https://example.com/a%22%20b", "https://example.com/a%22%20b"),
        ("https://example.com/a%0Ab", "https://example.com/a%0Ab"),
        ("https://example.com/a%FFb", "https://example.com/a%FFb"),
    ],
)
def test_apache_encodes_the_path_of_a_target_itself(target, written):
    apache = host_files(plan_of({"/old/": target})).snippets["apache.conf"].decode()
    assert f'"^/old/?$" "{written}"\n' in apache


def test_limits_of_hosts_are_warnings():
    many = {f"/old-{number}/": "/new/" for number in range(2001)}
    (finding,) = host_files(plan_of(many)).findings
    assert (finding.rule, finding.clinic) == ("host-too-many-redirects", "columbia")
    (finding,) = host_files(plan_of({"/old/": "https://example.com/" + "x" * 1000})).findings
    assert finding.rule == "host-line-too-long"
    assert "`/old/`" in finding.message
