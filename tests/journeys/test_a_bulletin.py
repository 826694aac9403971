"""A bulletin in the real windows, by keyboard: written at the province, told at the counter, counted."""

from __future__ import annotations

from datetime import date

import registers
from PySide6.QtWidgets import QApplication

from desktop.rules.cases import CaseDraft, NeedDraft
from desktop.rules.citizens import CitizenDraft
from desktop.rules.months import Month
from desktop.services.bulletins import PeopleFilter
from desktop.system.paths import Home
from desktop.views.kit.cards import IconRow
from tests.journeys.conftest import OFFICER, SUPERVISOR
from tests.journeys.hands import Hands, Seat

HOME, BULLETINS_OF_PROVINCE = "Alt+1", "Alt+0"
CENTRE = "9401"
TITLE = "ช่างเชื่อมไฟฟ้า"


def _sign_in(hands: Hands, name: str = OFFICER) -> Hands:
    hands.sign_in(name, registers.PASSWORD)
    assert hands.sees("หน้าแรก")
    return hands


def _case(hands: Hands, first_name: str, phone: str) -> None:
    """Somebody who looks for work, and came earlier this month."""
    person = CitizenDraft(
        title="นาย", first_name=first_name, last_name="สาและ", sex="m", tambon_code="940101", phones=(phone,)
    )
    draft = CaseDraft(pointed_out_on=date(2026, 11, 10), needs=(NeedDraft(category_code="EMP-1"),))
    hands.centre.cases.open_walk_in(person, draft, ())


def _line(hands: Hands, words: str) -> Hands:
    """Press Tab until a line with these words has the keyboard, and press it."""
    for _press in range(60):
        focused = QApplication.focusWidget()
        if isinstance(focused, IconRow) and words in focused.accessibleName():
            return hands.keys("Return")
        hands.keys("Tab")
    raise AssertionError(f"Tab does not lead to the line {words!r}")


def test_a_bulletin_is_written_told_answered_and_withdrawn_without_a_mouse(
    seat: Seat, staffed_centre: Home, staffed_province: Home
) -> None:
    at_province = _sign_in(seat(staffed_province))
    _publish(at_province)
    at_centre = seat(staffed_centre)
    _enrol(at_centre, at_province)
    _sign_in(at_centre)
    for first_name, phone in (("อาแว", "0811111111"), ("ดอเลาะ", "0822222222")):
        _case(at_centre, first_name, phone)

    at_centre.keys(HOME)
    assert at_centre.sees(f"ใหม่: {TITLE}")
    _line(at_centre, TITLE)
    assert at_centre.sees("บริษัท ปัตตานีการช่าง จำกัด", "ผู้ที่ตรงกับข่าวนี้")
    at_centre.tab_to_button("ผู้ที่ตรงกับข่าวนี้").keys("Return")
    assert at_centre.sees("นายอาแว สาและ", "นายดอเลาะ สาและ", "08-1111-1111")
    at_centre.keys("Ctrl+T")
    assert at_centre.sees("บันทึกว่าบอกแล้ว ๑ คน")

    told = _told(at_centre)
    assert len(told) == 1
    at_centre.keys("Esc").keys("Esc").keys(HOME)
    [(person, case)] = told
    at_centre.window.turn_to("cases", {"uid": case})  # type: ignore[attr-defined]
    assert at_centre.sees("ข่าวจากจังหวัดที่ตรงกับผู้รับบริการ", TITLE)
    at_centre.tab_to_button("สนใจ").keys("Return")
    at_centre.settle()
    assert at_centre.centre.bulletins.counter.of_person(person).told[0].answer == "interested"

    _counted_at_province(at_province, at_centre)


def _publish(hands: Hands) -> None:
    hands.keys(BULLETINS_OF_PROVINCE)
    hands.tab_to_button("ออกข่าวประกาศ").keys("Return")
    hands.tab_to("เรื่อง").types(TITLE)
    hands.tab_to("นายจ้างหรือสถานที่").types("บริษัท ปัตตานีการช่าง จำกัด")
    hands.tab_to("ติดต่อ").types("คุณสุนีย์ 073-111222")
    hands.tab_to("สำหรับพื้นที่").types("เมืองปัตตานี").keys("Return")
    assert hands.sees("อ.เมืองปัตตานี")
    hands.tab_to("ตรงกับความต้องการ").chooses("หางานทำในประเทศ")
    hands.tab_to("เปิดถึงวันที่").types("30 พ.ย. 2569")
    hands.keys("Ctrl+S")
    assert hands.sees("บันทึกข่าวประกาศแล้ว", "ยังไม่มีศูนย์ใดบอกต่อ")


def _enrol(at_centre: Hands, at_province: Hands) -> None:
    """The two offices know each other, and the province's answer lies at the centre."""
    _sign_in(at_centre, registers.USER)
    centre, province = at_centre.centre.exchange, _administrator(at_province).centre.exchange
    card = centre.take_in(province.enrol(CENTRE)).key_card
    assert card is not None
    province.accept_key(card, centre.own_fingerprint().spoken())
    centre.take_in(province.answer(CENTRE).content)
    at_centre.sign_out()
    at_province.turn_to().sign_out()
    _sign_in(at_province)
    at_centre.turn_to()


def _administrator(hands: Hands) -> Hands:
    hands.turn_to().sign_out()
    return _sign_in(hands, registers.USER)


def _told(hands: Hands) -> list[tuple[str, str]]:
    bulletins = hands.centre.bulletins
    [uid] = bulletins.ids()
    people = bulletins.people.ids(PeopleFilter(bulletin_uid=uid, telling="no_answer"))
    return [(row.person_uid, row.case_uid) for row in bulletins.people.rows(uid, people)]


def _counted_at_province(at_province: Hands, at_centre: Hands) -> None:
    october = Month(2026, 10)
    at_centre.centre.reports.close(october)
    at_centre.sign_out()
    _sign_in(at_centre, SUPERVISOR)
    at_centre.centre.reports.approve(october)
    file = at_centre.centre.exchange.send(october).content
    at_province.turn_to()
    at_province.centre.exchange.take_in(file)
    at_province.keys(HOME).keys(BULLETINS_OF_PROVINCE)
    assert at_province.sees(TITLE)
    at_province.keys("Return")
    assert at_province.sees("ศูนย์แรงงานอำเภอเมืองปัตตานี", "สนใจ ๑ คน")
    at_province.tab_to_button("ถอนข่าวนี้").keys("Return")
    assert at_province.sees("ถอนข่าวประกาศแล้ว")

    answer = at_province.centre.exchange.answer(CENTRE).content
    at_centre.turn_to()
    at_centre.centre.exchange.take_in(answer)
    at_centre.keys(HOME)
    at_centre.settle()
    assert TITLE not in at_centre.reads()
