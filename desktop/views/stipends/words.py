"""How stipends are worded: amounts, states of lists, and where somebody's month stands."""

from __future__ import annotations

from datetime import date
from typing import Final

from desktop.rules import money, thai_date
from desktop.rules import stipends as rules
from desktop.rules.months import Month
from desktop.rules.volunteers import GRADUATE, VOLUNTEER
from desktop.services.stipends import Claimant
from desktop.system.language import _, mark
from desktop.views.kit.row_table import Cell

_LISTS: Final = {
    rules.PREPARED: ("waiting", "hourglass"),
    rules.APPROVED: ("referred", "stamp"),
    rules.PAID: ("helped", "check"),
    rules.WITHDRAWN: ("plain", "undo-2"),
}
# As short as a column needs; the whole sentence stands beneath the table.
_REASONS: Final = {
    rules.NOT_OVER: mark("the month is not over"),
    rules.OUTSIDE_TERM: mark("not wholly within the term"),
    rules.NOT_REPORTED: mark("report not received"),
    rules.TWO_ROLES: mark("paid under another appointment"),
    rules.NO_RATE: mark("no rate is set"),
}
_KINDS: Final = {VOLUNTEER: mark("Volunteer"), GRADUATE: mark("Graduate")}


def kind_word(kind: str) -> str:
    """Volunteer or graduate, in a word."""
    return _(_KINDS[kind]) if kind in _KINDS else kind


def list_chip(state: str) -> tuple[str, str, str]:
    """The colours, the word and the icon of where a pay list stands."""
    chip, icon = _LISTS[state]
    return chip, rules.state_word(state), icon


def baht(satang: int) -> str:
    """An amount with its unit, in Thai numerals, as heads and cards have it."""
    return _("{amount} baht", amount=thai_date.thai_digits(money.baht(satang)))


def people(count: int) -> str:
    """How many people, in Thai numerals."""
    return thai_date.thai_digits(_("{count} people", count=f"{count:,}"))


def short_month(month: Month) -> str:
    """A month as narrow places write it, such as ต.ค."""
    return thai_date.short_month(month.first).split(" ")[0]


def term(start: date | None, end: date | None) -> str:
    """The days of a term."""
    first = thai_date.short(start) if start else "–"
    return f"{first} – {thai_date.short(end) if end else _('no end')}"


def standing_cell(one: Claimant) -> Cell:
    """Where somebody's month stands: may be paid, paid, on a list, or why not."""
    if one.receipt_uid:
        return Cell(_("paid"), state="helped", icon="check")
    if rules.ON_A_LIST in one.reasons:
        return Cell(_("on a list"), state="referred", icon="list-checks")
    if one.eligible:
        return Cell(_("can be paid"), state="accent", icon="check")
    return Cell(_(_REASONS[one.reasons[0]]), quiet=True)
