"""JSON Schemas of the files users write, for editors that complete and check while they type.

Draft-07, because the YAML language servers that editors use know it fully and later drafts in part.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

from pydantic import BaseModel, JsonValue

from clinicgen.model.clinic_facts import BrandFacts, ClinicFacts
from clinicgen.model.front_matter import ArticleFrontMatter, PageFrontMatter, ServiceFrontMatter
from clinicgen.model.settings import WorkspaceSettings
from clinicgen.model.theme import ThemeManifest

JsonObject: TypeAlias = "dict[str, JsonValue]"

_DIALECT = "http://json-schema.org/draft-07/schema#"
_MODELS: Mapping[str, type[BaseModel]] = MappingProxyType(
    {
        "clinic": ClinicFacts,
        "brand": BrandFacts,
        "workspace": WorkspaceSettings,
        "article": ArticleFrontMatter,
        "page": PageFrontMatter,
        "service": ServiceFrontMatter,
        "theme": ThemeManifest,
    }
)
KINDS = tuple(_MODELS)
"""The kinds of file that have a schema."""

_OF_THE_CLINIC_ALONE = ("name", "url")
"""Keys that a clinic's own file must have; every other may come from a layer below it."""
_NEVER_MIXED = ("address", "geo")
"""Mappings that a layer gives as a whole, so that their own required keys stay required."""


def schema_for(kind: str) -> JsonObject:
    """Give the JSON Schema of a kind of file, one of `KINDS`."""
    definitions: JsonObject = {}
    root = _object_of(_MODELS[kind], definitions)
    if kind == "clinic":
        root["required"] = list(_OF_THE_CLINIC_ALONE)
        _complete_elsewhere(root, definitions, _NEVER_MIXED)
    elif kind == "brand":
        # A brand's file cannot name a brand.
        below = {key: value for key, value in _properties(_layer(definitions)).items() if key != "brand"}
        root["properties"] = {**below, **_properties(root)}
    elif kind == "workspace":
        _properties(root)["defaults"] = _or_null({**_layer(definitions), "description": _description(root, "defaults")})
    tidied = _tidy({**root, "definitions": definitions} if definitions else root)
    return {"$schema": _DIALECT, "title": f"clinicgen: {kind}", **(tidied if isinstance(tidied, dict) else {})}


def _object_of(model: type[BaseModel], definitions: JsonObject) -> JsonObject:
    """Give a model's own schema, putting those it refers to among the definitions."""
    schema: JsonObject = model.model_json_schema(ref_template="#/definitions/{model}")
    found = schema.pop("$defs", {})
    if isinstance(found, dict):
        definitions.update(found)
        for definition in found.values():
            _allow_removal(definition)
    _allow_removal(schema)
    return schema


def _layer(definitions: JsonObject) -> JsonObject:
    """Give the schema of clinic keys in a shared file: none is required, the clinic may have the rest."""
    layer = _object_of(ClinicFacts, definitions)
    layer.pop("required", None)
    _complete_elsewhere(layer, definitions, ("geo",))
    return layer


def _complete_elsewhere(root: JsonObject, definitions: JsonObject, whole: tuple[str, ...]) -> None:
    """Let mappings lack required keys, for another layer may have them."""
    for key, value in _properties(root).items():
        for name in _references(value) if key not in whole else ():
            definition = definitions[name]
            if isinstance(definition, dict):
                definition.pop("required", None)


def _references(value: JsonValue) -> tuple[str, ...]:
    """Give the definitions that a value itself may be, not those of its items."""
    if not isinstance(value, dict):
        return ()
    choices = value.get("anyOf", [])
    options = [value, *(choices if isinstance(choices, list) else [])]
    found = [option.get("$ref") for option in options if isinstance(option, dict)]
    return tuple(str(reference).rpartition("/")[2] for reference in found if reference)


def _allow_removal(schema: JsonValue) -> None:
    """Let every key of an object that is not required be `~`."""
    if not isinstance(schema, dict):
        return
    required = schema.get("required", [])
    properties = _properties(schema)
    for key, value in properties.items():
        if isinstance(required, list) and key not in required and isinstance(value, dict):
            properties[key] = _or_null(value)


def _or_null(value: JsonObject) -> JsonObject:
    options = value.get("anyOf")
    if isinstance(options, list):
        return value if {"type": "null"} in options else {**value, "anyOf": [*options, {"type": "null"}]}
    told: JsonObject = {key: value[key] for key in ("description", "default") if key in value}
    rest: JsonObject = {key: part for key, part in value.items() if key not in told}
    return {**told, "anyOf": [rest, {"type": "null"}]}


def _tidy(value: JsonValue, *, is_named: bool = False) -> JsonValue:
    """Drop what the models' names add, and keep descriptions beside references, which draft-07 would ignore."""
    if isinstance(value, list):
        return [_tidy(item) for item in value]
    if not isinstance(value, dict):
        return value
    if is_named:
        return {key: _tidy(part) for key, part in value.items()}
    kept = {
        key: _tidy(part, is_named=key in ("properties", "definitions"))
        for key, part in value.items()
        if not (key == "title" or (key == "default" and not isinstance(part, (str, bool))))
    }
    if "patternProperties" in kept:
        # Keys of such mappings are of one shape, and any other is a mistake.
        kept["additionalProperties"] = False
    if "$ref" in kept and len(kept) > 1:
        reference: JsonValue = {"$ref": kept.pop("$ref")}
        return {**kept, "allOf": [reference]}
    return kept


def _properties(schema: JsonObject) -> JsonObject:
    properties = schema.get("properties")
    return properties if isinstance(properties, dict) else {}


def _description(schema: JsonObject, key: str) -> JsonValue:
    value = _properties(schema)[key]
    return value.get("description", "") if isinstance(value, dict) else ""
