"""What became of people 30 and 90 days after a course: who is to be asked, and what they said."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from desktop.database import citizen_entries, closed_months
from desktop.database.among import among
from desktop.database.finding import spelled
from desktop.models import Citizen, Course, Enrolment, TrainingFollowUp, new_uid
from desktop.rules import thai_names
from desktop.rules import trainings as rules
from desktop.rules.problems import Refused
from desktop.rules.texts import clean_lines
from desktop.rules.trainings import FollowUpDraft
from desktop.services.ground import Ground
from desktop.services.trainings import entries, looking
from desktop.services.trainings.rows import DONE, DUE, MISSED, TO_COME, FollowUpFilter, FollowUpRow, Saved
from desktop.system.language import _, mark

Made = Mapping[tuple[str, int], TrainingFollowUp]

_SORTS: Mapping[str, Callable[[FollowUpRow], Any]] = {
    "due_on": lambda row: row.due_on,
    "name": lambda row: thai_names.sort_key(row.name),
    "course": lambda row: thai_names.sort_key(row.course),
    "tambon": lambda row: thai_names.sort_key(row.tambon),
    "days": lambda row: row.days,
    "income": lambda row: row.income,
}


class FollowUps:
    """Asking those who passed a course, 30 and 90 days later.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def ids(self, chosen: FollowUpFilter | None = None) -> list[str]:
        """The keys of the follow-ups that a filter asks for, in its order.

        Args:
            chosen: the filter; nothing takes what is due, the oldest first.

        Raises:
            Refused: the role does not allow it.
        """
        wanted = chosen or FollowUpFilter()
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            found = [
                row
                for row in _rows(self._ground, session, *self._conditions(wanted))
                if (not wanted.state or row.state == wanted.state)
                and (wanted.days is None or row.days == wanted.days)
            ]
        ordered = looking.in_order(found, _SORTS[wanted.sort], wanted.descending, lambda row: row.name)
        return [row.key for row in ordered]

    def rows(self, keys: Sequence[str]) -> list[FollowUpRow]:
        """Follow-ups as a list shows them, in the order given; unknown ones are left out.

        Args:
            keys: as ``ids`` gave them.

        Raises:
            Refused: the role does not allow it.
        """
        self._ground.actor.require("citizens.view")
        uids = sorted({key.partition(" ")[0] for key in keys})
        with self._ground.database.read() as session:
            found = {row.key: row for row in _rows(self._ground, session, Enrolment.uid.in_(among(uids)))}
        return [found[key] for key in keys if key in found]

    def of_course(self, uid: str) -> list[FollowUpRow]:
        """Both follow-ups of everybody who passed a course, by name.

        Args:
            uid: the course.

        Raises:
            Refused: the role does not allow it.
        """
        return self.rows(self.ids(FollowUpFilter(state="", course=uid, sort="name")))

    def due(self) -> int:
        """How many people of this office are to be asked today or should have been.

        Raises:
            Refused: the role does not allow it.
        """
        return len(self.ids(FollowUpFilter(unit=self._ground.unit)))

    def _conditions(self, chosen: FollowUpFilter) -> Iterator[ColumnElement[bool]]:
        for column, value in (
            (Enrolment.course_uid, chosen.course),
            (Citizen.tambon_code, chosen.tambon),
            (Enrolment.origin, chosen.unit),
        ):
            if value:
                yield column == value
        if chosen.text.strip():
            yield spelled(chosen.text, self._ground.reference.titles.keys())
        if chosen.state == DUE:
            yield Course.last_day <= self._ground.clock.today()

    def draft(self, enrolment_uid: str, days: int) -> FollowUpDraft:
        """What a form is filled with.

        Args:
            enrolment_uid: whose.
            days: 30 or 90.

        Raises:
            Refused: the role does not allow it.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            row = _stored(session, enrolment_uid, days)
            if row is None:
                return FollowUpDraft(days=days, on=self._ground.clock.today())
            return FollowUpDraft(
                days=row.days,
                on=row.on,
                in_work=row.in_work,
                uses_skill=row.uses_skill,
                income=row.income,
                note=row.note,
            )

    def save(self, enrolment_uid: str, draft: FollowUpDraft) -> Saved:
        """Write what became of somebody; the same follow-up written again is corrected.

        Args:
            enrolment_uid: somebody who passed.
            draft: as the form hands it over.

        Raises:
            Refused: the role does not allow it, the draft has problems, a month is closed, they did not pass
                (``not-passed``), or it is another office's.
        """
        ground = self._ground
        entries.require_centre(ground, "trainings.save")
        today = ground.clock.today()
        with ground.database.work(mark("Write a follow-up after a course"), ground.actor.uid) as work:
            session = work.session
            enrolment = entries.own(ground, session, Enrolment, enrolment_uid)
            if enrolment.result != rules.PASSED:
                sentence = _("Only those who passed are asked what the course changed.")
                raise Refused(sentence, code="not-passed")
            last_day = session.get_one(Course, enrolment.course_uid).last_day
            day = draft.on or today
            problems = citizen_entries.refuse_hard(rules.check_follow_up(draft, last_day, today))
            row = _stored(session, enrolment_uid, draft.days)
            for one in {day, row.on if row else day}:
                closed_months.refuse_if_closed(session, ground.unit, one)
            if row is None:
                row = TrainingFollowUp(uid=new_uid(), enrolment_uid=enrolment_uid, days=draft.days)
                session.add(row)
            row.on, row.in_work, row.uses_skill = day, draft.in_work, draft.uses_skill
            row.income, row.note = draft.income, clean_lines(draft.note)
            row.officer = ground.actor.full_name
            session.flush()
            return Saved(uid=row.uid, problems=problems)

    def take_back(self, enrolment_uid: str, days: int) -> None:
        """A follow-up was written by mistake: nothing is known again, and the person is to be asked.

        Args:
            enrolment_uid: whose.
            days: 30 or 90.

        Raises:
            Refused: the role does not allow it, its month is closed, or it is another office's.
        """
        ground = self._ground
        entries.require_centre(ground, "trainings.save")
        with ground.database.work(mark("Take a follow-up after a course back"), ground.actor.uid) as work:
            entries.own(ground, work.session, Enrolment, enrolment_uid)
            row = _stored(work.session, enrolment_uid, days)
            if row is None:
                return
            closed_months.refuse_if_closed(work.session, ground.unit, row.on)
            row.in_work = row.uses_skill = row.income = None
            row.note = row.officer = ""


def was_made(row: TrainingFollowUp) -> bool:
    """Whether a stored follow-up says anything; one that was taken back does not."""
    return row.in_work is not None or row.income is not None or bool(row.note)


def made(session: Session, enrolments: Iterable[str]) -> Made:
    """The follow-ups that were made, by enrolment and days.

    Args:
        session: of a reading.
        enrolments: whose.
    """
    query = select(TrainingFollowUp).where(TrainingFollowUp.enrolment_uid.in_(among(list(enrolments))))
    return {(row.enrolment_uid, row.days): row for row in session.scalars(query) if was_made(row)}


def _stored(session: Session, enrolment_uid: str, days: int) -> TrainingFollowUp | None:
    query = select(TrainingFollowUp).where(
        TrainingFollowUp.enrolment_uid == enrolment_uid, TrainingFollowUp.days == days
    )
    return session.scalar(query)


def _rows(ground: Ground, session: Session, *where: ColumnElement[bool]) -> list[FollowUpRow]:
    query = (
        select(Enrolment, Course, Citizen)
        .join(Course, Course.uid == Enrolment.course_uid)
        .join(Citizen, Citizen.uid == Enrolment.person_uid)
        .where(Enrolment.result == rules.PASSED, *where)
        .order_by(Enrolment.uid)
    )
    found = session.execute(query).all()
    done = made(session, [row.Enrolment.uid for row in found])
    return [
        _row(ground, (enrolment, course, person), days, done)
        for enrolment, course, person in found
        for days in rules.FOLLOW_UPS
    ]


def _row(
    ground: Ground,
    about: tuple[Enrolment, Course, Citizen],
    days: int,
    done: Made,
) -> FollowUpRow:
    enrolment, course, person = about
    today, said = ground.clock.today(), done.get((enrolment.uid, days))
    theirs = {each for each in rules.FOLLOW_UPS if (enrolment.uid, each) in done}
    state = _state(course.last_day, days, theirs, today)
    due = rules.due_on(course.last_day, days)
    return FollowUpRow(
        key=f"{enrolment.uid} {days}",
        enrolment_uid=enrolment.uid,
        days=days,
        due_on=due,
        overdue_days=(today - due).days if state == DUE else 0,
        state=state,
        person_uid=person.uid,
        name=looking.person_name(person),
        phone=looking.first_phone(person),
        tambon=looking.tambon_name(ground, person.tambon_code),
        course_uid=course.uid,
        course=course.title,
        last_day=course.last_day,
        income_before=enrolment.income_before,
        on=said.on if said else None,
        in_work=said.in_work if said else None,
        uses_skill=said.uses_skill if said else None,
        income=said.income if said else None,
        note=said.note if said else "",
        officer=said.officer if said else "",
        own=enrolment.origin == ground.unit and not ground.is_province,
    )


def _state(last_day: date, days: int, done: Collection[int], today: date) -> str:
    if days in done:
        return DONE
    if rules.follow_up_due(last_day, done, today) == days:
        return DUE
    return MISSED if today >= rules.due_on(last_day, days) else TO_COME
