"""A volunteer's sheet as it is keyed in: lines in the order of the paper, each cell read as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from desktop.rules import namesakes, people, thai_id
from desktop.rules.cases import NeedDraft
from desktop.rules.categories import Category
from desktop.rules.citizens import LAST_VILLAGE, CitizenDraft
from desktop.rules.lists import cells, names, places
from desktop.rules.lists.drafts import LineDraft
from desktop.rules.lists.needs import NeedReader
from desktop.rules.problems import Problem
from desktop.rules.reference import ReferenceTables, offered
from desktop.rules.thai_date import arabic_digits
from desktop.rules.thai_names import clean, search_key
from desktop.system.language import _

# The paper's columns from left to right; keyed in this order.
COLUMNS: Final = ("name", "thai_id", "birth", "address", "phone", "needs", "detail", "signed")
LINES: Final = 30
NEW, KNOWN, NAMESAKE, PROBLEM, EMPTY = "new", "known", "namesake", "problem", "empty"
# Before the place of a line that may be about the same person.
LINE: Final = "line:"

_AGE = re.compile(r"(?:อายุ)?\s*(\d{1,3})\s*(?:ปี)?")
_OLDEST: Final = 120
_BETWEEN = re.compile(r"[,;/+\s]+")
# One of these speaks for the same person before anything else does.
_SIGNS = frozenset(
    {"first_name", "first_name_sound", "first_name_close", "former_name", "thai_id", "other_paper"}
)
# Which column a draft's field was typed in; what stands in no column stands above the lines.
_COLUMN_OF: Mapping[str, str] = {
    "first_name": "name",
    "last_name": "name",
    "title": "name",
    "sex": "name",
    "former_names": "name",
    "thai_id": "thai_id",
    "other_paper": "thai_id",
    "birth_date": "birth",
    "house_number": "address",
    "village_number": "address",
    "road": "address",
    "postcode": "address",
    "phones": "phone",
    "needs": "needs",
    "detail": "detail",
    "notice_on": "signed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetHead:
    """What stands above the lines and counts for all of them.

    Attributes:
        number: of the printed sheet, where the program printed it.
        volunteer: the uid of whoever found the people.
        on: the day on which the needs were pointed out.
        tambon_code: where; a line may name another.
    """

    number: str = ""
    volunteer: str = ""
    on: date | None = None
    tambon_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """One line, its cells as they were typed.

    Attributes:
        known_uid: the registered person whom somebody chose; ``line:3`` for whoever stands in line 3.
        apart_from: of whom somebody said that it is another person, in the same way.
    """

    name: str = ""
    thai_id: str = ""
    birth: str = ""
    address: str = ""
    phone: str = ""
    needs: str = ""
    detail: str = ""
    signed: str = ""
    known_uid: str = ""
    apart_from: tuple[str, ...] = ()

    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not any(getattr(self, column).strip() for column in COLUMNS)


@dataclass(frozen=True, slots=True)
class ReadLine:
    """What a line says.

    Attributes:
        draft: the person and what they need.
        problems: what cannot be read, at its column.
        remarks: what was understood otherwise than it stands there, by column.
    """

    draft: LineDraft
    problems: tuple[Problem, ...] = ()
    remarks: Mapping[str, str] = field(default_factory=dict)


def column_of(name: str) -> str:
    """The column in which a draft's field was typed; empty for what stands above the lines."""
    return name if name in COLUMNS else _COLUMN_OF.get(name, "")


def read(line: SheetLine, head: SheetHead, tables: ReferenceTables, today: date, unit: str) -> ReadLine:
    """Read a line.

    Args:
        line: as it was typed.
        head: what counts for all lines.
        tables: titles, tambons and kinds of need.
        today: the day of reading.
        unit: the own unit's code, for tambons of one name.
    """
    reader = _Reader(line, head, tables, today, unit)
    person = CitizenDraft(
        **reader.name(), **reader.number(), **reader.birth(), **reader.address(), **reader.phones()
    )
    signed = cells.is_ticked(line.signed.strip())
    draft = LineDraft(
        person=replace(person, notice_on=head.on if signed else None),
        needs=reader.needs(),
        on=head.on,
        found_by=head.volunteer,
        detail=clean(line.detail),
        known_uid=line.known_uid,
        apart_from=line.apart_from,
    )
    return ReadLine(draft, tuple(reader.problems), reader.remarks)


class _Reader:
    """Reads the cells of one line, and gathers what is wrong with them."""

    def __init__(
        self, line: SheetLine, head: SheetHead, tables: ReferenceTables, today: date, unit: str
    ) -> None:
        self._line, self._head, self._tables = line, head, tables
        self._today, self._unit = today, unit
        self.problems: list[Problem] = []
        self.remarks: dict[str, str] = {}

    def _take(self, column: str, said: cells.Said) -> str:
        if said.wrong:
            self.problems.append(Problem(column, said.wrong))
            return ""
        if said.remark:
            self.remarks[column] = said.remark
        return said.value

    def name(self) -> dict[str, Any]:
        found = names.parted(self._line.name, self._tables.titles)
        title = self._tables.titles.get(found.title)
        return {
            "title": found.title,
            "first_name": found.first,
            "last_name": found.last,
            "former_names": found.other,
            "sex": title.sex if title is not None else people.title_sex_hint(found.title),
        }

    def number(self) -> dict[str, Any]:
        plain = clean(self._line.thai_id)
        if cells.is_passport(plain):
            return {"other_paper": plain}
        # What stays in the draft is judged by the rules of the counter, in their words.
        said = cells.id_number(self._line.thai_id)
        return {"thai_id": said.value} if said.value else {}

    def birth(self) -> dict[str, Any]:
        plain = arabic_digits(clean(self._line.birth))
        age = _AGE.fullmatch(plain)
        if age is None or int(age[1]) > _OLDEST:
            return {"birth_date": self._take("birth", cells.day(self._line.birth, self._today, born=True))}
        year = (self._head.on or self._today).year - int(age[1])
        self.remarks["birth"] = _("Born about {year}, by the age", year=year + 543)
        return {"birth_date": str(year)}

    def address(self) -> dict[str, Any]:
        found = places.address(self._line.address)
        village, rest = found.village, found.rest
        if not village and rest.isdecimal() and 1 <= int(rest) <= LAST_VILLAGE:
            # Quickly keyed: 12/3 5 is house 12/3 in village 5.
            village, rest = rest, ""
        if rest.isdecimal():
            sentence = _("This part of the address is not understood: {part}", part=rest)
            self.problems.append(Problem("address", sentence))
        code = self._tambon(found)
        tambon = self._tables.tambons.get(code)
        return {
            "house_number": found.house_number,
            "village_number": int(village) if village else None,
            # Words that are no other part name the place within the village.
            "road": found.road or ("" if rest.isdecimal() else rest),
            "tambon_code": code,
            "postcode": found.postcode or (tambon.postcodes[0] if tambon else ""),
        }

    def _tambon(self, found: places.Address) -> str:
        if not found.tambon:
            return self._head.tambon_code
        reader = places.TambonReader(self._tables, self._unit)
        code, wrong, _near = reader.find(found.tambon, found.district, found.province)
        if wrong:
            self.problems.append(Problem("address", wrong))
        return code

    def phones(self) -> dict[str, Any]:
        numbers, wrong, _rest = cells.telephones(self._line.phone)
        if wrong:
            self.problems.append(Problem("phone", wrong))
        return {"phones": numbers}

    def needs(self) -> tuple[NeedDraft, ...]:
        known = categories(self._tables, self._today)
        typed = by_number(self._line.needs, list(known.values()))
        read, unknown = NeedReader(known).read(typed)
        if unknown:
            sentence = _("This means no kind of need: {words}", words=", ".join(unknown))
            self.problems.append(Problem("needs", sentence))
        return read


def categories(tables: ReferenceTables, day: date) -> Mapping[str, Category]:
    """The kinds of need that a sheet may name, in the order of the key beneath it.

    What only supervisors open is not written on a list that goes from hand to hand.

    Args:
        tables: the reference tables.
        day: the day of the sheet.
    """
    each = offered(tables.categories.values(), day)
    return {category.code: category for category in each if not category.restricted}


def by_number(typed: str, known: Sequence[Category]) -> str:
    """What was typed, with the codes of kinds that were named by their place in the key.

    Args:
        typed: such as ``1 5`` or ``EMP-1``.
        known: the kinds in the order of the key.
    """
    plain = arabic_digits(clean(typed))
    pieces = [piece for piece in _BETWEEN.split(plain) if piece]
    if not pieces or not all(piece.isdecimal() for piece in pieces):
        return typed
    places_named = [int(piece) - 1 for piece in pieces]
    if not all(0 <= place < len(known) for place in places_named):
        return typed
    return ", ".join(known[place].code for place in places_named)


def offer_needs(typed: str, known: Sequence[Category]) -> list[Category]:
    """The kinds of need that may be meant by what was typed last.

    Args:
        typed: a place in the key, the beginning of a code, or any part of a name.
        known: the kinds in the order of the key.
    """
    wanted = arabic_digits(clean(typed)).replace("-", "").casefold()
    if not wanted:
        return list(known)
    if wanted.isdecimal():
        return [each for place, each in enumerate(known, 1) if str(place).startswith(wanted)]
    coded = [each for each in known if each.code.replace("-", "").casefold().startswith(wanted)]
    words = search_key(typed).split()
    named = [each for each in known if words and all(word in search_key(each.name) for word in words)]
    return [*coded, *(each for each in named if each not in coded)]


def doubled(lines: Sequence[LineDraft | None], at: int) -> Iterator[tuple[int, namesakes.Likeness]]:
    """The lines above that may be about the same person.

    Args:
        lines: all of the sheet, as read; None for an empty one.
        at: which line.
    """
    own = lines[at]
    if own is None or not own.person.first_name:
        return
    for place, other in enumerate(lines[:at]):
        if other is not None and other.person.first_name:
            likeness = namesakes.compare(compared(own.person), compared(other.person))
            # People of one village share a last name and a year: without a name or a number they are two.
            if likeness.level != namesakes.DIFFERENT and _SIGNS.intersection(likeness.reasons):
                yield place, likeness


def compared(draft: CitizenDraft) -> namesakes.Person:
    """What a person of a line is compared by; an ID number that cannot be right says nothing."""
    sound = not thai_id.check(draft.thai_id)
    return namesakes.Person(
        thai_id=draft.thai_id if sound else "",
        other_paper=draft.other_paper,
        first_name=draft.first_name,
        last_name=draft.last_name,
        former_names=draft.former_names,
        sex=draft.sex,
        birth_date=draft.birth_date,
        father_name=draft.father_name,
        house_number=draft.house_number,
        village_number=draft.village_number,
        tambon_code=draft.tambon_code,
        phones=draft.phones,
    )
