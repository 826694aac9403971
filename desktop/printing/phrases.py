"""Turns of phrase that several papers share: days of a training, a sex, counts, fields of work."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Protocol, TypeVar

from desktop.rules.thai_date import long

# The four fields of a graduate's work, as the programme orders them.
FIELDS = ("ด้านข้อมูล", "ด้านแรงงาน", "ด้านความมั่นคง", "ด้านความยั่งยืน")
OTHER_WORK = "งานอื่น"
_SEXES = {"m": "ชาย", "f": "หญิง"}


class _OfField(Protocol):
    @property
    def field(self) -> str: ...


FieldLine = TypeVar("FieldLine", bound=_OfField)


def period(first: datetime.date | None, last: datetime.date | None, *, thai_digits: bool = False) -> str:
    """The days from the first to the last in as few words as official Thai needs.

    Args:
        first: the first day; none where it is not settled yet.
        last: the last day; none, or the first day again, for a single day.
        thai_digits: whether the figures are Thai ones.
    """
    if first is None or last is None or first == last:
        only = first or last
        return long(only, thai_digits=thai_digits) if only else ""
    end = long(last, thai_digits=thai_digits)
    beginning = long(first, thai_digits=thai_digits)
    if (first.year, first.month) == (last.year, last.month):
        return f"{beginning.partition(' ')[0]}–{end}"
    return f"{beginning} ถึง {end}"


def sex_word(sex: str) -> str:
    """The word for ``m`` or ``f``; a word as it is."""
    return _SEXES.get(sex, sex)


def counted(figure: int, unit: str) -> str:
    """A figure with its unit; nothing for nothing, so that its place can be filled in by hand."""
    return f"{figure:,} {unit}" if figure else ""


def by_field(lines: Sequence[FieldLine]) -> list[tuple[str, list[FieldLine]]]:
    """A graduate's lines under the four fields of the work, in the programme's order; other work after them.

    Args:
        lines: in any order; those of one field keep theirs.

    Returns:
        Every one of the four fields, also where it has no line, and whatever else a line names.
    """
    fields = dict.fromkeys((*FIELDS, *(line.field for line in lines)))
    return [(field or OTHER_WORK, [line for line in lines if line.field == field]) for field in fields]
