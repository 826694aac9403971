"""The page of stipends: a month, its lists and receipts, the year, the province's count."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from month_entries import Entries
from pytestqt.qtbot import QtBot

from desktop.models import StipendCount, new_uid
from desktop.rules.pay_accounts import PayAccountDraft
from desktop.services.centre import Centre
from desktop.services.ground import Ground
from desktop.services.office import UserDraft
from desktop.services.stipends import Stipends
from desktop.views.kit.desk import Desk
from desktop.views.kit.questions import Dialog
from desktop.views.stipends import StipendsPage
from desktop.views.stipends.receipts_view import YearOf
from tests.views.ink import clipped_texts
from tests.views.stipend_steps import OCTOBER, arrived, paid, prepared, settled, two_reported

# The off-screen platform says that it has no frame to keep to sizes; that is no fault.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True),
    pytest.mark.usefixtures("dressed"),
]
AsRole = Callable[[Ground, str], Ground]


@pytest.fixture
def entries(centre: Centre) -> Entries:
    return Entries(centre.ground)


@pytest.fixture
def reported(entries: Entries, centre: Centre) -> list[str]:
    """Two volunteers whose October was reported, by name."""
    return two_reported(entries, centre)


@pytest.fixture
def approve(centre: Centre, as_role: AsRole) -> Callable[[str], None]:
    return Stipends(as_role(centre.ground, "supervisor")).lists.approve


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, centre: Centre) -> Iterator[StipendsPage]:
    made = StipendsPage(desk, centre)
    qtbot.addWidget(made)
    made.resize(1150, 712)
    made.show()
    yield made
    made.hide()
    settled(qtbot, made)


def texts(page: StipendsPage, row: int) -> list[str]:
    rows = page.month.table.rows
    return [rows.cell(rows.index(row, column)).text for column in range(rows.columnCount())]


def test_a_month_tells_who_can_be_paid_and_why_others_cannot(
    qtbot: QtBot, page: StipendsPage, entries: Entries, reported: list[str]
) -> None:
    entries.volunteer("ฮาซัน")

    arrived(qtbot, page)

    assert page.turner.month == OCTOBER
    assert texts(page, 0) == ["นายกามา สาและ", "Volunteer", "600.00", "can be paid"]
    assert texts(page, 2)[3] == "report not received"
    page.month.table.choose(page.month.table.rows.uid(2))
    assert "has not been received" in page.month.told.text()
    assert page.head.primary is not None
    assert page.head.primary.isEnabled()
    assert "๒" in page.head.count.text()


def test_nobody_to_pay_leaves_nothing_to_prepare(qtbot: QtBot, page: StipendsPage, entries: Entries) -> None:
    entries.volunteer()

    arrived(qtbot, page)

    assert page.head.primary is not None
    assert not page.head.primary.isEnabled()


def test_an_officer_prepares_and_a_supervisor_approves_at_the_same_screen(
    qtbot: QtBot, desk: Desk, centre: Centre, as_role: AsRole, reported: list[str]
) -> None:
    supervisor = UserDraft(
        name="somchai",
        full_name="สมชาย",
        position="แรงงานอำเภอ",
        role="supervisor",
        password="ทุเรียนมังคุดลองกอง",
    )
    centre.office.save_user(supervisor)
    ground = as_role(centre.ground, "officer")
    page = StipendsPage(desk, replace(centre, ground=ground, stipends=Stipends(ground)))
    qtbot.addWidget(page)
    page.show()

    view = prepared(qtbot, page)

    assert "Approve" not in [made.text() for made in view.head.buttons]
    assert "supervisor" in view.hint.text()
    assert view.page is not None
    assert [line.amount for line in view.page.lines] == [60_000, 60_000]
    view.approve_beside()
    form = view.form()
    assert form is not None
    form.field("name").set_value("somchai")
    form.field("password").set_value("ผิดแน่นอนผิดแน่นอน")
    page.save()
    qtbot.waitUntil(lambda: bool(form.labelled("password").problem()))
    settled(qtbot, page)
    form.field("password").set_value(supervisor.password)
    page.save()
    qtbot.waitUntil(lambda: view.page is not None and view.page.row.state == "approved")
    settled(qtbot, page)
    assert view.page.row.approved_by == "สมชาย"
    page.hide()
    settled(qtbot, page)


def test_a_list_that_was_approved_is_paid_with_receipts_by_name(
    qtbot: QtBot, page: StipendsPage, reported: list[str], approve: Callable[[str], None]
) -> None:
    view = paid(qtbot, page, approve)

    assert view.page is not None
    assert [line.receipt_number for line in view.page.lines] == ["R9401-2570-00001", "R9401-2570-00002"]
    receipt = view.current_receipt()
    assert receipt is not None
    assert receipt.payee == "นายกามา สาและ"


def test_a_day_of_payment_before_the_approval_is_told_at_its_field(
    qtbot: QtBot, page: StipendsPage, reported: list[str], approve: Callable[[str], None]
) -> None:
    view = prepared(qtbot, page)
    approve(view.uid)
    view.refresh()
    settled(qtbot, page)
    view.pay()
    form = view.form()
    assert form is not None
    form.field("paid_on").set_value(date(2026, 11, 1))

    page.save()
    settled(qtbot, page)

    assert form.labelled("paid_on").problem()
    assert view.page is not None
    assert view.page.row.state == "approved"


def test_a_receipt_is_voided_with_a_reason_and_the_month_can_be_paid_again(
    qtbot: QtBot, page: StipendsPage, reported: list[str], approve: Callable[[str], None], centre: Centre
) -> None:
    view = paid(qtbot, page, approve)
    view.void()
    form = view.form()
    assert form is not None
    page.save()
    assert form.labelled("reason").problem()
    form.field("reason").set_value("ไม่ได้มารับเงิน")
    page.save()
    qtbot.waitUntil(lambda: view.form() is None and view.page is not None and view.page.row.people == 1)
    settled(qtbot, page)

    receipt = view.current_receipt()
    assert receipt is not None
    assert receipt.void_reason == "ไม่ได้มารับเงิน"
    assert centre.stipends.years.proof().agrees
    page.go_back()
    settled(qtbot, page)
    assert texts(page, 0)[3] == "can be paid"


def test_a_list_is_withdrawn_and_esc_leads_back_step_by_step(
    qtbot: QtBot, page: StipendsPage, reported: list[str]
) -> None:
    view = prepared(qtbot, page)
    view.withdraw()
    assert page.go_back()
    assert view.form() is None
    assert page.list is view

    view.withdraw()
    form = view.form()
    assert form is not None
    form.field("reason").set_value("จัดทำผิดเดือน")
    page.save()
    qtbot.waitUntil(lambda: view.page is not None and view.page.row.state == "withdrawn")
    settled(qtbot, page)
    assert view.head.buttons == []
    assert page.go_back()
    assert page.list is None
    assert not page.go_back()


def test_papers_are_handed_to_the_paper_page(
    qtbot: QtBot, page: StipendsPage, desk: Desk, reported: list[str], approve: Callable[[str], None]
) -> None:
    view = prepared(qtbot, page)
    with qtbot.waitSignal(desk.opened) as opened:
        view.print_list()
    assert (opened.args[1]["form"], opened.args[1]["draft"]) == ("stipend_list", True)
    page.go_back()
    settled(qtbot, page)

    approve(view.uid)
    arrived(qtbot, page, list=view.uid)
    assert page.list is not None
    view = page.list
    view.pay()
    page.save()
    qtbot.waitUntil(lambda: view.page is not None and view.page.row.state == "paid")
    settled(qtbot, page)
    with qtbot.waitSignal(desk.opened) as opened:
        view.print_receipt()
    assert (opened.args[1]["form"], opened.args[1]["draft"]) == ("stipend_receipt", False)
    assert opened.args[1]["sheet"].payee == "นายกามา สาและ"
    with qtbot.waitSignal(desk.opened) as opened:
        view.print_receipts()
    assert [sheet.payee for sheet, _about in opened.args[1]["sheets"]] == ["นายกามา สาและ", "นายขวัญ สาและ"]


def test_the_file_for_the_bank_tells_its_sum(
    qtbot: QtBot,
    page: StipendsPage,
    desk: Desk,
    centre: Centre,
    reported: list[str],
    approve: Callable[[str], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    account = PayAccountDraft(kind="bank", bank_code="006", number="1234567890", holder="นายกามา สาและ")
    centre.volunteers.accounts.save(reported[0], account)
    view = prepared(qtbot, page)
    approve(view.uid)
    view.refresh()
    settled(qtbot, page)
    place = tmp_path / "โอน.xlsx"
    monkeypatch.setattr(Dialog, "save_as", staticmethod(lambda *_asked: place))

    with qtbot.waitSignal(desk.said) as said:
        view.write_bank_file()

    assert place.read_bytes()[:2] == b"PK"
    assert said.args[0].startswith("1 transfers")


def test_the_provinces_count_stands_beside_what_was_paid(
    qtbot: QtBot,
    page: StipendsPage,
    centre: Centre,
    reported: list[str],
    approve: Callable[[str], None],
) -> None:
    paid(qtbot, page, approve)
    with centre.ground.database.work("The province answers in a test") as work:
        for uid, amount in zip(reported, (60_000, 0), strict=True):
            counted = StipendCount(
                uid=new_uid(),
                origin="94",
                unit="9401",
                volunteer_uid=uid,
                month="2026-10",
                amount=amount,
                remark="" if amount else "พ้นวาระแล้ว",
                on=date(2026, 11, 20),
            )
            work.session.add(counted)
    page.go_back()
    page.refresh()
    settled(qtbot, page)
    page.turn_to("counts")

    rows = page.counts.table.rows
    assert [rows.cell(rows.index(row, 3)).text for row in range(2)] == ["the same", "differs"]
    assert rows.cell(rows.index(1, 4)).text == "พ้นวาระแล้ว"
    assert "1 differ" in page.counts.told.text()


@pytest.mark.usefixtures("thai")
def test_no_thai_mark_is_clipped_on_any_part(
    qtbot: QtBot, desk: Desk, centre: Centre, reported: list[str], approve: Callable[[str], None]
) -> None:
    page = StipendsPage(desk, centre)
    qtbot.addWidget(page)
    page.resize(1150, 712)
    page.show()
    arrived(qtbot, page)
    assert clipped_texts(page) == []
    view = paid(qtbot, page, approve)
    assert clipped_texts(page) == []
    view.issue_anew()
    assert clipped_texts(page) == []
    view.hide_form()
    page.go_back()
    settled(qtbot, page)
    page.open_grounds(reported[0], OCTOBER)
    settled(qtbot, page)
    assert clipped_texts(page) == []
    page.go_back()
    page.open_receipts(YearOf(2570))
    settled(qtbot, page)
    assert clipped_texts(page) == []
    page.go_back()
    for key in ("year", "counts", "rates", "books"):
        page.turn_to(key)
        assert clipped_texts(page) == []
    page.hide()
    settled(qtbot, page)
