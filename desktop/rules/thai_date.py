"""Dates as Thailand writes and types them, over the common era that is stored."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from desktop.rules.months import BUDDHIST_FROM, BUDDHIST_OFFSET, NAMES, THAI_DIGITS
from desktop.rules.problems import Refused
from desktop.system.language import _

SHORT_NAMES = (
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
)
WEEKDAYS = ("วันจันทร์", "วันอังคาร", "วันพุธ", "วันพฤหัสบดี", "วันศุกร์", "วันเสาร์", "วันอาทิตย์")

_THAI = "๐๑๒๓๔๕๖๗๘๙"
_TO_ARABIC = str.maketrans(_THAI, "0123456789")

_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DOTLESS = {name.replace(".", ""): number for number, name in enumerate(SHORT_NAMES, 1)}
_LONG = {name: number for number, name in enumerate(NAMES, 1)}
_NEAR = {"วันนี้": 0, "เมื่อวาน": -1, "เมื่อวานนี้": -1, "พรุ่งนี้": 1}

_NOISE = re.compile(r"วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์|อาทิตย์)?ที่|เดือน|พ\.?\s?ศ\.?(?=\s*\d)|,")
_TIME = re.compile(r"[t ]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?$")
_COMMON_ERA = re.compile(r"ค\.?\s?ศ\.?(?=\s*\d)")
_WORD = re.compile(r"[ก-ฮะ-์a-z][ก-ฮะ-์a-z.]*")
_DIGITS = re.compile(r"\d+")

# A year of two digits is of this Buddhist century, unless it would lie further ahead than any term runs.
_YEARS_AHEAD = 10


def thai_digits(text: str) -> str:
    """The text with Thai numerals."""
    return text.translate(THAI_DIGITS)


def arabic_digits(text: str) -> str:
    """The text with Arabic numerals."""
    return text.translate(_TO_ARABIC)


def long(day: date, thai_digits: bool = True) -> str:
    """A day as letters write it, such as ๒๐ พฤศจิกายน ๒๕๖๙.

    Args:
        day: in the common era.
        thai_digits: Thai numerals, as letters and memos have them; else Arabic.
    """
    return _numerals(f"{day.day} {NAMES[day.month - 1]} {day.year + BUDDHIST_OFFSET}", thai_digits)


def short(day: date, thai_digits: bool = True) -> str:
    """A day as lists write it, such as ๒๐ พ.ย. ๒๕๖๙.

    Args:
        day: in the common era.
        thai_digits: Thai numerals; else Arabic.
    """
    return _numerals(f"{day.day} {SHORT_NAMES[day.month - 1]} {day.year + BUDDHIST_OFFSET}", thai_digits)


def short_month(day: date, thai_digits: bool = True) -> str:
    """The month that a day lies in as lists write it, such as พ.ย. ๒๕๖๙.

    Args:
        day: in the common era.
        thai_digits: Thai numerals; else Arabic.
    """
    return _numerals(f"{SHORT_NAMES[day.month - 1]} {day.year + BUDDHIST_OFFSET}", thai_digits)


def near(day: date, today: date, thai_digits: bool = True) -> str:
    """A day as people say it: today, yesterday, tomorrow, else its short form.

    Args:
        day: in the common era.
        today: the day it is said on.
        thai_digits: Thai numerals; else Arabic.
    """
    away = (day - today).days
    if away == 0:
        return _("Today")
    if away == -1:
        return _("Yesterday")
    if away == 1:
        return _("Tomorrow")
    return short(day, thai_digits)


def partial(iso: str, thai_digits: bool = True) -> str:
    """A stored date of which day or month may be unknown, such as มี.ค. ๒๕๓๕ or พ.ศ. ๒๕๓๕.

    Args:
        iso: ``1992``, ``1992-03``, ``1992-03-12`` or empty.
        thai_digits: Thai numerals; else Arabic.
    """
    parts = _stored(iso)
    if not parts:
        return ""
    year = parts[0] + BUDDHIST_OFFSET
    if len(parts) == 1:
        return _numerals(f"พ.ศ. {year}", thai_digits)
    if len(parts) == 2:
        return _numerals(f"{SHORT_NAMES[parts[1] - 1]} {year}", thai_digits)
    return short(date(*parts), thai_digits)


def weekday(day: date) -> str:
    """The Thai name of a day of the week, such as วันศุกร์."""
    return WEEKDAYS[day.weekday()]


def span(iso: str) -> tuple[date, date] | None:
    """The first and the last day that a stored, perhaps partial date can mean.

    Args:
        iso: as stored.

    Returns:
        Both days, or nothing where the text is no date.
    """
    parts = _stored(iso)
    if not parts:
        return None
    year, first_month = parts[0], parts[1] if len(parts) > 1 else 1
    last_month = parts[1] if len(parts) > 1 else 12
    if len(parts) == 3:
        day = date(*parts)
        return day, day
    return date(year, first_month, 1), date(year, last_month, monthrange(year, last_month)[1])


def age(iso: str, today: date) -> int | None:
    """Whole years since a birth date.

    Where the day or the month is unknown, the first day of the month or of the year counts
    (Civil and Commercial Code, section 16).

    Args:
        iso: the birth date as stored, perhaps partial.
        today: the day to reckon to.

    Returns:
        The years, or nothing where the date is unknown or lies ahead.
    """
    days = span(iso)
    if days is None or days[0] > today:
        return None
    born = days[0]
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def parse(text: str, today: date) -> str:
    """The date that a person typed, as it is stored.

    Day, month, year in this order, with any sign between; month names; Thai numerals; years above 2400 are
    Buddhist, two digits mean this Buddhist century; the year comes first in ISO. Month or day may be
    missing or 0.

    Args:
        text: what was typed.
        today: the day it was typed on.

    Returns:
        ISO, perhaps only the year or the year and month; empty for an empty text.

    Raises:
        Refused: it is no date.
    """
    plain = " ".join(arabic_digits(text).casefold().split())
    if not plain:
        return ""
    if plain in _NEAR:
        return (today + timedelta(days=_NEAR[plain])).isoformat()
    common_era = bool(_COMMON_ERA.search(plain))
    plain = _NOISE.sub(" ", _COMMON_ERA.sub(" ", _TIME.sub("", plain)))
    day, month, year = _parts(plain)
    if not year:
        raise _unreadable()
    return _iso(_year(year, today, common_era), month, day)


def _numerals(text: str, thai: bool) -> str:
    return text.translate(THAI_DIGITS) if thai else text


def _stored(iso: str) -> tuple[int, ...]:
    written = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", iso, re.ASCII)
    if not written:
        return ()
    parts = tuple(int(part) for part in written.groups() if part)
    try:
        date(*(*parts, 1, 1)[:3])
    except ValueError:
        return ()
    return parts


def _unreadable() -> Refused:
    return Refused(
        _("This date cannot be read. Write day, month and year, such as 12 มี.ค. 2535 or 12/3/2535."),
        code="date",
    )


def _parts(text: str) -> tuple[int, int, str]:
    numbers = _DIGITS.findall(text)
    words = _WORD.findall(text)
    if len(numbers) == 1 and not words and len(numbers[0]) in (6, 8):
        return _run_together(numbers[0])
    if words:
        return _with_word(words, numbers)
    if re.sub(r"[\d\s./\-]", "", text) or not 1 <= len(numbers) <= 3:
        raise _unreadable()
    if len(numbers) == 1 and len(numbers[0]) != 4:
        raise _unreadable()
    if len(numbers[0]) == 4 and len(numbers) > 1:
        numbers.reverse()
    return _filled(numbers)


def _filled(numbers: list[str]) -> tuple[int, int, str]:
    day, month, year = ["0"] * (3 - len(numbers)) + numbers
    return int(day), int(month), year


def _with_word(words: list[str], numbers: list[str]) -> tuple[int, int, str]:
    month = _month_named(words[0]) if len(words) == 1 else 0
    if not month or not 1 <= len(numbers) <= 2:
        raise _unreadable()
    return int(numbers[0]) if len(numbers) == 2 else 0, month, numbers[-1]


def _month_named(word: str) -> int:
    plain = word.replace(".", "")
    english = _ENGLISH.index(plain[:3]) + 1 if plain[:3] in _ENGLISH else 0
    return _LONG.get(plain) or _DOTLESS.get(plain) or english


def _run_together(number: str) -> tuple[int, int, str]:
    day, month, year = int(number[:2]), int(number[2:4]), number[4:]
    if len(number) == 6 or (month <= 12 and day <= 31 and int(year) > 1800):
        return day, month, year
    return int(number[6:]), int(number[4:6]), number[:4]


def _year(written: str, today: date, common_era: bool) -> int:
    year = int(written)
    if len(written) == 2 and not common_era:
        year = _of_this_century(year, today.year + BUDDHIST_OFFSET)
    if year > BUDDHIST_FROM and not common_era:
        year -= BUDDHIST_OFFSET
    if len(written) not in (2, 4) or not BUDDHIST_FROM - BUDDHIST_OFFSET < year <= today.year + 50:
        raise Refused(
            _("The year {year} cannot be right. Write it with four digits, such as 2535.", year=written),
            code="date",
        )
    return year


def _of_this_century(two_digits: int, this_year: int) -> int:
    year = this_year - this_year % 100 + two_digits
    return year if year <= this_year + _YEARS_AHEAD else year - 100


def _iso(year: int, month: int, day: int) -> str:
    if month == 0 and day == 0:
        return f"{year:04d}"
    if not 1 <= month <= 12:
        raise Refused(_("There are 12 months; {month} is none.", month=month), code="date")
    if day == 0:
        return f"{year:04d}-{month:02d}"
    last = monthrange(year, month)[1]
    if day > last:
        name = f"{NAMES[month - 1]} {year + BUDDHIST_OFFSET}"
        raise Refused(_("{month} has only {days} days.", month=name, days=last), code="date")
    return date(year, month, day).isoformat()
