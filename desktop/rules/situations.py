"""The labour situation of a tambon in a quarter: thirteen figures, and whether they agree."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from desktop.rules.problems import Problem
from desktop.rules.quarters import Quarter
from desktop.system.language import _, mark

# In the order of the report (design: domain, situation).
FIGURES = {
    "working_age": mark("Of working age"),
    "farming": mark("Farming and fishery"),
    "trade": mark("Trade and services"),
    "industry": mark("Industry"),
    "state": mark("Working for the state"),
    "without_work": mark("Without work"),
    "wanting_work": mark("Looking for work"),
    "wanting_training": mark("Wanting training"),
    "informal": mark("Informal workers"),
    "abroad": mark("Working abroad"),
    "returned": mark("Returned from abroad"),
    "elderly": mark("Elderly in work"),
    "disabled": mark("Disabled, able to work"),
}
KINDS_OF_WORK = ("farming", "trade", "industry", "state")
WHOLE_TAMBON = 0
LAST_VILLAGE = 30
LONGEST_TEXT = 4000
# The largest tambon of the four provinces has fewer people; more is a slip of the fingers.
MOST_PEOPLE = 500_000
# Fewer people than this more or less are no jump, however small the figure was.
LEAST_JUMP = 5
# What is part of what, besides the kinds of work.
_PARTS_OF_WORKING_AGE = ("wanting_training", "returned", "disabled")
_PARTS_OF_WORK = ("informal", "elderly")


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationDraft:
    """The figures of a tambon, or of one of its villages, in a quarter; none where nobody has counted.

    Attributes:
        fiscal_year: Buddhist.
        quarter: of the fiscal year; 1 is October to December.
        tambon_code: six digits.
        village_number: the village; 0 is the whole tambon.
        counted_on: the day on which the figures were taken.
        source: where they come from.
        working_age: of working age.
        farming: in work on farms, on plantations and at sea.
        trade: in work in trade and services.
        industry: in work in industry.
        state: in work for the state.
        without_work: without work.
        wanting_work: of these, looking for work.
        wanting_training: wanting to learn a trade.
        informal: in work without an employer's social security.
        abroad: working abroad, Malaysia included.
        returned: come back from abroad.
        elderly: in work past sixty.
        disabled: disabled and able to work.
    """

    fiscal_year: int = 0
    quarter: int = 0
    tambon_code: str = ""
    village_number: int = WHOLE_TAMBON
    counted_on: date | None = None
    source: str = ""
    working_age: int | None = None
    farming: int | None = None
    trade: int | None = None
    industry: int | None = None
    state: int | None = None
    without_work: int | None = None
    wanting_work: int | None = None
    wanting_training: int | None = None
    informal: int | None = None
    abroad: int | None = None
    returned: int | None = None
    elderly: int | None = None
    disabled: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewDraft:
    """What the figures of a quarter mean, and what should be done.

    Attributes:
        fiscal_year: Buddhist.
        quarter: of the fiscal year.
        area_code: a tambon's code, or the district's.
        situation: what the figures mean; a line end begins a new paragraph.
        proposals: what should be done, a line each.
    """

    fiscal_year: int = 0
    quarter: int = 0
    area_code: str = ""
    situation: str = ""
    proposals: str = ""


Figures = dict[str, int | None]


def figures_of(draft: object) -> Figures:
    """The thirteen figures of a draft, an entry or a line, by name.

    Args:
        draft: anything that has them as attributes.
    """
    return {name: getattr(draft, name) for name in FIGURES}


def with_figures(draft: SituationDraft, figures: Figures) -> SituationDraft:
    """The draft with other figures, everything else as it is.

    Args:
        draft: of an area.
        figures: all thirteen.
    """
    values: dict[str, Any] = dict(figures)
    return replace(draft, **values)


def figure_word(name: str) -> str:
    """A figure's name in the user's language."""
    return _(FIGURES[name])


def in_work(figures: Figures) -> int | None:
    """All who are in work; none where no kind of work was counted."""
    known = [count for name in KINDS_OF_WORK if (count := figures[name]) is not None]
    return sum(known) if known else None


def is_counted(figures: Figures) -> bool:
    """Whether anybody has counted anything; nought is a count, an empty field is none."""
    return any(count is not None for count in figures.values())


def summed(parts: Iterable[Figures]) -> Figures:
    """Figure by figure the sum of those parts where it was counted; none where it was counted nowhere."""
    sums: Figures = dict.fromkeys(FIGURES)
    for part in parts:
        for name, count in part.items():
            if count is not None:
                sums[name] = (sums[name] or 0) + count
    return sums


def jumped(now: int | None, before: int | None) -> bool:
    """Whether a figure is another by more than half of what it was."""
    if now is None or before is None:
        return False
    return abs(now - before) >= LEAST_JUMP and 2 * abs(now - before) > before


def check(
    draft: SituationDraft,
    today: date,
    tambons: Collection[str] | None = None,
    before: Figures | None = None,
    villages: Sequence[Figures] = (),
) -> tuple[Problem, ...]:
    """What is wrong with the figures of an area; at the form and at saving.

    Args:
        draft: as typed.
        today: the day of the check.
        tambons: the known tambon codes; without them codes are not looked at.
        before: the area's figures of the quarter before.
        villages: those of the tambon's villages, where somebody counted by village.
    """
    return (
        *_check_quarter(draft, today),
        *_check_place(draft, tambons),
        *_check_day(draft, today),
        *check_figures(figures_of(draft), before, villages),
    )


def check_figures(
    figures: Figures, before: Figures | None = None, villages: Sequence[Figures] = ()
) -> tuple[Problem, ...]:
    """What is wrong with the figures alone.

    Args:
        figures: of an area.
        before: the same area's of the quarter before.
        villages: those of the tambon's villages.
    """
    return (
        *check_parts(figures),
        *_check_villages(figures, villages),
        *_check_jumps(figures, before),
    )


def _check_quarter(draft: SituationDraft | ReviewDraft, today: date) -> Iterator[Problem]:
    if not Quarter.is_one(draft.fiscal_year, draft.quarter):
        yield Problem("quarter", _("Please choose a quarter of the fiscal year, 1 to 4."))
    elif Quarter(draft.fiscal_year, draft.quarter).first > today:
        yield Problem("quarter", _("This quarter has not begun; nobody can have counted it yet."))


def _check_place(draft: SituationDraft, tambons: Collection[str] | None) -> Iterator[Problem]:
    if not draft.tambon_code:
        yield Problem("tambon_code", _("Please choose the tambon."))
    elif tambons is not None and draft.tambon_code not in tambons:
        yield Problem("tambon_code", _("This tambon is not in the list. Please choose one from the list."))
    if not WHOLE_TAMBON <= draft.village_number <= LAST_VILLAGE:
        yield Problem("village_number", _("A village number lies between 1 and {last}.", last=LAST_VILLAGE))


def _check_day(draft: SituationDraft, today: date) -> Iterator[Problem]:
    if draft.counted_on is None:
        yield Problem("counted_on", _("Please write the day on which the figures were taken."))
    elif draft.counted_on > today:
        yield Problem("counted_on", _("This day has not come yet."))
    elif _is_before(draft):
        sentence = _("The figures were taken before the quarter began. Are they of this quarter?")
        yield Problem("counted_on", sentence, soft=True)


def _is_before(draft: SituationDraft) -> bool:
    if draft.counted_on is None or not Quarter.is_one(draft.fiscal_year, draft.quarter):
        return False
    return draft.counted_on < Quarter(draft.fiscal_year, draft.quarter).first


def check_parts(figures: Figures) -> Iterator[Problem]:
    """Figures that no area can have: below nought, too large, or parts that exceed their whole."""
    for name, count in figures.items():
        if count is not None and not 0 <= count <= MOST_PEOPLE:
            sentence = _("The number must lie between 0 and {most}.", most=f"{MOST_PEOPLE:,}")
            yield Problem(name, sentence)
    yield from _check_whole(figures)
    yield from _exceeding(figures, ("wanting_work",), figures["without_work"], "without_work")
    yield from _exceeding(figures, _PARTS_OF_WORKING_AGE, figures["working_age"], "working_age")
    if all(figures[name] is not None for name in KINDS_OF_WORK):
        yield from _exceeding(figures, _PARTS_OF_WORK, in_work(figures), "in_work")


def _check_whole(figures: Figures) -> Iterator[Problem]:
    whole = figures["working_age"]
    parts = [count for name in (*KINDS_OF_WORK, "without_work") if (count := figures[name]) is not None]
    if whole is not None and sum(parts) > whole:
        sentence = _(
            "In work and without work are {parts} people together, more than the {whole} of working age.",
            parts=f"{sum(parts):,}",
            whole=f"{whole:,}",
        )
        yield Problem("working_age", sentence)


def _exceeding(
    figures: Figures, parts: Sequence[str], whole: int | None, whole_name: str
) -> Iterator[Problem]:
    for name in parts:
        count = figures[name]
        if count is not None and whole is not None and count > whole:
            word = _("all in work") if whole_name == "in_work" else figure_word(whole_name)
            sentence = _(
                "{part} people cannot be more than the {whole} of “{word}”.",
                part=f"{count:,}",
                whole=f"{whole:,}",
                word=word,
            )
            yield Problem(name, sentence)


def _check_villages(figures: Figures, villages: Sequence[Figures]) -> Iterator[Problem]:
    sums = summed(villages)
    for name, count in figures.items():
        total = sums[name]
        if total is not None and count is not None and total != count:
            sentence = _(
                "The villages together have {sum}, the tambon {count}.", sum=f"{total:,}", count=f"{count:,}"
            )
            yield Problem(name, sentence, soft=True)


def _check_jumps(figures: Figures, before: Figures | None) -> Iterator[Problem]:
    for name, count in figures.items():
        last = before[name] if before else None
        if count is not None and last is not None and jumped(count, last):
            sentence = _(
                "It was {before} last quarter, more than half of it otherwise. Is it right?",
                before=f"{last:,}",
            )
            yield Problem(name, sentence, soft=True)


def check_review(draft: ReviewDraft, today: date) -> tuple[Problem, ...]:
    """What is wrong with a review; at the form and at saving.

    Args:
        draft: as typed.
        today: the day of the check.
    """
    return tuple(_review_problems(draft, today))


def _review_problems(draft: ReviewDraft, today: date) -> Iterator[Problem]:
    yield from _check_quarter(draft, today)
    if not draft.area_code:
        yield Problem("area_code", _("Please choose the tambon."))
    if not draft.situation.strip():
        yield Problem("situation", _("Please write what the figures mean."))
    for name in ("situation", "proposals"):
        if len(getattr(draft, name)) > LONGEST_TEXT:
            sentence = _("This is too long; {count} characters fit here.", count=LONGEST_TEXT)
            yield Problem(name, sentence)
