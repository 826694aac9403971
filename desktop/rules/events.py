"""Labour events: what happened in a tambon, how urgent it is, and whether it was told early enough to act."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.rules.problems import Problem
from desktop.system.language import _, mark

TRAFFICKING, TIP_OFF, OTHER = "trafficking", "tip_off", "other"
KINDS = {
    "strike": mark("Strike or gathering"),
    "lay_off": mark("Lay-off or closing"),
    "unpaid_wages": mark("Unpaid wages"),
    "accident": mark("Accident at work"),
    "disaster": mark("Flood or disaster"),
    "cross_border": mark("Cross-border workers"),
    TRAFFICKING: mark("Trafficking or forced labour"),
    TIP_OFF: mark("Tip-off"),
    OTHER: mark("Other event"),
}
# Only supervisors open these, whoever wrote them (design: domain, situation).
ALWAYS_RESTRICTED = frozenset({TRAFFICKING, TIP_OFF})
# The categories of need out of which such an event is made.
_KIND_OF_CATEGORY = {"PRO-1": "unpaid_wages", "PRO-2": TRAFFICKING, "OPS-3": TIP_OFF}

NORMAL, SOON, URGENT = "normal", "soon", "urgent"
URGENCIES = {NORMAL: mark("Normal"), SOON: mark("Pressing"), URGENT: mark("Most urgent")}
WAYS = {
    "telephone": mark("By telephone"),
    "letter": mark("By letter"),
    "person": mark("In person"),
    "chat": mark("By chat message"),
}
LAST_VILLAGE = 30
LONGEST_TEXT = 4000
MOST_PEOPLE = 100_000
# Events are reported early enough to act (design: domain, the fourth level of work): nobody waits longer than
# this to tell somebody of an urgent one.
_TELL_WITHIN = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDraft:
    """An event as it is written down.

    Attributes:
        heard_on: the day on which the centre heard of it.
        happened_on: the day of the event, where it is known.
        happened_at: the hour, in words.
        place: where, within the tambon.
        tambon_code: six digits.
        village_number: the village, where it is one.
        kind: one of ``KINDS``.
        urgency: one of ``URGENCIES``.
        restricted: only supervisors open it.
        people: how many people are concerned.
        employer: the employer or business concerned.
        source: from whom the centre knows.
        what_happened: the story; a line end begins a new paragraph.
        what_was_done: what the centre did.
        what_is_needed: what is asked of others.
        case_uid: the case that it came of, or nothing.
    """

    heard_on: date | None = None
    happened_on: date | None = None
    happened_at: str = ""
    place: str = ""
    tambon_code: str = ""
    village_number: int | None = None
    kind: str = ""
    urgency: str = NORMAL
    restricted: bool = False
    people: int | None = None
    employer: str = ""
    source: str = ""
    what_happened: str = ""
    what_was_done: str = ""
    what_is_needed: str = ""
    case_uid: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingDraft:
    """Who was told of an event.

    Attributes:
        event_uid: which event.
        to: the office or person.
        way: one of ``WAYS``.
        on: the day.
        answer: what was answered or ordered.
    """

    event_uid: str = ""
    to: str = ""
    way: str = "telephone"
    on: date | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndDraft:
    """How an event ended.

    Attributes:
        ended_on: the day.
        end_note: what came of it.
    """

    ended_on: date | None = None
    end_note: str = ""


def kind_word(kind: str) -> str:
    """A kind in the user's language, or its code."""
    return _(KINDS[kind]) if kind in KINDS else kind


def urgency_word(urgency: str) -> str:
    """An urgency in the user's language, or its code."""
    return _(URGENCIES[urgency]) if urgency in URGENCIES else urgency


def way_word(way: str) -> str:
    """A way of telling in the user's language, or its code."""
    return _(WAYS[way]) if way in WAYS else way


def kind_for(categories: Collection[str]) -> str:
    """Which kind of event mostly comes of a case with such needs.

    Args:
        categories: codes of the reference table; the first that says something counts.
    """
    return next((_KIND_OF_CATEGORY[code] for code in categories if code in _KIND_OF_CATEGORY), "")


def is_restricted(draft: EventDraft) -> bool:
    """Whether only supervisors open it: because somebody said so, or because of its kind."""
    return draft.restricted or draft.kind in ALWAYS_RESTRICTED


def late_since(today: date) -> date:
    """The last day of hearing whose urgent events are late today, where nobody was told of them.

    Args:
        today: the day of looking; what was heard today is never late.
    """
    return today - _TELL_WITHIN


def is_late(urgency: str, heard_on: date, today: date) -> bool:
    """Whether an event that nobody was told of should have been told by now.

    Args:
        urgency: one of ``URGENCIES``; only urgent events have a clock.
        heard_on: the day on which the centre heard of it.
        today: the day of looking.
    """
    return urgency == URGENT and heard_on <= late_since(today)


def event_number(unit: str, number: int, fiscal_year: int) -> str:
    """An event's number in the centre's own series; no official series is public.

    Args:
        unit: the centre's code.
        number: the running number in the fiscal year.
        fiscal_year: the Buddhist year in which the fiscal year ends.
    """
    return f"{unit}/ห {number}/{fiscal_year}"


def check(draft: EventDraft, today: date, tambons: Collection[str] | None = None) -> tuple[Problem, ...]:
    """What is wrong with an event; at the form and at saving.

    Args:
        draft: as typed.
        today: the day of the check.
        tambons: the known tambon codes; without them codes are not looked at.
    """
    return (
        *_check_sort(draft),
        *_check_days(draft, today),
        *_check_place(draft, tambons),
        *_check_story(draft),
    )


def _check_sort(draft: EventDraft) -> Iterator[Problem]:
    if draft.kind not in KINDS:
        yield Problem("kind", _("Please choose what kind of event it is."))
    if draft.urgency not in URGENCIES:
        yield Problem("urgency", _("Please choose how urgent this is."))
    if draft.people is not None and not 0 <= draft.people <= MOST_PEOPLE:
        yield Problem("people", _("The number must lie between 0 and {most}.", most=f"{MOST_PEOPLE:,}"))


def _check_days(draft: EventDraft, today: date) -> Iterator[Problem]:
    if draft.heard_on is None:
        yield Problem("heard_on", _("Please write the day on which the centre heard of it."))
    elif draft.heard_on > today:
        yield Problem("heard_on", _("This day has not come yet."))
    if draft.happened_on is None:
        return
    if draft.happened_on > today:
        sentence = _("This day has not come yet. If it is announced only, leave it empty and say so below.")
        yield Problem("happened_on", sentence)
    elif draft.heard_on is not None and draft.happened_on > draft.heard_on:
        yield Problem("happened_on", _("It happened after the centre heard of it. Which day is right?"))


def _check_place(draft: EventDraft, tambons: Collection[str] | None) -> Iterator[Problem]:
    if not draft.tambon_code:
        yield Problem("tambon_code", _("Please choose the tambon."))
    elif tambons is not None and draft.tambon_code not in tambons:
        yield Problem("tambon_code", _("This tambon is not in the list. Please choose one from the list."))
    if draft.village_number is not None and not 1 <= draft.village_number <= LAST_VILLAGE:
        yield Problem("village_number", _("A village number lies between 1 and {last}.", last=LAST_VILLAGE))


def _check_story(draft: EventDraft) -> Iterator[Problem]:
    if not draft.what_happened.strip():
        yield Problem("what_happened", _("Please write what happened."))
    for name in ("what_happened", "what_was_done", "what_is_needed"):
        if len(getattr(draft, name)) > LONGEST_TEXT:
            sentence = _("This is too long; {count} characters fit here.", count=LONGEST_TEXT)
            yield Problem(name, sentence)


def check_telling(draft: TellingDraft, heard_on: date, today: date) -> tuple[Problem, ...]:
    """What is wrong with a report of an event.

    Args:
        draft: as typed.
        heard_on: the day on which the centre heard of the event.
        today: the day of the check.
    """
    return tuple(_telling_problems(draft, heard_on, today))


def _telling_problems(draft: TellingDraft, heard_on: date, today: date) -> Iterator[Problem]:
    if not draft.to.strip():
        yield Problem("to", _("Please write who was told."))
    if draft.way not in WAYS:
        yield Problem("way", _("Please choose how they were told."))
    yield from _day_problem("on", draft.on, heard_on, today)


def check_end(draft: EndDraft, heard_on: date, today: date) -> tuple[Problem, ...]:
    """What is wrong with the end of an event.

    Args:
        draft: as typed.
        heard_on: the day on which the centre heard of the event.
        today: the day of the check.
    """
    return tuple(_end_problems(draft, heard_on, today))


def _end_problems(draft: EndDraft, heard_on: date, today: date) -> Iterator[Problem]:
    yield from _day_problem("ended_on", draft.ended_on, heard_on, today)
    if not draft.end_note.strip():
        yield Problem("end_note", _("Please write what came of it."))


def _day_problem(field: str, day: date | None, heard_on: date, today: date) -> Iterator[Problem]:
    if day is None:
        yield Problem(field, _("Please write the day."))
    elif day > today:
        yield Problem(field, _("This day has not come yet."))
    elif day < heard_on:
        yield Problem(field, _("The centre had not heard of the event on that day."))
