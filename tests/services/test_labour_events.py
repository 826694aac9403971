"""Events: numbered without a gap, told in time, ended; restricted ones are seen by supervisors alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from centre_and_province import Two
from month_entries import Entries
from refusing import code_of
from situation_entries import STRIKE, TIP_OFF
from sqlalchemy import select

from desktop.models import AuditLine, Event
from desktop.printing import forms, press
from desktop.rules.events import EndDraft, EventDraft, TellingDraft
from desktop.rules.months import Month
from desktop.rules.problems import Refused
from desktop.services.document_list import DocumentList
from desktop.services.documents import Documents
from desktop.services.ground import Ground
from desktop.services.reports import Reports
from desktop.services.shown_lists import ShownList, ShownLists
from desktop.services.situations import LATE, EventFilter, Situations
from desktop.services.situations.events import Events
from desktop.views.kit.row_model import Cell

Become = Callable[[Ground, str], Ground]
TOLD = TellingDraft(to="แรงงานจังหวัด", way="telephone", on=date(2026, 11, 19), answer="รับทราบ")


@pytest.fixture
def officer(centre_ground: Ground, as_role: Become) -> Events:
    return Situations(as_role(centre_ground, "officer")).events


@pytest.fixture
def supervisor(centre_ground: Ground, as_role: Become) -> Events:
    return Situations(as_role(centre_ground, "supervisor")).events


def numbers(events: Events) -> list[str]:
    return [row.number for row in events.rows(events.ids(EventFilter(sort="number", descending=False)))]


# -- writing down


def test_numbers_run_without_a_gap_within_the_fiscal_year(officer: Events) -> None:
    officer.save(replace(STRIKE, heard_on=date(2026, 9, 30), happened_on=None))
    officer.save(STRIKE)
    assert code_of(lambda: officer.save(replace(STRIKE, what_happened=""))) == "draft"
    officer.save(STRIKE)
    assert numbers(officer) == ["9401/ห 1/2569", "9401/ห 1/2570", "9401/ห 2/2570"]


def test_an_event_is_kept_as_it_was_typed_and_changed_by_whoever_read_it_last(officer: Events) -> None:
    uid = officer.save(STRIKE).uid
    page = officer.page(uid)
    assert page.draft == STRIKE
    officer.save(replace(STRIKE, people=70), uid, page.revision)
    assert officer.page(uid).draft.people == 70
    assert code_of(lambda: officer.save(replace(STRIKE, people=80), uid, page.revision)) == "changed"


def test_the_day_of_hearing_stays_in_the_fiscal_year_of_the_number(officer: Events) -> None:
    uid = officer.save(STRIKE).uid
    moved = replace(STRIKE, heard_on=date(2026, 9, 30), happened_on=None)
    with pytest.raises(Refused) as refused:
        officer.save(moved, uid, 1)
    assert [problem.field for problem in refused.value.problems] == ["heard_on"]


def test_a_closed_month_takes_no_events_and_no_reports_of_them(
    officer: Events, centre_ground: Ground
) -> None:
    october = replace(STRIKE, heard_on=date(2026, 10, 5), happened_on=None)
    uid = officer.save(october).uid
    Reports(centre_ground).close(Month(2026, 10))
    assert code_of(lambda: officer.save(october)) == "month-closed"
    assert code_of(lambda: officer.save(replace(october, people=1), uid, 1)) == "month-closed"
    told = replace(TOLD, event_uid=uid, on=date(2026, 10, 6))
    assert code_of(lambda: officer.tell(told)) == "month-closed"
    assert officer.tell(replace(told, on=date(2026, 11, 1)))


# -- telling and ending


def test_an_urgent_event_is_late_until_somebody_was_told_and_again_when_that_was_wrong(
    officer: Events,
) -> None:
    uid = officer.save(STRIKE).uid
    officer.save(replace(STRIKE, urgency="soon"))
    officer.save(replace(STRIKE, heard_on=date(2026, 11, 20)))
    assert officer.late() == 1
    assert officer.ids(EventFilter(state=LATE)) == [uid]
    assert officer.page(uid).row.late
    telling = officer.tell(replace(TOLD, event_uid=uid))
    assert officer.late() == 0
    assert (officer.page(uid).row.told, officer.page(uid).row.told_on) == (1, date(2026, 11, 19))
    officer.take_back(telling)
    assert officer.late() == 1
    # Taken back, never deleted.
    assert officer.page(uid).tellings[0].taken_back_on == date(2026, 11, 20)
    assert code_of(lambda: officer.take_back(telling)) == "not-found"


def test_an_event_that_has_ended_is_not_late_and_may_go_on_again(officer: Events) -> None:
    uid = officer.save(STRIKE).uid
    end = EndDraft(ended_on=date(2026, 11, 20), end_note="ตกลงกันได้")
    officer.end(uid, end)
    assert officer.late() == 0
    assert code_of(lambda: officer.end(uid, end)) == "ended"
    officer.go_on(uid)
    assert (officer.page(uid).row.ended_on, officer.page(uid).end_note) == (None, "")
    assert code_of(lambda: officer.go_on(uid)) == "open"


def test_events_are_found_by_number_place_and_story(officer: Events) -> None:
    uid = officer.save(replace(STRIKE, place="ท่าเรือ")).uid
    officer.save(replace(STRIKE, kind="accident", what_happened="ตกนั่งร้าน", employer=""))
    for wanted in (
        EventFilter(text="ท่าเรือ"),
        EventFilter(text="หน้าโรงงาน"),
        EventFilter(text="๑/2570"),
        EventFilter(text="9401/ห 1/2570"),
        EventFilter(kind="strike"),
    ):
        assert officer.ids(wanted) == [uid], wanted


@pytest.mark.parametrize("sort", ["on", "number", "kind", "urgency", "tambon", "people", "told", "unit"])
def test_every_column_sorts_both_ways(officer: Events, sort: str) -> None:
    first = officer.save(replace(STRIKE, heard_on=date(2026, 11, 18), people=1, urgency="normal")).uid
    second = officer.save(replace(STRIKE, kind="lay_off", tambon_code="940102")).uid
    officer.tell(replace(TOLD, event_uid=first))
    for descending in (False, True):
        assert set(officer.ids(EventFilter(sort=sort, descending=descending))) == {first, second}
    if sort in ("on", "number", "people", "urgency"):
        assert officer.ids(EventFilter(sort=sort, descending=False)) == [first, second]


# -- restricted


@pytest.mark.parametrize(
    "draft", [TIP_OFF, replace(STRIKE, restricted=True), replace(TIP_OFF, kind="trafficking")]
)
def test_an_officer_sees_that_a_restricted_event_was_taken_and_no_more(
    officer: Events, supervisor: Events, draft: EventDraft
) -> None:
    saved = officer.save(draft)
    assert saved.uid == ""
    [uid] = supervisor.ids()
    assert officer.ids() == []
    assert officer.rows([uid]) == []
    assert officer.late() == 0
    for work in (
        lambda: officer.page(uid),
        lambda: officer.save(draft, uid, 1),
        lambda: officer.tell(replace(TOLD, event_uid=uid)),
        lambda: officer.end(uid, EndDraft(ended_on=date(2026, 11, 20), end_note="จบ")),
    ):
        assert code_of(work) == "not-allowed"
    assert supervisor.page(uid).row.restricted


def test_an_administrator_opens_no_restricted_event(
    supervisor: Events, centre_ground: Ground, as_role: Become
) -> None:
    uid = supervisor.save(TIP_OFF).uid
    administrator = Situations(as_role(centre_ground, "administrator")).events
    assert administrator.ids() == []
    assert code_of(lambda: administrator.page(uid)) == "not-allowed"


def test_looking_at_a_restricted_event_is_written_down(supervisor: Events, centre_ground: Ground) -> None:
    uid = supervisor.save(TIP_OFF).uid
    supervisor.page(uid)
    with centre_ground.database.read() as session:
        lines = session.scalars(select(AuditLine).where(AuditLine.title == "View a restricted event")).all()
    assert len(lines) == 1
    assert uid in json.dumps([line.changes for line in lines], default=str)


def test_papers_of_a_restricted_event_are_printed_listed_and_printed_again_by_supervisors_only(
    officer: Events, supervisor: Events, centre_ground: Ground, as_role: Become
) -> None:
    uid = supervisor.save(TIP_OFF).uid
    ground, theirs = as_role(centre_ground, "supervisor"), as_role(centre_ground, "officer")
    sheet = Situations(ground).papers.event_sheet(uid)
    assert sheet.restricted
    issued = Documents(ground).issue("event_report", sheet, uid)
    assert code_of(lambda: Situations(theirs).papers.event_sheet(uid)) == "not-allowed"
    assert code_of(lambda: Documents(theirs).reprint(issued.uid)) == "not-allowed"
    assert DocumentList(theirs).ids() == []
    assert DocumentList(ground).ids() == [issued.uid]
    assert Documents(ground).reprint(issued.uid).pdf


def test_a_restricted_event_leaves_in_nobodys_list_but_the_supervisors(
    supervisor: Events, centre_ground: Ground, as_role: Become, tmp_path: Path
) -> None:
    uids = [supervisor.save(TIP_OFF).uid, supervisor.save(STRIKE).uid]
    shown = ShownList(
        table="events", title="เหตุการณ์", said=(), columns=(), rows=[(uid, [Cell(uid)]) for uid in uids]
    )
    for role, count in (("officer", 1), ("administrator", 1), ("supervisor", 2)):
        out = tmp_path / f"{role}.csv"
        assert ShownLists(as_role(centre_ground, role)).write(shown, out) == count
        assert (uids[0] in out.read_text("utf-8-sig")) is (role == "supervisor")
    sheet, about = ShownLists(as_role(centre_ground, "supervisor")).sheet(shown)
    assert (len(sheet.lines), about) == (2, uids[0])


def test_the_linked_case_is_named_only_to_those_who_may_open_it(
    officer: Events, supervisor: Events, centre_ground: Ground
) -> None:
    case = Entries(centre_ground).case(date(2026, 11, 5), restricted=True)
    uid = supervisor.save(replace(STRIKE, case_uid=case)).uid
    assert officer.page(uid).case_number == ""
    assert officer.page(uid).case_uid == ""
    assert supervisor.page(uid).case_number == "9401/0001/2570"


def test_an_event_is_made_of_a_case_without_a_name(
    officer: Events, supervisor: Events, centre_ground: Ground
) -> None:
    case = Entries(centre_ground).case(date(2026, 11, 5), restricted=True)
    assert code_of(lambda: officer.from_case(case)) == "not-allowed"
    draft = supervisor.from_case(case)
    assert (draft.case_uid, draft.heard_on, draft.restricted) == (case, date(2026, 11, 5), True)
    assert "สาและ" not in f"{draft}"


# -- paper and exchange


def test_the_report_has_who_was_told_and_not_what_was_taken_back(
    officer: Events, centre_ground: Ground
) -> None:
    uid = officer.save(STRIKE).uid
    officer.tell(replace(TOLD, event_uid=uid))
    officer.take_back(officer.tell(replace(TOLD, event_uid=uid, to="ผิดคน")))
    sheet = Situations(centre_ground).papers.event_sheet(uid)
    assert [line.to for line in sheet.reported_to] == ["แรงงานจังหวัด"]
    assert (sheet.addressee, sheet.urgency, sheet.restricted) == ("แรงงานจังหวัดปัตตานี", "urgent", False)
    assert press.print_pdf(forms.form("event_report"), sheet).startswith(b"%PDF")


def test_the_province_reads_events_by_office_and_restricted_ones_by_its_supervisors_only(
    two: Two, as_role: Become
) -> None:
    centre = Situations(as_role(two.centre_ground, "supervisor")).events
    open_uid, hidden = centre.save(STRIKE).uid, centre.save(TIP_OFF).uid
    centre.tell(replace(TOLD, event_uid=open_uid))
    two.up()
    officer = Situations(as_role(two.province_ground, "officer")).events
    supervisor = Situations(as_role(two.province_ground, "supervisor")).events
    assert officer.ids(EventFilter(unit="9401")) == [open_uid]
    assert set(supervisor.ids(EventFilter(unit="9401"))) == {open_uid, hidden}
    assert officer.page(open_uid).row.told == 1
    assert code_of(lambda: officer.save(STRIKE)) == "not-here"
    assert code_of(lambda: officer.tell(replace(TOLD, event_uid=open_uid))) == "not-ours"


def test_every_event_of_a_kind_that_is_always_restricted_is_stored_so(
    officer: Events, centre_ground: Ground
) -> None:
    officer.save(replace(TIP_OFF, restricted=False))
    with centre_ground.database.read() as session:
        assert session.scalars(select(Event.restricted)).all() == [True]
