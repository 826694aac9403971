"""Pay lists: prepared, approved by somebody else, paid with a receipt for each line, or withdrawn."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database import closed_months
from desktop.database.work import Work
from desktop.models import Citizen, StipendLine, StipendList, Volunteer, new_uid
from desktop.rules import stipends as rules
from desktop.rules.money import in_words
from desktop.rules.months import Month
from desktop.rules.problems import Problem, Refused
from desktop.services.ground import Ground
from desktop.services.stipends import approving, claims, issuing
from desktop.services.stipends.looking import found, lines_of, payee_of, row_of, state_of
from desktop.services.stipends.rows import Claimant, ListPage, ListRow
from desktop.system.language import _, mark

# What the programme's money is called where nobody says otherwise.
BUDGET = "ค่าตอบแทนอาสาสมัครแรงงาน"


class PayLists:
    """A month's pay lists.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def claimants(self, month: Month) -> tuple[Claimant, ...]:
        """Everybody who served in a month, by name, with what stands in the way of paying them.

        Args:
            month: which one.

        Raises:
            Refused: the role does not allow it.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return claims.claimants(session, self._ground.unit, month, self._ground.clock.today())

    def all(self, month: Month | None = None) -> tuple[ListRow, ...]:
        """The pay lists, the newest first.

        Args:
            month: of which month; None takes all.
        """
        self._ground.actor.require("citizens.view")
        query = select(StipendList).order_by(StipendList.prepared_on.desc(), StipendList.uid.desc())
        if month is not None:
            query = query.where(StipendList.month == str(month))
        with self._ground.database.read() as session:
            return tuple(row_of(session, entry) for entry in session.scalars(query))

    def page(self, uid: str) -> ListPage:
        """A pay list with its lines and the sum in words.

        Args:
            uid: the list.

        Raises:
            Refused: the role does not allow it, or there is no such list.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            row = row_of(session, found(session, uid))
            return ListPage(row=row, lines=lines_of(session, uid), words=in_words(row.total))

    def prepare(self, month: Month, uids: Collection[str] | None = None, budget: str = BUDGET) -> str:
        """Write a list of those whose month may be paid; a later list takes up who reported late.

        Args:
            month: which one.
            uids: the appointments that it shall pay; None takes all who may be paid.
            budget: what the money is taken from.

        Returns:
            The list's uid.

        Raises:
            Refused: the role does not allow it, nobody may be paid, or one of the chosen may not; the
                sentence says who and why.
        """
        self._require_centre("stipends.prepare")
        today = self._ground.clock.today()
        with self._ground.database.work(mark("Prepare a pay list"), self._ground.actor.uid) as work:
            closed_months.refuse_if_closed(work.session, self._ground.unit, today)
            everybody = claims.claimants(work.session, self._ground.unit, month, today)
            chosen = _chosen(everybody, month, uids)
            entry = StipendList(
                uid=new_uid(),
                month=str(month),
                budget=" ".join(budget.split()) or BUDGET,
                prepared_on=today,
                prepared_by=self._ground.actor.full_name,
                preparer_uid=self._ground.actor.uid,
            )
            work.session.add(entry)
            work.session.flush()
            work.session.add_all(_line(entry.uid, one) for one in chosen)
            return entry.uid

    def approve(self, uid: str) -> None:
        """A supervisor, other than the preparer where there are two, stands for a list.

        Args:
            uid: the list.

        Raises:
            Refused: the role does not allow it, who prepared it would approve it, it is not waiting for
                approval, or a line of it may no longer be paid.
        """
        self._ground.actor.require("approvals.give")
        with self._ground.database.work(mark("Approve a pay list"), self._ground.actor.uid) as work:
            entry = self._own(work.session, uid)
            approving.require_approver(self._ground, work.session, entry.preparer_uid)
            _require_state(entry, rules.PREPARED)
            today = self._ground.clock.today()
            closed_months.refuse_if_closed(work.session, self._ground.unit, today)
            self._look_again(work.session, entry, today)
            entry.approved_on, entry.approved_by = today, self._ground.actor.full_name

    def pay(self, uid: str, paid_on: date | None = None) -> tuple[str, ...]:
        """A list was paid: every line gets its receipt, numbered without a gap, by name.

        Args:
            uid: the list.
            paid_on: the day of payment; None takes today.

        Returns:
            The receipts' uids.

        Raises:
            Refused: the role does not allow it, the list is not approved, the day lies before the approval,
                ahead or in a closed month, or a line may no longer be paid; no number was spent.
        """
        self._require_centre("stipends.pay")
        today = self._ground.clock.today()
        day = paid_on or today
        with self._ground.database.work(
            mark("Pay a list and issue its receipts"), self._ground.actor.uid
        ) as work:
            entry = self._own(work.session, uid)
            _require_state(entry, rules.APPROVED)
            _check_day(entry, day, today)
            closed_months.refuse_if_closed(work.session, self._ground.unit, day)
            self._look_again(work.session, entry, today)
            entry.paid_on, entry.paid_by = day, self._ground.actor.full_name
            return self._issue_all(work, entry, day)

    def _issue_all(self, work: Work, entry: StipendList, day: date) -> tuple[str, ...]:
        query = (
            select(StipendLine)
            .join(Volunteer, Volunteer.uid == StipendLine.volunteer_uid)
            .join(Citizen, Citizen.uid == Volunteer.person_uid)
            .where(StipendLine.list_uid == entry.uid, StipendLine.released_on.is_(None))
            .order_by(Citizen.sort_name, StipendLine.uid)
        )
        return tuple(
            issuing.issue(self._ground, work, line, day).uid for line in work.session.scalars(query).all()
        )

    def withdraw(self, uid: str, reason: str) -> None:
        """A list that was not paid is withdrawn; its months may stand on another one.

        Args:
            uid: the list.
            reason: why; it stays with the list.

        Raises:
            Refused: the role does not allow it, no reason, or the list is paid or withdrawn.
        """
        self._require_centre("stipends.prepare")
        said = require_reason(reason)
        today = self._ground.clock.today()
        with self._ground.database.work(mark("Withdraw a pay list"), self._ground.actor.uid) as work:
            entry = self._own(work.session, uid)
            if state_of(entry) == rules.APPROVED:
                approving.require_approver(self._ground, work.session)
            else:
                _require_state(entry, rules.PREPARED)
            entry.withdrawn_on, entry.withdrawn_by = today, self._ground.actor.full_name
            entry.withdraw_reason = said
            for line in work.session.scalars(select(StipendLine).where(StipendLine.list_uid == uid)):
                line.released_on = today

    def _look_again(self, session: Session, entry: StipendList, today: date) -> None:
        """Between the steps somebody may have left, or a report may have been taken back."""
        month = Month.parse(entry.month)
        now = {
            one.volunteer_uid: one
            for one in claims.claimants(session, entry.origin, month, today, besides=entry.uid)
        }
        query = select(StipendLine).where(
            StipendLine.list_uid == entry.uid, StipendLine.released_on.is_(None)
        )
        for line in session.scalars(query):
            one = now.get(line.volunteer_uid)
            if one is None or one.reasons:
                why = one.sentences[0] if one else rules.reason_word(rules.OUTSIDE_TERM, month)
                name = one.name if one else payee_of(session, line.volunteer_uid)
                sentence = _(
                    "{name}: {reason} Withdraw this list and prepare it anew.", name=name, reason=why
                )
                raise Refused(sentence, code=one.reasons[0] if one else rules.OUTSIDE_TERM)

    def _own(self, session: Session, uid: str) -> StipendList:
        entry = found(session, uid)
        if entry.origin != self._ground.unit:
            raise Refused(
                _("Another office wrote this entry. Only that office can change it."), code="not-ours"
            )
        return entry

    def _require_centre(self, verb: str) -> None:
        self._ground.actor.require(verb)
        if self._ground.is_province:
            raise Refused(
                _("Stipends are paid by the centres. The province counts them."), code="centre-only"
            )


def _chosen(everybody: Sequence[Claimant], month: Month, uids: Collection[str] | None) -> list[Claimant]:
    known = {one.volunteer_uid: one for one in everybody}
    if uids is None:
        chosen = [one for one in everybody if one.eligible]
    else:
        missing = [uid for uid in uids if uid not in known]
        if missing:
            sentence = rules.reason_word(rules.OUTSIDE_TERM, month)
            raise Refused(sentence, code=rules.OUTSIDE_TERM)
        chosen = [one for one in everybody if one.volunteer_uid in set(uids)]
    for one in chosen:
        if one.reasons:
            sentence = _("{name}: {reason} No list was written.", name=one.name, reason=one.sentences[0])
            raise Refused(sentence, code=one.reasons[0])
    if not chosen:
        sentence = _(
            "Nobody can be paid for {month} now. Look at the reasons beside the names.", month=month.spoken()
        )
        raise Refused(sentence, code="nobody")
    return chosen


def _line(list_uid: str, one: Claimant) -> StipendLine:
    return StipendLine(
        uid=new_uid(),
        list_uid=list_uid,
        volunteer_uid=one.volunteer_uid,
        person_uid=one.person_uid,
        month=str(one.month),
        amount=one.amount,
    )


def require_reason(reason: str) -> str:
    """A reason without what stands around it.

    Raises:
        Refused: there is none.
    """
    said = reason.strip()
    if not said:
        sentence = _("Please write the reason. It stays with the number.")
        raise Refused(sentence, code="draft", problems=[Problem("reason", sentence)])
    return said


_WANTED = {
    rules.PREPARED: mark(
        "Only a list that waits for approval can be approved or withdrawn; this one: {state}."
    ),
    rules.APPROVED: mark("Only an approved list is paid; this one: {state}."),
}


def _require_state(entry: StipendList, wanted: str) -> None:
    state = state_of(entry)
    if state != wanted:
        raise Refused(_(_WANTED[wanted], state=rules.state_word(state)), code=f"list-{state}")


def _check_day(entry: StipendList, day: date, today: date) -> None:
    wrong = ""
    if day > today:
        wrong = _("This day has not come yet. Write the day on which the money was paid.")
    elif entry.approved_on is not None and day < entry.approved_on:
        wrong = _("The list was not approved yet on this day. Write the day on which the money was paid.")
    if wrong:
        raise Refused(wrong, code="draft", problems=[Problem("paid_on", wrong)])
