"""One row of a list becomes a line: a person, needs, a day, a finder, and what cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from desktop.rules import people
from desktop.rules.cases import NeedDraft
from desktop.rules.categories import Category
from desktop.rules.citizens import CitizenDraft
from desktop.rules.lists import cells, columns, names, places
from desktop.rules.lists.cells import Said
from desktop.rules.lists.columns import NEED_OF, NOT_TAKEN
from desktop.rules.lists.drafts import LineDraft
from desktop.rules.lists.grid import Cell, Row
from desktop.rules.lists.needs import NeedReader
from desktop.rules.lists.places import TambonReader
from desktop.rules.lists.table import Plan
from desktop.rules.problems import Problem
from desktop.rules.reference import ReferenceTables
from desktop.system.language import _


class Surroundings:
    """What the rows of a list are read with.

    Args:
        tables: the reference tables.
        categories: the kinds of need that are offered today, by code.
        unit: the own unit's code.
        today: the day of reading.
        told: what words of this sender mean, by ``needs.word_key``.
        day: the day of the whole list, for rows that name none; None is today.
    """

    def __init__(
        self,
        tables: ReferenceTables,
        categories: Mapping[str, Category],
        unit: str,
        today: date,
        *,
        told: Mapping[str, str] | None = None,
        day: date | None = None,
    ) -> None:
        self.titles = tuple(tables.titles)
        self.today = today
        self.day = day
        self.needs = NeedReader(categories, told)
        self.tambons = TambonReader(tables, unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read of a row.

    Attributes:
        line: its channel and finder not set yet.
        problems: what cannot be read, at its field, and softly what was understood otherwise than it stands.
        finder: who found the case, as it stands there.
        decision: the word about a namesake, as it stands there.
        tambons: the codes of those that a misspelt or doubtful tambon may be.
        unknown_needs: the words that name no known need.
    """

    line: LineDraft
    problems: tuple[Problem, ...] = ()
    finder: str = ""
    decision: str = ""
    tambons: tuple[str, ...] = ()
    unknown_needs: tuple[str, ...] = ()


def read(row: Row, plan: Plan, around: Surroundings) -> Reading:
    """Read one row.

    Args:
        row: of the list.
        plan: what its columns are.
        around: what it is read with.
    """
    return _RowReader(row, plan, around).read()


class _RowReader:
    def __init__(self, row: Row, plan: Plan, around: Surroundings) -> None:
        self._around = around
        self._plan = plan
        self._cells: dict[str, list[tuple[str, Cell]]] = {}
        self._person: dict[str, Any] = {}
        self._problems: list[Problem] = []
        self._details: list[str] = []
        self._tambons: tuple[str, ...] = ()
        self._unknown: tuple[str, ...] = ()
        for place, name in enumerate(plan.columns):
            if name != NOT_TAKEN and row.at(place) is not None:
                self._take(name, plan.heads[place] if place < len(plan.heads) else "", row.at(place))

    def read(self) -> Reading:
        self._names()
        self._plain()
        self._papers()
        self._sex()
        self._birth()
        self._place()
        self._phones()
        day = self._day()
        wanted = self._needs()
        self._remarks()
        line = LineDraft(
            person=CitizenDraft(**self._person),
            needs=wanted,
            on=day or self._around.day or self._around.today,
            day_assumed=day is None,
            detail="\n".join(dict.fromkeys(self._details)),
        )
        return Reading(
            line=line,
            problems=tuple(self._problems),
            finder=self._text("found_by"),
            decision=self._text("decision"),
            tambons=self._tambons,
            unknown_needs=self._unknown,
        )

    def _take(self, name: str, head: str, cell: Cell) -> None:
        wrong = cells.unread(cell)
        if wrong:
            self._problem(_at(name), wrong)
        else:
            self._cells.setdefault(name, []).append((head, cell))

    def _problem(self, name: str, sentence: str, *, soft: bool = False) -> None:
        if sentence:
            self._problems.append(Problem(name, sentence, soft))

    def _text(self, name: str) -> str:
        texts = (cells.words(cell).value for _head, cell in self._cells.get(name, ()))
        return " ".join(text for text in texts if text)

    def _cell(self, name: str) -> Cell:
        found = self._cells.get(name, ())
        if len(found) == 1:
            return found[0][1]
        return "\n".join(cells.shown(cell) for _head, cell in found) if found else None

    def _said(self, name: str, said: Said) -> str:
        """What a cell says, its problem or remark noted at the field."""
        self._problem(name, said.wrong)
        self._problem(name, said.remark, soft=True)
        if said.rest:
            self._details.append(said.rest)
        return "" if said.wrong else said.value

    def _names(self) -> None:
        titles = self._around.titles
        title = self._text("title")
        title = names.title_of(title, titles) if title else ""
        whole = names.parted(self._text("full_name"), titles)
        first, last = self._text("first_name"), self._text("last_name")
        if first and not last and "last_name" not in self._plan.columns:
            whole = names.parted(" ".join(part for part in (first, whole.last) if part), titles)
            first = ""
        elif first and not title:
            joined, first = names.untitled(first, titles)
            whole = replace(whole, title=joined or whole.title)
        self._person["title"] = title or whole.title
        self._person["first_name"] = first or whole.first
        self._person["last_name"] = last or whole.last
        former = " ".join(part for part in (self._text("former_names"), whole.other) if part)
        self._person["former_names"] = former

    def _plain(self) -> None:
        for name in ("father_name", "occupation", "other_paper"):
            self._person[name] = self._text(name)

    def _papers(self) -> None:
        cell = self._cell("thai_id")
        plain = cells.text(cell)
        if not self._person["other_paper"] and cells.is_passport(plain):
            self._person["other_paper"] = plain.replace(" ", "")
            return
        self._person["thai_id"] = self._said("thai_id", cells.id_number(cell))

    def _sex(self) -> None:
        ticked = [
            sex
            for sex, name in ((people.MALE, "sex:m"), (people.FEMALE, "sex:f"))
            if any(
                cells.is_ticked(cell) or cells.sex(cell).value == sex
                for _head, cell in self._cells.get(name, ())
            )
        ]
        if len(ticked) > 1:
            self._problem("sex", _("Both sexes are ticked."))
        told = self._said("sex", cells.sex(self._cell("sex")))
        hinted = people.title_sex_hint(self._person["title"])
        self._person["sex"] = told or (ticked[0] if len(ticked) == 1 else "") or hinted

    def _birth(self) -> None:
        said = cells.day(self._cell("birth_date"), self._around.today, born=True)
        self._person["birth_date"] = self._said("birth_date", said)

    def _place(self) -> None:
        around = self._around
        parts = self._address()
        self._person["house_number"] = self._said("house_number", self._house()) or parts.house_number
        village = self._said("village_number", places.village(self._cell("village_number"))) or parts.village
        if village:
            self._person["village_number"] = int(village)
        self._person["road"] = self._text("road") or parts.road
        self._postcode(parts.postcode)
        named = parts.tambon or self._tambon_text()
        if named:
            district = self._text("district") or parts.district
            province = self._text("province") or parts.province
            code, wrong, nearest = around.tambons.find(named, district, province)
            self._problem("tambon_code", wrong)
            self._person["tambon_code"], self._tambons = code, nearest

    def _house(self) -> Said:
        cell = self._cell("house_number")
        return Said() if isinstance(cell, str) and places.has_parts(cells.text(cell)) else places.house(cell)

    def _tambon_text(self) -> str:
        written = self._text("tambon_code")
        return "" if written and places.has_parts(written) else written

    def _address(self) -> places.Address:
        """The parts that stand together in one cell: an address, or a field that holds more than itself."""
        whole = [self._text("address")]
        for name in ("house_number", "tambon_code"):
            written = self._text(name)
            if written and places.has_parts(written):
                whole.append(written)
        parts = places.address(" ".join(part for part in whole if part))
        if not parts.tambon and self._around.tambons.is_name(parts.rest):
            parts = replace(parts, tambon=parts.rest, rest="")
        if parts.rest:
            self._details.append(" ".join(part for part in whole if part))
        return parts

    def _postcode(self, found: str) -> None:
        self._person["postcode"] = self._text("postcode") or found

    def _phones(self) -> None:
        numbers, wrong, said = cells.telephones(self._cell("phones"))
        self._problem("phones", wrong)
        self._person["phones"] = numbers
        if said:
            self._details.append(said)

    def _day(self) -> date | None:
        said = cells.day(self._cell("pointed_out_on"), self._around.today)
        written = self._said("pointed_out_on", said)
        if not written:
            return None
        if len(written) < len("2026-01-31"):
            self._problem(
                "pointed_out_on", _("Please write the day as well, not only the month or the year.")
            )
            return None
        return date.fromisoformat(written)

    def _needs(self) -> tuple[NeedDraft, ...]:
        around = self._around
        written = "\n".join(
            text for _head, cell in self._cells.get("needs", ()) if (text := cells.shown(cell).strip())
        )
        found, self._unknown = around.needs.read(written)
        for unknown in self._unknown:
            sentence = _("The need {need} is not understood. Write it otherwise, or a code.", need=unknown)
            self._problem("needs", sentence)
        return _each_once((*found, *self._ticked()))

    def _ticked(self) -> tuple[NeedDraft, ...]:
        ticked = []
        for name, held in self._cells.items():
            if not name.startswith(NEED_OF):
                continue
            for _head, cell in held:
                said = cells.text(cell)
                if cells.is_nothing(said) and said != "/" and cell is not True:
                    continue
                detail = "" if cells.is_ticked(cell) else said
                ticked.append(NeedDraft(category_code=name.removeprefix(NEED_OF), detail=detail))
        return tuple(ticked)

    def _remarks(self) -> None:
        for head, cell in self._cells.get("detail", ()):
            value = cells.words(cell).value
            if value:
                self._details.append(columns.remark(head, value))


def _at(name: str) -> str:
    if name.startswith(NEED_OF):
        return "needs"
    simple: Mapping[str, str] = {
        "sex:m": "sex",
        "sex:f": "sex",
        "full_name": "first_name",
        "address": "tambon_code",
        "district": "tambon_code",
        "province": "tambon_code",
    }
    return simple.get(name, name)


def _each_once(found: tuple[NeedDraft, ...]) -> tuple[NeedDraft, ...]:
    by_code: dict[str, NeedDraft] = {}
    for need in found:
        known = by_code.get(need.category_code)
        details = ", ".join(part for part in (known.detail if known else "", need.detail) if part)
        by_code[need.category_code] = replace(need, detail=details)
    return tuple(by_code.values())
