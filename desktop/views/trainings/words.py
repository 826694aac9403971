"""How groups and courses are worded: states as chips, seats, hours, money, people."""

from __future__ import annotations

from datetime import date
from typing import Final

from desktop.rules import money, thai_date
from desktop.rules import trainings as rules
from desktop.services.trainings.rows import EnrolmentRow, FollowUpRow
from desktop.system.language import _
from desktop.views.kit.row_model import Cell

Chip = tuple[str, str, str]

_STATES: Final = {
    rules.PLANNED: ("referred", "calendar-days"),
    rules.RUNNING: ("accent", "graduation-cap"),
    rules.TO_DECLARE: ("waiting", "clipboard-list"),
    rules.DECLARED: ("helped", "circle-check"),
    rules.CALLED_OFF: ("plain", "ban"),
}
_RESULTS: Final = {
    rules.PASSED: ("helped", "circle-check"),
    rules.FAILED: ("overdue", "circle-x"),
    rules.LEFT: ("plain", "log-out"),
}


def course_chip(state: str) -> Chip:
    """The colours, the word and the icon of where a course stands."""
    chip, icon = _STATES[state]
    return chip, rules.state_word(state), icon


def course_cell(state: str) -> Cell:
    """Where a course stands, as a list shows it."""
    chip, word, icon = course_chip(state)
    return Cell(word, state=chip, icon=icon)


def result_cell(result: str) -> Cell:
    """A result as a list shows it; nothing until it is declared."""
    if result not in _RESULTS:
        return Cell("–", quiet=True)
    chip, icon = _RESULTS[result]
    return Cell(rules.result_word(result), state=chip, icon=icon)


def place_cell(row: EnrolmentRow) -> Cell:
    """Whether somebody has a seat, waits for one, or withdrew."""
    if row.withdrawn_on is not None:
        return Cell(_("withdrew"), state="plain", icon="log-out")
    if row.has_seat:
        return Cell(_("has a seat"), state="helped", icon="check")
    return Cell(_("waits, no. {place}", place=row.place or 0), state="waiting")


def seats_cell(seated: int, seats: int, waiting: int) -> Cell:
    """How many of the seats are taken, and how many people wait."""
    told = f"{seated}/{seats}"
    if waiting:
        told = _("{seats}, {count} wait", seats=told, count=waiting)
    return Cell(told, value=seated)


def follow_up_cell(row: FollowUpRow) -> Cell:
    """Where a follow-up stands; what is late says for how long."""
    if row.state == "done":
        return Cell(_("asked"), state="helped", icon="check")
    if row.state == "missed":
        return Cell(_("not asked in time"), state="plain", icon="circle-slash")
    if row.state == "to_come":
        return Cell(_("to come"), quiet=True)
    if row.overdue_days:
        return Cell(_("{days} days overdue", days=row.overdue_days), state="overdue", value=row.overdue_days)
    return Cell(_("due today"), state="waiting")


def work_cell(in_work: bool | None) -> Cell:
    """Whether somebody works; a dash where it is not known."""
    if in_work is None:
        return Cell("–", quiet=True)
    return (
        Cell(_("in work"), state="helped", icon="briefcase")
        if in_work
        else Cell(_("not in work"), state="plain", icon="circle-slash")
    )


def income_cell(satang: int | None) -> Cell:
    """An income a month, in whole baht; a dash where it is not known."""
    if satang is None:
        return Cell("–", quiet=True)
    return Cell(money.baht(satang).removesuffix(".00"), value=satang)


def baht(satang: int | None) -> str:
    """An amount with its unit, in Thai numerals; empty for none."""
    if satang is None:
        return ""
    return _("{amount} baht", amount=thai_date.thai_digits(money.baht(satang).removesuffix(".00")))


def people(count: int) -> str:
    """How many people, in Thai numerals."""
    return thai_date.thai_digits(_("{count} people", count=f"{count:,}"))


def figure(count: int) -> str:
    """A count in Thai numerals."""
    return thai_date.thai_digits(f"{count:,}")


def days(first: date | None, last: date | None) -> str:
    """The days of a course: one day once."""
    shown = [thai_date.short(day) for day in (first, last) if day is not None]
    return " – ".join(dict.fromkeys(shown))


def place(tambon: str, village: int | None) -> str:
    """A tambon, with the village where it is one."""
    if village is None or not tambon:
        return tambon
    return _("{tambon}, village {number}", tambon=tambon, number=thai_date.thai_digits(str(village)))


def age(years: int | None) -> Cell:
    """An age as a list shows it."""
    return Cell("–", quiet=True) if years is None else Cell(str(years), value=years)
