"""One line of a list, keyed or taken in: a person, what they need, since when, and who found them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from desktop.rules import cases, citizens
from desktop.rules.cases import CaseDraft, NeedDraft
from desktop.rules.categories import Category
from desktop.rules.citizens import CitizenDraft
from desktop.rules.problems import Problem
from desktop.system.language import _

# Somebody new is chosen, and has a uid only once they are written.
_SOMEBODY = "somebody"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDraft:
    """One line of a list.

    Attributes:
        person: as the line has them; of somebody registered, only what fills empty fields counts.
        needs: none registers the person only.
        on: the day on which the needs were pointed out; its name as a field is ``pointed_out_on``.
        day_assumed: the line itself names no day: the needs are known if the person has them in the same
            fiscal year.
        channel: how the cases came in.
        found_by: the volunteer's uid, or empty.
        detail: the case in the words of the list.
        known_uid: the registered person whom this line is about; empty registers somebody new.
        new_uid: the uid that somebody new shall have, so that later lines can be about them; empty makes one.
        apart_from: uids of registered people from whom somebody told this person apart; it is remembered.
    """

    person: CitizenDraft
    needs: tuple[NeedDraft, ...] = ()
    on: date | None = None
    day_assumed: bool = False
    channel: str = "volunteer"
    found_by: str = ""
    detail: str = ""
    known_uid: str = ""
    new_uid: str = ""
    apart_from: tuple[str, ...] = ()


def case_of(line: LineDraft, citizen_uid: str, needs: tuple[NeedDraft, ...] | None = None) -> CaseDraft:
    """The case that a line opens.

    Args:
        line: with at least one need.
        citizen_uid: whose case.
        needs: only these of the line's needs.
    """
    return CaseDraft(
        citizen_uid=citizen_uid,
        channel=line.channel,
        pointed_out_on=line.on,
        found_by=line.found_by,
        detail=line.detail,
        needs=line.needs if needs is None else needs,
    )


def check_line(
    line: LineDraft,
    today: date,
    postcodes: Mapping[str, tuple[str, ...]],
    categories: Mapping[str, Category],
) -> tuple[Problem, ...]:
    """What is wrong with a line, by the rules that hold at the counter.

    Args:
        line: its person cleaned.
        today: the day of the check.
        postcodes: the postcodes of every known tambon code.
        categories: the known kinds of need by code.
    """
    person = citizens.check(line.person, today, postcodes)
    case = _check_case(line, today, categories)
    return (*person, *case)


def _check_case(line: LineDraft, today: date, categories: Mapping[str, Category]) -> Iterator[Problem]:
    if line.needs:
        yield from cases.check_case(case_of(line, _SOMEBODY), today, categories)
        return
    yield Problem("needs", _("No need is named; only the person is registered."), soft=True)
    if line.on is not None and line.on > today:
        yield Problem("pointed_out_on", _("This day has not come yet."))
