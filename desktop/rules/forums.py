"""Community forums: who met where, what was raised, and what was decided."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from desktop.rules.categories import Category
from desktop.rules.problems import Problem
from desktop.rules.texts import clean_lines
from desktop.rules.thai_date import arabic_digits
from desktop.rules.thai_names import clean
from desktop.rules.volunteers import LAST_VILLAGE
from desktop.system.language import _

# More people than this do not meet in a village; a slip of the keys makes it so.
MOST_HEADS = 9_999
LONGEST_TEXT = 2000
LONGEST_NAME = 300

_HOUR = re.compile(r"(\d{1,2})\s*(?:[.:]\s*(\d{2}))?\s*(?:น\.?)?")
_NAMES = ("place", "subject", "chair", "chair_position", "officer")
_TEXTS = ("offices", "opening")


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumDraft:
    """A forum that was held.

    Attributes:
        on: its day.
        begins: from when, such as ``09:30``.
        ends: until when.
        place: the house or hall.
        tambon_code: six digits.
        village_number: the village; none for several or the whole tambon.
        subject: what it was about.
        men: how many men came.
        women: how many women came.
        offices: who came for offices and groups, a line each.
        opening: how the talk went.
        next_on: the day on which it meets again.
        chair: who led it.
        chair_position: that person's position.
        officer: who wrote the record.
    """

    on: date | None = None
    begins: str = ""
    ends: str = ""
    place: str = ""
    tambon_code: str = ""
    village_number: int | None = None
    subject: str = ""
    men: int | None = None
    women: int | None = None
    offices: str = ""
    opening: str = ""
    next_on: date | None = None
    chair: str = ""
    chair_position: str = ""
    officer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterDraft:
    """One matter that was raised.

    Attributes:
        matter: what was said.
        raised_by: who said it; nobody is asked for a name.
        people: for how many people it was said.
        category_code: the kind of need.
    """

    matter: str = ""
    raised_by: str = ""
    people: int | None = None
    category_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionDraft:
    """One thing that was decided.

    Attributes:
        decision: what shall be done.
        responsible: who does it.
        due_on: until when.
    """

    decision: str = ""
    responsible: str = ""
    due_on: date | None = None


def hour(text: str) -> str:
    """A time of day as it is stored, such as ``09:30``; what is no time stays as it was typed.

    Args:
        text: such as 9.30, 09:30 น. or 9, in either numerals.
    """
    typed = _HOUR.fullmatch(arabic_digits(text).strip())
    if typed is None or int(typed[1]) > 24 or int(typed[2] or 0) > 59:
        return text.strip()
    return f"{int(typed[1]):02d}:{typed[2] or '00'}"


def is_hour(text: str) -> bool:
    """Whether a text is a time of day as it is stored."""
    return re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d|24:00", text, re.ASCII) is not None


def clean_forum(draft: ForumDraft) -> ForumDraft:
    """A forum as it is stored: one spelling of its letters, times in one form, nobody where none is told.

    Args:
        draft: as typed.
    """
    values: dict[str, Any] = {name: clean(getattr(draft, name)) for name in _NAMES}
    values |= {name: clean_lines(getattr(draft, name)) for name in _TEXTS}
    values |= {"begins": hour(draft.begins), "ends": hour(draft.ends)}
    return replace(draft, men=draft.men or 0, women=draft.women or 0, **values)


def clean_matter(draft: MatterDraft) -> MatterDraft:
    """A matter as it is stored.

    Args:
        draft: as typed.
    """
    return replace(draft, matter=clean_lines(draft.matter), raised_by=clean(draft.raised_by))


def clean_decision(draft: DecisionDraft) -> DecisionDraft:
    """A decision as it is stored.

    Args:
        draft: as typed.
    """
    return replace(draft, decision=clean_lines(draft.decision), responsible=clean(draft.responsible))


def check(draft: ForumDraft, today: date, tambons: Collection[str] | None = None) -> tuple[Problem, ...]:
    """What is wrong with a forum; at the form and at saving.

    Args:
        draft: as typed.
        today: the day of the check.
        tambons: the known tambon codes; without them codes are not looked at.
    """
    return (
        *_check_days(draft, today),
        *_check_hours(draft),
        *_check_place(draft, tambons),
        *_check_heads(draft),
        *_check_lengths(draft, (*_NAMES, "begins", "ends"), _TEXTS),
    )


def _check_days(draft: ForumDraft, today: date) -> Iterator[Problem]:
    if draft.on is None:
        yield Problem("on", _("Please write the day of the forum."))
    elif draft.on > today:
        yield Problem("on", _("This forum has not been held yet. Write it down when it is over."))
    if draft.on is not None and draft.next_on is not None and draft.next_on <= draft.on:
        yield Problem("next_on", _("The next forum comes after this one. Please write a later day."))


def _check_hours(draft: ForumDraft) -> Iterator[Problem]:
    written = {"begins": hour(draft.begins), "ends": hour(draft.ends)}
    wrong = [field for field, text in written.items() if text and not is_hour(text)]
    for field in wrong:
        yield Problem(field, _("This is no time of day. Write it such as 9.30 or 13.00."))
    if not wrong and all(written.values()) and written["ends"] <= written["begins"]:
        yield Problem("ends", _("The forum ends before it begins."))


def _check_place(draft: ForumDraft, tambons: Collection[str] | None) -> Iterator[Problem]:
    if not draft.tambon_code:
        yield Problem("tambon_code", _("Please choose the tambon of the forum."))
    elif tambons is not None and draft.tambon_code not in tambons:
        yield Problem("tambon_code", _("This tambon is not in the list. Please choose one from the list."))
    if draft.village_number is not None and not 1 <= draft.village_number <= LAST_VILLAGE:
        yield Problem("village_number", _("A village number lies between 1 and {last}.", last=LAST_VILLAGE))
    if not draft.place.strip():
        yield Problem("place", _("Please write where the forum was held."))


def _check_heads(draft: ForumDraft) -> Iterator[Problem]:
    heads = {"men": draft.men or 0, "women": draft.women or 0}
    for field, count in heads.items():
        if count < 0:
            yield Problem(field, _("Fewer than nobody cannot come."))
        elif count > MOST_HEADS:
            yield Problem(field, _("So many people do not fit into a village. Please count again."))
    if not any(heads.values()):
        yield Problem("men", _("Nobody is counted. How many men and women came?"), soft=True)


def check_matter(
    draft: MatterDraft, categories: Mapping[str, Category] | None = None, on: date | None = None
) -> tuple[Problem, ...]:
    """What is wrong with a matter; at the form and at saving.

    Args:
        draft: as typed.
        categories: the known kinds of need by code; without them codes are not looked at.
        on: the forum's day, on which the category must be offered.
    """
    return (*_check_matter(draft, categories, on), *_check_lengths(draft, ("raised_by",), ("matter",)))


def _check_matter(
    draft: MatterDraft, categories: Mapping[str, Category] | None, on: date | None
) -> Iterator[Problem]:
    if not draft.matter.strip():
        yield Problem("matter", _("Please write what was raised."))
    if draft.people is not None and not 1 <= draft.people <= MOST_HEADS:
        yield Problem("people", _("At least one person stands behind a matter, and at most 9,999."))
    if not draft.category_code:
        yield Problem(
            "category_code", _("Without a kind of need this matter is counted under no kind."), soft=True
        )
    elif categories is not None:
        yield from _check_category(draft.category_code, categories, on)


def _check_category(code: str, categories: Mapping[str, Category], on: date | None) -> Iterator[Problem]:
    category = categories.get(code)
    if category is None:
        yield Problem("category_code", _("The kind of need {code} is not in the list.", code=code))
    elif category.closed_on is not None and on is not None and category.closed_on <= on:
        sentence = _("{name} is no longer offered. Please choose another kind of need.", name=category.name)
        yield Problem("category_code", sentence)


def check_decision(draft: DecisionDraft, on: date | None = None) -> tuple[Problem, ...]:
    """What is wrong with a decision; at the form and at saving.

    Args:
        draft: as typed.
        on: the forum's day; without it days are not compared.
    """
    return (*_check_decision(draft, on), *_check_lengths(draft, ("responsible",), ("decision",)))


def _check_decision(draft: DecisionDraft, on: date | None) -> Iterator[Problem]:
    if not draft.decision.strip():
        yield Problem("decision", _("Please write what was decided."))
    if not draft.responsible.strip():
        yield Problem("responsible", _("Who does it? Without a name nobody will."), soft=True)
    if draft.due_on is not None and on is not None and draft.due_on < on:
        yield Problem("due_on", _("This day lies before the forum. Is it right?"), soft=True)


def check_done(done_on: date | None, held_on: date, today: date) -> tuple[Problem, ...]:
    """What is wrong with the day on which a decision was done.

    Args:
        done_on: the day.
        held_on: the day of the forum.
        today: the day of the check.
    """
    if done_on is None:
        return (Problem("done_on", _("Please write the day.")),)
    if done_on > today:
        return (Problem("done_on", _("This day has not come yet.")),)
    if done_on < held_on:
        return (Problem("done_on", _("This day lies before the forum.")),)
    return ()


def is_overdue(due_on: date | None, done_on: date | None, today: date) -> bool:
    """Whether a decision should have been done by now.

    Args:
        due_on: until when; on that day itself there is still time.
        done_on: when it was done.
        today: the day of looking.
    """
    return done_on is None and due_on is not None and due_on < today


def _check_lengths(draft: object, names: tuple[str, ...], texts: tuple[str, ...]) -> Iterator[Problem]:
    limits = (*((name, LONGEST_NAME) for name in names), *((name, LONGEST_TEXT) for name in texts))
    for field, longest in limits:
        if len(getattr(draft, field)) > longest:
            yield Problem(field, _("This is too long; {count} characters fit here.", count=longest))
