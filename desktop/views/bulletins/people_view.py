"""The working list of a bulletin: the people whom it fits, with their telephone, to be told one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import bulletins, thai_date
from desktop.rules.reference import offered
from desktop.services.bulletins import NO_ANSWER, NOT_TOLD, PeopleFilter, PersonRow
from desktop.services.centre import Centre
from desktop.system.language import _, mark
from desktop.system.progress import Progress
from desktop.views.bulletin_words import answer_chip
from desktop.views.case_words import short_need
from desktop.views.cells import day_cell
from desktop.views.kit import keys, words
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Facts, button_row
from desktop.views.kit.chips import Chip, Choice
from desktop.views.kit.desk import Desk
from desktop.views.kit.entry_head import EntryHead
from desktop.views.kit.filters import Filter
from desktop.views.kit.flow import FlowLayout
from desktop.views.kit.register_page import Empty, Register, RegisterPage, Sort, TableColumn
from desktop.views.kit.row_model import Cell, Row
from desktop.views.kit.words import Label, WrappedLabel
from desktop.views.list_exits import ListExits

TOLD_KEYS: Final = "Ctrl+T"
_TELLINGS: Final = {
    NO_ANSWER: mark("Told, no answer yet"),
    bulletins.INTERESTED: mark("Interested"),
    bulletins.DECLINED: mark("Declined"),
}


class PeopleRows:
    """Where the rows of the working list come from.

    Args:
        centre: the services.
        bulletin_uid: of which bulletin.
    """

    def __init__(self, centre: Centre, bulletin_uid: str) -> None:
        self._centre, self._bulletin_uid = centre, bulletin_uid

    def ids(self, query: object, sort: Sort | None) -> Sequence[str]:
        """The uids of the whole answer."""
        assert isinstance(query, PeopleFilter)
        if sort is not None:
            query = replace(query, sort=sort.key, descending=sort.descending)
        return self._centre.bulletins.people.ids(query)

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        """The rows of a page of the table."""
        return [self._row(one) for one in self._centre.bulletins.people.rows(self._bulletin_uid, uids)]

    def _row(self, one: PersonRow) -> Row:
        today = self._centre.ground.clock.today()
        answer = Cell("")
        if one.telling_uid:
            chip, word, icon = answer_chip(one.answer)
            answer = Cell(word, state=chip, icon=icon)
        phone = one.phone or Cell(_("no telephone"), quiet=True)
        cells = (one.name, phone, one.tambon, one.needs, one.case_number)
        return Row(one.person_uid, (*cells, day_cell(one.on, today), day_cell(one.told_on, today), answer))


class PeopleView(QWidget):
    """The people whom a bulletin fits.

    Signals:
        left: back to the bulletin.

    Args:
        desk: runs the work.
        centre: all services.
        bulletin: the bulletin's uid and its title.
        telling: which of them at first; empty shows those who were not told.
        unit: at the province, only those whom this centre told.
    """

    left = Signal()

    def __init__(
        self,
        desk: Desk,
        centre: Centre,
        bulletin: tuple[str, str],
        telling: str = "",
        unit: str = "",
        *,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._unit = unit
        self._desk, self._centre = desk, centre
        self.uid, self._title = bulletin
        self._shown: PersonRow | None = None
        self.head = EntryHead(self.left.emit)
        name = centre.ground.reference.unit_name(unit) if unit else ""
        self.head.show_entry(f"{self._title} · {name}" if name else self._title)
        self.register = RegisterPage(desk, self._register())
        self.register.selected.connect(self._look)
        self.register.opened.connect(self.open_case)
        self.register.loaded.connect(lambda _count: self._look(self.register.table.current_uid()))
        # What was told changes rows whose own entries stay as they are.
        desk.changed.connect(self._forget_rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = QVBoxLayout()
        above.setContentsMargins(24, 16, 24, 0)
        above.addWidget(self.head)
        column.addLayout(above)
        column.addWidget(self.register, 1)
        keys.bind(self, TOLD_KEYS, self.tell_chosen, Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if telling in _TELLINGS:
            self.register.filters.choose("telling", Choice(telling, _(_TELLINGS[telling])))
        self.register.refresh()

    def _register(self) -> Register:
        return Register(
            title=_("People whom it fits"),
            columns=(
                TableColumn("name", _("Name"), 180),
                TableColumn("phone", _("Telephone"), 124),
                TableColumn("tambon", _("Tambon"), 106),
                TableColumn("needs", _("Need"), 190, sortable=False),
                TableColumn("number", _("Case"), 130, sortable=False, usual=False),
                TableColumn("on", _("Came on"), 122),
                TableColumn("told", _("Told on"), 104, usual=False),
                TableColumn("answer", _("Answer"), 120, sortable=False, usual=False),
            ),
            source=PeopleRows(self._centre, self.uid),
            query=self._query,
            count=_people,
            empty=Empty(
                "check-check",
                _("Everybody was told"),
                _("People with an open case stand here as long as they were not told of this bulletin."),
            ),
            placeholder=_("Name, ID or telephone"),
            filters=self._filters(),
            name="bulletin_people",
            sort=Sort("on"),
            concerns=("bulletin_tellings", "bulletins", "cases", "needs", "steps", "citizens"),
            multi=True,
            chosen_actions=self._chosen_actions,
            ways_out=ListExits(self, self._desk, self._centre, "citizens", "bulletins").ways_out(),
        )

    def _filters(self) -> Sequence[Filter]:
        ground = self._centre.ground
        tellings = [Choice(code, _(word)) for code, word in _TELLINGS.items()]
        tambons = sorted(
            (one for one in ground.reference.tambons.values() if one.code.startswith(ground.unit)),
            key=lambda one: one.name,
        )
        categories = offered(ground.reference.categories.values(), ground.clock.today())
        return (
            Filter("telling", _("Shown"), lambda: tellings, _("not told yet")),
            Filter("tambon", _("Tambon"), lambda: [Choice(one.code, one.name) for one in tambons]),
            Filter(
                "category",
                _("Need"),
                lambda: [Choice(one.code, short_need(one.name)) for one in categories if not one.restricted],
            ),
        )

    def _query(self, text: str, chosen: Mapping[str, str]) -> PeopleFilter:
        return PeopleFilter(
            bulletin_uid=self.uid,
            telling=chosen.get("telling", NOT_TOLD),
            unit=self._unit,
            text=text,
            tambon=chosen.get("tambon", ""),
            category=chosen.get("category", ""),
        )

    def _telling(self) -> str:
        return self.register.filters.chosen().get("telling", NOT_TOLD)

    def _forget_rows(self, changes: Mapping[str, tuple[str, ...]]) -> None:
        if "bulletin_tellings" in changes:
            self.register.table.rows.mark_all_stale()

    def focus_first(self) -> None:
        """Go to the list."""
        self.register.focus_table()

    # -- one of them beside the list

    def _look(self, uid: str) -> None:
        if not uid:
            self._shown = None
            self.register.show_detail(None)
            return
        people = self._centre.bulletins.people
        self._desk.run(lambda _progress: people.rows(self.uid, [uid]), self._show, owner=self)

    def _show(self, rows: Sequence[PersonRow]) -> None:
        if not rows or rows[0].person_uid != self.register.table.current_uid():
            return
        self._shown = rows[0]
        self.register.show_detail(_Beside(rows[0], self._actions([rows[0]])))

    def open_case(self, uid: str) -> None:
        """Open the case that it is about, or the person where there is none."""
        shown = self._shown
        if shown is not None and shown.person_uid == uid and shown.case_uid:
            self._desk.open("cases", uid=shown.case_uid)
        else:
            self._desk.open("citizens", uid=uid)

    # -- telling

    def _actions(self, rows: Sequence[PersonRow]) -> Sequence[Action]:
        """What can be done with one of them, what is mostly done first."""
        uids = [row.person_uid for row in rows]
        # The centres tell people and hear their answers; the province looks on.
        if self._centre.ground.is_province:
            return ()
        if not rows[0].telling_uid:
            return (Action(word=_("Told"), run=lambda: self.tell(uids), icon="check", keys=TOLD_KEYS),)
        return self._answers(uids)

    def _chosen_actions(self, uids: Sequence[str]) -> Sequence[Action]:
        if self._centre.ground.is_province:
            return ()
        if self._telling() == NOT_TOLD:
            count = thai_date.thai_digits(str(len(uids)))
            return (Action(word=_("Told ({count})", count=count), run=lambda: self.tell(uids), icon="check"),)
        return self._answers(uids)

    def _answers(self, uids: Sequence[str]) -> Sequence[Action]:
        def answering(answer: str) -> Callable[[], None]:
            return lambda: self.answer(uids, answer)

        back = Action(word=_("Not told after all"), run=lambda: self.take_back(uids), icon="undo-2")
        possible = (
            (bulletins.INTERESTED, _("Interested"), "check"),
            (bulletins.DECLINED, _("Declined"), "x"),
        )
        told = self._telling()
        return (
            *(
                Action(word=word, run=answering(answer), icon=icon)
                for answer, word, icon in possible
                if answer != told
            ),
            back,
        )

    def tell_chosen(self) -> None:
        """Write down that the selected people, or the one who is shown beside the list, were told."""
        table = self.register.table
        uids = table.selected_uids() or ([table.current_uid()] if table.current_uid() else [])
        if uids and self._telling() == NOT_TOLD and not self._centre.ground.is_province:
            self.tell(uids)

    def tell(self, uids: Sequence[str]) -> None:
        """Write down that people were told, and go on to the next of the list.

        Args:
            uids: theirs.
        """
        service = self._centre.bulletins

        def write(_progress: Progress) -> Sequence[str]:
            return service.counter.tell_all([self.uid], service.people.cases_of(self.uid, uids))

        following = self._following(uids)
        self._desk.run(write, lambda told: self._told(told, following), writes=True, owner=self)

    def _following(self, uids: Sequence[str]) -> str:
        """Who stands below those who leave the list."""
        rows = self.register.table.rows
        places = [rows.place(uid) for uid in uids]
        return rows.uid(max(places) + 1) or rows.uid(min(places) - 1)

    def _told(self, told: Sequence[str], following: str) -> None:
        if following:
            self.register.table.choose(following)
        self._desk.say(_("{people} were told of it.", people=_people(len(told))), lambda: self._untell(told))

    def _untell(self, tellings: Sequence[str]) -> None:
        counter = self._centre.bulletins.counter
        self._desk.run(lambda _progress: counter.take_back(tellings), writes=True, owner=self)

    def answer(self, uids: Sequence[str], answer: str) -> None:
        """Write down what people said."""
        self._with_tellings(uids, lambda told: self._centre.bulletins.counter.answer(told, answer))
        self._desk.say(_("Written down: {answer}.", answer=bulletins.answer_word(answer)))

    def take_back(self, uids: Sequence[str]) -> None:
        """They were not told after all."""
        self._with_tellings(uids, self._centre.bulletins.counter.take_back)

    def _with_tellings(self, uids: Sequence[str], write: Callable[[Sequence[str]], None]) -> None:
        people = self._centre.bulletins.people

        def work(_progress: Progress) -> None:
            write([row.telling_uid for row in people.rows(self.uid, uids) if row.telling_uid])

        self._desk.run(work, writes=True, owner=self)


class _Beside(QWidget):
    """Somebody beside the list: whom to call, about what."""

    def __init__(self, row: PersonRow, actions: Sequence[Action], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(WrappedLabel(row.name, words.HEADING))
        column.addWidget(Label(row.phone or _("no telephone"), words.TITLE if row.phone else words.MUTED))
        if row.telling_uid:
            flow = FlowLayout(None, 6, 4)
            flow.addWidget(Chip(*answer_chip(row.answer)))
            column.addLayout(flow)
        column.addWidget(Facts(_facts(row)))
        column.addStretch(1)
        for start in range(0, len(actions), 2):
            column.addLayout(button_row(actions[start : start + 2]))


def _facts(row: PersonRow) -> Sequence[tuple[str, str]]:
    return (
        (_("Tambon"), row.tambon),
        (_("Need"), row.needs),
        (_("Case"), row.case_number),
        (_("Came on"), thai_date.short(row.on) if row.on else ""),
        (_("Told on"), thai_date.short(row.told_on) if row.told_on else ""),
        (_("Told by"), row.officer),
    )


def _people(count: int) -> str:
    return thai_date.thai_digits(_("{count} people", count=f"{count:,}"))
