"""What the centres paid, as it came to the province: late reports, void receipts, and what was counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from desktop.app.demonstration.stipends import late
from desktop.database.volunteer_entries import appointment_of
from desktop.models import (
    Citizen,
    ReceivedReport,
    StipendCount,
    StipendLine,
    StipendList,
    StipendReceipt,
    Volunteer,
    new_uid,
)
from desktop.rules import stipends as rules
from desktop.rules.months import Month, fiscal_year
from desktop.rules.stipends import Claim
from desktop.rules.thai_names import full_name
from desktop.rules.volunteer_months import serves_in
from desktop.rules.volunteers import VolunteerDraft
from desktop.services.ground import Ground
from desktop.services.stipends.pay_lists import BUDGET
from desktop.system.language import mark

Row = dict[str, Any]
_AT_ONCE = 2_000
_OFFICER, _SUPERVISOR, _POSITION = "นูรียะห์ สาและ", "สมชาย จันทร์แก้ว", "นักวิชาการแรงงาน"
# In every so manieth centre somebody did not come for the money, and the province counts one less.
_NOT_FETCHED = 3
_COUNTED_LESS = 4


@dataclass(frozen=True, slots=True)
class _Serving:
    """An appointment with the name that stands on its receipts."""

    uid: str
    appointment: VolunteerDraft
    payee: str


def arrive(ground: Ground, months: Sequence[Month]) -> None:
    """At the province: what the centres paid, in entries of their own; all but the newest month is counted.

    Args:
        ground: the province's.
        months: the oldest first.
    """
    title = mark("Fill the demonstration register")
    with ground.database.work(title, ground.actor.uid) as work:
        known = tuple(ground.reference.stipend_rates.values())
        rows: list[tuple[Any, Row]] = []
        for place, (unit, serving) in enumerate(_by_unit(work.session).items()):
            books = _Books(unit, serving, known, place)
            for after, month in enumerate(months):
                books.month(month, len(months) - 1 - after)
            rows += books.rows
            rows += _counted(ground.unit, books, months[:-1], place)
        _store(work.session, rows)


def _by_unit(session: Session) -> dict[str, list[_Serving]]:
    query = select(Volunteer, Citizen).join(Citizen, Citizen.uid == Volunteer.person_uid)
    found: dict[str, list[_Serving]] = {}
    for volunteer, person in session.execute(query.order_by(Volunteer.origin, Volunteer.uid)):
        payee = full_name(person.title, person.first_name, person.last_name)
        found.setdefault(volunteer.origin, []).append(
            _Serving(volunteer.uid, appointment_of(volunteer), payee)
        )
    return found


def _store(session: Session, rows: Iterable[tuple[Any, Row]]) -> None:
    by_model: dict[Any, list[Row]] = {}
    for model, row in rows:
        by_model.setdefault(model, []).append(row)
    # A receipt stands on its line, a line on its list.
    for model in (ReceivedReport, StipendList, StipendLine, StipendReceipt, StipendCount):
        found = by_model.get(model, [])
        for start in range(0, len(found), _AT_ONCE):
            session.execute(insert(model), found[start : start + _AT_ONCE])


class _Books:
    """A centre's months, paid by the rules one after another, its receipts numbered by their days."""

    def __init__(
        self, unit: str, serving: Sequence[_Serving], rates: Sequence[rules.StipendRate], place: int
    ) -> None:
        self._unit, self._serving, self._rates, self._place = unit, serving, rates, place
        self._numbers: dict[int, int] = {}
        self._reported: set[tuple[str, Month]] = set()
        self.living: dict[tuple[str, Month], tuple[Row, Row]] = {}
        self.rows: list[tuple[Any, Row]] = []

    def month(self, month: Month, months_after: int) -> None:
        """A month: its reports come, its list is paid; what came late of the one before is paid too."""
        day = month.next().first + timedelta(days=2)
        self._receive(month.previous(), day, in_time=False)
        self._receive(month, day, in_time=True)
        paid = self._pay(month, day)
        if months_after == 1 and paid:
            self._issue_anew(*self.living[paid[-1], month], day)
        if months_after == 2 and paid and self._place % _NOT_FETCHED == 0:
            self._void(paid[0], month, day)
        self._pay(month.previous(), day)

    def _receive(self, month: Month, day: date, *, in_time: bool) -> None:
        serving = [one for one in self._serving if serves_in(one.appointment, month)]
        whose = late([(one.uid, one.appointment.kind) for one in serving])
        for one in serving:
            if (one.uid != whose) is in_time:
                self._reported.add((one.uid, month))
                received = {"volunteer_uid": one.uid, "month": str(month), "received_on": day}
                self._add(ReceivedReport, received_by=_OFFICER, **received)

    def _pay(self, month: Month, day: date) -> list[str]:
        """Everybody whose month may be paid now; gives their appointments."""
        claims = [
            Claim(
                volunteer_uid=one.uid,
                appointment=one.appointment,
                reported=(one.uid, month) in self._reported,
                paid=(one.uid, month) in self.living,
            )
            for one in self._serving
        ]
        judged = rules.judged(claims, month, self._rates, day)
        eligible = [one for one in self._serving if not judged[one.uid]]
        if eligible:
            paid_by = self._list(month, day)
            for one in eligible:
                self._pay_one(one, month, paid_by, day)
        return [one.uid for one in eligible]

    def _list(self, month: Month, day: date) -> str:
        row = self._add(
            StipendList,
            month=str(month),
            budget=BUDGET,
            prepared_on=day,
            prepared_by=_OFFICER,
            approved_on=day,
            approved_by=_SUPERVISOR,
            paid_on=day,
            paid_by=_OFFICER,
        )
        return str(row["uid"])

    def _pay_one(self, one: _Serving, month: Month, list_uid: str, day: date) -> None:
        rate = rules.rate_for(self._rates, one.appointment.kind, month)
        assert rate is not None
        same = {
            "volunteer_uid": one.uid,
            "person_uid": one.appointment.person_uid,
            "month": str(month),
            "amount": rate.satang,
        }
        line = self._add(StipendLine, list_uid=list_uid, released_on=None, **same)
        receipt = self._receipt(line, one.payee, day, "", same)
        self.living[one.uid, month] = line, receipt

    def _receipt(self, line: Row, payee: str, day: date, replaces: str, same: Row) -> Row:
        year = fiscal_year(day)
        self._numbers[year] = self._numbers.get(year, 0) + 1
        return self._add(
            StipendReceipt,
            fiscal_year=year,
            number=self._numbers[year],
            line_uid=line["uid"],
            on=day,
            payee=payee,
            payer=_OFFICER,
            payer_position=_POSITION,
            replaces_uid=replaces,
            voided_on=None,
            voided_by="",
            void_reason="",
            **same,
        )

    def _issue_anew(self, line: Row, receipt: Row, day: date) -> None:
        _end(receipt, day, "ที่อยู่ของผู้รับเงินไม่ตรงกับทะเบียนบ้าน")
        same = {name: receipt[name] for name in ("volunteer_uid", "person_uid", "month", "amount")}
        again = self._receipt(line, receipt["payee"], day, receipt["uid"], same)
        self.living[again["volunteer_uid"], Month.parse(again["month"])] = line, again

    def _void(self, uid: str, month: Month, day: date) -> None:
        line, receipt = self.living.pop((uid, month))
        _end(receipt, day, "ไม่มารับเงินภายในกำหนด")
        line["released_on"] = day

    def _add(self, model: Any, **fields: Any) -> Row:
        row = {"uid": new_uid(), "origin": self._unit, "revision": 1, **fields}
        self.rows.append((model, row))
        return row


def _end(receipt: Row, day: date, reason: str) -> None:
    receipt.update(voided_on=day, voided_by=_OFFICER, void_reason=reason)


def _counted(province: str, books: _Books, months: Sequence[Month], place: int) -> Iterable[tuple[Any, Row]]:
    """What the province counts: what was paid, but for somebody's month whose proof was missing."""
    newest = [uid for uid, month in books.living if months and month == months[-1]]
    for (uid, month), (_line, receipt) in books.living.items():
        if month not in months:
            continue
        less = place % _COUNTED_LESS == 2 and month == months[-1] and uid == newest[0]
        yield (
            StipendCount,
            {
                "uid": new_uid(),
                "origin": province,
                "revision": 1,
                "unit": receipt["origin"],
                "volunteer_uid": uid,
                "month": str(month),
                "amount": 0 if less else receipt["amount"],
                "remark": "ไม่พบสำเนารายงานประจำเดือน" if less else "",
                "on": month.next().first + timedelta(days=9),
            },
        )
