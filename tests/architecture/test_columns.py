"""For each register: draft, table and newest bundle format have the same fields, on every floor."""

from __future__ import annotations

from dataclasses import fields

import pytest

from desktop.exchange import records
from desktop.models import (
    EXCHANGED,
    Activity,
    Assignment,
    Attainment,
    Attendance,
    Base,
    Bulletin,
    Case,
    Citizen,
    Course,
    CourseSession,
    Enrolment,
    Entry,
    Event,
    EventTelling,
    Forum,
    ForumDecision,
    ForumMatter,
    Group,
    GroupMember,
    Need,
    PayAccount,
    PlanItem,
    ReceivedReport,
    Situation,
    SituationReview,
    Step,
    TrainingFollowUp,
    Volunteer,
    WorkNote,
)
from desktop.rules.attainments import AttainmentDraft
from desktop.rules.bulletins import BulletinDraft
from desktop.rules.cases import CaseDraft, NeedDraft, StepDraft
from desktop.rules.citizens import CitizenDraft
from desktop.rules.events import EventDraft, TellingDraft
from desktop.rules.forums import DecisionDraft, ForumDraft, MatterDraft
from desktop.rules.pay_accounts import PayAccountDraft
from desktop.rules.plans import ActivityDraft, PlanItemDraft, WorkNoteDraft
from desktop.rules.situations import ReviewDraft, SituationDraft
from desktop.rules.trainings import (
    AttendanceDraft,
    CourseDraft,
    EnrolmentDraft,
    FollowUpDraft,
    GroupDraft,
    MemberDraft,
    SessionDraft,
)
from desktop.rules.volunteer_months import ReceiptDraft
from desktop.rules.volunteers import VolunteerDraft

OWN = {"uid", "origin", "revision"}
# Made by the program at saving, so no form hands them over and no file carries them.
MADE = {"citizens": {"search_text", "sort_name", "sound"}}
# What the draft names in another way, or another entry holds: draft field -> where it is stored.
ELSEWHERE: dict[type, dict[str, type[Entry]]] = {
    CaseDraft: {"needs": Need},
    VolunteerDraft: {"tambon_code": Assignment, "village_number": Assignment},
}
# What the service adds to a draft when it writes the entry.
ADDED: dict[type[Entry], set[str]] = {
    # No form hands these over: joining two entries and erasing one are works of their own.
    Citizen: {"joined_to", "erased_on"},
    Case: {"number", "fiscal_year"},
    Need: {"case_uid"},
    Step: {"case_uid", "letter_number", "officer"},
    Attainment: {"volunteer_uid", "taken_back_on"},
    PayAccount: {"volunteer_uid", "since", "until"},
    ReceivedReport: {"volunteer_uid", "received_by"},
    PlanItem: {"writer_uid", "taken_back_on"},
    Activity: {"taken_back_on"},
    WorkNote: {"volunteer_uid", "month", "opinion", "opinion_by", "opinion_on"},
    SituationReview: {"officer", "approved_on", "approved_by"},
    Event: {"number", "fiscal_year", "officer", "ended_on", "end_note"},
    EventTelling: {"officer", "taken_back_on"},
    # What becomes of a forum, a matter or a decision is a work of its own each.
    Forum: {"taken_back_on", "take_back_reason"},
    ForumMatter: {"forum_uid", "position", "case_uid", "group_uid", "taken_back_on"},
    ForumDecision: {"forum_uid", "position", "done_on", "taken_back_on"},
    Bulletin: {"withdrawn_on"},
    Group: {"ended_on", "end_reason"},
    GroupMember: {"group_uid", "until"},
    Course: {"declared_on", "declared_by", "called_off_on", "call_off_reason"},
    Enrolment: {"seated_on", "withdrawn_on", "withdraw_reason", "result", "hours_attended"},
    CourseSession: {"course_uid", "taken_back_on"},
    TrainingFollowUp: {"enrolment_uid", "officer"},
}
COLUMNS: list[tuple[type, type[Entry]]] = [
    (CitizenDraft, Citizen),
    (CaseDraft, Case),
    (NeedDraft, Need),
    (StepDraft, Step),
    (VolunteerDraft, Volunteer),
    (AttainmentDraft, Attainment),
    (PayAccountDraft, PayAccount),
    (ReceiptDraft, ReceivedReport),
    (PlanItemDraft, PlanItem),
    (ActivityDraft, Activity),
    (WorkNoteDraft, WorkNote),
    (SituationDraft, Situation),
    (ReviewDraft, SituationReview),
    (EventDraft, Event),
    (TellingDraft, EventTelling),
    (ForumDraft, Forum),
    (MatterDraft, ForumMatter),
    (DecisionDraft, ForumDecision),
    (BulletinDraft, Bulletin),
    (GroupDraft, Group),
    (MemberDraft, GroupMember),
    (CourseDraft, Course),
    (EnrolmentDraft, Enrolment),
    (SessionDraft, CourseSession),
    (AttendanceDraft, Attendance),
    (FollowUpDraft, TrainingFollowUp),
]


def _stored(model: type[Entry]) -> set[str]:
    assert issubclass(model, Base)
    return set(model.__mapper__.columns.keys()) - OWN - MADE.get(model.__tablename__, set())


@pytest.mark.parametrize(("draft", "model"), COLUMNS, ids=lambda value: value.__name__)
def test_what_the_form_hands_over_is_what_the_table_keeps(draft: type, model: type[Entry]) -> None:
    drafted = {field.name for field in fields(draft)} - set(ELSEWHERE.get(draft, {}))
    assert drafted == _stored(model) - ADDED.get(model, set()), (
        "the floor that lacks a field is the shorter side"
    )


@pytest.mark.parametrize("model", EXCHANGED, ids=lambda model: model.__name__)
def test_what_the_table_keeps_is_what_the_newest_bundle_format_carries(model: type[Entry]) -> None:
    assert issubclass(model, Base)
    carried = set(records.TABLES[model.__tablename__])
    assert carried == _stored(model), "the floor that lacks a field is the shorter side"


def test_where_a_stipend_is_paid_to_never_leaves_the_office() -> None:
    assert PayAccount not in EXCHANGED
    assert PayAccount.__tablename__ not in records.TABLES
