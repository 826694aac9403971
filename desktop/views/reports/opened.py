"""What is opened over the month: one of the eight reports, and the entries behind its numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.rules.targets import Target
from desktop.services.centre import Centre
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import Field
from desktop.views.kit.record_form import RecordForm
from desktop.views.reports.behind import BehindView
from desktop.views.reports.report_view import Asked, ReportView, Which
from desktop.views.reports.target_form import target_form

_AROUND: Final = (24, 16, 24, 16)


class OpenedReport:
    """A report that is opened over the month, one step behind another.

    Args:
        stack: where views lie on one another.
        desk: runs the work.
        centre: the services.
        back: puts the keyboard back on the month.

    Attributes:
        report: the report; None while the month itself is shown.
        target: the form of the year's target, where it is open.
        behind: the entries behind its numbers; None while the report is shown.
    """

    def __init__(self, stack: QStackedWidget, desk: Desk, centre: Centre, back: Callable[[], object]) -> None:
        self._stack, self._desk, self._centre, self._back = stack, desk, centre, back
        self.report: ReportView | None = None
        self.behind: BehindView | None = None
        self.target: RecordForm[Target] | None = None

    def open_target(self, year: int, unit: str) -> None:
        """Show the form of a year's target."""
        self.close()
        self.target = target_form(self._desk, self._centre, year, unit, self.close)
        # The form is made for a column beside; alone on the page it has the page's own room around it.
        if (layout := self.target.layout()) is not None:
            layout.setContentsMargins(*_AROUND)
        self._stack.addWidget(self.target)
        self._stack.setCurrentWidget(self.target)
        self.target.findChildren(Field)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def may_leave(self) -> bool:
        """Whether nothing unsaved is open, or the person said to leave it."""
        return self.target is None or self.target.may_leave()

    def open(self, which: Which) -> None:
        """Show a report."""
        self.close()
        self.report = ReportView(self._desk, self._centre, which)
        self.report.left.connect(self.close)
        self.report.wanted.connect(self._open_behind)
        self._stack.addWidget(self.report)
        self._stack.setCurrentWidget(self.report)

    def _open_behind(self, asked: Asked) -> None:
        if self.report is None:
            return
        self.behind = BehindView(self._desk, self._centre, self.report.which, asked)
        self.behind.left.connect(self.close_behind)
        self._stack.addWidget(self.behind)
        self._stack.setCurrentWidget(self.behind)

    def close_behind(self) -> None:
        """Back from the entries behind a number to the report."""
        if self.behind is None or self.report is None:
            return
        self._stack.setCurrentWidget(self.report)
        self._take_away(self.behind)
        self.behind = None
        self.report.focus_again()

    def close(self) -> None:
        """Back from the report, or from the target's form, to the month."""
        self.close_behind()
        if self.target is not None:
            self._take_away(self.target)
            self.target = None
            self._back()
        if self.report is None:
            return
        self._take_away(self.report)
        self.report = None
        self._back()

    def step_back(self) -> bool:
        """Back by one step.

        Returns:
            Whether anything was open.
        """
        was_open = self.report is not None or self.target is not None
        if not self.may_leave():
            return True
        if self.behind is not None:
            self.close_behind()
        else:
            self.close()
        return was_open

    def refresh(self) -> None:
        """Read anew what is open."""
        if self.report is not None:
            self.report.refresh()
        if self.behind is not None:
            self.behind.refresh()

    def _take_away(self, view: QWidget) -> None:
        self._stack.removeWidget(view)
        view.deleteLater()
