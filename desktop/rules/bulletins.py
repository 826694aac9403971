"""A bulletin of the province: its draft, whether it is still open, and whom it fits how closely."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.rules.problems import Problem
from desktop.rules.reference import ReferenceTables
from desktop.system.language import _, mark

VACANCY = "vacancy"
COURSE = "course"
NEWS = "news"
KINDS = {VACANCY: mark("Vacancy"), COURSE: mark("Course"), NEWS: mark("News")}

INTERESTED = "interested"
DECLINED = "declined"
ANSWERS = {INTERESTED: mark("interested"), DECLINED: mark("declined")}

LIVING = "living"
COMING = "coming"
RUN_OUT = "run_out"
WITHDRAWN = "withdrawn"

LONGEST_TITLE = 300
LONGEST_BODY = 20_000
MOST_SEATS = 100_000
# Satang: a million baht a month.
MOST_WAGE = 100_000_000
# From so many days before its end a bulletin is urgent.
CLOSING_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinDraft:
    """A vacancy, a course or a piece of news as the province writes it.

    Attributes:
        kind: ``vacancy``, ``course`` or ``news``.
        title: what it is, on one line.
        body: what else there is to know.
        agency_code: the agency that it comes from.
        place: the employer, or the place of training.
        areas: codes of provinces, districts and tambons that it is for; none is everywhere.
        categories: categories of need that it fits; none fits everybody.
        seats: how many are wanted.
        wage: satang a month.
        contact: whom to ask, and how.
        published_on: the first day on which it is shown.
        closes_on: the last day on which it is shown.
    """

    kind: str = VACANCY
    title: str = ""
    body: str = ""
    agency_code: str = ""
    place: str = ""
    areas: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    seats: int | None = None
    wage: int | None = None
    contact: str = ""
    published_on: date | None = None
    closes_on: date | None = None


@dataclass(frozen=True, slots=True)
class Closeness:
    """How closely a bulletin fits somebody; the smaller one stands first.

    Attributes:
        general: 1 where it fits everybody, 0 where it names the need.
        width: how wide its area is: 0 the tambon, 1 the district, 2 the province, 3 everywhere.
    """

    general: int
    width: int

    def order(self) -> tuple[int, int]:
        """What bulletins are sorted by."""
        return self.general, self.width


def kind_word(kind: str) -> str:
    """A kind in the user's language, or its code."""
    return _(KINDS[kind]) if kind in KINDS else kind


def answer_word(answer: str) -> str:
    """An answer in the user's language; none yet where it is empty."""
    return _(ANSWERS[answer]) if answer in ANSWERS else _("no answer yet")


def state(published_on: date, closes_on: date | None, withdrawn_on: date | None, today: date) -> str:
    """Whether a bulletin is shown at the counter.

    Args:
        published_on: its first day.
        closes_on: its last day, or nothing where it does not run out.
        withdrawn_on: the day on which it was withdrawn; from that day on it is not shown.
        today: the day of looking.

    Returns:
        ``living``, ``coming``, ``run_out`` or ``withdrawn``.
    """
    if withdrawn_on is not None and withdrawn_on <= today:
        return WITHDRAWN
    if closes_on is not None and closes_on < today:
        return RUN_OUT
    return COMING if published_on > today else LIVING


def closes_soon(closes_on: date | None, today: date) -> bool:
    """Whether a bulletin that is still open runs out within a week."""
    return closes_on is not None and today <= closes_on <= today + timedelta(days=CLOSING_DAYS)


def closeness(
    areas: Collection[str], categories: Collection[str], place: str, needs: Collection[str]
) -> Closeness | None:
    """How closely a bulletin fits somebody, or nothing where it does not.

    Official codes contain one another: a tambon's begins with its district's, that with its province's.

    Args:
        areas: codes that the bulletin is for; none is everywhere.
        categories: categories of need that it fits; none fits everybody.
        place: the code of the person's tambon, or of the district where no tambon is known.
        needs: the categories of what the person needs.
    """
    if categories and not set(categories) & set(needs):
        return None
    if not areas:
        return Closeness(int(not categories), 3)
    longest = max((len(area) for area in areas if area and place.startswith(area)), default=0)
    if not longest:
        return None
    return Closeness(int(not categories), max(0, 3 - longest // 2))


def check(draft: BulletinDraft, today: date, tables: ReferenceTables | None = None) -> tuple[Problem, ...]:
    """What is wrong with a bulletin; at the form, at saving and at taking in.

    Args:
        draft: as typed or taken in.
        today: the day of the check.
        tables: where codes are looked up; without them they are not looked at.
    """
    return (
        *_check_words(draft),
        *_check_figures(draft),
        *_check_days(draft, today),
        *(_check_codes(draft, tables) if tables is not None else ()),
    )


def _check_words(draft: BulletinDraft) -> Iterator[Problem]:
    if draft.kind not in KINDS:
        yield Problem("kind", _("Please choose vacancy, course or news."))
    if not draft.title.strip():
        yield Problem("title", _("Please write what it is about, on one line."))
    elif len(draft.title) > LONGEST_TITLE:
        yield Problem("title", _("Please write it shorter: at most {most} letters.", most=LONGEST_TITLE))
    if len(draft.body) > LONGEST_BODY:
        most = f"{LONGEST_BODY:,}"
        yield Problem("body", _("Please write it shorter: at most {most} letters.", most=most))
    if draft.kind != NEWS and not draft.contact.strip():
        yield Problem("contact", _("Without a contact nobody knows whom to ask."), soft=True)


def _check_figures(draft: BulletinDraft) -> Iterator[Problem]:
    if draft.seats is not None and not 1 <= draft.seats <= MOST_SEATS:
        most = f"{MOST_SEATS:,}"
        yield Problem("seats", _("The number of people wanted lies between 1 and {most}.", most=most))
    if draft.wage is not None and not 0 <= draft.wage <= MOST_WAGE:
        most = f"{MOST_WAGE // 100:,}"
        yield Problem("wage", _("A month's wage lies between 0 and {most} baht.", most=most))


def _check_days(draft: BulletinDraft, today: date) -> Iterator[Problem]:
    if draft.published_on is None:
        yield Problem("published_on", _("Please write the day from which it is shown."))
    if draft.closes_on is None:
        if draft.kind != NEWS:
            sentence = _("Without a closing day it is shown until you withdraw it.")
            yield Problem("closes_on", sentence, soft=True)
    elif draft.published_on is not None and draft.closes_on < draft.published_on:
        yield Problem("closes_on", _("It closes before it is published."))
    elif draft.closes_on < today:
        yield Problem("closes_on", _("This day is over: nobody will be shown it."), soft=True)


def _check_codes(draft: BulletinDraft, tables: ReferenceTables) -> Iterator[Problem]:
    if draft.agency_code and draft.agency_code not in tables.agencies:
        yield Problem("agency_code", _("This agency is not in the list. Please choose one from the list."))
    places = tables.tambons.keys() | tables.districts().keys() | tables.provinces().keys()
    if any(area not in places for area in draft.areas):
        yield Problem("areas", _("One of the areas is not in the list. Please choose from the list."))
    if any(code not in tables.categories for code in draft.categories):
        yield Problem("categories", _("One of the needs is not in the list. Please choose from the list."))
