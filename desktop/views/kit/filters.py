"""What stands above a register's table: a box to type in, and chips for what is let through."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from desktop.system.language import _
from desktop.views.kit import icons, theme, tokens
from desktop.views.kit.buttons import QuietButton
from desktop.views.kit.chips import Choice, FilterChip
from desktop.views.kit.flow import FlowLayout
from desktop.views.kit.line import ThaiLine

TYPED_FOR: Final = 150
_BOX: Final = 272


@dataclass(frozen=True, slots=True)
class Filter:
    """Something a register can be narrowed by.

    Attributes:
        key: its name.
        title: its name in words.
        choices: what it can be narrowed to; asked for when the chip is opened.
        unset: what is shown while nothing is chosen, where that is not all.
    """

    key: str
    title: str
    choices: Callable[[], Sequence[Choice]]
    unset: str = ""


class SearchLine(ThaiLine):
    """A line to search on, with a magnifying glass.

    Args:
        placeholder: what can be typed.
    """

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("shape", "search")
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        glass = icons.Icon("search", "muted", 18, parent=self)
        glass.move(11, (tokens.CONTROL - 18) // 2)


class _ClearAll(QuietButton):
    """As low and as small as the chips beside it, so that it finds room on their line."""

    def __init__(self, on_click: Callable[[], object], parent: QWidget) -> None:
        super().__init__(_("Clear all"), on_click=on_click, parent=parent)
        self.setFont(theme.font(tokens.SECONDARY, tokens.MEDIUM))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width() - 10, FilterChip.HEIGHT)


class FilterBar(QWidget):
    """The box and the chips.

    Args:
        placeholder: what can be typed.
        filters: the chips.
    """

    changed = Signal()

    def __init__(
        self, placeholder: str, filters: Sequence[Filter] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._filters = {made.key: made for made in filters}
        self._chosen: dict[str, Choice] = {}
        self._chips: dict[str, FilterChip] = {}
        self.clear_button = _ClearAll(self._clear_all, self)
        self.clear_button.hide()
        self.box = SearchLine(placeholder)
        self.box.setFixedWidth(_BOX)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.changed)
        self.box.textChanged.connect(lambda _text: self._timer.start(TYPED_FOR))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        flow = FlowLayout(None, 8, 4)
        flow.setContentsMargins(0, (tokens.CONTROL - FilterChip.HEIGHT) // 2, 0, 0)
        for made in filters:
            flow.addWidget(self._chip(made))
        # Made before the chips, which show and hide it, and placed behind them.
        flow.addWidget(self.clear_button)
        row.addLayout(flow, 1)
        self.box.textChanged.connect(lambda _text: self._show_clear())

    def _chip(self, made: Filter) -> FilterChip:
        chip = FilterChip("", parent=self)
        self._chips[made.key] = chip
        chip.clicked.connect(lambda _checked=False: self.open_menu(made.key))
        chip.removed.connect(lambda: self.choose(made.key, None))
        self._show(made.key)
        return chip

    def _show(self, key: str) -> None:
        choice = self._chosen.get(key)
        shown = choice.text if choice else self._filters[key].unset or _("all")
        text = _("{title}: {choice}", title=self._filters[key].title, choice=shown)
        self._chips[key].show_choice(text, choice is not None)
        self._show_clear()

    def chip(self, key: str) -> FilterChip:
        """The chip of a filter."""
        return self._chips[key]

    def menu(self, key: str) -> QMenu:
        """The list that a chip opens."""
        menu = QMenu(self)
        menu.addAction(self._filters[key].unset or _("all"), partial(self.choose, key, None))
        menu.addSeparator()
        for choice in self._filters[key].choices():
            menu.addAction(choice.text, partial(self.choose, key, choice))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def open_menu(self, key: str) -> None:
        """Open the list of a chip beneath it."""
        chip = self._chips[key]
        self.menu(key).popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def choose(self, key: str, choice: Choice | None) -> None:
        """Narrow by one filter, or no longer."""
        if self._chosen.get(key) == choice:
            return
        if choice is None:
            self._chosen.pop(key, None)
        else:
            self._chosen[key] = choice
        self._show(key)
        self.changed.emit()

    def clear(self) -> None:
        """Let everything through again."""
        self._chosen.clear()
        for key in self._chips:
            self._show(key)
        self.box.clear()
        self._timer.stop()
        self.changed.emit()

    def _clear_all(self) -> None:
        # The button goes away with what it clears: the keys go on in the box.
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.clear()

    def _show_clear(self) -> None:
        self.clear_button.setVisible(self.is_set())

    def text(self) -> str:
        """What is typed."""
        return self.box.text().strip()

    def chosen(self) -> Mapping[str, str]:
        """The codes that are chosen, by filter."""
        return {key: choice.code for key, choice in self._chosen.items()}

    def is_set(self) -> bool:
        """Whether anything is held back."""
        return bool(self.text() or self._chosen)

    def said(self) -> tuple[str, ...]:
        """What the list is narrowed by, in words."""
        typed = (_("Search: {text}", text=self.text()),) if self.text() else ()
        chosen = (
            _("{title}: {choice}", title=self._filters[key].title, choice=choice.text)
            for key, choice in self._chosen.items()
        )
        return (*typed, *chosen)
