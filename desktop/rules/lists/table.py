"""Where the list stands in a sheet: its head of one row or two, its columns, and the rows that are people."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.rules import thai_id
from desktop.rules.lists import cells
from desktop.rules.lists.cells import clean
from desktop.rules.lists.columns import JOINED, NEED_OF, NOT_TAKEN, guess, head_key
from desktop.rules.lists.grid import Row
from desktop.rules.lists.needs import NeedReader

# So many rows are looked at to find the head and to guess: titles and logos never take more.
LOOKED_AT = 60
_HEAD_WITHIN = 30
_FOOT = re.compile(
    r"^(?:รวม(?:ทั้งสิ้น|ทั้งหมด|จำนวน|ยอด)?(?=[\s\d:]|$|ท|จ)|ยอดรวม|จำนวนรวม|total\b|grandtotal|ลงชื่อ|\(?ลงนาม|ผู้รายงาน|ผู้จัดทำ|ผู้บันทึก"
    r"|ผู้สำรวจ\s*[.:…]|ตำแหน่ง\s*[.:…]|หมายเหตุ\s*[:：]|ข้อมูล ณ|พิมพ์เมื่อ)",
    re.IGNORECASE,
)
_DIVIDED = frozenset({"needs", "sex"})
# Official forms number their columns in a row of its own.
_COUNTED = re.compile(r"\(?\s*[0-9๐-๙]{1,2}\s*[.)]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a list is to be read.

    Attributes:
        sheet: the name of the sheet; empty for a CSV text.
        first_row: the number of the first row below the head.
        heads: the head of each column as it is shown.
        columns: the field of each column, by the keys of ``columns.FIELDS``.
    """

    sheet: str = ""
    first_row: int = 1
    heads: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()

    def of(self, field: str) -> tuple[int, ...]:
        """The places of the columns that are a field."""
        return tuple(place for place, each in enumerate(self.columns) if each == field)


def plan_of(
    rows: Sequence[Row],
    needs: NeedReader,
    remembered: Mapping[str, str],
    sheet: str = "",
) -> Plan:
    """Guess how a list is to be read.

    Args:
        rows: the first rows of the sheet.
        needs: reads the heads of columns that are ticked.
        remembered: what heads of this sender were, by ``head_key``.
        sheet: its name.
    """
    head = _head_row(rows, remembered)
    if head is None:
        return _without_known_head(rows, sheet, needs)
    upper, lower = _texts(rows[head]), _second_row(rows, head, remembered)
    heads, columns = _joined(upper, lower, needs, remembered)
    below = list(rows[head + 1 + bool(lower) :])
    width = max([len(heads), *(len(row.cells) for row in below)])
    heads += [""] * (width - len(heads))
    columns += [NOT_TAKEN] * (width - len(columns))
    first = rows[head].number + 1 + (rows[head + 1].number - rows[head].number if lower else 0)
    _spread(heads, columns, below)
    columns = list(_by_content(below, tuple(columns), needs, heads))
    _name_in_one(columns, below)
    _once_each(columns)
    return Plan(sheet=sheet, first_row=first, heads=tuple(heads), columns=tuple(columns))


def _without_known_head(rows: Sequence[Row], sheet: str, needs: NeedReader) -> Plan:
    """A list whose head says nothing, or which has none: its cells must tell what they are."""
    width = max((len(row.cells) for row in rows), default=0)
    nothing = (NOT_TAKEN,) * width
    below = _by_content(rows[1:], nothing, needs)
    if any(below) and not any(_by_content(rows[:1], nothing, needs)):
        heads = [*_texts(rows[0]), *("" for _place in range(width - len(rows[0].cells)))]
        return Plan(sheet=sheet, first_row=rows[0].number + 1, heads=tuple(heads), columns=below)
    columns = _by_content(rows, nothing, needs)
    if any(columns) or len(rows) < 2 or not _may_be_head(_texts(rows[0])):
        return Plan(sheet=sheet, first_row=1, heads=("",) * width, columns=columns)
    # Nothing is understood; with its first row as the head a person can say what the columns are, and what is
    # said is remembered by these heads.
    heads = [*_texts(rows[0]), *("" for _place in range(width - len(rows[0].cells)))]
    return Plan(sheet=sheet, first_row=rows[0].number + 1, heads=tuple(heads), columns=columns)


def _may_be_head(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text]
    return len(filled) > 1 and not any(re.search(r"[0-9๐-๙]{3,}", text) or len(text) > 60 for text in filled)


def weight(rows: Sequence[Row], remembered: Mapping[str, str]) -> int:
    """How much a sheet looks like a list: the fields that its head names, and that it has rows.

    Args:
        rows: the first rows of the sheet.
        remembered: what heads of this sender were.
    """
    head = _head_row(rows, remembered)
    return 0 if head is None else 2 * _known(_texts(rows[head]), remembered) + (len(rows) > head + 1)


class People:
    """Tells the rows that are people from all else that stands below a head.

    Args:
        plan: how the list is read.
    """

    def __init__(self, plan: Plan) -> None:
        self._told = [place for place, name in enumerate(plan.columns) if name not in (NOT_TAKEN, "decision")]
        self._ids = plan.of("thai_id")
        self._heads = [head_key(head) for head in plan.heads]
        self._spoken_heads = {clean(head) for head in plan.heads if head}

    def __contains__(self, row: Row) -> bool:
        """Whether a row is a line of the list: no repeated head, no sum, no signature, and not empty."""
        if all(cells.is_nothing(cells.shown(row.at(place)).strip()) for place in self._told):
            return False
        texts = _texts(row)
        named = [text for text in texts if text]
        if not named or (len(named) > 2 and all(_COUNTED.fullmatch(text) for text in named)):
            return False
        if _FOOT.match(named[0]):
            return any(self._has_id(texts, place) for place in self._ids)
        return not self._is_head(texts, len(named))

    def _has_id(self, texts: Sequence[str], place: int) -> bool:
        return place < len(texts) and bool(texts[place]) and not thai_id.check(texts[place])

    def _is_head(self, texts: Sequence[str], named: int) -> bool:
        if self._spoken_heads.isdisjoint(texts):
            return False
        same = sum(head_key(text) == head for text, head in zip(texts, self._heads, strict=False) if text)
        return same >= max(2, named / 2)


def _texts(row: Row) -> list[str]:
    return [clean(cells.shown(cell)) for cell in row.cells]


def _head_row(rows: Sequence[Row], remembered: Mapping[str, str]) -> int | None:
    best, most = None, 1
    for place, row in enumerate(rows[:_HEAD_WITHIN]):
        known = _known(_texts(row), remembered)
        if known > most:
            best, most = place, known
    return best


def _known(texts: Sequence[str], remembered: Mapping[str, str]) -> int:
    # Heads are short, and each field is named once: a sentence in a title row names none.
    found = {_field(text, remembered) for text in texts if text and len(text) <= 60}
    return len(found - {None})


def _field(head: str, remembered: Mapping[str, str]) -> str | None:
    key = head_key(head)
    return remembered[key] if key in remembered else guess(head)


def _second_row(rows: Sequence[Row], head: int, remembered: Mapping[str, str]) -> list[str]:
    """The lower row of a head of two, or nothing: it names parts of what stands above it, and no person."""
    if head + 1 >= len(rows) or rows[head + 1].number != rows[head].number + 1:
        return []
    lower = _texts(rows[head + 1])
    filled = [text for text in lower if text]
    upper = _texts(rows[head])
    if any(re.search(r"\d{4,}", text) for text in filled) or len(filled) >= max(len(upper), len(lower)):
        return []
    # A person's row may have a word that is a head as well, such as ชาย; a head has hardly anything else.
    named = _known(lower, remembered) + _under_one_head(upper, lower)
    return lower if 2 * named >= len(filled) > 0 and named else []


def _under_one_head(upper: Sequence[str], lower: Sequence[str]) -> int:
    """How many cells of a lower row divide a head above them: kinds of need to be ticked, or ช and ญ."""
    over = _carried(upper, len(lower))
    groups: dict[tuple[int, str], int] = {}
    group = 0
    for place, text in enumerate(lower):
        if place < len(upper) and upper[place]:
            group = place
        if text and guess(over[place]) in _DIVIDED and guess(text) is None and text not in cells.TICKS:
            groups[group, over[place]] = groups.get((group, over[place]), 0) + 1
    return sum(count for count in groups.values() if count > 1)


def _carried(upper: Sequence[str], width: int) -> list[str]:
    """Heads merged over several columns stand in the first of them only."""
    carried, last = [], ""
    for place in range(width):
        text = upper[place] if place < len(upper) else ""
        last = text or last
        carried.append(last)
    return carried


def _joined(
    upper: list[str], lower: list[str], needs: NeedReader, remembered: Mapping[str, str]
) -> tuple[list[str], list[str]]:
    width = max(len(upper), len(lower))
    over = _carried(upper, width)
    heads, columns = [], []
    for place in range(width):
        above = upper[place] if place < len(upper) else ""
        below = lower[place] if place < len(lower) else ""
        head = " ".join(part for part in ((over[place] if below else above), below) if part)
        heads.append(head)
        columns.append(_column(head, over[place] if below else above, below, needs, remembered))
    return heads, columns


def _column(head: str, above: str, below: str, needs: NeedReader, remembered: Mapping[str, str]) -> str:
    key = head_key(head)
    if key in remembered:
        return remembered[key]
    own = guess(below) if below else guess(above)
    if below and guess(above) == "needs" and own != "detail":
        code = needs.code_of(below)
        return f"{NEED_OF}{code}" if code else "needs"
    if below and guess(above) == "sex" and below.strip(". ") in ("ช", "ชาย", "ญ", "หญิง"):
        return "sex:m" if below.startswith("ช") else "sex:f"
    if own is None and below:
        own = guess(above)
    return own or NOT_TAKEN


def _spread(heads: list[str], columns: list[str], below: Sequence[Row]) -> None:
    """Columns without a head belong to the merged head on their left, where its cells are read together."""
    for place in range(1, len(columns)):
        filled = any(not cells.is_nothing(cells.text(row.at(place))) for row in below)
        if not heads[place] and filled and columns[place - 1] in JOINED:
            columns[place] = columns[place - 1]


def _by_content(
    rows: Sequence[Row], columns: tuple[str, ...], needs: NeedReader, heads: Sequence[str] = ()
) -> tuple[str, ...]:
    """What columns without a known head hold, where their cells leave no doubt."""
    found = list(columns)
    for place, field in enumerate(columns):
        values = [cells.text(row.at(place)) for row in rows[:LOOKED_AT] if cells.text(row.at(place))]
        headed = place < len(heads) and bool(heads[place]) and guess(heads[place]) is not None
        if field == NOT_TAKEN and values and not headed:
            found[place] = _content(values, found, needs)
    return tuple(found)


def _content(values: Sequence[str], taken: Sequence[str], needs: NeedReader) -> str:
    def most(fits: int) -> bool:
        return fits * 5 >= len(values) * 4

    if "thai_id" not in taken and most(
        sum(len(thai_id.digits(value)) == thai_id.LENGTH and not thai_id.check(value) for value in values)
    ):
        return "thai_id"
    titled = sum(bool(re.match(r"(?:นาย|นาง|น\.ส\.|ด\.ช\.|ด\.ญ\.)\s*\S{2,}", value)) for value in values)
    if not {"full_name", "first_name"} & set(taken) and most(titled):
        return "full_name"
    if "phones" not in taken and most(sum(bool(cells.telephones(value)[0]) for value in values)):
        return "phones"
    if "needs" not in taken and most(sum(bool(needs.read(value)[0]) for value in values)):
        return "needs"
    return NOT_TAKEN


def _name_in_one(columns: list[str], below: Sequence[Row]) -> None:
    """A head that says ชื่อ over whole names means both."""
    if "last_name" in columns or "full_name" in columns or "first_name" not in columns:
        return
    place = columns.index("first_name")
    values = [cells.text(row.at(place)) for row in below if cells.text(row.at(place))]
    if values and sum(" " in value.strip() for value in values) * 2 >= len(values):
        columns[place] = "full_name"


def _once_each(columns: list[str]) -> None:
    """A field is one column, the first, unless its cells are read together."""
    seen: set[str] = set()
    for place, field in enumerate(columns):
        if field in seen and field not in JOINED and not field.startswith(NEED_OF):
            columns[place] = NOT_TAKEN
        seen.add(field)
