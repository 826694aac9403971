"""Certificates: numbered without a gap, voided with a reason, issued anew; never changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from desktop.database import closed_months
from desktop.database.work import Work
from desktop.models import Certificate, Citizen, Course, Enrolment, new_uid
from desktop.rules import trainings as rules
from desktop.rules.months import fiscal_year
from desktop.rules.problems import Problem, Refused
from desktop.services.ground import Ground
from desktop.services.trainings import entries, looking
from desktop.services.trainings.rows import CertificateRow
from desktop.system.language import _, mark

SERIES = "certificate"


class Certificates:
    """Certificates of courses.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def of_course(self, uid: str) -> tuple[CertificateRow, ...]:
        """The certificates of a course by their numbers, void ones too.

        Args:
            uid: the course.

        Raises:
            Refused: the role does not allow it.
        """
        self._ground.actor.require("citizens.view")
        return self._rows(Enrolment.course_uid == uid)

    def of_person(self, uid: str) -> tuple[CertificateRow, ...]:
        """The certificates of a person by their numbers, void ones too.

        Args:
            uid: the person.

        Raises:
            Refused: the role does not allow it.
        """
        self._ground.actor.require("citizens.view")
        return self._rows(Enrolment.person_uid == uid)

    def one(self, uid: str) -> CertificateRow:
        """A certificate.

        Args:
            uid: the certificate.

        Raises:
            Refused: the role does not allow it, or there is no such certificate.
        """
        self._ground.actor.require("citizens.view")
        found = self._rows(Certificate.uid == uid)
        if not found:
            raise entries.gone()
        return found[0]

    def _rows(self, *where: ColumnElement[bool]) -> tuple[CertificateRow, ...]:
        self._ground.actor.require("citizens.view")
        query = (
            select(Certificate, Enrolment, Course, Citizen)
            .join(Enrolment, Enrolment.uid == Certificate.enrolment_uid)
            .join(Course, Course.uid == Enrolment.course_uid)
            .join(Citizen, Citizen.uid == Enrolment.person_uid)
            .where(*where)
            .order_by(Certificate.fiscal_year, Certificate.number, Certificate.uid)
        )
        with self._ground.database.read() as session:
            return tuple(_row(*found) for found in session.execute(query))

    def give(self, enrolments: Sequence[str], on: date | None = None) -> tuple[str, ...]:
        """Give certificates to people who passed, with the next numbers, all of them or none.

        Args:
            enrolments: theirs; the numbers follow this order.
            on: the day on the certificates; nothing takes today.

        Returns:
            The certificates' uids.

        Raises:
            Refused: the role does not allow it, somebody did not pass (``not-passed``) or has one already
                (``twice``), the day lies before the declaration or ahead, or its month is closed.
        """
        ground = self._ground
        entries.require_centre(ground, "certificates.give")
        day = on or ground.clock.today()
        with ground.database.work(mark("Give certificates"), ground.actor.uid) as work:
            return tuple(self._give(work, uid, day) for uid in enrolments)

    def give_all(self, course_uid: str, on: date | None = None) -> tuple[str, ...]:
        """Give a certificate to everybody who passed a course and has none, in the order of enrolment.

        Args:
            course_uid: the course.
            on: the day on the certificates; nothing takes today.

        Returns:
            The certificates' uids.

        Raises:
            Refused: the role does not allow it, everybody has one already (``nobody``), or as ``give``.
        """
        ground = self._ground
        entries.require_centre(ground, "certificates.give")
        day = on or ground.clock.today()
        with ground.database.work(mark("Give certificates"), ground.actor.uid) as work:
            entries.own(ground, work.session, Course, course_uid)
            without = without_certificate(work.session, course_uid)
            if not without:
                raise Refused(_("Nobody who passed is without a certificate."), code="nobody")
            return tuple(self._give(work, uid, day) for uid in without)

    def _give(self, work: Work, enrolment_uid: str, day: date) -> str:
        session = work.session
        enrolment = entries.own(self._ground, session, Enrolment, enrolment_uid)
        course = session.get_one(Course, enrolment.course_uid)
        if enrolment.result != rules.PASSED or course.declared_on is None:
            sentence = _("Only who passed by the declared results is given a certificate.")
            raise Refused(sentence, code="not-passed")
        if _living(session, enrolment_uid) is not None:
            raise Refused(_("This person has a certificate of this course already."), code="twice")
        wrong = entries.day_refused(day, self._ground.clock.today(), course.declared_on)
        if wrong:
            raise Refused(wrong, code="draft", problems=[Problem("given_on", wrong)])
        closed_months.refuse_if_closed(session, self._ground.unit, day)
        year = fiscal_year(day)
        row = Certificate(
            uid=new_uid(),
            enrolment_uid=enrolment_uid,
            fiscal_year=year,
            number=work.next_number(SERIES, year),
            given_on=day,
        )
        session.add(row)
        session.flush()
        return row.uid

    def void(self, uid: str, reason: str) -> None:
        """A certificate is void; its number stays.

        Args:
            uid: the certificate.
            reason: why; it stays with the number.

        Raises:
            Refused: the role does not allow it, no reason, it is void already, or the month is closed.
        """
        entries.require_centre(self._ground, "certificates.void")
        with self._ground.database.work(mark("Void a certificate"), self._ground.actor.uid) as work:
            self._void(work, uid, reason)

    def issue_anew(self, uid: str, reason: str) -> str:
        """A certificate was wrong or lost: it is void, and another with the next number stands for it.

        Args:
            uid: the certificate.
            reason: why; it stays with the void one's number.

        Returns:
            The new certificate's uid.

        Raises:
            Refused: the role does not allow it, no reason, it is void already, or the month is closed.
        """
        entries.require_centre(self._ground, "certificates.void")
        title = mark("Void a certificate and issue another")
        with self._ground.database.work(title, self._ground.actor.uid) as work:
            row = self._void(work, uid, reason)
            return self._give(work, row.enrolment_uid, self._ground.clock.today())

    def _void(self, work: Work, uid: str, reason: str) -> Certificate:
        entries.require_centre(self._ground, "certificates.void")
        said, today = entries.require_reason(reason), self._ground.clock.today()
        row = entries.own(self._ground, work.session, Certificate, uid)
        if row.voided_on is not None:
            number = looking.number_of(row)
            sentence = _("Certificate {number} is void already. What is void stays void.", number=number)
            raise Refused(sentence, code="already-void")
        closed_months.refuse_if_closed(work.session, self._ground.unit, today)
        row.voided_on, row.voided_by, row.void_reason = today, self._ground.actor.full_name, said
        # Before another is issued: the database keeps a second living one out.
        work.session.flush()
        return row


def without_certificate(session: Session, course_uid: str) -> list[str]:
    """The enrolments of who passed a course and has no living certificate, in the order of enrolment."""
    given = select(Certificate.enrolment_uid).where(Certificate.voided_on.is_(None))
    query = select(Enrolment.uid).where(
        Enrolment.course_uid == course_uid, Enrolment.result == rules.PASSED, Enrolment.uid.not_in(given)
    )
    return list(session.scalars(query.order_by(Enrolment.enrolled_on, Enrolment.uid)))


def _living(session: Session, enrolment_uid: str) -> Certificate | None:
    query = select(Certificate).where(
        Certificate.enrolment_uid == enrolment_uid, Certificate.voided_on.is_(None)
    )
    return session.scalar(query)


def _row(certificate: Certificate, enrolment: Enrolment, course: Course, person: Citizen) -> CertificateRow:
    return CertificateRow(
        uid=certificate.uid,
        number=looking.number_of(certificate),
        enrolment_uid=enrolment.uid,
        person_uid=person.uid,
        name=looking.person_name(person),
        course_uid=course.uid,
        course=course.title,
        given_on=certificate.given_on,
        voided_on=certificate.voided_on,
        voided_by=certificate.voided_by,
        void_reason=certificate.void_reason,
    )
