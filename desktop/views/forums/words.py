"""How forums are worded: where and when, what came of a matter, where a decision stands."""

from __future__ import annotations

from datetime import date

from desktop.rules import thai_date
from desktop.services.forums import DecisionRow, ForumPage, ForumRow, MatterRow
from desktop.system.language import _
from desktop.views.kit.row_model import Cell


def place_words(tambon: str, village_number: int | None) -> str:
    """A village as a list writes it, such as สะบารัง ม.2.

    Args:
        tambon: its name.
        village_number: the village, where it is one.
    """
    return tambon if village_number is None else f"{tambon} ม.{village_number}"


def count_words(count: int) -> str:
    """How many forums there are."""
    return thai_date.thai_digits(_("{count} forums", count=f"{count:,}"))


def matters_words(count: int) -> str:
    """How many matters there are."""
    return thai_date.thai_digits(_("{count} matters", count=f"{count:,}"))


def people_words(count: int) -> str:
    """How many people there are."""
    return thai_date.thai_digits(_("{count} people", count=f"{count:,}"))


def title(row: ForumRow) -> str:
    """What a forum's own page is called."""
    place = thai_date.thai_digits(place_words(row.tambon, row.village_number))
    return _("Forum at {place}, {day}", place=place, day=thai_date.short(row.on))


def hours(page: ForumPage) -> str:
    """From when to when."""
    told = [thai_date.thai_digits(text.replace(":", ".")) for text in (page.begins, page.ends) if text]
    return f"{'–'.join(told)} น." if told else ""


def heads(row: ForumRow) -> str:
    """How many men and women came."""
    told = _(
        "{people}: {men} men, {women} women",
        people=people_words(row.men + row.women),
        men=f"{row.men:,}",
        women=f"{row.women:,}",
    )
    return thai_date.thai_digits(told)


def came_cell(row: MatterRow) -> Cell:
    """What came of a matter: the case, else the group, else nothing yet."""
    if row.case_number:
        return Cell(row.case_number, state="helped", icon="clipboard-list")
    if row.has_case:
        return Cell(_("Restricted case"), state="restricted", icon="lock")
    if row.group_uid:
        return Cell(row.group, state="accent", icon="users")
    return Cell(_("Nothing yet"), quiet=True)


def came_words(row: MatterRow) -> str:
    """What came of a matter, all of it, in words."""
    case = row.case_number or (_("Restricted case") if row.has_case else "")
    return " · ".join(part for part in (case, row.group) if part) or _("Nothing yet")


def decision_cell(row: DecisionRow, today: date) -> Cell:
    """Where a decision stands."""
    if row.done_on is not None:
        return Cell(
            _("Done on {date}", date=thai_date.near(row.done_on, today)), state="helped", icon="check"
        )
    if row.overdue and row.due_on is not None:
        late = _("Overdue since {date}", date=thai_date.near(row.due_on, today))
        return Cell(late, state="overdue", icon="alarm-clock")
    if row.due_on is not None:
        return Cell(_("Due {date}", date=thai_date.near(row.due_on, today)), state="waiting")
    return Cell(_("No day set"), quiet=True)


def overdue_cell(count: int) -> Cell:
    """How many decisions are overdue; nothing where none is."""
    if not count:
        return Cell("")
    text = thai_date.thai_digits(_("{count} overdue", count=count))
    return Cell(text, state="overdue", icon="alarm-clock", value=count)


def chips(row: ForumRow) -> list[tuple[str, str]]:
    """The states of a forum: colour and word of each."""
    if row.taken_back_on is not None:
        return [("plain", _("Taken back on {day}", day=thai_date.short(row.taken_back_on)))]
    if row.overdue:
        return [("overdue", overdue_cell(row.overdue).text)]
    return []
