"""What is the same on all pages of a site, made ready once: facts, addresses, menu."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from clinicgen.model.clinic_facts import Status
from clinicgen.model.content import ClinicTarget
from clinicgen.model.fact_table import fact_table
from clinicgen.model.rendered_site import SEARCH_FOLDER
from clinicgen.model.site_plan import ListSubject, PageKind, SitePlan
from clinicgen.model.theme import Theme
from clinicgen.rendering.assets import SiteAssets
from clinicgen.rendering.clinic_views import ClinicView, MenuLinkView, SiteView
from clinicgen.rendering.show_clinic import Address, is_closed, show_clinic

_SMALL_PRINT = ("/privacy/", "/accessibility/", "/nondiscrimination/")
"""Pages that say how the site keeps its duties, whether they are written in `pages/` or made from facts."""


class Showing(Struct, frozen=True):
    """One site as its pages show it. Pages are keyed by all of it but their own part: see `keys.py`."""

    prefix: str
    """What stands before every path: the base path on pages, the whole site address in the feed."""
    home: str
    """The site's absolute address, with a slash at its end."""
    clinic: ClinicView
    site: SiteView
    settings: Mapping[str, str]
    """The theme's settings."""
    facts: Mapping[str, str]
    """Every fact that texts may use, by dotted name."""
    targets: Mapping[ClinicTarget, str | None]
    """Where `clinic:` links lead; None where the clinic lacks the fact."""
    plan: SitePlan
    assets: SiteAssets

    def address(self, path: str) -> str:
        """Make a path of the site into an address to print."""
        return self.prefix + path

    def absolute(self, path: str) -> str:
        """Make a path of the site into a whole address."""
        return self.home[:-1] + path


def show_site(plan: SitePlan, theme: Theme, assets: SiteAssets) -> Showing:
    """Show a site for its own pages: addresses begin with the site's base path."""
    return _show(plan, theme, assets, plan.clinic.base_path)


def show_site_elsewhere(plan: SitePlan, theme: Theme, assets: SiteAssets) -> Showing:
    """Show a site for readers elsewhere, such as those of its feed: addresses are whole."""
    return _show(plan, theme, assets, plan.clinic.facts.url)


def _show(plan: SitePlan, theme: Theme, assets: SiteAssets, prefix: str) -> Showing:
    def address(path: str) -> str:
        return prefix + path

    clinic = show_clinic(plan, assets, address)
    return Showing(
        prefix=prefix,
        home=f"{plan.clinic.facts.url}/",
        clinic=clinic,
        site=_show_surroundings(plan, theme, assets, address),
        settings=MappingProxyType(dict(plan.clinic.theme_settings)),
        facts=fact_table(plan.clinic),
        targets=_clinic_targets(clinic, address),
        plan=plan,
        assets=assets,
    )


def _show_surroundings(plan: SitePlan, theme: Theme, assets: SiteAssets, address: Address) -> SiteView:
    closed = is_closed(plan)
    found: dict[PageKind, str] = {}
    for page in plan.pages:
        if not isinstance(page.subject, ListSubject) or page.subject.pagination.number == 1:
            found.setdefault(page.kind, address(page.address))
    return SiteView(
        language="en",
        is_preview=plan.clinic.status is Status.PREVIEW,
        is_closed=closed,
        home_href=address("/"),
        articles_href=found.get(PageKind.ARTICLES),
        services_href=found.get(PageKind.SERVICES),
        contact_href=found.get(PageKind.CONTACT),
        team_href=found.get(PageKind.TEAM),
        locations_href=found.get(PageKind.LOCATIONS),
        search_href=f"{found[PageKind.ARTICLES]}#_search" if plan.has_search else None,
        search_index_href=address(f"/{SEARCH_FOLDER}/") if plan.has_search else None,
        feed_href=None if closed else address("/feed.xml"),
        stylesheet_href=address(f"/{assets.stylesheet_path}"),
        menu=tuple(MenuLinkView(item.title, address(item.address)) for item in plan.menu),
        topics=tuple(MenuLinkView(topic.title, address(topic.address)) for topic in plan.topics),
        small_print=tuple(
            MenuLinkView(page.title, address(page.address)) for page in plan.pages if page.address in _SMALL_PRINT
        ),
        icon_href=address(f"/{assets.icon.path}"),
        icon_type=assets.icon.media_type,
        touch_icon_href=address(f"/{assets.touch_icon.path}"),
        files=MappingProxyType(
            {
                name: address(f"/{assets.paths[file.path]}")
                for name, file in theme.static.items()
                if file.path in assets.paths
            }
        ),
    )


def _clinic_targets(clinic: ClinicView, address: Address) -> Mapping[ClinicTarget, str | None]:
    targets: dict[ClinicTarget, str | None] = {
        "call": clinic.phone.link,
        "text": clinic.text_phone.link if clinic.text_phone else None,
        "book": clinic.booking.article,
        "email": clinic.email.href if clinic.email else None,
        "directions": clinic.directions_href,
        "reviews": clinic.reviews[0].href if clinic.reviews else None,
        "contact": address("/contact/"),
        "home": address("/"),
    }
    return MappingProxyType(targets)
