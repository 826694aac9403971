"""The cells of one sheet, row by row, without ever holding the whole sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from xml.parsers import expat

from desktop.exchange.workbooks import limits
from desktop.exchange.workbooks.archive import Parts
from desktop.exchange.workbooks.failures import refusal
from desktop.exchange.workbooks.workbook import Attributes, Inside, SheetPart, local, unescaped
from desktop.rules.lists.grid import ERROR, NO_VALUE, Cell, Row, Unread

_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_EPOCH = date(1899, 12, 30)
_EPOCH_1904 = date(1904, 1, 1)
# Day 60 of Excel is a 29 February 1900 that never was; days before it are one off.
_FALSE_LEAP_DAY = 60
_LAST_DAY = 2_958_465
_GONE_WRONG = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})


def rows(parts: Parts, inside: Inside, sheet: SheetPart) -> Iterator[Row]:
    """The rows of a sheet that hold something; the values of formulas are those kept in the file.

    Args:
        parts: of the workbook.
        inside: what its sheets share.
        sheet: which one.

    Raises:
        Refused: the sheet is damaged, or longer than any list.
    """
    reader = _Reader(inside)
    count = 0
    for _step in parts.steps(sheet.part, reader.listen):
        for row in reader.taken():
            count += 1
            if count > limits.ROWS:
                raise refusal("too-big", rows=f"{limits.ROWS:,}")
            yield row


class _Reader:
    def __init__(self, inside: Inside) -> None:
        self._inside = inside
        self._rows: list[Row] = []
        self._cells: dict[int, Cell] = {}
        self._row = 0
        self._column = -1
        self._kind = ""
        self._style = 0
        self._value: list[str] = []
        self._formula: list[str] = []
        self._has_formula = False
        self._into: list[str] | None = None
        self._aside = False

    def listen(self, parser: expat.XMLParserType) -> None:
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters

    def taken(self) -> list[Row]:
        rows, self._rows = self._rows, []
        return rows

    def _start(self, name: str, attributes: Attributes) -> None:
        plain = local(name) if ":" in name else name
        if plain == "c":
            self._begin_cell(attributes)
        elif plain == "v" or (plain == "t" and not self._aside):
            self._into = self._value
        elif plain == "f":
            self._has_formula = True
            self._into = self._formula
        elif plain == "rPh":
            self._aside = True
        elif plain == "row":
            self._cells = {}
            self._column = -1
            number = attributes.get("r", "")
            self._row = int(number) if number.isdecimal() else self._row + 1

    def _end(self, name: str) -> None:
        plain = local(name) if ":" in name else name
        if plain in ("v", "t", "f"):
            self._into = None
        elif plain == "c":
            self._end_cell()
        elif plain == "row":
            self._end_row()
        elif plain == "rPh":
            self._aside = False

    def _characters(self, text: str) -> None:
        if self._into is not None:
            self._into.append(text)

    def _begin_cell(self, attributes: Attributes) -> None:
        place = _PLACE.fullmatch(attributes.get("r", ""))
        self._column = _column(place[1]) if place else self._column + 1
        self._kind = attributes.get("t", "n")
        style = attributes.get("s", "0")
        self._style = int(style) if style.isdecimal() else 0
        self._has_formula = False
        if self._value:
            self._value = []
        if self._formula:
            self._formula = []

    def _end_cell(self) -> None:
        written = "".join(self._value)
        value: Cell = None
        if written or (self._has_formula and self._kind == "str"):
            value = self._read(written)
        elif self._has_formula:
            value = Unread(NO_VALUE, f"={''.join(self._formula)}")
        if value is not None and self._column < limits.COLUMNS:
            self._cells[self._column] = value

    def _end_row(self) -> None:
        filled = [
            place for place, cell in self._cells.items() if not (isinstance(cell, str) and not cell.strip())
        ]
        if filled:
            self._rows.append(
                Row(self._row, tuple(self._cells.get(place) for place in range(max(filled) + 1)))
            )

    def _read(self, written: str) -> Cell:
        if self._kind == "s":
            return self._shared(written)
        if self._kind in ("str", "inlineStr"):
            return unescaped(written)[: limits.CELL] or None
        if self._kind == "b":
            return written.strip() == "1"
        if self._kind == "e":
            return Unread(ERROR, written if written in _GONE_WRONG else "")
        if self._kind == "d":
            return _iso(written)
        return self._number(written.strip())

    def _shared(self, written: str) -> Cell:
        place = int(written) if written.strip().isdecimal() else -1
        if not 0 <= place < len(self._inside.texts):
            raise refusal("damaged")
        return self._inside.texts[place] or None

    def _number(self, written: str) -> Cell:
        try:
            number = float(written)
        except ValueError:
            return written
        if self._style in self._inside.dates:
            day = day_of(number, self._inside.from_1904)
            if day is not None:
                return day
        # Beyond 15 digits a spreadsheet number is no longer exact; the text keeps what stands there.
        if abs(number) >= 1e15:
            return written
        return int(number) if number.is_integer() else number


def day_of(number: float, from_1904: bool = False) -> date | None:
    """The day that a spreadsheet's count of days means, in the year that it would show.

    Args:
        number: days, with the time as a fraction.
        from_1904: whether counted from 1904.

    Returns:
        The day, or nothing where the count means none.
    """
    days = int(number)
    if not 1 <= days <= _LAST_DAY:
        return None
    if from_1904:
        return _EPOCH_1904 + timedelta(days=days) if days < _LAST_DAY - 1_462 else None
    return _EPOCH + timedelta(days=days + (days < _FALSE_LEAP_DAY))


def _iso(written: str) -> Cell:
    try:
        return date.fromisoformat(written.strip()[:10])
    except ValueError:
        return written


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
