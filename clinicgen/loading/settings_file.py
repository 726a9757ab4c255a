"""`clinicgen.yaml`: the workspace's settings, and the layer under every brand and clinic."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from clinicgen.loading.layer_checks import check_layer
from clinicgen.loading.layers import Layer
from clinicgen.loading.nodes import MappingNode, node_at
from clinicgen.loading.typed_values import read_typed
from clinicgen.loading.yaml_tree import read_tree
from clinicgen.model.finding import Finding, Place
from clinicgen.model.settings import WorkspaceSettings
from clinicgen.model.source import SourceText


class SettingsFile(Struct, frozen=True):
    """What `clinicgen.yaml` gives."""

    settings: WorkspaceSettings
    """As if the file were empty where its values cannot be used."""
    defaults: Layer | None
    is_lost: bool
    """Whether there may be defaults that could not be read."""
    places: Mapping[str, Place]
    findings: tuple[Finding, ...]


def read_settings(source: SourceText | None) -> SettingsFile:
    """Read the workspace's settings; without the file, all of them have their defaults."""
    if source is None:
        return SettingsFile(WorkspaceSettings(), None, False, {}, ())
    tree, findings = read_tree(source, "workspace")
    if tree is None:
        return SettingsFile(WorkspaceSettings(), None, True, {}, findings)
    typed = read_typed(WorkspaceSettings, tree, "workspace")
    node = node_at(tree, "defaults")
    defaults = None
    layer_findings: tuple[Finding, ...] = ()
    if isinstance(node, MappingNode):
        layer_findings = check_layer(node, "workspace")
        defaults = Layer("workspace", source, node, is_sound=not (findings or layer_findings))
    return SettingsFile(
        typed.value or WorkspaceSettings(),
        defaults,
        False,
        typed.places,
        (*findings, *typed.findings, *layer_findings),
    )
