"""What one can do with groups of people with the same wish, their courses, and what came of them."""

from __future__ import annotations

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from desktop.models import Case, Enrolment, GroupMember
from desktop.services.ground import Ground
from desktop.services.trainings import group_lists, looking
from desktop.services.trainings.attendance import Attendances
from desktop.services.trainings.certificates import Certificates
from desktop.services.trainings.courses import Courses
from desktop.services.trainings.enrolments import Enrolments
from desktop.services.trainings.follow_ups import FollowUps
from desktop.services.trainings.groups import Groups
from desktop.services.trainings.papers import Papers
from desktop.services.trainings.results import Results
from desktop.services.trainings.rows import OwnTrainings
from desktop.services.trainings.sessions import Sessions
from desktop.services.trainings.summary import Summary


class Trainings:
    """Groups of people with the same wish, their courses, and what came of them.

    Args:
        ground: what every service stands on.

    Attributes:
        groups: who wants to learn.
        courses: what is taught, where and when.
        enrolments: who takes part, and who waits.
        sessions: the mornings, afternoons and days.
        attendances: who was there.
        results: who passed.
        certificates: what they were given.
        follow_ups: what became of them.
        summary: what training changed.
        papers: the words of the papers.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self.groups = Groups(ground)
        self.courses = Courses(ground)
        self.enrolments = Enrolments(ground)
        self.sessions = Sessions(ground)
        self.attendances = Attendances(ground)
        self.results = Results(ground)
        self.certificates = Certificates(ground)
        self.follow_ups = FollowUps(ground)
        self.summary = Summary(ground)
        self.papers = Papers(ground)

    def of_person(self, uid: str) -> OwnTrainings:
        """The groups and courses of a person, for their page.

        Args:
            uid: the person.

        Raises:
            Refused: the role does not allow it.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return self._own(session, GroupMember.person_uid == uid, Enrolment.person_uid == uid)

    def of_case(self, uid: str) -> OwnTrainings:
        """The groups and courses that came of a case, for its page; nothing of a case that must not be seen.

        Args:
            uid: the case.

        Raises:
            Refused: the role does not allow it.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            case = session.get(Case, uid)
            if looking.case_shown(self._ground, case) == ("", ""):
                return OwnTrainings(groups=(), courses=())
            return self._own(session, GroupMember.case_uid == uid, Enrolment.case_uid == uid)

    def _own(
        self, session: Session, in_groups: ColumnElement[bool], in_courses: ColumnElement[bool]
    ) -> OwnTrainings:
        groups = group_lists.members(self._ground, session, in_groups)
        courses = looking.enrolment_rows(self._ground, session, in_courses)
        return OwnTrainings(
            groups=tuple(sorted(groups, key=lambda one: (one.since, one.uid), reverse=True)),
            courses=tuple(sorted(courses, key=lambda one: (one.first_day, one.uid), reverse=True)),
        )
