"""Tokens, theme, icons, words and keys."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.system import paths
from desktop.views.kit import icons, keys, pictures, style, theme, tokens, words
from desktop.views.kit.arrange import SideBySide, Tiles
from desktop.views.kit.chips import Chip
from desktop.views.kit.thai_breaks import BREAK, with_breaks, without_breaks
from desktop.views.kit.tokens import Palette, contrast
from desktop.views.kit.words import WrappedLabel

PALETTES = {
    "light": tokens.LIGHT,
    "dark": tokens.DARK,
    "contrast": tokens.CONTRAST,
    "both": tokens.CONTRAST_DARK,
}
LONG = "ผู้สมัครงานที่กลับจากมาเลเซียต้องการฝึกอาชีพช่างเชื่อมที่สถาบันพัฒนาฝีมือแรงงาน"


def _pairs(palette: Palette) -> list[tuple[str, str]]:
    grounds = (palette.card, palette.ground, palette.hover, palette.accent_ground, palette.notice)
    texts = [(ink, ground) for ink in (palette.ink, palette.muted) for ground in grounds]
    accents = [
        (palette.accent, palette.card),
        (palette.accent, palette.accent_ground),
        (palette.on_tip, palette.tip),
    ]
    accents += [(palette.on_accent, palette.accent), (palette.on_accent, palette.accent_deep)]
    states = [
        (tone.ink, ground) for tone in palette.states.values() for ground in (tone.ground, palette.card)
    ]
    return texts + accents + states


@pytest.mark.parametrize("name", PALETTES)
def test_every_text_stands_out_from_its_ground(name: str) -> None:
    weak = [(ink, ground) for ink, ground in _pairs(PALETTES[name]) if contrast(ink, ground) < 4.5]
    assert weak == []


@pytest.mark.parametrize("name", PALETTES)
def test_the_edge_of_a_field_can_be_seen(name: str) -> None:
    assert contrast(PALETTES[name].edge, PALETTES[name].card) >= 3


def test_contrast_is_measured_as_the_web_guidelines_do() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", PALETTES)
def test_every_state_has_an_icon_and_no_two_the_same(name: str) -> None:
    drawn = [tone.icon for tone in PALETTES[name].states.values()]
    assert len(set(drawn)) == len(drawn)
    assert all(icons.exists(icon) for icon in drawn)


@pytest.mark.parametrize("name", PALETTES)
def test_the_style_sheet_leaves_no_token_open(name: str) -> None:
    sheet = style.sheet(PALETTES[name])
    assert "$" not in sheet
    assert PALETTES[name].accent in sheet


def test_every_icon_can_be_drawn_in_a_token(qapp: QApplication) -> None:
    names = sorted(path.stem for path in paths.icons().glob("*.svg"))
    assert len(names) > 60
    blank = [name for name in names if icons.pixmap(name).toImage().allGray() and not _has_ink(name)]
    assert blank == []


def _has_ink(name: str) -> bool:
    picture = icons.pixmap(name, "overdue").toImage()
    return any(
        picture.pixelColor(x, y).alpha() for x in range(picture.width()) for y in range(picture.height())
    )


def test_an_icon_takes_its_colour_from_the_token(qapp: QApplication) -> None:
    picture = icons.pixmap("check", "overdue", 48).toImage()
    solid = {
        picture.pixelColor(x, y).name()
        for x in range(48)
        for y in range(48)
        if picture.pixelColor(x, y).alpha() == 255
    }
    assert solid == {theme.colour("overdue").name()}


def test_the_application_speaks_in_its_own_font(qapp: QApplication) -> None:
    assert qapp.font().family() == "Sarabun"
    assert qapp.font().pixelSize() == 15


def test_figures_are_all_equally_wide(qapp: QApplication) -> None:
    metrics = QFontMetricsF(theme.font())
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_a_dark_system_turns_widgets_dark_at_once(dressed: theme.Theme, qtbot: QtBot) -> None:
    chip = Chip("overdue", "เลยกำหนด")
    qtbot.addWidget(chip)
    before = pictures.picture(chip, chip.sizeHint())
    with qtbot.waitSignal(dressed.changed):
        dressed.wear(tokens.DARK)
    after = pictures.picture(chip, chip.sizeHint())
    assert before != after
    assert after.pixelColor(chip.width() // 2, 4).name() == tokens.DARK.states["overdue"].ground.lower()


def test_what_the_system_asks_for_is_put_on(qapp: QApplication) -> None:
    qapp.styleHints().setColorScheme(Qt.ColorScheme.Dark)
    try:
        asked = theme.chosen_by_system(qapp)
        shown = qapp.styleHints().colorScheme()
    finally:
        qapp.styleHints().unsetColorScheme()
    assert asked is (tokens.DARK if shown == Qt.ColorScheme.Dark else tokens.LIGHT)


# -- words


def test_thai_words_are_parted_for_the_screen_and_together_again_for_copying() -> None:
    shown = with_breaks("กลับจากมาเลเซีย")
    assert shown.split(BREAK) == ["กลับ", "จาก", "มาเลเซีย"]
    assert without_breaks(shown) == "กลับจากมาเลเซีย"


@given(st.text(alphabet="กขคงจนมยรสอะาิีุู่้๊์ .ab1", max_size=60))
def test_parting_words_never_changes_a_letter(text: str) -> None:
    assert without_breaks(with_breaks(text)) == text


def test_a_name_after_a_full_stop_is_not_parted() -> None:
    assert BREAK not in with_breaks("อ.ยะหริ่ง จ.ปัตตานี")


@given(st.integers(min_value=20, max_value=600))
def test_a_wrapped_text_keeps_to_its_width_and_loses_no_letter(width: int) -> None:
    metrics = QFontMetricsF(theme.font())
    lines = words.broken(with_breaks(LONG), width, metrics)
    assert "".join(lines) == LONG
    assert all(metrics.horizontalAdvance(line) <= width or len(line) < 4 for line in lines)


def test_a_text_keeps_its_own_line_ends(qtbot: QtBot) -> None:
    label = WrappedLabel("หนึ่ง\nสอง")
    qtbot.addWidget(label)
    assert label.lines(400) == ("หนึ่ง", "สอง")


def test_a_wrapped_text_is_copied_as_it_was_given(qtbot: QtBot) -> None:
    label = WrappedLabel(LONG)
    qtbot.addWidget(label)
    pictures.picture(label, QSize(120, 300))
    assert label.text() == LONG
    assert label.accessibleName() == LONG
    menu = label.menu()
    menu.actions()[0].trigger()
    assert QGuiApplication.clipboard().text() == LONG


def test_large_words_get_more_room_than_small_ones(qapp: QApplication) -> None:
    assert words.room(theme.font(15)) >= 3
    assert words.room(theme.font(30, 600)) >= 6


# -- keys


def test_a_shortcut_has_a_twin_on_the_thai_layout() -> None:
    assert [made.toString() for made in keys.sequences("Ctrl+K")] == ["Ctrl+K", "Ctrl+า"]
    assert [made.toString() for made in keys.sequences("Ctrl++")] == ["Ctrl++"]
    assert keys.sequences("F5") == [QKeySequence("F5")]


def test_the_thai_layout_has_a_letter_for_every_key_once() -> None:
    assert len(set(keys.KEDMANEE.values())) == len(keys.KEDMANEE) == 45


@pytest.mark.parametrize("letter", ["K", "า"])
def test_a_shortcut_works_on_either_layout(letter: str, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    pressed: list[int] = []
    keys.bind(window, "Ctrl+K", lambda: pressed.append(1))
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    code = QKeySequence(f"Ctrl+{letter}")[0].key()
    QTest.sendKeyEvent(QTest.KeyAction.Click, window, code, letter, Qt.KeyboardModifier.ControlModifier)
    assert pressed == [1]


# -- arrangements and pictures


def test_two_columns_stack_in_a_narrow_window(qtbot: QtBot) -> None:
    sides = SideBySide()
    sides.main.addWidget(QLineEdit())
    sides.side.addWidget(QLineEdit())
    qtbot.addWidget(sides)
    pictures.picture(sides, QSize(1100, 400))
    assert not sides.is_stacked()
    pictures.picture(sides, QSize(640, 400))
    assert sides.is_stacked()


@pytest.mark.parametrize(("width", "across"), [(1100, 4), (700, 2), (300, 1)])
def test_tiles_go_on_in_the_next_row(width: int, across: int, qtbot: QtBot) -> None:
    tiles = Tiles([QWidget() for _tile in range(4)])
    qtbot.addWidget(tiles)
    pictures.picture(tiles, QSize(width, 400))
    assert tiles.across() == across


def test_a_picture_is_as_large_as_the_screen_it_is_for(qtbot: QtBot) -> None:
    page = QWidget()
    page.setLayout(QVBoxLayout())
    qtbot.addWidget(page)
    assert pictures.picture(page, QSize(200, 100), 1.5).size() == QSize(300, 150)


# -- the bindings


def test_qt_may_be_called_a_hundred_thousand_times() -> None:
    # PySide6 6.12.0 loses references to None on Python 3.11 and dies here; see docs/decisions/0010.
    program = (
        "import desktop.views.kit\n"
        "from PySide6.QtWidgets import QApplication, QWidget\n"
        "app = QApplication([])\n"
        "widget = QWidget()\n"
        "for _ in range(100_000):\n"
        "    widget.setEnabled(True); widget.isEnabled(); widget.parentWidget()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-400:]
