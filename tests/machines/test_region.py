"""A small region on a real PostgreSQL server: what every centre sends adds up at the province."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import servers
from servers import Server
from sqlalchemy import update

from desktop.app.benchmarks import region
from desktop.app.benchmarks.region import Size
from desktop.models import Case
from desktop.services.exchange import Exchange
from desktop.services.exchange.rows import SealedFile
from desktop.system.progress import Unheard

SMALL = Size(centres=3, months=3, people=6)


@pytest.fixture(scope="module")
def standing_server() -> Iterator[Server]:
    with servers.running() as server:
        yield server


@pytest.fixture
def database(standing_server: Server) -> Iterator[str]:
    name = standing_server.make_database()
    yield standing_server.url(name)
    standing_server.drop_database(name)


def test_the_figures_of_a_region_on_a_server_are_the_sum_of_its_centres(
    database: str, tmp_path: Path
) -> None:
    result = region.measure(tmp_path, SMALL, database, Unheard())
    assert result.on_server
    assert result.bundles == 9
    assert result.cases == 3 * 3 * 6
    assert result.disagreeing == ()
    assert not list(tmp_path.glob("province/*.db"))


def test_an_entry_lost_on_the_way_would_be_seen(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = Exchange.answer

    def forgetful(exchange: Exchange, unit: str) -> SealedFile:
        ground = exchange._ground
        with ground.database.work("Misplace a case for a test") as work:
            work.session.execute(update(Case).where(Case.number == 1).values(pointed_out_on="2020-01-01"))
        return answer(exchange, unit)

    monkeypatch.setattr(Exchange, "answer", forgetful)
    result = region.measure(tmp_path, Size(centres=1, months=1, people=3), database, Unheard())
    assert result.disagreeing == ("2026-10: entries",)
