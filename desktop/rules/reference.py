"""The reference tables that a register starts with: places, agencies, categories, titles and choices."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Protocol, TypeVar

from desktop.rules.categories import Category
from desktop.rules.problems import Refused
from desktop.rules.thai_names import search_key
from desktop.system.language import _

CENTRE = "centre"
PROVINCE = "province"


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

    @cached_property
    def postcodes(self) -> Mapping[str, tuple[str, ...]]:
        """The postcodes of each tambon code."""
        return {code: tambon.postcodes for code, tambon in self.tambons.items()}

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """The centres of all districts and the offices of their provinces."""
        return {unit.code: unit for unit in _units(self.tambons.values())}

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
        text: parts of the names of tambon, district or province, in Thai or English, or of a postcode or code.
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
    return ReferenceTables(
        tambons=_table(folder / "tambons.csv", "tambon_code", _tambon),
        agencies=_table(folder / "agencies.csv", "code", _agency),
        categories=_table(folder / "categories.csv", "code", _category),
        titles=_table(folder / "titles.csv", "text", _title),
        activity_types=_table(folder / "activity_types.csv", "code", _activity_type),
        employments=_table(folder / "employment.csv", "code", _choice),
        educations=_table(folder / "education.csv", "code", _choice),
        flags=_table(folder / "flags.csv", "code", _choice),
    )


def _table(path: Path, key: str, value: Callable[[dict[str, str]], V]) -> dict[str, V]:
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return {line[key]: value(line) for line in csv.DictReader(lines, strict=True)}
    except (OSError, ValueError, KeyError, TypeError, csv.Error) as trouble:
        sentence = _(
            "The reference table {name} is missing or damaged. Please install again.", name=path.name
        )
        raise Refused(sentence, code="reference") from trouble


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _tambon(line: dict[str, str]) -> Tambon:
    return Tambon(
        code=line["tambon_code"],
        name=line["tambon_th"],
        name_en=line["tambon_en"],
        district_code=line["district_code"],
        district=line["district_th"],
        province_code=line["province_code"],
        province=line["province_th"],
        postcodes=tuple(line["postcodes"].split("|")),
        version=int(line["version"]),
        closed_on=_day(line["closed_on"]),
    )


def _agency(line: dict[str, str]) -> Agency:
    return Agency(
        code=line["code"],
        name=line["name"],
        short=line["short"],
        addressee=line["addressee"],
        outside=line["outside"] == "1",
        version=int(line["version"]),
        closed_on=_day(line["closed_on"]),
    )


def _category(line: dict[str, str]) -> Category:
    return Category(
        code=line["code"],
        name=line["name"],
        agency_code=line["agency_code"],
        agency_form=line["agency_form"],
        clock_days=int(line["clock_days"]) if line["clock_days"] else None,
        clock_note=line["clock_note"],
        restricted=line["restricted"] == "1",
        version=int(line["version"]),
        closed_on=_day(line["closed_on"]),
    )


def _title(line: dict[str, str]) -> Title:
    return Title(
        text=line["text"], sex=line["sex"], version=int(line["version"]), closed_on=_day(line["closed_on"])
    )


def _choice(line: dict[str, str]) -> Choice:
    return Choice(
        code=line["code"], name=line["name"], version=int(line["version"]), closed_on=_day(line["closed_on"])
    )


def _activity_type(line: dict[str, str]) -> ActivityType:
    return ActivityType(
        code=line["code"], name=line["name"], version=int(line["version"]), closed_on=_day(line["closed_on"])
    )


def _units(tambons: Iterable[Tambon]) -> Iterable[Unit]:
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
