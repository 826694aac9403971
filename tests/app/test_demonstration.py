from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from desktop.app.demonstration import Wish, make
from desktop.database import frozen_reports
from desktop.database.keys import LOWEST
from desktop.rules import thai_id
from desktop.rules.months import Month
from desktop.rules.targets import Funnel
from desktop.services import opening
from desktop.services.citizens import CitizenFilter, Citizens
from desktop.services.reports import Reports
from desktop.services.stipends import Stipends
from desktop.system.clock import THAILAND, SetClock
from desktop.system.paths import Home
from desktop.system.progress import Unheard

CLOCK = SetClock(datetime(2026, 11, 20, 9, 30, tzinfo=THAILAND))


def _funnel(folder: Path, wish: Wish) -> Funnel:
    users = make(Home(folder), wish, CLOCK, Unheard(), LOWEST)
    opened = opening.open_register(Home(folder), users[0].name, users[0].password, CLOCK)
    try:
        return Reports(opened.ground).funnel(2570)[0]
    finally:
        opened.close()


@pytest.mark.parametrize(
    ("wish", "target"),
    [
        (Wish(unit="9401", volunteers=92, citizens=30, months=1), Funnel(2760, 828, 248)),
        (Wish(unit="94", volunteers=290, citizens=30, months=1), Funnel(8700, 2610, 783)),
    ],
    ids=["centre with 92 volunteers", "province with 290 volunteers"],
)
def test_the_targets_of_the_plan_come_out(tmp_path: Path, wish: Wish, target: Funnel) -> None:
    assert _funnel(tmp_path / "home", wish) == target


def test_the_same_seed_makes_the_same_people(tmp_path: Path) -> None:
    names = []
    for folder in ("one", "two"):
        home = Home(tmp_path / folder)
        users = make(home, Wish(citizens=60, months=1), CLOCK, Unheard(), LOWEST)
        opened = opening.open_register(home, users[0].name, users[0].password, CLOCK)
        citizens = Citizens(opened.ground)
        names.append([row.name for row in citizens.rows(citizens.ids(CitizenFilter(sort="name")))])
        opened.close()
    assert names[0] == names[1]
    assert len(set(names[0])) > 40


def test_invented_id_numbers_pass_the_check_digit(tmp_path: Path) -> None:
    from random import Random

    from desktop.app.demonstration.names import thai_id as invented

    chance = Random(1)
    assert all(thai_id.check(invented(chance, "9401")) == "" for _number in range(500))


def test_months_that_are_over_were_closed_by_the_officer_and_approved_by_the_supervisor(
    tmp_path: Path,
) -> None:
    home = Home(tmp_path / "home")
    users = make(home, Wish(citizens=90, months=3), CLOCK, Unheard(), LOWEST)
    opened = opening.open_register(home, users[0].name, users[0].password, CLOCK)
    states = [
        (str(state.month), state.state, state.approved_by) for state in Reports(opened.ground).months(2569)
    ]
    assert ("2026-09", "accepted", "สมชาย จันทร์แก้ว") in states
    newer = {str(state.month): state.state for state in Reports(opened.ground).months(2570)}
    assert newer == {"2026-11": "open", "2026-10": "approved"}
    # Reports came before the month was closed, but for one that was late.
    silent = [gap for gap in Reports(opened.ground).figures(Month(2026, 9)).gaps if "ยังไม่ได้รับรายงาน" in gap]
    assert [gap.rpartition(" คน")[0].rpartition(" ")[2] for gap in silent] == ["1"]
    opened.close()


def test_stipends_were_paid_and_the_newest_list_waits_for_its_approval(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    users = make(home, Wish(citizens=60, months=4), CLOCK, Unheard(), LOWEST)
    opened = opening.open_register(home, users[0].name, users[0].password, CLOCK)
    stipends = Stipends(opened.ground)
    states = [(str(row.month), row.state) for row in stipends.lists.all()]
    proof, year = stipends.years.proof(), stipends.years.year(2569)
    reasons = {reason for row in stipends.lists.claimants(Month(2026, 10)) for reason in row.reasons}
    void = [row for person in year for row in stipends.receipts.of_person(person.person_uid) if row.voided_on]
    opened.close()
    assert proof.agrees
    assert proof.receipts > 0
    assert states[0] == ("2026-10", "prepared")
    # What came late has a list of its own.
    assert states.count(("2026-08", "paid")) == 2
    # One was put right by another, one was not fetched and paid on a later list.
    assert {bool(row.replaced_by) for row in void} == {True, False}
    assert {"outside-term", "two-roles", "not-reported", "no-rate"} <= reasons


def test_the_provinces_demonstration_knows_what_its_centres_paid(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    users = make(home, Wish(unit="94", citizens=60, months=3), CLOCK, Unheard(), LOWEST)
    opened = opening.open_register(home, users[0].name, users[0].password, CLOCK)
    found = Stipends(opened.ground).counts.compare(Month(2026, 9), "9401")
    reports = Reports(opened.ground)
    states = {
        row.month: row.state for row in (*reports.inbox(2569), *reports.inbox(2570)) if row.unit == "9402"
    }
    with opened.ground.database.read() as session:
        frozen = frozen_reports.of_month(session, "9402", Month(2026, 9))
    whose = {subject.code for subject in reports.eight.subjects("monthly_work", Month(2026, 9), "9402")}
    opened.close()
    # Every report of a centre is frozen as its own register would have frozen it.
    assert {name for name, _subject in frozen} >= {"chain_report", "service_users", "situation_report"}
    assert ("monthly_work", "") in frozen
    assert "9402" in whose
    # What the province accepted waits for no word any more; the newest month does.
    assert (states[Month(2026, 9)], states[Month(2026, 10)]) == ("accepted", "received")
    assert found.paid == 60_000 * len(found.rows)
    assert len(found.rows) > 5
    assert not found.answered
