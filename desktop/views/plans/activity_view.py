"""An activity's own page: what was done, where it belongs, and its photographs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.rules import plans as rules
from desktop.rules import thai_date
from desktop.services.centre import Centre
from desktop.services.plans import ActivityPage
from desktop.system.language import _
from desktop.views.kit import words as styles
from desktop.views.kit.arrange import SideBySide
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Card, Facts, button_row
from desktop.views.kit.cards import Column as CardColumn
from desktop.views.kit.chips import Chip
from desktop.views.kit.desk import Desk
from desktop.views.kit.entry_head import EntryHead
from desktop.views.kit.questions import Dialog
from desktop.views.kit.words import WrappedLabel
from desktop.views.plans import words
from desktop.views.plans.photograph_view import PhotographView
from desktop.views.plans.photographs_card import PhotographsCard


class ActivityView(QWidget):
    """An activity's own page.

    Signals:
        left: back to the list.
        changing(uid): change it.
        taken_back: it counts no more.

    Args:
        desk: runs the work.
        centre: the services.
        uid: the activity.

    Attributes:
        page: what is shown, once it has been read.
    """

    left = Signal()
    changing = Signal(str)
    taken_back = Signal()

    def __init__(self, desk: Desk, centre: Centre, uid: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._centre, self.uid = desk, centre, uid
        self.page: ActivityPage | None = None
        self.head = EntryHead(self.left.emit)
        self.what, self.result = WrappedLabel(), WrappedLabel()
        self.facts = Facts()
        self.belongs = Card(_("Where it belongs"))
        self._belonging = QVBoxLayout()
        self.belongs.add_layout(self._belonging)
        self.photographs = PhotographsCard(desk, centre)
        self.photographs.opened.connect(self.open_photograph)
        self.photographs.added.connect(self.refresh)
        self.large = PhotographView()
        self.large.left.connect(self.close_photograph)
        self.large.named.connect(self._name)
        self.large.removing.connect(self._remove)
        self.stack = QStackedWidget()
        self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        front = QWidget()
        column = QVBoxLayout(front)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.head)
        sides = SideBySide(62, 38)
        done = Card(_("What was done"))
        done.add(self.what)
        done.add(self.facts)
        sides.main.addWidget(done)
        result = Card(_("What it brought"))
        result.add(self.result)
        sides.main.addWidget(result)
        sides.main.addStretch(1)
        sides.side.addWidget(self.belongs)
        sides.side.addWidget(self.photographs)
        sides.side.addStretch(1)
        scrolling = CardColumn()
        scrolling.add(sides, 1)
        column.addWidget(scrolling, 1)
        self.stack.addWidget(front)
        self.stack.addWidget(self.large)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)

    # -- reading and showing

    def refresh(self) -> None:
        """Read the activity anew."""
        activities, uid = self._centre.plans.activities, self.uid
        self._desk.run(lambda _progress: activities.page(uid), self._show, self._gone, owner=self)

    def _gone(self, failure: BaseException) -> None:
        self.left.emit()
        self._desk.fail(failure)

    def _show(self, page: ActivityPage) -> None:
        self.page = page
        row = page.row
        state, icon = words.field_look(row.field)
        chips = [(state, rules.field_word(row.field), icon)]
        if not row.planned:
            chips.append(("plain", _("Outside the plan"), "circle-dot"))
        self.head.show_entry(" ".join(row.activity.split()), [chip[:2] for chip in chips])
        for made, chip in zip(self.head.findChildren(Chip)[-len(chips) :], chips, strict=True):
            made.show_state(*chip)
        self.what.setText(row.activity)
        self.result.setText(row.result or _("Nothing was written."))
        self.facts.show_rows(_facts(page))
        self._show_belonging(page)
        self.photographs.show_page(page)
        self.head.show_actions(self._actions(page))

    def _actions(self, page: ActivityPage) -> list[Action]:
        if not self._may_change(page):
            return []
        return [
            Action(word=_("Take back"), run=self.take_back, icon="undo-2"),
            Action(word=_("Change"), run=lambda: self.changing.emit(self.uid), icon="pencil"),
        ]

    def _may_change(self, page: ActivityPage) -> bool:
        return page.ours and not page.closed and not self._centre.ground.is_province

    def _show_belonging(self, page: ActivityPage) -> None:
        while (item := self._belonging.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
            elif (inner := item.layout()) is not None:
                _empty(inner)
        planned = page.item or _("Nobody had planned it: it counts as work outside the plan.")
        self._belonging.addWidget(WrappedLabel(planned, styles.BODY if page.item else styles.MUTED))
        actions = [Action(word=_("The plan"), run=self._open_plan, icon="calendar-days")]
        if page.forum_uid:
            actions.append(Action(word=_("The forum"), run=self._open_forum, icon="message-square"))
        self._belonging.addLayout(button_row(actions))

    def _open_plan(self) -> None:
        if self.page is not None:
            row = self.page.row
            self._desk.open("plans", plan=row.volunteer_uid, month=f"{row.on:%Y-%m}")

    def _open_forum(self) -> None:
        if self.page is not None:
            self._desk.open("forums", uid=self.page.forum_uid)

    def focus_first(self) -> None:
        """Go to what is mostly done here."""
        first = self.head.buttons[-1] if self.head.buttons else self.head.back
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what can be done

    def take_back(self) -> None:
        """The activity was written down by mistake."""
        activities, uid = self._centre.plans.activities, self.uid

        def undo() -> None:
            self._desk.run(
                lambda _progress: activities.bring_back(uid),
                lambda _none: self._desk.say(_("It is as it was before.")),
                writes=True,
            )

        def done(_none: object) -> None:
            self._desk.say(_("The activity was taken back."), undo)
            self.taken_back.emit()

        self._desk.run(lambda _progress: activities.take_back(uid), done, writes=True, owner=self)

    # -- photographs

    def open_photograph(self, uid: str) -> None:
        """Show a photograph large."""
        if self.page is not None:
            self.large.show_photograph(
                self.page.photographs,
                self.photographs.pictures,
                uid,
                may_change=self._may_change(self.page),
            )
            self.stack.setCurrentWidget(self.large)
            self.large.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def shows_photograph(self) -> bool:
        """Whether a photograph is shown large."""
        return self.stack.currentWidget() is self.large

    def close_photograph(self) -> None:
        """Back to the activity, to the photograph that was shown."""
        self.stack.setCurrentIndex(0)
        at = next((at for at, row in enumerate(self.large.rows) if row.uid == self.large.uid), -1)
        if 0 <= at < len(self.photographs.thumbs):
            self.photographs.thumbs[at].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_first()

    def _name(self, uid: str, caption: str) -> None:
        photographs = self._centre.plans.photographs

        def done(_none: object) -> None:
            self._desk.say(_("The words were saved."))
            self.stack.setCurrentIndex(0)
            self.focus_first()
            self.refresh()

        self._desk.run(lambda _progress: photographs.name(uid, caption), done, writes=True, owner=self)

    def _remove(self, uid: str) -> None:
        question = _("Remove this photograph?")
        text = _("It is taken out of the register for good; nothing of it stays behind.")
        if not Dialog.ask(self, question, _("Remove"), _("Keep it"), text):
            return

        def done(_none: object) -> None:
            self._desk.say(_("The photograph was removed."))
            self.stack.setCurrentIndex(0)
            self.focus_first()
            self.refresh()

        photographs = self._centre.plans.photographs
        self._desk.run(lambda _progress: photographs.remove(uid), done, writes=True, owner=self)


def _facts(page: ActivityPage) -> list[tuple[str, str]]:
    row = page.row
    counted = _("{men} men, {women} women", men=f"{row.men:,}", women=f"{row.women:,}")
    return [
        (_("Day"), f"{thai_date.weekday(row.on)} {thai_date.long(row.on)}"),
        (_("Who did it"), row.name or _("The centre itself")),
        (_("Type of activity"), row.kind_name),
        (_("Place"), row.place),
        (_("People reached"), f"{words.people(row.men + row.women)} · {thai_date.thai_digits(counted)}"),
    ]


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
