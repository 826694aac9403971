"""The registers' own lists: their columns, and what of them goes to Excel, onto paper and is copied."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from month_entries import Entries
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop.models import AuditLine
from desktop.printing.forms.register_list import Sheet
from desktop.rules.problems import Refused
from desktop.services import shown_lists
from desktop.services.centre import Centre
from desktop.services.citizens import CitizenFilter
from desktop.views.cases import CasesPage
from desktop.views.citizens import CitizensPage
from desktop.views.kit import pictures
from desktop.views.kit.desk import Desk
from desktop.views.kit.questions import Dialog
from desktop.views.kit.register_page import RegisterPage
from desktop.views.kit.row_model import Sort
from desktop.views.volunteers import VolunteersPage
from tests.views.case_steps import KNOWN, TODAY, TurnedTo, open_case, referral, settled, shown
from tests.views.ink import clipped_texts

pytestmark = [pytest.mark.qt_log_ignore("does not support", extend=True), pytest.mark.usefixtures("dressed")]


@pytest.fixture
def people(qtbot: QtBot, desk: Desk, centre: Centre) -> Iterator[CitizensPage]:
    with shown(CitizensPage(desk, centre)) as made:
        yield made


@pytest.fixture
def turned(desk: Desk) -> TurnedTo:
    return TurnedTo(desk)


@pytest.fixture
def known(centre: Centre) -> str:
    return open_case(centre, KNOWN, "SKL-1", steps=(referral(),)).citizen_uid


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the window is told to write, without an ending, as people type names."""
    monkeypatch.setattr(Dialog, "save_as", staticmethod(lambda *_asked: tmp_path / "รายการ"))
    return tmp_path / "รายการ.xlsx"


def _listed(qtbot: QtBot, page: CitizensPage | CasesPage | VolunteersPage) -> RegisterPage:
    page.arrive({})
    settled(qtbot, page.desk)
    return page.register


def _logged(centre: Centre, title: str) -> list[dict[str, list[str]]]:
    with centre.ground.database.read() as session:
        lines = session.scalars(select(AuditLine).where(AuditLine.title == title)).all()
        return [json.loads(line.changes) for line in lines]


def test_people_go_to_excel_with_the_columns_and_the_filter_that_are_shown(
    qtbot: QtBot, people: CitizensPage, centre: Centre, known: str, place: Path
) -> None:
    said: list[str] = []
    people.desk.said.connect(lambda text, _undo: said.append(text))
    register = _listed(qtbot, people)
    register.choose_columns(["name", "thai_id", "age", "last_contact"])
    narrowing = next(each for each in register.filters._filters.values() if each.key == "tambon")
    register.filters.choose("tambon", next(one for one in narrowing.choices() if one.code == "940101"))
    settled(qtbot, people.desk)
    register.ways.all_to_excel()
    settled(qtbot, people.desk)

    rows = list(openpyxl.load_workbook(place).worksheets[0].iter_rows(values_only=True))
    assert rows[0] == ("Name", "ID", "Age", "Last contact")
    assert rows[1] == ("นายมูฮัมหมัด มะหะมัด", "1-9403-xxxxx-45-1", 34, datetime(2026, 11, 20))
    assert _logged(centre, "Export a list") == [{"citizens": [known]}]
    assert said[-1] == f"๑ rows are in รายการ.xlsx, in the folder {place.parent}."
    told = openpyxl.load_workbook(place)["ที่มา"]
    assert told["B3"].value == "Tambon: สะบารัง; Sorted by Name"


def test_thinking_better_of_it_writes_nothing(
    qtbot: QtBot, people: CitizensPage, centre: Centre, known: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Dialog, "save_as", staticmethod(lambda *_asked: None))
    register = _listed(qtbot, people)
    register.ways.all_to_excel()
    assert not people.desk.jobs.is_busy()
    assert _logged(centre, "Export a list") == []


def test_people_are_copied_as_they_are_shown_and_written_down(
    qtbot: QtBot, people: CitizensPage, centre: Centre, known: str
) -> None:
    register = _listed(qtbot, people)
    register.choose_columns(["name", "thai_id", "last_contact", "needs"])
    register.table.selectAll()
    register.ways.copy()
    settled(qtbot, people.desk)
    settled(qtbot, people.desk)
    category = centre.ground.reference.categories["SKL-1"].name
    assert QGuiApplication.clipboard().text().splitlines()[1].split("\t") == [
        *("นายมูฮัมหมัด มะหะมัด", "1-9403-xxxxx-45-1", category),
        # "Today" would be wrong tomorrow.
        "20 พ.ย. 2569",
    ]
    assert _logged(centre, "Copy rows") == [{"citizens": [known]}]


def test_a_list_on_paper_has_the_words_of_the_list(
    qtbot: QtBot, people: CitizensPage, centre: Centre, known: str, turned: TurnedTo
) -> None:
    register = _listed(qtbot, people)
    register.ways.all_on_paper()
    settled(qtbot, people.desk)
    page, where = turned.last
    sheet = where["sheet"]
    assert isinstance(sheet, Sheet)
    assert (page, where["form"], where["about"], where["back"]) == ("paper", "register_list", "", "citizens")
    assert sheet.lines[0].cells[:2] == ("นายมูฮัมหมัด มะหะมัด", "1-9403-xxxxx-45-1")
    assert sheet.said == ("Sorted by Name",)
    assert _logged(centre, "Print a list") == [{"citizens": [known]}]
    issued = centre.documents.issue("register_list", sheet)
    assert issued.pdf.startswith(b"%PDF")


def test_a_printed_list_with_a_restricted_case_is_looked_at_by_supervisors_only(
    centre: Centre, as_role: object
) -> None:
    uid = Entries(centre.ground).case(TODAY, restricted=True)
    supervisor = as_role(centre.ground, "supervisor")  # type: ignore[operator]
    rows = ((uid, ()),)
    listed = shown_lists.ShownList(table="cases", title="เรื่อง", said=(), columns=(), rows=rows)
    sheet, about = shown_lists.ShownLists(supervisor).sheet(listed)
    document = centre.documents.issue("register_list", sheet, about)
    with pytest.raises(Refused):
        type(centre.documents)(as_role(centre.ground, "officer")).look(document.uid)  # type: ignore[operator]


def test_cases_keep_their_whole_number_and_need_away_from_the_screen(
    qtbot: QtBot, desk: Desk, centre: Centre, known: str, place: Path
) -> None:
    with shown(CasesPage(desk, centre)) as page:
        register = _listed(qtbot, page)
        model = register.table.rows
        assert model.cell(model.index(0, 0)).text == "0001/2570"
        register.ways.all_to_excel()
        settled(qtbot, desk)
    row = list(openpyxl.load_workbook(place).worksheets[0].iter_rows(values_only=True))[1]
    assert row[0] == "9401/0001/2570"
    assert row[2] == centre.ground.reference.categories["SKL-1"].name


def test_volunteers_go_to_excel_with_the_end_of_their_term_and_a_sum_of_whom_they_found(
    qtbot: QtBot, desk: Desk, centre: Centre, place: Path
) -> None:
    entries = Entries(centre.ground)
    uid = entries.volunteer(end=TODAY.replace(month=12))
    entries.case(TODAY, found_by=uid)
    with shown(VolunteersPage(desk, centre)) as page:
        register = _listed(qtbot, page)
        assert "left" in register.table.rows.cell(register.table.rows.index(0, 3)).text
        register.ways.all_to_excel()
        settled(qtbot, desk)
    rows = list(openpyxl.load_workbook(place).worksheets[0].iter_rows(values_only=True))
    assert rows[1][3:] == (datetime(2026, 12, 20), 1)
    assert rows[-1][-1] == "=SUBTOTAL(109,E2:E2)"


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize("kind", [CitizensPage, CasesPage, VolunteersPage])
@pytest.mark.parametrize("edition", ["centre", "province"])
def test_every_column_that_offers_to_sort_does(
    qtbot: QtBot, desk: Desk, request: pytest.FixtureRequest, kind: type[CitizensPage], edition: str
) -> None:
    centre: Centre = request.getfixturevalue(edition)
    Entries(centre.ground).volunteer()
    if edition == "province":
        open_case(centre)
    with shown(kind(desk, centre)) as page:
        register = _listed(qtbot, page)
        count = register.table.rows.rowCount()
        assert count
        for column in register._register.columns:
            for descending in (False, True) if column.sortable else ():
                register.table.show_sort(Sort(column.key, descending))
                with qtbot.waitSignal(register.loaded) as told:
                    register.refresh()
                assert told.args == [count], column.key


@pytest.mark.usefixtures("thai", "known")
def test_no_thai_mark_is_cut_with_every_column_and_the_bar(
    qtbot: QtBot, people: CitizensPage, centre: Centre
) -> None:
    register = _listed(qtbot, people)
    register.choose_columns([column.key for column in register._register.columns])
    register.filters.choose("status", register.filters._filters["status"].choices()[2])
    settled(qtbot, people.desk)
    register.table.selectAll()
    pictures.picture(people, people.size())
    assert register.chosen_bar.isVisible()
    assert register.filters.clear_button.isVisible()
    assert clipped_texts(people) == []
    assert len(centre.citizens.ids(CitizenFilter())) == 1
