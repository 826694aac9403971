"""The journey of files between a centre and its province, on two real registers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from centre_and_province import CENTRE, FROZEN, OCTOBER, PROVINCE, Two, contents, state
from refusing import code_of

from desktop.database import audit
from desktop.database.work import put_setting
from desktop.models import Case, Citizen, Need, Step
from desktop.rules.months import Month
from desktop.rules.targets import Target
from desktop.services.cases import Cases
from desktop.services.exchange import Exchange
from desktop.services.ground import Ground
from desktop.services.reports import Reports
from desktop.system.clock import SetClock
from desktop.system.progress import Cancelled

Become = Callable[[Ground, str], Ground]
# A case: the person, the case, the need; and the month that it stands in.
ONE_MONTH = 3 + 1 + FROZEN
COUNTS = {"citizens": 1, "cases": 1, "needs": 1, "months": 1, "frozen_reports": FROZEN}


def test_a_case_travels_to_the_province_is_screened_there_and_comes_home(two: Two) -> None:
    case = two.case()
    assert two.up().summary.new == ONE_MONTH
    two.screen(case)
    Reports(two.province_ground).judge_month(CENTRE, OCTOBER, "accepted")
    answered = two.down()
    assert (answered.summary.new, answered.words, answered.summary.refused) == (2, ONE_MONTH, ())
    assert Cases(two.centre_ground).page(case).status == "accepted"
    assert Reports(two.centre_ground).month_state(OCTOBER).state == "accepted"
    two.up()
    assert (two.centre.pending_count(), two.province.pending_count()) == (0, 0)


def test_both_registers_hold_the_same_entries_afterwards(two: Two) -> None:
    case = two.case()
    two.entries.volunteer()
    two.entries.step(case, "referred", date(2026, 10, 6), agency="DOE", due_on=date(2026, 11, 6))
    two.up()
    two.screen(case)
    two.down()
    for origin in (CENTRE, PROVINCE):
        assert contents(two.centre_ground, origin) == contents(two.province_ground, origin)
    for ground in (two.centre_ground, two.province_ground):
        with ground.database.read() as session:
            assert audit.broken_at(session) is None


def test_a_month_that_was_given_back_can_be_opened_again(two: Two) -> None:
    two.case()
    two.up()
    Reports(two.province_ground).judge_month(CENTRE, OCTOBER, "returned", "ขอเลขหนังสือ")
    two.down()
    state_now = Reports(two.centre_ground).month_state(OCTOBER)
    assert (state_now.state, state_now.remark) == ("returned", "ขอเลขหนังสือ")
    assert Reports(two.centre_ground).reopen(OCTOBER).state == "open"
    two.approve()
    taken = two.up()
    # The month, and the three of its reports that count a case.
    assert (taken.summary.changed, taken.summary.new) == (1 + 3, 0)


def test_targets_set_by_the_province_reach_the_centre(two: Two) -> None:
    Reports(two.province_ground).save_target(2570, Target(quota=12))
    Reports(two.province_ground).save_target(2570, Target(quota=99), unit="9402")
    assert two.down().summary.new == 1
    assert Reports(two.centre_ground).target(2570).quota == 12


def test_what_was_sent_goes_again_until_it_is_acknowledged(two: Two) -> None:
    two.case()
    first, second = two.centre.send(OCTOBER), two.centre.send(OCTOBER)
    assert first.counts == second.counts == COUNTS
    assert (first.sequence, second.sequence) == (1, 2)
    two.province.take_in(second.content)
    two.down()
    assert two.centre.send(OCTOBER).counts == {}


def test_a_lost_file_heals_with_the_next(two: Two) -> None:
    two.case()
    two.send()
    assert two.up().summary.new == ONE_MONTH
    two.province.answer(CENTRE)
    assert two.down().words == ONE_MONTH
    assert two.centre.pending_count() == 0


def test_an_answer_that_was_lost_is_told_again_and_no_longer_once_it_was_heard(two: Two) -> None:
    case = two.case()
    two.up()
    two.screen(case)
    assert two.province.answer(CENTRE).counts == two.province.answer(CENTRE).counts
    two.down()
    two.up()
    assert two.province.answer(CENTRE).counts == {}


def test_only_what_changed_goes_a_second_time(two: Two) -> None:
    case = two.case()
    two.up()
    two.down()
    with two.centre_ground.database.work("Correct a need") as work:
        need = work.session.query(Need).where(Need.case_uid == case).one()
        need.detail, uid = "ช่างเชื่อม", need.uid
    taken = two.up()
    assert (taken.summary.new, taken.summary.changed, taken.summary.unchanged) == (0, 1, 0)
    with two.province_ground.database.read() as session:
        need = session.get_one(Need, uid)
        assert (need.detail, need.revision) == ("ช่างเชื่อม", 2)


def test_a_file_taken_in_twice_is_refused_and_nothing_applies_twice(two: Two) -> None:
    two.case()
    sent = two.send()
    two.province.take_in(sent)
    before = state(two.province_ground)
    assert code_of(lambda: two.province.take_in(sent)) == "replayed"
    assert state(two.province_ground) == before


def test_a_file_that_comes_after_a_later_one_is_refused(two: Two) -> None:
    two.case()
    late, newest = two.send(), two.send()
    two.province.take_in(newest)
    assert code_of(lambda: two.province.take_in(late)) == "wrong-sequence"


def test_looking_into_a_file_shows_the_same_and_leaves_the_register_as_it_was(two: Two) -> None:
    two.case()
    sent = two.send()
    before = state(two.province_ground)
    look = two.province.look_into(sent)
    assert state(two.province_ground) == before
    assert look.summary == two.province.take_in(sent).summary
    assert (look.kind, look.manifest.sender) == ("month", CENTRE)


def test_looking_into_an_enrolment_makes_no_keys(centre_ground: Ground, province_ground: Ground) -> None:
    two = Two(centre_ground, province_ground)
    enrolment = two.province.enrol(CENTRE)
    before = state(centre_ground)
    look = two.centre.look_into(enrolment)
    assert state(centre_ground) == before
    assert look.fingerprint == two.province.own_fingerprint().words


def test_a_restricted_case_travels_and_only_supervisors_open_it_there(two: Two, as_role: Become) -> None:
    case = two.case(restricted=True)
    assert two.up().summary.refused == ()
    assert code_of(lambda: Cases(as_role(two.province_ground, "officer")).page(case)) == "not-allowed"
    assert Cases(as_role(two.province_ground, "supervisor")).page(case).uid == case


def test_people_taken_in_are_found_by_their_names(two: Two) -> None:
    two.entries.person("ฟาตีเมาะห์", "หะยีสาและ")
    two.up()
    with two.province_ground.database.read() as session:
        here, there = session.query(Citizen).one(), None
    with two.centre_ground.database.read() as session:
        there = session.query(Citizen).one()
    assert (here.search_text, here.sort_name, here.sound) == (there.search_text, there.sort_name, there.sound)
    assert here.search_text


def test_an_entry_given_back_comes_home_with_its_remark_until_it_is_changed(two: Two) -> None:
    case = two.case()
    two.up()
    two.province.give_back(CENTRE, case, " ขอเบอร์โทรศัพท์ ")
    two.down()
    (row,) = two.centre.returned()
    assert (row.table, row.case_uid, row.verdict, row.remark) == (
        "cases",
        case,
        "returned",
        "ขอเบอร์โทรศัพท์",
    )
    assert row.what == "A case 9401/0001/2570"
    assert two.centre.pending_count() == 0
    with two.centre_ground.database.work("Correct a case") as work:
        work.session.get_one(Case, case).detail = "โทร 0812345678"
    assert two.centre.returned() == ()
    assert two.up().summary.changed == 1


def test_a_restricted_case_given_back_is_shown_to_supervisors_only(two: Two, as_role: Become) -> None:
    case = two.case(restricted=True)
    two.up()
    two.province.give_back(CENTRE, case, "ขอรายละเอียด")
    two.down()
    assert two.centre.returned() == ()
    assert len(Exchange(as_role(two.centre_ground, "supervisor")).returned()) == 1


def test_giving_back_takes_a_remark_and_an_entry_that_came(two: Two) -> None:
    case = two.case()
    assert code_of(lambda: two.province.give_back(CENTRE, case, "ขอเอกสาร")) == "not-found"
    two.up()
    assert code_of(lambda: two.province.give_back(CENTRE, case, "  ")) == "draft"
    assert code_of(lambda: two.centre.give_back(CENTRE, case, "ขอเอกสาร")) == "province-only"


def test_a_month_that_is_not_approved_is_not_sent(centre_ground: Ground, province_ground: Ground) -> None:
    two = Two(centre_ground, province_ground).enrol()
    two.case()
    assert code_of(two.send) == "not-approved"
    Reports(two.centre_ground).close(OCTOBER)
    assert code_of(two.send) == "not-approved"
    assert two.centre.outbox()[0].kind == "key-card"


def test_a_centre_that_is_not_enrolled_is_told_so(centre_ground: Ground, province_ground: Ground) -> None:
    two = Two(centre_ground, province_ground)
    two.case()
    two.approve()
    assert code_of(two.send) == "not-enrolled"
    assert code_of(lambda: two.province.answer(CENTRE)) == "not-enrolled"
    assert two.centre.pending_count() == ONE_MONTH
    talk = two.centre.conversation()
    assert (talk.enrolled, talk.peer, talk.fingerprint, talk.pending) == (False, None, (), ONE_MONTH)


def test_each_side_does_only_its_own(two: Two) -> None:
    assert code_of(lambda: two.province.send(OCTOBER)) == "centre-only"
    assert code_of(two.province.key_card) == "centre-only"
    assert code_of(lambda: two.centre.answer(CENTRE)) == "province-only"
    assert code_of(lambda: two.centre.enrol(CENTRE)) == "province-only"
    assert code_of(lambda: two.centre.accept_key(b"", "")) == "province-only"


def test_keys_are_the_administrators_matter(two: Two, as_role: Become) -> None:
    officer = Exchange(as_role(two.province_ground, "officer"))
    assert code_of(lambda: officer.enrol(CENTRE)) == "not-allowed"
    assert code_of(lambda: officer.accept_key(b"", "")) == "not-allowed"
    assert code_of(lambda: officer.withdraw_key(CENTRE)) == "not-allowed"
    assert code_of(lambda: officer.begin_anew(CENTRE)) == "not-allowed"
    assert code_of(officer.replace_own_keys) == "not-allowed"
    enrolment = two.province.enrol(CENTRE)
    assert (
        code_of(lambda: Exchange(as_role(two.centre_ground, "officer")).take_in(enrolment)) == "not-allowed"
    )


def test_the_lists_show_what_went_and_what_came(two: Two, clock: SetClock) -> None:
    two.case()
    sent = two.centre.send(OCTOBER)
    assert not two.centre.conversation().answered
    clock.move(hours=1)
    two.province.take_in(sent.content)
    clock.move(hours=1)
    two.down()
    newest = two.centre.outbox()[0]
    assert (newest.uid, newest.name, newest.month) == (sent.uid, "9401-2569-10-0001.lcx", OCTOBER)
    assert (newest.answered, newest.counts["cases"], newest.by) == (True, 1, "นูรียะห์ สาและ")
    came = two.province.inbox()[0]
    assert (came.peer, came.sequence, came.at.hour, came.answered) == (CENTRE, 1, 10, True)
    talk = two.centre.conversation()
    assert (talk.enrolled, talk.answered, talk.pending, talk.sent_sequence) == (True, True, 0, 1)
    assert talk.last_sent is not None
    assert talk.last_answered is not None
    assert (talk.last_sent.hour, talk.last_answered.hour) == (9, 11)
    assert talk.fingerprint == two.centre.own_fingerprint().words
    (peer,) = two.province.peers()
    assert (peer.unit, peer.state, peer.to_answer, peer.sequence_in) == (CENTRE, "enrolled", ONE_MONTH, 1)


def test_the_slip_says_what_is_in_the_file_and_its_fingerprint(two: Two) -> None:
    two.case()
    sent = two.centre.send(OCTOBER)
    slip = two.centre.delivery_slip_sheet(sent.uid)
    assert (slip.bundle_name, slip.sequence, slip.month) == (sent.name, 1, "ตุลาคม 2569")
    assert {line.name: line.count for line in slip.counts} == {
        "ประชาชน": 1,
        "เรื่อง": 1,
        "ความต้องการ": 1,
        "เดือนที่ปิดแล้ว": 1,
        "รายงานของเดือนที่ปิดแล้ว": FROZEN,
    }
    assert (slip.fingerprint_hex, len(slip.fingerprint_words)) == (sent.hash, 8)
    assert (slip.centre, slip.province) == (two.centre_ground.unit_name, two.province_ground.unit_name)
    assert slip.sender == "นูรียะห์ สาและ"


def test_the_slip_of_a_key_card_shows_the_keys_fingerprint(two: Two) -> None:
    card = two.centre.key_card()
    assert two.centre.delivery_slip_sheet(card.uid).fingerprint_words == two.centre.own_fingerprint().words
    came = two.centre.inbox()[0]
    assert code_of(lambda: two.centre.delivery_slip_sheet(came.uid)) == "not-found"


def test_a_finished_file_is_saved_whole_or_not_at_all(two: Two, tmp_path: Path) -> None:
    two.centre.save_file(tmp_path / "เดือน.lcx", b"whole")
    assert (tmp_path / "เดือน.lcx").read_bytes() == b"whole"
    assert code_of(lambda: two.centre.save_file(tmp_path / "no folder" / "a.lcx", b"")) == "cannot-write"


def test_stopping_half_way_keeps_nothing(two: Two) -> None:
    class Stop:
        def report(self, done: int, total: int, what: str = "") -> None:
            if done:
                raise Cancelled

    two.case()
    sent = two.send()
    before = state(two.province_ground)
    with pytest.raises(Cancelled):
        two.province.take_in(sent, progress=Stop())
    assert state(two.province_ground) == before
    assert two.province.take_in(sent).summary.new == ONE_MONTH


def test_a_centre_screens_only_where_the_province_has_delegated_it(two: Two) -> None:
    case = two.case()
    step = two.entries.step(case, "screened", date(2026, 10, 8), "accepted")
    taken = two.up()
    assert [refused.uid for refused in taken.summary.refused] == [step]
    with two.province_ground.database.work("Delegate") as work:
        put_setting(work.session, "screening_delegated", "1")
    again = two.up()
    assert (again.summary.new, again.summary.refused) == (1, ())
    with two.province_ground.database.read() as session:
        assert session.get_one(Step, step).origin == CENTRE


def test_a_file_from_another_month_carries_what_is_left(two: Two) -> None:
    two.case()
    two.up()
    two.down()
    two.case(date(2026, 11, 3))
    two.approve(Month(2026, 11))
    sent = two.centre.send(Month(2026, 11))
    assert sent.counts == COUNTS
    assert two.province.take_in(sent.content).summary.month == "2026-11"
