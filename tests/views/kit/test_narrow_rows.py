"""A table and what leaves it ask their source for the columns that are shown, and for no others."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from pytestqt.qtbot import QtBot

from desktop.system.progress import Unheard
from desktop.views.kit.row_model import Column, Row, RowModel, Sort
from desktop.views.kit.shown_rows import ShownRows, as_text

COLUMNS = (Column("name", "ชื่อ"), Column("age", "อายุ", usual=False), Column("tambon", "ตำบล"))


@dataclass(frozen=True)
class Narrow:
    """Rows whose cells are empty unless their column was asked for."""

    shown: Collection[str] = ("name", "age", "tambon")
    asked: list[frozenset[str]] = field(default_factory=list)

    def showing(self, keys: Collection[str]) -> Narrow:
        return replace(self, shown=keys)

    def ids(self, query: object, sort: Sort | None) -> Sequence[str]:
        return ("1", "2")

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        self.asked.append(frozenset(self.shown))
        return [
            Row(uid, tuple(f"{one.key} {uid}" if one.key in self.shown else "" for one in COLUMNS))
            for uid in uids
        ]


def test_a_table_reads_only_the_columns_that_it_shows(qtbot: QtBot) -> None:
    source = Narrow()
    model = RowModel(COLUMNS, source)
    model.show_ids(["1", "2"])
    assert [model.data(model.index(0, at)) for at in range(2)] == ["name 1", "tambon 1"]
    assert source.asked == [{"name", "tambon"}]


def test_a_column_that_comes_into_sight_is_read(qtbot: QtBot) -> None:
    source = Narrow()
    model = RowModel(COLUMNS, source)
    model.show_ids(["1", "2"])
    model.row(0)
    model.show_columns(["name", "age"])
    assert [model.data(model.index(1, at)) for at in range(2)] == ["name 2", "age 2"]
    assert source.asked == [{"name", "tambon"}, {"name", "age"}]


def test_what_leaves_a_list_is_read_in_its_columns_only() -> None:
    source = Narrow()
    shown = ShownRows(title="x", said=(), columns=COLUMNS[1:2], places=(1,), uids=("2", "1"), source=source)
    text, _uids = as_text(shown, Unheard())
    assert text == "อายุ\nage 2\nage 1\n"
    assert source.asked == [{"age"}]
