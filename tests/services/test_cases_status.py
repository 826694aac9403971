"""The statement that says where many cases stand agrees with the rules, case by case."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from desktop.database import case_status
from desktop.database.engine import WRITES
from desktop.models import Case, Citizen, Step
from desktop.rules import cases
from desktop.rules.cases import VERDICTS
from desktop.services.ground import Ground

TODAY = date(2026, 11, 20)
BEGAN = date(2026, 6, 1)
# Agencies whose codes could be taken for one another by careless matching.
AGENCIES = ("", "DOE", "doe", "OE", "D%", "SSO")


@st.composite
def steps(draw: st.DrawFn) -> dict[str, object]:
    kind = draw(st.sampled_from([*VERDICTS, "referred", "outcome"]))
    verdict = draw(st.sampled_from(sorted(VERDICTS[kind]) or [""]))
    on = BEGAN + timedelta(days=draw(st.integers(-3, 170)))
    due_on = draw(st.none() | st.integers(-60, 60).map(lambda days: TODAY + timedelta(days=days)))
    agency = draw(st.sampled_from(AGENCIES)) if kind in ("referred", "outcome") else ""
    return {
        "kind": kind,
        "verdict": verdict,
        "on": on,
        "due_on": due_on if kind == "referred" else None,
        "agency_code": agency,
    }


LIVES = st.lists(st.lists(steps(), max_size=7), min_size=1, max_size=6)


@contextmanager
def _writing(ground: Ground) -> Iterator[Session]:
    engine = ground.database.engine.execution_options(**{WRITES: True})
    with engine.connect() as connection, Session(connection) as session:
        yield session


def _write(session: Session, lives: list[list[dict[str, object]]]) -> list[str]:
    session.execute(delete(Step))
    session.execute(delete(Case))
    session.merge(Citizen(uid="c", origin="9401", first_name="ก"))
    session.flush()
    for place, life in enumerate(lives):
        uid = f"case-{place}"
        session.add(
            Case(
                uid=uid,
                origin="9401",
                number=place + 1,
                fiscal_year=2569,
                citizen_uid="c",
                pointed_out_on=BEGAN,
            )
        )
        session.flush()
        for order, step in enumerate(life):
            session.add(Step(uid=f"{uid}-{order:02d}", origin="9401", case_uid=uid, **step))
    session.flush()
    return [f"case-{place}" for place in range(len(lives))]


def _looked_at(session: Session, lives: list[list[dict[str, object]]]) -> None:
    uids = _write(session, lives)
    stand = case_status.standing(TODAY)
    found = {row.case_uid: row for row in session.execute(select(stand))}
    due = set(session.scalars(select(stand.c.case_uid).where(case_status.follow_up_due(stand, TODAY))))
    steps_of = case_status.steps_of(session, uids)
    assert set(found) == set(uids)
    for uid in uids:
        row, steps = found[uid], steps_of[uid]
        status = cases.status(BEGAN, steps, TODAY)
        assert row.status == status
        assert status in ("referred", "overdue", "rejected") or case_status.agencies(row.asked) == ()
        assert status != "overdue" or row.due_on < TODAY
        assert status != "referred" or row.due_on is None or row.due_on >= TODAY
        if all(step.on >= BEGAN for step in steps):
            next_on = cases.next_follow_up(steps)
            expected = status in ("helped", "followed_up") and next_on is not None and next_on <= TODAY
            assert (uid in due) == expected
    assert case_status.statuses_of(session, TODAY, uids) == {uid: found[uid].status for uid in uids}


def test_the_statement_and_the_rules_say_the_same_of_every_case(centre_ground: Ground) -> None:
    @settings(max_examples=100, deadline=None)
    @given(lives=LIVES)
    def holds(lives: list[list[dict[str, object]]]) -> None:
        with _writing(centre_ground) as session:
            _looked_at(session, lives)

    holds()


def test_only_the_cases_asked_for_are_walked(centre_ground: Ground) -> None:
    with _writing(centre_ground) as session:
        _write(session, [[], [{"kind": "referred", "on": BEGAN, "agency_code": "DOE"}]])
        stand = case_status.standing(TODAY, select(Case.uid).where(Case.uid == "case-1"))
        found = session.execute(select(stand.c.case_uid, stand.c.status, stand.c.asked)).all()
        assert [tuple(row) for row in found] == [("case-1", "referred", "|DOE=9999-12-31")]
        assert case_status.agencies(found[0].asked) == ("DOE",)
