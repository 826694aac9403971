"""Citizens are registered once, found by anything that is known of them, and looked at on record."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from desktop.database import case_status, citizen_entries
from desktop.database.work import put_setting
from desktop.models import AuditLine, Case, Citizen, Document, Need
from desktop.rules.citizens import CitizenDraft
from desktop.rules.problems import Refused
from desktop.services.citizens import CitizenFilter, Citizens
from desktop.services.ground import Ground

AsRole = Callable[[Ground, str], Ground]

MUHAMMAD = CitizenDraft(
    thai_id="1-9403-00123-45-1",
    title="นาย",
    first_name="มูฮัมหมัด",
    last_name="มะหะมัด",
    sex="m",
    birth_date="1992-03-12",
    father_name="อับดุลเลาะ",
    house_number="127/4",
    village_number=6,
    tambon_code="940101",
    postcode="94000",
    phones=("08-1234-5678",),
    employment="",
    languages=("th", "ms"),
    flags=("returned", "informal"),
    notice_version="2569/1",
    notice_on=date(2026, 11, 2),
)
FATIMAH = replace(
    MUHAMMAD,
    thai_id="",
    other_paper="A1234567",
    title="นางสาว",
    first_name="ฟาตีเม๊าะ",
    last_name="เจ๊ะแว",
    sex="f",
    birth_date="1999",
    father_name="",
    tambon_code="940102",
    phones=("0898765432", "073331234"),
    flags=("unemployed",),
)


def _code(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.code


def _case(ground: Ground, citizen_uid: str, category: str, on: date, restricted: bool = False) -> str:
    with ground.database.work("test") as work:
        year = work.next_number("case", 2570)
        row = Case(
            uid=f"case-{citizen_uid}-{year}",
            number=year,
            fiscal_year=2570,
            citizen_uid=citizen_uid,
            pointed_out_on=on,
            restricted=restricted,
        )
        work.session.add(row)
        work.session.flush()
        work.session.add(Need(case_uid=row.uid, category_code=category))
        return row.uid


def _audit(ground: Ground) -> list[AuditLine]:
    with ground.database.read() as session:
        return list(session.scalars(select(AuditLine).order_by(AuditLine.line)))


def test_a_saved_citizen_comes_back_as_it_was_typed_but_for_dashes_and_spellings(
    centre_ground: Ground,
) -> None:
    citizens = Citizens(centre_ground)
    saved = citizens.save(replace(MUHAMMAD, first_name=" มูฮัมหมัด\u200b "))
    draft, revision = citizens.draft(saved.uid)
    assert draft == replace(MUHAMMAD, thai_id="1940300123451", phones=("0812345678",))
    assert revision == saved.revision == 1
    assert citizens.count() == 1


def test_soft_problems_come_back_with_the_saved_citizen(centre_ground: Ground) -> None:
    saved = Citizens(centre_ground).save(replace(MUHAMMAD, tambon_code="", postcode=""))
    assert "tambon_code" in {problem.field for problem in saved.problems}
    assert all(problem.soft for problem in saved.problems)


def test_a_draft_with_a_hard_problem_is_refused_with_the_problem_at_its_field(centre_ground: Ground) -> None:
    citizens = Citizens(centre_ground)
    with pytest.raises(Refused) as refused:
        citizens.save(replace(MUHAMMAD, thai_id="1-9403-00123-45-6"))
    assert _code(refused) == "draft"
    assert [problem.field for problem in refused.value.problems if not problem.soft] == ["thai_id"]
    assert citizens.count() == 0


def test_an_id_number_is_registered_once_however_it_is_typed(centre_ground: Ground) -> None:
    citizens = Citizens(centre_ground)
    uid = citizens.save(MUHAMMAD).uid
    with pytest.raises(Refused) as refused:
        citizens.save(replace(FATIMAH, thai_id="๑๙๔๐๓ ๐๐๑๒๓ ๔๕๑"))
    assert _code(refused) == "known-person"
    assert refused.value.problems[0].field == "thai_id"
    assert "1940300123451" not in refused.value.sentence
    assert citizens.save(MUHAMMAD, uid=uid).uid == uid


def test_two_people_without_an_id_number_are_two_entries(centre_ground: Ground) -> None:
    citizens = Citizens(centre_ground)
    assert citizens.save(FATIMAH).uid != citizens.save(FATIMAH).uid


def test_a_change_raises_the_revision_and_saving_the_same_does_not(centre_ground: Ground) -> None:
    citizens = Citizens(centre_ground)
    uid = citizens.save(MUHAMMAD).uid
    assert citizens.save(MUHAMMAD, uid, revision=1).revision == 1
    assert citizens.save(replace(MUHAMMAD, road="เดชา"), uid, revision=1).revision == 2


def test_what_somebody_else_changed_meanwhile_is_not_written_over(centre_ground: Ground) -> None:
    citizens = Citizens(centre_ground)
    uid = citizens.save(MUHAMMAD).uid
    citizens.save(replace(MUHAMMAD, road="เดชา"), uid, revision=1)
    with pytest.raises(Refused) as refused:
        citizens.save(replace(MUHAMMAD, road="สามัคคี"), uid, revision=1)
    assert _code(refused) == "changed"
    assert citizens.draft(uid)[0].road == "เดชา"


def test_another_offices_entry_is_not_changed_here(centre_ground: Ground) -> None:
    with centre_ground.database.work("taken in") as work:
        work.session.add(Citizen(uid="theirs", origin="9402", first_name="อาซีซะ"))
    with pytest.raises(Refused) as refused:
        Citizens(centre_ground).save(FATIMAH, "theirs")
    assert _code(refused) == "not-ours"


@pytest.mark.parametrize("verb", ["draft", "page", "glance"])
def test_somebody_who_is_not_there_is_refused_in_words(centre_ground: Ground, verb: str) -> None:
    with pytest.raises(Refused) as refused:
        getattr(Citizens(centre_ground), verb)("nobody")
    assert _code(refused) == "not-found"


def test_a_role_without_rights_saves_and_sees_nobody(centre_ground: Ground, as_role: AsRole) -> None:
    citizens = Citizens(as_role(centre_ground, "stranger"))
    for asked in (lambda: citizens.save(MUHAMMAD), citizens.ids, citizens.count, lambda: citizens.page("x")):
        with pytest.raises(Refused) as refused:
            asked()
        assert _code(refused) == "not-allowed"


@pytest.mark.parametrize(
    "typed",
    [
        "มะหะมัด มูฮัม",
        "หะมัด",
        "นายมูฮัมหมัด",
        "นาย มูฮัมหมัด",
        "1-9403-00123-45-1",
        "1 9403 00123 45 1",
        "๐๐๑๒๓",
        "08-1234-5678",
        "081 234 5678",
        "+66 81 234 5678",
    ],
)
def test_a_citizen_is_found_by_any_part_of_what_is_known(centre_ground: Ground, typed: str) -> None:
    citizens = Citizens(centre_ground)
    wanted = citizens.save(MUHAMMAD).uid
    citizens.save(replace(FATIMAH, first_name="สารีนา"))
    assert citizens.ids(CitizenFilter(text=typed)) == [wanted]


@pytest.mark.parametrize("typed", ["ฟาตีเมาะ", "นางสาวฟาตีเมาะ เจะแว", "แว ฟาตี", "ฟาตี-เมาะ"])
def test_tone_marks_titles_and_signs_are_not_asked_for(centre_ground: Ground, typed: str) -> None:
    citizens = Citizens(centre_ground)
    wanted = citizens.save(FATIMAH).uid
    assert citizens.ids(CitizenFilter(text=typed)) == [wanted]


@pytest.mark.parametrize("typed", ["%", "_", "100%", "'", "- -", "ซ่อนหา", "9999"])
def test_signs_and_strangers_find_nobody(centre_ground: Ground, typed: str) -> None:
    citizens = Citizens(centre_ground)
    citizens.save(MUHAMMAD)
    assert citizens.ids(CitizenFilter(text=typed)) == []


def test_those_spelled_so_come_before_those_sounding_so(centre_ground: Ground) -> None:
    citizens = Citizens(centre_ground)
    alike = citizens.save(replace(MUHAMMAD, thai_id="", first_name="โมฮัมหมัด", last_name="กอเดร์")).uid
    exact = citizens.save(replace(MUHAMMAD, last_name="หะยีสาและ")).uid
    citizens.save(FATIMAH)
    assert citizens.ids(CitizenFilter(text="มูฮัมหมัด")) == [exact, alike]
    assert citizens.ids(CitizenFilter(text="มูฮัมหมัด", descending=True)) == [exact, alike]


def test_names_are_sorted_as_a_thai_dictionary_does(centre_ground: Ground) -> None:
    citizens = Citizens(centre_ground)
    names = ["แวดาโอ๊ะ", "เจ๊ะมะ", "อับดุล", "กอเซ็ง", "ไซนับ", "จารุวรรณ", "เกาซัร"]
    uids = {name: citizens.save(replace(FATIMAH, first_name=name, last_name="")).uid for name in names}
    ordered = ["กอเซ็ง", "เกาซัร", "จารุวรรณ", "เจ๊ะมะ", "ไซนับ", "แวดาโอ๊ะ", "อับดุล"]
    assert citizens.ids() == [uids[name] for name in ordered]
    assert citizens.ids(CitizenFilter(descending=True)) == [uids[name] for name in reversed(ordered)]
    assert citizens.ids(CitizenFilter(sort="newest")) == [uids[name] for name in names]


def test_filters_narrow_the_list(centre_ground: Ground) -> None:
    citizens = Citizens(centre_ground)
    man, woman = citizens.save(MUHAMMAD).uid, citizens.save(FATIMAH).uid
    _case(centre_ground, man, "SKL-1", date(2026, 11, 2))
    assert citizens.ids(CitizenFilter(tambon="940101")) == [man]
    assert citizens.ids(CitizenFilter(flag="unemployed")) == [woman]
    assert citizens.ids(CitizenFilter(flag="employed")) == []
    assert citizens.ids(CitizenFilter(category="SKL-1")) == [man]
    assert citizens.ids(CitizenFilter(status="waiting")) == [man]
    assert citizens.ids(CitizenFilter(status="helped")) == []
    assert citizens.ids(CitizenFilter(unit="9402")) == []
    assert set(citizens.ids(CitizenFilter(sort="status", descending=True))) == {man, woman}
    assert citizens.ids(CitizenFilter(sort="birth")) == [man, woman]
    assert citizens.ids(CitizenFilter(sort="tambon", descending=True)) == [woman, man]
    assert citizens.ids(CitizenFilter(sort="thai_id")) == [woman, man]


def test_a_row_shows_a_masked_number_and_the_newest_case(centre_ground: Ground) -> None:
    citizens = Citizens(centre_ground)
    uid = citizens.save(MUHAMMAD).uid
    _case(centre_ground, uid, "SKL-1", date(2026, 10, 2))
    _case(centre_ground, uid, "EMP-1", date(2026, 11, 2))
    (row,) = citizens.rows([uid, "nobody"])
    categories = centre_ground.reference.categories
    assert row.name == "นายมูฮัมหมัด มะหะมัด"
    assert row.masked_id == "1-9403-xxxxx-45-1"
    assert row.tambon == centre_ground.reference.tambons["940101"].name
    assert row.needs == f"{categories['EMP-1'].name}, {categories['SKL-1'].name}"
    assert (row.status, row.age, row.phone) == ("waiting", 34, "08-1234-5678")
    assert row.flags == ("กลับจากมาเลเซีย", "แรงงานนอกระบบ")


def test_rows_keep_the_order_asked_for_over_more_than_one_statement(centre_ground: Ground) -> None:
    with centre_ground.database.work("many") as work:
        for place in range(1100):
            draft = CitizenDraft(first_name=f"คน{place}")
            citizen_entries.save(work, draft, centre_ground.unit)
    citizens = Citizens(centre_ground)
    uids = citizens.ids(CitizenFilter(sort="newest", descending=True))
    assert [row.uid for row in citizens.rows(uids)] == uids
    assert len(uids) == citizens.count() == 1100


def test_a_view_of_a_persons_page_is_written_down_and_a_glance_is_masked(centre_ground: Ground) -> None:
    citizens = Citizens(centre_ground)
    uid = citizens.save(MUHAMMAD).uid
    before = len(_audit(centre_ground))
    glance = citizens.glance(uid)
    assert glance.shown_id == "1-9403-xxxxx-45-1"
    assert len(_audit(centre_ground)) == before
    page = citizens.page(uid)
    assert page.shown_id == "1-9403-00123-45-1"
    assert (page.birth, page.age, page.phones) == ("๑๒ มี.ค. ๒๕๓๕", 34, ("08-1234-5678",))
    assert page.address.startswith("127/4 หมู่ 6 ต.") and page.address.endswith("94000")
    assert page.ours and page.revision == 1
    last = _audit(centre_ground)[-1]
    assert last.who == centre_ground.actor.uid
    assert json.loads(last.changes) == {"citizens": [uid]}
    assert "มูฮัมหมัด" not in last.title + last.changes


def test_a_restricted_case_is_seen_by_supervisors_only(centre_ground: Ground, as_role: AsRole) -> None:
    officer = Citizens(as_role(centre_ground, "officer"))
    supervisor = Citizens(as_role(centre_ground, "supervisor"))
    uid = officer.save(MUHAMMAD).uid
    open_case = _case(centre_ground, uid, "SKL-1", date(2026, 10, 2))
    hidden = _case(centre_ground, uid, "PRO-2", date(2026, 11, 2), restricted=True)
    with centre_ground.database.work("papers") as work:
        for about in (open_case, hidden, uid):
            work.session.add(
                Document(
                    form="memo",
                    number=f"D-{about}",
                    sheet="{}",
                    fingerprint="",
                    about=about,
                    printed_at=datetime(2026, 11, 3, 9, 0),
                )
            )
    assert [case.uid for case in officer.page(uid).cases] == [open_case]
    assert {paper.about for paper in officer.page(uid).documents} == {open_case, uid}
    assert "ค้ามนุษย์" not in officer.rows([uid])[0].needs
    assert officer.ids(CitizenFilter(category="PRO-2")) == []
    assert [case.uid for case in supervisor.page(uid).cases] == [hidden, open_case]
    assert {paper.about for paper in supervisor.page(uid).documents} == {open_case, hidden, uid}
    assert supervisor.ids(CitizenFilter(category="PRO-2")) == [uid]


def test_namesakes_are_offered_by_sound_number_and_telephone(centre_ground: Ground) -> None:
    citizens = Citizens(centre_ground)
    uid = citizens.save(MUHAMMAD).uid
    citizens.save(FATIMAH)
    (by_sound,) = citizens.namesakes(
        CitizenDraft(
            title="นาย",
            first_name="มูหัมหมัด",
            last_name="มะหะหมัด",
            sex="m",
            birth_date="1992",
            tambon_code="940101",
        )
    )
    assert by_sound.uid == uid
    assert "birth_year" in by_sound.reasons
    assert "1940300123451" not in by_sound.detail
    (by_number,) = citizens.namesakes(CitizenDraft(first_name="ก", thai_id="1 9403 00123 45 1"))
    assert (by_number.uid, by_number.score, by_number.level) == (uid, 100, "same")
    by_phone = citizens.namesakes(
        replace(MUHAMMAD, thai_id="", first_name="มูฮำหมัด", tambon_code="", birth_date="")
    )
    assert "phone" in by_phone[0].reasons


def test_a_decision_between_two_people_is_remembered_both_ways(centre_ground: Ground) -> None:
    citizens = Citizens(centre_ground)
    one = citizens.save(MUHAMMAD).uid
    other_draft = replace(MUHAMMAD, thai_id="", father_name="")
    other = citizens.save(other_draft).uid
    assert [each.uid for each in citizens.namesakes(other_draft, other)] == [one]
    citizens.decide_different(other, one)
    citizens.decide_different(one, other)
    assert citizens.namesakes(other_draft, other) == ()
    assert citizens.namesakes(MUHAMMAD, one) == ()
    assert [each.uid for each in citizens.namesakes(other_draft)] == [one, other]


def test_a_decision_about_somebody_unknown_is_refused(centre_ground: Ground) -> None:
    citizens = Citizens(centre_ground)
    uid = citizens.save(MUHAMMAD).uid
    with pytest.raises(Refused):
        citizens.decide_different(uid, "nobody")


def test_the_newest_visible_case_counts_for_a_citizen(centre_ground: Ground) -> None:
    uid = Citizens(centre_ground).save(MUHAMMAD).uid
    older = _case(centre_ground, uid, "SKL-1", date(2026, 10, 2))
    newer = _case(centre_ground, uid, "PRO-2", date(2026, 11, 2), restricted=True)
    with centre_ground.database.read() as session:
        assert dict(session.execute(case_status.newest_cases(True)).all()) == {uid: newer}
        assert dict(session.execute(case_status.newest_cases(False, [uid])).all()) == {uid: older}


def test_the_notice_is_noted_with_the_version_that_hangs_in_the_office_on_its_day(
    centre_ground: Ground,
) -> None:
    citizens, today = Citizens(centre_ground), centre_ground.clock.today()
    shown = CitizenDraft(first_name="สุไลมาน", sex="m", notice_on=today - timedelta(days=3))
    uid = citizens.save(shown).uid
    assert citizens.draft(uid)[0].notice_version == "1"
    with centre_ground.database.work("Change settings") as work:
        put_setting(work.session, "notice_version", "2569/2")
    kept, _revision = citizens.draft(uid)
    citizens.save(replace(kept, occupation="ค้าขาย"), uid)
    assert citizens.draft(uid)[0].notice_version == "1"
    citizens.save(replace(kept, notice_on=today), uid)
    assert citizens.draft(uid)[0].notice_version == "2569/2"
    nobody_was_shown = citizens.save(CitizenDraft(first_name="อาแว", sex="m")).uid
    assert citizens.draft(nobody_was_shown)[0].notice_version == ""
