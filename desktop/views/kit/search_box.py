"""The one search of the whole window: typed anywhere with Ctrl+K, found while typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.views.kit import keys, theme, tokens
from desktop.views.kit.filters import SearchLine
from desktop.views.kit.jobs import Job, Jobs
from desktop.views.kit.popup import PopupList, PopupRow

TYPED_FOR: Final = 60


@dataclass(frozen=True, slots=True)
class Found:
    """Something that was found.

    Attributes:
        key: what it is, for whoever opens it.
        title: its name.
        detail: secondary words.
        icon: its kind, drawn.
        kind: its kind, in words.
        marks: which parts of the title match, as beginnings and ends; None looks for what was typed.
        is_sure: that nothing else can be meant, such as a whole number; Enter opens it at once.
    """

    key: object
    title: str
    detail: str = ""
    icon: str = ""
    kind: str = ""
    marks: Sequence[tuple[int, int]] | None = None
    is_sure: bool = False


class SearchBox(SearchLine):
    """The search box.

    Signals:
        chosen(found): open this.
        wanted_all(text): Enter before anything was found that only this can be, or nothing was found at all.

    Args:
        jobs: runs the search off the window's thread.
        search: finds; what it finds for an older text is dropped.
        placeholder: what can be searched for.
        shortcut: the keys that go to the box.
    """

    chosen = Signal(object)
    wanted_all = Signal(str)

    def __init__(
        self,
        jobs: Jobs,
        search: Callable[[str], Sequence[Found]],
        placeholder: str,
        shortcut: str = "Ctrl+K",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(placeholder, parent)
        self._jobs, self._search = jobs, search
        self._hint = keys.shown(shortcut)
        self._job: Job | None = None
        self._found: Sequence[Found] = ()
        self._found_for = ""
        self._is_entered = False
        self.setMinimumWidth(200)
        hint_width = QFontMetrics(theme.font(tokens.SECONDARY)).horizontalAdvance(self._hint)
        self.setTextMargins(0, 0, hint_width + 10, 0)
        self.popup = PopupList(self)
        self.popup.chosen.connect(self._on_chosen)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.search_now)
        self.textEdited.connect(self._on_edited)
        keys.bind(self, shortcut, self.go)
        self.setAccessibleDescription(self._hint)

    def go(self) -> None:
        """Go to the box, with its text selected."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _on_edited(self, text: str) -> None:
        self._drop()
        self._is_entered = False
        if text.strip():
            self._timer.start(TYPED_FOR)
        else:
            self._timer.stop()
            self.popup.hide()

    def _drop(self) -> None:
        if self._job is not None:
            self._job.drop()
            self._job = None

    def search_now(self) -> None:
        """Search for what stands in the box."""
        text = self.text().strip()
        if not text:
            return
        self._drop()
        search = self._search
        self._job = self._jobs.run(
            lambda _progress: (text, search(text)), self._on_found, self._on_failed, owner=self
        )

    def _on_found(self, answer: tuple[str, Sequence[Found]]) -> None:
        self._job = None
        self._found_for, self._found = answer
        text, entered, self._is_entered = self._found_for, self._is_entered, False
        if not self.hasFocus() or text != self.text().strip():
            return
        if entered:
            self._open_at_once(text)
            return
        rows = [
            PopupRow(found.title, found.detail, found.icon, found.kind, found.marks) for found in self._found
        ]
        self.popup.offer(rows, text, self, QPoint(0, self.height() + 4))

    def _open_at_once(self, text: str) -> None:
        sure = [found for found in self._found if found.is_sure]
        if len(sure) == 1 and sure[0] is self._found[0]:
            self._on_chosen(0)
        else:
            self.wanted_all.emit(text)

    def _on_failed(self, failure: BaseException) -> None:
        self._job, self._is_entered = None, False
        self.popup.hide()
        self._jobs.failed.emit(failure)

    def _on_chosen(self, at: int) -> None:
        found, self._found_for = self._found[at], ""
        self.clear()
        self.chosen.emit(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Enter choose, Esc first closes the list, then empties the box."""
        text, entered = self.text().strip(), event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        # A scanner types faster than anything is found: the list still shows what an older text found.
        if entered and text and text != self._found_for:
            self._timer.stop()
            self.popup.hide()
            self.search_now()
            self._is_entered = True
            return
        if self.popup.take_key(event):
            return
        if entered:
            if text:
                self._open_at_once(text)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._drop()
        elif event.key() == Qt.Key.Key_Down and self.text().strip():
            self.search_now()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list goes when the person goes on."""
        super().focusOutEvent(event)
        self._timer.stop()
        self.popup.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the keys at the right end while nothing is typed."""
        super().paintEvent(event)
        if self.text():
            return
        painter = QPainter(self)
        painter.setFont(theme.font(tokens.SECONDARY))
        painter.setPen(theme.colour("muted"))
        area = self.rect().adjusted(0, 0, -12, 0)
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, side | Qt.TextFlag.TextDontClip, self._hint)
