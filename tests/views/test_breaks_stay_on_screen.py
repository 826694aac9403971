"""Places where a Thai line may break are for the screen alone: never copied, stored, spoken or exported."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF, QGuiApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop.models import Base
from desktop.services.centre import Centre
from desktop.views.cases import CasesPage, WalkInPage
from desktop.views.citizens import CitizensPage
from desktop.views.kit import pictures
from desktop.views.kit.desk import Desk
from desktop.views.kit.entries_page import EntriesPage
from desktop.views.kit.fields import LongTextField, TextField
from desktop.views.kit.thai_breaks import BREAK, with_breaks
from desktop.views.kit.words import Label, WrappedLabel, broken, role_font
from tests.journeys import eyes
from tests.views.case_steps import press, settled, shown, type_into

# The off-screen platform says that it has no frame to keep to sizes; that is no fault.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True),
    pytest.mark.usefixtures("dressed"),
]
LONG = "ต้องการฝึกอาชีพช่างเชื่อมไฟฟ้าเพื่อกลับไปประกอบอาชีพที่บ้านหลังจากกลับจากประเทศมาเลเซีย " * 3
SHORT = LONG[:70].strip()
VIEWS = Path(__file__).resolve().parents[2] / "desktop"


def test_a_long_text_does_have_places_to_break() -> None:
    assert with_breaks(LONG).count(BREAK) > 10


def test_words_that_wrap_are_read_spoken_and_copied_as_they_were_given(qtbot: QtBot) -> None:
    label = WrappedLabel(LONG.strip())
    qtbot.addWidget(label)
    label.resize(200, label.heightForWidth(200))
    assert len(label.lines(200)) > 3
    assert all(BREAK not in line for line in label.lines(200))
    assert "".join(label.lines(200)).replace(" ", "") == LONG.replace(" ", "")
    assert label.text() == label.accessibleName() == LONG.strip()
    label.menu().actions()[0].trigger()
    assert QGuiApplication.clipboard().text() == LONG.strip()


@given(st.text(alphabet="กขคงมนรสอาิีุู่้์เแโใไำะัฝึชพหลด .,()0123456789๑abc\n", max_size=120), st.integers(20, 400))
def test_lines_hold_every_letter_that_was_given_and_no_other(text: str, width: int) -> None:
    lines = broken(with_breaks(text), width, QFontMetricsF(role_font("body")))
    assert BREAK not in "".join(lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize("kind", [TextField, LongTextField])
def test_a_field_gives_back_and_copies_what_was_typed(
    qtbot: QtBot, kind: type[TextField | LongTextField]
) -> None:
    field = kind()
    qtbot.addWidget(field)
    field.resize(160, 200)
    field.show()
    control = field.line if isinstance(field, TextField) else field.edit
    field.set_value(SHORT)
    control.selectAll()
    control.copy()
    assert QGuiApplication.clipboard().text() == SHORT
    QGuiApplication.clipboard().setText(with_breaks(SHORT))
    control.selectAll()
    control.paste()
    assert field.value() == SHORT


def test_only_the_words_that_wrap_are_given_places_to_break() -> None:
    users = {
        path.relative_to(VIEWS).as_posix()
        for path in VIEWS.rglob("*.py")
        if "with_breaks(" in path.read_text("utf-8")
    }
    assert users == {"views/kit/thai_breaks.py", "views/kit/words.py"}


def _register(qtbot: QtBot, desk: Desk, centre: Centre) -> None:
    with shown(WalkInPage(desk, centre)) as page:
        page.arrive({})
        settled(qtbot, desk)
        for name, text in {"first_name": "อับดุลเลาะ", "last_name": "เจ๊ะแว", "occupation": LONG[:150]}.items():
            type_into(page.form, name, text)
        type_into(page.form, "detail", LONG)
        press(page.form, "sex", "m")
        press(page.form, "needs", "SKL-1")
        page.form.save_buttons[-1].click()
        settled(qtbot, desk)


def test_nothing_that_was_shown_wrapped_is_stored_with_them(qtbot: QtBot, desk: Desk, centre: Centre) -> None:
    _register(qtbot, desk, centre)
    with centre.ground.database.read() as session:
        stored = [
            str(value)
            for table in Base.metadata.sorted_tables
            for row in session.execute(select(table))
            for value in row
        ]
    assert any(LONG.strip()[:60] in text for text in stored)
    assert not any(BREAK in text for text in stored)


def _copied(qtbot: QtBot, page: EntriesPage) -> str:
    """What the list's rows are on the clipboard."""
    page.register.table.selectAll()
    page.register.ways.copy()
    settled(qtbot, page.desk)
    return QGuiApplication.clipboard().text()


def test_neither_pages_tables_nor_files_give_them_away(
    qtbot: QtBot, desk: Desk, centre: Centre, tmp_path: Path
) -> None:
    _register(qtbot, desk, centre)
    case = centre.cases.ids()[0]
    for kind, where in ((CasesPage, {"uid": case}), (CasesPage, {}), (CitizensPage, {})):
        with shown(kind(desk, centre)) as page:
            page.arrive(where)
            settled(qtbot, desk)
            pictures.picture(page, page.size())
            told = eyes.read(page)
            assert "อับดุลเลาะ" in told
            assert BREAK not in told
            if not where:
                copied = _copied(qtbot, page)
                assert "อับดุลเลาะ" in copied
                assert BREAK not in copied
            assert not [label for label in page.findChildren(Label) if BREAK in label.selectedText()]
    for table in ("citizens", "cases"):
        sheet, plain = tmp_path / f"{table}.xlsx", tmp_path / f"{table}.csv"
        centre.export.write(table, sheet)
        centre.export.write(table, plain)
        assert BREAK not in plain.read_text("utf-8-sig")
        with zipfile.ZipFile(sheet) as parts:
            assert not any(BREAK in parts.read(name).decode("utf-8", "ignore") for name in parts.namelist())
