"""A work that touches very many entries writes them down in several lines, and names none of them twice."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from desktop.database import audit, work
from desktop.database.work import Changes
from desktop.models import AuditLine
from desktop.services.ground import Ground


@pytest.fixture(autouse=True)
def _short_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "LINE_HOLDS", 3)


def _lines(ground: Ground, title: str) -> list[Changes]:
    with ground.database.read() as session:
        query = select(AuditLine.changes).where(AuditLine.title == title).order_by(AuditLine.line)
        return [json.loads(changes) for changes in session.scalars(query)]


def _touch(ground: Ground, count: int) -> None:
    with ground.database.work("Touch many") as running:
        running.touch("peers", "94")
        for number in range(count):
            running.touch("cases", f"c-{number}")


def test_every_entry_is_in_the_chain_once_and_the_chain_is_whole(centre_ground: Ground) -> None:
    _touch(centre_ground, 8)
    lines = _lines(centre_ground, "Touch many")
    named = [uid for line in lines for uid in line.get("cases", ())]
    assert [len(line.get("cases", ())) for line in lines] == [3, 3, 2]
    assert named == [f"c-{number}" for number in range(8)]
    assert [line.get("peers") for line in lines] == [None, None, ["94"]]
    with centre_ground.database.read() as session:
        assert audit.broken_at(session) is None


def test_whoever_listens_hears_that_there_were_too_many_to_name(centre_ground: Ground) -> None:
    heard: list[Changes] = []
    centre_ground.database.listen(heard.append)
    _touch(centre_ground, 8)
    _touch(centre_ground, 2)
    assert heard == [{"peers": ("94",), "cases": ()}, {"peers": ("94",), "cases": ("c-0", "c-1")}]


def test_a_work_that_is_given_up_leaves_no_line_of_what_it_had_written_down(centre_ground: Ground) -> None:
    with centre_ground.database.rolled_back("Touch many") as running:
        for number in range(8):
            running.touch("cases", f"c-{number}")
    assert _lines(centre_ground, "Touch many") == []
