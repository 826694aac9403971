"""From a paper to a printer: choosing one is a seam, printing is work with progress."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from desktop.rules.problems import Refused
from desktop.system.language import _
from desktop.system.progress import Progress
from desktop.views.kit.paper_pages import POINTS_PER_INCH, Paper, page_picture

# More dots than this cannot be told apart on office paper and only make printing slow.
_ENOUGH_DOTS: Final = 600
# Pixels to a point in which a page shows whether it has colours.
_GLANCE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Printed:
    """What came out of the printer."""

    pages: int
    copies: int


class Printers:
    """The printers of this machine; a test replaces ``choose`` by a plain function."""

    @staticmethod
    def choose(parent: QWidget | None, paper: Paper) -> QPrinter | None:
        """Let the person choose a printer and the number of copies.

        Returns:
            The printer, or none where the person thought better of it.

        Raises:
            Refused: this machine has no printer.
        """
        if not QPrinterInfo.availablePrinterNames():
            sentence = _("No printer was found. The paper can be saved as a file and printed elsewhere.")
            raise Refused(sentence, code="no-printer")
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        fit(printer, paper)
        dialog = QPrintDialog(printer, parent)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, len(paper.sizes) > 1)
        dialog.setMinMax(1, max(len(paper.sizes), 1))
        try:
            return printer if dialog.exec() == QDialog.DialogCode.Accepted else None
        finally:
            dialog.deleteLater()


def fit(printer: QPrinter, paper: Paper) -> None:
    """Set the printer to the paper's own size, without margins of its own."""
    printer.setDocName(paper.name)
    if not paper.sizes:
        return
    width, height = paper.sizes[0]
    upright = width <= height
    size = QPageSize(QSizeF(min(width, height), max(width, height)), QPageSize.Unit.Point)
    way = QPageLayout.Orientation.Portrait if upright else QPageLayout.Orientation.Landscape
    printer.setPageLayout(QPageLayout(size, way, QMarginsF(0, 0, 0, 0)))
    printer.setFullPage(True)


def print_paper(paper: Paper, printer: QPrinter, progress: Progress) -> Printed:
    """Print a paper at the printer's own resolution.

    Args:
        paper: what to print.
        printer: where, with pages and copies as the person chose them.
        progress: hears of each page.

    Raises:
        Refused: the printer did not take it.
    """
    first = printer.fromPage() or 1
    last = printer.toPage() or len(paper.sizes)
    pages = _in_order(list(range(first - 1, min(last, len(paper.sizes)))), printer)
    painter = QPainter()
    if not painter.begin(printer):
        sentence = _("The printer did not answer. Nothing was printed. See whether it is switched on.")
        raise Refused(sentence, code="printer-silent")
    try:
        _print_pages(paper, pages, printer, painter, progress)
    finally:
        painter.end()
    return Printed(len(set(pages)), max(printer.copyCount(), 1))


def _in_order(pages: list[int], printer: QPrinter) -> list[int]:
    """The pages as often as they are wanted: copy by copy, or page by page where copies are not collated."""
    copies = 1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1)
    return pages * copies if printer.collateCopies() else [at for at in pages for _copy in range(copies)]


def _print_pages(
    paper: Paper, pages: list[int], printer: QPrinter, painter: QPainter, progress: Progress
) -> None:
    dots = min(printer.resolution(), _ENOUGH_DOTS)
    for done, at in enumerate(pages):
        progress.report(done, len(pages))
        if done:
            printer.newPage()
        # Without colours a page takes a quarter of the memory, and black stays black on every printer.
        grey = page_picture(paper, at, _GLANCE).allGray()
        picture = page_picture(paper, at, dots / POINTS_PER_INCH, grey)
        width, height = paper.sizes[at]
        to_printer = printer.resolution() / POINTS_PER_INCH
        painter.drawImage(QRectF(0, 0, width * to_printer, height * to_printer), picture)
    progress.report(len(pages), len(pages))
