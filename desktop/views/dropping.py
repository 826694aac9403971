"""Files that are dragged from the file manager onto the window, whichever page is in front."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from desktop.system.language import _
from desktop.views.kit import theme, tokens

_HELD = (QEvent.Type.DragEnter, QEvent.Type.DragMove)
# They would write the place of a file into the middle of a form.
_EDITORS = (QLineEdit, QPlainTextEdit, QTextEdit)


def local_files(carried: QMimeData) -> list[Path]:
    """The files on this machine that are dragged or were copied.

    Args:
        carried: what the mouse or the clipboard holds.
    """
    return [Path(url.toLocalFile()) for url in carried.urls() if url.isLocalFile()]


class DropCover(QWidget):
    """Lies over the window while a file is held above it, and says what letting go would do.

    Signals:
        dropped(files): they were let go.
    """

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAcceptDrops(True)
        self.hide()

    def spread(self) -> None:
        """Lie over the whole window."""
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and its words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = theme.colour("accent_ground")
        ground.setAlpha(235)
        painter.setBrush(ground)
        painter.setPen(QPen(theme.colour("accent"), tokens.RING, Qt.PenStyle.DashLine))
        area = QRectF(self.rect()).adjusted(12, 12, -12, -12)
        painter.drawRoundedRect(area, tokens.CARD_RADIUS, tokens.CARD_RADIUS)
        painter.setFont(theme.font(tokens.PAGE, tokens.SEMIBOLD))
        painter.setPen(theme.colour("accent"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, _("Drop the file here to look into it"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what the window has judged already."""
        event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """The file went elsewhere."""
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on what was let go."""
        self.hide()
        event.acceptProposedAction()
        self.dropped.emit(local_files(event.mimeData()))


class Dropping(QObject):
    """Hears files above a window before any of its widgets does.

    Files of a known kind go to the window wherever they are let go. Of other kinds, a part of a page that
    takes them, such as the photographs of an activity, keeps them; elsewhere they go to the window too, which
    says that it does not know them.

    Signals:
        came(files): they were let go; told only after the file manager was answered, for a question asked
            before would hold it up.

    Args:
        window: the window.
        is_known: whether a file is of a kind that the window takes in.
    """

    came = Signal(object)
    _let_go = Signal(object)

    def __init__(self, window: QWidget, is_known: Callable[[Path], bool]) -> None:
        super().__init__(window)
        self._window, self._is_known = window, is_known
        self.cover = DropCover(window)
        self.cover.dropped.connect(self._let_go)
        self._let_go.connect(self.came, Qt.ConnectionType.QueuedConnection)

    def listen(self) -> None:
        """Begin to hear; called whenever the window is shown, for only then the system has one."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Spread the cover for known files; keep others away from where they would only be written."""
        if not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        files = local_files(event.mimeData())
        if not files:
            return False
        if event.type() == QEvent.Type.DragEnter and any(map(self._is_known, files)):
            self.cover.spread()
        if self.cover.isVisible() or self._is_taken_at(event.position().toPoint()):
            return False
        event.acceptProposedAction()
        if event.type() not in _HELD:
            self._let_go.emit(files)
        return True

    def _is_taken_at(self, place: QPoint) -> bool:
        """Whether a part of the page there takes files of its own."""
        part: QWidget | None = self._window.childAt(place)
        while part is not None and not part.acceptDrops():
            part = part.parentWidget()
        if part is None:
            return False
        return not isinstance(part, _EDITORS) and not isinstance(part.parentWidget(), _EDITORS)
