"""Lists every file a site will have, each with the key of everything its bytes depend on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from clinicgen.model.rendered_site import FileKind, OutputFile
from clinicgen.model.site_plan import ArticleSubject, Page, Redirect, SitePlan
from clinicgen.model.source import SourceFile, digest_of
from clinicgen.model.theme import Theme
from clinicgen.rendering.assets import SiteAssets, gather_assets
from clinicgen.rendering.clinic_data import clinic_nodes
from clinicgen.rendering.contact_card import render_contact_card
from clinicgen.rendering.drawn_pictures import Drawing
from clinicgen.rendering.json_text import write_nodes
from clinicgen.rendering.keys import feed_key, page_key, site_digest
from clinicgen.rendering.open_site import OpenSite, open_site
from clinicgen.rendering.picture_variants import Variant
from clinicgen.rendering.redirect_stub import stub_path
from clinicgen.rendering.shared_work import SharedWork
from clinicgen.rendering.showing import show_site
from clinicgen.rendering.sitemap import has_sitemap, render_robots, render_sitemap
from clinicgen.rendering.templates import place_of_template


class Feed(Struct, frozen=True):
    """The Atom feed, to be rendered."""


class Written(Struct, frozen=True):
    """A file whose text costs no more to write than to describe."""

    text: str


Origin = Page | Redirect | Feed | SourceFile | Written | Variant | Drawing
"""What a file is made from."""


class PreparedSite(Struct, frozen=True):
    """A site whose files are known and none is rendered yet."""

    outputs: tuple[OutputFile, ...]
    """Every file of the site but those that are the host's, by path."""
    site: OpenSite
    origins: Mapping[str, Origin]
    """What each file is made from, by path."""

    def picture_key(self, path: str) -> str | None:
        """Give the digest of all that a file's bytes depend on, where it is encoded or drawn; equal on all sites."""
        origin = self.origins[path]
        return origin.key if isinstance(origin, Variant | Drawing) else None


def prepare_site(plan: SitePlan, theme: Theme, program: str, shared: SharedWork) -> PreparedSite:
    """List a site's files with their keys; program identifies the program and its version."""
    opened = shared.themes[theme.name]
    assets = gather_assets(plan, theme, opened.style, shared.asset_path, shared.album)
    showing = show_site(plan, theme, assets)
    site = open_site(opened, showing, shared, write_nodes(clinic_nodes(showing)))
    digest = site_digest(program, showing, site.nodes)
    files = {output.path: (output, origin) for output, origin in _files(site, theme, program, digest)}
    paths = sorted(files)
    return PreparedSite(
        outputs=tuple(files[path][0] for path in paths),
        site=site,
        origins={path: files[path][1] for path in paths},
    )


def _files(site: OpenSite, theme: Theme, program: str, digest: str) -> Iterator[tuple[OutputFile, Origin]]:
    """Give every file with its origin; of two with one path the later counts, so pages come last."""
    showing = site.showing
    plan, assets = showing.plan, showing.assets
    facts_file = plan.clinic.sources[0].path if plan.clinic.sources else f"clinics/{plan.clinic.slug}/clinic.yaml"
    for path, file in plan.static.items():
        yield OutputFile(path, "static", digest_of("static", program, file.digest), file.path), file
    for path, file in assets.files.items():
        yield OutputFile(path, "asset", digest_of("asset", program, file.digest), file.path), file
    shared_cuts = _cuts_for_sharing(plan, assets)
    for made in (*assets.made(), *shared_cuts):
        source = made.source.path if isinstance(made, Variant) else facts_file
        yield OutputFile(made.path, "asset", digest_of("picture", program, made.key), source), made
    if assets.icon.text:
        yield _written(program, assets.icon.path, "asset", assets.icon.text, facts_file)
    yield _written(program, assets.stylesheet_path, "asset", assets.stylesheet, f"themes/{theme.name}/theme.yaml")
    for redirect in plan.redirects:
        key = digest_of("redirect", program, showing.home, showing.clinic.name, repr(redirect))
        yield OutputFile(stub_path(redirect), "redirect", key, facts_file), redirect
    yield _written(program, "robots.txt", "robots", render_robots(showing), facts_file)
    keys = {page.file: page_key(digest, site, page) for page in plan.pages}
    if has_sitemap(showing):
        yield _written(program, "sitemap.xml", "sitemap", render_sitemap(showing), facts_file)
    if not showing.site.is_closed:
        yield _written(program, "contact.vcf", "vcard", render_contact_card(showing), facts_file)
        yield (
            OutputFile(
                "feed.xml",
                "feed",
                feed_key(digest, [f"{keys[page.file]} {page.changed}" for page in plan.feed]),
                facts_file,
            ),
            Feed(),
        )
    for page in plan.pages:
        source = page.sources[0] if page.sources else place_of_template(theme, f"{page.kind}.html").path
        yield OutputFile(page.file, "page", keys[page.file], source), page


def _cuts_for_sharing(plan: SitePlan, assets: SiteAssets) -> Iterator[Variant]:
    """Give the pictures that networks show for the articles that have one."""
    for page in plan.pages:
        if isinstance(page.subject, ArticleSubject) and page.subject.article.image:
            served = assets.served.get(page.subject.article.image.path)
            if served and served.shared:
                yield served.shared


def _written(program: str, path: str, kind: FileKind, text: str, source: str) -> tuple[OutputFile, Origin]:
    """Give a small file that is written at once: its key is the digest of its content."""
    return OutputFile(path, kind, digest_of(kind, program, text), source), Written(text)
