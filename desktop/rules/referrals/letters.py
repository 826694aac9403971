"""Which letters a batch of referrals needs, what may stand in them, and where each case has come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.rules import thai_id
from desktop.rules.cases import Step, in_order
from desktop.rules.problems import Problem
from desktop.rules.reference import Agency
from desktop.system.language import _

_BETWEEN = "/"
_LONGEST_NOTE = 500
# Why the social security office alone: it keeps contributions and benefits under the ID number and can find
# nobody without it. The others invite people by telephone and take the number from the card they bring; a
# number that is not needed shall not travel in a table (PDPA, section 22: only what is necessary).
_FINDS_BY_ID = frozenset({"SSO"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A case that waits to be referred to an agency.

    Attributes:
        case_uid: the case.
        agency_code: the agency that answers one of its needs.
        restricted: opened by supervisors only.
    """

    case_uid: str
    agency_code: str
    restricted: bool = False

    @property
    def key(self) -> str:
        """One text for the two of them."""
        return f"{self.case_uid}{_BETWEEN}{self.agency_code}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter of a batch.

    Attributes:
        agency_code: whom it goes to.
        cases: the uids of the cases that it refers.
        alone: a letter about one person, with that person's story; no list lies behind it.
    """

    agency_code: str
    cases: tuple[str, ...]
    alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchDraft:
    """What is said of a batch.

    Attributes:
        on: the day of the letters.
        due_on: when an answer is wanted for needs on which no clock runs.
        note: kept with every referral.
    """

    on: date | None = None
    due_on: date | None = None
    note: str = ""


def parted(key: str) -> tuple[str, str]:
    """The case and the agency of a proposal's key."""
    case_uid, _sign, agency_code = key.partition(_BETWEEN)
    return case_uid, agency_code


def letters(proposals: Iterable[Proposal], agencies: Mapping[str, Agency]) -> tuple[Letter, ...]:
    """The letters that refer some cases: one for each agency, in the order of the agencies.

    A restricted case never stands in a letter with anybody else, and an agency outside the ministry gets a
    letter for each person: a memo goes only to offices of the ministry (Regulation on Correspondence 1983,
    item 12).

    Args:
        proposals: what was chosen; each once.
        agencies: by code.
    """
    order = {code: place for place, code in enumerate(agencies)}
    together: dict[str, list[str]] = {}
    alone: list[Letter] = []
    for each in dict.fromkeys(proposals):
        agency = agencies.get(each.agency_code)
        if each.restricted or agency is None or agency.outside:
            alone.append(Letter(agency_code=each.agency_code, cases=(each.case_uid,), alone=True))
        else:
            together.setdefault(each.agency_code, []).append(each.case_uid)
    shared = [Letter(agency_code=code, cases=tuple(uids)) for code, uids in together.items()]
    return tuple(
        sorted(
            (*shared, *alone), key=lambda letter: (order.get(letter.agency_code, len(order)), letter.alone)
        )
    )


def check(draft: BatchDraft, today: date) -> tuple[Problem, ...]:
    """What is wrong with a batch.

    Args:
        draft: as typed.
        today: the day of the check.
    """
    found = []
    if draft.on is None:
        found.append(Problem("on", _("Please write the day.")))
    elif draft.on > today:
        found.append(Problem("on", _("This day has not come yet.")))
    elif draft.due_on is not None and draft.due_on < draft.on:
        found.append(Problem("due_on", _("The answer would be due before the letter is written.")))
    if len(draft.note) > _LONGEST_NOTE:
        sentence = _("This is too long; {count} characters fit here.", count=_LONGEST_NOTE)
        found.append(Problem("note", sentence))
    return tuple(found)


def id_for(agency_code: str, number: str, restricted: bool = False) -> str:
    """An ID number as an agency is told it: whole only where the agency finds nobody without it.

    Args:
        agency_code: the agency.
        number: thirteen digits, or nothing.
        restricted: of a case that only supervisors open; its number stays masked for everybody.
    """
    if agency_code in _FINDS_BY_ID and not restricted:
        return thai_id.shown(number)
    return thai_id.masked(number)


def referral_to(steps: Iterable[Step], agency_code: str) -> Step | None:
    """The referral to an agency that counts: the last one since the case was opened again.

    Args:
        steps: of one case, in any order.
        agency_code: the agency.
    """
    found = [each for each in _living(steps) if each.kind == "referred" and each.agency_code == agency_code]
    return found[-1] if found else None


def answer_of(steps: Iterable[Step], agency_code: str) -> Step | None:
    """What an agency answered to the referral that counts; none where it has not yet.

    Args:
        steps: of one case, in any order.
        agency_code: the agency.
    """
    living = _living(steps)
    asked = referral_to(living, agency_code)
    if asked is None:
        return None
    later = living[living.index(asked) + 1 :]
    answers = [each for each in later if each.kind == "outcome" and each.agency_code == agency_code]
    return answers[-1] if answers else None


def _living(steps: Iterable[Step]) -> Sequence[Step]:
    ordered = in_order(steps)
    last = max((place for place, step in enumerate(ordered) if step.kind == "reopened"), default=-1)
    return ordered[last + 1 :]
