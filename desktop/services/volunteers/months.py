"""The monthly reports of volunteers: what each month brought, and whether its report was received."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from desktop.database import closed_months
from desktop.database.dialects import LaterOf
from desktop.database.milestones import MILESTONES, Period, period_of_month, period_of_year, reached
from desktop.database.volunteer_entries import appointment_of
from desktop.models import Case, Citizen, ReceivedReport, StipendLine, Volunteer, new_uid
from desktop.rules import volunteer_months as rules
from desktop.rules.months import BUDDHIST_OFFSET, Month
from desktop.rules.problems import Problem, Refused, hard
from desktop.rules.reports import Chain
from desktop.rules.volunteer_months import ReceiptDraft
from desktop.services.ground import Ground
from desktop.services.volunteers import entries, found_cases, lists
from desktop.services.volunteers.found_cases import CasesBehind
from desktop.system.language import _, mark


@dataclass(frozen=True, slots=True, kw_only=True)
class VolunteerMonth:
    """A volunteer's month: what it brought, and its report.

    Attributes:
        volunteer_uid: the volunteer.
        name: with title.
        sort_name: what the name is sorted by.
        kind: ``volunteer`` or ``graduate``.
        tambons: names of the tambons looked after in the month.
        month: which one.
        state: ``reported``, ``waiting``, ``running``, ``coming`` or ``outside``.
        done: how many of the people they found reached each point of the way in this month.
        received_on: when the report came.
        received_by: who received it.
        remark: what was remarked.
    """

    volunteer_uid: str
    name: str
    sort_name: str
    kind: str
    tambons: tuple[str, ...]
    month: Month
    state: str
    done: Chain
    received_on: date | None = None
    received_by: str = ""
    remark: str = ""


class Months:
    """Months of volunteers: looked at, and received.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def of_all(self, month: Month) -> tuple[VolunteerMonth, ...]:
        """A month of everybody who served in it, by name.

        Args:
            month: which one.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            query = select(Volunteer, Citizen).join(Citizen, Citizen.uid == Volunteer.person_uid)
            query = query.where(served_in(period_of_month(month)))
            found = session.execute(query.order_by(Citizen.sort_name, Volunteer.uid)).all()
            return self._rows(session, [(volunteer, person) for volunteer, person in found], month)

    def of_year(self, uid: str, fiscal_year: int) -> tuple[VolunteerMonth, ...]:
        """The twelve months of a volunteer's fiscal year, October first.

        Args:
            uid: the volunteer.
            fiscal_year: the Buddhist year in which it ends.

        Raises:
            Refused: the role does not allow it, or there is no such volunteer.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            volunteer = entries.find(session, uid)
            people = [(volunteer, entries.person_of(session, volunteer))]
            return tuple(
                row for month in months_of_year(fiscal_year) for row in self._rows(session, people, month)
            )

    def one(self, uid: str, month: Month) -> VolunteerMonth:
        """A volunteer's month.

        Args:
            uid: the volunteer.
            month: which one.

        Raises:
            Refused: the role does not allow it, or there is no such volunteer.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            volunteer = entries.find(session, uid)
            [row] = self._rows(session, [(volunteer, entries.person_of(session, volunteer))], month)
            return row

    def cases(self, uid: str, month: Month, figure: str) -> CasesBehind:
        """The cases behind a number of a volunteer's month.

        Args:
            uid: the volunteer.
            month: whose number.
            figure: ``pointed_out``, ``screened``, ``referred`` or ``assisted``.

        Raises:
            Refused: the role does not allow it, or a month has no such number.
        """
        self._ground.actor.require("citizens.view")
        return self._behind(uid, period_of_month(month), figure)

    def cases_of_year(self, uid: str, fiscal_year: int, figure: str) -> CasesBehind:
        """The cases behind a number of a volunteer's fiscal year.

        Args:
            uid: the volunteer.
            fiscal_year: the Buddhist year in which it ends.
            figure: as of ``cases``.

        Raises:
            Refused: the role does not allow it, or a year has no such number.
        """
        self._ground.actor.require("citizens.view")
        return self._behind(uid, period_of_year(fiscal_year), figure)

    def _behind(self, uid: str, period: Period, figure: str) -> CasesBehind:
        self._ground.actor.require("citizens.view")
        if figure not in MILESTONES:
            raise Refused(_("This report has no such figure."), code="no-figure")
        with self._ground.database.read() as session:
            counted = Case.uid.in_(reached(figure, period))
            return found_cases.behind(self._ground, session, Case.found_by == uid, counted)

    def check(self, uid: str, draft: ReceiptDraft) -> tuple[Problem, ...]:
        """What is wrong with receiving a month's report.

        Args:
            uid: the volunteer.
            draft: as typed.

        Raises:
            Refused: there is no such volunteer.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            appointment = appointment_of(entries.find(session, uid))
        return rules.check_receipt(draft, appointment, self._ground.clock.today())

    def receive(self, uids: Sequence[str], draft: ReceiptDraft) -> int:
        """Reports of a month were received; a month that counts as reported already stays as it is.

        Args:
            uids: the volunteers whose reports came.
            draft: the month, the day and a remark.

        Returns:
            How many months count as reported now that did not before.

        Raises:
            Refused: the role does not allow it, a volunteer is another office's or did not serve in the
                month, the day is wrong or lies in a closed month; nothing was received then.
        """
        self._ground.actor.require("volunteers.save")
        title = mark("Receive a volunteer's monthly report")
        with self._ground.database.work(title, self._ground.actor.uid) as work:
            new = [uid for uid in dict.fromkeys(uids) if self._receive(work.session, uid, draft)]
            return len(new)

    def _receive(self, session: Session, uid: str, draft: ReceiptDraft) -> bool:
        volunteer = entries.own(self._ground, session, uid)
        wrong = hard(rules.check_receipt(draft, appointment_of(volunteer), self._ground.clock.today()))
        if wrong:
            name = lists.person_name(entries.person_of(session, volunteer))
            sentence = _("{name}: {problem} Nothing was received.", name=name, problem=wrong[0].text)
            raise Refused(sentence, code="draft", problems=wrong)
        known = session.scalar(_report(uid, draft.month))
        if known is not None and known.received_on is not None:
            return False
        assert draft.received_on is not None
        # A receipt dated back into a closed month would make a late report look as if it had come in time.
        closed_months.refuse_if_closed(session, self._ground.unit, draft.received_on)
        report = known or ReceivedReport(uid=new_uid(), volunteer_uid=uid, month=str(draft.month))
        report.received_on, report.remark = draft.received_on, draft.remark.strip()
        report.received_by = self._ground.actor.full_name
        session.add(report)
        return True

    def take_back(self, uid: str, month: Month, reason: str) -> None:
        """A month was said to be reported by mistake: it counts as not reported again.

        Args:
            uid: the volunteer.
            month: which one.
            reason: why; it stays with the month.

        Raises:
            Refused: the role does not allow it, no reason, the month was not received, or it stands on a pay
                list.
        """
        self._ground.actor.require("volunteers.save")
        if not reason.strip():
            sentence = _("Please write why the receipt is taken back.")
            raise Refused(sentence, code="draft", problems=[Problem("reason", sentence)])
        title = mark("Take the receipt of a monthly report back")
        with self._ground.database.work(title, self._ground.actor.uid) as work:
            entries.own(self._ground, work.session, uid)
            report = work.session.scalar(_report(uid, month))
            if report is None or report.received_on is None:
                sentence = _(
                    "{month} was not received yet. There is nothing to take back.", month=month.spoken()
                )
                raise Refused(sentence, code="not-received")
            _refuse_listed(work.session, uid, month)
            report.received_on, report.remark = None, reason.strip()

    def _rows(
        self, session: Session, people: Sequence[tuple[Volunteer, Citizen]], month: Month
    ) -> tuple[VolunteerMonth, ...]:
        uids = [volunteer.uid for volunteer, _person in people]
        period, today = period_of_month(month), self._ground.clock.today()
        # What has not begun has brought nothing yet, and counting takes its time.
        done = _chains(session, period, uids) if month.first <= today else {}
        reports = _reports(session, month, uids)
        tambons = lists.tambons_in(self._ground.reference, session, uids, period)
        rows = []
        for volunteer, person in people:
            report = reports.get(volunteer.uid)
            received = report is not None and report.received_on is not None
            rows.append(
                VolunteerMonth(
                    volunteer_uid=volunteer.uid,
                    name=lists.person_name(person),
                    sort_name=person.sort_name,
                    kind=volunteer.kind,
                    tambons=tuple(tambons.get(volunteer.uid, ())),
                    month=month,
                    state=rules.state(appointment_of(volunteer), month, received, today),
                    done=done.get(volunteer.uid, Chain()),
                    received_on=report.received_on if report else None,
                    received_by=report.received_by if report else "",
                    remark=report.remark if report else "",
                )
            )
        return tuple(rows)


def months_of_year(fiscal_year: int) -> tuple[Month, ...]:
    """The months of a fiscal year, October first.

    Args:
        fiscal_year: the Buddhist year in which it ends.
    """
    months = [Month(fiscal_year - BUDDHIST_OFFSET - 1, 10)]
    while len(months) < 12:
        months.append(months[-1].next())
    return tuple(months)


def served_in(period: Period) -> ColumnElement[bool]:
    """The condition that a ``Volunteer`` served on at least one day of a period.

    Args:
        period: the days.
    """
    begun = LaterOf(period.first, func.coalesce(Volunteer.term_start, period.first))
    return and_(
        or_(Volunteer.term_start.is_(None), Volunteer.term_start <= period.last),
        or_(Volunteer.term_end.is_(None), Volunteer.term_end >= period.first),
        or_(Volunteer.left_on.is_(None), Volunteer.left_on > begun),
    )


def _refuse_listed(session: Session, uid: str, month: Month) -> None:
    """What is paid, or about to be, stands on the report: it cannot be taken away from under it."""
    listed = select(StipendLine.uid).where(
        StipendLine.volunteer_uid == uid,
        StipendLine.month == str(month),
        StipendLine.released_on.is_(None),
    )
    if session.scalar(listed.limit(1)):
        raise Refused(
            _(
                "{month} stands on a pay list. Withdraw the list, or void the receipt, "
                "before the report is taken back.",
                month=month.spoken(),
            ),
            code="listed",
        )


def _report(uid: str, month: Month) -> Select[ReceivedReport]:
    return select(ReceivedReport).where(
        ReceivedReport.volunteer_uid == uid, ReceivedReport.month == str(month)
    )


def _reports(session: Session, month: Month, uids: Sequence[str]) -> dict[str, ReceivedReport]:
    found: dict[str, ReceivedReport] = {}
    for chunk in lists.chunks(uids):
        query = select(ReceivedReport).where(
            ReceivedReport.month == str(month), ReceivedReport.volunteer_uid.in_(chunk)
        )
        found |= {report.volunteer_uid: report for report in session.scalars(query)}
    return found


def _chains(session: Session, period: Period, uids: Sequence[str]) -> dict[str, Chain]:
    counted: dict[str, dict[str, int]] = {}
    for chunk in lists.chunks(uids):
        for milestone in MILESTONES:
            query = (
                select(Case.found_by, func.count())
                .where(Case.found_by.in_(chunk), Case.uid.in_(reached(milestone, period)))
                .group_by(Case.found_by)
            )
            for uid, count in session.execute(query):
                counted.setdefault(str(uid), {})[milestone] = count
    return {uid: Chain(**figures) for uid, figures in counted.items()}
