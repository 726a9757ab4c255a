"""The facts of all clinics: every file read, layered, checked and typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from clinicgen.loading.brand_files import BrandFile, check_owners, read_brand
from clinicgen.loading.clinic_building import build_clinic, lose_clinic, lose_unreadable
from clinicgen.loading.clinic_checks import check_clinic, find_missing_keys
from clinicgen.loading.contact_digests import digest_but_numbers, digest_contacts
from clinicgen.loading.example_facts import check_example_facts
from clinicgen.loading.fleet_checks import check_names, check_site_addresses, check_successors
from clinicgen.loading.fleet_files import ClinicFiles, FleetFiles, FleetResult
from clinicgen.loading.layer_checks import check_layer
from clinicgen.loading.layers import Layer, LayeredFacts, merge_layers
from clinicgen.loading.nodes import MappingNode, entry_at, value_at
from clinicgen.loading.settings_file import SettingsFile, read_settings
from clinicgen.loading.theme_choices import check_settings, check_theme_name, theme_name
from clinicgen.loading.yaml_tree import read_tree
from clinicgen.model.clinic import Clinic, Fleet, LostClinic
from clinicgen.model.finding import Finding, in_order
from clinicgen.model.source import SourceFile, SourceText


def load_fleet(files: FleetFiles) -> FleetResult:
    """Read the facts of every clinic, with everything that is wrong with them."""
    slugs = tuple(sorted(files.clinics))
    settings = read_settings(files.settings)
    brands = {
        slug: read_brand(slug, source, files.brand_images, slugs)
        for slug, source in sorted(files.brands.items())
        if source is not None
    }
    read = [_read_clinic(slug, files.clinics[slug].source, settings, brands) for slug in slugs]
    known = [clinic.facts for clinic in read if clinic.facts]
    findings = [*settings.findings, *(finding for brand in brands.values() for finding in brand.findings)]
    findings += check_owners(brands, {one.slug: one.brand for one in read})
    clinics: list[Clinic] = []
    lost: list[LostClinic] = []
    for one in read:
        findings.extend(one.findings)
        if one.facts is None:
            lost.append(lose_unreadable(one.slug, files.clinics[one.slug].source, settings.defaults))
            continue
        images = _pictures_for(one, files)
        findings.extend(_check_facts(one, brands.get(one.brand or ""), images))
        clinic = _build(one, one.facts, brands, files, images) if one.is_usable else None
        if clinic:
            clinics.append(clinic)
        else:
            lost.append(lose_clinic(one.facts, one.brand))
    by_slug = {facts.slug: facts for facts in known}
    findings.extend(check_successors(by_slug))
    findings.extend(check_site_addresses(by_slug))
    findings.extend(_check_layers(files, settings, brands, known))
    fleet = Fleet(
        clinics=tuple(clinics),
        lost=tuple(lost),
        brands={slug: file.brand for slug, file in brands.items() if file.brand},
        settings=settings.settings,
        contacts_digest=digest_contacts(clinics, lost, settings.settings),
        contacts_but_numbers_digest=digest_but_numbers(clinics, lost, settings.settings),
        settings_places=settings.places,
    )
    return FleetResult(fleet, in_order(findings), _theme_users(known))


class _ReadClinic(Struct, frozen=True):
    """A clinic's file with its layers merged, before it is known whether its facts can be used."""

    slug: str
    facts: LayeredFacts | None
    """None where its file is not YAML that can be read."""
    brand: str | None
    """The brand it names, whether or not there is one."""
    is_complete: bool
    """Whether every layer that it rests on could be read."""
    findings: tuple[Finding, ...]

    @property
    def is_usable(self) -> bool:
        """Whether nothing is wrong with any of its layers."""
        return self.is_complete and self.facts is not None and all(layer.is_sound for layer in self.facts.layers)


def _read_clinic(
    slug: str, source: SourceText | None, settings: SettingsFile, brands: Mapping[str, BrandFile]
) -> _ReadClinic:
    tree, findings = read_tree(source, "clinic") if source else (None, ())
    if tree is None or source is None:
        return _ReadClinic(slug, None, None, False, _of_clinic(slug, findings))
    findings = (*findings, *check_layer(tree, "clinic"))
    layers = [Layer("clinic", source, tree, is_sound=not findings)]
    brand = _brand_named(layers[0], settings.defaults)
    file = brands.get(brand) if brand else None
    if file and file.layer:
        layers.append(file.layer)
    if settings.defaults:
        layers.append(settings.defaults)
    is_complete = not settings.is_lost and (brand is None or (file is not None and file.layer is not None))
    return _ReadClinic(slug, merge_layers(slug, layers), brand, is_complete, _of_clinic(slug, findings))


def _of_clinic(slug: str, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(replace(finding, clinic=slug) for finding in findings)


def _brand_named(own: Layer, defaults: Layer | None) -> str | None:
    """Give the brand a clinic names, itself or by the workspace's defaults."""
    value = value_at(own.tree, "brand")
    if value is None and own.tree.entry("brand") is None and defaults:
        value = value_at(defaults.tree, "brand")
    return value.text if value else None


def _pictures_for(one: _ReadClinic, files: FleetFiles) -> Mapping[str, SourceFile]:
    """Give the pictures a clinic's facts may name: its own, and under them those beside the brand files."""
    shared = files.brand_images if one.brand else {}
    return {**shared, **files.clinics[one.slug].images}


def _check_facts(one: _ReadClinic, brand: BrandFile | None, images: Mapping[str, SourceFile]) -> Iterator[Finding]:
    if one.facts is None:
        return
    yield from check_clinic(one.facts, images)
    yield from check_example_facts(one.facts, brand.own if brand else None)
    if one.is_complete:
        yield from find_missing_keys(one.facts)


def _build(
    one: _ReadClinic,
    facts: LayeredFacts,
    brands: Mapping[str, BrandFile],
    files: FleetFiles,
    images: Mapping[str, SourceFile],
) -> Clinic | None:
    brand = brands[one.brand].brand if one.brand else None
    theme = files.themes.get(theme_name(facts.tree))
    own: ClinicFiles = files.clinics[one.slug]
    return build_clinic(facts, brand, own, images, theme) if brand or not one.brand else None


def _check_layers(
    files: FleetFiles, settings: SettingsFile, brands: Mapping[str, BrandFile], known: list[LayeredFacts]
) -> Iterator[Finding]:
    """Check what each layer names, once however many clinics rest on it."""
    chosen: dict[str, list[str]] = {}
    for facts in known:
        for layer in facts.layers:
            chosen.setdefault(layer.source.path, []).append(theme_name(facts.tree))
    for facts in known:
        yield from _of_clinic(facts.slug, tuple(_check_layer_names(files, facts.layers[0], facts.tree, chosen)))
    shared = [file.layer for file in brands.values() if file.layer]
    for layer in (*shared, *([settings.defaults] if settings.defaults else ())):
        # Its settings may be meant for the theme it names, or the one below it does, whoever uses it.
        below = settings.defaults if settings.defaults and not entry_at(layer.tree, "theme", "name") else layer
        yield from _check_layer_names(files, layer, below.tree, chosen)


def _check_layer_names(
    files: FleetFiles, layer: Layer, tree: MappingNode, chosen: Mapping[str, list[str]]
) -> Iterator[Finding]:
    yield from check_names(layer, files.clinics, files.brands)
    yield from check_theme_name(layer, sorted({*files.themes, *files.lost_themes}))
    yield from check_settings(layer, (*chosen.get(layer.source.path, ()), theme_name(tree)), files.themes)


def _theme_users(known: list[LayeredFacts]) -> dict[str, tuple[str, ...]]:
    users: dict[str, tuple[str, ...]] = {}
    for facts in known:
        name = theme_name(facts.tree)
        users[name] = (*users.get(name, ()), facts.slug)
    return users
