"""The page of a paper: numbers, drafts, copies, failures, and the way back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from desktop.printing import forms
from desktop.rules.problems import Refused
from desktop.services.centre import Centre
from desktop.views.case_words import PAPERS, paper_word
from desktop.views.documents import PaperPage
from desktop.views.kit.buttons import Button
from desktop.views.kit.cards import EmptyState
from desktop.views.kit.desk import Desk
from desktop.views.kit.paper_printing import Printers
from desktop.views.kit.questions import Dialog

# The off-screen platform says that it has no frame to keep to sizes; that is no fault.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)
SLIP = forms.form("citizen_slip").sample


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, centre: Centre) -> PaperPage:
    made = PaperPage(desk, centre)
    qtbot.addWidget(made)
    made.resize(1150, 712)
    made.show()
    return made


def _issued(qtbot: QtBot, page: PaperPage, **where: object) -> str:
    with qtbot.waitSignal(page.preview.shown):
        page.arrive({"form": "citizen_slip", "sheet": SLIP, "about": "case-1", **where})
    assert page.made is not None
    return page.made.number


def test_a_paper_is_handed_out_with_a_number_and_shown(
    qtbot: QtBot, page: PaperPage, centre: Centre, desk: Desk
) -> None:
    said: list[str] = []
    desk.said.connect(lambda text, _undo: said.append(text))

    number = _issued(qtbot, page)

    assert number == "D9401-2570-00001"
    assert number in page.preview.title.text()
    assert any(number in text for text in said)
    [row] = centre.documents.about("case-1")
    assert (row.number, row.reprints) == (number, 0)


def test_a_draft_spends_no_number(qtbot: QtBot, page: PaperPage, centre: Centre) -> None:
    assert _issued(qtbot, page, draft=True) == ""

    assert "draft" in page.preview.title.text()
    assert centre.documents.about("case-1") == ()
    assert _issued(qtbot, page) == "D9401-2570-00001"


def test_each_arrival_with_a_sheet_hands_out_one_paper(qtbot: QtBot, page: PaperPage, desk: Desk) -> None:
    first, second = _issued(qtbot, page), _issued(qtbot, page)
    assert (first, second) == ("D9401-2570-00001", "D9401-2570-00002")

    page.arrive({})
    qtbot.waitUntil(lambda: not desk.jobs.is_busy())

    assert page.made is not None
    assert page.made.number == second
    assert page.stack.currentWidget() is page.preview


def _looked_at(qtbot: QtBot, page: PaperPage, centre: Centre) -> str:
    """Hand out a paper, then open it again to look at; its document."""
    _issued(qtbot, page)
    [row] = centre.documents.about("case-1")
    with qtbot.waitSignal(page.preview.shown):
        page.arrive({"document_uid": row.uid, "back": "cases"})
    return row.uid


def test_a_kept_paper_is_shown_as_a_copy_and_looking_counts_nothing(
    qtbot: QtBot, page: PaperPage, centre: Centre, desk: Desk
) -> None:
    number = _issued(qtbot, page)
    [row] = centre.documents.about("case-1")
    assert page.made is not None
    original = page.made.pdf
    said: list[str] = []
    desk.said.connect(lambda text, _undo: said.append(text))

    with qtbot.waitSignal(page.preview.shown):
        page.arrive({"document_uid": row.uid, "back": "cases"})
    qtbot.waitUntil(lambda: not desk.jobs.is_busy())

    assert page.made.number == number
    assert page.made.pdf != original
    assert "copy" in page.preview.title.text()
    assert said == []
    assert centre.documents.row(row.uid).reprints == 0


def test_a_copy_counts_once_it_is_saved_and_again_once_it_is_printed(
    qtbot: QtBot, page: PaperPage, centre: Centre, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    uid = _looked_at(qtbot, page, centre)
    monkeypatch.setattr(Dialog, "save_as", staticmethod(lambda *_asked: tmp_path / "copy.pdf"))
    monkeypatch.setattr(Printers, "choose", staticmethod(lambda *_asked: _to_file(tmp_path / "out.pdf")))

    page.preview.save_button.click()
    qtbot.waitUntil(lambda: centre.documents.row(uid).reprints == 1)
    page.preview.print_button.click()
    qtbot.waitUntil(lambda: centre.documents.row(uid).reprints == 2)


def _to_file(place: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(place))
    return printer


def test_a_slow_printer_counts_the_paper_it_printed_not_the_one_shown_by_then(
    qtbot: QtBot, page: PaperPage, centre: Centre
) -> None:
    uid = _looked_at(qtbot, page, centre)
    number = centre.documents.row(uid).number
    _issued(qtbot, page, about="case-2")

    page.preview.printed.emit(None, number)

    qtbot.waitUntil(lambda: centre.documents.row(uid).reprints == 1)
    assert [row.reprints for row in centre.documents.about("case-2")] == [0]


def test_a_new_paper_that_is_saved_is_no_reprint(
    qtbot: QtBot,
    page: PaperPage,
    centre: Centre,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    _issued(qtbot, page)
    monkeypatch.setattr(Dialog, "save_as", staticmethod(lambda *_asked: tmp_path / "new.pdf"))

    with qtbot.waitSignal(page.preview.saved):
        page.preview.save_button.click()
    qtbot.waitUntil(lambda: not desk.jobs.is_busy())

    assert [row.reprints for row in centre.documents.about("case-1")] == [0]


def test_a_paper_that_cannot_be_made_says_so_and_can_be_tried_again(
    qtbot: QtBot, page: PaperPage, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_arguments: object) -> object:
        raise Refused("The disk is full.", code="full")

    with monkeypatch.context() as patched:
        patched.setattr(type(centre.documents), "issue", refused)
        page.arrive({"form": "citizen_slip", "sheet": SLIP})
        qtbot.waitUntil(lambda: bool(page.stack.currentWidget().findChildren(Button)))
    state = page.stack.currentWidget()
    assert isinstance(state, EmptyState)
    assert state.button is not None
    assert page.made is None

    with qtbot.waitSignal(page.preview.shown):
        state.button.click()

    assert page.made is not None
    assert page.made.number == "D9401-2570-00001"


def test_esc_goes_back_to_where_one_came_from(qtbot: QtBot, page: PaperPage, desk: Desk) -> None:
    _issued(qtbot, page, draft=True, back="cases")

    with qtbot.waitSignal(desk.opened) as opened:
        qtbot.keyClick(page.preview, Qt.Key.Key_Escape)

    assert opened.args == ["cases", {}]


def test_without_a_paper_it_says_where_papers_are_made(page: PaperPage) -> None:
    page.arrive({})

    assert isinstance(page.stack.currentWidget(), EmptyState)
    page.print_paper()
    assert page.made is None


def test_every_form_has_a_short_name_of_its_own_on_screen() -> None:
    assert set(PAPERS) == {form.name for form in forms.FORMS}
    words = {paper_word(form.name) for form in forms.FORMS}
    assert len(words) == len(forms.FORMS)
    assert max(map(len, words)) <= 32
    assert not words & set(PAPERS)


def test_signs_that_no_font_has_are_named_above_the_paper(qtbot: QtBot, page: PaperPage, desk: Desk) -> None:
    _issued(qtbot, page, sheet=replace(SLIP, where_to_go="งาน漢\u00adว่าง"))
    assert page.preview.note.isVisible()
    told = page.preview.note_words.text()
    assert "漢 (U+6F22)" in told
    assert "U+00AD" in told
    number = page.made.number if page.made else ""

    _issued(qtbot, page)
    assert not page.preview.note.isVisible()
    assert number


def test_of_a_text_in_another_script_only_the_first_signs_are_named(qtbot: QtBot, page: PaperPage) -> None:
    foreign = "".join(map(chr, range(0x4E00, 0x4E20)))
    _issued(qtbot, page, draft=True, sheet=replace(SLIP, where_to_go=foreign))
    told = page.preview.note_words.text()
    assert told.count("U+") == 8
    assert "…" in told
