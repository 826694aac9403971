"""The whole signed set of a month: memo, summary, reports and lists, handed out and printed in one go."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database.work import put_setting, setting
from desktop.models import ClosedMonth
from desktop.rules.months import Month
from desktop.rules.problems import Refused
from desktop.services.documents import Documents, Issued
from desktop.services.ground import Ground
from desktop.services.reports import Reports
from desktop.services.reports.eight import SITUATION, SUMMARY, TITLES, WORK
from desktop.system.language import _, mark
from desktop.system.progress import Progress, Unheard

if TYPE_CHECKING:
    from desktop.printing.press import Printed

_ORDER = (SUMMARY, "chain_report", "chain_by_type", "service_users", "satisfaction", WORK, SITUATION)
_SETTLED = ("approved", "sent", "accepted")


@dataclass(frozen=True, slots=True)
class SetPaper:
    """One paper of the set.

    Attributes:
        title: as the table of contents names it.
        form: the form.
        sheet: its sheet.
    """

    title: str
    form: str
    sheet: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """The set as it is printed.

    Attributes:
        numbers: of its documents, in the order of the papers; the table of contents first.
        pdf: all papers in one file.
        pages: how many pages it has.
        copy: whether it was handed out before and this is a copy.
        missing: signs that no font could draw on one of them.
        left_out: signs that have no shape.
    """

    numbers: tuple[str, ...]
    pdf: bytes
    pages: int
    copy: bool
    missing: tuple[str, ...]
    left_out: tuple[str, ...]


class MonthSets:
    """The signed sets of months.

    Args:
        ground: what every service stands on.
        documents: hands out each paper.
        reports: knows what stands on it.
    """

    def __init__(self, ground: Ground, documents: Documents, reports: Reports) -> None:
        self._ground = ground
        self._documents = documents
        self._reports = reports

    def papers(self, month: Month) -> tuple[SetPaper, ...]:
        """What belongs to a month's set, in its order.

        Args:
            month: an approved month.

        Raises:
            Refused: the role does not allow it, or the month is not approved.
        """
        self._ground.actor.require("documents.print")
        if self._reports.month_state(month).state not in _SETTLED:
            raise Refused(
                _("{month} is not approved yet. The signed set is printed afterwards.", month=month.spoken()),
                code="not-approved",
            )
        eight = self._reports.eight
        found = [SetPaper("หนังสือนำส่ง", "memo", self._reports.memo_sheet(month))]
        for name in _ORDER:
            for subject in eight.subjects(name, month):
                form, sheet = eight.sheet(name, month, subject=subject.code)
                title = f"{TITLES[name]} {subject.name}".strip()
                found.append(SetPaper(title, form, sheet))
        received = self._reports.received_sheet(month)
        return (*found, SetPaper(received.name, "register_list", received))

    def handed_out(self, month: Month) -> tuple[str, ...]:
        """The documents of a month's set, where it was handed out since the month was approved last."""
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return self._handed_out(session, month)

    def _handed_out(self, session: Session, month: Month) -> tuple[str, ...]:
        note = json.loads(setting(session, _note(month), "{}"))
        kept = "uids" in note and note["revision"] == self._revision(session, month)
        return tuple(note["uids"]) if kept else ()

    def _revision(self, session: Session, month: Month) -> int | None:
        query = select(ClosedMonth.revision).where(ClosedMonth.origin == self._ground.unit)
        return session.scalar(query.where(ClosedMonth.month == str(month)))

    def print_whole(self, month: Month, progress: Progress | None = None) -> Bound:
        """The whole set in one file: handed out, or as copies where that was done before.

        Args:
            month: an approved month.
            progress: hears how far it is.

        Raises:
            Refused: the role does not allow it, the month is not approved, or one paper could not be printed;
                then none was handed out.
        """
        self._ground.actor.require("documents.print")
        uids = self.handed_out(month)
        if not uids:
            return self._issue(month, progress or Unheard())
        self._ground.actor.require("documents.print")
        return self._bound(
            [self._documents.row(uid).number for uid in uids],
            [self._documents.look(uid) for uid in uids],
            copy=True,
        )

    def count_reprint(self, month: Month) -> None:
        """Count a copy of the whole set that was printed or saved."""
        self._ground.actor.require("documents.print")
        for uid in self.handed_out(month):
            self._documents.count_reprint(uid)

    def _issue(self, month: Month, progress: Progress) -> Bound:
        papers, title = self.papers(month), _("Printing the set")
        with self._ground.database.work(mark("Print the set of a month"), self._ground.actor.uid) as work:
            issued = []
            for at, paper in enumerate(papers):
                progress.report(at, len(papers), title)
                issued.append(self._documents.issue_in(work, paper.form, paper.sheet, str(month)))
            contents = self._contents(month, papers, issued)
            first = self._documents.issue_in(work, "register_list", contents, str(month))
            whole = [first, *issued]
            note = {"revision": self._revision(work.session, month), "uids": [one.uid for one in whole]}
            put_setting(work.session, _note(month), json.dumps(note))
            return self._bound([one.number for one in whole], [one.printed for one in whole], copy=False)

    def _bound(self, numbers: Sequence[str], printed: Sequence[Printed], *, copy: bool) -> Bound:
        from desktop.printing import binding

        def signs(of: Callable[[Printed], tuple[str, ...]]) -> tuple[str, ...]:
            return tuple(dict.fromkeys(sign for one in printed for sign in of(one)))

        return Bound(
            numbers=tuple(numbers),
            pdf=binding.bound([one.pdf for one in printed]),
            pages=sum(one.pages for one in printed),
            copy=copy,
            missing=signs(lambda one: one.missing),
            left_out=signs(lambda one: one.left_out),
        )

    def _contents(self, month: Month, papers: Sequence[SetPaper], issued: Sequence[Issued]) -> Any:
        from desktop.printing.forms import register_list as form

        now = self._ground.clock.now()
        lines = tuple(
            form.Line(
                cells=(
                    paper.title,
                    # A memo bears the office's own number, written by hand.
                    "" if paper.form == "memo" else one.number,
                    str(one.printed.pages),
                )
            )
            for paper, one in zip(papers, issued, strict=True)
        )
        pages = sum(one.printed.pages for one in issued)
        return form.Sheet(
            number="",
            centre=self._ground.unit_name,
            name=f"บัญชีเอกสารชุดรายงานประจำเดือน{month.thai()}",
            said=(f"รวม {len(papers)} ฉบับ {pages} หน้า",),
            columns=(
                form.ListColumn(head="เอกสาร", share=60),
                form.ListColumn(head="เลขที่", share=20),
                form.ListColumn(head="จำนวนหน้า", share=12, figures=True),
            ),
            lines=lines,
            officer=self._ground.actor.full_name,
            printed_on=now.date(),
            printed_at=f"{now:%H.%M} น.",
        )


def _note(month: Month) -> str:
    return f"month {month} set"
