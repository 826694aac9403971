"""Where somebody lives, as lists write it: a village, a misspelt tambon, a whole address in a cell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz, process

from desktop.rules.lists.cells import Said, clean, is_nothing, text
from desktop.rules.lists.grid import Cell
from desktop.rules.reference import ReferenceTables, Tambon
from desktop.rules.thai_date import arabic_digits
from desktop.rules.thai_names import search_key
from desktop.system.language import _

_VILLAGE = re.compile(r"(?:หมู่บ้านที่|หมู่ที่|หมู่|ม\.|ม(?=\s*\d))\s*\.?\s*(\d{1,3})(?!\d)")
_STOP = r"(?=\s+(?:ต\.|ตำบล|อ\.|อำเภอ|จ\.|จังหวัด|ม\.|หมู่|ถ\.|ถนน|ซ\.|ซอย|\d)|[ตอจ]\.|ตำบล|อำเภอ|จังหวัด|,|$)"
_TAMBON = re.compile(rf"(?:ตำบล|(?<![ก-๙])ต\.|แขวง)\s*([ก-๙]+(?:\s(?!อ\.|จ\.|อำเภอ|จังหวัด)[ก-๙]+)??){_STOP}")
_DISTRICT = re.compile(rf"(?:อำเภอ|(?<![ก-๙])อ\.|(?<=[ก-๙])อ\.|เขต)\s*([ก-๙]+){_STOP}")
_PROVINCE = re.compile(rf"(?:จังหวัด|จ\.)\s*([ก-๙]+){_STOP}")
_ROAD = re.compile(rf"(?:ถนน|ถ\.)\s*([ก-๙0-9\s]+?){_STOP}")
_POSTCODE = re.compile(r"(?<!\d)([1-9]\d{4})(?!\d)")
_HOUSE = re.compile(r"^(?:บ้านเลขที่|เลขที่|บ\.)?\s*(\d+(?:\s*/\s*\d+)?(?:-\d+)?)(?!\d)")
_BEFORE_TAMBON = re.compile(r"^(?:ตำบล|ต\.|ต\s|เทศบาลตำบล|เทศบาลเมือง|ทต\.|ทม\.|อบต\.)\s*")
_BEFORE_DISTRICT = re.compile(r"^(?:อำเภอ|อ\.|อ\s|กิ่งอำเภอ)\s*")
_BEFORE_PROVINCE = re.compile(r"^(?:จังหวัด|จ\.|จ\s)\s*")
_HAS_PARTS = re.compile(r"(?:ต\.|ตำบล|ม\.\s*\d|หมู่|อ\.|อำเภอ)")

# Less alike than this is another name rather than a misspelt one.
_NEAR = 65
_OFFERED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """The parts of an address as they stand in one cell; empty where it names none."""

    house_number: str = ""
    village: str = ""
    road: str = ""
    tambon: str = ""
    district: str = ""
    province: str = ""
    postcode: str = ""
    rest: str = ""


def has_parts(plain: str) -> bool:
    """Whether a text is more of an address than one of its parts."""
    return len(_HAS_PARTS.findall(plain)) > 1 or bool(re.search(r"\d.*(?:ม\.|หมู่|ต\.)", plain))


def address(plain: str) -> Address:
    """An address in one cell, taken apart.

    Args:
        plain: such as ``12/3 ม.4 ต.บานา อ.เมือง``.
    """
    left = arabic_digits(clean(plain))
    found: dict[str, str] = {}
    patterns = {
        "postcode": _POSTCODE,
        "province": _PROVINCE,
        "district": _DISTRICT,
        "tambon": _TAMBON,
        "road": _ROAD,
        "village": _VILLAGE,
        "house_number": _HOUSE,
    }
    for name, pattern in patterns.items():
        hit = pattern.search(left)
        if hit:
            found[name] = hit[1].strip()
            left = f"{left[: hit.start()]} {left[hit.end() :]}".strip()
    if "house_number" in found:
        found["house_number"] = re.sub(r"\s*/\s*", "/", found["house_number"])
    return Address(rest=" ".join(re.sub(r"[,.]", " ", left).split()), **found)


def house(cell: Cell) -> Said:
    """A house number; Excel takes 12/3 for a day of March.

    Args:
        cell: of a row.
    """
    if isinstance(cell, date):
        written = f"{cell.day}/{cell.month}"
        remark = _("Excel had made a date of the house number; it was read as {number}.", number=written)
        return Said(written, remark=remark)
    plain = arabic_digits(text(cell))
    return Said("" if is_nothing(plain) else re.sub(r"^(?:บ้านเลขที่|เลขที่)\s*", "", plain))


def village(cell: Cell) -> Said:
    """A village's number, such as ``ม.3``, ``หมู่ที่ ๓`` or ``3 บ้านบางปู``.

    Args:
        cell: of a row.
    """
    plain = arabic_digits(text(cell))
    if is_nothing(plain):
        return Said()
    found = re.search(r"\d{1,3}", plain)
    rest = re.sub(r"หมู่บ้าน(?:ที่)?|หมู่(?:ที่)?|ม\.|\d{1,3}|[.\s]", "", plain)
    if found:
        return Said(found[0], rest=plain if rest else "")
    return Said(rest=plain)


Found = tuple[str, str, tuple[str, ...]]


class TambonReader:
    """Finds the tambons that a list means; the same names come again and again.

    Args:
        tables: where to look.
        unit: the own unit's code: a name that exists twice means the own one.
    """

    def __init__(self, tables: ReferenceTables, unit: str) -> None:
        self._tables = tables
        self._unit = unit
        self._by_name: dict[str, list[Tambon]] = {}
        for code, (name, _all) in tables.search_keys.items():
            self._by_name.setdefault(name, []).append(tables.tambons[code])
        self.find = lru_cache(maxsize=20_000)(self._find)

    def is_name(self, plain: str) -> bool:
        """Whether a text that says nothing else is the name of a tambon."""
        return search_key(plain) in self._by_name

    def _find(self, name: str, district: str, province: str) -> Found:
        """The tambon that a list means.

        Args:
            name: as it stands there, with or without ตำบล.
            district: as it stands there, or empty.
            province: as it stands there, or empty.

        Returns:
            Its code, or a sentence on why none is meant and the codes of the nearest.
        """
        plain = _BEFORE_TAMBON.sub("", clean(name)).strip()
        if plain.isdecimal() and plain in self._tables.tambons:
            return plain, "", ()
        named = self._by_name.get(search_key(plain))
        if not named:
            return "", *_nearest(plain, self._tables, self._unit)
        there = _in_district(named, district, province)
        if not there:
            sentence = _(
                "The tambon {tambon} does not lie in {district}. Please compare.",
                tambon=plain,
                district=" ".join(part for part in (district, province) if part),
            )
            return "", sentence, tuple(each.code for each in named)
        own = [each for each in there if each.code.startswith(self._unit)] or there
        if len(own) > 1:
            sentence = _(
                "There are several tambons {tambon}: in {districts}. Write the district as well.",
                tambon=plain,
                districts=", ".join(each.district for each in own),
            )
            return "", sentence, tuple(each.code for each in own)
        return own[0].code, "", ()


def _in_district(found: Iterable[Tambon], district: str, province: str) -> list[Tambon]:
    wanted = search_key(_BEFORE_DISTRICT.sub("", clean(district)))
    around = search_key(_BEFORE_PROVINCE.sub("", clean(province)))
    return [
        each
        for each in found
        if (not wanted or search_key(each.district).startswith(wanted))
        and (not around or search_key(each.province).startswith(around))
    ]


def _nearest(plain: str, tables: ReferenceTables, unit: str) -> tuple[str, tuple[str, ...]]:
    names = {code: each.name for code, each in tables.tambons.items() if each.closed_on is None}
    scored = process.extract(plain, names, scorer=fuzz.ratio, limit=12, score_cutoff=_NEAR)
    # Of names that are alike, those of the own district come first.
    ranked = sorted(scored, key=lambda hit: -(hit[1] + 15 * str(hit[2]).startswith(unit)))
    codes = tuple(str(hit[2]) for hit in ranked[:_OFFERED])
    if not codes:
        return _("The tambon {tambon} is not in the list.", tambon=plain), ()
    offered = ", ".join(
        dict.fromkeys(f"{tables.tambons[code].name} ({tables.tambons[code].district})" for code in codes)
    )
    sentence = _("The tambon {tambon} is not in the list. Is it {offered}?", tambon=plain, offered=offered)
    return sentence, codes
