"""Which keys a model knows at a place within it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from pydantic import BaseModel


def keys_of(model: type[BaseModel]) -> tuple[str, ...]:
    """Give a model's keys as users write them, in the model's order."""
    return tuple(field.alias or name for name, field in model.model_fields.items())


def model_at(model: type[BaseModel], path: tuple[str, ...]) -> type[BaseModel] | None:
    """Give the model that reads the mapping at a path, or None where any key is allowed."""
    held: object = model
    for part in path:
        if isinstance(held, type) and issubclass(held, BaseModel):
            held = next((f.annotation for name, f in held.model_fields.items() if (f.alias or name) == part), None)
        else:
            # A list's or a mapping's item: its type is the last argument but for the dots of `tuple[X, ...]`.
            held = next((argument for argument in reversed(get_args(held)) if argument is not Ellipsis), None)
        held = next(_models_in(held), held) if _is_optional(held) else held
    return held if isinstance(held, type) and issubclass(held, BaseModel) else None


def homes_of(model: type[BaseModel], key: str) -> tuple[str, ...]:
    """Give the keys of a model under which a key of that name belongs."""
    return tuple(
        field.alias or name
        for name, field in model.model_fields.items()
        if any(key in keys_of(nested) for nested in _models_in(field.annotation))
    )


def _is_optional(held: object) -> bool:
    return type(None) in get_args(held)


def _models_in(held: object) -> Iterator[type[BaseModel]]:
    """Give the models of an annotation that is one, or one or None; lists' items are not meant."""
    if isinstance(held, type) and issubclass(held, BaseModel):
        yield held
    elif _is_optional(held):
        yield from (part for part in get_args(held) if isinstance(part, type) and issubclass(part, BaseModel))
