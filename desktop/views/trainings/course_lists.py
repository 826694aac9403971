"""The lists of a course's page: who takes part, its sessions, and the results."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.rules import thai_date
from desktop.rules.trainings import hours_to_pass, part_word, result_word
from desktop.services.trainings.rows import CertificateRow, CoursePage, EnrolmentRow, ResultLine, SessionRow
from desktop.system.language import _
from desktop.views.kit.cards import EmptyState
from desktop.views.kit.row_table import Cell, Column, Row
from desktop.views.trainings import words
from desktop.views.trainings.kept_list import KeptList


def people_list() -> KeptList:
    """Who takes part, who waits, who withdrew."""
    told = _("Enrol people one by one, or all members of the group in one go.")
    columns = (
        Column("name", _("Name"), 200, sortable=False),
        Column("age", _("Age"), 60, True, False),
        Column("tambon", _("Tambon"), 102, sortable=False),
        Column("phone", _("Telephone"), 130, sortable=False),
        Column("income", _("Income (baht)"), 106, True, False),
        Column("place", _("Seat"), 128, sortable=False),
    )
    empty = EmptyState("user-plus", _("Nobody is enrolled yet"), told)
    return KeptList(_("Participants"), columns, empty, multi=True)


def people_rows(page: CoursePage) -> Sequence[Row]:
    """Who takes part, as the list shows them."""
    return [_person(row) for row in page.enrolments]


def _person(row: EnrolmentRow) -> Row:
    income = words.income_cell(row.income_before)
    return Row(row.uid, (row.name, words.age(row.age), row.tambon, row.phone, income, words.place_cell(row)))


def session_list() -> KeptList:
    """The mornings, afternoons and days."""
    told = _("Write down on which days the course is held; attendance is keyed by session.")
    columns = (
        Column("place", _("No."), 48, True, False),
        Column("on", _("Day"), 236, sortable=False),
        Column("part", _("Part of the day"), 104, sortable=False),
        Column("hours", _("Hours"), 80, True, False),
        Column("topic", _("Topic"), 190, sortable=False),
        Column("keyed", _("Attendance"), 140, sortable=False),
    )
    return KeptList(
        _("Sessions"), columns, EmptyState("calendar-days", _("No session yet"), told), multi=False
    )


def session_rows(page: CoursePage) -> Sequence[Row]:
    """The sessions as the list shows them."""
    seated = sum(row.has_seat for row in page.enrolments)
    return [_session(row, seated) for row in page.sessions]


def _session(row: SessionRow, seated: int) -> Row:
    day = f"{thai_date.weekday(row.on)} {thai_date.short(row.on, thai_digits=False)}"
    return Row(
        row.uid,
        (str(row.place), day, part_word(row.part), str(row.hours), row.topic, _keyed(row.keyed, seated)),
    )


def _keyed(keyed: int, seated: int) -> Cell:
    if not keyed:
        return Cell(_("not keyed"), quiet=True)
    told = _("{keyed} of {people} keyed", keyed=keyed, people=seated)
    return Cell(told, state="helped" if keyed >= seated else "waiting")


def result_list() -> KeptList:
    """What the rule says, and the certificates."""
    told = _("Once people are enrolled, their hours and results stand here.")
    columns = (
        Column("name", _("Name"), 230, sortable=False),
        Column("hours", _("Hours"), 100, True, False),
        Column("percent", _("Percent"), 90, True, False),
        Column("result", _("Result"), 150, sortable=False),
        Column("certificate", _("Certificate"), 190, sortable=False),
    )
    return KeptList(_("Results"), columns, EmptyState("graduation-cap", _("No result yet"), told), multi=True)


def result_rows(
    page: CoursePage, lines: Sequence[ResultLine], certificates: Sequence[CertificateRow]
) -> Sequence[Row]:
    """The results as the list shows them.

    Args:
        page: the course.
        lines: what the rule says of each.
        certificates: of the course, void ones too.
    """
    living = {row.enrolment_uid: row for row in certificates if row.voided_on is None}
    void = {row.enrolment_uid: row for row in certificates if row.voided_on is not None}
    rows = []
    for line in lines:
        result = words.result_cell(line.result) if page.declared_on else _so_far(line.result)
        certificate = _certificate(living.get(line.enrolment_uid), void.get(line.enrolment_uid))
        hours = f"{line.hours}/{page.row.hours}"
        percent = f"{line.hundredths / 100:.2f}"
        rows.append(Row(line.enrolment_uid, (line.name, hours, percent, result, certificate)))
    return rows


def _so_far(result: str) -> Cell:
    """What the rule would say today is no result yet: nobody has failed before the results are declared."""
    told = {"passed": _("hours reached"), "failed": _("hours not reached yet")}
    return Cell(told.get(result, result_word(result)), quiet=True)


def _certificate(living: CertificateRow | None, void: CertificateRow | None) -> Cell:
    if living is not None:
        return Cell(living.number)
    return Cell(void.number, state="overdue", icon="ban") if void is not None else Cell("–", quiet=True)


def rule_words(page: CoursePage) -> str:
    """The rule by which people pass, in a sentence."""
    draft = page.draft
    hours = hours_to_pass(page.row.hours, draft.percent_to_pass or 0)
    told = _(
        "{hours} of {all} hours pass ({percent}%); {held} hours have their session.",
        hours=hours,
        all=page.row.hours,
        percent=draft.percent_to_pass or 0,
        held=page.hours_held,
    )
    return thai_date.thai_digits(told)
