"""Plans of a month and activities done: four fields of work, their drafts, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from desktop.rules.months import NAMES, Month
from desktop.rules.problems import Problem
from desktop.rules.volunteer_months import serves_in
from desktop.rules.volunteers import LAST_VILLAGE, VolunteerDraft, is_serving
from desktop.system.language import _, mark

INFORMATION = "information"
SERVICES = "services"
SECURITY = "security"
SUSTAINABILITY = "sustainability"

# The four fields of a graduate's work, in the programme's order (design: domain, who).
FIELDS = {
    INFORMATION: mark("Information"),
    SERVICES: mark("Labour services"),
    SECURITY: mark("Security"),
    SUSTAINABILITY: mark("Sustainability"),
}
# Paper speaks Thai whatever the window speaks.
PAPER_FIELDS = {
    INFORMATION: "ด้านข้อมูล",
    SERVICES: "ด้านแรงงาน",
    SECURITY: "ด้านความมั่นคง",
    SUSTAINABILITY: "ด้านความยั่งยืน",
}
# The type of activity that a community forum is (reference table of activity types).
FORUM = "forum"

# Nothing is planned more often than three times on each day of a month.
MOST_TIMES = 99
# No activity of a district reaches more people than a district has.
MOST_PEOPLE = 99_999
LONGEST_ACTIVITY = 500
LONGEST_RESULT = 2000
_LONGEST_LINE = 200
# So many months ahead a plan may be written.
_MONTHS_AHEAD = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItemDraft:
    """One thing that somebody, or the centre itself, plans for a month.

    Attributes:
        month: ISO, such as ``2026-10``.
        volunteer_uid: whose plan; empty for the centre's own.
        field: one of ``FIELDS``.
        kind: a code of the activity types.
        activity: what shall be done.
        days: when, in words, such as ทุกวันพุธ.
        place: where.
        tambon_code: the tambon, where it is one.
        times: how often.
        people: how many people it shall reach.
        with_whom: who takes part or helps.
    """

    month: str = ""
    volunteer_uid: str = ""
    field: str = ""
    kind: str = ""
    activity: str = ""
    days: str = ""
    place: str = ""
    tambon_code: str = ""
    times: int | None = 1
    people: int | None = None
    with_whom: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityDraft:
    """Something that was done, and whom it reached.

    Attributes:
        on: the day.
        volunteer_uid: who did it; empty for the centre itself.
        plan_item_uid: the item of the plan that it belongs to; empty for work outside the plan.
        forum_uid: the forum that it is; empty for none.
        field: one of ``FIELDS``.
        kind: a code of the activity types.
        activity: what was done.
        place: where.
        tambon_code: the tambon.
        village_number: the village, where it was one.
        men: how many men it reached; nothing counts as none.
        women: how many women it reached; nothing counts as none.
        result: what came of it.
    """

    on: date | None = None
    volunteer_uid: str = ""
    plan_item_uid: str = ""
    forum_uid: str = ""
    field: str = ""
    kind: str = ""
    activity: str = ""
    place: str = ""
    tambon_code: str = ""
    village_number: int | None = None
    men: int | None = None
    women: int | None = None
    result: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkNoteDraft:
    """What hindered a month, and what is proposed.

    Attributes:
        problems: what hindered the work.
        proposals: what the person proposes.
    """

    problems: str = ""
    proposals: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """The codes that a draft may name; none of a sort are not looked at.

    Attributes:
        kinds: of the activity types on offer.
        tambons: of the tambons.
    """

    kinds: Collection[str] | None = None
    tambons: Collection[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedItem:
    """What an activity must agree with where it belongs to an item of a plan.

    Attributes:
        month: of the plan.
        volunteer_uid: whose plan; empty for the centre's own.
        field: of the item.
    """

    month: Month
    volunteer_uid: str = ""
    field: str = ""


def field_word(field: str) -> str:
    """A field of work in the user's language, or its code."""
    return _(FIELDS[field]) if field in FIELDS else field


def paper_field(field: str) -> str:
    """A field of work as papers name it, or its code."""
    return PAPER_FIELDS.get(field, field)


def check_item(
    draft: PlanItemDraft, today: date, appointment: VolunteerDraft | None, known: Known
) -> tuple[Problem, ...]:
    """What is wrong with an item of a plan; at the form, at saving and at copying.

    Args:
        draft: as typed.
        today: the day of the check.
        appointment: whose plan it is; None for the centre's own.
        known: the codes on offer.
    """
    return (
        *_check_month(draft.month, today, appointment),
        *_check_work(draft, known),
        *_check_lines(draft, ("days", "place", "with_whom")),
        *_check_targets(draft),
    )


def _check_month(text: str, today: date, appointment: VolunteerDraft | None) -> Iterator[Problem]:
    month = Month.parse(text)
    if _months_between(Month.of(today), month) > _MONTHS_AHEAD:
        yield Problem("month", _("A plan is written at most a year ahead. Choose an earlier month."))
    if appointment is not None and not serves_in(appointment, month):
        sentence = _("This person does not serve in {month}. Choose another month.", month=month.spoken())
        yield Problem("month", sentence)


def _months_between(first: Month, last: Month) -> int:
    return (last.year - first.year) * 12 + last.month - first.month


def _check_work(draft: PlanItemDraft | ActivityDraft, known: Known) -> Iterator[Problem]:
    if draft.field not in FIELDS:
        yield Problem("field", _("Please choose one of the four fields of work."))
    if not draft.kind or (known.kinds is not None and draft.kind not in known.kinds):
        yield Problem("kind", _("Please choose the type of activity."))
    if not draft.activity.strip():
        yield Problem("activity", _("Please write what the activity is."))
    elif len(draft.activity) > LONGEST_ACTIVITY:
        sentence = _("This is too long; {count} characters fit here.", count=LONGEST_ACTIVITY)
        yield Problem("activity", sentence)
    if draft.tambon_code and known.tambons is not None and draft.tambon_code not in known.tambons:
        yield Problem("tambon_code", _("This tambon is not in the list. Please choose one from the list."))


def _check_lines(draft: PlanItemDraft | ActivityDraft, names: Collection[str]) -> Iterator[Problem]:
    for name in names:
        if len(getattr(draft, name)) > _LONGEST_LINE:
            sentence = _("This is too long; {count} characters fit here.", count=_LONGEST_LINE)
            yield Problem(name, sentence)


def _check_targets(draft: PlanItemDraft) -> Iterator[Problem]:
    if draft.times is None or not 1 <= draft.times <= MOST_TIMES:
        sentence = _("Please write how often, from 1 to {most} times.", most=MOST_TIMES)
        yield Problem("times", sentence)
    if draft.people is not None and not 0 <= draft.people <= MOST_PEOPLE:
        yield Problem("people", _people_sentence())


def _people_sentence() -> str:
    return _("The number of people lies between 0 and {most}.", most=f"{MOST_PEOPLE:,}")


def check_activity(
    draft: ActivityDraft,
    today: date,
    appointment: VolunteerDraft | None,
    item: PlannedItem | None,
    known: Known,
) -> tuple[Problem, ...]:
    """What is wrong with an activity; at the form and at saving.

    Args:
        draft: as typed.
        today: the day of the check.
        appointment: who did it; None for the centre itself.
        item: the item of the plan that it names; None for work outside the plan.
        known: the codes on offer.
    """
    return (
        *_check_day(draft, today, appointment),
        *_check_work(draft, known),
        *_check_lines(draft, ("place",)),
        *_check_people(draft),
        *_check_item_of(draft, item),
    )


def _check_day(draft: ActivityDraft, today: date, appointment: VolunteerDraft | None) -> Iterator[Problem]:
    if draft.on is None:
        yield Problem("on", _("Please write the day."))
    elif Month.of(draft.on) > Month.of(today):
        spoken = Month.of(draft.on).spoken()
        sentence = _("{month} has not come yet. What is still to come stands in its plan.", month=spoken)
        yield Problem("on", sentence)
    elif draft.on > today:
        yield Problem("on", _("This day has not come yet. What is still to come stands in the plan."))
    elif appointment is not None and not is_serving(appointment, draft.on):
        yield Problem("on", _("This person did not serve on this day. Choose a day of the service."))


def _check_people(draft: ActivityDraft) -> Iterator[Problem]:
    for name in ("men", "women"):
        count = getattr(draft, name)
        if count is not None and not 0 <= count <= MOST_PEOPLE:
            yield Problem(name, _people_sentence())
    if not draft.men and not draft.women:
        yield Problem("men", _("The activity reached nobody. Is that right?"), soft=True)
    if draft.village_number is not None and not 1 <= draft.village_number <= LAST_VILLAGE:
        yield Problem("village_number", _("A village number lies between 1 and {last}.", last=LAST_VILLAGE))
    if len(draft.result) > LONGEST_RESULT:
        sentence = _("This is too long; {count} characters fit here.", count=LONGEST_RESULT)
        yield Problem("result", sentence)


def _check_item_of(draft: ActivityDraft, item: PlannedItem | None) -> Iterator[Problem]:
    if item is None or draft.on is None:
        return
    if item.volunteer_uid != draft.volunteer_uid:
        sentence = _("This item stands in somebody else's plan. Choose one of the same person.")
        yield Problem("plan_item_uid", sentence)
    elif item.month != Month.of(draft.on):
        spoken = item.month.spoken()
        sentence = _(
            "This item stands in the plan of {month}. Choose one of the activity's month.", month=spoken
        )
        yield Problem("plan_item_uid", sentence)
    elif item.field != draft.field:
        planned = field_word(item.field)
        sentence = _("In the plan this stands under another field: {field}. Is that right?", field=planned)
        yield Problem("field", sentence, soft=True)


def check_note(draft: WorkNoteDraft) -> tuple[Problem, ...]:
    """What is wrong with the notes of a month."""
    return tuple(
        Problem(name, _("This is too long; {count} characters fit here.", count=LONGEST_RESULT))
        for name in ("problems", "proposals")
        if len(getattr(draft, name)) > LONGEST_RESULT
    )


def days_that_recur(days: str) -> str:
    """The days of an item as they hold for another month too.

    Args:
        days: in words; ทุกวันพุธ recurs, วันที่ 5 and 12 ก.พ. do not.

    Returns:
        The same words, or nothing where they name a date.
    """
    dated = any(letter.isdigit() for letter in days) or any(name in days for name in NAMES)
    return "" if dated else days
