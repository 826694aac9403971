"""Turns of phrase that several papers share: the days of a training, a person's sex, a count of people."""

from __future__ import annotations

import datetime

from desktop.rules.thai_date import long

_SEXES = {"m": "ชาย", "f": "หญิง"}


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
