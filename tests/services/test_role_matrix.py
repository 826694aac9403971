"""Who may do what: every verb of every service, every role, both editions, against the table beside.

``role_matrix.tsv`` is for people to read. For each verb it says what it asks (``desktop/rules/roles.py``) and
what each role hears: ``yes``, ``no``, or ``elsewhere`` where only the other edition does this. Here every
verb is called as every role, on a register and with arguments that nobody may touch: so the question must
come before anything else. What depends on one entry (a restricted case, somebody's own work) is asked
further in, and tested with that entry.
"""

from __future__ import annotations

import csv
import inspect
from collections.abc import Mapping
from pathlib import Path

import pytest
import registers
from service_verbs import EDITIONS, NOBODY, ROLES, ask, reference_tables, sealed_centre, verbs

from desktop.rules import roles
from desktop.services.centre import Centre
from desktop.system.clock import SetClock

TABLE = Path(__file__).with_name("role_matrix.tsv")
ANYBODY = "-"
_COLUMNS = [f"{edition} {role}" for edition in EDITIONS for role in roles.ROLES]


def _table() -> dict[str, dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["verb"]: row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}


_ROWS = _table()


@pytest.fixture(scope="module")
def centres(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, str], Centre]:
    reference, clock = reference_tables(), SetClock(registers.MOMENT)
    home = tmp_path_factory.mktemp("nothing")
    return {
        (edition, role): sealed_centre(role, edition, clock, reference, home)
        for edition in EDITIONS
        for role in ROLES
    }


def test_every_verb_of_every_service_stands_in_the_table(centres: Mapping[tuple[str, str], Centre]) -> None:
    there = set(verbs(centres[EDITIONS[0], roles.OFFICER]))
    missing, gone = sorted(there - _ROWS.keys()), sorted(_ROWS.keys() - there)
    assert not missing, (
        f"These verbs have no row in {TABLE.name}: {', '.join(missing)}. Let each ask the role first "
        '(self._ground.actor.require("…")), then write its row: what it asks and who may do it.'
    )
    assert not gone, f"These rows of {TABLE.name} name no verb any more, take them out: {', '.join(gone)}."


def test_the_table_is_sorted_and_says_why_where_everybody_may() -> None:
    with TABLE.open(encoding="utf-8") as file:
        names = [line.split("\t")[0] for line in file][1:]
    assert names == sorted(set(names))
    silent = [name for name, row in _ROWS.items() if row["asks"] == ANYBODY and not row["note"]]
    assert not silent, f"Write in the last column why nobody needs to be asked: {', '.join(silent)}."


@pytest.mark.parametrize("verb", sorted(_ROWS))
def test_each_role_may_do_what_the_table_says(verb: str, centres: Mapping[tuple[str, str], Centre]) -> None:
    row = _ROWS[verb]
    heard, asks = {}, set()
    for edition in EDITIONS:
        for role in roles.ROLES:
            answer = ask(centres[edition, role], verb)
            heard[f"{edition} {role}"] = answer.word
            asks.add(answer.asks)
    assert heard == {column: row[column] for column in _COLUMNS}
    # One role may be refused before the last question: the longest answer holds them all.
    assert " ".join(max(asks, key=len)) == row["asks"].replace(ANYBODY, "")


@pytest.mark.parametrize("verb", sorted(name for name, row in _ROWS.items() if row["asks"] != ANYBODY))
def test_whoever_has_no_role_is_refused_before_anything_is_read(
    verb: str, centres: Mapping[tuple[str, str], Centre]
) -> None:
    for edition in EDITIONS:
        assert ask(centres[edition, NOBODY], verb).word == "no"


@pytest.mark.parametrize("verb", sorted(name for name, row in _ROWS.items() if row["asks"] == ANYBODY))
def test_a_verb_that_asks_nothing_reads_no_entry(
    verb: str, centres: Mapping[tuple[str, str], Centre]
) -> None:
    source = inspect.getsource(verbs(centres[EDITIONS[0], NOBODY])[verb])
    reads = ".database.read(" in source or ".database.work(" in source
    assert not reads or _ROWS[verb]["note"].startswith("Reads "), (
        f"{verb} reads the register and asks nobody: let it ask the role, or say what it reads and why."
    )


def test_every_right_is_asked_for_somewhere() -> None:
    asked = {verb for row in _ROWS.values() for verb in row["asks"].split()}
    # These are asked of one entry, further in, or at the door; each has its own tests.
    further_in = {
        "months.approve",
        "plans.approve",
        "stipends.approve",
        "upkeep.move",
        "upkeep.restore",
    }
    assert roles.VERBS.keys() - asked == further_in
