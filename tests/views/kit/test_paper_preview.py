"""A paper before it is printed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from pytestqt.qtbot import QtBot
from reportlab.pdfgen import canvas

from desktop.rules.problems import Refused
from desktop.system.progress import Cancelled, Unheard
from desktop.views.kit import paper_pages, paper_printing
from desktop.views.kit.desk import Desk
from desktop.views.kit.paper_preview import PaperPreview
from desktop.views.kit.paper_printing import Printers
from desktop.views.kit.questions import Dialog


def _pdf(pages: int = 3) -> bytes:
    paper = io.BytesIO()
    drawn = canvas.Canvas(paper, pagesize=(595, 842))
    for page in range(pages):
        drawn.setFillColorRGB(1, 0, 0)
        drawn.rect(100, 100 + 50 * page, 200, 300, stroke=0, fill=1)
        drawn.showPage()
    drawn.save()
    return paper.getvalue()


def _framed(width: int, height: int, colour: tuple[int, int, int] = (1, 0, 0)) -> bytes:
    """A page with a thick frame ten points from its edges."""
    paper = io.BytesIO()
    drawn = canvas.Canvas(paper, pagesize=(width, height))
    drawn.setStrokeColorRGB(*colour)
    drawn.setLineWidth(10)
    drawn.rect(15, 15, width - 30, height - 30, fill=0)
    drawn.showPage()
    drawn.save()
    return paper.getvalue()


@pytest.fixture
def preview(desk: Desk, qtbot: QtBot) -> Iterator[PaperPreview]:
    made = PaperPreview(desk, "หนังสือส่งต่อ")
    qtbot.addWidget(made)
    made.resize(1000, 700)
    with qtbot.waitExposed(made):
        made.show()
    with qtbot.waitSignal(made.shown) as told:
        made.show_paper(_pdf(), "ส่งต่อ-0127")
    assert told.args == [3]
    qtbot.waitUntil(made.pages[0].has_picture)
    if desk.jobs.is_busy():
        qtbot.waitSignal(desk.jobs.idle).wait()
    yield made


def _is_red(picture: QImage, x: int, y: int) -> bool:
    colour = picture.pixelColor(x, y)
    return colour.red() > 200 and colour.green() < 60 and colour.blue() < 60


def test_a_page_is_drawn_in_its_own_colours() -> None:
    paper = paper_pages.read(_pdf(1), "x")
    picture = paper_pages.page_picture(paper, 0, 1.0)
    assert (picture.width(), picture.height()) == (595, 842)
    assert _is_red(picture, 200, 842 - 200)
    assert picture.pixelColor(20, 20).name() == "#ffffff"


def test_the_first_page_comes_without_the_last(preview: PaperPreview) -> None:
    assert preview.place.text() == "page 1 of 3"
    assert not preview.pages[2].has_picture()
    assert preview.pages[2].accessibleName() == "page 3 of 3"


def test_turning_pages_fetches_them_and_says_where_one_is(preview: PaperPreview, qtbot: QtBot) -> None:
    for _press in range(6):
        qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.place.text() == "page 3 of 3"
    qtbot.waitUntil(preview.pages[2].has_picture)


def test_larger_smaller_and_as_wide_as_the_window(preview: PaperPreview, qtbot: QtBot) -> None:
    wide = preview.zoom()
    preview.larger()
    assert preview.zoom() > wide
    assert preview.pages[0].width() == round(595 * 96 / 72 * preview.zoom())
    preview.smaller()
    preview.smaller()
    assert preview.zoom() < wide
    preview.fit_width()
    assert preview.zoom() == wide
    preview.resize(620, 700)
    assert preview.pages[0].width() <= preview.area.viewport().width()


def test_a_wide_paper_fits_without_moving_it_sideways(preview: PaperPreview, qtbot: QtBot) -> None:
    with qtbot.waitSignal(preview.shown):
        preview.show_paper(_framed(842, 595), "wide")
    qtbot.waitUntil(preview.pages[0].has_picture)
    assert preview.zoom() < 1
    assert preview.area.horizontalScrollBar().maximum() == 0


def test_a_page_in_its_own_size_is_not_stretched(preview: PaperPreview, qtbot: QtBot) -> None:
    with qtbot.waitSignal(preview.shown):
        preview.show_paper(_framed(595, 842), "sharp")
    qtbot.waitUntil(preview.pages[0].has_picture)
    seen = preview.pages[0].grab().toImage()
    # Pixels at the frame's edge may be mixed, those beside them never.
    row = [seen.pixelColor(x, 200).name() for x in range(4, 40)]
    assert sum(colour not in ("#ffffff", "#ff0000") for colour in row) <= 2


def test_esc_closes(preview: PaperPreview, qtbot: QtBot) -> None:
    with qtbot.waitSignal(preview.closed):
        qtbot.keyClick(preview, Qt.Key.Key_Escape)


def test_a_missing_printer_is_a_sentence(
    preview: PaperPreview, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    with qtbot.waitSignal(desk.failed) as told:
        preview.print_button.click()
    assert isinstance(told.args[0], Refused)
    assert told.args[0].code == "no-printer"


def _printer(paper: paper_pages.Paper, place: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(place))
    printer.setResolution(150)
    paper_printing.fit(printer, paper)
    return printer


def test_every_page_reaches_the_printer_in_its_own_size(
    preview: PaperPreview, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    place, said = tmp_path / "out.pdf", list[str]()
    desk.said.connect(lambda text, _undo: said.append(text))
    monkeypatch.setattr(Printers, "choose", staticmethod(lambda parent, paper: _printer(paper, place)))
    with qtbot.waitSignal(preview.printed) as told:
        preview.print_button.click()
    assert (told.args[0].pages, told.args[1]) == (3, "ส่งต่อ-0127")
    assert said == ["Sent to the printer: 3 pages, 1 copies"]
    printed = PdfReader(place)
    assert len(printed.pages) == 3
    assert float(printed.pages[0].mediabox.width) == pytest.approx(595, abs=2)
    again = paper_pages.page_picture(paper_pages.read(place.read_bytes(), "x"), 0, 1.0)
    assert _is_red(again, 110, 842 - 110)
    assert not _is_red(again, 90, 842 - 110)


def test_a_chosen_range_alone_is_printed(tmp_path: Path, desk: Desk) -> None:
    paper = paper_pages.read(_pdf(), "x")
    printer = _printer(paper, tmp_path / "out.pdf")
    printer.setFromTo(2, 2)
    assert paper_printing.print_paper(paper, printer, Unheard()).pages == 1
    assert len(PdfReader(tmp_path / "out.pdf").pages) == 1


@pytest.mark.parametrize(
    ("collated", "order"), [(True, [0, 1, 2, 0, 1, 2]), (False, [0, 0, 1, 1, 2, 2])], ids=["collated", "not"]
)
def test_every_copy_reaches_the_printer_in_the_order_asked_for(
    tmp_path: Path, desk: Desk, collated: bool, order: list[int]
) -> None:
    paper = paper_pages.read(_pdf(), "x")
    printer = _printer(paper, tmp_path / "out.pdf")
    printer.setCopyCount(2)
    printer.setCollateCopies(collated)
    assert paper_printing.print_paper(paper, printer, Unheard()) == paper_printing.Printed(3, 2)
    out = paper_pages.read((tmp_path / "out.pdf").read_bytes(), "out")
    # Each page's rectangle begins 50 points above the one before.
    begins = [
        _is_red(paper_pages.page_picture(out, at, 1.0), 200, 842 - 120)
        + _is_red(paper_pages.page_picture(out, at, 1.0), 200, 842 - 170)
        for at in range(len(out.sizes))
    ]
    assert begins == [{0: 2, 1: 1, 2: 0}[at] for at in order]


def test_copies_of_a_range_are_the_range_again(tmp_path: Path, desk: Desk) -> None:
    paper = paper_pages.read(_pdf(), "x")
    printer = _printer(paper, tmp_path / "out.pdf")
    printer.setFromTo(2, 3)
    printer.setCopyCount(3)
    assert paper_printing.print_paper(paper, printer, Unheard()) == paper_printing.Printed(2, 3)
    assert len(PdfReader(tmp_path / "out.pdf").pages) == 6


@pytest.mark.parametrize("size", [(420, 595), (842, 595), (595, 842)], ids=["A5", "A4 on its side", "A4"])
def test_a_paper_is_printed_in_its_own_size_to_the_edges(
    tmp_path: Path, desk: Desk, size: tuple[int, int]
) -> None:
    width, height = size
    paper = paper_pages.read(_framed(width, height), "x")
    paper_printing.print_paper(paper, _printer(paper, tmp_path / "out.pdf"), Unheard())
    (page,) = PdfReader(tmp_path / "out.pdf").pages
    assert page.rotation == 0
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(size, abs=2)
    picture = paper_pages.page_picture(paper_pages.read((tmp_path / "out.pdf").read_bytes(), "out"), 0, 1.0)
    for x, y in ((15, 15), (width - 15, 15), (15, height - 15), (width - 15, height - 15)):
        assert _is_red(picture, x, y), (x, y)


@pytest.mark.parametrize(
    ("colour", "kind"),
    [((0, 0, 0), QImage.Format.Format_Grayscale8), ((1, 0, 0), QImage.Format.Format_BGR888)],
    ids=["grey", "red"],
)
def test_a_page_is_printed_at_the_printers_resolution_in_grey_where_it_has_no_colours(
    tmp_path: Path,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    colour: tuple[int, int, int],
    kind: QImage.Format,
) -> None:
    drawn: list[QImage] = []

    def watched(*asked: object) -> QImage:
        drawn.append(paper_pages.page_picture(*asked))  # type: ignore[arg-type]
        return drawn[-1]

    monkeypatch.setattr(paper_printing, "page_picture", watched)
    paper = paper_pages.read(_framed(420, 595, colour), "x")
    printer = _printer(paper, tmp_path / "out.pdf")
    printer.setResolution(600)
    paper_printing.print_paper(paper, printer, Unheard())
    assert drawn[-1].width() == pytest.approx(420 / 72 * 600, abs=2)
    assert drawn[-1].format() == kind


def test_printing_can_be_stopped_between_pages(tmp_path: Path, desk: Desk) -> None:
    class Stops:
        def report(self, done: int, total: int, what: str = "") -> None:
            if done == 1:
                raise Cancelled

    paper = paper_pages.read(_pdf(), "x")
    with pytest.raises(Cancelled):
        paper_printing.print_paper(paper, _printer(paper, tmp_path / "out.pdf"), Stops())


def test_thinking_better_of_printing_prints_nothing(
    preview: PaperPreview, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Printers, "choose", staticmethod(lambda parent, paper: None))
    with qtbot.assertNotEmitted(preview.printed, wait=20):
        preview.print_button.click()


def test_the_paper_is_saved_byte_by_byte(
    preview: PaperPreview, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    names: list[str] = []

    def place(parent: object, name: str, kind: str) -> Path:
        names.append(name)
        return tmp_path / "saved.pdf"

    monkeypatch.setattr(Dialog, "save_as", staticmethod(place))
    with qtbot.waitSignal(preview.saved) as told:
        preview.save_button.click()
    assert told.args == [tmp_path / "saved.pdf", "ส่งต่อ-0127"]
    assert names == ["ส่งต่อ-0127.pdf"]
    assert len(PdfReader(tmp_path / "saved.pdf").pages) == 3


def test_a_paper_that_cannot_be_saved_says_so(
    preview: PaperPreview, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(Dialog, "save_as", staticmethod(lambda parent, name, kind: tmp_path))
    with qtbot.waitSignal(desk.failed) as told:
        preview.save_button.click()
    assert told.args[0].code == "not-written"


def test_a_whole_page_fits_into_the_window_and_goes_on_doing_so(preview: PaperPreview, qtbot: QtBot) -> None:
    preview.area.verticalScrollBar().setValue(preview.pages[1].y() + 50)
    preview.fit_page()

    page, area = preview.pages[1], preview.area
    above = page.y() - area.verticalScrollBar().value()
    assert above >= 0
    assert above + page.height() <= area.viewport().height()
    assert preview.place.text() == "page 2 of 3"
    assert page.height() > 0.9 * area.viewport().height()

    preview.resize(800, 500)
    qtbot.waitUntil(lambda: preview.pages[1].height() <= preview.area.viewport().height())
    preview.fit_width()
    assert preview.pages[1].height() > preview.area.viewport().height()


def test_what_deserves_a_look_stands_above_the_paper(preview: PaperPreview, qtbot: QtBot) -> None:
    assert not preview.note.isVisible()
    with qtbot.waitSignal(preview.shown):
        preview.show_paper(_pdf(1), "ส่งต่อ-0128", "Look here.")
    assert preview.note.isVisible()
    assert preview.note_words.text() == "Look here."
    with qtbot.waitSignal(preview.shown):
        preview.show_paper(_pdf(1), "ส่งต่อ-0129")
    assert not preview.note.isVisible()
