"""The courses: the register with where each stands, one course beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.centre import Centre
from desktop.services.trainings.rows import CourseRow
from desktop.system.language import _
from desktop.views.kit import words as styles
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Facts, button_row
from desktop.views.kit.chips import Chip
from desktop.views.kit.desk import Desk
from desktop.views.kit.register_page import Empty, Register, RegisterPage, Sort
from desktop.views.kit.words import WrappedLabel
from desktop.views.list_exits import ListExits
from desktop.views.trainings import listing, words


class CoursesPart(QWidget):
    """The courses.

    Signals:
        opened(uid): open a course.
        planning: a new course is wanted.

    Args:
        desk: runs the work.
        centre: the services.
    """

    opened = Signal(str)
    planning = Signal()

    def __init__(self, desk: Desk, centre: Centre, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._centre = desk, centre
        self.register = RegisterPage(desk, self._register())
        self.register.opened.connect(self.opened)
        self.register.selected.connect(self._glance_at)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.register)
        layout = self.register.layout()
        assert layout is not None
        layout.setContentsMargins(0, 0, 0, 0)

    def _register(self) -> Register:
        ground = self._centre.ground
        new = Action(word=_("New course"), run=self.planning.emit, icon="graduation-cap")
        primary = None if ground.is_province else new
        told = _("Courses are set up with an agency: people are enrolled, hours keyed, results declared.")
        return Register(
            title=_("Courses"),
            columns=listing.course_columns(ground),
            source=listing.course_rows(self._centre),
            query=listing.course_query,
            count=listing.courses_word,
            empty=Empty("graduation-cap", _("No course yet"), told, primary),
            name="courses",
            placeholder=_("Course, place, trainer or participant"),
            primary=primary,
            filters=listing.course_filters(ground),
            sort=Sort("first_day", True),
            concerns=("courses", "enrolments", "groups"),
            ways_out=ListExits(self, self._desk, self._centre, "courses", back="trainings").ways_out(),
        )

    def refresh(self) -> None:
        """Read the list anew."""
        self.register.refresh()

    def _glance_at(self, uid: str) -> None:
        if uid and self.isVisible():
            courses = self._centre.trainings.courses
            self._desk.run(lambda _progress: courses.rows([uid]), self._show_glance, owner=self)

    def _show_glance(self, rows: Sequence[CourseRow]) -> None:
        if rows and rows[0].uid == self.register.table.current_uid():
            uid = rows[0].uid
            self.register.show_detail(
                _Glance(rows[0], Action(word=_("Open"), run=lambda: self.opened.emit(uid)))
            )

    def focus_first(self) -> None:
        """Go to the list; while it is empty, to its filter."""
        self.register.focus_first()


class _Glance(QWidget):
    """A course beside the list."""

    def __init__(self, row: CourseRow, opening: Action) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(WrappedLabel(row.title, styles.HEADING))
        column.addWidget(Chip(*words.course_chip(row.state)))
        passed = words.people(row.passed) if row.passed is not None else ""
        column.addWidget(
            Facts(
                [
                    (_("Agency"), row.agency),
                    (_("Group"), row.group),
                    (_("Days"), words.days(row.first_day, row.last_day)),
                    (_("Hours"), words.figure(row.hours)),
                    (_("Place"), " · ".join(part for part in (row.place, row.tambon) if part)),
                    (_("Seats"), words.seats_cell(row.seated, row.seats, row.waiting).text),
                    (_("Passed"), passed),
                    (_("Centre"), row.unit_name),
                ]
            )
        )
        column.addStretch(1)
        column.addLayout(button_row([opening]))
