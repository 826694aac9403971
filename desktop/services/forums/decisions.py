"""What was decided in forums: written down, and marked as done."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.database.citizen_entries import refuse_hard
from desktop.models import Forum, ForumDecision, new_uid
from desktop.rules import forums as rules
from desktop.rules.forums import DecisionDraft
from desktop.rules.problems import Problem
from desktop.services.forums import entries
from desktop.services.forums.rows import DecisionRow, Saved
from desktop.services.ground import Ground
from desktop.system.language import mark


class Decisions:
    """What was decided.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def add(self, forum_uid: str, draft: DecisionDraft) -> Saved:
        """Write down one more decision of a forum.

        Raises:
            Refused: the role does not allow it, the draft has problems, the forum is another office's or was
                taken back, or its month is closed.
        """
        with entries.work(self._ground, mark("Write down a decision of a forum")) as work:
            forum = entries.changeable(self._ground, work.session, forum_uid)
            row = ForumDecision(uid=new_uid(), forum_uid=forum.uid, position=_next(work.session, forum.uid))
            problems = _fill(row, forum, draft)
            work.session.add(row)
            return Saved(row.uid, problems)

    def save(self, uid: str, draft: DecisionDraft) -> Saved:
        """Change a decision.

        Raises:
            Refused: as ``add``, or there is no such decision.
        """
        with entries.work(self._ground, mark("Change a decision of a forum")) as work:
            row = self._living(work.session, uid)
            forum = entries.changeable(self._ground, work.session, row.forum_uid)
            return Saved(row.uid, _fill(row, forum, draft))

    def done(self, uid: str, on: date | None) -> None:
        """A decision was done.

        Args:
            uid: the decision.
            on: the day; its month must still take entries, that of the forum need not.

        Raises:
            Refused: the role does not allow it, the day is wrong, or its month is closed.
        """
        with entries.work(self._ground, mark("A decision of a forum was done")) as work:
            row = self._living(work.session, uid)
            forum = entries.own(self._ground, work.session, row.forum_uid)
            refuse_hard(rules.check_done(on, forum.on, self._ground.clock.today()))
            entries.refuse_day(work.session, self._ground, on)
            row.done_on = on

    def not_done(self, uid: str) -> None:
        """A decision is not done after all.

        Raises:
            Refused: the role does not allow it, or the month in which it was done is closed.
        """
        with entries.work(self._ground, mark("A decision of a forum is not done after all")) as work:
            row = self._living(work.session, uid)
            entries.own(self._ground, work.session, row.forum_uid)
            if row.done_on is not None:
                entries.refuse_day(work.session, self._ground, row.done_on)
            row.done_on = None

    def take_back(self, uid: str) -> None:
        """A decision was written down by mistake: it counts no more.

        Raises:
            Refused: the role does not allow it, there is no such decision, or its month is closed.
        """
        with entries.work(self._ground, mark("Take a decision of a forum back")) as work:
            row = self._living(work.session, uid)
            entries.changeable(self._ground, work.session, row.forum_uid)
            row.taken_back_on = self._ground.clock.today()

    def bring_back(self, uid: str) -> None:
        """A decision that was taken back counts again.

        Raises:
            Refused: the role does not allow it, there is no such decision, or its month is closed.
        """
        with entries.work(self._ground, mark("Bring a decision of a forum back")) as work:
            row = work.session.get(ForumDecision, uid)
            if row is None:
                raise entries.gone()
            entries.changeable(self._ground, work.session, row.forum_uid)
            row.taken_back_on = None

    def _living(self, session: Session, uid: str) -> ForumDecision:
        row = session.get(ForumDecision, uid)
        if row is None or row.taken_back_on is not None:
            raise entries.gone()
        return row


def _fill(row: ForumDecision, forum: Forum, draft: DecisionDraft) -> tuple[Problem, ...]:
    cleaned = rules.clean_decision(draft)
    problems = refuse_hard(rules.check_decision(cleaned, forum.on))
    row.decision, row.responsible, row.due_on = cleaned.decision, cleaned.responsible, cleaned.due_on
    return problems


def _next(session: Session, forum_uid: str) -> int:
    query = select(func.max(ForumDecision.position)).where(ForumDecision.forum_uid == forum_uid)
    return (session.scalar(query) or 0) + 1


def of_forum(session: Session, forum_uid: str, today: date) -> tuple[DecisionRow, ...]:
    """A forum's decisions in the order in which they were made.

    Args:
        session: of a reading.
        forum_uid: the forum.
        today: the day of looking.
    """
    query = (
        select(ForumDecision)
        .where(ForumDecision.forum_uid == forum_uid, ForumDecision.taken_back_on.is_(None))
        .order_by(ForumDecision.position, ForumDecision.uid)
    )
    return tuple(
        DecisionRow(
            uid=row.uid,
            number=number,
            decision=row.decision,
            responsible=row.responsible,
            due_on=row.due_on,
            done_on=row.done_on,
            overdue=rules.is_overdue(row.due_on, row.done_on, today),
        )
        for number, row in enumerate(session.scalars(query), 1)
    )
