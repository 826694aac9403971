"""The line that is typed on: an example shows its marks as the typed text does."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.views.kit import theme, tokens
from desktop.views.kit.fields.text import Line
from desktop.views.kit.filters import SearchLine
from desktop.views.kit.line import ThaiLine
from desktop.views.lists.keyed_line import CellLine

# Signs below the line and two high above it.
HARD = "คำนำหน้า ชื่อ นามสกุล ปู่ ฎู"


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    theme.dress(qapp, tokens.LIGHT)


def _rows_with_ink(line: QLineEdit) -> set[int]:
    """The rows of the picture in which something stands between the frame's left and right."""
    picture: QImage = line.grab().toImage()
    ground = picture.pixelColor(picture.width() - 20, picture.height() // 2)
    # Without the frame, and without the cursor and the magnifying glass at the left.
    across = range(60, picture.width() - 20)
    return {
        row
        for row in range(3, picture.height() - 3)
        if any(abs(picture.pixelColor(at, row).lightness() - ground.lightness()) > 60 for at in across)
    }


@pytest.mark.parametrize("made", [Line, CellLine, lambda: SearchLine(HARD)])
def test_an_example_is_as_high_and_as_low_as_the_same_text_typed(qtbot: QtBot, made: type[ThaiLine]) -> None:
    line = made()
    qtbot.addWidget(line)
    line.resize(360, line.height())
    line.setPlaceholderText(HARD)
    example = _rows_with_ink(line)
    line.setText(HARD)
    typed = _rows_with_ink(line)

    assert len(typed) > 15
    assert min(example) <= min(typed) + 1
    assert max(example) >= max(typed) - 1


def test_an_example_is_gone_once_something_is_typed(qtbot: QtBot) -> None:
    line = Line()
    qtbot.addWidget(line)
    line.resize(360, line.height())
    line.setPlaceholderText(HARD)
    assert _rows_with_ink(line)

    line.setText("  ")

    assert not _rows_with_ink(line)
