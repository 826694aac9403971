"""Report 3: who asked for services in a month; each person once, however many cases they have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TypeVar

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.models import Case, Citizen, Need, Step
from desktop.rules.months import Month
from desktop.rules.people import FEMALE, MALE
from desktop.rules.reports import ServiceRow, ServiceUsers, UsersRow
from desktop.services.ground import Ground
from desktop.services.reports.counted.asked import Found, no_such_figure
from desktop.services.reports.scope import Scope

PEOPLE, SERVICE, CHANNEL, TAMBON, GROUP = "people", "service", "channel", "tambon", "group"
SEXES = ("men", "women", "unstated")
AFTER = ("at_the_counter", "referred", "assisted")
TOTAL = "total"

# Paper speaks Thai whatever the window speaks.
CHANNELS = {
    "counter": "มาที่ศูนย์ด้วยตนเอง",
    "volunteer": "อาสาสมัครแรงงานและบัณฑิตแรงงาน",
    "mobile": "หน่วยบริการเคลื่อนที่",
    "forum": "เวทีประชาคม",
    "survey": "การสำรวจ",
    "phone": "โทรศัพท์",
}
_AFTER = {("served", ""): "at_the_counter", ("referred", ""): "referred", ("outcome", "assisted"): "assisted"}
_SEX = {MALE: "men", FEMALE: "women"}
_UNKNOWN = "ไม่ระบุ"


Row = TypeVar("Row", bound=UsersRow)


@dataclass(slots=True)
class _Counted:
    """Who is counted in each number, by group, code and figure; of each person the cases it is for."""

    people: dict[tuple[str, str, str], dict[str, set[str]]] = field(default_factory=dict)

    def put(self, group: str, code: str, figure: str, person: str, case: str) -> None:
        """Count a person for a case; once more is no more."""
        self.people.setdefault((group, code, figure), {}).setdefault(person, set()).add(case)

    def number(self, group: str, code: str, figure: str) -> int:
        """How many people that are."""
        return len(self.people.get((group, code, figure), ()))

    def codes(self, group: str, table: Iterable[str]) -> list[str]:
        """The codes of a group, as its table orders them, and after them those that no table knows."""
        found = {code for kind, code, _figure in self.people if kind == group}
        known = [code for code in table if code in found]
        return known + sorted(found.difference(known))


def count(ground: Ground, session: Session, month: Month, scope: Scope) -> dict[str, ServiceUsers]:
    """Who asked for services in a month, each person once."""
    counted = _count(session, month, scope)
    reference = ground.reference
    services = {code: category.name for code, category in reference.categories.items()}
    return {
        "": ServiceUsers(
            month=str(month),
            fiscal_year=month.fiscal_year,
            people=_row(counted, PEOPLE, "", "ผู้ขอรับบริการ"),
            people_before=_people(session, month.previous(), scope),
            by_service=tuple(
                ServiceRow(
                    code=code,
                    name=services.get(code, code),
                    agency=_agency(ground, code),
                    **{figure: counted.number(SERVICE, code, figure) for figure in (*SEXES, *AFTER)},
                )
                for code in counted.codes(SERVICE, services)
            ),
            by_channel=_rows(counted, CHANNEL, CHANNELS),
            by_tambon=_rows(counted, TAMBON, {code: each.name for code, each in reference.tambons.items()}),
            by_group=_rows(counted, GROUP, {code: each.name for code, each in reference.flags.items()}),
        )
    }


def _agency(ground: Ground, code: str) -> str:
    category = ground.reference.categories.get(code)
    agency = ground.reference.agencies.get(category.agency_code) if category else None
    return agency.short if agency else ""


def _rows(counted: _Counted, group: str, table: Mapping[str, str]) -> tuple[UsersRow, ...]:
    codes = counted.codes(group, table)
    return tuple(_row(counted, group, code, table.get(code) or code or _UNKNOWN) for code in codes)


def _row(counted: _Counted, group: str, code: str, name: str) -> UsersRow:
    return UsersRow(code=code, name=name, **{sex: counted.number(group, code, sex) for sex in SEXES})


def _people(session: Session, month: Month, scope: Scope) -> int:
    people = (
        select(Case.origin, Case.citizen_uid)
        .where(Case.pointed_out_on.between(month.first, month.last), *scope.of(Case.origin))
        .distinct()
    )
    return session.scalar(select(func.count()).select_from(people.subquery())) or 0


def _count(session: Session, month: Month, scope: Scope) -> _Counted:
    needs = _of_cases(session.execute(_about(Need.case_uid, Need.category_code, month, scope)).all())
    steps = _steps(session, month, scope)
    counted, seen = _Counted(), set[tuple[str, str]]()
    query = (
        select(Case.uid, Case.origin, Case.citizen_uid, Case.channel)
        .add_columns(Citizen.sex, Citizen.tambon_code, Citizen.flags)
        .join(Citizen, Citizen.uid == Case.citizen_uid)
        .where(_in(month), *scope.of(Case.origin))
        .order_by(Case.pointed_out_on, Case.uid)
    )
    for case, origin, person, channel, sex, tambon, flags in session.execute(query):
        for group, code in _groups(tambon, flags, channel if (origin, person) not in seen else None):
            for figure in (TOTAL, _SEX.get(sex, "unstated")):
                counted.put(group, code, figure, person, case)
        seen.add((origin, person))
        for code in needs.get(case, ()):
            for figure in (TOTAL, _SEX.get(sex, "unstated"), *steps.get(case, ())):
                counted.put(SERVICE, code, figure, person, case)
    return counted


def _groups(tambon: str, flags: str, channel: str | None) -> Iterator[tuple[str, str]]:
    yield PEOPLE, ""
    yield TAMBON, tambon
    yield from ((GROUP, flag) for flag in flags.split())
    # Somebody who came twice came by the way of the first time: the ways add up to the people.
    if channel is not None:
        yield CHANNEL, channel


def _in(month: Month) -> ColumnElement[bool]:
    return Case.pointed_out_on.between(month.first, month.last)


def _about(
    case_uid: InstrumentedAttribute[str], value: InstrumentedAttribute[str], month: Month, scope: Scope
) -> Select[str, str]:
    return select(case_uid, value).join(Case, Case.uid == case_uid).where(_in(month), *scope.of(Case.origin))


def _of_cases(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for case, value in pairs:
        found.setdefault(case, set()).add(value)
    return found


def _steps(session: Session, month: Month, scope: Scope) -> dict[str, set[str]]:
    """What happened to the month's cases by its end, in the words of the figures."""
    query = _about(Step.case_uid, Step.kind, month, scope).add_columns(Step.verdict)
    found: dict[str, set[str]] = {}
    for case, kind, verdict in session.execute(query.where(Step.on <= month.last)):
        figure = _AFTER.get((kind, "")) or _AFTER.get((kind, verdict))
        if figure:
            found.setdefault(case, set()).add(figure)
    return found


def behind(
    _ground: Ground, session: Session, month: Month, scope: Scope, asked: tuple[str, str, str]
) -> Found:
    """The people behind a number: the figure, the group, the row's code."""
    figure, group, code = asked
    figures = (TOTAL, *SEXES, *(AFTER if group == SERVICE else ()))
    if group not in (PEOPLE, SERVICE, CHANNEL, TAMBON, GROUP) or figure not in figures:
        raise no_such_figure()
    people = _count(session, month, scope).people.get((group, code, figure), {})
    cases = tuple((person, tuple(sorted(own))) for person, own in people.items())
    return Found(kind="people", uids=tuple(people), seen_by=cases)


def summed(parts: Iterable[ServiceUsers]) -> ServiceUsers:
    """The reports of several offices as one; who asked at two offices is a person of each."""
    reports = tuple(parts)
    before = [report.people_before for report in reports if report.people_before is not None]
    return ServiceUsers(
        month=reports[0].month,
        fiscal_year=reports[0].fiscal_year,
        people=_merged([(report.people,) for report in reports])[0],
        people_before=sum(before) if before else None,
        by_service=_merged([report.by_service for report in reports], (*SEXES, *AFTER)),
        by_channel=_merged([report.by_channel for report in reports]),
        by_tambon=_merged([report.by_tambon for report in reports]),
        by_group=_merged([report.by_group for report in reports]),
    )


def _merged(tables: Iterable[tuple[Row, ...]], figures: tuple[str, ...] = SEXES) -> tuple[Row, ...]:
    rows: dict[str, Row] = {}
    for row in chain.from_iterable(tables):
        known = rows.get(row.code)
        counts = {name: getattr(known, name, 0) + getattr(row, name) for name in figures}
        rows[row.code] = replace(row, **counts)
    return tuple(rows.values())
