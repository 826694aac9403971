"""How referrals and the agencies' answers are spoken of on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.rules import thai_date
from desktop.rules.cases import verdict_word
from desktop.rules.referrals.words import WAITING as NO_ANSWER
from desktop.services.referrals import (
    KNOWN,
    NAME,
    PROBLEM,
    READY,
    VERDICTS,
    WAITING,
    JudgedAnswer,
    JudgedAnswers,
    LetterRow,
)
from desktop.system.language import _
from desktop.views.kit.chips import Choice
from desktop.views.kit.row_model import Cell, Column, Row

ALL: Final = "all"
FILES: Final = "*.xlsx *.csv *.txt *.tsv *.xlsm"
_STATES: Final[Mapping[str, str]] = {
    READY: "accent",
    NAME: "waiting",
    WAITING: "plain",
    KNOWN: "helped",
    PROBLEM: "overdue",
}
_ICONS: Final[Mapping[str, str]] = {
    READY: "plus",
    NAME: "users",
    WAITING: "hourglass",
    KNOWN: "check",
    PROBLEM: "circle-alert",
}


def figure(number: int) -> str:
    """A count as the screen writes it."""
    return thai_date.thai_digits(f"{number:,}")


def kinds() -> str:
    """Which files the dialog shows."""
    return _("Lists ({endings})", endings=FILES) + ";;" + _("All files ({endings})", endings="*")


def answered(row: LetterRow) -> Cell:
    """How many of a letter's cases were answered."""
    if row.answered == row.cases:
        return Cell(_("All answered"), "helped")
    word = _("{answered} of {cases}", answered=figure(row.answered), cases=figure(row.cases))
    return Cell(word, "referred")


def verdict_choices(judged: JudgedAnswers) -> tuple[Choice, ...]:
    """The chips above the rows: all, and each verdict with its count; empty ones are left out."""
    counts = judged.counts()
    every = Choice(ALL, f"{_('All rows')} {figure(len(judged.rows))}")
    return (
        every,
        *(
            Choice(code, f"{_(word)} {figure(counts[code])}")
            for code, word in VERDICTS.items()
            if counts[code]
        ),
    )


def answer_columns() -> tuple[Column, ...]:
    """The columns of the table of answers."""
    return (
        Column("row", _("Row"), 46, figures=True, sortable=False),
        Column("verdict", _("Verdict"), 130, sortable=False),
        Column("number", _("Case number"), 146, sortable=False),
        Column("name", _("Name"), 140, sortable=False),
        Column("outcome", _("Outcome"), 166, sortable=False),
        Column("reason", _("Why"), 110, sortable=False),
    )


def answer_row(row: JudgedAnswer) -> Row:
    """One answer as the table shows it."""
    return Row(
        str(row.number),
        (
            str(row.number),
            Cell(_(VERDICTS[row.verdict]), _STATES[row.verdict], _ICONS[row.verdict]),
            row.case_number,
            row.known_name or row.line.name,
            outcome_word(row),
            Cell(next(iter(row.reasons), ""), quiet=True),
        ),
    )


def outcome_word(row: JudgedAnswer) -> str:
    """What a row says came of its case."""
    return "" if row.line.outcome == NO_ANSWER else verdict_word(row.line.outcome)
