"""Two entries of one person become one, with all their history, and can be taken apart again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from people_twice import AGAIN, FATIMAH, case_of, code_of, stored, two_of_one, whose
from sqlalchemy import select

from desktop.models import AuditLine, Document, Joining, Volunteer
from desktop.rules.months import Month
from desktop.rules.problems import Refused
from desktop.services.citizens import CitizenFilter, Citizens
from desktop.services.export import Export
from desktop.services.ground import Ground
from desktop.services.own_data import OwnData
from desktop.services.reports import Reports
from desktop.services.search import Search
from desktop.system.clock import SetClock

AsRole = Callable[[Ground, str], Ground]


def _volunteer(ground: Ground, citizen_uid: str, **term: date) -> str:
    with ground.database.work("appoint") as work:
        row = Volunteer(uid=f"volunteer-{citizen_uid}", person_uid=citizen_uid, **term)
        work.session.add(row)
        return row.uid


def _paper(ground: Ground, about: str) -> None:
    with ground.database.work("print") as work:
        work.session.add(
            Document(
                form="my_data",
                number=f"D-{about}",
                sheet="{}",
                fingerprint="",
                about=about,
                printed_at=datetime(2026, 11, 3, 9, 0),
            )
        )


def test_the_cases_appointments_and_papers_of_both_stand_on_one_page(centre_ground: Ground) -> None:
    citizens = Citizens(centre_ground)
    kept, gone = two_of_one(centre_ground)
    mine, theirs = case_of(centre_ground, kept), case_of(centre_ground, gone, date(2026, 11, 3), "EMP-1")
    volunteer = _volunteer(centre_ground, gone)
    for uid in (kept, gone):
        _paper(centre_ground, uid)
    citizens.join((kept, 1), (gone, 1))
    page = citizens.page(kept)
    assert [case.uid for case in page.cases] == [theirs, mine]
    assert {paper.about for paper in page.documents} == {kept, gone}
    assert [time.uid for time in page.appointments] == [volunteer]
    assert (whose(centre_ground, mine), whose(centre_ground, theirs)) == (kept, kept)
    with centre_ground.database.read() as session:
        assert session.get_one(Volunteer, volunteer).person_uid == kept


def test_what_the_kept_entry_lacks_is_taken_and_nothing_that_it_says_is_lost(centre_ground: Ground) -> None:
    citizens = Citizens(centre_ground)
    kept, gone = two_of_one(centre_ground)
    citizens.join((kept, 1), (gone, 1))
    draft, _revision = citizens.draft(kept)
    assert (draft.thai_id, draft.birth_date) == ("1940300123451", "1999")
    assert (draft.first_name, draft.last_name) == ("ฟาตีเมาะ", "เจ๊ะแว")
    assert draft.former_names == "ฟาตีมะห์, เจะแว"
    assert (draft.house_number, draft.postcode) == ("12", "94000")
    assert draft.phones == ("0898765432", "073331234")
    assert draft.flags == ("unemployed", "returned")
    assert draft.notice_on == date(2026, 11, 2)


def test_the_officer_chooses_which_value_is_kept(centre_ground: Ground) -> None:
    citizens = Citizens(centre_ground)
    kept, gone = two_of_one(centre_ground)
    citizens.join((kept, 1), (gone, 1), ["first_name", "birth_date"])
    draft, _revision = citizens.draft(kept)
    assert (draft.first_name, draft.last_name) == ("ฟาตีมะห์", "เจ๊ะแว")
    assert (draft.thai_id, draft.birth_date, draft.house_number) == ("", "1999-04-02", "")
    assert draft.former_names == "ฟาตีเมาะ, เจะแว"


def test_two_entries_side_by_side_say_what_differs_and_why_they_may_be_one(centre_ground: Ground) -> None:
    kept, gone = two_of_one(centre_ground)
    pair = Citizens(centre_ground).pair(kept, gone)
    assert pair.standing["first_name"] == pair.standing["birth_date"] == "differs"
    assert pair.standing["thai_id"] == pair.standing["notice"] == "one-only"
    assert pair.standing["sex"] == "same"
    assert pair.joinable
    assert pair.level in ("offer", "likely")
    assert "tambon" in pair.reasons
    assert pair.one.page.shown_id == "" and pair.other.page.shown_id == "1-9403-00123-45-1"
    with centre_ground.database.read() as session:
        last = session.scalars(select(AuditLine).order_by(AuditLine.line.desc())).first()
    assert last is not None and kept in last.changes and gone in last.changes


def test_the_joined_entry_is_in_no_list_and_its_names_and_number_lead_to_the_kept_one(
    centre_ground: Ground, tmp_path: Path
) -> None:
    citizens = Citizens(centre_ground)
    kept, gone = two_of_one(centre_ground)
    citizens.join((kept, 1), (gone, 1), [])
    assert citizens.ids() == [kept]
    assert citizens.count() == 1
    assert citizens.rows([kept, gone])[0].uid == kept and len(citizens.rows([kept, gone])) == 1
    for text in ("ฟาตีมะห์", "เจะแว", "ฟาตีเมาะ", "073331234"):
        assert citizens.ids(CitizenFilter(text=text)) == [kept]
        assert {found.uid for found in Search(centre_ground).find(text)} == {kept}
    assert {found.uid for found in Search(centre_ground).find("1-9403-00123-45-1")} == {kept}
    assert Export(centre_ground).write("citizens", tmp_path / "people.csv") == 1
    assert gone not in {each.uid for each in citizens.namesakes(AGAIN)}
    assert citizens.page(gone).uid == citizens.glance(gone).uid == kept
    assert citizens.draft(gone) == citizens.draft(kept)
    with pytest.raises(Refused) as refused:
        citizens.save(replace(FATIMAH, thai_id="1-9403-00123-45-1", first_name="ใหม่"))
    assert code_of(refused) == "known-person"
    assert citizens.save(replace(citizens.draft(kept)[0], thai_id="1940300123451"), kept).uid == kept


def test_a_form_that_was_opened_before_does_not_write_over_the_kept_entry(centre_ground: Ground) -> None:
    citizens = Citizens(centre_ground)
    kept, gone = two_of_one(centre_ground)
    draft, revision = citizens.draft(gone)
    citizens.join((kept, 1), (gone, 1))
    before = citizens.draft(kept)
    with pytest.raises(Refused) as refused:
        citizens.save(replace(draft, road="เดชา"), gone, revision)
    assert code_of(refused) == "joined"
    assert citizens.draft(kept) == before


def test_a_case_that_is_opened_for_the_joined_entry_is_the_kept_persons(centre_ground: Ground) -> None:
    kept, gone = two_of_one(centre_ground)
    Citizens(centre_ground).join((kept, 1), (gone, 1))
    assert whose(centre_ground, case_of(centre_ground, gone)) == kept


def test_undoing_restores_every_row_and_what_came_since_stays(centre_ground: Ground) -> None:
    citizens = Citizens(centre_ground)
    kept, gone = two_of_one(centre_ground)
    mine, theirs = case_of(centre_ground, kept), case_of(centre_ground, gone)
    before = stored(centre_ground)
    joining = citizens.join((kept, 1), (gone, 1)).uid
    citizens.take_apart(joining)
    assert stored(centre_ground) == before
    assert set(citizens.ids()) == {kept, gone}
    joining = citizens.join((kept, None), (gone, None)).uid
    later = case_of(centre_ground, kept, date(2026, 11, 5))
    apart = citizens.take_apart(joining)
    assert (apart.kept_uid, apart.other_uid, apart.stayed) == (kept, gone, 1)
    assert [whose(centre_ground, uid) for uid in (mine, theirs, later)] == [kept, gone, kept]


def test_what_was_changed_by_hand_since_joining_stays_changed(centre_ground: Ground) -> None:
    citizens = Citizens(centre_ground)
    kept, gone = two_of_one(centre_ground)
    joining = citizens.join((kept, 1), (gone, 1)).uid
    draft, revision = citizens.draft(kept)
    citizens.save(replace(draft, road="เดชา", birth_date="1999-04"), kept, revision)
    citizens.take_apart(joining)
    restored = citizens.draft(kept)[0]
    assert (restored.road, restored.birth_date) == ("เดชา", "1999-04")
    assert (restored.thai_id, restored.former_names, restored.phones) == ("", "", ("0898765432",))
    assert citizens.draft(gone)[0].thai_id == "1940300123451"


def test_of_several_joinings_the_last_is_taken_apart_first(centre_ground: Ground) -> None:
    citizens = Citizens(centre_ground)
    first, second = two_of_one(centre_ground)
    third = citizens.save(replace(FATIMAH, first_name="ปาตีเมาะ", phones=("0811111111",))).uid
    start = stored(centre_ground)
    one = citizens.join((first, None), (second, None)).uid
    middle = stored(centre_ground)
    other = citizens.join((first, None), (third, None)).uid
    hindrances = {each.joining_uid: each.hindrance for each in citizens.page(first).joined}
    assert hindrances[other] == "" and hindrances[one] != ""
    with pytest.raises(Refused) as refused:
        citizens.take_apart(one)
    assert code_of(refused) == "not-the-last"
    citizens.take_apart(other)
    assert stored(centre_ground) == middle
    citizens.take_apart(one)
    assert stored(centre_ground) == start
    with pytest.raises(Refused) as refused:
        citizens.take_apart(one)
    assert code_of(refused) == "apart"


def test_a_chain_of_joinings_leads_to_its_end_and_is_taken_apart_from_there(centre_ground: Ground) -> None:
    citizens = Citizens(centre_ground)
    first, second = two_of_one(centre_ground)
    third = citizens.save(replace(FATIMAH, phones=("0811111111",))).uid
    case = case_of(centre_ground, first)
    start = stored(centre_ground)
    one = citizens.join((second, None), (first, None)).uid
    other = citizens.join((third, None), (second, None)).uid
    assert citizens.page(first).uid == third
    assert [each.uid for each in citizens.page(first).cases] == [case]
    with pytest.raises(Refused) as refused:
        citizens.take_apart(one)
    assert code_of(refused) == "joined-again"
    citizens.take_apart(other)
    citizens.take_apart(one)
    assert stored(centre_ground) == start


def test_two_that_would_have_one_number_are_not_taken_apart(centre_ground: Ground) -> None:
    citizens = Citizens(centre_ground)
    kept, gone = two_of_one(centre_ground)
    joining = citizens.join((kept, 1), (gone, 1), []).uid
    draft, revision = citizens.draft(kept)
    citizens.save(replace(draft, thai_id="1940300123451"), kept, revision)
    before = stored(centre_ground)
    with pytest.raises(Refused) as refused:
        citizens.take_apart(joining)
    assert code_of(refused) == "known-person"
    assert stored(centre_ground) == before


def test_two_who_both_serve_are_not_joined(centre_ground: Ground) -> None:
    kept, gone = two_of_one(centre_ground)
    for uid in (kept, gone):
        _volunteer(centre_ground, uid, term_start=date(2026, 1, 1))
    before = stored(centre_ground)
    with pytest.raises(Refused) as refused:
        Citizens(centre_ground).join((kept, 1), (gone, 1))
    assert code_of(refused) == "both-serve"
    assert stored(centre_ground) == before


def test_what_changed_since_it_was_looked_at_is_not_joined(centre_ground: Ground) -> None:
    citizens = Citizens(centre_ground)
    kept, gone = two_of_one(centre_ground)
    citizens.save(replace(AGAIN, road="เดชา"), gone, 1)
    with pytest.raises(Refused) as refused:
        citizens.join((kept, 1), (gone, 1))
    assert code_of(refused) == "changed"
    for same in ((kept, kept), (gone, gone)):
        with pytest.raises(Refused) as refused:
            citizens.join((same[0], None), (same[1], None))
        assert code_of(refused) == "same-entry"


def test_a_decision_can_be_changed_and_holds_for_the_entry_that_is_kept(centre_ground: Ground) -> None:
    citizens = Citizens(centre_ground)
    kept, gone = two_of_one(centre_ground)
    alike = citizens.save(replace(FATIMAH, phones=("0811111111",))).uid
    citizens.decide(gone, alike, "different")
    citizens.join((kept, None), (gone, None))
    assert alike not in {each.uid for each in citizens.namesakes(citizens.draft(kept)[0], kept)}
    assert [(each.uid, each.verdict) for each in citizens.page(alike).decided] == [(kept, "different")]
    citizens.decide(alike, kept, "")
    assert kept in {each.uid for each in citizens.namesakes(citizens.draft(alike)[0], alike)}
    assert citizens.page(alike).decided == citizens.page(kept).decided == ()


def test_a_closed_months_figures_stay_and_its_cases_move(centre_ground: Ground, clock: SetClock) -> None:
    kept, gone = two_of_one(centre_ground)
    case = case_of(centre_ground, gone, date(2026, 10, 6))
    reports, october = Reports(centre_ground), Month(2026, 10)
    reports.close(october)
    before = reports.figures(october)
    joining = Citizens(centre_ground).join((kept, 1), (gone, 1)).uid
    assert reports.figures(october) == before
    assert reports.entries_behind(october, "pointed_out").uids == (case,)
    assert whose(centre_ground, case) == kept
    Citizens(centre_ground).take_apart(joining)
    assert reports.figures(october) == before


def test_the_audit_chain_and_the_joining_say_what_was_before_and_after(centre_ground: Ground) -> None:
    citizens = Citizens(centre_ground)
    kept, gone = two_of_one(centre_ground)
    case = case_of(centre_ground, gone)
    joining = citizens.join((kept, 1), (gone, 1)).uid
    citizens.take_apart(joining)
    with centre_ground.database.read() as session:
        lines = list(session.scalars(select(AuditLine).order_by(AuditLine.line.desc()).limit(2)))
        row = session.get_one(Joining, joining)
    assert [line.title for line in lines] == ["Take two entries apart", "Join two entries of one person"]
    for line in lines:
        assert all(uid in line.changes for uid in (kept, gone, case, joining))
        assert "ฟาตี" not in line.changes
    assert '"thai_id": ""' in row.before and '"thai_id": "1940300123451"' in row.after
    assert (row.by, row.apart_by) == (centre_ground.actor.full_name, centre_ground.actor.full_name)
    assert (row.on, row.apart_on) == (date(2026, 11, 20), date(2026, 11, 20))


def test_the_copy_for_the_person_tells_of_both_entries(centre_ground: Ground) -> None:
    kept, gone = two_of_one(centre_ground)
    for uid in (kept, gone):
        _paper(centre_ground, uid)
    Citizens(centre_ground).join((kept, 1), (gone, 1), [])
    for asked in (kept, gone):
        sheet = OwnData(centre_ground).sheet(asked)
        told = [entry.value for section in sheet.sections for entry in section.entries]
        assert sheet.citizen_name == "นางสาวฟาตีเมาะ เจ๊ะแว"
        assert "1-9403-00123-45-1" in told
        papers = [
            row.cells[0]
            for section in sheet.sections
            for listing in section.listings
            for row in listing.rows
            if row.cells[0].startswith("D-")
        ]
        assert set(papers) == {f"D-{kept}", f"D-{gone}"}
