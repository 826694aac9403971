"""A list with more columns than it usually shows, and somewhere for its rows to go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.views.kit.desk import Desk
from desktop.views.kit.register_page import Empty, Filter, Register, RegisterPage, Sort
from desktop.views.kit.row_model import Cell, Column, Row
from desktop.views.kit.shown_rows import ShownRows, WaysOut
from tests.views.kit.gallery_rows import NEEDS, TAMBONS

COLUMNS = (
    Column("name", "ชื่อ–สกุล", 260),
    Column("status", "สถานะ", 160, sortable=False),
    Column("age", "อายุ", 90, figures=True, usual=False),
    Column("day", "ติดต่อครั้งล่าสุด", 240, usual=False),
    Column("far", "ที่อยู่", 900, usual=False),
)


class Rows:
    """As many rows as one likes, and the parts in which they were asked for."""

    def __init__(self, count: int = 40) -> None:
        self.count = count
        self.asked: list[int] = []

    def ids(self, query: object, sort: Sort | None) -> Sequence[str]:
        ids = [str(at) for at in range(0 if query == ("ไม่มี", {}) else self.count)]
        return ids[::-1] if sort and sort.descending else ids

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        self.asked.append(len(uids))
        return [
            Row(
                uid,
                (
                    f"คนที่\u200b {uid}",
                    Cell("ส่งต่อ", "referred"),
                    uid,
                    Cell("วันนี้", lasting="20 พ.ย. 2569"),
                    "ไกล",
                ),
            )
            for uid in uids
        ]


@dataclass
class Out:
    """What left a list."""

    noted: list[Sequence[str]] = field(default_factory=list)
    excel: list[ShownRows] = field(default_factory=list)
    paper: list[ShownRows] = field(default_factory=list)

    def ways(self) -> WaysOut:
        return WaysOut(copying=self.noted.append, to_excel=self.excel.append, on_paper=self.paper.append)


def made_list(desk: Desk, out: Out, rows: Rows) -> RegisterPage:
    return RegisterPage(
        desk,
        Register(
            title="ประชาชน",
            name="people",
            columns=COLUMNS,
            source=rows,
            query=lambda text, chosen: (text, dict(chosen)),
            count=lambda count: f"{count} คน",
            empty=Empty("users", "ยังไม่มีใคร", "ทะเบียนว่าง"),
            filters=(Filter("tambon", "ตำบล", lambda: TAMBONS), Filter("need", "ความต้องการ", lambda: NEEDS)),
            sort=Sort("name"),
            ways_out=out.ways(),
        ),
    )


@contextmanager
def opened_list(desk: Desk, out: Out, qtbot: QtBot) -> Iterator[RegisterPage]:
    """The list at its usual size, with its rows."""
    made = made_list(desk, out, Rows())
    qtbot.addWidget(made)
    made.resize(1150, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    with qtbot.waitSignal(made.loaded):
        made.refresh()
    yield made


def act(menu: QMenu, text: str) -> None:
    """Choose an entry of a menu."""
    next(each for each in menu.actions() if each.text() == text).trigger()
