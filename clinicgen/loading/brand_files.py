"""Brand files: the brand's own facts, and the layer they are for its clinics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from clinicgen.loading.fleet_checks import check_name
from clinicgen.loading.layer_checks import check_layer
from clinicgen.loading.layers import Layer
from clinicgen.loading.nodes import MappingNode, entry_at, value_at
from clinicgen.loading.problems import problem
from clinicgen.loading.suggestions import did_you_mean
from clinicgen.loading.typed_values import check_tree
from clinicgen.loading.yaml_tree import read_tree
from clinicgen.model.clinic import Brand
from clinicgen.model.clinic_facts import BRAND_OWN_KEYS, BrandFacts
from clinicgen.model.finding import Finding
from clinicgen.model.source import SourceFile, SourceText


class BrandFile(Struct, frozen=True):
    """What a brand's file gives."""

    brand: Brand | None
    """None where its own facts cannot be used."""
    layer: Layer | None
    """None where the file is not YAML that can be read."""
    own: MappingNode | None
    """The brand's own facts as they were written."""
    findings: tuple[Finding, ...]

    @property
    def is_sound(self) -> bool:
        """Whether clinics can be built on it."""
        return self.brand is not None and self.layer is not None and self.layer.is_sound


def read_brand(slug: str, source: SourceText, images: Mapping[str, SourceFile], clinics: tuple[str, ...]) -> BrandFile:
    """Read a brand's file."""
    tree, findings = read_tree(source, "brand")
    if tree is None:
        return BrandFile(None, None, None, findings)
    own = MappingNode(tuple(entry for entry in tree.entries if entry.key in BRAND_OWN_KEYS), tree.place)
    facts = check_tree(BrandFacts, own, "brand")
    own_findings = (
        *facts.findings,
        *(missing.finding for missing in facts.missing),
        *_check_own(own, images, clinics),
    )
    below = MappingNode(tuple(entry for entry in tree.entries if entry.key not in BRAND_OWN_KEYS), tree.place)
    layer_findings = (*_check_brand_key(below), *check_layer(below, "brand", also_known=BRAND_OWN_KEYS))
    layer = Layer("brand", source, below, is_sound=not (findings or layer_findings or own_findings))
    owner = value_at(own, "owner")
    logo = images.get((facts.value and facts.value.logo) or "")
    brand = Brand(slug, facts.value, logo, owner.place if owner else None) if facts.value else None
    return BrandFile(brand, layer, own, (*findings, *own_findings, *layer_findings))


def check_owners(brands: Mapping[str, BrandFile], clinics: Mapping[str, str | None]) -> Iterator[Finding]:
    """Find owners that are clinics of another brand. Clinics holds the brand each clinic names."""
    for slug, file in brands.items():
        owner = value_at(file.own, "owner") if file.own else None
        if owner and owner.text in clinics and clinics[owner.text] != slug:
            members = [clinic for clinic, brand in clinics.items() if brand == slug]
            hint = did_you_mean(owner.text, members) or "name a clinic of this brand, or remove the line"
            yield problem("brand", "unknown-name", f"`{owner.text}` is not a clinic of `{slug}`", owner.place, hint)


def _check_own(own: MappingNode, images: Mapping[str, SourceFile], clinics: tuple[str, ...]) -> tuple[Finding, ...]:
    owner, logo = value_at(own, "owner"), value_at(own, "logo")
    found = list(check_name("brand", owner, "clinic", clinics)) if owner else []
    if logo and logo.text.startswith("images/") and logo.text not in images:
        message = f"there is no picture `{logo.text}` in clinics/_brands/"
        hint = did_you_mean(logo.text, images) or "add the file, or correct its name"
        found.append(problem("brand", "unknown-name", message, logo.place, hint))
    return tuple(found)


def _check_brand_key(below: MappingNode) -> tuple[Finding, ...]:
    entry = entry_at(below, "brand")
    if entry is None:
        return ()
    message = "a brand's file cannot name a brand: its clinics name it"
    return (problem("brand", "invalid-value", message, entry.key_place, "remove the line"),)
