"""What the gallery's lists show."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.views.kit.chips import Choice
from desktop.views.kit.row_table import Cell, Column, Row, Sort

TAMBONS = (
    Choice("940303", "ตะโละกาโปร์", "อ.ยะหริ่ง จ.ปัตตานี 94150"),
    Choice("940304", "บางปู", "อ.ยะหริ่ง จ.ปัตตานี 94150"),
    Choice("940305", "ยามู", "อ.ยะหริ่ง จ.ปัตตานี 94150"),
    Choice("940306", "ราตาปันยัง", "อ.ยะหริ่ง จ.ปัตตานี 94150"),
)
NEEDS = tuple(
    Choice(str(at), word) for at, word in enumerate(("ฝึกอาชีพ", "หางานทำ", "ม.๔๐", "ร้องเรียนนายจ้าง", "อื่น ๆ"))
)
NAMES = (
    "นายมูฮัมหมัด มะหะมัด",
    "นางสาวฟาตีเม๊าะ มะหะหมัด",
    "นายอับดุลเลาะ มะหะมะ",
    "นางนูรฮายาตี มะหะมุ",
    "นายก้องเกียรติ ที่นี้ญู่ฐู",
)
STATES = (
    ("referred", "ส่งต่อแล้ว"),
    ("helped", "ช่วยเหลือแล้ว"),
    ("waiting", "รอคัดกรอง"),
    ("overdue", "เลยกำหนด"),
    ("restricted", "จำกัดสิทธิ์"),
)
COLUMNS = (
    Column("name", "ชื่อ–สกุล", 200),
    Column("id", "เลขประจำตัว", 158),
    Column("tambon", "ตำบล", 104),
    Column("need", "ความต้องการ", 110),
    Column("days", "วัน", 56, figures=True),
    Column("status", "สถานะ", 130),
)


class People:
    """A source of as many rows as one likes."""

    def __init__(self, count: int = 4318) -> None:
        self.count = count
        self.asked: list[int] = []

    def ids(self, query: object, sort: Sort | None) -> Sequence[str]:
        if query == ("ไม่มี", {}):
            return []
        ids = [str(at) for at in range(self.count)]
        return ids[::-1] if sort and sort.descending else ids

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        self.asked.append(len(uids))
        return [self._row(uid) for uid in uids]

    def _row(self, uid: str) -> Row:
        at = int(uid)
        state, word = STATES[at % 5]
        cells = (
            NAMES[at % 5],
            f"1-9403-xxxxx-{at % 90 + 10}-1",
            TAMBONS[at % 4].text,
            NEEDS[at % 4].text,
            str(at % 40),
            Cell(word, state),
        )
        return Row(uid, cells)


def find_tambons(typed: str) -> Sequence[Choice]:
    return [choice for choice in TAMBONS if typed in choice.text]


def named_tambon(code: str) -> Choice | None:
    return next((choice for choice in TAMBONS if choice.code == code), None)
