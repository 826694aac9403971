"""What a province's officer does to refer cases in a batch and to take answers in, by keyboard."""

from __future__ import annotations

from desktop.system.language import _
from tests.journeys.hands import Hands

CASES = "Alt+3"
TWO = "๒ เรื่อง"


def refer(hands: Hands, *names: str) -> None:
    """All cases that wait are referred, and their letters lie ready to be printed."""
    hands.keys(CASES).tab_to_button(_("Refer to agencies")).keys("Return")
    assert hands.sees(*names, TWO)
    hands.look("18-to-refer")
    hands.keys("Ctrl+A").tab_to_button("ส่งต่อ ๒ เรื่อง").keys("Return")
    assert hands.sees("กพร. ๒ เรื่อง", "วันที่ในหนังสือ")
    hands.look("18b-letters-asked")
    hands.keys("Ctrl+S")
    assert hands.sees("D94-2570-00001 – D94-2570-00002")
    hands.look("19-letters")


def save_table(hands: Hands) -> None:
    """From the letters, the table that the agency fills in."""
    hands.keys("Esc")
    assert hands.sees("94/ส 1/2570", "๐ จาก ๒", "กรมพัฒนาฝีมือแรงงาน")
    hands.look("20-letters-sent")
    hands.tab_to_button(_("Table for the agency")).keys("Return")
    assert hands.sees("ตารางสำหรับหน่วยงานมี ๒ เรื่อง")


def take_answers_in(hands: Hands, doubtful: str = "") -> None:
    """The agency's table comes back, is looked at row by row, and is written.

    Args:
        hands: at the province.
        doubtful: a name in the table that is spelled otherwise than in the register.
    """
    hands.keys(CASES).tab_to_button(_("Take answers in")).keys("Return")
    assert hands.sees(_("An agency's answers"))
    hands.keys("Return")
    assert hands.sees("กรมพัฒนาฝีมือแรงงาน", "เลขที่เรื่อง")
    hands.look("21-answers-columns")
    hands.keys("Ctrl+S")
    if doubtful:
        assert hands.sees(doubtful, "ชื่อไม่ตรงกัน ๑")
        hands.tab_to_button(_("Same person")).keys("Return")
    assert hands.sees("บันทึกผล ๒ เรื่อง")
    hands.look("21b-answers-rows")
    hands.keys("Ctrl+S")
    assert hands.sees("บันทึกผล ๒ เรื่องแล้ว")
    hands.look("21c-answers-written")
