"""One photograph as large as there is room: the next one, what it shows, and taking it out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.services.plans import PhotographRow
from desktop.system.language import _
from desktop.views.kit.buttons import Button, IconButton
from desktop.views.kit.fields import Labelled, TextField
from desktop.views.kit.picture_view import LargePicture
from desktop.views.kit.words import Heading

_LONGEST = 200


class PhotographView(QWidget):
    """One photograph, large.

    Signals:
        left: back to the activity.
        named(uid, caption): say what it shows.
        removing(uid): take it out.
    """

    left = Signal()
    named = Signal(str, str)
    removing = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[PhotographRow] = ()
        self._pictures: Mapping[str, QImage] = {}
        self._at = 0
        self.back = IconButton("arrow-left", _("Back to the activity"), on_click=self.left.emit)
        self.title = Heading("")
        self.before = IconButton("chevron-left", _("Photograph before"), on_click=lambda: self.turn(-1))
        self.after = IconButton("chevron-right", _("Next photograph"), on_click=lambda: self.turn(1))
        self.remove = Button(_("Remove"), "trash-2", on_click=lambda: self.removing.emit(self.uid))
        self.picture = LargePicture()
        self.caption = TextField(limit=_LONGEST)
        self.save_caption = Button(_("Save"), on_click=self._name)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addWidget(self.title)
        row.addStretch(1)
        for made in (self.before, self.after, self.remove):
            row.addWidget(made)
        column.addLayout(row)
        column.addWidget(self.picture, 1)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(Labelled(_("What it shows"), self.caption), 1)
        below.addWidget(self.save_caption, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(below)

    @property
    def uid(self) -> str:
        """The photograph that is shown; empty for none."""
        return self.rows[self._at].uid if self.rows else ""

    def show_photograph(
        self, rows: Sequence[PhotographRow], pictures: Mapping[str, QImage], uid: str, *, may_change: bool
    ) -> None:
        """Show one of the photographs of an activity.

        Args:
            rows: all of them, in order.
            pictures: by uid.
            uid: the one that is shown.
            may_change: whether it can be named and taken out.
        """
        self.rows, self._pictures = rows, pictures
        self._at = next((at for at, row in enumerate(rows) if row.uid == uid), 0)
        for part in (self.remove, self.save_caption):
            part.setEnabled(may_change)
        self.caption.set_read_only(not may_change)
        self._show()

    def _show(self) -> None:
        row = self.rows[self._at]
        told = _("Photograph {number} of {count}", number=self._at + 1, count=len(self.rows))
        self.title.setText(thai_date.thai_digits(told))
        self.picture.show_picture(self._pictures.get(row.uid, QImage()), row.caption or self.title.text())
        self.caption.set_value(row.caption)
        self.before.setEnabled(self._at > 0)
        self.after.setEnabled(self._at < len(self.rows) - 1)

    def turn(self, step: int) -> None:
        """Show the next photograph, or the one before."""
        if 0 <= self._at + step < len(self.rows):
            self._at += step
            self._show()

    def _name(self) -> None:
        self.named.emit(self.uid, self.caption.value())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; Page Up and Page Down turn."""
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in steps:
            self.turn(steps[key])
        else:
            super().keyPressEvent(event)
