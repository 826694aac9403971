from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.database.keys import LOWEST, KeyFile
from desktop.services.centre import Centre
from desktop.services.ground import Ground
from desktop.services.office import Office, UserDraft
from desktop.services.upkeep import Check
from desktop.views.kit import pictures, theme, tokens
from desktop.views.kit.desk import Desk
from desktop.views.kit.questions import Dialog
from desktop.views.office import OfficePage
from desktop.views.office.about import About
from desktop.views.office.password import OwnPassword
from desktop.views.office.safety import Safety
from desktop.views.office.trail import Trail
from desktop.views.office.unit import UnitSettings
from desktop.views.office.users import Users
from tests.registers import PASSWORD
from tests.views.ink import clipped_texts, count_texts

NEW_PASSWORD = "ลมทะเลพัดใบตาล"


pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)

Shown = Callable[..., OfficePage]


@pytest.fixture
def settled(qtbot: QtBot, desk: Desk) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(lambda: not desk.jobs.is_busy())


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication, desk: Desk, settled: Callable[[], None]) -> Iterator[Shown]:
    """Shows a page at one of its parts; the page lives as long as the test."""
    theme.dress(qapp, tokens.LIGHT)
    kept: list[OfficePage] = []

    def show(centre: Centre, tab: str = "users") -> OfficePage:
        page = OfficePage(desk, centre)
        kept.append(page)
        qtbot.addWidget(page)
        page.resize(1150, 712)
        page.show()
        page.arrive({"tab": tab})
        settled()
        return page

    yield show
    settled()


@pytest.fixture
def officer(centre: Centre, as_role: Callable[[Ground, str], Ground]) -> Centre:
    ground = as_role(centre.ground, "officer")
    opened = replace(centre.opened, ground=ground)
    return replace(centre, opened=opened, ground=ground, office=Office(opened, LOWEST))


@pytest.fixture
def said(desk: Desk) -> list[str]:
    lines: list[str] = []
    desk.said.connect(lambda text, _undo: lines.append(text))
    return lines


def users_of(page: OfficePage) -> Users:
    part = page.part()
    assert isinstance(part, Users)
    return part


def test_the_page_opens_with_the_signed_in_user_in_the_form(shown: Shown, centre: Centre) -> None:
    part = users_of(shown(centre))
    assert part.form.draft().name == "nuriya"
    assert not part.form.is_dirty()


def test_a_new_user_is_added_and_may_sign_in(
    shown: Shown, settled: Callable[[], None], qtbot: QtBot, centre: Centre
) -> None:
    page = shown(centre)
    part = users_of(page)
    assert page.head.primary is not None
    qtbot.mouseClick(page.head.primary, Qt.MouseButton.LeftButton)
    typed = {
        "full_name": "นางรอซีดะ แวดอเลาะ",
        "name": "rosida",
        "password": NEW_PASSWORD,
        "role": "supervisor",
    }
    for name, value in typed.items():
        part.form.field(name).set_value(value)
    part.form.save()
    settled()

    assert [user.name for user in centre.office.users()] == ["nuriya", "rosida"]
    assert KeyFile(centre.opened.home.keys, LOWEST).open("rosida", NEW_PASSWORD)
    assert part.table.current_uid() == centre.office.users()[1].uid
    assert part.form.draft().password == ""
    assert not part.form.is_dirty()


def test_a_user_without_a_name_is_not_saved_and_the_field_says_why(
    shown: Shown, settled: Callable[[], None], centre: Centre
) -> None:
    part = users_of(shown(centre))
    part.begin()
    part.form.save()
    settled()
    assert part.form.labelled("name").problem()
    assert part.form.labelled("password").problem()
    assert len(centre.office.users()) == 1


def test_choosing_another_user_asks_before_what_was_typed_is_lost(
    shown: Shown, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = centre.office.save_user(UserDraft(name="rosida", full_name="นางรอซีดะ", password=NEW_PASSWORD))
    part = users_of(shown(centre))
    own = part.table.current_uid()
    part.form.field("full_name").set_value("ชื่อที่แก้")
    asked: list[str] = []
    monkeypatch.setattr(Dialog, "ask", lambda *words: bool(asked.append(words[1])))
    part.table.choose(other)
    assert asked
    assert part.table.current_uid() == own
    assert part.form.draft().full_name == "ชื่อที่แก้"


def test_the_last_administrator_cannot_be_made_an_officer_and_the_form_keeps_what_was_typed(
    shown: Shown, qtbot: QtBot, desk: Desk, centre: Centre
) -> None:
    part = users_of(shown(centre))
    part.form.field("role").set_value("officer")
    with qtbot.waitSignal(desk.failed) as failed:
        part.form.save()
    assert failed.args is not None
    assert failed.args[0].code == "last-administrator"
    assert part.form.draft().role == "officer"
    assert centre.office.users()[0].role == "administrator"


def test_an_officer_sees_the_users_but_can_change_nothing_and_reads_why(
    shown: Shown, settled: Callable[[], None], officer: Centre
) -> None:
    page = shown(officer)
    part = users_of(page)
    assert page.head.primary is not None
    assert not page.head.primary.isEnabled()
    assert not any(button.isEnabled() for button in part.form.save_buttons)
    assert not part.form.field("role").isEnabled()
    page.turn_to("unit")
    settled()
    unit = page.part()
    assert isinstance(unit, UnitSettings)
    assert not any(button.isEnabled() for button in unit.form.save_buttons)


def change_password(part: OwnPassword, old: str, new: str, again: str) -> None:
    for name, value in {"old": old, "new": new, "again": again}.items():
        part.form.field(name).set_value(value)
    part.form.save()


def test_an_own_password_is_changed_and_the_form_is_empty_again(
    shown: Shown, settled: Callable[[], None], centre: Centre, said: list[str]
) -> None:
    part = shown(centre, "password").part()
    assert isinstance(part, OwnPassword)
    change_password(part, PASSWORD, NEW_PASSWORD, NEW_PASSWORD)
    settled()
    assert KeyFile(centre.opened.home.keys, LOWEST).open("nuriya", NEW_PASSWORD)
    assert part.form.draft().new == ""
    assert said


def test_a_wrong_old_password_is_said_at_its_field(
    shown: Shown, settled: Callable[[], None], centre: Centre
) -> None:
    part = shown(centre, "password").part()
    assert isinstance(part, OwnPassword)
    change_password(part, "ไม่ใช่รหัสนี้แน่นอน", NEW_PASSWORD, NEW_PASSWORD)
    settled()
    assert part.form.labelled("old").problem()
    assert part.form.draft().new == NEW_PASSWORD


def test_two_new_passwords_that_differ_are_not_taken(
    shown: Shown, settled: Callable[[], None], centre: Centre
) -> None:
    part = shown(centre, "password").part()
    assert isinstance(part, OwnPassword)
    change_password(part, PASSWORD, NEW_PASSWORD, NEW_PASSWORD + "ม")
    settled()
    assert part.form.labelled("again").problem()
    assert KeyFile(centre.opened.home.keys, LOWEST).open("nuriya", PASSWORD)


def test_the_units_settings_are_saved_and_read_again(
    shown: Shown, settled: Callable[[], None], centre: Centre, said: list[str]
) -> None:
    part = shown(centre, "unit").part()
    assert isinstance(part, UnitSettings)
    assert part.form.draft().unit_name == centre.ground.unit_name
    part.form.field("phone").set_value("0 7333 1234")
    part.form.field("screening_delegated").set_value(True)
    part.form.save()
    settled()
    assert centre.office.settings()["phone"] == "0 7333 1234"
    assert centre.office.settings()["screening_delegated"] == "1"
    assert said
    assert not part.form.is_dirty()


def test_a_province_is_not_asked_who_screens(shown: Shown, province: Centre) -> None:
    part = shown(province, "unit").part()
    assert isinstance(part, UnitSettings)
    with pytest.raises(KeyError):
        part.form.field("screening_delegated")


def safety_of(page: OfficePage) -> Safety:
    part = page.part()
    assert isinstance(part, Safety)
    return part


def test_without_a_backup_the_page_says_so_and_offers_one(
    shown: Shown, settled: Callable[[], None], centre: Centre, said: list[str]
) -> None:
    part = safety_of(shown(centre, "safety"))
    assert part.states.currentIndex() == 1
    part.back_up()
    settled()
    assert part.states.currentIndex() == 0
    assert part.table.rows.rowCount() == 1
    assert said


def test_a_backup_goes_to_the_place_that_was_chosen(
    shown: Shown, settled: Callable[[], None], centre: Centre, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    place = tmp_path / "stick" / "backup.lcbackup"
    monkeypatch.setattr(Dialog, "save_as", lambda *_asked: place)
    part = safety_of(shown(centre, "safety"))
    part.back_up_elsewhere()
    settled()
    assert place.stat().st_size > 0


def test_no_backup_is_made_when_no_place_was_chosen(
    shown: Shown, settled: Callable[[], None], centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Dialog, "save_as", lambda *_asked: None)
    part = safety_of(shown(centre, "safety"))
    part.back_up_elsewhere()
    settled()
    assert centre.upkeep.last_backup() == ""


def chips(part: Safety) -> list[str]:
    from desktop.views.kit.chips import Chip

    return [chip.text() for chip in part.results.findChildren(Chip)]


def test_checking_shows_a_word_for_each_thing_that_was_checked(
    shown: Shown, settled: Callable[[], None], centre: Centre
) -> None:
    part = safety_of(shown(centre, "safety"))
    part.check()
    settled()
    assert chips(part) == ["whole"] * len(centre.upkeep.check())


def test_what_is_damaged_is_named(
    shown: Shown, settled: Callable[[], None], centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = (Check("Audit chain", False), Check("Key file", True))
    monkeypatch.setattr(type(centre.upkeep), "check", lambda _self: found)
    part = safety_of(shown(centre, "safety"))
    part.check()
    settled()
    assert chips(part) == ["damaged", "whole"]


def test_the_trail_shows_the_newest_work_first_and_is_filtered_by_what_was_done(
    shown: Shown, qtbot: QtBot, centre: Centre
) -> None:
    centre.office.save_settings({"phone": "1"})
    part = shown(centre, "trail").part()
    assert isinstance(part, Trail)
    table = part.register.table
    assert table.rows.cell(table.rows.index(0, 3)).text == "Change settings"
    every = table.rows.rowCount()
    with qtbot.waitSignal(part.register.loaded):
        part.register.filters.box.setText("settings")
    assert 0 < table.rows.rowCount() < every


def test_the_program_says_its_version(shown: Shown, centre: Centre) -> None:
    from desktop import __version__
    from desktop.views.kit.words import WrappedLabel

    part = shown(centre, "about").part()
    assert isinstance(part, About)
    assert __version__ in [label.text() for label in part.findChildren(WrappedLabel)]


def test_a_part_with_something_unsaved_is_left_only_after_asking(
    shown: Shown, settled: Callable[[], None], centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(centre, "unit")
    part = page.part()
    assert isinstance(part, UnitSettings)
    part.form.field("phone").set_value("1")
    monkeypatch.setattr(Dialog, "ask", lambda *_words: False)
    page.tabs.setCurrentIndex(0)
    assert page.part() is part
    assert page.tabs.current() == "unit"
    monkeypatch.setattr(Dialog, "ask", lambda *_words: True)
    page.tabs.setCurrentIndex(0)
    assert page.tabs.current() == "users"
    settled()


def test_arrows_turn_from_tab_to_tab(shown: Shown, qtbot: QtBot, centre: Centre) -> None:
    page = shown(centre)
    page.tabs.setFocus()
    qtbot.keyClick(page.tabs, Qt.Key.Key_Right)
    assert isinstance(page.part(), OwnPassword)


def test_an_unknown_tab_changes_nothing(shown: Shown, centre: Centre) -> None:
    page = shown(centre)
    assert not page.turn_to("no such part")
    assert isinstance(page.part(), Users)


def test_in_a_narrow_window_the_tabs_leave_their_icons_out(
    shown: Shown, qtbot: QtBot, centre: Centre, thai: None
) -> None:
    page = shown(centre)
    wide = page.tabs.tabSizeHint(0).width()
    page.resize(808, 584)
    assert page.minimumSizeHint().width() <= 808
    qtbot.waitUntil(lambda: page.tabs.tabSizeHint(0).width() < wide)
    last = page.tabs.tabRect(page.tabs.count() - 1)
    assert last.right() <= page.tabs.width()


def test_no_thai_mark_is_cut_off_in_any_part(
    shown: Shown, settled: Callable[[], None], centre: Centre, thai: None
) -> None:
    page = shown(centre)
    for tab in ("users", "password", "unit", "safety", "trail", "about"):
        page.turn_to(tab)
        settled()
        pictures.picture(page, page.size())
        settled()
        assert count_texts(page) > 8
        assert not clipped_texts(page)
