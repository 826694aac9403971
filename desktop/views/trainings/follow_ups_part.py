"""Who is to be asked 30 and 90 days after a course: the list with what is late, and the form beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.rules import trainings as rules
from desktop.rules.trainings import FollowUpDraft
from desktop.services.centre import Centre
from desktop.services.trainings.rows import FollowUpRow
from desktop.system.language import _
from desktop.views.day_and_place import day_field
from desktop.views.form_maker import FormMaker
from desktop.views.kit import words as styles
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Facts, IconRow, button_row
from desktop.views.kit.chips import Chip
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import Field, LongTextField, MoneyField, YesNoField
from desktop.views.kit.record_form import Entry, Group, RecordForm
from desktop.views.kit.register_page import Empty, Register, RegisterPage, Sort
from desktop.views.kit.words import WrappedLabel
from desktop.views.list_exits import ListExits
from desktop.views.trainings import listing, words


class FollowUpForms(FormMaker):
    """Makes the form of a follow-up."""

    def follow_up(self, row: FollowUpRow) -> RecordForm[FollowUpDraft]:
        """What became of somebody after a course."""
        ground, follow_ups = self._centre.ground, self._centre.trainings.follow_ups
        entries = [
            Entry("on", _("Asked on"), day_field(ground), 12, required=True),
            Entry("in_work", _("In work?"), YesNoField(), 12),
            Entry("uses_skill", _("Uses what was learnt?"), YesNoField(), 12),
            Entry("income", _("Income now (baht a month)"), MoneyField("0"), 12, _before(row)),
            Entry("note", _("Note"), LongTextField(lines=2), 12),
        ]
        title = _("{name}, {days} days after", name=row.name, days=row.days)
        blank = FollowUpDraft(days=row.days, on=row.on or ground.clock.today())
        if row.on is not None:
            blank = FollowUpDraft(
                days=row.days,
                on=row.on,
                in_work=row.in_work,
                uses_skill=row.uses_skill,
                income=row.income,
                note=row.note,
            )
        return self.form(
            Group(title, entries, row.course),
            blank,
            check=lambda typed: rules.check_follow_up(typed, row.last_day, ground.clock.today()),
            write=lambda typed: follow_ups.save(row.enrolment_uid, typed),
            said=lambda _saved: _("What became of {name} was written down.", name=row.name),
        )


def _before(row: FollowUpRow) -> str:
    if row.income_before is None:
        return _("The income before is not known.")
    return _("Before: {amount}", amount=words.baht(row.income_before))


class FollowUpsPart(QWidget):
    """Who is to be asked.

    Signals:
        person_wanted(uid), course_wanted(uid): open it.

    Args:
        desk: runs the work.
        centre: the services.
    """

    person_wanted = Signal(str)
    course_wanted = Signal(str)

    def __init__(self, desk: Desk, centre: Centre, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._centre = desk, centre
        self._form: RecordForm[Any] | None = None
        self._row: FollowUpRow | None = None
        self._written_at: int | None = None
        self._forms = FollowUpForms(desk, centre, self._written, self.hide_form)
        self.register = RegisterPage(desk, self._register())
        self.register.filters.choose("state", listing.follow_up_state("due"))
        self.register.opened.connect(lambda _key: self.ask())
        self.register.selected.connect(self._glance_at)
        self.register.loaded.connect(self._go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.register)
        layout = self.register.layout()
        assert layout is not None
        layout.setContentsMargins(0, 0, 0, 0)

    def _register(self) -> Register:
        told = _("30 and 90 days after a course, those who passed are asked whether they work.")
        exits = ListExits(self, self._desk, self._centre, "training_follow_ups", back="trainings")
        return Register(
            title=_("Follow-ups"),
            columns=listing.follow_up_columns(),
            source=listing.follow_up_rows(self._centre),
            query=listing.follow_up_query,
            count=words.people,
            empty=Empty("calendar-check", _("Nobody is to be asked"), told),
            name="training_follow_ups",
            placeholder=_("Name, ID or telephone"),
            filters=listing.follow_up_filters(self._centre.ground),
            sort=Sort("due_on"),
            concerns=("training_follow_ups", "enrolments", "courses"),
            ways_out=exits.ways_out(),
            found_nothing=_nobody_due,
        )

    # -- reading

    def refresh(self) -> None:
        """Read the list anew."""
        self.register.refresh()

    def _glance_at(self, key: str) -> None:
        if key and self.isVisible() and self._form is None:
            follow_ups = self._centre.trainings.follow_ups
            self._desk.run(lambda _progress: follow_ups.rows([key]), self._show_glance, owner=self)

    def _show_glance(self, rows: Sequence[FollowUpRow]) -> None:
        if self._form is None and rows and rows[0].key == self.register.table.current_uid():
            self._row = rows[0]
            self.register.show_detail(self._glance(rows[0]))

    def _glance(self, row: FollowUpRow) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(WrappedLabel(row.name, styles.HEADING))
        cell = words.follow_up_cell(row)
        column.addWidget(Chip(cell.state or "plain", cell.text, cell.icon))
        column.addWidget(Facts(_facts(row)))
        course = IconRow("graduation-cap", row.course, words.days(None, row.last_day))
        course.pressed.connect(lambda: self.course_wanted.emit(row.course_uid))
        column.addWidget(course)
        person = IconRow("user", _("Open the person"))
        person.pressed.connect(lambda: self.person_wanted.emit(row.person_uid))
        column.addWidget(person)
        column.addStretch(1)
        if row.own and row.state in ("due", "done"):
            word = _("Change") if row.state == "done" else _("Write down what became of them")
            column.addLayout(button_row([Action(word=word, run=self.ask, icon="pencil")]))
        return made

    # -- the form

    def ask(self) -> None:
        """Open the form of the row that somebody is on."""
        key, follow_ups = self.register.table.current_uid(), self._centre.trainings.follow_ups
        if key and self._form is None:
            self._desk.run(lambda _progress: follow_ups.rows([key]), self._show_form, owner=self)

    def _show_form(self, rows: Sequence[FollowUpRow]) -> None:
        if not rows or self._form is not None:
            return
        row = rows[0]
        if not row.own or row.state not in ("due", "done"):
            self._desk.say(_("There is nothing to write down for {name} now.", name=row.name))
            return
        self._row, self._form = row, self._forms.follow_up(row)
        self.register.show_detail(self._form)
        self.register.show_panel()
        self._form.findChildren(Field)[1].setFocus(Qt.FocusReason.OtherFocusReason)

    def form(self) -> RecordForm[Any] | None:
        """The form that is open."""
        return self._form

    def hide_form(self) -> None:
        """Show the row again."""
        self._form = None
        self.register.show_detail(None)
        self.register.show_panel(False)
        self._glance_at(self.register.table.current_uid())
        self.register.focus_table()

    def _written(self) -> None:
        rows = self.register.table.rows
        self._written_at = rows.place(self._row.key) if self._row is not None else None
        self.hide_form()
        self.refresh()

    def _go_on(self, count: int) -> None:
        """Whoever was asked leaves the list: the next one is chosen, so that Enter goes on."""
        at, self._written_at = self._written_at, None
        table = self.register.table
        left = self._row is not None and table.rows.place(self._row.key) < 0
        if at is not None and count and self._form is None and left:
            table.choose(table.rows.uid(min(max(at, 0), count - 1)))

    def focus_first(self) -> None:
        """Go to the list; while it is empty, to its filter."""
        self.register.focus_first()


def _nobody_due(text: str, chosen: Mapping[str, str]) -> Empty | None:
    """Nobody is due: that is good news, not a search without a find."""
    if text or dict(chosen) != {"state": "due"}:
        return None
    told = _("30 and 90 days after a course, those who passed stand here until they were asked.")
    return Empty("circle-check", _("Nobody is to be asked now"), told)


def _facts(row: FollowUpRow) -> list[tuple[str, str]]:
    work = "" if row.in_work is None else words.work_cell(row.in_work).text
    skill = "" if row.uses_skill is None else (_("Yes") if row.uses_skill else _("No"))
    return [
        (_("After"), thai_date.thai_digits(_("{days} days", days=row.days))),
        (_("Due"), thai_date.short(row.due_on)),
        (_("Telephone"), row.phone),
        (_("Tambon"), row.tambon),
        (_("Income before"), words.baht(row.income_before)),
        (_("Asked on"), thai_date.short(row.on) if row.on else ""),
        (_("Work"), work),
        (_("Uses what was learnt"), skill),
        (_("Income now"), words.baht(row.income)),
        (_("Note"), row.note),
        (_("Asked by"), row.officer),
    ]
