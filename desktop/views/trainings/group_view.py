"""A group's own page: who belongs to it, who leads it, and the courses that were set up for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.rules import thai_date
from desktop.rules.trainings import group_kind_word
from desktop.services.trainings.rows import CourseRow, GroupPage, MemberRow
from desktop.system.language import _
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Card, EmptyState, Facts, IconRow, button_row
from desktop.views.kit.row_table import Cell, Column, Row
from desktop.views.kit.tabs import Tab
from desktop.views.trainings import words
from desktop.views.trainings.detail import DetailView
from desktop.views.trainings.kept_list import KeptList

MEMBERS: Final = "members"
COURSES: Final = "courses"


class GroupView(DetailView):
    """A group's own page.

    Signals:
        changing, adding, ending, reopening, course_adding: the form or deed for it is wanted.
        leading(MemberRow), parting(MemberRow): somebody shall lead it, or leaves it.
        person_wanted(uid), case_wanted(uid), course_wanted(uid), forum_wanted(uid): open it.
    """

    changing = Signal()
    adding = Signal()
    ending = Signal()
    reopening = Signal()
    course_adding = Signal()
    leading = Signal(object)
    parting = Signal(object)
    person_wanted = Signal(str)
    case_wanted = Signal(str)
    course_wanted = Signal(str)
    forum_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        members, courses = _("Members"), _("Courses")
        tabs = (Tab(MEMBERS, members, "users"), Tab(COURSES, courses, "graduation-cap"))
        super().__init__(tabs, parent)
        self.page: GroupPage | None = None
        nobody = EmptyState("users", _("Nobody belongs to this group yet"), _("Add its members one by one."))
        none = EmptyState(
            "graduation-cap",
            _("No course yet"),
            _("Set up a course with an agency; the members can then be enrolled in one go."),
        )
        self.members = KeptList(members, _member_columns(), nobody)
        self.courses = KeptList(courses, course_columns(), none)
        for part in (self.members, self.courses):
            self.add_part(part)
        self.members.opened.connect(self._open_person)
        self.members.selected.connect(lambda _uid: self._show_cards())
        self.courses.opened.connect(self.course_wanted)

    # -- showing

    def show_group(self, page: GroupPage) -> None:
        """Show a group; a form that is being filled in stays as it is."""
        self.page = page
        row = page.row
        chips = [("accent", group_kind_word(row.kind), "users")]
        if row.ended_on is not None:
            told = _("Ended on {day}", day=thai_date.short(row.ended_on))
            chips.append(("plain", told, "circle-slash"))
        self.show_name(row.name, chips)
        living = sum(member.until is None for member in page.members)
        self.tabs.reword(MEMBERS, _counted(_("Members"), living))
        self.tabs.reword(COURSES, _counted(_("Courses"), len(page.courses)))
        self.members.show_rows([_member_row(member) for member in page.members])
        self.courses.show_rows([course_row(course) for course in page.courses])
        self._show_cards()
        if self.form() is None:
            self.offer()
        self.shown.emit()

    def member(self) -> MemberRow | None:
        """The member that somebody is on."""
        uid = self.members.current_uid()
        members = self.page.members if self.page else ()
        return next((member for member in members if member.uid == uid), None)

    def offer(self) -> None:
        """Offer what can be done with the group."""
        page = self.page
        if page is None or not page.own:
            self.head.show_actions(())
            return
        if page.row.ended_on is not None:
            back = Action(word=_("Take the end back"), run=self.reopening.emit, icon="undo-2")
            self.head.show_actions((back,))
            return
        change = Action(word=_("Change"), run=self.changing.emit, icon="pencil")
        end = Action(word=_("The group ends"), run=self.ending.emit, icon="circle-slash")
        add = Action(word=_("Add a member"), run=self.adding.emit, icon="user-plus")
        course = Action(word=_("New course"), run=self.course_adding.emit, icon="graduation-cap")
        self.head.show_actions((end, change, add), course)

    def _show_cards(self) -> None:
        if self.page is not None:
            self.show_cards([self._about(self.page), *self._member_card()])

    def _about(self, page: GroupPage) -> Card:
        row = page.row
        card = Card(_("About this group"))
        card.add(
            Facts(
                [
                    (_("Place"), words.place(row.tambon, row.village_number)),
                    (_("Formed on"), thai_date.short(row.formed_on)),
                    (_("Leader"), row.leader or _("nobody yet")),
                    (_("They asked for"), row.category),
                    (_("Purpose"), page.draft.purpose),
                    (_("Reason of the end"), page.end_reason),
                    (_("Centre"), "" if page.own else row.unit_name),
                ]
            )
        )
        if page.draft.forum_uid:
            forum = IconRow("message-square", _("The forum that it came of"))
            forum.pressed.connect(lambda uid=page.draft.forum_uid: self.forum_wanted.emit(uid))
            card.add(forum)
        return card

    def _member_card(self) -> Sequence[Card]:
        member = self.member()
        if member is None:
            return ()
        card = Card(member.name)
        card.add(
            Facts(
                [
                    (_("Telephone"), member.phone),
                    (_("Member since"), thai_date.short(member.since)),
                    (_("Left on"), thai_date.short(member.until) if member.until else ""),
                ]
            )
        )
        person = IconRow("user", _("Open the person"))
        person.pressed.connect(self._open_person)
        card.add(person)
        if member.case_uid:
            case = IconRow("clipboard-list", _("Case {number}", number=member.case_number))
            case.pressed.connect(lambda uid=member.case_uid: self.case_wanted.emit(uid))
            card.add(case)
        if self.page is not None and self.page.own and member.until is None:
            card.add_layout(button_row(self._member_actions(member)))
        return (card,)

    def _member_actions(self, member: MemberRow) -> list[Action]:
        part = Action(word=_("Leaves"), run=lambda: self.parting.emit(member), icon="log-out")
        lead = Action(word=_("Leads it"), run=lambda: self.leading.emit(member), icon="flag")
        return [part] if member.leads else [lead, part]

    def _open_person(self) -> None:
        member = self.member()
        if member is not None:
            self.person_wanted.emit(member.person_uid)

    def focus_first(self) -> None:
        """Go to the list in front."""
        part = self.stack.currentWidget()
        if not isinstance(part, KeptList):
            return
        if part.table.rows.rowCount():
            part.focus_first()
        elif self.head.buttons:
            self.head.buttons[-1].setFocus()
        else:
            self.tabs.setFocus()


def _counted(word: str, count: int) -> str:
    return f"{word} {words.figure(count)}" if count else word


def _member_columns() -> tuple[Column, ...]:
    return (
        Column("name", _("Name"), 230, sortable=False),
        Column("age", _("Age"), 60, True, False),
        Column("phone", _("Telephone"), 126, sortable=False),
        Column("case", _("Case"), 150, sortable=False),
        Column("state", _("State"), 120, sortable=False),
    )


def _member_row(member: MemberRow) -> Row:
    if member.until is not None:
        state = Cell(_("left"), state="plain", icon="log-out")
    elif member.leads:
        state = Cell(_("leads"), state="accent", icon="flag")
    else:
        state = Cell(_("member"), quiet=True)
    return Row(member.uid, (member.name, words.age(member.age), member.phone, member.case_number, state))


def course_columns() -> tuple[Column, ...]:
    """The columns of a short list of courses."""
    return (
        Column("title", _("Course"), 260, sortable=False),
        Column("days", _("Days"), 210, sortable=False),
        Column("seats", _("Seats"), 130, sortable=False),
        Column("state", _("State"), 170, sortable=False),
    )


def course_row(course: CourseRow) -> Row:
    """A course as a short list shows it."""
    return Row(
        course.uid,
        (
            course.title,
            words.days(course.first_day, course.last_day),
            words.seats_cell(course.seated, course.seats, course.waiting),
            words.course_cell(course.state),
        ),
    )
