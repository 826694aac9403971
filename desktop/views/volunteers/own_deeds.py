"""What can be done on a volunteer's own page: forms beside, numbers that open, what is undone at the foot."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.rules.months import Month
from desktop.services.centre import Centre
from desktop.services.volunteers import AccountRow, AttainmentRow
from desktop.system.language import _
from desktop.views.kit.desk import Desk
from desktop.views.kit.record_form import RecordForm
from desktop.views.volunteers.behind_view import Span
from desktop.views.volunteers.more_forms import MoreForms
from desktop.views.volunteers.own_page import OwnPage
from desktop.views.volunteers.small_forms import SmallForms

Shows = Callable[[RecordForm[Any]], object]


class OwnDeeds:
    """Does what is pressed on a volunteer's own page.

    Args:
        desk: runs the work.
        centre: the services.
        done: something was saved; the page is to be read anew.
        closed: a form may go as it came.
        show_form: shows a small form beside.
        open_behind: opens the people behind a number.
    """

    def __init__(
        self,
        desk: Desk,
        centre: Centre,
        *,
        done: Callable[[], object],
        closed: Callable[[], object],
        show_form: Shows,
        open_behind: Callable[[Span, str], object],
    ) -> None:
        self._desk, self._centre, self._volunteers = desk, centre, centre.volunteers
        self._done, self._show_form, self._open_behind = done, show_form, open_behind
        self._small = SmallForms(desk, centre, done, closed)
        self._more = MoreForms(desk, centre, done, closed)

    def bind(self, own: OwnPage) -> None:
        """Do what is pressed on a page.

        Args:
            own: the page.
        """
        uid, page, desk = own.page.uid, own.page, self._desk
        own.changing.connect(lambda: self._change(own))
        own.leaving.connect(lambda: self._show_form(self._small.leaving(page)))
        own.handing_over.connect(lambda: self._hand_over(own))
        own.sheet_wanted.connect(lambda: desk.open("keyed_sheet", volunteer=uid))
        own.figure_wanted.connect(lambda figure: self._open_behind(span_of(own, None), figure))
        cards, lists = own.cards, own.lists
        cards.person_wanted.connect(lambda: desk.open("citizens", uid=page.person_uid))
        cards.adding_place.connect(lambda: self._show_form(self._small.place(page)))
        cards.ending_place.connect(lambda place: self._show_form(self._small.ending(place)))
        cards.adding_attainment.connect(lambda: self._show_form(self._more.attainment(uid)))
        cards.taking_back.connect(lambda row: self._take_back(own, row))
        cards.changing_account.connect(lambda: self._show_form(self._more.account(page, page.name)))
        cards.revealing.connect(lambda account: self._reveal(own, account))
        cards.ending_account.connect(lambda: self._end_account(own))
        lists.case_wanted.connect(lambda case: desk.open("cases", uid=case))
        lists.month_wanted.connect(lambda month: self._open_behind(span_of(own, month), "pointed_out"))
        lists.pay_list_wanted.connect(lambda pay_list: desk.open("stipends", list=pay_list))
        lists.paper_wanted.connect(lambda paper: desk.open("paper", document_uid=paper, back="volunteers"))

    # -- forms whose words are read first

    def _change(self, own: OwnPage) -> None:
        uid = own.page.uid
        self._desk.run(
            lambda _progress: self._volunteers.draft(uid),
            lambda found: self._show_form(self._small.appointment(uid, *found)),
            owner=own,
        )

    def _hand_over(self, own: OwnPage) -> None:
        page = own.page
        self._desk.run(
            lambda _progress: self._volunteers.hand_overs.successors(page.uid),
            lambda found: self._show_form(self._more.handing_over(page, found)),
            owner=own,
        )

    # -- what is done at once

    def _take_back(self, own: OwnPage, row: AttainmentRow) -> None:
        told = _("{title} was taken back.", title=row.title)
        self._write(own, lambda: self._volunteers.attainments.take_back(row.uid), told)

    def _end_account(self, own: OwnPage) -> None:
        question = _("Pay the stipend in cash from now on?")
        text = _("The account stays readable in the books. Another one can be added at any time.")
        if self._desk.ask(own, question, _("Pay in cash"), _("Keep the account"), text):
            told = _("The stipend is paid in cash from now on.")
            self._write(own, lambda: self._volunteers.accounts.end(own.page.uid), told)

    def _write(self, own: OwnPage, work: Callable[[], Any], told: str) -> None:
        def written(_result: object) -> None:
            self._desk.say(told)
            self._done()

        self._desk.run(lambda _progress: work(), written, writes=True, owner=own)

    def _reveal(self, own: OwnPage, account: AccountRow) -> None:
        self._desk.run(
            lambda _progress: self._volunteers.accounts.reveal(account.uid),
            lambda number: own.cards.show_number(account, number),
            writes=True,
            owner=own,
        )


def span_of(own: OwnPage, month: Month | None) -> Span:
    """A month of the volunteer on a page, or their fiscal year.

    Args:
        own: the page.
        month: which one; None takes the year.
    """
    page = own.page
    if month is None:
        return Span(uid=page.uid, name=page.name, fiscal_year=page.fiscal_year, done=page.done)
    return Span(uid=page.uid, name=page.name, fiscal_year=month.fiscal_year, month=month)
