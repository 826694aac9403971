"""An agency's table as it comes back: its columns, and what each row says came of a case."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.rules.lists import cells
from desktop.rules.lists.columns import head_key
from desktop.rules.lists.grid import Row
from desktop.rules.problems import Problem
from desktop.rules.referrals import words
from desktop.rules.thai_date import arabic_digits
from desktop.rules.thai_names import clean, search_key
from desktop.system.language import _, mark

NOT_TAKEN = ""
# Every field that a column can be, in the order in which a person chooses.
FIELDS: Mapping[str, str] = {
    NOT_TAKEN: mark("Not taken in"),
    "number": mark("Case number"),
    "name": mark("Name"),
    "letter": mark("Letter"),
    "outcome": mark("Outcome"),
    "on": mark("Day of the outcome"),
    "reason": mark("Reason"),
    "reference": mark("Agency's reference"),
}
# The heads of the table that goes to the agency, and all other heads by which a column is known.
HEADS: Mapping[str, str] = {
    "number": "เลขที่เรื่อง",
    "name": "ชื่อ–สกุล",
    "letter": "หนังสือส่งต่อ",
    "outcome": "ผลการดำเนินการ",
    "on": "วันที่ดำเนินการ",
    "reason": "เหตุผล",
    "reference": "เลขอ้างอิงของหน่วยงาน",
}
_OTHER_HEADS: Mapping[str, str] = {
    "number": "เลขเรื่อง เลขที่เรื่องของศูนย์ รหัสเรื่อง หมายเลขเรื่อง เลขที่คำร้อง เลขคำร้อง casenumber caseno",
    "name": "ชื่อสกุล ชื่อนามสกุล ชื่อและสกุล ชื่อและนามสกุล ชื่อ ชื่อผู้รับบริการ ชื่อผู้ร้อง ผู้รับบริการ รายชื่อ name",
    "letter": "หนังสือ เลขที่หนังสือ หนังสือเลขที่ ที่หนังสือ หนังสือที่ ตามหนังสือ letter",
    "outcome": (
        "ผล ผลการช่วยเหลือ ผลการพิจารณา ผลดำเนินการ ผลการดำเนินงาน ผลการให้บริการ "
        "ผลการให้ความช่วยเหลือ สถานะ ผลลัพธ์ outcome status result"
    ),
    "on": "วันที่ วันเดือนปี วดป วันที่ช่วยเหลือ วันที่แจ้งผล วันที่มีผล วันที่แล้วเสร็จ เมื่อวันที่ date",
    "reason": "สาเหตุ หมายเหตุ รายละเอียด เหตุผลที่ไม่ได้ช่วยเหลือ คำชี้แจง reason remark note",
    "reference": "เลขอ้างอิง เลขที่อ้างอิง อ้างอิง เลขรับ เลขที่รับ เลขที่คำขอ เลขที่หนังสือหน่วยงาน reference ref",
}
_KNOWN = {
    **{head: name for name, heads in _OTHER_HEADS.items() for head in heads.split()},
    **{head_key(head): name for name, head in HEADS.items()},
}
_HEAD_WITHIN = 30
_NUMBER = re.compile(r"([0-9]{4}|[0-9]{2})[/\-]([0-9]{1,6})[/\-](25[0-9]{2}|26[0-9]{2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPlan:
    """How an agency's table is to be read.

    Attributes:
        sheet: the name of the sheet; empty for a CSV text.
        first_row: the number of the first row below the head.
        heads: the head of each column as it is shown.
        columns: the field of each column, by the keys of ``FIELDS``.
    """

    sheet: str = ""
    first_row: int = 1
    heads: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()

    def place(self, field: str) -> int:
        """The place of the column that is a field; -1 where none is."""
        return self.columns.index(field) if field in self.columns else -1


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseNumber:
    """A case's number in its parts.

    Attributes:
        unit: the office that opened it.
        number: the running number in the fiscal year.
        fiscal_year: Buddhist.
    """

    unit: str
    number: int
    fiscal_year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLine:
    """What one row says.

    Attributes:
        case: which case is meant; none where that cannot be read.
        name: whose it is, as written.
        letter: the letter that is answered, as written.
        outcome: a code of an outcome, ``words.WAITING``, or empty.
        on: the day of the outcome.
        reason: why.
        reference: the agency's own number.
        problems: what cannot be read, at the fields of ``FIELDS``.
        remarks: what was understood although it does not stand there so.
    """

    case: CaseNumber | None = None
    name: str = ""
    letter: str = ""
    outcome: str = ""
    on: date | None = None
    reason: str = ""
    reference: str = ""
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()


def guess(head: str) -> str:
    """The field that a head names; ``NOT_TAKEN`` for none."""
    return _KNOWN.get(head_key(re.sub(r"\([^()]*\)", "", clean(head))), NOT_TAKEN)


def plan_of(rows: Sequence[Row], sheet: str = "") -> AnswerPlan:
    """Guess how an agency's table is to be read.

    Args:
        rows: the first rows of the sheet.
        sheet: its name.
    """
    head = max(rows[:_HEAD_WITHIN], key=lambda row: len(_fields(row) - {NOT_TAKEN}), default=None)
    width = max((len(row.cells) for row in rows), default=0)
    if head is None or len(_fields(head) - {NOT_TAKEN}) < 2:
        first = rows[0].number if rows else 1
        return AnswerPlan(sheet=sheet, first_row=first, heads=("",) * width, columns=("",) * width)
    heads = tuple(clean(cells.shown(head.at(place))) for place in range(width))
    columns: list[str] = []
    for text in heads:
        field = guess(text)
        columns.append(NOT_TAKEN if field in columns else field)
    return AnswerPlan(sheet=sheet, first_row=head.number + 1, heads=heads, columns=tuple(columns))


def weight(rows: Sequence[Row]) -> int:
    """How many fields the head of a sheet names."""
    return max((len(_fields(row) - {NOT_TAKEN}) for row in rows[:_HEAD_WITHIN]), default=0)


def _fields(row: Row) -> set[str]:
    return {guess(cells.shown(cell)) for cell in row.cells}


def is_line(row: Row, plan: AnswerPlan) -> bool:
    """Whether a row is about a case: it is no repeated head, sum, or signature below the table.

    Args:
        row: below the head.
        plan: how it is read.
    """
    number = cells.shown(row.at(plan.place("number"))).strip()
    if number:
        return guess(number) == NOT_TAKEN
    told = [plan.place(field) for field in ("name", "outcome")]
    return all(place >= 0 and cells.shown(row.at(place)).strip() for place in told)


def case_number(text: str) -> CaseNumber | None:
    """A case's number however it was written: Thai digits, spaces, dashes, without noughts in front."""
    found = _NUMBER.fullmatch(re.sub(r"\s", "", arabic_digits(clean(text))).replace("–", "-"))
    return CaseNumber(unit=found[1], number=int(found[2]), fiscal_year=int(found[3])) if found else None


def read(row: Row, plan: AnswerPlan, today: date) -> AnswerLine:
    """What a row says.

    Args:
        row: below the head.
        plan: how it is read.
        today: the day of reading.
    """

    def text(field: str) -> str:
        return cells.words(row.at(plan.place(field))).value

    found = case_number(text("number"))
    outcome, wrong_outcome = _outcome(text("outcome"))
    on, wrong_day, remark = _day(row, plan, today)
    problems = [
        *(
            Problem(field, cells.unread(row.at(plan.place(field))))
            for field in FIELDS
            if field and cells.unread(row.at(plan.place(field)))
        ),
        *((_no_number(text("number")),) if found is None else ()),
        *((Problem("outcome", wrong_outcome),) if wrong_outcome else ()),
    ]
    if outcome not in ("", words.WAITING) and wrong_day:
        problems.append(Problem("on", wrong_day))
    return AnswerLine(
        case=found,
        name=text("name"),
        letter=text("letter"),
        outcome=outcome,
        on=on,
        reason=text("reason"),
        reference=text("reference"),
        problems=tuple(problems),
        remarks=(remark,) if remark else (),
    )


def _no_number(written: str) -> Problem:
    if not written:
        return Problem("number", _("No case number stands in this row."))
    sentence = _("{text} is no case number. It has the form 9403/0127/2570.", text=written)
    return Problem("number", sentence)


def _outcome(written: str) -> tuple[str, str]:
    if not written:
        return words.WAITING, ""
    found = words.meanings(written)
    if len(found) == 1:
        return found[0], ""
    offered = " / ".join(words.OFFERED.values())
    if found:
        return "", _("{text} says different things. Write one of: {words}.", text=written, words=offered)
    return "", _(
        "{text} is not understood as an outcome. Write one of: {words}.", text=written, words=offered
    )


def _day(row: Row, plan: AnswerPlan, today: date) -> tuple[date | None, str, str]:
    said = cells.day(row.at(plan.place("on")), today)
    if said.wrong:
        return None, said.wrong, ""
    if not said.value:
        return None, _("Please write the day."), ""
    try:
        return date.fromisoformat(said.value), "", said.remark
    except ValueError:
        return None, _("Please write the whole day: day, month and year."), ""


def same_name(written: str, first_name: str, last_name: str, titles: Collection[str]) -> bool:
    """Whether a written name is the registered one, but for its title, spaces and tone marks.

    Args:
        written: as it stands in the agency's table.
        first_name: as registered.
        last_name: as registered; empty where there is none.
        titles: words before a name, such as นาย.
    """
    plain = clean(written)
    bare = {plain, *(plain.removeprefix(title) for title in (*titles, *_SHORT_TITLES))}
    return _squeezed(f"{first_name} {last_name}") in {_squeezed(name) for name in bare}


_SHORT_TITLES = ("น.ส.", "น.ส", "นส.", "ด.ช.", "ด.ญ.", "ว่าที่ ร.ต.")


def _squeezed(name: str) -> str:
    return search_key(name).replace(" ", "")
