"""A volunteer's sheet of thirty lines, keyed in from paper in the real window, by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import pytest
import registers
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest

from desktop.rules import thai_id
from desktop.rules.citizens import CitizenDraft
from desktop.rules.lists.keyed import COLUMNS, SheetHead
from desktop.rules.volunteers import VolunteerDraft
from desktop.system.paths import Home
from desktop.views.lists.keyed_page import KeyedPage
from desktop.views.main_window import MainWindow
from tests.journeys import eyes, looking
from tests.journeys.conftest import OFFICER
from tests.journeys.hands import PATIENCE, Hands, Seat
from tests.views.thai_typing import type_text

TAMBON = "940101"
MEN = (
    *("อับดุลเลาะ", "สุไลมาน", "มูฮัมหมัด", "อิสมาแอ", "ซูไฮมี", "รอซีดี", "สมพร", "ประเสริฐ", "ฮาซัน", "ยูโซะ"),
    *("บือราเฮง", "ดอเลาะ", "กามารูดิง", "ไพศาล", "วิรัช", "นิแม", "เจ๊ะอูมา", "ตอเล็บ", "พงศกร", "แวดาโอ๊ะ"),
)
WOMEN = ("นูรีซา", "ฟาตีเมาะ", "รอกีเยาะ", "ซารีปะ", "มารียัม", "สุดา", "ปราณี", "คอลีเยาะ", "ยามีละ", "แวเมาะ")
LAST = ("เจ๊ะแว", "ดอเลาะ", "มะแซ", "สาและ", "แก้วมณี", "หะยีสาและ")
NEEDS = ("1", "5", "9", "skl1", "ฝึก", "ำทย1")


def _number(at: int) -> str:
    """A sound ID number of Pattani."""
    first = f"19401{at:07d}"
    return next(f"{first}{last}" for last in range(10) if not thai_id.check(f"{first}{last}"))


def _paper() -> list[tuple[str, ...]]:
    """Thirty lines as a volunteer wrote them."""
    lines = []
    for at in range(30):
        woman = at % 3 == 2
        first = WOMEN[at // 3] if woman else MEN[at - (at + 1) // 3]
        name = f"{'นางสาว' if woman else 'นาย'}{first} {LAST[at % len(LAST)]}"
        lines.append(
            (
                name,
                _number(100 + at) if at % 4 else "",
                ("33", "2541", "12/3/35", "๔๕ ปี")[at % 4],
                f"{at + 1}/2 {at % 7 + 1}",
                f"08{at:08d}" if at % 2 else "",
                NEEDS[at % len(NEEDS)],
                "อยากทำงานใกล้บ้าน",
                " " if at % 5 else "",
            )
        )
    return lines


@pytest.fixture
def hands(seat: Seat, staffed_centre: Home) -> Iterator[Hands]:
    made = seat(staffed_centre).sign_in(OFFICER, registers.PASSWORD)
    assert made.sees("หน้าแรก")
    yield made
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def volunteer(hands: Hands) -> str:
    person = CitizenDraft(
        title="นางสาว", first_name="มารีนา", last_name="กาเดร์", sex="f", tambon_code="940105"
    )
    appointed = VolunteerDraft(
        order_number="12/2569",
        term_start=date(2026, 10, 1),
        term_end=date(2029, 9, 30),
        tambon_code=TAMBON,
    )
    uid: str = hands.centre.volunteers.register(person, appointed)
    hands.settle()
    return uid


def _page(hands: Hands) -> KeyedPage:
    window = hands.window
    assert isinstance(window, MainWindow)
    page = window.pages["keyed_sheet"]
    assert isinstance(page, KeyedPage)
    return page


def _open(hands: Hands) -> KeyedPage:
    hands.keys("Alt+3").tab_to_button("บันทึกแบบของ อสร.").keys("Return")
    assert hands.sees("บันทึกแบบของอาสาสมัคร")
    return _page(hands)


def _fill_head(hands: Hands) -> None:
    assert hands.focus is hands.field("เลขที่แบบ (ถ้ามี)")
    hands.keys("Return")
    type_text(hands.focus, "มารี")
    hands.keys("Return").keys("Return")
    # Where the volunteer works is known.
    assert hands.sees("อ.เมืองปัตตานี")
    hands.keys("Return")


def _key(hands: Hands, cells: Sequence[str]) -> None:
    """One line, Enter after each cell."""
    for text in cells:
        if text:
            type_text(hands.focus, text)
        QTest.keyClick(hands.focus, Qt.Key.Key_Return)


def test_thirty_lines_are_keyed_in_by_keyboard_and_saved_at_once(hands: Hands, volunteer: str) -> None:
    hands.window.resize(1366, 768)
    page = _open(hands)
    _fill_head(hands)
    assert (page.table.place(), page.table.column()) == (0, COLUMNS[0])
    for at, cells in enumerate(_paper()):
        assert (page.table.place(), page.table.column()) == (at, COLUMNS[0])
        _key(hands, cells)
        if at == 4:
            hands.settle()
            looking.keep(hands.window, "sheet-five")
    hands.settle()
    assert hands.sees("พร้อมบันทึก ๓๐ จาก ๓๐ บรรทัด")
    looking.keep(hands.window, "sheet-thirty")
    assert eyes.english(hands.window, {"EMP", "SKL", "SSO"}) == []
    assert eyes.outside(page) == []

    # Enter on the empty line after the last leads to the button, Enter there saves.
    hands.keys("Return").keys("Return")
    assert hands.sees("บันทึกแล้ว ๓๐ เรื่อง คนใหม่ ๓๐ คน")
    cases = hands.centre.cases
    pages = [cases.page(uid) for uid in cases.ids()]
    assert {found.found_by for found in pages} == {volunteer}
    assert {found.channel for found in pages} == {"volunteer"}
    assert len(pages) == 30
    wanted = {"1": "EMP-1", "5": "SKL-1", "9": "SSO-2", "skl1": "SKL-1", "ฝึก": "SKL-1", "ำทย1": "EMP-1"}
    by_name = {found.citizen_name: found for found in pages}
    for cells in _paper():
        found = by_name[cells[0]]
        assert [need.category_code for need in found.needs] == [wanted[cells[5]]]
        draft, _revision = hands.centre.citizens.draft(found.citizen_uid)
        assert draft.thai_id == cells[1]
        assert (draft.notice_on is not None) == bool(cells[7])
        assert (f"{draft.house_number} {draft.village_number}", draft.tambon_code) == (cells[3], TAMBON)


def test_a_known_person_is_offered_while_the_name_is_typed_and_taken_with_two_keys(
    hands: Hands, volunteer: str
) -> None:
    known = hands.centre.citizens.save(
        CitizenDraft(title="นาย", first_name="มูฮัมหมัด", last_name="มะหะมัด", sex="m", tambon_code=TAMBON)
    ).uid
    page = _open(hands)
    _fill_head(hands)
    type_text(hands.focus, "มูฮัม")
    hands.bot.waitUntil(page.table.popup.isVisible, timeout=PATIENCE)
    looking.keep(hands.window, "sheet-offer")
    hands.keys("Down").keys("Return")
    assert (page.table.place(), page.table.column()) == (0, "needs")
    type_text(hands.focus, "1")
    hands.keys("Ctrl+S")
    assert hands.sees("บันทึกแล้ว ๑ เรื่อง คนใหม่ ๐ คน")
    assert len(hands.centre.citizens.page(known).cases) == 1


def test_lines_with_something_wrong_stay_say_why_and_are_decided_by_keyboard(
    hands: Hands, volunteer: str
) -> None:
    hands.centre.citizens.save(
        CitizenDraft(title="นาย", first_name="มูฮัมหมัด", last_name="มะหะมัด", sex="m", tambon_code=TAMBON)
    )
    page = _open(hands)
    _fill_head(hands)
    _key(hands, ("นายมูหัมหมัด มะหะหมัด", "", "33", "1/2 3", "", "1", "", " "))
    _key(hands, ("นายสมพร แก้วมณี", "1940100123458", "31/2/35", "1/2 3", "", "5", "", " "))
    _key(hands, ("นางสาวนูรีซา มะแซ", _number(7), "2541", "1/2 3", "", "5", "", " "))
    hands.settle()
    assert hands.sees("พร้อมบันทึก ๑ จาก ๓ บรรทัด · ต้องดูอีก ๒", "ใครแน่", "ต้องแก้")
    hands.keys("Ctrl+S")
    assert hands.sees("บันทึกแล้ว ๑ เรื่อง คนใหม่ ๑ คน เหลือ ๒ บรรทัดที่ต้องแก้")

    # The keyboard stands at the first line that stays.
    hands.bot.waitUntil(page.table.line.hasFocus, timeout=PATIENCE)
    assert (page.table.place(), page.table.column()) == (0, "name")
    assert hands.sees("กด F4 แล้วเลือก")
    hands.keys("F4")
    assert page.table.popup.isVisible()
    looking.keep(hands.window, "sheet-decide")
    hands.keys("Down").keys("Return")
    assert hands.sees("คนใหม่")
    hands.keys("Down").keys("Tab")
    assert hands.sees("เลขประจำตัว")
    looking.keep(hands.window, "sheet-wrong")
    QTest.keyClick(hands.focus, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(hands.focus, _number(8))
    hands.keys("Tab")
    type_text(hands.focus, "28/2/35")
    hands.keys("Ctrl+S")
    assert hands.sees("บันทึกแล้ว ๒ เรื่อง คนใหม่ ๒ คน")
    assert page.table.rows.lines() == ()


def test_a_half_keyed_sheet_is_there_again_after_signing_out(hands: Hands, volunteer: str) -> None:
    _open(hands)
    _fill_head(hands)
    type_text(hands.focus, "นายสมพร แก้วมณี")
    hands.keys("Alt+1")
    assert hands.sees("เก็บแบบไว้ให้แล้ว")
    hands.sign_out().sign_in(OFFICER, registers.PASSWORD)
    page = _open(hands)
    assert hands.sees("นำแบบที่บันทึกค้างไว้กลับมาให้แล้ว", "มารีนา กาเดร์")
    assert page.table.rows.line(0).name == "นายสมพร แก้วมณี"


def test_a_printed_sheets_number_fills_the_head(hands: Hands, volunteer: str) -> None:
    sheets, documents = hands.centre.keyed_sheets, hands.centre.documents
    head = SheetHead(volunteer=volunteer, tambon_code=TAMBON)
    issued = documents.issue("outreach_sheet", sheets.paper(head), volunteer)
    page = _open(hands)
    type_text(hands.focus, issued.number.lower())
    hands.keys("Return")
    assert hands.sees("มารีนา กาเดร์")
    assert page.above.value().tambon_code == TAMBON
    hands.press("พิมพ์แบบ")
    assert hands.sees("ออกเอกสารเลขที่")
    hands.keys("Esc")
    assert hands.sees("บันทึกแบบของอาสาสมัคร")
