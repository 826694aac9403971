"""Files and entries that may not come in."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from centre_and_province import CENTRE, DAY, OCTOBER, PROVINCE, Two, contents, state
from month_entries import Entries
from refusing import code_of

from desktop.exchange.records import TABLES, Record, record
from desktop.models import Citizen, MonthVerdict, Need, ReferenceValue, Step
from desktop.services.exchange import Exchange, Taken, keys
from desktop.services.ground import Ground
from desktop.services.reports import Reports

EMPTY = {"text": "", "whole": 1, "day": DAY, "yes-no": False}
UID = "0192f0c0-0000-7000-8000-00000000000"


def entry(kept_in: str, place: int = 1, origin: str = CENTRE, revision: int = 1, /, **fields: Any) -> Record:
    """A plain record of a table, with some fields said."""
    plain = {name: None if kind.empty else EMPTY[kind.kind] for name, kind in TABLES[kept_in].items()}
    return record(kept_in, f"{UID}{place}", origin, revision, plain | fields)


def case(place: int = 2, /, citizen: str = f"{UID}1", **fields: Any) -> Record:
    usual = {"channel": "survey", "urgency": "normal", "citizen_uid": citizen, "fiscal_year": 2570}
    return entry("cases", place, **usual | fields)


def step(case: str, place: int = 4, /, **fields: Any) -> Record:
    return entry("steps", place, **{"kind": "served", "verdict": "closed", "case_uid": case} | fields)


def refused(taken: Taken) -> list[str]:
    return [one.uid for one in taken.summary.refused]


def test_a_file_for_another_unit_is_refused_and_the_register_is_as_before(two: Two) -> None:
    before = state(two.centre_ground)
    assert code_of(lambda: two.centre.take_in(two.forged(recipient=PROVINCE))) in {
        "wrong-kind",
        "unknown-sender",
    }
    assert state(two.centre_ground) == before


def test_a_file_of_an_unknown_unit_is_refused(two: Two) -> None:
    sent = two.forged()
    two.province.withdraw_key(CENTRE)
    assert code_of(lambda: two.province.take_in(sent)) == "withdrawn-key"


def test_a_spoiled_file_is_refused_and_the_register_is_as_before(two: Two) -> None:
    two.case()
    sent = two.send()
    spoiled = {
        "cut short": (sent[:-40], "damaged"),
        "changed": (sent[:-1] + bytes([sent[-1] ^ 1]), "damaged"),
        "something else": (b"%PDF-1.7 " + sent, "not-a-bundle"),
        "empty": (b"", "not-a-bundle"),
    }
    before = state(two.province_ground)
    for whole, code in spoiled.values():
        for take in (two.province.take_in, two.province.look_into):
            assert code_of(partial(take, whole)) == code
    assert state(two.province_ground) == before


def test_a_register_without_keys_opens_nothing(province_ground: Ground) -> None:
    sealed = b"age-encryption.org/v1\n-> X25519 "
    assert code_of(lambda: Exchange(province_ground).take_in(sealed)) == "not-for-us"


def test_another_register_in_the_centres_name_is_refused(two: Two) -> None:
    two.province.take_in(two.forged())
    copied = two.forged(database_uid="another-register", sequence=2)
    assert code_of(lambda: two.province.take_in(copied)) == "copied-register"


def test_a_file_without_a_number_is_refused(two: Two) -> None:
    assert code_of(lambda: two.province.take_in(two.forged(sequence=0))) == "damaged"


def test_a_centre_sends_months_and_a_province_answers(two: Two) -> None:
    assert code_of(lambda: two.province.take_in(two.forged(kind="result"))) == "wrong-kind"
    assert code_of(lambda: two.centre.take_in(two.forged_answer(kind="month"))) == "wrong-kind"


def test_another_centres_entry_is_refused_and_the_rest_is_taken_in(two: Two) -> None:
    taken = two.province.take_in(two.forged(entry("citizens", 1), entry("citizens", 2)))
    assert taken.summary.new == 2
    other = Entries(two.province_ground, "9402")
    theirs = other.person("สมศรี")
    stolen = record("citizens", theirs, CENTRE, 9, dict(entry("citizens").fields))
    taken = two.province.take_in(two.forged(stolen, entry("citizens", 3)))
    assert (refused(taken), taken.summary.new) == ([theirs], 1)
    with two.province_ground.database.read() as session:
        kept = session.get_one(Citizen, theirs)
        assert (kept.origin, kept.first_name, kept.revision) == ("9402", "สมศรี", 1)


def test_an_entry_may_not_point_at_another_centres(two: Two) -> None:
    other = Entries(two.province_ground, "9402")
    theirs = other.case(DAY)
    taken = two.province.take_in(two.forged(case(citizen=other.person()), step(theirs)))
    assert len(refused(taken)) == 2
    assert taken.summary.new == 0


def test_an_entry_whose_person_is_missing_waits_until_both_come(two: Two) -> None:
    alone = two.province.take_in(two.forged(case()))
    assert (refused(alone), alone.summary.new) == ([f"{UID}2"], 0)
    assert "not here" in alone.summary.refused[0].reason
    both = two.province.take_in(two.forged(entry("citizens"), case()))
    assert (both.summary.refused, both.summary.new) == ((), 2)


def test_entries_that_no_page_could_show_are_refused_and_the_rest_is_taken_in(two: Two) -> None:
    wrong = [
        entry("citizens", 2, sex="x"),
        entry("volunteers", 2, person_uid=f"{UID}1", kind="king"),
        case(4, channel="dream"),
        case(5, number=0),
        case(6, fiscal_year=70),
        step(f"{UID}3", 2, verdict="dreamt"),
        step(f"{UID}3", 4, kind="referred"),
        entry("months", 2, month="2569-10"),
        entry("months", 4, month="ตุลาคม"),
        entry("months", 5, month="2026-10", closed_on=DAY, figures="{}"),
    ]
    taken = two.province.take_in(two.forged(*in_order(entry("citizens"), case(3), *wrong)))
    assert refused(taken) == [one.uid for one in wrong]
    assert taken.summary.new == 2


def in_order(*records: Record) -> list[Record]:
    return sorted(records, key=lambda one: list(TABLES).index(one.table))


def test_a_centre_takes_nothing_in_that_is_not_for_it(two: Two) -> None:
    wrong = [
        entry("targets", 1, PROVINCE, quota=0, rounding="nearest"),
        entry("targets", 2, PROVINCE, unit="9402", rounding="nearest"),
        entry("targets", 3, PROVINCE, rounding="dreamt"),
        entry("citizens", 4, PROVINCE),
        entry("month_verdicts", 5, PROVINCE, unit="9402", month="2026-10", verdict="accepted"),
        entry("month_verdicts", 6, PROVINCE, unit=CENTRE, month="2026-10", verdict="perhaps"),
        entry("results", 7, PROVINCE, table="cases", uid="nowhere", verdict="accepted"),
    ]
    taken = two.centre.take_in(two.forged_answer(*wrong))
    assert refused(taken) == [one.uid for one in wrong]
    assert (taken.summary.new, taken.words) == (0, 0)


def test_reference_values_that_would_lock_everybody_out_are_refused(two: Two) -> None:
    wrong = [
        {"table": "agencies", "code": "NEW", "fields": "{}"},
        {"table": "agencies", "code": "NEW", "fields": "[]"},
        {"table": "agencies", "code": "NEW", "fields": "no json"},
        {"table": "dreams", "code": "NEW", "fields": '{"code": "NEW"}'},
        {"table": "titles", "code": "คุณ", "fields": '{"text": "ท่าน", "sex": "", "version": "1"}'},
    ]
    sent = [entry("reference_values", place, PROVINCE, version=5, **one) for place, one in enumerate(wrong)]
    taken = two.centre.take_in(two.forged_answer(*sent, kind="reference"))
    assert refused(taken) == [one.uid for one in sent]


def test_a_newer_reference_value_replaces_the_older(two: Two) -> None:
    row = '{"text": "นาย", "sex": "m", "place": "1", "version": "5", "closed_on": ""}'
    newer = entry("reference_values", 1, PROVINCE, version=5, table="titles", code="นาย", fields=row)
    taken = two.centre.take_in(two.forged_answer(newer, kind="reference"))
    assert (taken.summary.changed, taken.summary.refused) == (1, ())
    with two.centre_ground.database.read() as session:
        assert session.get_one(ReferenceValue, ("titles", "นาย")).version == 5
    again = two.centre.take_in(two.forged_answer(newer, kind="reference"))
    assert again.summary.unchanged == 1


def test_the_province_may_not_write_on_a_case_that_the_centre_does_not_have(two: Two) -> None:
    wrong = step("0192", 1, kind="screened", verdict="accepted")
    theirs = record("steps", wrong.uid, PROVINCE, 1, dict(wrong.fields))
    assert refused(two.centre.take_in(two.forged_answer(theirs))) == [f"{UID}1"]


def test_the_province_may_not_take_over_a_centres_entry(two: Two) -> None:
    own = two.case()
    mine = two.entries.step(own, "served", DAY, "closed")
    theirs = record("steps", mine, PROVINCE, 7, dict(step(own, kind="screened", verdict="rejected").fields))
    assert refused(two.centre.take_in(two.forged_answer(theirs))) == [mine]
    with two.centre_ground.database.read() as session:
        assert session.get_one(Step, mine).verdict == "closed"


def test_two_cases_under_one_number_do_not_both_come_in(two: Two) -> None:
    taken = two.province.take_in(two.forged(entry("citizens"), case(2), case(3)))
    assert refused(taken) == [f"{UID}3"]
    later = two.province.take_in(two.forged(case(5), case(6, number=2)))
    assert (refused(later), later.summary.new) == ([f"{UID}5"], 1)


def test_an_older_revision_with_another_content_changes_nothing_and_is_told(two: Two) -> None:
    two.province.take_in(two.forged(entry("citizens", 1, CENTRE, 3, first_name="ใหม่")))
    taken = two.province.take_in(two.forged(entry("citizens", 1, CENTRE, 2, first_name="เก่า")))
    assert (refused(taken), taken.summary.changed) == ([f"{UID}1"], 0)
    with two.province_ground.database.read() as session:
        assert session.get_one(Citizen, f"{UID}1").first_name == "ใหม่"


def test_an_older_revision_with_the_same_content_is_known_already(two: Two) -> None:
    two.province.take_in(two.forged(entry("citizens", 1, CENTRE, 3, first_name="ใหม่")))
    taken = two.province.take_in(two.forged(entry("citizens", 1, CENTRE, 2, first_name="ใหม่")))
    assert (refused(taken), taken.summary.unchanged) == ([], 1)
    with two.province_ground.database.read() as session:
        assert session.get_one(Citizen, f"{UID}1").revision == 3


def test_the_same_revision_with_another_content_is_told_and_not_taken(two: Two) -> None:
    two.province.take_in(two.forged(entry("citizens", 1, CENTRE, 3, first_name="หนึ่ง")))
    taken = two.province.take_in(two.forged(entry("citizens", 1, CENTRE, 3, first_name="สอง")))
    assert refused(taken) == [f"{UID}1"]
    with two.province_ground.database.read() as session:
        assert session.get_one(Citizen, f"{UID}1").first_name == "หนึ่ง"


def test_an_entry_twice_in_one_file_ends_at_its_newest_revision(two: Two) -> None:
    taken = two.province.take_in(
        two.forged(entry("citizens", first_name="หนึ่ง"), entry("citizens", 1, CENTRE, 2, first_name="สอง"))
    )
    assert (taken.summary.new, taken.summary.changed) == (1, 1)
    with two.province_ground.database.read() as session:
        assert session.get_one(Citizen, f"{UID}1").first_name == "สอง"


def test_an_entry_that_cannot_be_read_is_told_to_its_writer(two: Two) -> None:
    written = two.entries.person("ยาว" * 200)
    assert refused(two.up()) == [written]
    two.down()
    (row,) = two.centre.returned()
    assert (row.uid, row.verdict, row.table) == (written, "unreadable", "citizens")
    assert "first_name" in row.remark
    assert two.centre.pending_count() == 1


def test_erased_data_leave_the_register_and_the_entry_stays(two: Two) -> None:
    two.province.take_in(two.forged(entry("citizens", first_name="ฟาตีเมาะ", thai_id="1949900000000"), case()))
    erased = record("citizens", f"{UID}1", CENTRE, 2, {}, erased=True)
    assert two.province.take_in(two.forged(erased)).summary.changed == 1
    with two.province_ground.database.read() as session:
        kept = session.get_one(Citizen, f"{UID}1")
        assert (kept.first_name, kept.thai_id, kept.search_text, kept.revision) == ("", "", "", 2)


def test_an_erased_case_still_belongs_to_its_citizen(two: Two) -> None:
    two.province.take_in(two.forged(entry("citizens"), case(detail="เล่าเรื่อง")))
    erased = record("cases", f"{UID}2", CENTRE, 2, {}, erased=True)
    assert two.province.take_in(two.forged(erased)).summary.changed == 1
    (row,) = contents(two.province_ground, CENTRE)["cases"]
    assert "เล่าเรื่อง" not in row
    assert f"{UID}1" in row


def test_a_need_taken_back_leaves_and_an_older_revision_does_not_bring_it_home(two: Two) -> None:
    need = entry("needs", 3, CENTRE, 2, case_uid=f"{UID}2", category_code="EMP-1")
    two.province.take_in(two.forged(entry("citizens"), case(), need))
    gone = record("needs", f"{UID}3", CENTRE, 3, {}, deleted=True)
    assert two.province.take_in(two.forged(gone)).summary.changed == 1
    assert two.province.take_in(two.forged(need)).summary.unchanged == 1
    with two.province_ground.database.read() as session:
        assert session.get(Need, f"{UID}3") is None


def test_a_never_seen_entry_that_lacks_its_fields_is_refused(two: Two) -> None:
    bare = record("cases", f"{UID}2", CENTRE, 2, {}, erased=True)
    assert refused(two.province.take_in(two.forged(bare))) == [f"{UID}2"]


def test_a_word_on_an_older_revision_does_not_acknowledge_the_newer(two: Two) -> None:
    written = two.case()
    two.up()
    answer = two.province.answer(CENTRE).content
    with two.centre_ground.database.work("Correct a need") as work:
        work.session.query(Need).where(Need.case_uid == written).one().detail = "ช่างเชื่อม"
    two.send()
    # A case with its person and need, the month, and what is frozen with every month.
    assert two.centre.take_in(answer).words == 4 + 4
    assert two.centre.pending_count() == 1


def test_a_verdict_that_the_province_said_is_not_lost_with_the_file(two: Two) -> None:
    two.up()
    Reports(two.province_ground).judge_month(CENTRE, OCTOBER, "accepted")
    two.province.answer(CENTRE)
    two.up()
    assert two.down().summary.new == 1
    with two.centre_ground.database.read() as session:
        assert session.query(MonthVerdict).one().on == date(2026, 11, 20)


def test_no_refusal_says_a_name(two: Two) -> None:
    sent = two.forged(entry("citizens", first_name="ลับมาก"), case(citizen="nobody", detail="ลับมาก"))
    taken = two.province.take_in(sent)
    assert "ลับมาก" not in repr(taken)
    with two.province_ground.database.read() as session:
        assert keys.find(session, CENTRE).sequence_in == 1
