"""The style sheet, written from the tokens."""

from __future__ import annotations

from string import Template

from desktop.system import paths
from desktop.views.kit import tokens
from desktop.views.kit.tokens import Palette

# The two pixels of the focus ring replace the one of the border, so that nothing moves when the focus does.
_SHEET = Template("""
QLabel { color: $ink; background: transparent; }
QLabel[role="muted"], QLabel[role="caption"] { color: $muted; }
QFrame[shape="card"] { background: $card; border: 1px solid $line; border-radius: ${card_radius}px; }
QFrame[shape="notice"] {
    background: $notice; border: 1px solid $notice_edge; border-radius: ${card_radius}px;
}
QFrame[shape="bar"] { background: $card; border: none; border-top: 1px solid $line; }
QFrame[shape="alert"] { background: $notice; border: none; border-top: 1px solid $notice_edge; }
QFrame[shape="top"] { background: $card; border: none; border-bottom: 1px solid $line; }
QFrame[shape="side"] { background: $card; border: none; border-right: 1px solid $line; }
QFrame[shape="line"] { background: $line; border: none; }
QFrame[shape="popup"] { background: $card; border: 1px solid $edge; border-radius: ${control_radius}px; }

QLineEdit, QComboBox, QPlainTextEdit {
    background: $card; color: $ink; border: 1px solid $edge; border-radius: ${control_radius}px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit, QComboBox { min-height: 34px; max-height: 34px; padding: 0 11px; }
QLineEdit { placeholder-text-color: transparent; }
QPlainTextEdit { padding: 7px 8px; placeholder-text-color: $muted; }
QLineEdit:hover, QComboBox:hover, QPlainTextEdit:hover { border-color: $muted; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus { border: 2px solid $accent; }
QLineEdit:focus, QComboBox:focus { min-height: 32px; max-height: 32px; padding: 0 10px; }
QPlainTextEdit:focus { padding: 6px 7px; }
QLineEdit[wrong="hard"], QComboBox[wrong="hard"], QPlainTextEdit[wrong="hard"] { border: 2px solid $overdue; }
QLineEdit[wrong="soft"], QComboBox[wrong="soft"], QPlainTextEdit[wrong="soft"] { border: 2px solid $waiting; }
QLineEdit[wrong="hard"], QComboBox[wrong="hard"], QLineEdit[wrong="soft"], QComboBox[wrong="soft"] {
    min-height: 32px; max-height: 32px; padding: 0 10px;
}
QPlainTextEdit[wrong="hard"], QPlainTextEdit[wrong="soft"] { padding: 6px 7px; }
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"] { background: $ground; border-color: $line; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled {
    background: $ground; color: $muted; border-color: $line;
}
QLineEdit[shape="search"] { padding-left: 36px; }
QLineEdit[shape="search"]:focus { padding-left: 35px; }
QComboBox::drop-down {
    border: none; width: 30px; subcontrol-origin: padding; subcontrol-position: center right;
}
QComboBox::down-arrow { image: url("$chevron"); width: 16px; height: 16px; }
QComboBox QAbstractItemView, QListView[shape="popup"] {
    background: $card; color: $ink; border: 1px solid $edge; border-radius: ${control_radius}px; padding: 4px;
    outline: none; selection-background-color: $accent_ground; selection-color: $ink;
}
QComboBox QAbstractItemView::item { min-height: 34px; padding: 0 8px; border-radius: 6px; }
QComboBox QAbstractItemView::item:selected, QComboBox QAbstractItemView::item:hover {
    background: $accent_ground; color: $ink;
}

QCheckBox {
    color: $ink; spacing: 10px; min-height: 32px; padding: 0 4px;
    border: 2px solid transparent; border-radius: 6px;
}
QCheckBox:focus { border-color: $accent; }
QCheckBox:disabled { color: $muted; }
QCheckBox::indicator {
    width: 18px; height: 18px; border: 1px solid $edge; border-radius: 4px; background: $card;
}
QCheckBox::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$check"); }

QTableView { background: $card; border: none; outline: none; gridline-color: transparent; }
QHeaderView { background: $card; border: none; }
QHeaderView::section {
    background: $card; color: $muted; border: none; border-bottom: 1px solid $line; padding: 0 12px;
    min-height: 40px; max-height: 40px; font-size: ${secondary}px; font-weight: 500;
}
QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget[shape="column"] { background: transparent; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: $edge; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QToolTip {
    background: $tip; color: $on_tip; border: 1px solid $tip; padding: 7px 10px; font-size: ${secondary}px;
}
QMenu { background: $card; color: $ink; border: 1px solid $edge; padding: 6px; }
QMenu::item { padding: 8px 18px 8px 12px; border-radius: 6px; }
QMenu::item:selected { background: $accent_ground; }
QMenu::item:disabled { color: $muted; }
QMenu::indicator {
    width: 16px; height: 16px; margin-left: 4px;
    border: 1px solid $edge; border-radius: 4px; background: $card;
}
QMenu::indicator:checked { background: $accent; border-color: $accent; image: url("$check"); }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QProgressBar { background: $track; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSplitter::handle { background: transparent; }
QDialog { background: $card; }
""")


def sheet(palette: Palette) -> str:
    """The whole program's style sheet in one set of colours."""
    names = {name: getattr(palette, name) for name in palette.__slots__ if name not in ("states", "dark")}
    states = {name: state.ink for name, state in palette.states.items() if name != "accent"}
    shade = "dark" if palette.dark else "light"
    return _SHEET.substitute(
        names,
        **states,
        card_radius=tokens.CARD_RADIUS,
        control_radius=tokens.CONTROL_RADIUS,
        secondary=tokens.SECONDARY,
        chevron=_drawing(f"style-chevron-{shade}"),
        check=_drawing(f"style-check-{shade}"),
    )


def _drawing(name: str) -> str:
    return (paths.icons() / f"{name}.svg").as_posix()
