"""Open cases pass from one volunteer to another; who found them stays who found them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database import case_care, case_status
from desktop.database.volunteer_entries import appointment_of
from desktop.models import Case, HandOver, new_uid
from desktop.rules.problems import Problem, Refused
from desktop.rules.volunteers import is_serving
from desktop.services.ground import Ground
from desktop.services.volunteers import entries, lists
from desktop.services.volunteers.rows import VolunteerChoice
from desktop.system.language import _, mark

# A helped citizen is still to be asked after 30 and 90 days.
_OPEN = ("waiting", "accepted", "referred", "overdue", "helped")


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverDraft:
    """Open cases pass to a successor.

    Attributes:
        to_uid: the volunteer who looks after them from today on.
        reason: why.
        cases: which cases; empty hands over all that are open.
    """

    to_uid: str = ""
    reason: str = ""
    cases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Cases were handed over.

    Attributes:
        uids: the entries, for taking them back.
        to_name: the successor, with title.
    """

    uids: tuple[str, ...]
    to_name: str

    @property
    def count(self) -> int:
        """How many cases."""
        return len(self.uids)


def check_hand_over(draft: HandOverDraft) -> tuple[Problem, ...]:
    """What is wrong with handing over; at the form and at saving."""
    return () if draft.to_uid else (Problem("to_uid", _("Please choose who looks after them from now on.")),)


class HandOvers:
    """Handing a volunteer's open cases to a successor, in one work, and taking that back.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def successors(self, uid: str) -> tuple[VolunteerChoice, ...]:
        """Who could look after a volunteer's cases: everybody else in service, neighbours first.

        Args:
            uid: the volunteer whose cases are handed over.
        """
        self._ground.actor.require("citizens.view")
        today = self._ground.clock.today()
        with self._ground.database.read() as session:
            choices = lists.choices(self._ground, session)
            near = lists.neighbours(session, uid, today)
        return tuple(sorted((one for one in choices if one.uid != uid), key=lambda one: one.uid not in near))

    def hand_over(self, uid: str, draft: HandOverDraft) -> HandedOver:
        """Hand open cases to a successor; who found them stays who found them.

        Args:
            uid: the volunteer who looked after them.
            draft: to whom, why, which.

        Returns:
            What was handed over, for taking it back.

        Raises:
            Refused: the role does not allow it, the successor does not serve, or there is no open case.
        """
        self._ground.actor.require("volunteers.save")
        wrong = check_hand_over(draft)
        if wrong:
            raise Refused(wrong[0].text, code="draft", problems=wrong)
        title = mark("Hand cases over to another volunteer")
        with self._ground.database.work(title, self._ground.actor.uid) as work:
            session = work.session
            entries.own(self._ground, session, uid)
            to_name = self._successor(session, uid, draft.to_uid)
            made = [self._row(case, uid, draft) for case in self._cases(session, uid, draft.cases)]
            session.add_all(made)
            return HandedOver(tuple(row.uid for row in made), to_name)

    def _successor(self, session: Session, uid: str, to_uid: str) -> str:
        successor = entries.own(self._ground, session, to_uid)
        if to_uid == uid or not is_serving(appointment_of(successor), self._ground.clock.today()):
            sentence = _("This volunteer cannot take the cases over. Choose somebody else who is in service.")
            raise Refused(sentence, code="draft", problems=[Problem("to_uid", sentence)])
        return lists.person_name(entries.person_of(session, successor))

    def _cases(self, session: Session, uid: str, chosen: Collection[str]) -> Sequence[str]:
        """Restricted cases go along: the successor looks after them, whoever may open them."""
        open_now = open_cases(session, self._ground, uid)
        found = [case for case in sorted(open_now) if not chosen or case in chosen]
        if not found:
            sentence = _("There is no open case to hand over. Nothing was changed.")
            raise Refused(sentence, code="nothing")
        return found

    def _row(self, case: str, uid: str, draft: HandOverDraft) -> HandOver:
        return HandOver(
            uid=new_uid(),
            case_uid=case,
            from_volunteer_uid=uid,
            to_volunteer_uid=draft.to_uid,
            on=self._ground.clock.today(),
            by=self._ground.actor.full_name,
            reason=draft.reason.strip(),
        )

    def take_back(self, uids: Sequence[str]) -> int:
        """The cases are looked after as before.

        Args:
            uids: as handing over gave them.

        Returns:
            How many cases went back.

        Raises:
            Refused: the role does not allow it, it was taken back already, or a case was handed on since.
        """
        self._ground.actor.require("volunteers.save")
        title = mark("Take a hand-over of cases back")
        with self._ground.database.work(title, self._ground.actor.uid) as work:
            query = select(HandOver).where(HandOver.uid.in_(uids), HandOver.taken_back_on.is_(None))
            found = list(work.session.scalars(query))
            if len(found) != len(set(uids)):
                raise entries.gone()
            for row in found:
                entries.own(self._ground, work.session, row.from_volunteer_uid)
                _refuse_handed_on(work.session, row)
                row.taken_back_on = self._ground.clock.today()
            return len(found)


def _refuse_handed_on(session: Session, row: HandOver) -> None:
    later = select(HandOver.uid).where(
        HandOver.case_uid == row.case_uid, HandOver.uid > row.uid, HandOver.taken_back_on.is_(None)
    )
    if session.scalar(later.limit(1)):
        raise Refused(
            _("One of the cases was handed on since. Take that back first; nothing was changed."),
            code="handed-on",
        )


def open_cases(session: Session, ground: Ground, uid: str) -> list[str]:
    """The open cases that a volunteer looks after, the newest first.

    Args:
        session: of a reading or a running work.
        ground: whose day counts.
        uid: the volunteer.
    """
    query = select(Case.uid).where(case_care.looked_after_by(uid))
    found = session.scalars(query.order_by(Case.pointed_out_on.desc(), Case.uid.desc())).all()
    # The few cases of one volunteer are walked through one by one; a statement would walk through all.
    return [
        case
        for chunk in lists.chunks(found)
        for case, status in _in_order(chunk, case_status.statuses_of(session, ground.clock.today(), chunk))
        if status in _OPEN
    ]


def _in_order(uids: Sequence[str], statuses: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(uid, statuses[uid]) for uid in uids]
