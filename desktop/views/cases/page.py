"""The page of cases: work lists, the register, each case's own page; at the province the screening queue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.rules.cases import StepDraft
from desktop.services.cases import CasePage, ScreenedShare, WorkCounts
from desktop.services.centre import Centre
from desktop.system.language import _
from desktop.system.progress import Progress
from desktop.views import training_cards
from desktop.views.bulletin_cards import beside_case
from desktop.views.case_glance import CaseGlance, usual_actions
from desktop.views.cases import listing, screening
from desktop.views.cases.case_view import CaseView, PaperWanted
from desktop.views.kit import words
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Column, button_row
from desktop.views.kit.chips import Choice, ChoiceChips
from desktop.views.kit.desk import Desk
from desktop.views.kit.entries_page import EntriesPage
from desktop.views.kit.jobs import Job
from desktop.views.kit.record_form import RecordForm
from desktop.views.kit.register_page import Empty, Register, Sort
from desktop.views.kit.words import WrappedLabel
from desktop.views.list_exits import ListExits


@dataclass(frozen=True, slots=True)
class _Standing:
    """What is to be done, how far the province has screened, and whether this office screens."""

    counts: WorkCounts
    share: ScreenedShare | None
    screens: bool


class CasesPage(EntriesPage):
    """The page of cases.

    Args:
        desk: runs the work.
        centre: all services.
    """

    tables = frozenset({"cases", "needs", "steps", "citizens", "documents", "settings"})

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__(desk)
        self._centre, self._ground = centre, centre.ground
        self._rejecting = self._screens = False
        self._form: RecordForm[StepDraft] | None = None
        self.work_lists = ChoiceChips()
        self.work_lists.setAccessibleName(_("Work lists"))
        self.case = CaseView(desk, self._ground, self._beside)
        self.place(self._register(), self.case)
        self._place_work_lists()
        self._connect()

    def _register(self) -> Register:
        province = self._ground.is_province
        new = Action(word=_("New walk-in"), run=lambda: self.desk.open("walk_in"), icon="plus")
        sheet = Action(word=_("Key in a sheet"), run=lambda: self.desk.open("keyed_sheet"), icon="keyboard")
        take = Action(word=_("Import a list"), run=lambda: self.desk.open("import_list"), icon="file-plus")
        refer = Action(word=_("Refer to agencies"), run=lambda: self.desk.open("referrals"), icon="send")
        told = Action(
            word=_("Take answers in"), run=lambda: self.desk.open("agency_answers"), icon="file-plus"
        )
        purpose = _("Each need of a citizen is a case here, from the day it is pointed out to the follow-up.")
        return Register(
            title=_("Screening and outcomes") if province else _("Cases and referrals"),
            columns=listing.columns(self._ground),
            source=listing.CaseRows(self._centre),
            query=listing.query,
            count=listing.count_words,
            empty=Empty("clipboard-list", _("No cases yet"), purpose, None if province else new),
            placeholder=_("Name, ID, telephone, case or letter number"),
            primary=None if province else new,
            actions=(refer, told) if province else (sheet, take),
            filters=listing.filters(self._ground),
            name="cases",
            sort=Sort("on", descending=True),
            ways_out=ListExits(self, self.desk, self._centre, "cases").ways_out(),
            multi=True,
            chosen_actions=self._chosen_actions,
        )

    def _place_work_lists(self) -> None:
        layout = self.register.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, self.work_lists)
        self._show_unseen()

    def _connect(self) -> None:
        self.work_lists.changed.connect(self._on_work_list)
        self.register.filters.changed.connect(self._show_unseen)
        self.register.opened.connect(self.open_case)
        self.case.citizen_wanted.connect(lambda uid: self.desk.open("citizens", uid=uid))
        self.case.paper_wanted.connect(self._print)
        self.case.written.connect(self._write)
        self.case.given_back.connect(self._give_back)

    def _beside(self, uid: str) -> Sequence[QWidget]:
        fitting = beside_case(self.desk, self._centre, uid)
        return (*fitting, *training_cards.of_case(self.desk, self._centre, uid))

    # -- coming and going

    def arrive(self, where: Mapping[str, object]) -> None:
        """Show a case (``uid``, perhaps ``act`` or ``print_letter``), or the list narrowed as asked.

        Args:
            where: what to show; empty for the page as it was.
        """
        uid = str(where.get("uid") or "")
        if uid:
            self._arrive_at_case(uid, where)
            return
        if where and self.case.may_leave():
            self._narrow(where)
        self.refresh_if_stale()
        if not self.shows_entry():
            self.register.focus_table()
        elif self.case.form is None:
            self.case.focus_first()

    def _arrive_at_case(self, uid: str, where: Mapping[str, object]) -> None:
        if not self.case.may_leave():
            return
        self.open_case(uid, str(where.get("act") or ""))
        letter = str(where.get("print_letter") or "")
        if letter:
            self._print(PaperWanted("referral", letter))

    def _narrow(self, where: Mapping[str, object]) -> None:
        self.show_register()
        filters = self.register.filters
        with QSignalBlocker(filters):
            filters.clear()
            filters.box.setText(str(where.get("text") or ""))
            for narrowing in listing.filters(self._ground):
                code = str(where.get(narrowing.key) or "")
                if code:
                    filters.choose(narrowing.key, listing.choice(narrowing, code))
        self._show_unseen()
        self._stale = True

    def refresh(self) -> None:
        """Read anew the list, its counts, and the case that is open."""
        self.register.refresh()
        self.desk.run(self._read_standing, self._show_standing, owner=self)
        if self.shows_entry() and self.case.page is not None and self.case.form is None:
            self.open_case(self.case.page.uid)

    def _read_standing(self, _progress: Progress) -> _Standing:
        cases = self._centre.cases
        share = cases.screened_share() if self._ground.is_province else None
        return _Standing(cases.counts(), share, cases.may_screen())

    def _show_standing(self, standing: _Standing) -> None:
        counts, share = standing.counts, standing.share
        self._screens = standing.screens
        self.work_lists.set_choices(listing.counted(counts))
        self._show_unseen()
        if share is not None:
            self.register.head.set_note(screening.share_words(share))

    # -- the list

    def _on_work_list(self) -> None:
        chosen = next(iter(self.work_lists.chosen()), "")
        word = _(listing.WORK_LISTS[chosen]) if chosen else ""
        self.register.filters.choose("work_list", Choice(chosen, word) if chosen else None)

    def _show_unseen(self) -> None:
        chosen = self.register.filters.chosen()
        self.work_lists.choose([chosen.get("work_list", "")])
        self.register.filters.chip("work_list").hide()
        self.register.filters.chip("found_by").setVisible("found_by" in chosen)

    def look(self, uid: str) -> Job | None:
        """Read a case to show beside the list; not while a reason is typed there."""
        if self._rejecting:
            return None
        return self.desk.run(lambda _progress: self._centre.cases.page(uid), self._show_glance, owner=self)

    def _show_glance(self, page: CasePage) -> None:
        if not self._rejecting and page.uid == self.register.table.current_uid():
            self.register.show_detail(self._detail(page))

    def _detail(self, page: CasePage) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        seen = Column(spacing=6)
        seen.add(WrappedLabel(page.citizen_name, words.HEADING))
        known = " · ".join(part for part in (page.masked_id, page.citizen_detail) if part)
        seen.add(WrappedLabel(known, words.MUTED))
        seen.add(CaseGlance(page, self._ground.reference))
        if page.detail:
            seen.add(WrappedLabel(page.detail, words.CAPTION))
        seen.add_stretch()
        column.addWidget(seen, 1)
        # What can be done stays in sight while what is known scrolls.
        column.addLayout(button_row(usual_actions(self.desk, page)))
        return made

    # -- screening many at once

    def _chosen_actions(self, uids: Sequence[str]) -> Sequence[Action]:
        # The province screens, or a centre to which it was delegated.
        if not self._screens:
            return ()
        return (
            Action(word=_("Reject"), run=lambda: self._ask_why(uids), icon="circle-x"),
            Action(word=_("Accept"), run=lambda: self._accept(uids), icon="circle-check"),
        )

    def _accept(self, uids: Sequence[str]) -> None:
        question = _("Accept {count} cases?", count=thai_date.thai_digits(str(len(uids))))
        consequence = _("A screening is not taken back; a case can only be opened again.")
        if self.desk.ask(self, question, _("Accept"), _("Not yet"), consequence):
            self._screen(uids, "accepted", "")

    def _ask_why(self, uids: Sequence[str]) -> None:
        self._rejecting = True
        form = screening.rejection(
            self.desk, uids, lambda draft: self._screen(uids, "rejected", draft.reason)
        )
        form.closed.connect(self._rejected)
        self._form = form
        self.register.show_detail(form)
        form.field("reason").setFocus(Qt.FocusReason.OtherFocusReason)

    def _rejected(self) -> None:
        self._rejecting, self._form = False, None
        self.register.show_detail(None)
        # The form took the keyboard; it goes on in the list.
        self.register.focus_table()
        self.glance(self.register.table.current_uid())

    def _screen(self, uids: Sequence[str], verdict: str, reason: str) -> None:
        self.desk.run(
            lambda _progress: self._centre.cases.screen_many(uids, verdict, reason),
            lambda steps: self._screened(len(steps)),
            self._form.refused if self._form is not None else None,
            title=_("Screening"),
            writes=True,
            owner=self,
        )

    def _screened(self, count: int) -> None:
        if self._form is not None:
            self._form.accepted()
            self._rejected()
        self.desk.say(_("{count} cases are screened.", count=thai_date.thai_digits(str(count))))

    # -- one case

    def open_case(self, uid: str, act: str = "") -> None:
        """Open a case's own page.

        Args:
            uid: the case.
            act: the kind of step to write at once.
        """
        self.desk.run(
            lambda _progress: self._centre.cases.page(uid),
            lambda page: self._show_case(page, act),
            owner=self,
        )

    def _show_case(self, page: CasePage, act: str) -> None:
        fresh = self.case.page is None or self.case.page.uid != page.uid
        if fresh:
            self.case.close_form()
        self.case.show_case(page)
        self.show_entry()
        if act:
            self.case.go_on(act)

    def _write(self, draft: StepDraft, with_paper: bool) -> None:
        page, form = self.case.page, self.case.form
        assert page is not None
        assert form is not None
        self.desk.run(
            lambda _progress: self._centre.cases.add_step(page.uid, draft),
            lambda step: self._written(page, step, with_paper),
            form.refused,
            title=_("Saving"),
            writes=True,
            owner=form,
        )

    def _written(self, page: CasePage, step: str, with_paper: bool) -> None:
        self.case.written_down()
        self.open_case(page.uid)
        self.desk.say(_("Case {number} is saved.", number=page.number))
        if with_paper:
            self._print(PaperWanted("referral", step))

    def _give_back(self, remark: str) -> None:
        page, form = self.case.page, self.case.form
        assert page is not None
        assert form is not None
        self.desk.run(
            lambda _progress: self._centre.exchange.give_back(page.unit, page.uid, remark),
            lambda _nothing: self._gave_back(page),
            form.refused,
            title=_("Saving"),
            writes=True,
            owner=form,
        )

    def _gave_back(self, page: CasePage) -> None:
        self.case.written_down()
        self.desk.say(
            _(
                "Case {number} goes back to {unit} with the next answer.",
                number=page.number,
                unit=page.unit_name,
            )
        )

    # -- papers

    def _print(self, wanted: PaperWanted) -> None:
        if wanted.document_uid:
            self.desk.open("paper", document_uid=wanted.document_uid, back="cases")
            return
        sheets = {
            "referral": self._centre.cases.referral_sheet,
            "service_request": self._centre.cases.service_request_sheet,
            "citizen_slip": self._centre.cases.citizen_slip_sheet,
        }
        sheet = sheets[wanted.form]
        self.desk.run(
            lambda _progress: sheet(wanted.about), lambda words: self._open_paper(wanted, words), owner=self
        )

    def _open_paper(self, wanted: PaperWanted, sheet: object) -> None:
        self.desk.open("paper", form=wanted.form, sheet=sheet, about=wanted.about, back="cases")
