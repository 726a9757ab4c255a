"""What the proof of one site rests on: whose contacts are whose here, and the texts that findings are traced to."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from clinicgen.checking.contact_book import FleetContacts
from clinicgen.checking.own_contacts import OWNS_NOTHING, OwnContacts
from clinicgen.checking.phone_numbers import CRISIS_NUMBERS
from clinicgen.checking.proof_memo import ProofMemo, SiteMemo, open_memo
from clinicgen.checking.term_search import Term
from clinicgen.checking.web_addresses import Address, read_address
from clinicgen.model.clinic import Clinic
from clinicgen.model.site_plan import SitePlan
from clinicgen.model.source import SourceText
from clinicgen.model.theme import Theme
from clinicgen.model.workspace import Workspace


class SiteContext(Struct, frozen=True):
    """One clinic's site, for rules that look at its pages."""

    clinic: Clinic
    plan: SitePlan
    contacts: FleetContacts
    own: OwnContacts
    named: frozenset[str]
    """Clinics that may be shown inside elements with their `data-clinic`."""
    page_sources: Mapping[str, tuple[SourceText, ...]]
    """The texts each page is made of, by its file, nearest first."""
    shared_sources: tuple[SourceText, ...]
    """Texts that any page may be made of: facts, templates (those of the nearest theme first), other clinics' facts."""
    stylesheets: tuple[SourceText, ...]
    """The theme's stylesheets, its own before those of the themes it extends."""
    page_templates: Mapping[str, SourceText]
    """The template that each page is drawn by, by its file."""
    canonicals_elsewhere: Mapping[str, Address]
    """The addresses of the owner's copies (`syndication: owner`) that pages name once each, by the page's file."""
    free_terms: frozenset[Term]
    """Names and streets that need no proof: the clinic's own and declared ones."""
    host: str
    """Where the site is served."""
    own_hosts: frozenset[str]
    """Hosts on which every address is the clinic's own: it has the whole host, and no other clinic is there."""
    memo: ProofMemo
    """What the proofs of all sites share."""
    own_memo: SiteMemo = field(default_factory=SiteMemo)
    """What is known of the clinic's own texts."""
    stranger: SiteContext | None = None
    """The site of a stranger in the same country: it has no pages, and nothing belongs to it."""

    @property
    def country(self) -> str:
        """The country whose rules numbers are read by."""
        return self.clinic.facts.address.country

    def allowed(self, scope: str | None) -> OwnContacts:
        """Give whose contacts may stand in a part of a page: the clinic's, or those of the clinic it is about."""
        return self.contacts.own[scope] if scope in self.named and scope is not None else self.own

    def is_number_allowed(self, number: str, scope: str | None) -> bool:
        """Tell whether a number may stand in a part of a page."""
        return (
            number in self.allowed(scope).numbers
            or number in CRISIS_NUMBERS
            or number in self.contacts.declared.numbers
        )


def open_site(
    contacts: FleetContacts, workspace: Workspace, plan: SitePlan, theme: Theme, memo: ProofMemo | None = None
) -> SiteContext:
    """Prepare the proof of one clinic's site; give the same memo to all sites of a fleet, so that they share work."""
    clinic = plan.clinic
    own = contacts.own[clinic.slug]
    sources = workspace.sources
    others = [text for named in plan.named.values() for text in named.sources]
    templates = sorted(theme.templates.values(), key=lambda text: (_distance(text, theme), text.path))
    site = SiteContext(
        clinic=clinic,
        plan=plan,
        contacts=contacts,
        own=own,
        named=frozenset(slug for slug in plan.named if slug in contacts.own),
        page_sources={
            page.file: tuple(sources[path] for path in page.sources if path in sources) for page in plan.pages
        },
        shared_sources=tuple({text.path: text for text in (*clinic.sources, *templates, *others)}.values()),
        stylesheets=tuple(
            SourceText(file.path, file.data.decode("utf-8", "replace"))
            for file in (theme.static[path] for path in reversed(theme.stylesheets))
        ),
        page_templates={
            page.file: theme.templates[f"{page.kind}.html"]
            for page in plan.pages
            if f"{page.kind}.html" in theme.templates
        },
        canonicals_elsewhere={
            page.file: read_address(page.canonical)
            for page in plan.pages
            if page.canonical != clinic.facts.url + page.address
        },
        free_terms=own.terms | contacts.declared.terms,
        host=read_address(clinic.facts.url).host,
        own_hosts=frozenset(address.host for address in own.addresses if _is_all_own(address, own, contacts)),
        memo=memo or open_memo(contacts),
    )
    return replace(site, stranger=_stranger_to(site))


def _stranger_to(site: SiteContext) -> SiteContext:
    return replace(
        site,
        plan=replace(site.plan, pages=()),
        canonicals_elsewhere={},
        own=OWNS_NOTHING,
        named=frozenset(),
        free_terms=site.contacts.declared.terms,
        host="",
        own_hosts=frozenset(),
    )


def _is_all_own(address: Address, own: OwnContacts, contacts: FleetContacts) -> bool:
    known = (one.address for one in contacts.addresses.get(address.host, ()))
    is_whole_host = not (address.segments or address.query or address.fragment)
    return is_whole_host and all(one in own.addresses or one in own.bookings for one in known)


def _distance(template: SourceText, theme: Theme) -> int:
    """Tell how far up in the theme's line a template lies: 0 in the theme itself."""
    name = template.path.removeprefix("themes/").partition("/")[0]
    return theme.lineage.index(name) if name in theme.lineage else len(theme.lineage)
