"""Fields to choose in: one of a list, several of a few, yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QListView, QWidget

from desktop.system.language import _
from desktop.views.kit import theme, tokens
from desktop.views.kit.chips import Choice, ChoiceChips
from desktop.views.kit.fields.base import Field

_YES: Final = "yes"
_NO: Final = "no"


class _Box(QComboBox):
    """A combo box that leaves the wheel to the page, and opens with Enter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme.font())
        self.setFixedHeight(tokens.CONTROL)
        self.setView(QListView())
        self.view().setFont(theme.font())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.showPopup()
            return
        super().keyPressEvent(event)


class ChoiceField(Field):
    """One of a list; typing a beginning finds it.

    Args:
        choices: what there is.
        empty: the words for no choice; without them there is always one.
    """

    def __init__(
        self, choices: Sequence[Choice] = (), empty: str | None = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.box = _Box()
        self._empty = empty
        self._take_in(self.box)
        self.set_choices(choices)
        self.box.activated.connect(self.changed)
        self.box.currentIndexChanged.connect(self._on_index)

    def _on_index(self, _index: int) -> None:
        if self.box.hasFocus():
            self.changed.emit()

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; what was chosen stays chosen where it is still offered."""
        kept = self.value()
        with QSignalBlocker(self.box):
            self.box.clear()
            if self._empty is not None:
                self.box.addItem(self._empty, "")
            for choice in choices:
                shown = f"{choice.text} · {choice.detail}" if choice.detail else choice.text
                self.box.addItem(shown, choice.code)
        self.set_value(kept)

    def value(self) -> str:
        """The code of what is chosen; empty for none."""
        return str(self.box.currentData() or "")

    def set_value(self, value: str) -> None:
        """Choose by code; an unknown one is shown as it is, so that nothing stored is lost."""
        with QSignalBlocker(self.box):
            at = self.box.findData(value)
            if at < 0 and value:
                self.box.addItem(value, value)
                at = self.box.count() - 1
            self.box.setCurrentIndex(max(at, 0) if self.box.count() else -1)


class ChipsField(Field):
    """One or several of a few, all of them in sight.

    Args:
        choices: what there is.
        multi: whether several may be chosen; the value is then a tuple of codes, otherwise one code.
    """

    def __init__(
        self, choices: Sequence[Choice] = (), multi: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._multi = multi
        self.chips = ChoiceChips(choices, multi)
        self.chips.setMinimumHeight(tokens.CONTROL)
        self.chips.changed.connect(self.changed)
        self.chips.changed.connect(self.left)
        self._take_in(self.chips)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices."""
        self.chips.set_choices(choices)

    def value(self) -> tuple[str, ...] | str:
        """The codes that are chosen, or the one code."""
        chosen = self.chips.chosen()
        if self._multi:
            return chosen
        return chosen[0] if chosen else ""

    def set_value(self, value: Sequence[str] | str) -> None:
        """Choose by codes."""
        self.chips.choose((value,) if isinstance(value, str) else tuple(value))


class YesNoField(Field):
    """Yes, no, or not known yet.

    Args:
        yes: the word for yes.
        no: the word for no.
    """

    def __init__(self, yes: str = "", no: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        choices = (Choice(_YES, yes or _("Yes")), Choice(_NO, no or _("No")))
        self.chips = ChoiceChips(choices)
        self.chips.setMinimumHeight(tokens.CONTROL)
        self.chips.changed.connect(self.changed)
        self.chips.changed.connect(self.left)
        self._take_in(self.chips)

    def value(self) -> bool | None:
        """The answer, or none."""
        chosen = self.chips.chosen()
        return chosen[0] == _YES if chosen else None

    def is_empty(self) -> bool:
        """Whether there is no answer; no is an answer."""
        return self.value() is None

    def set_value(self, value: bool | None) -> None:
        """Show an answer."""
        self.chips.choose(() if value is None else (_YES if value else _NO,))


class CheckField(Field):
    """A tick beside its own words.

    Args:
        text: what a tick says.
    """

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.check = QCheckBox(text)
        self.check.setFont(theme.font())
        self.check.setFixedHeight(tokens.CONTROL)
        self.check.clicked.connect(self.changed)
        self.check.clicked.connect(self.left)
        self._take_in(self.check)

    def set_name(self, name: str) -> None:
        """Name it by label and words together."""
        super().set_name(f"{name} {self.check.text()}".strip())

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.check.isChecked()

    def set_value(self, value: bool) -> None:
        """Tick it or not."""
        self.check.setChecked(value)
