"""The papers of a case say what the register holds, in Thai whatever the window speaks."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from desktop.database.work import put_setting
from desktop.rules.cases import CaseDraft, NeedDraft, StepDraft
from desktop.rules.citizens import CitizenDraft
from desktop.rules.problems import Refused
from desktop.services.cases import Cases
from desktop.services.ground import Ground

PERSON = CitizenDraft(
    thai_id="1940300123451",
    title="นาย",
    first_name="มูฮัมหมัด",
    last_name="มะหะมัด",
    sex="m",
    birth_date="1992-03",
    house_number="127/4",
    village_number=6,
    tambon_code="940102",
    postcode="94000",
    phones=("0812345678", "073331234"),
    flags=("returned",),
    notice_version="2569/1",
    notice_on=date(2026, 11, 2),
)
CASE = CaseDraft(
    channel="phone",
    pointed_out_on=date(2026, 11, 2),
    urgency="soon",
    detail="เคยทำงานก่อสร้าง",
    needs=(
        NeedDraft(category_code="SKL-1", detail="ช่างเชื่อม"),
        NeedDraft(category_code="SSO-2"),
    ),
)
REFERRAL = StepDraft(kind="referred", on=date(2026, 11, 14), agency_code="DSD", note="ว่างทุกวัน")


@pytest.fixture
def cases(centre_ground: Ground) -> Cases:
    with centre_ground.database.work("settings") as work:
        put_setting(work.session, "address", "ที่ว่าการอำเภอเมืองปัตตานี")
        put_setting(work.session, "phone", "0 7333 0000")
    return Cases(centre_ground)


def test_the_request_tells_person_needs_and_who_took_it(cases: Cases) -> None:
    sheet = cases.service_request_sheet(cases.open_walk_in(PERSON, CASE).uid)
    assert (sheet.number, sheet.centre) == ("", "ศูนย์แรงงานอำเภอเมืองปัตตานี")
    assert sheet.centre_address == "ที่ว่าการอำเภอเมืองปัตตานี"
    assert (sheet.channel, sheet.urgency, sheet.sex) == ("โทรศัพท์", "soon", "m")
    assert (sheet.citizen_name, sheet.thai_id) == ("นายมูฮัมหมัด มะหะมัด", "1940300123451")
    assert (sheet.birth, sheet.age) == ("มี.ค. 2535", 34)
    assert sheet.address == "บ้านเลขที่ 127/4 หมู่ที่ 6 ตำบลอาเนาะรู อำเภอเมืองปัตตานี จังหวัดปัตตานี 94000"
    assert sheet.phones == "08-1234-5678, 0-7333-1234"
    assert sheet.flags == ("กลับจากมาเลเซีย",)
    assert [(need.detail, need.agency) for need in sheet.needs] == [
        ("ช่างเชื่อม", "กรมพัฒนาฝีมือแรงงาน"),
        ("", "สำนักงานประกันสังคม"),
    ]
    assert (sheet.officer, sheet.officer_position) == ("นูรียะห์ สาและ", "เจ้าหน้าที่ศูนย์แรงงานอำเภอ")


def test_somebody_without_a_number_shows_the_other_paper(cases: Cases) -> None:
    person = replace(PERSON, thai_id="", other_paper="A1234567")
    assert cases.service_request_sheet(cases.open_walk_in(person, CASE).uid).thai_id == "A1234567"


def test_the_slip_tells_where_to_go_what_to_bring_and_when(cases: Cases) -> None:
    opened = cases.open_walk_in(PERSON, CASE)
    waiting = cases.citizen_slip_sheet(opened.uid)
    assert (waiting.where_to_go, waiting.appointment_on) == ("ศูนย์แรงงานอำเภอเมืองปัตตานี", None)
    cases.add_step(opened.uid, REFERRAL)
    slip = cases.citizen_slip_sheet(opened.uid)
    assert (slip.case_number, slip.centre_phone) == ("9401/0001/2570", "0 7333 0000")
    assert slip.where_to_go == "กรมพัฒนาฝีมือแรงงาน"
    assert slip.what_to_bring == "บัตรประจำตัวประชาชน ใบสมัครเข้ารับการฝึก"
    assert slip.appointment_on == date(2026, 12, 14)
    assert slip.needs[0].endswith("(ช่างเชื่อม)")


def test_the_letter_asks_the_agency_for_its_own_needs_only(cases: Cases) -> None:
    opened = cases.open_walk_in(PERSON, CASE, [REFERRAL])
    letter = cases.referral_sheet(opened.steps[0])
    assert (letter.number, letter.on, letter.due_on) == (
        "9401/ส 1/2570",
        date(2026, 11, 14),
        date(2026, 12, 14),
    )
    assert letter.agency == "ผู้อำนวยการหน่วยงานพัฒนาฝีมือแรงงานจังหวัดปัตตานี"
    assert letter.need.endswith("(ช่างเชื่อม)") and "ม.40" not in letter.need
    assert letter.agency_form == "ใบสมัครเข้ารับการฝึก"
    assert letter.detail == "เคยทำงานก่อสร้าง ว่างทุกวัน"
    assert (letter.signer, letter.case_number) == ("นูรียะห์ สาและ", "9401/0001/2570")
    assert letter.contact == "ศูนย์แรงงานอำเภอเมืองปัตตานี โทร. 0 7333 0000"


def test_a_letter_to_an_agency_that_answers_none_of_the_needs_tells_all_of_them(cases: Cases) -> None:
    opened = cases.open_walk_in(PERSON, CASE, [replace(REFERRAL, agency_code="SAO")])
    letter = cases.referral_sheet(opened.steps[0])
    assert letter.agency == "นายกองค์การบริหารส่วนตำบลอาเนาะรู"
    assert " และ " in letter.need


def test_the_supervisor_signs_letters_where_the_office_names_one(cases: Cases, centre_ground: Ground) -> None:
    opened = cases.open_walk_in(PERSON, CASE, [REFERRAL])
    with centre_ground.database.work("settings") as work:
        put_setting(work.session, "supervisor_name", "นายอาแว สะมะแอ")
        put_setting(work.session, "supervisor_position", "หัวหน้าศูนย์แรงงานอำเภอ")
    letter = cases.referral_sheet(opened.steps[0])
    assert (letter.signer, letter.signer_position) == ("นายอาแว สะมะแอ", "หัวหน้าศูนย์แรงงานอำเภอ")


def test_only_a_referral_has_a_letter(cases: Cases) -> None:
    served = StepDraft(kind="served", on=date(2026, 11, 2), verdict="continues")
    opened = cases.open_walk_in(PERSON, CASE, [served])
    with pytest.raises(Refused) as refused:
        cases.referral_sheet(opened.steps[0])
    assert refused.value.code == "no-letter"


def test_no_paper_of_a_full_case_has_an_unknown_code_on_it(cases: Cases) -> None:
    person = replace(PERSON, employment="unemployed", education="primary")
    opened = cases.open_walk_in(person, CASE, [REFERRAL])
    sheets = (
        cases.service_request_sheet(opened.uid),
        cases.citizen_slip_sheet(opened.uid),
        cases.referral_sheet(opened.steps[0]),
    )
    for sheet in sheets:
        texts = [str(getattr(sheet, field.name)) for field in fields(sheet) if field.name != "urgency"]
        assert not any(code in text for code in ("unemployed", "primary", "SKL-1", "DSD") for text in texts)
