"""Sheets to JSON and back, strictly, and the schema that says what a sheet holds."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from desktop.rules.months import BUDDHIST_FROM
from desktop.rules.problems import Refused
from desktop.system.language import _

_EARLIEST = 1800
SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"
SheetType = TypeVar("SheetType")

_NAMES = {str: "string", int: "integer", bool: "boolean"}


def to_json(sheet: Any) -> dict[str, Any]:
    """A sheet as values that JSON knows; dates in ISO form.

    Args:
        sheet: a frozen dataclass of texts, whole numbers, truth values, dates, and tuples of those or lines.
    """
    return {field.name: _plain(getattr(sheet, field.name)) for field in fields(sheet)}


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return to_json(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


def from_json(sheet_class: type[SheetType], values: Any) -> SheetType:
    """A sheet from the values that JSON gave.

    Args:
        sheet_class: the form's sheet.
        values: what was read; nothing in it is guessed or left out.

    Raises:
        Refused: a field is unknown, missing, or of another kind; the sentence names it.
    """
    return _object(sheet_class, values, "")  # type: ignore[no-any-return]


def _kinds(sheet_class: type[Any]) -> dict[str, Any]:
    return get_type_hints(sheet_class)


def _object(sheet_class: type[Any], values: Any, where: str) -> Any:
    if not isinstance(values, Mapping):
        raise _wrong(where or _("the sheet"), _("a set of named fields"))
    known = {field.name: field for field in fields(sheet_class)}
    for name in values:
        if name not in known:
            raise Refused(
                _("The sheet has a field that this form does not know: {field}.", field=f"{where}{name}"),
                code="unknown-field",
            )
    for name, field in known.items():
        if name not in values and _required(field):
            raise Refused(
                _("The sheet lacks a field that this form needs: {field}.", field=f"{where}{name}"),
                code="missing-field",
            )
    kinds = _kinds(sheet_class)
    return sheet_class(
        **{name: _value(kinds[name], value, f"{where}{name}") for name, value in values.items()}
    )


def _required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _value(kind: Any, value: Any, where: str) -> Any:
    if get_origin(kind) is UnionType:
        (only,) = (one for one in get_args(kind) if one is not NoneType)
        return None if value is None else _value(only, value, where)
    if get_origin(kind) is tuple:
        if not isinstance(value, (list, tuple)):
            raise _wrong(where, _("a list"))
        return tuple(_value(get_args(kind)[0], one, f"{where}[{place}]") for place, one in enumerate(value))
    if is_dataclass(kind):
        return _object(kind, value, f"{where}.")  # type: ignore[arg-type]
    if kind is datetime.date:
        return _date(value, where)
    # A truth value is a whole number to Python, but not to anyone who reads the sheet.
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise _wrong(where, _kind_word(kind))
    return value


def _date(value: Any, where: str) -> datetime.date:
    try:
        day = datetime.date.fromisoformat(value)
        if not _EARLIEST <= day.year < BUDDHIST_FROM:
            # A Buddhist year slipped in where the common era is meant: the paper would be wrong by 543 years.
            raise ValueError(value)
        return day
    except (TypeError, ValueError) as trouble:
        raise _wrong(where, _("a date such as 2026-01-31")) from trouble


def _kind_word(kind: Any) -> str:
    if kind is str:
        return _("text")
    return _("yes or no") if kind is bool else _("a whole number")


def _wrong(where: str, wanted: str) -> Refused:
    return Refused(
        _("The sheet's field {field} must be {wanted}.", field=where.rstrip("."), wanted=wanted),
        code="wrong-kind",
    )


def schema(sheet_class: type[Any], title: str = "") -> dict[str, Any]:
    """The JSON Schema (2020-12) of a sheet.

    Args:
        sheet_class: the form's sheet.
        title: the form's title, for whoever reads the schema.
    """
    heading = {"$schema": SCHEMA_DIALECT} | ({"title": title} if title else {})
    return heading | _object_schema(sheet_class)


def _object_schema(sheet_class: type[Any]) -> dict[str, Any]:
    kinds = _kinds(sheet_class)
    return {
        "type": "object",
        "properties": {field.name: _schema(kinds[field.name]) for field in fields(sheet_class)},
        "required": [field.name for field in fields(sheet_class) if _required(field)],
        "additionalProperties": False,
    }


def _schema(kind: Any) -> dict[str, Any]:
    if get_origin(kind) is UnionType:
        (only,) = (one for one in get_args(kind) if one is not NoneType)
        wanted = _schema(only)
        return wanted | {"type": [wanted["type"], "null"]}
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _schema(get_args(kind)[0])}
    if is_dataclass(kind):
        return _object_schema(kind)  # type: ignore[arg-type]
    if kind is datetime.date:
        return {"type": "string", "format": "date"}
    return {"type": _NAMES[kind]}
