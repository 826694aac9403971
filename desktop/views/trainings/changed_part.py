"""What training changed in a fiscal year: figures that open their people, and each course."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.services.ground import Ground
from desktop.services.trainings.rows import Changed, CourseChanged, YearChanged
from desktop.system.language import _, mark
from desktop.views.kit import words as styles
from desktop.views.kit.arrange import Tiles
from desktop.views.kit.buttons import IconButton
from desktop.views.kit.cards import Column as CardColumn
from desktop.views.kit.cards import EmptyState, FigureCard
from desktop.views.kit.fields import ChoiceField
from desktop.views.kit.row_table import Cell, Column, Row
from desktop.views.kit.words import Heading, WrappedLabel
from desktop.views.trainings import listing, words
from desktop.views.trainings.kept_list import KeptList

# The figure's name, its icon, its colours, and what it counts.
TILES: Final = (
    ("seated", "users", "accent", mark("Took part")),
    ("passed", "circle-check", "helped", mark("Passed")),
    ("certified", "id-card", "accent", mark("Have a certificate")),
    ("in_work_30", "briefcase", "referred", mark("In work after 30 days")),
    ("in_work_90", "briefcase", "referred", mark("In work after 90 days")),
    ("uses_skill", "hammer", "helped", mark("Use what they learnt")),
    ("income_known", "chart-column", "restricted", mark("Income before and after")),
)
_OF: Final = {"passed": "seated", "certified": "passed", "in_work_30": "asked_30", "in_work_90": "asked_90"}
_LEAST: Final = 240
_UNITS: Final = 230


class ChangedPart(QWidget):
    """What training changed.

    Signals:
        year_wanted(fiscal_year): another year is wanted.
        figure_wanted(figure): the people behind a figure of the year.
        course_wanted(uid): open a course.

    Args:
        fiscal_year: the one that is shown at first; there is none after it.
        ground: a province chooses the centre.
    """

    year_wanted = Signal(int)
    figure_wanted = Signal(str)
    course_wanted = Signal(str)

    def __init__(self, fiscal_year: int, ground: Ground, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fiscal_year, self._last, self._ground = fiscal_year, fiscal_year, ground
        self.units: ChoiceField | None = None
        if ground.is_province:
            own = listing.unit_filter(ground).choices()
            self.units = ChoiceField(own, _("All centres together"))
            self.units.set_name(_("District"))
            self.units.setFixedWidth(_UNITS)
            self.units.changed.connect(lambda: self.year_wanted.emit(self.fiscal_year))
        self.shown: YearChanged | None = None
        self._looked_behind = "seated"
        self.before = IconButton("chevron-left", _("Year before"), "Alt+Left", lambda: self._turn(-1))
        self.after = IconButton("chevron-right", _("Year after"), "Alt+Right", lambda: self._turn(1))
        self.name, self.told = Heading(), WrappedLabel("", styles.MUTED)
        self.cards = {figure: FigureCard(icon, state, _(caption)) for figure, icon, state, caption in TILES}
        for figure, card in self.cards.items():
            card.pressed.connect(lambda figure=figure: self._look_behind(figure))
        none = _("A course counts in the fiscal year in which it ends.")
        self.courses = KeptList(
            _("Courses of the year"),
            _columns(ground.is_province),
            EmptyState("graduation-cap", _("No course ended yet"), none),
        )
        self.courses.setMinimumHeight(_LEAST)
        self.courses.opened.connect(self.course_wanted)
        self._lay_out()
        self._show_year()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(6)
        for part in (self.before, self.name, self.after):
            row.addWidget(part)
        row.addSpacing(12)
        row.addWidget(self.told, 1, Qt.AlignmentFlag.AlignVCenter)
        if self.units is not None:
            row.addWidget(self.units)
        column.addLayout(row)
        scrolling = CardColumn()
        scrolling.add(Tiles(list(self.cards.values()), 200, 4))
        scrolling.add(self.courses, 1)
        column.addWidget(scrolling, 1)

    def unit(self) -> str:
        """At the province, the centre that is shown; empty for all together, and at a centre."""
        return self.units.value() if self.units is not None else ""

    def _turn(self, step: int) -> None:
        wanted = self.fiscal_year + step
        if wanted <= self._last:
            self.fiscal_year = wanted
            self._show_year()
            self.year_wanted.emit(wanted)

    def _show_year(self) -> None:
        year = thai_date.thai_digits(str(self.fiscal_year))
        self.name.setText(_("Fiscal year {year}", year=year))
        self.after.setEnabled(self.fiscal_year < self._last)

    def show_changed(self, found: YearChanged) -> None:
        """Show what changed in a year."""
        if found.fiscal_year != self.fiscal_year:
            return
        self.shown = found
        for figure, card in self.cards.items():
            card.show_figure(words.figure(found.total.count(figure)), _note(figure, found.total))
        self.courses.show_rows([_row(one, self._ground) for one in found.courses])
        self.told.setText(_year_words(found))

    def _look_behind(self, figure: str) -> None:
        self._looked_behind = figure
        self.figure_wanted.emit(figure)

    def focus_first(self) -> None:
        """Go to the figure that somebody looked behind, or else to the first."""
        self.cards[self._looked_behind].setFocus(Qt.FocusReason.OtherFocusReason)


def figure_word(figure: str) -> str:
    """A figure in words."""
    return next((_(caption) for name, _icon, _state, caption in TILES if name == figure), figure)


def _note(figure: str, changed: Changed) -> str:
    if figure == "income_known":
        return income_words(changed)
    if figure == "seated":
        return _("of {count} enrolled", count=words.figure(changed.count("enrolled")))
    base = changed.count(_OF.get(figure, "seated"))
    told = {
        "in_work_30": _("of {count} asked", count=words.figure(base)),
        "in_work_90": _("of {count} asked", count=words.figure(base)),
        "uses_skill": _("of {count} who took part", count=words.figure(base)),
        "certified": _("of {count} who passed", count=words.figure(base)),
    }
    share = _("of {count} who took part", count=words.figure(base))
    return told.get(figure, share)


def income_words(changed: Changed) -> str:
    """The average income before and after, in a sentence; empty where it is not known."""
    if changed.income_before is None or changed.income_after is None:
        return _("not known yet")
    return _(
        "on average {before} → {after} baht a month",
        before=words.figure(changed.income_before // 100),
        after=words.figure(changed.income_after // 100),
    )


def _year_words(found: YearChanged) -> str:
    parts = [words.figure(len(found.courses))]
    told = [_("{count} courses", count=parts[0])]
    if found.called_off:
        told.append(_("{count} called off", count=words.figure(found.called_off)))
    if found.total.budget:
        told.append(_("budget {amount}", amount=words.baht(found.total.budget)))
    return " · ".join(told)


def _columns(with_district: bool) -> tuple[Column, ...]:
    return (
        Column("title", _("Course"), 236, sortable=False),
        Column("unit", _("District"), 116, sortable=False, usual=with_district),
        Column("last_day", _("Ends"), 110, sortable=False),
        Column("seated", _("Took part"), 112, True, False),
        Column("passed", _("Passed"), 84, True, False),
        Column("in_work_30", _("In work, 30 days"), 120, True, False),
        Column("in_work_90", _("In work, 90 days"), 120, True, False),
        Column("before", _("Income before"), 110, True, False),
        Column("after", _("after"), 90, True, False),
    )


def _row(one: CourseChanged, ground: Ground) -> Row:
    changed = one.changed
    in_work: Sequence[Cell] = [
        _share(changed.count(f"in_work_{days}"), changed.count(f"asked_{days}")) for days in (30, 90)
    ]
    return Row(
        one.course.uid,
        (
            one.course.title,
            Cell(listing.district(one.course.unit, ground), quiet=True),
            thai_date.short(one.course.last_day, thai_digits=False),
            str(changed.count("seated")),
            str(changed.count("passed")),
            *in_work,
            words.income_cell(_whole(changed.income_before)),
            words.income_cell(_whole(changed.income_after)),
        ),
    )


def _share(count: int, asked: int) -> Cell:
    return Cell(f"{count}/{asked}", value=count) if asked else Cell("–", quiet=True)


def _whole(satang: int | None) -> int | None:
    """An average in whole baht."""
    return None if satang is None else satang // 100 * 100
