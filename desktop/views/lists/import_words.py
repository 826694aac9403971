"""How a list taken in from a file is spoken of on the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from desktop.rules import phones, thai_date, thai_id, thai_names
from desktop.rules.lists import columns
from desktop.services.lists import KNOWN, NAMESAKE, NEW, PROBLEM, VERDICTS, Counts, Imported, JudgedRow
from desktop.system.language import _
from desktop.views.kit.chips import Choice
from desktop.views.kit.row_model import Cell, Column, Row

ALL: Final = "all"
STATES: Final[Mapping[str, str]] = {NEW: "accent", KNOWN: "helped", NAMESAKE: "waiting", PROBLEM: "overdue"}
_ICONS: Final[Mapping[str, str]] = {
    NEW: "plus",
    KNOWN: "check",
    NAMESAKE: "users",
    PROBLEM: "circle-alert",
}
FILES: Final = "*.xlsx *.csv *.txt *.tsv *.xlsm"


def figure(number: int) -> str:
    """A count as the screen writes it."""
    return thai_date.thai_digits(f"{number:,}")


def verdict_choices(counts: Counts) -> tuple[Choice, ...]:
    """The chips above the rows: all, and each verdict with its count."""
    each = (Choice(code, f"{_(word)} {figure(getattr(counts, code))}") for code, word in VERDICTS.items())
    every = _("All rows")
    return (Choice(ALL, f"{every} {figure(counts.total)}"), *each)


def row_columns() -> tuple[Column, ...]:
    """The columns of the table of rows."""
    return (
        Column("row", _("Row"), 84, figures=True, sortable=False),
        Column("verdict", _("Verdict"), 140, sortable=False),
        Column("name", _("Name"), 220, sortable=False),
        Column("reason", _("Why"), 400, sortable=False),
    )


def table_row(row: JudgedRow) -> Row:
    """One row of a list as the table shows it."""
    person = row.line.person
    name = thai_names.full_name(person.title, person.first_name, person.last_name)
    decided = _("decided") if row.decision and row.is_writeable else ""
    reason = " ".join(part for part in (decided, *row.reasons[:1]) if part)
    return Row(
        str(row.number),
        (
            str(row.number),
            Cell(_(VERDICTS[row.verdict]), STATES[row.verdict], _ICONS[row.verdict]),
            name,
            Cell(reason, quiet=True),
        ),
    )


def facts(row: JudgedRow, tambon: str) -> tuple[tuple[str, str], ...]:
    """What a row says of its person, to be compared with those who may be the same.

    Args:
        row: of the list.
        tambon: the name of its tambon.
    """
    person = row.line.person
    return (
        (_("Name"), thai_names.full_name(person.title, person.first_name, person.last_name)),
        (_("ID number"), thai_id.shown(person.thai_id)),
        (_("Date of birth"), thai_date.partial(person.birth_date)),
        (_("Tambon"), tambon),
        (_("Telephone"), ", ".join(phones.shown(call) for call in person.phones)),
        (_("Need"), ", ".join(each.detail or each.category_code for each in row.line.needs)),
    )


def field_choices(needs: Mapping[str, str]) -> tuple[Choice, ...]:
    """What a column can be: every field, and a tick for each kind of need.

    Args:
        needs: the names of the kinds of need by code.
    """
    fields = [Choice(code, _(word)) for code, word in columns.FIELDS.items() if code]
    ticked = [
        Choice(f"{columns.NEED_OF}{code}", columns.field_word(f"{columns.NEED_OF}{code}", needs))
        for code in needs
    ]
    return (*fields, *ticked)


def need_choices(needs: Mapping[str, str]) -> tuple[Choice, ...]:
    """The kinds of need that words can mean."""
    return tuple(Choice(code, name, code) for code, name in needs.items())


def sheet_choices(sheets: Sequence[str], hidden: frozenset[str]) -> tuple[Choice, ...]:
    """The sheets of a workbook; hidden ones say so."""
    return tuple(Choice(name, name, _("hidden sheet") if name in hidden else "") for name in sheets)


def written_words(done: Imported) -> str:
    """What came of taking a list in, in one sentence."""
    return _(
        "{people} people registered, {cases} cases opened, {filled} people completed; {left} rows are left.",
        people=figure(done.people),
        cases=figure(done.cases),
        filled=figure(done.filled),
        left=figure(done.left),
    )
