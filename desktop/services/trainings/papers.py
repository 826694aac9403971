"""The words of the papers of courses: roster, attendance sheet, result and certificate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database.work import setting
from desktop.models import Case, Certificate, Citizen, Course, CourseSession, Document, Enrolment, Group
from desktop.rules import trainings as rules
from desktop.rules.problems import Refused
from desktop.services.ground import Ground
from desktop.services.trainings import entries, follow_ups, looking
from desktop.services.trainings.results import taking_part
from desktop.services.trainings.rows import EnrolmentRow
from desktop.system.language import _

if TYPE_CHECKING:
    from desktop.printing.forms import attendance_sheet, certificate, training_result, training_roster

CERTIFICATE_FORM = "certificate"
# Paper speaks Thai whatever the window speaks.
_PARTS = {rules.MORNING: "ภาคเช้า", rules.AFTERNOON: "ภาคบ่าย", rules.DAY: "เต็มวัน"}


class Papers:
    """What stands on the papers of courses.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def roster_sheet(self, course_uid: str) -> training_roster.Sheet:
        """Who has a seat in a course, for the trainer and the agency; the paper is about the course.

        Args:
            course_uid: the course.

        Raises:
            Refused: the role does not allow it, or there is no such course.
        """
        from desktop.printing.forms import training_roster as form

        ground = self._ground
        ground.actor.require("citizens.view")
        with ground.database.read() as session:
            course = entries.find(session, Course, course_uid)
            group = session.get(Group, course.group_uid) if course.group_uid else None
            return form.Sheet(
                number="",
                centre=ground.reference.unit_name(course.origin),
                course=course.title,
                agency=self._agency(course),
                group=group.name if group else "",
                place=course.place,
                trainer=course.trainer,
                first_day=course.first_day,
                last_day=course.last_day,
                hours=course.hours,
                seats=course.seats,
                persons=tuple(
                    self._roster_line(session, one) for one in _seated(ground, session, course_uid)
                ),
                preparer=ground.actor.full_name,
                preparer_position=ground.actor.position,
                approver=setting(session, "supervisor_name"),
                approver_position=setting(session, "supervisor_position"),
            )

    def _roster_line(self, session: Session, row: EnrolmentRow) -> training_roster.PersonLine:
        from desktop.printing.forms import training_roster as form

        person = session.get_one(Citizen, row.person_uid)
        village = f" หมู่ที่ {person.village_number}" if person.village_number else ""
        return form.PersonLine(
            citizen_name=row.name,
            thai_id=person.thai_id or person.other_paper,
            sex=row.sex,
            age=row.age,
            tambon=f"{row.tambon}{village}",
            phone=row.phone,
            occupation=person.occupation,
            case_number=_case_number(session, row),
        )

    def attendance_sheet(self, session_uid: str) -> attendance_sheet.Sheet:
        """A session's sheet to be signed by everybody with a seat; the paper is about the session.

        Args:
            session_uid: the session.

        Raises:
            Refused: the role does not allow it, there is no such session, or it was taken back.
        """
        from desktop.printing.forms import attendance_sheet as form

        ground = self._ground
        ground.actor.require("citizens.view")
        with ground.database.read() as session:
            held = entries.find(session, CourseSession, session_uid)
            course = entries.find(session, Course, held.course_uid)
            every = [one.uid for one in looking.sessions(session, course.uid)]
            if session_uid not in every:
                raise Refused(_("This session was taken back. There is nothing to print."), code="taken-back")
            return form.Sheet(
                number="",
                centre=ground.reference.unit_name(course.origin),
                course=course.title,
                agency=self._agency(course),
                place=course.place,
                trainer=course.trainer,
                session=every.index(session_uid) + 1,
                sessions=len(every),
                on=held.on,
                part=f"{_PARTS.get(held.part, held.part)} ({held.hours} ชั่วโมง)",
                persons=tuple(
                    form.PersonLine(citizen_name=one.name, thai_id=_paper_of(session, one.person_uid))
                    for one in _seated(ground, session, course.uid)
                ),
                approver=ground.actor.full_name,
                approver_position=ground.actor.position,
            )

    def result_sheet(self, course_uid: str) -> training_result.Sheet:
        """A course's results and what became of those who passed; the paper is about the course.

        Args:
            course_uid: the course.

        Raises:
            Refused: the role does not allow it, there is no such course, or nothing was declared yet.
        """
        from desktop.printing.forms import training_result as form

        ground = self._ground
        ground.actor.require("citizens.view")
        with ground.database.read() as session:
            course = entries.find(session, Course, course_uid)
            if course.declared_on is None:
                sentence = _("The results of this course were not declared yet.")
                raise Refused(sentence, code="not-declared")
            rows = _with_result(ground, session, course)
            return form.Sheet(
                number="",
                centre=ground.reference.unit_name(course.origin),
                course=course.title,
                agency=self._agency(course),
                place=course.place,
                trainer=course.trainer,
                first_day=course.first_day,
                last_day=course.last_day,
                hours=course.hours,
                hours_to_pass=rules.hours_to_pass(course.hours, course.percent_to_pass),
                persons=tuple(
                    form.PersonLine(
                        citizen_name=one.name,
                        sex=one.sex,
                        hours=one.hours,
                        result=one.result,
                        certificate=one.certificate_number,
                    )
                    for one in rows
                ),
                follow_ups=_follow_ups(session, [one for one in rows if one.result == rules.PASSED]),
                notes="",
                preparer=ground.actor.full_name,
                preparer_position=ground.actor.position,
                approver=setting(session, "supervisor_name"),
                approver_position=setting(session, "supervisor_position"),
            )

    def certificate_sheet(self, uid: str) -> certificate.Sheet:
        """A certificate: a copy once it was handed out before; the paper is about the certificate.

        Args:
            uid: the certificate.

        Raises:
            Refused: the role does not allow it, there is no such certificate, or it is void.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return self._certificate(session, entries.find(session, Certificate, uid))

    def certificate_sheets(self, course_uid: str) -> Mapping[str, certificate.Sheet]:
        """All living certificates of a course by their numbers, to be printed in one go.

        Args:
            course_uid: the course.

        Returns:
            Each certificate's uid and its sheet.

        Raises:
            Refused: the role does not allow it, or no certificate was given yet.
        """
        self._ground.actor.require("citizens.view")
        query = (
            select(Certificate)
            .join(Enrolment, Enrolment.uid == Certificate.enrolment_uid)
            .where(Enrolment.course_uid == course_uid, Certificate.voided_on.is_(None))
            .order_by(Certificate.fiscal_year, Certificate.number)
        )
        with self._ground.database.read() as session:
            sheets = {row.uid: self._certificate(session, row) for row in session.scalars(query)}
        if not sheets:
            raise Refused(_("No certificate of this course was given yet."), code="nobody")
        return sheets

    def _certificate(self, session: Session, row: Certificate) -> certificate.Sheet:
        from desktop.printing.forms import certificate as form

        if row.voided_on is not None:
            raise Refused(_("This certificate is void. Print the one that stands for it."), code="void")
        enrolment = session.get_one(Enrolment, row.enrolment_uid)
        course = session.get_one(Course, enrolment.course_uid)
        centre, agency = self._ground.reference.unit_name(row.origin), self._agency(course)
        return form.Sheet(
            number=looking.number_of(row),
            centre=centre,
            issuers=(f"{agency} ร่วมกับ{centre}",) if agency else (),
            citizen_name=looking.name_of(session, enrolment.person_uid),
            course=course.title,
            hours=course.hours,
            place=course.place,
            first_day=course.first_day,
            last_day=course.last_day,
            given_on=row.given_on,
            signers=self._signers(session, agency),
            copy=_was_handed_out(session, row.uid),
        )

    def _signers(self, session: Session, agency: str) -> tuple[certificate.SignerLine, ...]:
        from desktop.printing.forms import certificate as form

        # Who signs for the agency is written by hand: the register does not know their officers.
        theirs = (form.SignerLine(signer="", position=agency),) if agency else ()
        ours = form.SignerLine(
            signer=setting(session, "supervisor_name"), position=setting(session, "supervisor_position")
        )
        return (*theirs, ours)

    def _agency(self, course: Course) -> str:
        agency = self._ground.reference.agencies.get(course.agency_code)
        return agency.name if agency else course.agency_code


def _seated(ground: Ground, session: Session, course_uid: str) -> Sequence[EnrolmentRow]:
    return looking.enrolment_rows(ground, session, Enrolment.course_uid == course_uid, looking.has_seat())


def _with_result(ground: Ground, session: Session, course: Course) -> list[EnrolmentRow]:
    """Everybody who took part, in the order of enrolment."""
    order = {one.uid: place for place, one in enumerate(taking_part(session, Course.uid == course.uid))}
    rows = looking.enrolment_rows(ground, session, Enrolment.course_uid == course.uid)
    return sorted((one for one in rows if one.uid in order), key=lambda one: order[one.uid])


def _follow_ups(session: Session, rows: Sequence[EnrolmentRow]) -> tuple[training_result.FollowUpLine, ...]:
    from desktop.printing.forms import training_result as form

    said = follow_ups.made(session, [one.uid for one in rows])
    lines = []
    for one in rows:
        soon, later = said.get((one.uid, 30)), said.get((one.uid, 90))
        lines.append(
            form.FollowUpLine(
                citizen_name=one.name,
                income_before=one.income_before,
                in_work_30=soon.in_work if soon else None,
                income_30=soon.income if soon else None,
                in_work_90=later.in_work if later else None,
                income_90=later.income if later else None,
            )
        )
    return tuple(lines)


def _case_number(session: Session, row: EnrolmentRow) -> str:
    """The case's number; of a restricted one not even for supervisors, for the roster goes to others."""
    case = session.get(Case, row.case_uid) if row.case_uid else None
    return "" if case is None or case.restricted else row.case_number


def _paper_of(session: Session, person_uid: str) -> str:
    person = session.get_one(Citizen, person_uid)
    return person.thai_id or person.other_paper


def _was_handed_out(session: Session, uid: str) -> bool:
    query = select(Document.uid).where(Document.form == CERTIFICATE_FORM, Document.about == uid)
    return session.scalar(query.limit(1)) is not None
