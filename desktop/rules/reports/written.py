"""Figures as text, and back: how they are frozen, and how they travel."""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping
from dataclasses import asdict, fields, is_dataclass
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from desktop.rules.problems import Refused
from desktop.system.language import _

F = TypeVar("F")
# Of a field that figures frozen before it was thought of do not have.
OPTIONAL = {"optional": True}


def to_json(figures: Any) -> str:
    """Figures as text; the same figures give the same text.

    Args:
        figures: a frozen dataclass of texts, whole numbers, and tuples of those or of lines.
    """
    return json.dumps(asdict(figures), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(kind: type[F], text: str) -> F:
    """The figures that a text holds.

    Args:
        kind: which figures.
        text: as ``to_json`` wrote it; what a newer program added is left out.

    Raises:
        Refused: it holds no such figures.
    """
    try:
        return cast(F, _object(kind, json.loads(text)))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as trouble:
        sentence = _(
            "The figures of this month cannot be read. Nothing was changed; please restore a backup."
        )
        raise Refused(sentence, code="figures") from trouble


def _object(kind: type[Any], found: Mapping[str, Any]) -> Any:
    kinds = _kinds(cast(Hashable, kind))
    wanted = (part for part in fields(kind) if part.name in found or not part.metadata.get("optional"))
    return kind(**{part.name: _value(kinds[part.name], found[part.name], part.name) for part in wanted})


# Evaluating the hints anew for every line took most of the time of a province's inbox.
@lru_cache(maxsize=256)
def _kinds(kind: Hashable) -> Mapping[str, Any]:
    return get_type_hints(cast(type[Any], kind))


def _value(kind: Any, found: Any, name: str) -> Any:
    if get_origin(kind) is UnionType:
        (only,) = (one for one in get_args(kind) if one is not NoneType)
        return None if found is None else _value(only, found, name)
    if get_origin(kind) is tuple:
        if not isinstance(found, list):
            raise TypeError(name)
        return tuple(_value(get_args(kind)[0], one, name) for one in found)
    if is_dataclass(kind):
        return _object(cast(type[Any], kind), found)
    # A truth value is a whole number to Python, but no figure.
    if type(found) is not kind:
        raise TypeError(name)
    return found
