"""The cases that wait to be referred: chosen, and referred in one batch by a form beside the list."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules.reference import CENTRE, offered
from desktop.rules.referrals import letters
from desktop.rules.referrals.letters import BatchDraft
from desktop.services.cases import CasePage, CaseRow
from desktop.services.centre import Centre
from desktop.services.referrals import Referred, WaitingFilter
from desktop.system.language import _
from desktop.views.case_glance import CaseGlance
from desktop.views.case_words import short_needs
from desktop.views.cells import day_cell
from desktop.views.day_and_place import day_field
from desktop.views.kit import words as styles
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Column as ScrolledColumn
from desktop.views.kit.cards import button_row
from desktop.views.kit.chips import Choice
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import LongTextField
from desktop.views.kit.filters import Filter
from desktop.views.kit.form_groups import Entry, Group
from desktop.views.kit.record_form import RecordForm, SaveAction
from desktop.views.kit.register_page import Empty, Register, RegisterPage, Sort, TableColumn
from desktop.views.kit.row_model import Cell, Row
from desktop.views.kit.words import WrappedLabel
from desktop.views.referrals import words

_READ: Final = ("needs",)


@dataclass(frozen=True, slots=True)
class WaitingRows:
    """The waiting cases, as a table asks for them.

    Attributes:
        centre: all services.
    """

    centre: Centre

    def ids(self, query: object, sort: Sort | None) -> Sequence[str]:
        """The keys of the whole answer."""
        assert isinstance(query, WaitingFilter)
        wanted = query if sort is None else replace(query, sort=sort.key, descending=sort.descending)
        return self.centre.referrals.waiting(wanted)

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        """The rows of some keys."""
        cases = {letters.parted(key)[0] for key in uids}
        found = {row.uid: row for row in self.centre.cases.rows(list(cases), _READ)}
        return [
            self._row(key, found[case], agency)
            for key, (case, agency) in ((key, letters.parted(key)) for key in uids)
            if case in found
        ]

    def _row(self, key: str, case: CaseRow, agency_code: str) -> Row:
        ground = self.centre.ground
        agency, unit = ground.reference.agencies.get(agency_code), ground.reference.units().get(case.unit)
        return Row(
            key,
            (
                case.number,
                Cell(case.name, icon="lock") if case.restricted else Cell(case.name),
                Cell(short_needs(case.needs.split(", ")), lasting=case.needs),
                unit.district if unit and unit.district else case.unit,
                day_cell(case.on, ground.clock.today()),
                agency.short if agency else agency_code,
            ),
        )


class WaitingPart(QWidget):
    """The cases that wait to be referred.

    Signals:
        referred(done): a batch was written.
        case_wanted(uid): a case is to be opened.

    Args:
        desk: runs the work.
        centre: the services.
    """

    referred = Signal(object)
    case_wanted = Signal(str)

    def __init__(self, desk: Desk, centre: Centre, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._centre = desk, centre
        self.form: RecordForm[BatchDraft] | None = None
        self.register = RegisterPage(desk, self._register())
        self.register.opened.connect(lambda key: self.case_wanted.emit(letters.parted(key)[0]))
        self.register.selected.connect(self._look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.register)
        layout = self.register.layout()
        assert layout is not None
        layout.setContentsMargins(0, 0, 0, 0)

    def _register(self) -> Register:
        told = _("A case stands here once it is screened in, for each agency that its needs ask for.")
        return Register(
            title=_("Waiting for referral"),
            columns=(
                TableColumn("number", _("Case number"), 140),
                TableColumn("name", _("Name"), 150),
                TableColumn("needs", _("Need"), 130, sortable=False),
                TableColumn("unit", _("District"), 110),
                TableColumn("on", _("Came in"), 110),
                TableColumn("agency", _("Agency"), 80, sortable=False),
            ),
            source=WaitingRows(self._centre),
            query=_query,
            count=lambda count: _("{count} cases", count=words.figure(count)),
            empty=Empty("send", _("No case waits to be referred"), told),
            name="referrals",
            placeholder=_("Name, ID, telephone or case number"),
            filters=self._filters(),
            sort=Sort("on"),
            concerns=("cases", "needs", "steps"),
            multi=True,
            chosen_actions=self._chosen_actions,
        )

    def _filters(self) -> Sequence[Filter]:
        ground = self._centre.ground
        tables, today = ground.reference, ground.clock.today()

        def agencies() -> Sequence[Choice]:
            return [Choice(each.code, each.name) for each in offered(tables.agencies.values(), today)]

        def units() -> Sequence[Choice]:
            own = (unit for unit in tables.units().values() if unit.kind == CENTRE)
            return [Choice(unit.code, unit.district) for unit in own if unit.code.startswith(ground.unit)]

        return [Filter("agency", _("Agency"), agencies), Filter("unit", _("District"), units)]

    # -- one case beside the list

    def _look(self, key: str) -> None:
        if self.form is None and key:
            uid = letters.parted(key)[0]
            self._desk.run(
                lambda _progress: self._centre.cases.page(uid),
                lambda page: self._show_glance(key, page),
                owner=self,
            )

    def _show_glance(self, key: str, page: CasePage) -> None:
        if self.form is not None or key != self.register.table.current_uid():
            return
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        seen = ScrolledColumn(spacing=6)
        seen.add(WrappedLabel(page.citizen_name, styles.HEADING))
        known = " · ".join(part for part in (page.masked_id, page.citizen_detail) if part)
        seen.add(WrappedLabel(known, styles.MUTED))
        seen.add(CaseGlance(page, self._centre.ground.reference))
        seen.add_stretch()
        column.addWidget(seen, 1)
        opening = Action(word=_("Open"), run=lambda: self.case_wanted.emit(page.uid), icon="arrow-right")
        column.addLayout(button_row([opening]))
        self.register.show_detail(made)

    # -- referring many at once

    def _chosen_actions(self, keys: Sequence[str]) -> Sequence[Action]:
        word = _("Refer {count} cases", count=words.figure(len(keys)))
        return (Action(word=word, run=lambda: self.ask(keys), icon="send", keys="Ctrl+Return"),)

    def ask(self, keys: Sequence[str]) -> None:
        """Show the form by which cases are referred.

        Args:
            keys: of the chosen rows.
        """
        ground, today = self._centre.ground, self._centre.ground.clock.today()
        note = LongTextField("", 3)
        note.edit.setFixedHeight(note.edit.minimumHeight())
        group = Group(
            _("Refer {count} cases", count=words.figure(len(keys))),
            [
                Entry("on", _("Day of the letters"), day_field(ground), 12, required=True),
                Entry(
                    "due_on",
                    _("Answer wanted by"),
                    day_field(ground),
                    12,
                    hint=_("Only for needs on which no clock runs."),
                ),
                Entry("note", _("Remark"), note, 12, hint=_("Kept with every referral.")),
            ],
            note=self._letters_words(keys),
        )
        form: RecordForm[BatchDraft] = RecordForm(
            self._desk,
            "",
            [group],
            BatchDraft(on=today),
            check=lambda draft: letters.check(draft, today),
            actions=[
                SaveAction(_("Refer and print"), lambda draft: self._refer(keys, draft), "Ctrl+S", "send")
            ],
        )
        layout = form.layout()
        assert layout is not None
        layout.setContentsMargins(0, 0, 0, 0)
        form.closed.connect(self._form_closed)
        self.form = form
        self.register.show_detail(form)
        self.register.show_panel()
        form.field("on").setFocus(Qt.FocusReason.OtherFocusReason)

    def _letters_words(self, keys: Collection[str]) -> str:
        agencies = self._centre.ground.reference.agencies
        counted: dict[str, int] = {}
        for key in keys:
            code = letters.parted(key)[1]
            counted[code] = counted.get(code, 0) + 1
        each = [
            _("{agency} {count} cases", agency=agency.short, count=words.figure(counted[code]))
            for code, agency in agencies.items()
            if code in counted
        ]
        told = _("One letter for each agency; restricted cases each have their own.")
        return f"{' · '.join(each)}\n{told}"

    def _form_closed(self) -> None:
        self.form = None
        self.register.show_panel(False)
        self.register.show_detail(None)
        self.register.focus_table()
        self._look(self.register.table.current_uid())

    def _refer(self, keys: Sequence[str], draft: BatchDraft) -> None:
        form = self.form
        assert form is not None
        self._desk.run(
            lambda progress: self._centre.referrals.refer(keys, draft, progress),
            self._done,
            form.refused,
            title=_("Writing the letters"),
            writes=True,
            owner=form,
        )

    def _done(self, done: Referred) -> None:
        if self.form is not None:
            self.form.accepted()
            self._form_closed()
        self.referred.emit(done)

    def may_leave(self) -> bool:
        """Whether nothing unsaved stands in the form; asks once."""
        return self.form is None or self.form.may_leave()

    def focus_first(self) -> None:
        """Go to the list; while it is empty, to its filter."""
        if self.form is not None:
            self.form.field("on").setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.register.focus_first()


def _query(text: str, chosen: Mapping[str, str]) -> WaitingFilter:
    return WaitingFilter(text=text, agency=chosen.get("agency", ""), unit=chosen.get("unit", ""))
