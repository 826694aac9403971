"""Results by rule, certificates without a gap, follow-ups, and what training changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import registers
from refusing import code_of
from sqlalchemy import select
from training_entries import COURSE, School, session

from desktop.models import AuditLine, Certificate, ClosedMonth
from desktop.rules.problems import Refused
from desktop.services import opening, upkeep
from desktop.services.ground import Ground
from desktop.services.opening import Opened
from desktop.services.trainings import Trainings
from desktop.services.upkeep import Upkeep
from desktop.system.clock import SetClock

WHOLE, ENOUGH, SHORT, AWAY = [6] * 5, [6, 6, 6, 6, 0], [6, 6, 6, 3, 2], [0] * 5


@pytest.fixture
def school(centre_ground: Ground, as_role: Callable[[Ground, str], Ground]) -> School:
    return School(as_role(centre_ground, "supervisor"))


def _hard(school: School, course: str) -> list[str]:
    return [one.field for one in school.trainings.results.look(course).problems if not one.soft]


# -- results


def test_who_was_there_long_enough_passes(school: School) -> None:
    course, _people = school.held(WHOLE, ENOUGH, SHORT, AWAY)
    declared = school.trainings.results.look(course)
    assert [(one.hours, one.hundredths, one.result) for one in declared.lines] == [
        (30, 10_000, "passed"),
        (24, 8_000, "passed"),
        (23, 7_666, "failed"),
        (0, 0, "failed"),
    ]
    page = school.trainings.courses.page(course)
    assert (page.row.state, page.row.passed, page.declared_by) == ("declared", 2, "นูรียะห์ สาและ")


def test_who_left_after_it_began_has_left_and_who_never_came_has_no_result(school: School) -> None:
    course = school.course(seats=3)
    school.sessions(course)
    stays, leaves, before, waits = (
        school.enrolled(course, school.person(name), enrolled_on=date(2026, 11, 1)).uid
        for name in ("อยู่", "ออก", "ก่อน", "รอ")
    )
    for uid in (stays, leaves):
        school.came(course, uid, WHOLE)
    school.came(course, leaves, [6, 6, 0, 0, 0])
    school.trainings.enrolments.withdraw(leaves, "ได้งาน", date(2026, 11, 4))
    school.trainings.enrolments.withdraw(before, "ป่วย", date(2026, 11, 1))
    school.trainings.results.declare(course)
    rows = {one.uid: one for one in school.trainings.enrolments.of_course(course)}
    results = [(rows[uid].result, rows[uid].hours) for uid in (stays, leaves, before, waits)]
    assert results == [("passed", 30), ("left", 12), ("", 0), ("", 0)]


def test_nothing_is_declared_before_the_course_is_over_and_all_cells_are_keyed(school: School) -> None:
    course = school.course(last_day=date(2026, 11, 25), hours=12)
    assert _hard(school, course) == ["last_day", "enrolments", "sessions"]
    school.trainings.sessions.add(course, [session(date(2026, 11, 2), "day", 6)])
    made = school.enrolled(course).uid
    assert _hard(school, course) == ["last_day", "attendance"]
    with pytest.raises(Refused) as refused:
        school.trainings.results.declare(course)
    assert refused.value.code == "draft"
    over = school.course(title="จบแล้ว", hours=12, first_day=date(2026, 11, 9), last_day=date(2026, 11, 10))
    school.trainings.sessions.add(over, [session(date(2026, 11, 9), "day", 6)])
    uid = school.enrolled(over, school.person("ข"), enrolled_on=date(2026, 11, 9)).uid
    school.came(over, uid, [6])
    look = school.trainings.results.look(over)
    assert [(one.field, one.soft) for one in look.problems] == [("hours", True)]
    assert [one.result for one in look.lines] == ["failed"]
    assert made != uid


def test_declared_results_are_frozen(school: School) -> None:
    course, (person, _other) = school.held(WHOLE, SHORT)
    trainings = school.trainings
    attempts: tuple[Callable[[], object], ...] = (
        lambda: school.came(course, person, SHORT),
        lambda: trainings.results.declare(course),
        lambda: trainings.courses.save(COURSE, course),
        lambda: trainings.courses.call_off(course, "x"),
        lambda: school.enrolled(course, school.person("ใหม่")),
        lambda: trainings.enrolments.withdraw(person, "x"),
        lambda: trainings.sessions.take_back(trainings.sessions.of_course(course)[0].uid),
    )
    assert [code_of(attempt) for attempt in attempts] == ["declared"] * len(attempts)
    assert trainings.attendances.grid(course).frozen


def test_a_declaration_is_taken_back_with_a_reason_and_made_anew(school: School) -> None:
    course, (_first, second) = school.held(WHOLE, SHORT)
    results = school.trainings.results
    assert code_of(lambda: results.take_back(course, " ")) == "no-reason"
    results.take_back(course, "กรอกเวลาผิด")
    assert code_of(lambda: results.take_back(course, "อีกครั้ง")) == "not-declared"
    assert [one.result for one in school.trainings.enrolments.of_course(course)] == ["", ""]
    school.came(course, second, ENOUGH)
    assert [one.result for one in results.declare(course).lines] == ["passed", "passed"]
    with school.ground.database.read() as reading:
        told = reading.scalars(select(AuditLine.changes).where(AuditLine.title.contains("declaration"))).one()
    assert "กรอกเวลาผิด" in told


def test_a_declaration_of_a_closed_month_stays(school: School) -> None:
    course, _people = school.held(WHOLE)
    with school.ground.database.work("Close a month") as work:
        work.session.add(ClosedMonth(month="2026-11", closed_on=date(2026, 11, 20)))
    assert code_of(lambda: school.trainings.results.take_back(course, "ผิด")) == "month-closed"


# -- certificates


def test_certificates_are_numbered_in_the_order_of_enrolment(school: School) -> None:
    course, _people = school.held(WHOLE, SHORT, ENOUGH)
    certificates = school.trainings.certificates
    certificates.give_all(course)
    given = certificates.of_course(course)
    assert [(one.number, one.name) for one in given] == [
        ("9401/2570/ว 00001", "นายคน0 สาและ"),
        ("9401/2570/ว 00002", "นายคน2 สาและ"),
    ]
    assert code_of(lambda: certificates.give_all(course)) == "nobody"


def test_only_who_passed_gets_one_and_only_one(school: School) -> None:
    course, (passed, failed) = school.held(WHOLE, SHORT)
    give = school.trainings.certificates.give
    assert code_of(lambda: give([passed, failed])) == "not-passed"
    assert school.trainings.certificates.of_course(course) == ()
    for day in (date(2026, 11, 19), date(2026, 11, 21)):
        assert code_of(lambda day=day: give([passed], day)) == "draft"  # type: ignore[misc]
    [uid] = give([passed])
    assert code_of(lambda: give([passed])) == "twice"
    # What was refused spent no number.
    assert school.trainings.certificates.one(uid).number.endswith("00001")


def test_a_void_certificate_keeps_its_number_and_another_stands_for_it(school: School) -> None:
    course, (passed,) = school.held(WHOLE)
    certificates = school.trainings.certificates
    [uid] = certificates.give([passed])
    assert code_of(lambda: certificates.void(uid, "")) == "no-reason"
    anew = certificates.issue_anew(uid, "สะกดชื่อผิด")
    assert code_of(lambda: certificates.void(uid, "อีกครั้ง")) == "already-void"
    assert [(one.number[-5:], one.void_reason) for one in certificates.of_course(course)] == [
        ("00001", "สะกดชื่อผิด"),
        ("00002", ""),
    ]
    assert school.trainings.enrolments.of_course(course)[0].certificate_uid == anew
    certificates.void(anew, "ออกผิดคน")
    [third] = certificates.give([passed])
    assert certificates.one(third).number.endswith("00003")


def test_officers_give_certificates_and_supervisors_void_them(
    school: School, as_role: Callable[[Ground, str], Ground]
) -> None:
    _course, (passed,) = school.held(WHOLE)
    officer = Trainings(as_role(school.ground, "officer"))
    [uid] = officer.certificates.give([passed])
    assert code_of(lambda: officer.certificates.void(uid, "ผิด")) == "not-allowed"
    school.trainings.certificates.void(uid, "ผิด")


def test_while_a_certificate_lives_the_declaration_stays(school: School) -> None:
    course, (passed,) = school.held(WHOLE)
    [uid] = school.trainings.certificates.give([passed])
    assert code_of(lambda: school.trainings.results.take_back(course, "ผิด")) == "certificates"
    school.trainings.certificates.void(uid, "ผิด")
    school.trainings.results.take_back(course, "ผิด")


def test_a_restore_forgets_no_certificate_and_repeats_no_number(
    opened: Opened, clock: SetClock, tmp_path: Path, as_role: Callable[[Ground, str], Ground]
) -> None:
    school = School(as_role(opened.ground, "supervisor"))
    course, people = school.held(WHOLE, WHOLE)
    first, second = school.trainings.certificates.give_all(course)
    file = Upkeep(opened).make_backup(tmp_path / "one.lcbackup")
    third = school.trainings.certificates.issue_anew(first, "ชื่อผิด")
    fresh, (somebody,) = school.held(WHOLE, title="หลักสูตรใหม่")
    [fourth] = school.trainings.certificates.give([somebody])
    opened.close()
    upkeep.restore(opened.home, file, registers.USER, registers.PASSWORD)
    again = opening.open_register(opened.home, registers.USER, registers.PASSWORD, clock)
    try:
        back = Trainings(as_role(again.ground, "supervisor"))
        with again.ground.database.read() as reading:
            known = {one.uid: one.number for one in reading.scalars(select(Certificate))}
        assert known == {first: 1, second: 2, third: 3, fourth: 4}
        assert back.certificates.one(first).void_reason == "ชื่อผิด"
        assert back.certificates.one(fourth).course_uid == fresh
        back.certificates.void(second, "หาย")
        [fifth] = back.certificates.give([people[1]])
        assert back.certificates.one(fifth).number.endswith("00005")
    finally:
        again.close()
