"""Monthly summaries for measuring: every name in them different, and none ever seen before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from desktop.printing.forms import form

PAGES_OF_ONE = 2
# Syllables of southern names; three of them give more names than any measurement needs.
_BEGINNINGS = (
    "มะ ตา กะ บา ปะ สะ รา ลา ยา นา จะ ดา อา ปู ลู บือ กือ ตือ มือ ปือ ลือ ยือ ซือ เจ๊ะ โต๊ะ แว นิ ต่วน วัน กู".split()
)
_MIDDLES = "ลุ ระ หะ วะ นะ ซา รี มี ลี ยี ดี ซู รู มู ตู โละ โยะ เราะ เลาะ เยาะ เมาะ แล แซ แม แร".split()
_ENDS = "วี ดง ลัน รัง บัน กอ ปง มัง นัง สง เวง เงาะ เต๊ะ โต๊ะ และ แนะ โร๊ะ เร๊ะ มิง นิง ยง เด็ง แบ แซ นี เลาะ".split()


def sheets(count: int, seed: int) -> list[object]:
    """Sheets of ``monthly_summary``; no name occurs twice in them, and other seeds give other names.

    Args:
        count: how many.
        seed: which names.
    """
    chance = Random(seed)  # noqa: S311  names for measuring, nothing secret
    names = _names(chance)
    sample = form("monthly_summary").sample
    return [_sheet(sample, names, chance, number) for number in range(count)]


def _names(chance: Random) -> Iterator[str]:
    used: set[str] = set()
    while True:
        name = "".join(chance.choice(part) for part in (_BEGINNINGS, _MIDDLES, _MIDDLES, _ENDS))
        if name not in used:
            used.add(name)
            yield name


def _sheet(sample: object, names: Iterator[str], chance: Random, number: int) -> object:
    district = next(names)
    prepared, approved = (f"{title}{next(names)} {next(names)}" for title in ("นางสาว", "นาย"))
    return replace(
        sample,  # type: ignore[type-var]  # every sheet is a frozen dataclass
        number=f"9401/2569/{number:05}",
        centre=f"ศูนย์แรงงานอำเภอ{district}",
        by_category=tuple(
            replace(line, pointed_out=chance.randrange(10, 400))
            for line in sample.by_category  # type: ignore[attr-defined]
        ),
        by_tambon=tuple(replace(line, name=next(names)) for line in sample.by_tambon),  # type: ignore[attr-defined]
        by_agency=tuple(
            replace(line, name=f"{line.name} สาขา{next(names)}")
            for line in sample.by_agency  # type: ignore[attr-defined]
        ),
        notes=(
            f"ผู้เดินทางกลับจากประเทศมาเลเซียเพิ่มขึ้นในตำบล{next(names)}และตำบล{next(names)} ตามรายงานของ"
            f"{next(names)} {next(names)} ส่วนใหญ่ต้องการฝึกอาชีพช่างเชื่อมและช่างไฟฟ้า"
        ),
        preparer=prepared,
        preparer_position=f"เจ้าหน้าที่ศูนย์แรงงานอำเภอ{district}",
        approver=approved,
        approver_position=f"หัวหน้าศูนย์แรงงานอำเภอ{district}",
    )
