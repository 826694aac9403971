"""Events are written down whole, told early enough to act, and restricted where people could come to harm."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.rules import events
from desktop.rules.events import EndDraft, EventDraft, TellingDraft

TODAY = date(2026, 11, 20)
STRIKE = EventDraft(
    heard_on=date(2026, 11, 19),
    happened_on=date(2026, 11, 18),
    tambon_code="940101",
    kind="strike",
    urgency="urgent",
    what_happened="ลูกจ้างรวมตัวหน้าโรงงาน",
)


def _fields(draft: EventDraft) -> list[str]:
    return [problem.field for problem in events.check(draft, TODAY, {"940101"})]


def test_an_event_that_is_whole_has_no_problem() -> None:
    assert _fields(STRIKE) == []


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (replace(STRIKE, kind="party"), "kind"),
        (replace(STRIKE, urgency="later"), "urgency"),
        (replace(STRIKE, people=-1), "people"),
        (replace(STRIKE, heard_on=None), "heard_on"),
        (replace(STRIKE, heard_on=date(2026, 11, 21)), "heard_on"),
        (replace(STRIKE, happened_on=date(2026, 11, 21)), "happened_on"),
        (replace(STRIKE, happened_on=date(2026, 11, 20)), "happened_on"),
        (replace(STRIKE, tambon_code=""), "tambon_code"),
        (replace(STRIKE, tambon_code="999999"), "tambon_code"),
        (replace(STRIKE, village_number=0), "village_number"),
        (replace(STRIKE, what_happened="  "), "what_happened"),
        (replace(STRIKE, what_is_needed="ก" * 4001), "what_is_needed"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(draft: EventDraft, field: str) -> None:
    assert _fields(draft) == [field]


@pytest.mark.parametrize(
    ("urgency", "heard_on", "late"),
    [
        ("urgent", date(2026, 11, 20), False),
        ("urgent", date(2026, 11, 19), True),
        ("urgent", date(2026, 11, 1), True),
        ("soon", date(2026, 11, 1), False),
        ("normal", date(2026, 11, 1), False),
    ],
)
def test_only_urgent_events_wait_no_longer_than_a_day(urgency: str, heard_on: date, late: bool) -> None:
    assert events.is_late(urgency, heard_on, TODAY) is late


@pytest.mark.parametrize("kind", sorted(events.KINDS))
def test_tip_offs_and_trafficking_are_restricted_whatever_is_ticked(kind: str) -> None:
    assert events.is_restricted(EventDraft(kind=kind)) is (kind in ("tip_off", "trafficking"))
    assert events.is_restricted(EventDraft(kind=kind, restricted=True))


def test_who_was_told_needs_a_name_a_way_and_a_day_after_it_was_heard() -> None:
    heard = date(2026, 11, 10)
    told = TellingDraft(event_uid="e", to="แรงงานจังหวัด", way="telephone", on=date(2026, 11, 11))
    assert events.check_telling(told, heard, TODAY) == ()
    wrong = TellingDraft(event_uid="e", to=" ", way="pigeon", on=date(2026, 11, 9))
    assert [each.field for each in events.check_telling(wrong, heard, TODAY)] == ["to", "way", "on"]
    ahead = replace(told, on=date(2026, 11, 21))
    assert [each.field for each in events.check_telling(ahead, heard, TODAY)] == ["on"]


def test_an_end_needs_a_day_and_what_came_of_it() -> None:
    heard = date(2026, 11, 10)
    assert events.check_end(EndDraft(ended_on=TODAY, end_note="ตกลงกันได้"), heard, TODAY) == ()
    assert [each.field for each in events.check_end(EndDraft(), heard, TODAY)] == ["ended_on", "end_note"]


@pytest.mark.parametrize(
    ("categories", "kind"),
    [
        (("OPS-3",), "tip_off"),
        (("PRO-2", "EMP-1"), "trafficking"),
        (("EMP-1", "PRO-1"), "unpaid_wages"),
        ((), ""),
    ],
)
def test_a_case_proposes_the_kind_of_its_event(categories: tuple[str, ...], kind: str) -> None:
    assert events.kind_for(categories) == kind
