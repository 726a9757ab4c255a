"""The commands that start something: init, new clinic, new article, new theme."""

from __future__ import annotations

import datetime
import json
import re
import unicodedata
from pathlib import Path
from string import Template

import click

from clinicgen.cli.building import Day
from clinicgen.cli.options import Console, common_options
from clinicgen.errors import UsageError

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@common_options
def init(console: Console, folder: Path) -> None:
    """Start a workspace in DIR: one clinic, two articles, one page, every line explained.

    Nothing that lies in DIR already is overwritten.
    """
    from clinicgen import loading, publishing

    written = publishing.create_files(folder, loading.read_starter())
    for path in written:
        console.say(f"wrote {folder / path}")
    console.say(f"\nNext: cd {folder} && clinicgen build")


@click.group()
def new() -> None:
    """Start a clinic, an article or a theme in this workspace."""


@new.command()
@click.argument("slug")
@click.option("--name", default=None, help="The clinic's name as patients see it.")
@click.option("--phone", default="(843) 555-0100", show_default=True, help="The number patients call.")
@click.option("--url", default=None, help="Where the site will be served.")
@click.option("--booking-url", default=None, help="Where patients book.")
@click.option("--city", default="Springfield", show_default=True, help="The city.")
@click.option("--region", default="SC", show_default=True, help="The state's two-letter code.")
@common_options
def clinic(
    console: Console,
    slug: str,
    name: str | None,
    phone: str,
    url: str | None,
    booking_url: str | None,
    city: str,
    region: str,
) -> None:
    """Start a clinic's folder, as a preview until its facts are filled in.

    What is not given stands in the file as an example that only a preview may hold, with a comment beside it.
    """
    from clinicgen import loading, publishing

    _check_slug(slug)
    root = loading.find_workspace(console.workspace)
    values = {
        "name": name or slug.replace("-", " ").title(),
        "url": url or f"https://{slug}.example.com",
        "phone": phone,
        "booking_url": booking_url or f"https://booking.example.com/{slug}",
        "city": city,
        "region": region,
    }
    # JSON's quoted strings are YAML's too: whatever was typed stays what it is.
    quoted = {key: json.dumps(value, ensure_ascii=False) for key, value in values.items()}
    text = Template(loading.read_clinic_template()).substitute(quoted)
    (path,) = publishing.create_files(root, {f"clinics/{slug}/clinic.yaml": text.encode()})
    console.say(f"wrote {path}\n\nNext: fill in its facts, then `clinicgen build {slug}`")


@new.command()
@click.argument("title")
@click.option("--slug", default=None, help="The article's name in addresses; without it, made from the title.")
@click.option("--clinic", "owner", default=None, metavar="SLUG", help="Make it an article of this clinic alone.")
@click.option("--date", type=Day(), default=None, metavar="DATE", help="The day it is published; without it, today.")
@common_options
def article(console: Console, title: str, slug: str | None, owner: str | None, date: datetime.date | None) -> None:
    """Start an article, as a draft until it is written."""
    from clinicgen import loading, publishing

    chosen = slug or _slug_of(title)
    if not chosen:
        raise UsageError(f"an address cannot be made from the title `{title}`", "choose one with --slug")
    _check_slug(chosen)
    root = loading.find_workspace(console.workspace)
    if owner is not None and not (root / "clinics" / owner / "clinic.yaml").is_file():
        raise UsageError(f"there is no clinic `{owner}`", "name the clinic by its folder in clinics/")
    day = date or datetime.datetime.now(datetime.UTC).date()
    text = Template(loading.read_article_template()).substitute(
        title=json.dumps(title, ensure_ascii=False), date=day.isoformat()
    )
    folder = f"clinics/{owner}/articles" if owner else "articles"
    (path,) = publishing.create_files(root, {f"{folder}/{chosen}.md": text.encode()})
    console.say(f"wrote {path}\n\nNext: write it, then `clinicgen build --drafts`")


@new.command()
@click.argument("name")
@click.option("--extends", "parent", default="clarity", show_default=True, help="The theme it builds on.")
@common_options
def theme(console: Console, name: str, parent: str) -> None:
    """Start a theme that extends another: its settings, a stylesheet with what can be changed, one template."""
    from clinicgen import loading, publishing
    from clinicgen.model.suggestion import suggest

    _check_slug(name)
    root = loading.find_workspace(console.workspace)
    themes = loading.load_workspace(root).themes
    if parent not in themes:
        raise UsageError(f"there is no theme `{parent}` that can be used", suggest(parent, themes))
    if name in themes:
        raise UsageError(f"there is a theme `{name}` already", "choose another name")
    files = {f"themes/{name}/{path}": data for path, data in loading.start_theme(name, themes[parent]).items()}
    for path in publishing.create_files(root, files):
        console.say(f"wrote {path}")
    console.say(
        f"\nNext: write `theme: {{name: {name}}}` into a clinic's clinic.yaml, or for all of them into clinicgen.yaml "
        "under `defaults:`, then `clinicgen serve`"
    )


def _slug_of(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", plain)).strip("-")


def _check_slug(slug: str) -> None:
    if not _SLUG.match(slug):
        raise UsageError(f"`{slug}` is not a slug", "use lower-case letters, digits and single hyphens")


COMMANDS = (init, new)
