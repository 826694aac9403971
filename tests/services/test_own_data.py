"""A copy of all that is kept about a person, for that person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from stipend_entries import Office

from desktop.printing.forms.my_data import Section, Sheet
from desktop.rules.cases import CaseDraft, NeedDraft, StepDraft
from desktop.rules.citizens import CitizenDraft
from desktop.rules.pay_accounts import PayAccountDraft
from desktop.rules.problems import Refused
from desktop.rules.volunteers import VolunteerDraft
from desktop.services.cases import Cases
from desktop.services.citizens import Citizens
from desktop.services.documents import Documents
from desktop.services.ground import Ground
from desktop.services.own_data import FORM, OwnData
from desktop.services.volunteers import Volunteers

TODAY = date(2026, 11, 20)
PERSON = CitizenDraft(
    thai_id="1940300123451",
    title="นาย",
    first_name="มูฮัมหมัด",
    last_name="มะหะมัด",
    former_names="มูหัมหมัด มะหะมัด",
    sex="m",
    birth_date="1992-03",
    father_name="อาแว มะหะมัด",
    house_number="127/4",
    village_number=6,
    road="ริมคลอง",
    tambon_code="940101",
    postcode="94000",
    phones=("0812345678", "073333444"),
    occupation="รับจ้างทั่วไป",
    languages=("th", "ms"),
    flags=("informal",),
    notice_version="1",
    notice_on=date(2026, 11, 1),
    informant="ภรรยา",
)


@pytest.fixture
def citizen(centre_ground: Ground) -> str:
    return Citizens(centre_ground).save(PERSON).uid


def _case(ground: Ground, citizen: str, code: str, detail: str) -> str:
    needs = (NeedDraft(category_code=code, detail="ช่างเชื่อม"),)
    draft = CaseDraft(citizen_uid=citizen, pointed_out_on=TODAY, needs=needs, detail=detail)
    return Cases(ground).open(draft).uid


def _texts(sheet: Sheet) -> str:
    return "\n".join(text for section in sheet.sections for text in _section_texts(section))


def _section_texts(section: Section) -> list[str]:
    cells = [cell for listing in section.listings for row in listing.rows for cell in row.cells]
    entries = [f"{entry.label} {entry.value}" for entry in section.entries]
    return [section.title, section.note, *entries, *cells]


def test_every_value_that_a_person_gave_stands_on_the_copy(centre_ground: Ground, citizen: str) -> None:
    sheet = OwnData(centre_ground).sheet(citizen)
    assert (sheet.citizen_name, sheet.thai_id) == ("นายมูฮัมหมัด มะหะมัด", PERSON.thai_id)
    assert (sheet.asked_on, sheet.made_on) == (TODAY, TODAY)
    told = _texts(sheet)
    for value in (
        *("มูหัมหมัด มะหะมัด", "ชาย", "มี.ค. 2535", "อาแว มะหะมัด", "127/4", "ริมคลอง", "94000"),
        *("08-1234-5678", "0-7333-3444", "รับจ้างทั่วไป", "ไทย มลายู", "ภรรยา", "ฉบับที่ 1", "1 พฤศจิกายน 2569"),
    ):
        assert value in told, value


def test_cases_steps_letters_and_papers_stand_on_it_and_the_copy_prints(
    centre_ground: Ground, citizen: str
) -> None:
    case = _case(centre_ground, citizen, "SKL-1", "อยากฝึกที่ใกล้บ้าน")
    cases, documents = Cases(centre_ground), Documents(centre_ground)
    step = cases.add_step(case, StepDraft(kind="referred", on=TODAY, agency_code="DSD", note="โทรแจ้งแล้ว"))
    letter = documents.issue("referral", cases.referral_sheet(step), step)
    cases.outcome(case, StepDraft(on=TODAY, verdict="assisted", agency_code="DSD"))

    sheet = OwnData(centre_ground).sheet(citizen)
    told = _texts(sheet)
    page = cases.page(case)
    for value in (page.number, "อยากฝึกที่ใกล้บ้าน", "ช่างเชื่อม", "ช่วยเหลือแล้ว", "โทรแจ้งแล้ว", letter.number):
        assert value in told, value
    assert page.steps[0].letter_number in told
    issued = documents.issue(FORM, sheet, citizen)
    assert issued.pdf.startswith(b"%PDF")
    assert issued.number in _texts(OwnData(centre_ground).sheet(citizen))


def test_who_looked_and_that_a_copy_was_made_can_be_read_in_it(centre_ground: Ground, citizen: str) -> None:
    Citizens(centre_ground).page(citizen)
    own = OwnData(centre_ground)
    sheet = own.sheet(citizen)
    [listing] = sheet.sections[-1].listings
    assert listing.rows[0].cells == ("20 พ.ย. 2569", centre_ground.actor.full_name)


def test_a_restricted_case_stands_on_it_only_when_a_supervisor_prints_it(
    as_role: Callable[..., Ground], centre_ground: Ground, citizen: str
) -> None:
    _case(centre_ground, citizen, "PRO-2", "ถูกบังคับทำงาน")
    assert "ถูกบังคับทำงาน" not in _texts(OwnData(as_role(centre_ground, "officer")).sheet(citizen))
    assert "ถูกบังคับทำงาน" in _texts(OwnData(as_role(centre_ground, "supervisor")).sheet(citizen))


def test_the_time_as_a_volunteer_stands_on_it(centre_ground: Ground) -> None:
    appointed = VolunteerDraft(
        order_number="12/2569",
        term_start=date(2026, 10, 1),
        term_end=date(2029, 9, 30),
        tambon_code="940101",
    )
    volunteers = Volunteers(centre_ground)
    uid = volunteers.register(replace(PERSON, thai_id=""), appointed)
    told = _texts(OwnData(centre_ground).sheet(volunteers.page(uid).person_uid))
    for value in ("คำสั่งที่ 12/2569", "1 ต.ค. 2569 ถึง 30 ก.ย. 2572", "ตำบล"):
        assert value in told, value


def test_nobody_has_no_copy(centre_ground: Ground) -> None:
    with pytest.raises(Refused):
        OwnData(centre_ground).sheet("nobody")


def test_a_volunteers_copy_tells_their_account_and_what_they_were_paid(centre_ground: Ground) -> None:
    office = Office(centre_ground)
    uid = office.reported("ก")
    account = PayAccountDraft(kind="bank", bank_code="006", number="0123456789", holder="นายก สาและ")
    Volunteers(centre_ground).accounts.save(uid, account)
    _list, [receipt] = office.paid()
    office.stipends.receipts.issue_anew(receipt, "ที่อยู่ผิด")
    told = _texts(OwnData(centre_ground).sheet(Volunteers(centre_ground).page(uid).person_uid))
    for value in ("0123456789", "R9401-2570-00001", "R9401-2570-00002", "600.00", "ยกเลิก ที่อยู่ผิด"):
        assert value in told, value
