"""A paper before it is printed: its pages as they will come out, zoom, print and save."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.rules.problems import Refused
from desktop.system.language import _
from desktop.system.progress import Progress
from desktop.views.kit import keys, paper_pages, paper_printing, theme, words
from desktop.views.kit.buttons import Action, Button, IconButton, PrimaryButton, button
from desktop.views.kit.cards import NoticeCard
from desktop.views.kit.desk import Desk
from desktop.views.kit.entry_head import LongTitle
from desktop.views.kit.paper_pages import Paper
from desktop.views.kit.paper_printing import Printed, Printers
from desktop.views.kit.questions import Dialog
from desktop.views.kit.words import Label, WrappedLabel

ZOOMS: Final = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
# A sheet of A4 at 100 % is as large on the screen as in the hand: 96 pixels to an inch.
_PIXELS_PER_POINT: Final = 96 / 72
_AROUND: Final = 24
_ABOVE: Final = 8


class PageView(QWidget):
    """One page; it asks for its picture when it is first seen, and again when it is seen larger."""

    wanted = Signal(int, float)

    def __init__(
        self, at: int, size: tuple[float, float], spoken: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._at, self._points = at, size
        self._picture: QImage | None = None
        self._asked = 0.0
        self.setAccessibleName(spoken)

    def zoom(self, zoom: float) -> None:
        """Show it larger or smaller."""
        width, height = (round(side * _PIXELS_PER_POINT * zoom) for side in self._points)
        self.setFixedSize(QSize(width, height))
        self.update()

    def show_picture(self, picture: QImage) -> None:
        """Show its picture."""
        self._picture = picture
        self.update()

    def has_picture(self) -> bool:
        """Whether its picture has come."""
        return self._picture is not None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page, or white paper while its picture is on its way."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#FFFFFF"))
        if self._picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            self._paint_picture(painter, self._picture)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        scale = self._pixels() / max(self._points[0], 1)
        if abs(scale - self._asked) > 0.01:
            self._asked = scale
            self.wanted.emit(self._at, scale)

    def _pixels(self) -> float:
        return self.width() * self.devicePixelRatioF()

    def _paint_picture(self, painter: QPainter, picture: QImage) -> None:
        # A picture of the right size to a rounded pixel is not stretched: that would blur its rules.
        if abs(picture.width() - self._pixels()) < 2:
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            painter.drawImage(0, 0, picture)
        else:
            painter.drawImage(QRectF(self.rect()), picture)


class PaperPreview(QWidget):
    """A paper before it is printed.

    Signals:
        shown(pages): the paper was read.
        printed(printed, name): the paper of that name came out of the printer.
        saved(place, name): the paper of that name was saved as a file.
        closed: Esc, or the button.

    Args:
        desk: runs the work, says what was done.
        title: the heading.
        actions: what else can be done with the paper.
    """

    shown = Signal(int)
    printed = Signal(object, str)
    saved = Signal(object, str)
    closed = Signal()

    def __init__(
        self, desk: Desk, title: str = "", actions: Sequence[Action] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._paper: Paper | None = None
        self._zoom = 0.0
        self._whole = False
        self.pages: list[PageView] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(12)
        column.addLayout(self._head(title, actions))
        self.note = NoticeCard(_("Look at this before printing"))
        self.note_words = WrappedLabel()
        self.note.add(self.note_words)
        self.note.hide()
        column.addWidget(self.note)
        column.addWidget(self._sheets(), 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for sequence, act in (
            ("Ctrl++", self.larger),
            ("Ctrl+-", self.smaller),
            ("Ctrl+0", self.fit_width),
            ("Ctrl+9", self.fit_page),
        ):
            keys.bind(self, sequence, act, Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _head(self, title: str, actions: Sequence[Action]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.title, self.place = LongTitle(), Label("", words.MUTED)
        self.title.show_whole(title)
        self.percent = Label("", words.MUTED)
        row.addWidget(IconButton("arrow-left", _("Close"), on_click=self.closed.emit))
        row.addWidget(self.title)
        row.addSpacing(8)
        row.addWidget(self.place)
        row.addStretch(1)
        row.addWidget(IconButton("zoom-out", _("Smaller"), on_click=self.smaller))
        row.addWidget(self.percent)
        row.addWidget(IconButton("zoom-in", _("Larger"), on_click=self.larger))
        row.addWidget(IconButton("maximize-2", _("As wide as the window"), on_click=self.fit_width))
        row.addWidget(IconButton("file-text", _("The whole page"), on_click=self.fit_page))
        row.addSpacing(8)
        for action in actions:
            row.addWidget(button(action))
        self.save_button = Button(_("Save as file"), "download", on_click=self.save_file)
        self.print_button = PrimaryButton(_("Print"), "printer", "Ctrl+P", self.print_now)
        row.addWidget(self.save_button)
        row.addWidget(self.print_button)
        return row

    def _sheets(self) -> QScrollArea:
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(_("Pages of the paper"))
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(_AROUND, _ABOVE, _AROUND, _AROUND)
        self._column.setSpacing(18)
        self.area.setWidget(self._inside)
        self.area.verticalScrollBar().valueChanged.connect(lambda _value: self._show_place())
        return self.area

    # -- the paper

    def show_paper(self, pdf: bytes, name: str, note: str = "") -> None:
        """Show a paper.

        Args:
            pdf: the file's bytes.
            name: the name it is saved under, without an ending.
            note: what deserves a look before it is printed.
        """
        self._set_ready(False)
        self.note_words.setText(note)
        self.note.setVisible(bool(note))
        self._desk.run(lambda _progress: paper_pages.read(pdf, name), self._on_read, owner=self)

    def _set_ready(self, ready: bool) -> None:
        self.save_button.setEnabled(ready)
        self.print_button.setEnabled(ready)

    def _on_read(self, paper: Paper) -> None:
        self._paper = paper
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.pages = []
        for at, size in enumerate(paper.sizes):
            view = PageView(at, size, _("page {page} of {pages}", page=at + 1, pages=len(paper.sizes)))
            view.wanted.connect(self._fetch)
            self.pages.append(view)
            self._column.addWidget(view, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self._set_ready(True)
        self.fit_width()
        # Every page must have its place before the first is painted, or all of them would ask for pictures.
        self._column.activate()
        self._inside.adjustSize()
        self.area.verticalScrollBar().setValue(0)
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_place()
        self.shown.emit(len(paper.sizes))

    def _fetch(self, at: int, scale: float) -> None:
        paper = self._paper
        if paper is None:
            return
        view = self.pages[at]
        self._desk.run(
            lambda _progress: paper_pages.page_picture(paper, at, scale), view.show_picture, owner=view
        )

    def _show_place(self) -> None:
        if self.pages:
            text = _("page {page} of {pages}", page=self._current() + 1, pages=len(self.pages))
            self.place.setText(text)

    def _current(self) -> int:
        """The page in the middle of the window, from 0."""
        middle = self.area.verticalScrollBar().value() + self.area.viewport().height() // 2
        at, top = 0, 0
        while at < len(self.pages) and top <= middle:
            top += self.pages[at].height() + self._column.spacing()
            at += 1
        return at - 1

    # -- zoom

    def zoom(self) -> float:
        """How large it is shown; 1.0 is as large as in the hand."""
        return self._zoom or self._fitted()

    def set_zoom(self, zoom: float, whole: bool = False) -> None:
        """Show it larger or smaller.

        Args:
            zoom: how large; 0 is as wide as the window, or as the next one says.
            whole: with 0, so that a whole page is in sight.
        """
        self._zoom, self._whole = zoom, whole
        for view in self.pages:
            view.zoom(self.zoom())
        self.percent.setText(f"{round(self.zoom() * 100)}%")

    def _fitted(self) -> float:
        sizes = self._paper.sizes if self._paper and self._paper.sizes else ((595.0, 842.0),)
        # The bar beside the pages comes only after they have got their size.
        wide = self.area.width() - self.area.verticalScrollBar().sizeHint().width() - 2 * _AROUND
        zoom = wide / (max(size[0] for size in sizes) * _PIXELS_PER_POINT)
        if self._whole:
            high = self.area.height() - _ABOVE - _AROUND
            zoom = min(zoom, high / (max(size[1] for size in sizes) * _PIXELS_PER_POINT))
        return min(max(zoom, 0.3), 1.0)

    def larger(self) -> None:
        """One step larger."""
        self.set_zoom(next((zoom for zoom in ZOOMS if zoom > self.zoom() + 0.01), ZOOMS[-1]))

    def smaller(self) -> None:
        """One step smaller."""
        self.set_zoom(next((zoom for zoom in reversed(ZOOMS) if zoom < self.zoom() - 0.01), ZOOMS[0]))

    def fit_width(self) -> None:
        """As wide as the window, but no larger than is good to read."""
        self.set_zoom(0.0)

    def fit_page(self) -> None:
        """So that a whole page is in sight, the one that is looked at from its upper edge on."""
        at = self._current()
        self.set_zoom(0.0, whole=True)
        self._column.activate()
        self._inside.adjustSize()
        if 0 <= at < len(self.pages):
            self.area.verticalScrollBar().setValue(self.pages[at].y() - _ABOVE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay as wide as the window, or the whole page in sight."""
        super().resizeEvent(event)
        if not self._zoom:
            self.set_zoom(0.0, self._whole)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys turn pages, Esc closes."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._turn(1 if key == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)

    def _turn(self, step: int) -> None:
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + step * (bar.pageStep() - 40))

    # -- printing and saving

    def print_now(self) -> None:
        """Choose a printer and print."""
        paper = self._paper
        if paper is None:
            return
        try:
            printer = Printers.choose(self, paper)
        except Refused as refused:
            self._desk.fail(refused)
            return
        if printer is None:
            return

        def work(progress: Progress) -> Printed:
            return paper_printing.print_paper(paper, printer, progress)

        self._desk.run(work, lambda out: self._on_printed(paper, out), title=_("Printing"), owner=self)

    def _on_printed(self, paper: Paper, printed: Printed) -> None:
        pages, copies = printed.pages, printed.copies
        self._desk.say(_("Sent to the printer: {pages} pages, {copies} copies", pages=pages, copies=copies))
        self.printed.emit(printed, paper.name)

    def save_file(self) -> None:
        """Save the paper as a PDF file."""
        paper = self._paper
        if paper is None:
            return
        place = Dialog.save_as(self, f"{paper.name}.pdf", "PDF (*.pdf)")
        if place is not None:
            self._desk.run(
                lambda _progress: _write(place, paper.pdf), lambda at: self._on_saved(paper, at), owner=self
            )

    def _on_saved(self, paper: Paper, place: Path) -> None:
        self._desk.say(_("Saved as {name}", name=place.name))
        self.saved.emit(place, paper.name)


def _write(place: Path, pdf: bytes) -> Path:
    try:
        place.write_bytes(pdf)
    except OSError as error:
        sentence = _("The file could not be saved there. Nothing was lost; please choose another folder.")
        raise Refused(sentence, code="not-written") from error
    return place
