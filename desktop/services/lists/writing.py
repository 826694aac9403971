"""Lines become people and cases, inside the running work: keyed sheets and files taken in alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database import case_entries, citizen_entries, namesake_decisions
from desktop.database.closed_months import is_closed
from desktop.database.joined_entries import owners
from desktop.database.work import Work
from desktop.models import Case, Citizen, Need, Volunteer, new_uid
from desktop.rules import numbers
from desktop.rules.lists import LineDraft, case_of, check_line
from desktop.rules.months import Month, fiscal_year
from desktop.rules.problems import Problem, Refused
from desktop.services.ground import Ground
from desktop.system.language import _
from desktop.system.progress import Progress, Unheard

# One flush each: few statements for many lines, and no more rows in memory than these.
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Written:
    """What one line became.

    Attributes:
        citizen_uid: the person, new or known.
        new_person: whether they were registered by this line.
        filled: whether empty fields of somebody known were filled.
        case_uid: the new case; empty where there was none to open.
        number: the new case's number as people say it.
    """

    citizen_uid: str
    new_person: bool
    filled: bool = False
    case_uid: str = ""
    number: str = ""


class KnownNeeds:
    """Which needs people have already, so that a line that comes twice adds nothing twice."""

    def __init__(self) -> None:
        self._days: dict[str, dict[date, set[str]]] = {}

    def read(self, session: Session, citizen_uids: Iterable[str]) -> None:
        """Read the needs of people anew.

        Args:
            session: of a reading or the running work.
            citizen_uids: at most as many as one statement can hold.
        """
        wanted = list(citizen_uids)
        for uid in wanted:
            self._days[uid] = {}
        query = (
            select(Case.citizen_uid, Case.pointed_out_on, Need.category_code)
            .join(Need, Need.case_uid == Case.uid)
            .where(Case.citizen_uid.in_(wanted))
        )
        for citizen_uid, day, code in session.execute(query):
            self._days[citizen_uid].setdefault(day, set()).add(code)

    def missing(self, line: LineDraft, citizen_uid: str) -> LineDraft:
        """The line with only those needs that the person does not have on its day."""
        days = self._days.get(citizen_uid, {})
        assert line.on is not None or not line.needs
        if line.on is None:
            return line
        if line.day_assumed:
            year = fiscal_year(line.on)
            had = {code for day, codes in days.items() if fiscal_year(day) == year for code in codes}
        else:
            had = days.get(line.on, set())
        return replace(line, needs=tuple(need for need in line.needs if need.category_code not in had))

    def add(self, line: LineDraft, citizen_uid: str) -> None:
        """Count the needs of a line that is being written."""
        if line.on is not None:
            codes = {need.category_code for need in line.needs}
            self._days.setdefault(citizen_uid, {}).setdefault(line.on, set()).update(codes)


def clean(line: LineDraft) -> LineDraft:
    """The line as it is stored: one spelling of the letters, numbers without dashes."""
    return replace(line, person=citizen_entries.clean(line.person), detail=line.detail.strip())


def check(session: Session, ground: Ground, line: LineDraft) -> tuple[Problem, ...]:
    """What is wrong with a cleaned line, by the rules and by what the register holds.

    Args:
        session: of a reading or the running work.
        ground: whose register and words.
        line: as ``clean`` leaves it.
    """
    tables = ground.reference
    problems = list(check_line(line, ground.clock.today(), tables.postcodes(), tables.categories))
    if line.found_by and session.get(Volunteer, line.found_by) is None:
        problems.append(Problem("found_by", _("This volunteer is not in the register.")))
    if line.needs and line.on is not None and is_closed(session, ground.unit, Month.of(line.on)):
        problems.append(Problem("pointed_out_on", closed_sentence(line.on)))
    return tuple(problems)


def closed_sentence(day: date) -> str:
    """That a day's month takes no more entries."""
    return _("{month} is closed and takes no more entries.", month=Month.of(day).spoken())


def write(
    work: Work, ground: Ground, lines: Sequence[LineDraft], progress: Progress | None = None
) -> tuple[Written, ...]:
    """Write checked lines inside the running work, all of them or, where one is refused, none.

    Somebody new is registered and gets a case for the needs; somebody known has empty fields filled and gets
    a case for those needs that they do not have on that day already; nothing that stands there is changed.

    Args:
        work: the running work.
        ground: whose register and words.
        lines: cleaned and without hard problems.
        progress: hears how many lines are written.

    Returns:
        What each line became, in their order.

    Raises:
        Refused: a known person is no longer there, or an ID number is somebody else's.
    """
    heard = progress or Unheard()
    written: list[Written] = []
    needs = KnownNeeds()
    for start in range(0, len(lines), _AT_ONCE):
        heard.report(start, len(lines), _("Writing"))
        written += _write_some(work, ground, lines[start : start + _AT_ONCE], needs)
    heard.report(len(lines), len(lines), _("Writing"))
    return tuple(written)


def _write_some(work: Work, ground: Ground, lines: Sequence[LineDraft], needs: KnownNeeds) -> list[Written]:
    _refuse_taken(work.session, lines)
    people = [_new_person(work, line) for line in lines]
    work.session.flush()
    known = _known(work.session, [line.known_uid for line in lines if line.known_uid])
    needs.read(work.session, [row.uid for row in known.values()])
    written = []
    opened: list[tuple[Case, LineDraft]] = []
    for line, new in zip(lines, people, strict=True):
        row = new or _find(known, line.known_uid)
        filled = not new and row.origin == ground.unit and citizen_entries.fill_empty(row, line.person)
        asked = needs.missing(line, row.uid)
        case = _open(work, ground, asked, row.uid)
        needs.add(asked, row.uid)
        if case is not None:
            opened.append((case, asked))
        written.append(Written(row.uid, bool(new), filled, *_named(case, ground.unit)))
    work.session.flush()
    for case, line in opened:
        case_entries.add_needs(work, case.uid, line.needs)
    _remember_apart(work.session, ground, lines, written)
    work.session.flush()
    return written


def _new_person(work: Work, line: LineDraft) -> Citizen | None:
    if line.known_uid:
        return None
    return citizen_entries.add(work, line.person, line.new_uid or new_uid())


def _refuse_taken(session: Session, lines: Sequence[LineDraft]) -> None:
    """An ID number is one person's: it may have been registered since the lines were looked at."""
    expected = {line.person.thai_id: line.known_uid for line in lines if line.person.thai_id}
    taken = any(expected[number] != uid for number, uid in owners(session, expected))
    fresh = [line.person.thai_id for line in lines if line.person.thai_id and not line.known_uid]
    if taken or len(set(fresh)) < len(fresh):
        raise Refused(
            _("A person with this ID number is already registered. Nothing was written; look again."),
            code="known-person",
        )


def _known(session: Session, uids: Sequence[str]) -> dict[str, Citizen]:
    rows = {row.uid: row for row in session.scalars(select(Citizen).where(Citizen.uid.in_(list(uids))))}
    # Somebody may have been joined with another entry since the lines were looked at.
    return {uid: citizen_entries.find(session, uid) if row.joined_to else row for uid, row in rows.items()}


def _find(known: dict[str, Citizen], uid: str) -> Citizen:
    if uid not in known:
        raise Refused(_("This person is no longer in the register."), code="not-found")
    return known[uid]


def _open(work: Work, ground: Ground, line: LineDraft, citizen_uid: str) -> Case | None:
    if not line.needs:
        return None
    return case_entries.add(work, case_of(line, citizen_uid), ground.reference.categories)


def _named(case: Case | None, unit: str) -> tuple[str, str]:
    return (case.uid, numbers.case_number(unit, case.number, case.fiscal_year)) if case else ("", "")


def _remember_apart(
    session: Session, ground: Ground, lines: Sequence[LineDraft], written: Sequence[Written]
) -> None:
    on, by = ground.clock.today(), ground.actor.full_name
    for line, done in zip(lines, written, strict=True):
        for other in line.apart_from:
            namesake_decisions.remember(session, done.citizen_uid, other, on=on, by=by)
