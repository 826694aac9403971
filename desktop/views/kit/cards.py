"""Cards: the white ground that things lie on, figures that open their list, and designed empty states."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.views.kit import theme, tokens, words
from desktop.views.kit.buttons import Action, Button, button
from desktop.views.kit.icons import Icon
from desktop.views.kit.words import Figure, Heading, Label, Muted, WrappedLabel

# What stands beside the figure on its card: margins, icon and the gap between.
_BESIDE_FIGURE: Final = 18 + 40 + 16 + 16
# A field that is scrolled to brings its label along, and what is said beneath it.
_ROOM_FOR_LABEL: Final = 40


class Card(QFrame):
    """A white ground with rounded corners, perhaps with a heading.

    Args:
        title: the heading; empty for none.
        note: secondary words under the heading.
    """

    def __init__(self, title: str = "", note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("shape", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(18, 14, 18, 16)
        self.body.setSpacing(tokens.GRID)
        self.heading: Heading | None = Heading(title) if title else None
        if self.heading is not None:
            self.body.addWidget(self.heading)
        if note:
            self.body.addWidget(WrappedLabel(note, words.MUTED))

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Lay a widget on it, below what lies there."""
        self.body.addWidget(widget, stretch)

    def add_layout(self, layout: QLayout) -> None:
        """Lay an arrangement on it."""
        self.body.addLayout(layout)

    def add_stretch(self) -> None:
        """Let what follows sit at the foot."""
        self.body.addStretch(1)


class NoticeCard(Card):
    """An amber card: something that deserves a look before going on.

    Args:
        title: what it is about.
        text: what there is to know.
        actions: what can be done about it.
        icon: the icon before the title.
    """

    def __init__(
        self,
        title: str,
        text: str = "",
        actions: Sequence[Action] = (),
        icon: str = "triangle-alert",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "", parent)
        self.setProperty("shape", "notice")
        self.setAccessibleName(title)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Icon(icon, "waiting"))
        head.addWidget(WrappedLabel(title, words.HEADING), 1)
        self.body.addLayout(head)
        if text:
            self.body.addWidget(WrappedLabel(text))
        if actions:
            self.body.addLayout(button_row(actions))


def button_row(actions: Sequence[Action], primary_last: bool = False) -> QHBoxLayout:
    """Buttons side by side from the left.

    Args:
        actions: what they do.
        primary_last: whether the last one is the primary button.
    """
    row = QHBoxLayout()
    row.setSpacing(8)
    for action in actions:
        row.addWidget(button(action, primary_last and action is actions[-1]))
    row.addStretch(1)
    return row


class Pressable(QFrame):
    """A ground that can be pressed by mouse, Enter or Space."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space press it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click presses it."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the focus ring over the ground."""
        super().paintEvent(event)
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent"), tokens.RING))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(1, 1, -1, -1), tokens.CARD_RADIUS, tokens.CARD_RADIUS
        )


class FigureCard(Pressable):
    """A figure that opens its list.

    Args:
        icon: what it is about, drawn.
        state: whose colours the icon has.
        caption: what it is about, in words.
        figure: the figure.
        note: what lies behind it.
    """

    def __init__(
        self,
        icon: str,
        state: str,
        caption: str,
        figure: str = "",
        note: str = "",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("shape", "card")
        self._caption, self._figure = Label(caption, words.CAPTION), Figure(figure)
        self._note = WrappedLabel(note, words.MUTED)
        grid = QGridLayout(self)
        grid.setContentsMargins(18, 14, 14, 14)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        grid.addWidget(Icon(icon, state, tokens.ICON, state), 0, 0, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._caption, 0, 1)
        grid.addWidget(self._figure, 1, 1)
        grid.addWidget(self._note, 2, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        # Cards beside each other keep their figures on one line, however long their notes are.
        grid.setRowStretch(3, 1)
        self._speak()

    def show_figure(self, figure: str, note: str = "") -> None:
        """Show another figure."""
        self._figure.setText(figure)
        self._note.setText(note)
        self._fit()
        self._speak()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give a long figure smaller letters, so that no digit of it is cut off."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - _BESIDE_FIGURE
        for size in range(tokens.FIGURE, tokens.SECTION, -2):
            font = theme.font(size, tokens.SEMIBOLD)
            if QFontMetrics(font).horizontalAdvance(self._figure.text()) <= room:
                break
        self._figure.setFont(font)

    def figure(self) -> str:
        """The figure as it is shown."""
        return self._figure.text()

    def _speak(self) -> None:
        parts = (self._caption.text(), self._figure.text(), self._note.text())
        self.setAccessibleName(" ".join(part for part in parts if part))


class EmptyState(QWidget):
    """What is shown where nothing is yet: what the place is for and the first thing to do.

    Args:
        icon: a large, quiet icon.
        title: what is missing.
        text: what the place is for, or what to do.
        action: the first thing to do.
        primary: whether its button is the page's primary one.
    """

    def __init__(
        self,
        icon: str,
        title: str,
        text: str = "",
        action: Action | None = None,
        primary: bool = False,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setSpacing(6)
        column.setContentsMargins(24, 24, 24, 24)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(2)
        column.addWidget(Icon(icon, "accent", 28, "accent"), 0, middle)
        column.addSpacing(8)
        column.addWidget(Label(title, words.HEADING), 0, middle)
        if text:
            self._words = WrappedLabel(text, words.CAPTION)
            self._words.set_centred()
            wide = min(self._words.sizeHint().width(), 420)
            # Centred in a column, words get the height of one line unless they insist.
            self._words.setFixedWidth(wide)
            self._words.setMinimumHeight(self._words.heightForWidth(wide))
            column.addWidget(self._words, 0, middle)
        self.button: Button | None = button(action, primary) if action else None
        if self.button is not None:
            column.addSpacing(8)
            column.addWidget(self.button, 0, middle)
        column.addStretch(3)


class IconRow(Pressable):
    """A line in a card: icon, title, note; pressed, it opens what it tells of.

    Args:
        icon: the icon.
        title: what it is.
        note: secondary words beneath.
        state: whose colour the icon has.
    """

    def __init__(
        self, icon: str, title: str, note: str = "", state: str = "accent", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 3, 4, 3)
        row.setSpacing(18)
        row.addWidget(Icon(icon, state), 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(WrappedLabel(title))
        if note:
            column.addWidget(WrappedLabel(note, words.MUTED))
        row.addLayout(column, 1)
        self.setAccessibleName(f"{title} {note}".strip())


class Facts(QWidget):
    """What is known, line by line: its name on the left, the words on the right.

    Args:
        rows: name and words of each line; a line without words is left out.
    """

    def __init__(self, rows: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self.show_rows(rows)

    def show_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show other lines."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for at, (name, text) in enumerate((name, text) for name, text in rows if text):
            self._grid.addWidget(Muted(name), at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(WrappedLabel(text), at, 1)


def rule(parent: QWidget | None = None) -> QFrame:
    """A thin line between two parts."""
    line = QFrame(parent)
    line.setProperty("shape", "line")
    line.setFixedHeight(1)
    return line


class Column(QScrollArea):
    """A column of widgets that scrolls when the window is too low for it.

    Args:
        margin: pixels around the column.
        spacing: pixels between two widgets.
    """

    def __init__(self, margin: int = 0, spacing: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("shape", "column")
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(spacing)
        self.setWidget(inside)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Scroll to where the keyboard went: Qt does so for Tab within the column and for nothing else."""
        inside = self.widget()
        # Under a pressed mouse nothing may move away.
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if new is None or inside is None or pressed or not inside.isAncestorOf(new):
            return
        top = new.mapTo(self.viewport(), QPoint()).y()
        bottom = top + new.height() - self.viewport().height()
        # Not ``ensureWidgetVisible``, which is content where it sees the caret.
        if 0 < bottom <= top:
            self._scroll(bottom + _ROOM_FOR_LABEL)
        elif top < 0:
            self._scroll(top - _ROOM_FOR_LABEL)

    def _scroll(self, pixels: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pixels)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Add a widget below what is there."""
        self.body.addWidget(widget, stretch)

    def add_stretch(self) -> None:
        """Keep what is there at the top."""
        self.body.addStretch(1)
