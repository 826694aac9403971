"""Trainings that volunteers took, and awards that they were given."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Attainment, Volunteer, new_uid
from desktop.rules import attainments as rules
from desktop.rules.attainments import AttainmentDraft
from desktop.rules.problems import Refused, hard
from desktop.services.ground import Ground
from desktop.services.volunteers import entries
from desktop.services.volunteers.rows import AttainmentRow
from desktop.system.language import mark


class Attainments:
    """Writing down trainings and awards.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def add(self, uid: str, draft: AttainmentDraft) -> str:
        """A volunteer took a training or was given an award.

        Args:
            uid: the volunteer.
            draft: what it was.

        Returns:
            The entry's uid.

        Raises:
            Refused: the role does not allow it, the draft has problems, or the volunteer is another office's.
        """
        self._ground.actor.require("volunteers.save")
        wrong = hard(rules.check(draft, self._ground.clock.today()))
        if wrong:
            raise Refused(wrong[0].text, code="draft", problems=wrong)
        title = mark("Write down a training or an award")
        with self._ground.database.work(title, self._ground.actor.uid) as work:
            entries.own(self._ground, work.session, uid)
            row = Attainment(
                uid=new_uid(),
                volunteer_uid=uid,
                kind=draft.kind,
                title=draft.title.strip(),
                on=draft.on,
                hours=draft.hours,
                given_by=draft.given_by.strip(),
            )
            work.session.add(row)
            return row.uid

    def take_back(self, uid: str) -> None:
        """A training or an award was written down by mistake: it counts no more.

        Args:
            uid: the entry.

        Raises:
            Refused: the role does not allow it, there is no such entry, or it is another office's.
        """
        self._ground.actor.require("volunteers.save")
        title = mark("Take a training or an award back")
        with self._ground.database.work(title, self._ground.actor.uid) as work:
            row = work.session.get(Attainment, uid)
            if row is None or row.taken_back_on is not None:
                raise entries.gone()
            entries.own(self._ground, work.session, row.volunteer_uid)
            row.taken_back_on = self._ground.clock.today()


def of_person(session: Session, person_uid: str) -> tuple[AttainmentRow, ...]:
    """A person's trainings and awards of all their appointments, the newest first.

    Args:
        session: of a reading.
        person_uid: whose.
    """
    # Whoever is appointed anew brings along what they learned before.
    query = (
        select(Attainment)
        .join(Volunteer, Volunteer.uid == Attainment.volunteer_uid)
        .where(Volunteer.person_uid == person_uid, Attainment.taken_back_on.is_(None))
        .order_by(Attainment.on.desc(), Attainment.uid.desc())
    )
    return tuple(
        AttainmentRow(
            uid=row.uid,
            volunteer_uid=row.volunteer_uid,
            kind=row.kind,
            title=row.title,
            on=row.on,
            hours=row.hours,
            given_by=row.given_by,
        )
        for row in session.scalars(query)
    )
