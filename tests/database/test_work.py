from __future__ import annotations

import threading
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, text

from desktop.database import audit, engine
from desktop.database.work import Database
from desktop.models import AuditLine, Case, Citizen
from desktop.rules.problems import Refused


def _people(database: Database) -> int:
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(Citizen)) or 0


def test_a_work_commits_whole_and_tells_what_it_touched(database: Database) -> None:
    with database.work("Add two people", "u1") as work:
        work.session.add_all([Citizen(uid="a"), Citizen(uid="b")])
    assert work.changes == {"citizens": ("a", "b")}
    assert _people(database) == 2


def test_listeners_hear_what_was_committed_and_nothing_of_what_was_not(database: Database) -> None:
    heard: list[dict[str, tuple[str, ...]]] = []
    database.listen(heard.append)
    with database.work("Add") as work:
        work.session.add(Citizen(uid="a"))
    with pytest.raises(ZeroDivisionError), database.work("Fail") as work:
        work.session.add(Citizen(uid="b"))
        raise ZeroDivisionError
    assert heard == [{"citizens": ("a",)}]


def test_a_view_is_written_into_the_audit_chain_and_told_to_nobody(database: Database) -> None:
    heard: list[dict[str, tuple[str, ...]]] = []
    database.listen(heard.append)
    database.saw("View a person", "u1", "citizens", "a")
    assert heard == []
    with database.read() as session:
        assert list(session.scalars(select(AuditLine.title))) == ["View a person"]


def test_a_work_that_fails_leaves_nothing_behind(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.work("Fail half way", "u1") as work:
        work.session.add(Citizen(uid="a"))
        work.session.flush()
        work.next_number("case", 2570)
        raise ZeroDivisionError
    assert _people(database) == 0
    with database.work("Go on") as work:
        assert work.next_number("case", 2570) == 1
    with database.read() as session:
        assert list(session.scalars(select(AuditLine.title))) == ["Go on"]


def test_a_look_is_rolled_back_and_still_tells_what_it_would_touch(database: Database) -> None:
    with database.rolled_back("Look into a file") as work:
        work.session.add(Citizen(uid="a"))
        work.session.flush()
        seen = work.changes
    assert seen == {"citizens": ("a",)}
    assert _people(database) == 0


def test_a_changed_entry_gets_the_next_revision_and_an_untouched_one_does_not(database: Database) -> None:
    with database.work("Add") as work:
        work.session.add(Citizen(uid="a", first_name="อามีนะ"))
    with database.work("Change") as work:
        person = work.session.get_one(Citizen, "a")
        person.first_name = "อามีเนาะ"
    with database.work("Say the same") as work:
        work.session.get_one(Citizen, "a").first_name = "อามีเนาะ"
    assert work.changes == {}
    with database.read() as session:
        assert session.get_one(Citizen, "a").revision == 2


def test_an_entry_taken_in_keeps_its_writers_revision_and_origin(database: Database) -> None:
    with database.work("Take in") as work:
        work.session.add(Citizen(uid="a", origin="9403", revision=7))
    with database.work("Take in a newer one") as work:
        person = work.session.get_one(Citizen, "a")
        person.first_name, person.revision = "ยูโซ๊ะ", 9
    with database.read() as session:
        taken = session.get_one(Citizen, "a")
        assert (taken.origin, taken.revision) == ("9403", 9)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(outcomes=st.lists(st.booleans(), max_size=12))
def test_numbers_run_without_a_gap_whatever_fails_between(database: Database, outcomes: list[bool]) -> None:
    kind = f"series-{threading.get_ident()}-{len(outcomes)}-{hash(tuple(outcomes))}"
    given_out = []
    for succeeds in outcomes:
        try:
            with database.work("Take a number") as work:
                number = work.next_number(kind, 2570)
                if not succeeds:
                    raise ZeroDivisionError
            given_out.append(number)
        except ZeroDivisionError:
            continue
    start = given_out[0] if given_out else 1
    assert given_out == list(range(start, start + len(given_out)))


def test_each_fiscal_year_starts_its_numbers_anew(database: Database) -> None:
    with database.work("Take numbers") as work:
        assert [work.next_number("case", year) for year in (2569, 2569, 2570)] == [1, 2, 1]


def test_works_from_many_threads_wait_for_each_other(database: Database) -> None:
    numbers: list[int] = []

    def take() -> None:
        for _turn in range(5):
            with database.work("Take a number") as work:
                numbers.append(work.next_number("case", 2570))

    threads = [threading.Thread(target=take) for _thread in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == list(range(1, 21))


def test_the_audit_chain_is_whole_and_a_removed_line_is_found(database: Database) -> None:
    for title in ("One", "Two", "Three"):
        database.saw(title, "u1", "citizens", "a")
    with database.read() as session:
        assert audit.broken_at(session) is None
    with database.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM audit WHERE line = 2")
    with database.read() as session:
        assert audit.broken_at(session) == 3


def test_a_case_of_nobody_is_not_stored(database: Database) -> None:
    from sqlalchemy.exc import IntegrityError

    day = date(2026, 11, 20)
    with pytest.raises(IntegrityError), database.work("Open a case of nobody") as work:
        work.session.add(Case(number=1, fiscal_year=2570, citizen_uid="nobody", pointed_out_on=day))


def test_a_bug_stays_what_it_is(database: Database) -> None:
    from sqlalchemy.exc import OperationalError

    with pytest.raises(OperationalError) as failure, database.read() as session:
        session.execute(text("SELECT nothing FROM nowhere"))
    assert failure.value.__cause__ is not failure.value


def test_a_wrong_key_is_told_in_words(path: Path, database: Database) -> None:
    database.close()
    from desktop.system.clock import SystemClock

    wrong = Database(engine.open_engine(path, bytes(32)), SystemClock(), "9401")
    with pytest.raises(Refused) as refused, wrong.read() as session:
        session.scalar(select(func.count()).select_from(Citizen))
    assert refused.value.code == "wrong-key"
    wrong.close()


def test_a_full_disk_is_told_in_words_and_nothing_is_half_there(database: Database) -> None:
    with database.work("Before") as work:
        work.session.add(Citizen(uid="a"))
    with database.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    # The pool hands the one connection back, so the limit holds for the work below.
    with database.engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Refused) as refused, database.work("Fill the disk") as work:
        work.session.add_all([Citizen(first_name="ก" * 5_000) for _person in range(50)])
    assert refused.value.code == "disk-full"
    assert _people(database) == 1
