"""Somebody new at the counter, registered, referred and given both papers: by keyboard only, keys counted."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pypdfium2
import pytest
import registers
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.system.paths import Home
from desktop.views.kit.keys import KEDMANEE
from desktop.views.kit.paper_pages import Paper
from desktop.views.kit.paper_printing import Printers, fit
from tests.journeys import eyes
from tests.journeys.conftest import OFFICER
from tests.journeys.hands import PATIENCE, Hands, Seat

MOST_KEYS: Final = 60
_RING: Final = 4
_CLICK: Final = QTest.KeyAction.Click
_WRITES: Final = {"Space": " ", "Return": "\r", "Tab": "\t"}


@dataclass
class Keyboard:
    """A keyboard without a mouse beside it, that counts.

    Attributes:
        hands: who sits there.
        thai: whether the Thai layout is switched on.
        presses: every key but the letters of a text.
        picked: letters typed only to choose among what is offered; a strict count adds them.
        passed: how each control looked while it had the focus.
    """

    hands: Hands
    thai: bool
    presses: int = 0
    picked: int = 0
    passed: dict[QWidget, QImage] = field(default_factory=dict)

    def press(self, keys: str, times: int = 1) -> Keyboard:
        """Press a key, or several at once, written as ``Ctrl+N``."""
        for _time in range(times):
            key = QKeySequence(self._as_laid_out(keys))[0]  # type: ignore[index]
            QTest.sendKeyEvent(
                _CLICK, self.hands.focus, key.key(), _WRITES.get(keys, ""), key.keyboardModifiers()
            )
            self.hands.settle()
            self.presses += 1
            self._look_at_focus()
        return self

    def _as_laid_out(self, keys: str) -> str:
        held, plus, key = keys.rpartition("+")
        return f"{held}{plus}{KEDMANEE.get(key, key)}" if self.thai and held else keys

    def type(self, text: str) -> Keyboard:
        """Type a text, key by key, where the focus is."""
        for letter in text:
            key = Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown
            QTest.sendKeyEvent(_CLICK, self.hands.focus, key, letter, Qt.KeyboardModifier.NoModifier)
        return self

    def pick(self, letters: str) -> Keyboard:
        """Type letters that are no text but choose."""
        self.picked += len(letters)
        return self.type(letters)

    def at(self, label: str) -> Keyboard:
        """The focus stands in the field that is labelled so."""
        wanted = self.hands.field(label)
        focus = self.hands.focus
        assert focus is wanted or wanted.isAncestorOf(focus), f"{label!r}, but: {eyes.told(focus)}"
        return self

    def wait_for(self, *words: str) -> Keyboard:
        """Wait for what comes after a key, as a person does."""
        assert self.hands.sees(*words)
        self.hands.settle()
        return self

    def _look_at_focus(self) -> None:
        window, focus = self.hands.window, self.hands.focus
        assert focus.isVisible(), eyes.told(focus)
        assert _in_sight(focus), f"out of sight: {eyes.told(focus)}"
        self.passed[focus] = _picture(window, focus)


def _in_sight(widget: QWidget) -> bool:
    """Whether nothing around a control cuts it off."""
    around = widget.parentWidget()
    while around is not None:
        place = QRect(widget.mapTo(around, QPoint()), widget.size())
        if not around.rect().contains(place):
            return False
        around = None if around.isWindow() else around.parentWidget()
    return True


def _picture(window: QWidget, widget: QWidget) -> QImage:
    """A control with a little around it, where its ring is."""
    around = QRect(widget.mapTo(window, QPoint()), widget.size()).adjusted(-_RING, -_RING, _RING, _RING)
    return window.grab(around).toImage()


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the printer put out; its dialog is the system's own and takes one Enter."""
    out: list[Path] = []

    def choose(_parent: QWidget | None, paper: Paper) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        out.append(tmp_path / f"{len(out)}.pdf")
        printer.setOutputFileName(str(out[-1]))
        fit(printer, paper)
        return printer

    monkeypatch.setattr(Printers, "choose", staticmethod(choose))
    return out


@pytest.fixture
def hands(seat: Seat, staffed_centre: Home) -> Iterator[Hands]:
    made = seat(staffed_centre).sign_in(OFFICER, registers.PASSWORD)
    assert made.sees("หน้าแรก")
    yield made
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _print(board: Keyboard, printed: list[Path]) -> None:
    before = len(printed)
    board.press("Ctrl+P")
    board.presses += 1  # Enter in the system's own dialog
    board.hands.bot.waitUntil(lambda: len(printed) == before + 1, timeout=PATIENCE)
    board.wait_for("ส่งพิมพ์แล้ว")


def _walk_in(board: Keyboard) -> None:
    board.press("Ctrl+N").at("เลขประจำตัวประชาชน").type("1940100123457")
    board.press("Tab").at("วันเกิด (พ.ศ.)").type("12/3/2535")
    board.press("Tab").at("คำนำหน้า").pick("นาย")
    board.press("Tab").at("ชื่อ").type("อับดุลเลาะ")
    board.press("Tab").at("นามสกุล").type("เจ๊ะแว")
    # The title has told the sex.
    board.press("Tab").at("เพศ").press("Tab").at("โทรศัพท์").type("081 234 5678")
    board.press("Tab").at("บ้านเลขที่").type("127/4")
    board.press("Tab").at("หมู่ที่").type("6")
    board.press("Tab").at("ตำบล").type("ตะลุ").press("Return").at("รหัสไปรษณีย์")
    board.press("Tab").at("อาชีพ").type("รับจ้างทั่วไป")
    board.press("Tab").press("Tab").press("Tab").press("Space")
    board.press("F6").at("ประเภทความต้องการ").pick("ฝ").press("Space")
    board.press("Tab").press("Tab").at("รายละเอียด").type("ต้องการฝึกช่างเชื่อม")


@pytest.mark.parametrize("thai", [False, True], ids=["English layout", "Thai layout"])
def test_somebody_new_is_registered_referred_and_has_both_papers_with_few_keys(
    hands: Hands, printed: list[Path], thai: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    board = Keyboard(hands, thai)
    _walk_in(board)
    board.press("Ctrl+P").wait_for("หนังสือส่งต่อ", "ออกเอกสารเลขที่")
    _print(board, printed)
    board.press("Esc").wait_for("สิ่งที่ดำเนินการแล้ว")
    board.press("Ctrl+P").wait_for("คำขอรับบริการ D94", "ออกเอกสารเลขที่")
    _print(board, printed)

    counted = board.presses + board.picked
    with capsys.disabled():
        sys.stdout.write(
            f"\n{board.presses} keys, {counted} with the letters that choose; {MOST_KEYS} may be\n"
        )
    assert counted <= MOST_KEYS
    _everything_is_kept(hands)
    assert [len(pypdfium2.PdfDocument(path)) >= 1 for path in printed] == [True, True]


def _everything_is_kept(hands: Hands) -> None:
    [uid] = hands.centre.citizens.ids()
    draft, _revision = hands.centre.citizens.draft(uid)
    assert (draft.thai_id, draft.birth_date, draft.title, draft.sex) == (
        "1940100123457",
        "1992-03-12",
        "นาย",
        "m",
    )
    assert (draft.first_name, draft.last_name, draft.phones) == ("อับดุลเลาะ", "เจ๊ะแว", ("0812345678",))
    assert (draft.house_number, draft.village_number, draft.postcode) == ("127/4", 6, "94000")
    assert draft.notice_on is not None
    [case] = hands.centre.cases.ids()
    page = hands.centre.cases.page(case)
    assert ([need.category_code for need in page.needs], page.status) == (["SKL-1"], "referred")
    assert page.detail == "ต้องการฝึกช่างเชื่อม"
    assert sorted(paper.form for paper in page.documents) == ["referral", "service_request"]


def test_whoever_goes_through_the_form_by_keyboard_sees_at_each_step_where_they_are(hands: Hands) -> None:
    board = Keyboard(hands, thai=False)
    board.press("Ctrl+N")
    first = hands.focus
    board.press("Tab")
    while hands.focus is not first and board.presses < 100:
        board.press("Tab")
    assert hands.focus is first, "Tab does not come round"
    faint = [
        eyes.told(widget)
        for widget, focused in board.passed.items()
        if widget is not first and widget.isVisible() and _picture(hands.window, widget) == focused
    ]
    assert faint == []
    assert len(board.passed) > 25
