"""Format 1: what a field of a record may hold; never edited after release."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from desktop.exchange.strict_json import LARGEST

TEXT = "text"
WHOLE = "whole"
DAY = "day"
YES_NO = "yes-no"

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Field:
    """What a field of a record may hold.

    Attributes:
        kind: text, whole, day or yes-no.
        longest: for texts, in characters.
        empty: whether it may hold nothing at all, JSON's ``null``.
    """

    kind: str
    longest: int = -1
    empty: bool = False

    def problem(self, value: object) -> str:
        """What is wrong with a value: ``kind``, ``long``, or nothing."""
        if value is None:
            return "" if self.empty else "kind"
        if self.kind == TEXT:
            return self._text_problem(value)
        if self.kind == WHOLE:
            return "" if type(value) is int and -LARGEST <= value <= LARGEST else "kind"
        right = isinstance(value, bool) if self.kind == YES_NO else _is_day(value)
        return "" if right else "kind"

    def _text_problem(self, value: object) -> str:
        if not isinstance(value, str):
            return "kind"
        return "long" if len(value) > self.longest else ""


def _is_day(value: object) -> bool:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


CODE = Field(TEXT, 40)
UID = Field(TEXT, 64)
NAME = Field(TEXT, 300)
PROSE = Field(TEXT, 20_000)
DOCUMENT = Field(TEXT, 150_000)
NUMBER = Field(WHOLE)
DATE = Field(DAY)
FLAG = Field(YES_NO)
MAYBE_UID = Field(TEXT, 64, empty=True)
MAYBE_NUMBER = Field(WHOLE, empty=True)
MAYBE_DATE = Field(DAY, empty=True)
MAYBE_FLAG = Field(YES_NO, empty=True)
