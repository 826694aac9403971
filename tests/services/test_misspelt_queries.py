"""Officers type as they hear and as they hit the keys: the person stands among the first five all the same.

``misspelt_queries.tsv`` is made by ``make_misspelt_queries.py``; a third of its people is held out by the
hash of their name: whoever tunes the search looks at the others only.
"""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
import registers
from sqlalchemy import insert

from desktop.app.demonstration import people as invented
from desktop.database import citizen_entries
from desktop.models import Citizen, new_uid
from desktop.rules.citizens import CitizenDraft
from desktop.services.ground import Ground
from desktop.services.search import Search
from desktop.system.clock import SetClock
from desktop.system.paths import Home

HERE = Path(__file__).parent
OTHERS = 5_000
FIRST = 5


def rows_of(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


QUERIES = rows_of("misspelt_queries.tsv")


def is_held_out(full_name: str) -> bool:
    return hashlib.sha256(full_name.encode()).digest()[0] % 3 == 0


def _row(person: dict[str, str]) -> invented.Row:
    draft = CitizenDraft(
        title=person["title"],
        first_name=person["first"],
        last_name=person["last"],
        thai_id=person["thai_id"],
        phones=(person["phone"],),
        tambon_code=person["tambon"],
    )
    made: invented.Row = {name: getattr(draft, name) for name in CitizenDraft.__dataclass_fields__}
    made |= {name: " ".join(getattr(draft, name)) for name in ("phones", "languages", "flags")}
    return {**made, **citizen_entries.finding_keys(draft), "uid": new_uid(), "origin": "9401", "revision": 1}


@pytest.fixture(scope="module")
def search(centre_template: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Search]:
    clock = SetClock(registers.MOMENT)
    for opened in registers.opened_copy(centre_template, tmp_path_factory.mktemp("many") / "home", clock):
        _fill(opened.ground)
        yield Search(opened.ground)


def _fill(ground: Ground) -> None:
    chance = Random(2569)
    tambons = list(ground.reference.tambons.values())
    today = registers.MOMENT.date()
    rows = [invented.citizen(chance, chance.choice(tambons), "9401", today) for _each in range(OTHERS)]
    rows += [_row(each) for each in rows_of("misspelt_people.tsv")]
    with ground.database.work("Fill") as work:
        work.session.execute(insert(Citizen), rows)


def _place(search: Search, query: str, full_name: str) -> int:
    """Where the person stands among what is found, counted from one; 0 where they are not."""
    people = [found for found in search.find(query) if found.kind == "citizen"]
    return next((at for at, found in enumerate(people, 1) if found.title.endswith(full_name)), 0)


@pytest.mark.parametrize("held_out", [False, True], ids=["tuned", "held out"])
def test_the_person_is_among_the_first_five(search: Search, held_out: bool) -> None:
    chosen = [row for row in QUERIES if is_held_out(row["full name"]) == held_out]
    missed: Counter[str] = Counter()
    for row in chosen:
        place = _place(search, row["query"], row["full name"])
        if not 1 <= place <= FIRST:
            missed[row["kind"]] += 1
            if not held_out:
                print(f"  {row['kind']}: {row['query']} for {row['full name']}, place {place}")  # noqa: T201
    share = 100 * (1 - missed.total() / len(chosen))
    print(f"{len(chosen)} queries, {share:.1f} % in the first five; missed: {dict(missed)}")  # noqa: T201
    assert share >= 95


def test_the_corpus_is_large_and_names_people_of_the_register() -> None:
    assert len(QUERIES) >= 300
    known = {f"{row['first']} {row['last']}" for row in rows_of("misspelt_people.tsv")}
    assert {row["full name"] for row in QUERIES} <= known
    assert all(row["query"] != row["full name"] for row in QUERIES if row["kind"] != "by hand")
