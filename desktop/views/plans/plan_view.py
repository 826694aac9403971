"""A month's plans: whose on the left, one of them against what was done on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.rules.months import Month
from desktop.services.centre import Centre
from desktop.services.plans import APPROVED, PlanPage, PlanSum
from desktop.system.language import _
from desktop.views.kit.arrange import STACKED_BELOW
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Card
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import Field
from desktop.views.kit.form_beside import FormBeside
from desktop.views.kit.jobs import Job
from desktop.views.kit.kept_rows import KeptRows
from desktop.views.kit.record_form import RecordForm
from desktop.views.kit.row_table import Cell, Column, Row, RowTable
from desktop.views.plans import words
from desktop.views.plans.plan_card import PlanCards
from desktop.views.plans.small_forms import SmallForms
from desktop.views.second_person import SecondPersonForms

# What the table knows the centre itself by: it has no uid.
_CENTRE: Final = "centre"
_WHOSE: Final = 330
_WHOSE_NARROW: Final = 210


class PlanView(QWidget):
    """A month's plans.

    Signals:
        entries_wanted(worker, item, field): show the activities behind a figure.
        left: back from the list.

    Args:
        desk: runs the work.
        centre: the services.

    Attributes:
        page: the plan that is shown, once it has been read.
    """

    entries_wanted = Signal(str, str, str)
    left = Signal()
    shown = Signal()

    def __init__(self, desk: Desk, centre: Centre, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._centre = desk, centre
        self.month = Month.of(centre.ground.clock.today())
        self.who = ""
        self.page: PlanPage | None = None
        self._job: Job | None = None
        self._source = KeptRows()
        self.cards = PlanCards()
        self.whose = RowTable(_columns(), self._source)
        self.whose.set_title(_("Whose plan"))
        self.whose.selected.connect(self._on_selected)
        self.whose.opened.connect(lambda _uid: self.cards.focus_first())
        self.whose.left.connect(self.left)
        self.cards.item_wanted.connect(self.change)
        self.cards.taken_out.connect(self.take_out)
        self.cards.entries_wanted.connect(self._want_entries)
        self.cards.noting.connect(self.note)
        self.cards.judging.connect(self.judge)
        self.beside = FormBeside()
        self._forms = SmallForms(desk, centre, self._on_written, self.hide_form)
        self._beside_forms = SecondPersonForms(desk, centre, self._on_written, self.hide_form)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        self._left = Card()
        self._left.body.setContentsMargins(5, 5, 5, 8)
        self._left.add(self.whose, 1)
        row.addWidget(self._left)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.cards)
        self.beside.addWidget(right)
        row.addWidget(self.beside, 1)

    # -- reading and showing

    def refresh(self) -> None:
        """Read the month's plans anew."""
        items, month = self._centre.plans.items, self.month
        if self._job is not None:
            # An older answer may not know yet whose plan is asked for.
            self._job.drop()
        self._job = self._desk.run(
            lambda _progress: items.all(month), lambda found: self._show(month, found), owner=self
        )

    def show_month(self, month: Month) -> None:
        """Show another month.

        Args:
            month: which one.
        """
        self.month = month
        self.cards.verticalScrollBar().setValue(0)
        self.refresh()

    def show_whose(self, who: str) -> None:
        """Show somebody's plan.

        Args:
            who: the volunteer's uid; empty for the centre's own.
        """
        self.who = who
        before = self.whose.blockSignals(True)
        self.whose.choose(who or _CENTRE)
        self.whose.blockSignals(before)
        self._read()

    def _show(self, month: Month, found: Sequence[PlanSum]) -> None:
        if month != self.month:
            return
        uids = self._source.keep([_row(one) for one in found])
        if (self.who or _CENTRE) not in uids:
            self.who = ""
        # A list that is shown anew chooses rows by itself; whose plan is shown is chosen by a person only.
        before = self.whose.blockSignals(True)
        self.whose.rows.mark_all_stale()
        self.whose.show_ids(uids)
        self.whose.choose(self.who or _CENTRE)
        self.whose.blockSignals(before)
        self._read()

    def _on_selected(self, uid: str) -> None:
        who = "" if uid == _CENTRE else uid
        if uid and who != self.who:
            self.who = who
            # Another plan begins with whose it is, however far the last one was scrolled.
            self.cards.verticalScrollBar().setValue(0)
            self._read()

    def _read(self) -> None:
        items, month, who = self._centre.plans.items, self.month, self.who
        self._desk.run(lambda _progress: items.page(month, who), self._show_page, owner=self)

    def _show_page(self, page: PlanPage) -> None:
        if (page.month, page.worker.uid) != (self.month, self.who):
            return
        self.page = page
        self.cards.show_plan(page, may_judge=self._may_approve())
        self.shown.emit()

    def _may_approve(self) -> bool:
        actor = self._centre.ground.actor
        # Where there is no supervisor yet, the administrator stands in; the service knows.
        return actor.may("plans.approve") or actor.role == "administrator"

    def offered(self) -> list[Action]:
        """What can be done with the plan that is shown, besides writing into it."""
        page = self.page
        if page is None:
            return []
        open_month, planned = not page.closed, bool(page.items)
        waits = planned and page.approval.state != APPROVED
        return [
            Action(word=_("Copy last month's plan"), run=self.copy, icon="copy", enabled=open_month),
            Action(word=_("Copy everybody's"), run=self.copy_all, icon="users", enabled=open_month),
            *self._agreeing(open_month and waits),
            Action(word=_("Print the plan"), run=self.print_plan, icon="printer", enabled=planned),
            Action(word=_("Print the month's work"), run=self.print_work, icon="file-text"),
        ]

    def _agreeing(self, waits: bool) -> list[Action]:
        if self._may_approve():
            return [Action(word=_("Agree"), run=self.approve, icon="stamp", enabled=waits)]
        # So long a word is there only while it is of use, else it would take the room of the others.
        here = Action(word=_("Supervisor agrees here"), run=self.approve_beside, icon="stamp")
        return [here] if waits else []

    def primary(self) -> Action:
        """What people mostly do here."""
        enabled = self.page is not None and not self.page.closed
        return Action(word=_("Write into the plan"), run=self.add, icon="plus", enabled=enabled)

    def focus_first(self) -> None:
        """Go to the form that is open, else to whose plan it is."""
        form = self.form()
        if form is not None:
            form.findChildren(Field)[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.whose.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- writing

    def add(self) -> None:
        """Write an item into the plan that is shown."""
        if self.page is not None:
            self._show_form(self._forms.item(self.page))

    def change(self, uid: str) -> None:
        """Change an item.

        Args:
            uid: the item.
        """
        page, items = self.page, self._centre.plans.items
        if page is None or page.closed:
            return

        def show(found: Any) -> None:
            draft, revision = found
            self._show_form(self._forms.item(page, uid, draft, revision))

        self._desk.run(lambda _progress: items.draft(uid), show, owner=self)

    def take_out(self, uid: str) -> None:
        """Take an item out of the plan.

        Args:
            uid: the item.
        """
        items = self._centre.plans.items
        self._write(
            lambda: items.take_back([uid]),
            _("The item was taken out of the plan."),
            lambda: items.bring_back([uid]),
        )

    def copy(self) -> None:
        """Take over what was planned last month, into the plan that is shown."""
        self._copy(self.who)

    def copy_all(self) -> None:
        """Take over everybody's plan of last month."""
        self._copy(None)

    def _copy(self, who: str | None) -> None:
        items, month = self._centre.plans.items, self.month

        def done(made: tuple[str, ...]) -> None:
            said = _("{count} items were copied from {month}.", count=len(made), month=before)
            self._desk.say(said, lambda: self._undo(lambda: items.take_back(made)))

        before = month.previous().spoken()
        self._desk.run(lambda _progress: items.copy(month, who), done, writes=True, owner=self)

    def approve(self) -> None:
        """Agree to the plan, after asking once."""
        page, items = self.page, self._centre.plans.items
        if page is None:
            return
        question = _("Agree to the plan of {month}?", month=page.month.spoken())
        text = _(
            "{whose}: {count} items. Your name will stand under the plan.",
            whose=words.worker_name(page.worker),
            count=len(page.items),
        )
        if self._desk.ask(self, question, _("Agree"), _("Not yet"), text):
            month, who = page.month, page.worker.uid
            self._write(lambda: items.approve(month, who), _("The plan is agreed to."))

    def approve_beside(self) -> None:
        """Let a supervisor agree to the plan at this screen, with their own password."""
        page = self.page
        if page is None:
            return
        note = _(
            "{whose}: {count} items. The supervisor's name will stand under the plan.",
            whose=words.worker_name(page.worker),
            count=len(page.items),
        )
        month, who = page.month, page.worker.uid
        form = self._beside_forms.confirming(
            _("Agree to the plan of {month}", month=month.spoken()),
            note,
            lambda beside: beside.plans.items.approve(month, who),
            said=_("The plan is agreed to."),
            word=_("Agree"),
        )
        self._show_form(form)

    def note(self) -> None:
        """Note what hindered the month."""
        if self.page is not None:
            self._show_form(self._forms.notes(self.page))

    def judge(self) -> None:
        """Say something of the month's work."""
        if self.page is not None:
            self._show_form(self._forms.opinion(self.page))

    def _write(self, work: Callable[[], object], said: str, undo: Callable[[], object] | None = None) -> None:
        def done(_written: object) -> None:
            self._desk.say(said, (lambda: self._undo(undo)) if undo else None)

        self._desk.run(lambda _progress: work(), done, writes=True, owner=self)

    def _undo(self, work: Callable[[], object]) -> None:
        said = _("It is as it was before.")
        self._desk.run(lambda _progress: work(), lambda _none: self._desk.say(said), writes=True)

    # -- papers and figures

    def print_plan(self) -> None:
        """Print the plan that is shown; one that nobody agreed to yet as a draft."""
        page, papers = self.page, self._centre.plans.papers
        if page is not None:
            month, who = page.month, page.worker.uid
            draft = page.approval.state != APPROVED
            self._print("monthly_plan", lambda: papers.plan_sheet(month, who), who, draft)

    def print_work(self) -> None:
        """Print the month's work of whose plan is shown."""
        if self.page is None:
            return
        month, who, centre = self.page.month, self.page.worker.uid, self._centre
        if who:
            self._print("monthly_work", lambda: centre.volunteers.papers.month_sheet(who, month), who)
        else:
            self._print("monthly_work", lambda: centre.plans.papers.work_sheet(month), "")

    def _print(self, form: str, made: Callable[[], Any], about: str, draft: bool = False) -> None:
        def show(sheet: Any) -> None:
            self._desk.open("paper", form=form, sheet=sheet, about=about, draft=draft, back="plans")

        self._desk.run(lambda _progress: made(), show, owner=self)

    def _want_entries(self, item: str, field: str) -> None:
        self.entries_wanted.emit(self.who or _CENTRE, item, field)

    # -- the small form in the plan's place

    def form(self) -> RecordForm[Any] | None:
        """The small form that is open."""
        return self.beside.form()

    def _show_form(self, form: RecordForm[Any]) -> None:
        self.beside.show_form(form)
        self._arrange()
        self.whose.setEnabled(False)
        self.shown.emit()
        self.focus_first()

    def hide_form(self) -> None:
        """Show the plan again."""
        self.beside.drop_form()
        self._arrange()
        self.whose.setEnabled(True)
        self.shown.emit()
        self.focus_first()

    def _on_written(self) -> None:
        self.hide_form()

    def _arrange(self) -> None:
        """Where there is no room for both, the form takes the list's place, and names stand alone in it."""
        wide = self.width() >= STACKED_BELOW
        self._left.setVisible(self.form() is None or wide)
        self._left.setFixedWidth(_WHOSE if wide else _WHOSE_NARROW)
        wanted = ("whose", "state") if wide else ("whose",)
        if self.whose.shown_columns() != wanted:
            self.whose.show_columns(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window only one of the two is shown."""
        super().resizeEvent(event)
        self._arrange()


def _columns() -> tuple[Column, ...]:
    return (
        Column("whose", _("Whose plan"), 176, sortable=False),
        Column("state", _("State"), 146, sortable=False),
    )


def _row(one: PlanSum) -> Row:
    name = Cell(words.worker_name(one.worker), icon="" if one.worker.uid else "building-2")
    return Row(one.worker.uid or _CENTRE, (name, words.state_cell(one.state)))
