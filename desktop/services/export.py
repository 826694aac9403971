"""Registers as tables for Excel: typed cells, Thai heads, frozen first row, filters."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from desktop.database.failures import written_beside
from desktop.database.joined_entries import living
from desktop.models import Assignment, Case, Citizen, Need, Volunteer
from desktop.rules import numbers, thai_id, thai_names
from desktop.rules.problems import Refused
from desktop.services import figures_workbook
from desktop.services.ground import Ground
from desktop.system.language import _, mark
from desktop.system.progress import Progress, Unheard

Cell = str | int | date | None
_ROWS_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Table:
    """One register as a table.

    Attributes:
        name: what the command line calls it.
        title: the sheet's name in the workbook.
        heads: the column heads.
        rows: yields the rows.
    """

    name: str
    title: str
    heads: tuple[str, ...]
    rows: Callable[[Ground, Session], Iterator[tuple[Cell, ...]]]


class Export:
    """Writing registers to files that people open in Excel.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def names(self) -> tuple[str, ...]:
        """The tables that can be exported."""
        return tuple(table.name for table in TABLES)

    def write(self, name: str, out: Path, progress: Progress | None = None) -> int:
        """Write a register to a file; the audit chain says that it went out.

        Args:
            name: the table.
            out: a file ending in ``.xlsx`` or ``.csv``.
            progress: hears how far it is.

        Returns:
            How many rows were written.

        Raises:
            Refused: the role does not allow it, an unknown table or ending, or the disk would not have it.
        """
        self._ground.actor.require("registers.export")
        table = next((table for table in TABLES if table.name == name), None)
        if table is None:
            raise Refused(
                _("There is no such table. Choose one of: {names}.", names=", ".join(self.names())),
                code="no-table",
            )
        writers = {".xlsx": _write_workbook, ".csv": _write_csv}
        if out.suffix.lower() not in writers:
            raise Refused(_("Name the file with .xlsx or .csv at its end."), code="no-such-kind")
        with self._ground.database.read() as session, written_beside(out) as beside:
            rows = _watched(table.rows(self._ground, session), progress or Unheard(), table.title)
            written = writers[out.suffix.lower()](table, rows, beside)
        self._ground.database.saw(mark("Export a register"), self._ground.actor.uid, name, "all")
        return written

    def write_figures(self, reports: Sequence[object], told: figures_workbook.Told, out: Path) -> int:
        """Write a report as a workbook, its sums as formulas.

        Args:
            reports: the figures of one report, or of several of a kind, as frozen or as they stand.
            told: what its first sheet says of it.
            out: a file ending in ``.xlsx``.

        Returns:
            How many rows were written.
        """
        self._ground.actor.require("registers.export")
        with written_beside(out) as beside:
            return figures_workbook.write(reports, told, beside)


def _watched(rows: Iterable[tuple[Cell, ...]], progress: Progress, what: str) -> Iterator[tuple[Cell, ...]]:
    for number, row in enumerate(rows):
        if number % _ROWS_AT_ONCE == 0:
            progress.report(number, 0, what)
        yield row


def _write_workbook(table: Table, rows: Iterable[tuple[Cell, ...]], out: Path) -> int:
    import xlsxwriter

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as workbook:
        sheet = workbook.add_worksheet(table.title)
        bold = workbook.add_format({"bold": True, "bottom": 1})
        day = workbook.add_format({"num_format": "dd/mm/yyyy"})
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, table.heads, bold)
        sheet.set_column(0, len(table.heads) - 1, 18)
        count = 0
        for count, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(count, column, cell, day)
                elif isinstance(cell, int):
                    sheet.write_number(count, column, cell)
                elif cell:
                    sheet.write_string(count, column, cell)
        sheet.autofilter(0, 0, count, len(table.heads) - 1)
    return count


def _write_csv(table: Table, rows: Iterable[tuple[Cell, ...]], out: Path) -> int:
    # The mark at the front tells Excel that the file is UTF-8.
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(table.heads)
        count = 0
        for count, row in enumerate(rows, start=1):  # noqa: B007
            writer.writerow(["" if cell is None else _plain(cell) for cell in row])
    return count


def _plain(cell: Cell) -> str:
    text = str(cell)
    # A cell that a spreadsheet would run as a formula is written as text.
    return f"'{text}" if isinstance(cell, str) and text[:1] in ("=", "+", "-", "@") else text


def _place(ground: Ground, code: str) -> tuple[str, str]:
    tambon = ground.reference.tambons.get(code)
    return (tambon.name, tambon.district) if tambon else (code, "")


def _born(iso: str) -> Cell:
    """A whole date as a real date cell; a part of one as it is known, in the common era."""
    return date.fromisoformat(iso) if len(iso) == len("2026-01-31") else iso


def _citizens(ground: Ground, session: Session) -> Iterator[tuple[Cell, ...]]:
    query = (
        select(Citizen)
        .where(living())
        .order_by(Citizen.sort_name, Citizen.uid)
        .execution_options(yield_per=_ROWS_AT_ONCE)
    )
    for person in session.scalars(query):
        tambon, district = _place(ground, person.tambon_code)
        yield (
            thai_id.shown(person.thai_id) if person.thai_id else person.other_paper,
            person.title,
            person.first_name,
            person.last_name,
            _born(person.birth_date),
            person.house_number,
            person.village_number,
            tambon,
            district,
            person.postcode,
            ", ".join(person.phones.split()),
            person.occupation,
        )


def _cases(ground: Ground, session: Session) -> Iterator[tuple[Cell, ...]]:
    for case, person, category in session.execute(_case_query(ground)):
        named = ground.reference.categories.get(category)
        tambon, district = _place(ground, person.tambon_code)
        yield (
            numbers.case_number(case.origin, case.number, case.fiscal_year),
            case.pointed_out_on,
            thai_names.full_name(person.title, person.first_name, person.last_name),
            tambon,
            district,
            category,
            named.name if named else category,
            case.detail,
        )


def _case_query(ground: Ground) -> Select[Case, Citizen, str]:
    query = (
        select(Case, Citizen, Need.category_code)
        .join(Citizen, Citizen.uid == Case.citizen_uid)
        .join(Need, Need.case_uid == Case.uid)
        .order_by(Case.origin, Case.fiscal_year, Case.number)
        .execution_options(yield_per=_ROWS_AT_ONCE)
    )
    # Tip-offs and trafficking leave the register through supervisors only.
    return query if ground.actor.may("cases.restricted") else query.where(~Case.restricted)


def _volunteers(ground: Ground, session: Session) -> Iterator[tuple[Cell, ...]]:
    query = (
        select(Volunteer, Citizen, Assignment.tambon_code)
        .join(Citizen, Citizen.uid == Volunteer.person_uid)
        .outerjoin(Assignment, Assignment.volunteer_uid == Volunteer.uid)
        .order_by(Citizen.sort_name, Volunteer.uid)
        .execution_options(yield_per=_ROWS_AT_ONCE)
    )
    kinds = {"volunteer": "อาสาสมัครแรงงาน", "graduate": "บัณฑิตแรงงาน"}
    for volunteer, person, code in session.execute(query):
        tambon, district = _place(ground, code or "")
        yield (
            thai_names.full_name(person.title, person.first_name, person.last_name),
            kinds.get(volunteer.kind, volunteer.kind),
            tambon,
            district,
            volunteer.order_number,
            volunteer.term_start,
            volunteer.term_end,
            ", ".join(person.phones.split()),
            volunteer.left_on,
        )


TABLES = (
    Table(
        "citizens",
        "ประชาชน",
        (
            *("เลขประจำตัว", "คำนำหน้า", "ชื่อ", "นามสกุล", "วันเกิด", "บ้านเลขที่", "หมู่", "ตำบล"),
            *("อำเภอ", "รหัสไปรษณีย์", "โทรศัพท์", "อาชีพ"),
        ),
        _citizens,
    ),
    Table(
        "cases",
        "เรื่อง",
        ("เลขที่เรื่อง", "วันที่รับเรื่อง", "ชื่อ-สกุล", "ตำบล", "อำเภอ", "รหัสความต้องการ", "ความต้องการ", "รายละเอียด"),
        _cases,
    ),
    Table(
        "volunteers",
        "อาสาสมัคร",
        ("ชื่อ-สกุล", "ประเภท", "ตำบล", "อำเภอ", "คำสั่งแต่งตั้ง", "เริ่มวาระ", "สิ้นวาระ", "โทรศัพท์", "พ้นจากหน้าที่"),
        _volunteers,
    ),
)
