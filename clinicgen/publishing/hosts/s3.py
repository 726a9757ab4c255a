"""S3: the website configuration, and a script that uploads a site with its caching and redirects.

S3 itself sends no security headers (a CDN in front of it can), and redirects work on the website endpoint alone.
"""

from __future__ import annotations

import json

from clinicgen.publishing.host_table import ASSET_CACHING, PAGE_CACHING, HostFiles, HostTable

_SCRIPT = """\
#!/bin/sh
# {address}: upload the site's folder and its redirects.
# Usage: sh s3-upload.sh FOLDER BUCKET
set -eu
folder=$1
bucket=$2
aws s3 sync "$folder/" "s3://$bucket{base}/" --delete --cache-control '{pages}' \\
  --exclude 'assets/*' --exclude _headers --exclude _redirects --exclude .nojekyll
aws s3 sync "$folder/assets/" "s3://$bucket{base}/assets/" --cache-control '{assets}'
redirect() {{
  aws s3api put-object --bucket "$bucket" --key "$1" --website-redirect-location "$2" --content-type text/html
}}
"""


def write(table: HostTable) -> HostFiles:
    """Write both snippets."""
    website = {
        "IndexDocument": {"Suffix": "index.html"},
        "ErrorDocument": {"Key": f"{table.base}/404.html".lstrip("/")},
    }
    script = _SCRIPT.format(address=table.host + table.base, base=table.base, pages=PAGE_CACHING, assets=ASSET_CACHING)
    calls = [f"redirect '{_key(redirect.path)}' '{redirect.target}'\n" for redirect in table.redirects]
    return HostFiles(
        snippets={
            "s3-website.json": (json.dumps(website, indent=2) + "\n").encode(),
            "s3-upload.sh": (script + "".join(calls)).encode(),
        }
    )


def _key(path: str) -> str:
    """Give the object that answers at an old address: where else the redirect page would lie."""
    key = path.lstrip("/")
    return key if key.endswith((".html", ".htm")) else f"{key.rstrip('/')}/index.html"
