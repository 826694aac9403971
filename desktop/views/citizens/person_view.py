"""A person's own page: everything that is known, their cases and papers; changed in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.rules import citizens, people, thai_date
from desktop.rules.citizens import CitizenDraft
from desktop.rules.problems import Problem
from desktop.rules.volunteers import kind_word
from desktop.services.citizens import CitizenCase, CitizenPage
from desktop.services.ground import Ground
from desktop.system.language import _
from desktop.views.case_words import paper_word, short_needs, status_chip
from desktop.views.citizens.namesakes_beside import NamesakesBeside
from desktop.views.kit import theme
from desktop.views.kit.arrange import SideBySide
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Card, Column, Facts, IconRow
from desktop.views.kit.desk import Desk
from desktop.views.kit.entry_view import EntryView
from desktop.views.kit.record_form import RecordForm, SaveAction
from desktop.views.kit.words import Muted
from desktop.views.person_fields import PersonFields


class PersonView(EntryView):
    """A person's own page.

    Signals:
        change_wanted: the person shall be changed.
        case_wanted(uid): open a case.
        walk_in_wanted(uid): a new case for this person.
        volunteer_wanted(uid): open an appointment as volunteer or graduate.
        paper_wanted(uid): print a paper again.
        namesakes_wanted: look for whoever may be the same person.
        copy_wanted(uid): print all that is kept about the person, for them.
        written(CitizenDraft): save what was changed.

    Args:
        desk: runs the work and asks.
        ground: whose tables and clock count.
        beside: more that is shown of a person, by their uid.

    Attributes:
        namesakes: what is known of the person's namesakes.
    """

    change_wanted = Signal()
    case_wanted = Signal(str)
    walk_in_wanted = Signal(str)
    volunteer_wanted = Signal(str)
    paper_wanted = Signal(str)
    namesakes_wanted = Signal()
    copy_wanted = Signal(str)
    written = Signal(object)

    def __init__(
        self,
        desk: Desk,
        ground: Ground,
        beside: Callable[[str], Sequence[QWidget]] = lambda _uid: (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._ground, self._beside = desk, ground, beside
        self.page: CitizenPage | None = None
        self.known = Column()
        self._columns: SideBySide | None = None
        self.namesakes = NamesakesBeside()
        self.known.add_stretch()
        self.body.addWidget(self.known)
        self.column.addWidget(self.body, 1)

    # -- showing

    def show_person(self, page: CitizenPage) -> None:
        """Show a person; a form that is being filled in stays as it is."""
        self.page = page
        self.head.show_entry(page.name)
        columns = SideBySide(1, 1)
        columns.main.addWidget(self._facts(page))
        served = self._appointments(page)
        for card in (
            self.namesakes,
            self._cases(page),
            *self._beside(page.uid),
            *served,
            *self._papers(page),
        ):
            columns.side.addWidget(card)
        self.namesakes.show_person(page)
        for column in (columns.main, columns.side):
            column.addStretch(1)
        if self._columns is not None:
            self.known.body.removeWidget(self._columns)
            self._columns.hide()
            self._columns.deleteLater()
        self._columns = columns
        self.known.body.insertWidget(0, columns)
        self.show_actions()

    def offer(self) -> None:
        """Offer to change the person, and a new case."""
        if self.page is None:
            return
        uid = self.page.uid
        change = Action(word=_("Change"), run=self.change_wanted.emit, icon="pencil")
        new = Action(word=_("New case"), run=lambda: self.walk_in_wanted.emit(uid), icon="plus")
        copy = Action(
            word=_("Copy of one's own data"), run=lambda: self.copy_wanted.emit(uid), icon="printer"
        )
        find = Action(word=_("Find namesakes"), run=self.namesakes_wanted.emit, icon="users")
        actions = [change, find, copy] if self.page.ours else [find]
        self.head.show_actions(actions, None if self._ground.is_province else new)

    def _facts(self, page: CitizenPage) -> Card:
        card = Card(
            _("About this person"),
            "" if page.ours else _("Another office registered this person and changes it."),
        )
        card.add(Facts(_known(page)))
        return card

    def _cases(self, page: CitizenPage) -> Card:
        card = Card(_("Cases"))
        if not page.cases:
            card.add(Muted(_("No case yet.")))
        for case in page.cases:
            card.add(self._case_row(case))
        return card

    def _case_row(self, case: CitizenCase) -> IconRow:
        state, word = status_chip(case.status)
        icon = "lock" if case.restricted else theme.tone(state).icon
        day = thai_date.near(case.on, self._ground.clock.today())
        row = IconRow(icon, f"{case.number} · {short_needs(case.needs)}", f"{word} · {day}", state)
        row.pressed.connect(lambda uid=case.uid: self.case_wanted.emit(uid))
        return row

    def _appointments(self, page: CitizenPage) -> Sequence[Card]:
        if not page.appointments:
            return ()
        card = Card(_("Volunteer service"))
        for time in page.appointments:
            days = [thai_date.short(day) if day else "…" for day in (time.since, time.until)]
            row = IconRow("heart-handshake", kind_word(time.kind), " – ".join(days))
            row.pressed.connect(lambda uid=time.uid: self.volunteer_wanted.emit(uid))
            card.add(row)
        return (card,)

    def _papers(self, page: CitizenPage) -> Sequence[Card]:
        if not page.documents:
            return ()
        card = Card(_("Papers"))
        for paper in page.documents:
            when = thai_date.near(paper.printed_at.date(), self._ground.clock.today())
            row = IconRow("file-text", paper_word(paper.form), f"{paper.number} · {when}")
            row.pressed.connect(lambda uid=paper.uid: self.paper_wanted.emit(uid))
            card.add(row)
        return (card,)

    # -- changing

    def change(self, draft: CitizenDraft) -> None:
        """Open the form, in place of what is known."""
        fields = PersonFields(self._ground)
        form: RecordForm[CitizenDraft] = RecordForm(
            self._desk,
            "",
            [fields.main(_("About this person")), fields.more(side=True)],
            draft,
            check=self._wrong,
            actions=[SaveAction(_("Save"), self.written.emit, "Ctrl+S")],
        )
        self.open_form(form, fields.first_name)

    def _wrong(self, draft: CitizenDraft) -> Sequence[Problem]:
        return citizens.check(draft, self._ground.clock.today(), self._ground.reference.postcodes())


def _known(page: CitizenPage) -> Sequence[tuple[str, str]]:
    years = _("{years} years old", years=thai_date.thai_digits(str(page.age))) if page.age is not None else ""
    notice = (
        _("Shown on {date}", date=thai_date.short(page.notice_on)) if page.notice_on else _("Not shown yet")
    )
    return (
        (_("ID number"), page.shown_id),
        (_("Passport or other paper"), page.other_paper),
        (_("Sex"), people.sex_word(page.sex)),
        (_("Date of birth (B.E.)"), " · ".join(part for part in (page.birth, years) if part)),
        (_("Telephone"), ", ".join(page.phones)),
        (_("Address"), page.address),
        (_("Occupation"), page.occupation),
        (_("Employment"), page.employment),
        (_("Education"), page.education),
        (_("Groups"), ", ".join(page.flags)),
        (_("Languages"), ", ".join(page.languages)),
        (_("Father's name"), page.father_name),
        (_("Former names and other spellings"), page.former_names),
        (_("Who told it, if not this person"), page.informant),
        (_("Privacy notice"), notice),
    )
