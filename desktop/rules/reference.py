"""The reference tables that a register starts with: places, agencies, categories, titles and choices."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Protocol, TypeVar

from desktop.rules.categories import Category
from desktop.rules.problems import Refused
from desktop.rules.stipends import StipendRate
from desktop.rules.thai_names import search_key
from desktop.system.language import _

CENTRE = "centre"
PROVINCE = "province"

# Each table by its file's name, and the column that holds its code.
TABLES = {
    "tambons": "tambon_code",
    "agencies": "code",
    "categories": "code",
    "titles": "text",
    "activity_types": "code",
    "employment": "code",
    "education": "code",
    "flags": "code",
    "stipend_rates": "code",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tambon:
    """One of the tambons, by its official code; names repeat, codes do not.

    Attributes:
        code: six digits.
        name: in Thai, without ตำบล.
        name_en: in English.
        district_code: four digits.
        district: in Thai, without อำเภอ.
        province_code: two digits.
        province: in Thai, without จังหวัด.
        postcodes: those in use, the usual one first.
        version: since which version of the table it is so.
        closed_on: the first day on which it is no longer offered.
    """

    code: str
    name: str
    name_en: str
    district_code: str
    district: str
    province_code: str
    province: str
    postcodes: tuple[str, ...]
    version: int = 1
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """Whom a case is referred to.

    Attributes:
        code: such as ``DOE``.
        name: in Thai.
        short: its usual abbreviation.
        addressee: to whom a letter goes, ``{province}`` and ``{tambon}`` left open.
        outside: not of the Ministry of Labour.
        version: since which version of the table it is so.
        closed_on: the first day on which it is no longer offered.
    """

    code: str
    name: str
    short: str
    addressee: str
    outside: bool = False
    version: int = 1
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A word before a name.

    Attributes:
        text: such as นาย.
        sex: ``m``, ``f`` or empty where it tells nothing.
        version: since which version of the table it is so.
        closed_on: the first day on which it is no longer offered.
    """

    text: str
    sex: str = ""
    version: int = 1
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a short list, such as an employment or a group.

    Attributes:
        code: what is stored.
        name: in Thai.
        version: since which version of the table it is so.
        closed_on: the first day on which it is no longer offered.
    """

    code: str
    name: str
    version: int = 1
    closed_on: date | None = None


class ActivityType(Choice):
    """One kind of activity in the month's plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """An office that keeps a register.

    Attributes:
        code: the district's four digits, or the province's two.
        name: in Thai, as its letters begin.
        district: in Thai, empty for a province.
        province: in Thai.
        kind: ``centre`` or ``province``.
    """

    code: str
    name: str
    district: str
    province: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class ReferenceTables:
    """All reference tables, each by its code and in its own order."""

    tambons: Mapping[str, Tambon] = field(default_factory=dict)
    agencies: Mapping[str, Agency] = field(default_factory=dict)
    categories: Mapping[str, Category] = field(default_factory=dict)
    titles: Mapping[str, Title] = field(default_factory=dict)
    activity_types: Mapping[str, ActivityType] = field(default_factory=dict)
    employments: Mapping[str, Choice] = field(default_factory=dict)
    educations: Mapping[str, Choice] = field(default_factory=dict)
    flags: Mapping[str, Choice] = field(default_factory=dict)
    stipend_rates: Mapping[str, StipendRate] = field(default_factory=dict)

    def postcodes(self) -> Mapping[str, tuple[str, ...]]:
        """The postcodes of each tambon code."""
        return self._postcodes

    def districts(self) -> Mapping[str, str]:
        """The Thai name of each district code."""
        return {tambon.district_code: tambon.district for tambon in self.tambons.values()}

    def provinces(self) -> Mapping[str, str]:
        """The Thai name of each province code."""
        return {tambon.province_code: tambon.province for tambon in self.tambons.values()}

    def units(self) -> Mapping[str, Unit]:
        """The offices of the provinces and the centres of all their districts."""
        return self._units

    def unit_name(self, code: str) -> str:
        """The usual name of an office, or the code where no office has it."""
        unit = self._units.get(code)
        return unit.name if unit else code

    @cached_property
    def _postcodes(self) -> Mapping[str, tuple[str, ...]]:
        return {code: tambon.postcodes for code, tambon in self.tambons.items()}

    @cached_property
    def _units(self) -> Mapping[str, Unit]:
        return {unit.code: unit for unit in _offices(self.tambons.values())}

    @cached_property
    def search_keys(self) -> Mapping[str, tuple[str, str]]:
        """Each tambon's name, and all that it is found by, as the search compares them."""
        return {code: _search_keys(tambon) for code, tambon in self.tambons.items()}


class Closable(Protocol):
    """A value that may be closed and stays readable in old entries."""

    @property
    def closed_on(self) -> date | None:
        """The first day on which it is no longer offered."""
        ...


C = TypeVar("C", bound=Closable)
V = TypeVar("V")


def offered(values: Iterable[C], today: date) -> tuple[C, ...]:
    """The values that a form offers on a day.

    Args:
        values: of one reference table.
        today: the day.
    """
    return tuple(value for value in values if value.closed_on is None or today < value.closed_on)


def addressee(agency: Agency, province: str, tambon: str = "") -> str:
    """To whom a letter to the agency goes.

    Args:
        agency: the agency.
        province: the province's name in Thai.
        tambon: the tambon's name in Thai, for offices of tambons.
    """
    return agency.addressee.replace("{province}", province).replace("{tambon}", tambon)


def find_tambons(
    text: str, tables: ReferenceTables, limit: int = 20, district: str = ""
) -> tuple[Tambon, ...]:
    """The tambons that a typed text may mean.

    Args:
        text: parts of the names of tambon, district or province, or of a postcode or code.
        tables: where to look.
        limit: at most so many.
        district: the code of the own district, whose tambons come first.
    """
    words = search_key(re.sub(r"(ตำบล|อำเภอ|จังหวัด|(?<!\S)[ตอจ]\.)", " ", text)).split()

    def rank(tambon: Tambon) -> tuple[int, bool, str]:
        name = tables.search_keys[tambon.code][0]
        first = words[0] if words else ""
        likeness = 0 if name == first else 1 if name.startswith(first) else 2 if first in name else 3
        return likeness, tambon.district_code != district, tambon.code

    found = [
        tambon
        for code, tambon in tables.tambons.items()
        if tambon.closed_on is None and all(word in tables.search_keys[code][1] for word in words)
    ]
    own_first = sorted(found, key=lambda tambon: (tambon.district_code != district, rank(tambon)))
    return tuple(own_first[:limit])


def load(folder: Path) -> ReferenceTables:
    """The reference tables as their files have them.

    Args:
        folder: where the CSV files lie.

    Raises:
        Refused: a file is missing or is no such table.
    """
    return tables_from({name: _read(folder / f"{name}.csv") for name in TABLES})


def tables_from(rows: Mapping[str, Sequence[Mapping[str, str]]]) -> ReferenceTables:
    """The reference tables from their rows, wherever these are kept.

    Args:
        rows: the rows of each of ``TABLES``, by the heads of its file.

    Raises:
        Refused: a table is missing or is no such table.
    """
    return ReferenceTables(
        tambons=_table(rows, "tambons", _reader(Tambon, _TAMBON_HEADS)),
        agencies=_table(rows, "agencies", _reader(Agency)),
        categories=_table(rows, "categories", _reader(Category)),
        titles=_table(rows, "titles", _reader(Title)),
        activity_types=_table(rows, "activity_types", _reader(ActivityType)),
        employments=_table(rows, "employment", _reader(Choice)),
        educations=_table(rows, "education", _reader(Choice)),
        flags=_table(rows, "flags", _reader(Choice)),
        stipend_rates=_table(rows, "stipend_rates", _reader(StipendRate)),
    )


def _read(path: Path) -> Sequence[Mapping[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines, strict=True))
    except (OSError, ValueError, csv.Error) as trouble:
        raise _damaged(path.stem) from trouble


def _table(
    rows: Mapping[str, Sequence[Mapping[str, str]]], name: str, value: Callable[[Mapping[str, str]], V]
) -> dict[str, V]:
    try:
        ordered = sorted(rows[name], key=lambda row: int(row.get("place") or 0))
        return {row[TABLES[name]]: value(row) for row in ordered}
    except (KeyError, TypeError, ValueError) as trouble:
        raise _damaged(name) from trouble


def _damaged(name: str) -> Refused:
    sentence = _("The reference table {name} is missing or damaged. Please install again.", name=name)
    return Refused(sentence, code="reference")


# How a column's text becomes its value, where it does not stay a text.
_VALUES: Mapping[str, Callable[[str], object]] = {
    "version": int,
    "satang": int,
    "since": date.fromisoformat,
    "closed_on": lambda text: date.fromisoformat(text) if text else None,
    "clock_days": lambda text: int(text) if text else None,
    "outside": "1".__eq__,
    "restricted": "1".__eq__,
    "postcodes": lambda text: tuple(text.split("|")),
}
_TAMBON_HEADS = {
    "code": "tambon_code",
    "name": "tambon_th",
    "name_en": "tambon_en",
    "district": "district_th",
    "province": "province_th",
}


def _reader(kind: type[V], heads: Mapping[str, str] | None = None) -> Callable[[Mapping[str, str]], V]:
    names = [(part.name, (heads or {}).get(part.name, part.name)) for part in fields(kind)]  # type: ignore[arg-type]

    def read(row: Mapping[str, str]) -> V:
        return kind(**{name: _VALUES.get(name, str)(row[head]) for name, head in names})

    return read


def _offices(tambons: Iterable[Tambon]) -> Iterable[Unit]:
    provinces: dict[str, Unit] = {}
    districts: dict[str, Unit] = {}
    for tambon in tambons:
        provinces[tambon.province_code] = Unit(
            code=tambon.province_code,
            name=f"สำนักงานแรงงานจังหวัด{tambon.province}",
            district="",
            province=tambon.province,
            kind=PROVINCE,
        )
        districts[tambon.district_code] = Unit(
            code=tambon.district_code,
            name=f"ศูนย์แรงงานอำเภอ{tambon.district}",
            district=tambon.district,
            province=tambon.province,
            kind=CENTRE,
        )
    return [*provinces.values(), *districts.values()]


def _search_keys(tambon: Tambon) -> tuple[str, str]:
    parts = (tambon.name, tambon.name_en, tambon.district, tambon.province, *tambon.postcodes, tambon.code)
    return search_key(tambon.name), "\n".join(search_key(part) for part in parts)
