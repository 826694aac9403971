"""The page of referrals at the province: what waits for an agency, and the letters that were sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from desktop.services.centre import Centre
from desktop.services.referrals import Referred
from desktop.system.language import _
from desktop.views.kit.desk import Desk
from desktop.views.kit.page import Page
from desktop.views.kit.tabs import Tab, Tabs
from desktop.views.referrals import words
from desktop.views.referrals.letters_part import LettersPart
from desktop.views.referrals.waiting_part import WaitingPart

NAME: Final = "referrals"
WAITING: Final = "waiting"
LETTERS: Final = "letters"


class ReferralsPage(Page):
    """Referrals in batches.

    Args:
        desk: runs the work.
        centre: all services.

    Attributes:
        tabs: the two parts.
        waiting: the cases that wait to be referred.
        letters: the letters that were sent.
    """

    tables = frozenset({"cases", "needs", "steps", "documents"})

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__(desk)
        self.tabs = Tabs(
            (Tab(WAITING, _("Waiting for referral"), "send"), Tab(LETTERS, _("Letters sent"), "files"))
        )
        self.waiting, self.letters = WaitingPart(desk, centre), LettersPart(desk, centre)
        self._arriving = False
        self.body = QStackedWidget()
        for part in (self.waiting, self.letters):
            self.body.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 10, 24, 20)
        column.setSpacing(10)
        column.addWidget(self.tabs)
        column.addWidget(self.body, 1)
        self.tabs.wanted.connect(self.turn_to)
        self.waiting.referred.connect(self._referred)
        for part in (self.waiting, self.letters):
            part.case_wanted.connect(lambda uid: self.desk.open("cases", uid=uid))
            part.register.loaded.connect(lambda _count: self._on_loaded())
        self.letters.paper_wanted.connect(lambda uid: self.desk.open("paper", document_uid=uid, back=NAME))

    def arrive(self, where: Mapping[str, object]) -> None:
        """Show one of the two parts (``tab``), or the page as it was.

        Args:
            where: what to show.
        """
        if where.get("tab") in (WAITING, LETTERS) and self.waiting.may_leave():
            self.turn_to(str(where["tab"]))
        # The rows come later than the page: the keyboard goes to them once they are there.
        self._arriving = True
        self.refresh_if_stale()
        self.give_back_focus()

    def _on_loaded(self) -> None:
        front = self.letters if self.tabs.current() == LETTERS else self.waiting
        if self._arriving and front.register.table.rows.rowCount():
            self._arriving = False
            if front.register.filters.box.hasFocus():
                front.focus_first()

    def refresh(self) -> None:
        """Read both lists anew."""
        self.waiting.register.refresh()
        self.letters.register.refresh()

    def turn_to(self, key: str) -> None:
        """Show one of the two parts."""
        self.tabs.turn_to(key)
        self.body.setCurrentWidget(self.letters if key == LETTERS else self.waiting)

    def give_back_focus(self) -> None:
        """The list in front."""
        (self.letters if self.tabs.current() == LETTERS else self.waiting).focus_first()

    def may_leave(self) -> bool:
        """Whether nothing unsaved stands in the form; asks once."""
        return self.waiting.may_leave()

    def focus_filter(self) -> None:
        """The filter of the list in front."""
        (self.letters if self.tabs.current() == LETTERS else self.waiting).register.focus_filter()

    def go_back(self) -> bool:
        """Esc leaves the form, then the page."""
        if self.waiting.form is not None:
            self.waiting.form.close_form()
        else:
            self.desk.open("cases")
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def _referred(self, done: Referred) -> None:
        """The letters are written: they are shown to be printed in one go, and the letters wait behind."""
        self.turn_to(LETTERS)
        self.desk.open(
            "paper",
            pdf=done.pdf,
            numbers=done.numbers,
            missing=done.missing,
            left_out=done.left_out,
            form="referral",
            back=NAME,
        )
        self.desk.say(
            _(
                "{cases} cases are referred in {letters} letters.",
                cases=words.figure(done.cases),
                letters=words.figure(len(done.letters)),
            )
        )
