"""What a schema has at a place of a file: which keys stand there, and how they are written."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from typing import Any, get_args

import pydantic

_WORD = re.compile(r"[\u4e00-\u9fff]{2,6}(?=，|（| / )")
"""What a key is, at the beginning of its explanation."""


def model_at(model: type[pydantic.BaseModel], keys: tuple[str | int, ...]) -> type[pydantic.BaseModel] | None:
    """The model of the group of keys at a place, or of the groups of the list there; None where there is neither."""
    own: type[pydantic.BaseModel] | None = model
    for key in keys:
        if isinstance(key, int):
            continue  # an entry is of the model of its list
        field = next(
            (field for name, field in own.model_fields.items() if key in {name, field.alias}) if own else iter(()), None
        )
        own = next(_models(field.annotation), None) if field else None
    return own


def _models(annotation: Any) -> Iterator[type[pydantic.BaseModel]]:  # noqa: ANN401 - any type that a field may have
    if isinstance(annotation, type) and issubclass(annotation, pydantic.BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def choices_at(model: type[pydantic.BaseModel], keys: tuple[str | int, ...]) -> list[str]:
    """The words of which the value of a key has to be one; none where it may be anything."""
    own = model_at(model, keys[:-1])
    field = (
        next((field for name, field in own.model_fields.items() if keys[-1] in {name, field.alias}), None)
        if own
        else None
    )
    if field is None:
        return []
    if isinstance(field.annotation, type) and issubclass(field.annotation, enum.Enum):
        return [str(each.value) for each in field.annotation]
    return [each for each in get_args(field.annotation) if isinstance(each, str)]


def keys_of(model: type[pydantic.BaseModel]) -> list[str]:
    """The keys of a group, in the order in which they are explained."""
    return [field.alias or name for name, field in model.model_fields.items()]


def keys_in_chinese(model: type[pydantic.BaseModel]) -> dict[str, str]:
    """The keys of a group by the Chinese word that each is explained with, where that is a word and no sentence."""
    found: dict[str, str] = {}
    for name, field in model.model_fields.items():
        words = _WORD.match(field.description or "")
        if words:
            found.setdefault(words[0], field.alias or name)
    return found


def needed_keys(model: type[pydantic.BaseModel]) -> list[str]:
    """The keys that a group cannot do without."""
    return [field.alias or name for name, field in model.model_fields.items() if field.is_required()]


def own_form(model: type[pydantic.BaseModel]) -> str:
    """How a group of keys is written: those that it needs, and what belongs to them."""
    written = getattr(model, "written", "")
    if written:
        return str(written)
    return f"{{{', '.join(f'{name}: …' for name in needed_keys(model))}}}"
