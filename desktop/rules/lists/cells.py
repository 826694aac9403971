"""What one cell says: plain text, a day, a number of thirteen digits, telephones, a sex, a tick."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation

from desktop.rules import people, phones, thai_date, thai_id
from desktop.rules.lists.grid import ERROR, Cell, Unread
from desktop.rules.months import BUDDHIST_FROM, BUDDHIST_OFFSET, NAMES
from desktop.rules.problems import Refused
from desktop.rules.thai_date import arabic_digits
from desktop.rules.thai_names import clean as clean_text
from desktop.system.language import _

# What people write where there is nothing to write.
_NOTHING = frozenset(
    {"-", "–", "—", "--", "---", ".", "..", "...", "_", "/", "ไม่มี", "ไม่ทราบ", "ไม่ระบุ", "n/a", "na"}
)
_FORMULA = re.compile(r"^[=@]\s*\S|^[+\-]\s*[A-Za-z]{2,}\(|^[=+\-@].*[(!|].*")
TICKS = frozenset("/ ✓ ✔ ☑ √ x X × ใช่ y Y yes 1 * • ● มี v V ü".split())

_SHORTENED = re.compile(r"[0-9](?:[.,][0-9]+)?[eE]\+?[0-9]{1,2}")
_PASSPORT = re.compile(r"[A-Za-z]{1,2}[0-9]{6,8}")
_TRUNK = re.compile(r"0[689]\d{8}|0[23457]\d{7}|60\d{8,10}", re.ASCII)
_BETWEEN_PHONES = re.compile(r"[,;/|\n]|หรือ|และ|กับ")
_EXTENSION = re.compile(r"(?:ต่อ|ext\.?)\s*\d+", re.IGNORECASE)
_PHONE_WORDS = re.compile(r"(?:เบอร์)?(?:โทรศัพท์|โทร)|เบอร์|มือถือ|หรือ|และ|กับ|tel", re.IGNORECASE)
_NO_PHONE_SIGNS = re.compile(r"[^\d+]")

_SERIAL = range(3_654, 80_001)
_DAY_NOUGHT = date(1899, 12, 30)
# Months as people say them.
_SPOKEN_MONTH = re.compile(r"(มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา)(?![ก-๙])")
_SPOKEN = ("มกรา", "กุมภา", "มีนา", "เมษา", "พฤษภา", "มิถุนา", "กรกฎา", "สิงหา", "กันยา", "ตุลา", "พฤศจิกา", "ธันวา")
_TWO_DIGITS = re.compile(r"(?:^|[^0-9])([0-9]{2})$")


def clean(written: str) -> str:
    """A text in one spelling of its letters; figures and Latin letters have one spelling only.

    Args:
        written: as it stands in a cell.
    """
    return " ".join(written.split()) if written.isascii() else clean_text(written)


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says.

    Attributes:
        value: as it is stored, or as it stands where it cannot be read.
        wrong: one sentence on why it cannot be read; empty where it can.
        remark: one sentence on what was understood that does not stand there so; empty where all does.
        rest: what also stands in the cell and is kept with the case.
    """

    value: str = ""
    wrong: str = ""
    remark: str = ""
    rest: str = ""


def text(cell: Cell) -> str:
    """A cell as one line of plain text: no invisible signs, no line breaks, whole numbers without a point.

    Args:
        cell: of a row; what was not read is empty.
    """
    if cell is None or isinstance(cell, Unread | bool):
        return ""
    if isinstance(cell, datetime | date):
        return f"{cell.day}/{cell.month}/{cell.year}"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else str(cell)
    return clean(str(cell))


def shown(cell: Cell) -> str:
    """A cell as it is shown and handed back: nothing of what stands in it is left out.

    Args:
        cell: of a row.
    """
    if isinstance(cell, Unread):
        return cell.text
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    return str(cell) if isinstance(cell, str) else text(cell)


def is_nothing(plain: str) -> bool:
    """Whether a text says that there is nothing to say."""
    return plain.casefold() in _NOTHING or not plain


def unread(cell: Cell) -> str:
    """Why a cell says nothing although something stands there; empty where it can be read.

    Args:
        cell: of a row.
    """
    if isinstance(cell, Unread):
        if cell.why == ERROR:
            return _("The formula in this cell failed ({error}). Write the value.", error=cell.text or "?")
        return _("This cell holds a formula without a value. Open the file in Excel and save it again.")
    plain = text(cell) if isinstance(cell, str) else ""
    if _FORMULA.match(plain) and not phones.digits(plain):
        return _("A formula stands here as text. Write the value.")
    if plain.startswith(("=", "@")):
        return _("A formula stands here as text. Write the value.")
    return ""


def words(cell: Cell) -> Said:
    """A name, an address or any other words.

    Args:
        cell: of a row.
    """
    plain = text(cell)
    return Said("" if is_nothing(plain) else plain)


def is_ticked(cell: Cell) -> bool:
    """Whether a cell of a column to be ticked is ticked."""
    return cell is True or text(cell) in TICKS


def id_number(cell: Cell) -> Said:
    """A number of thirteen digits, however a spreadsheet mangled it; a passport is told from it.

    Args:
        cell: of a row.
    """
    plain = arabic_digits(text(cell))
    if is_nothing(plain):
        return Said()
    squeezed = re.sub(r"[\s'’`]", "", plain)
    if _SHORTENED.fullmatch(squeezed):
        return _shortened(squeezed)
    # A number cell loses the zeros in front: people without Thai nationality have them.
    if isinstance(cell, int | float) and len(squeezed) == thai_id.LENGTH - 1:
        whole = squeezed.zfill(thai_id.LENGTH)
        if not thai_id.check(whole):
            return Said(whole, remark=_("The 0 in front of the ID number was lost; it was put back."))
    if isinstance(cell, int | float) and squeezed.endswith("00000"):
        return Said(squeezed, wrong=_lost())
    wrong = thai_id.check(squeezed)
    return Said(squeezed if wrong else thai_id.digits(squeezed), wrong=wrong)


def _shortened(written: str) -> Said:
    """Excel shows a long number as 1.94E+12; only where all digits are there is it still whole."""
    try:
        number = Decimal(written.replace(",", "."))
    except InvalidOperation:
        return Said(written, wrong=_lost())
    mantissa = re.sub(r"\D", "", re.split("[eE]", written)[0])
    whole = f"{int(number)}"
    if len(mantissa) == thai_id.LENGTH == len(whole) and not thai_id.check(whole):
        return Said(whole)
    return Said(written, wrong=_lost())


def _lost() -> str:
    return _(
        "Excel shortened this ID number and its last digits are lost. "
        "Write it anew, in a column formatted as text."
    )


def is_passport(plain: str) -> bool:
    """Whether a text in the column of ID numbers is a passport's number."""
    return bool(_PASSPORT.fullmatch(plain.replace(" ", "")))


def day(cell: Cell, today: date, *, born: bool = False) -> Said:
    """A day in any of the ways in which lists write it, as it is stored.

    Args:
        cell: of a row: a date, a count of days, a year, or a text.
        today: the day of reading.
        born: a birth: it lies in the past, perhaps only its year is known.
    """
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return _of_a_date_cell(cell)
    plain = text(cell)
    if is_nothing(plain):
        return Said()
    plain = re.sub(r"^(?:ประมาณ|ราว|เกิด|พ\.ศ\.|ปี)\s*", "", plain)
    counted = _counted(arabic_digits(plain), today, is_number=isinstance(cell, int | float))
    if counted is not None:
        return counted
    named = _SPOKEN_MONTH.sub(lambda month: NAMES[_SPOKEN.index(month[1])], plain)
    written = _seven_digits(arabic_digits(named))
    try:
        return _typed(written, today, born=born)
    except Refused as refused:
        return Said(plain, wrong=refused.sentence)


def _of_a_date_cell(found: date) -> Said:
    if found.year <= BUDDHIST_FROM:
        return Said(found.isoformat())
    # Somebody typed the Buddhist year into a cell that Excel counts in the common era.
    try:
        return Said(found.replace(year=found.year - BUDDHIST_OFFSET).isoformat())
    except ValueError:
        sentence = _("{month} has only {days} days.", month=f"ก.พ. {found.year}", days=28)
        return Said(text(found), wrong=sentence)


def _counted(plain: str, today: date, *, is_number: bool) -> Said | None:
    """A count of days that lost its format, such as 31478, or 229,831 for a Buddhist year."""
    if not re.fullmatch(r"[0-9]{4,6}(?:\.[0-9]+)?", plain):
        return None
    days = int(float(plain))
    year = BUDDHIST_FROM < days <= today.year + BUDDHIST_OFFSET + 50 or 1800 < days <= today.year + 50
    if len(plain) == 4 and year:
        return None
    if days >= _SERIAL.stop:
        # Six digits of a text are rather day, month and year run together, where they can be.
        if not is_number and thai_date_or_none(plain, today):
            return None
        found = _of_a_date_cell(_DAY_NOUGHT + timedelta(days=days)).value
        days = (date.fromisoformat(found) - _DAY_NOUGHT).days if found else 0
    if days not in _SERIAL:
        return None
    found_on = _DAY_NOUGHT + timedelta(days=days)
    remark = _("The number {number} was read as the day {day}.", number=plain, day=thai_date.short(found_on))
    return Said(found_on.isoformat(), remark=remark)


def thai_date_or_none(plain: str, today: date) -> str:
    """A typed day as it is stored, or an empty text."""
    try:
        return thai_date.parse(plain, today)
    except Refused:
        return ""


def _seven_digits(plain: str) -> str:
    return f"0{plain}" if re.fullmatch(r"[0-9]{7}", plain) else plain


def _typed(plain: str, today: date, *, born: bool) -> Said:
    iso = thai_date.parse(plain, today)
    short_year = _TWO_DIGITS.search(arabic_digits(plain))
    days = thai_date.span(iso)
    if born and short_year and days and days[0] > today:
        # Nobody is born in years to come: 75 of a grandmother is 2475.
        year = str(int(iso[:4]) - 100 + BUDDHIST_OFFSET)
        place = short_year.start(1)
        return Said(thai_date.parse(arabic_digits(plain)[:place] + year, today))
    return Said(iso)


def telephones(cell: Cell) -> tuple[tuple[str, ...], str, str]:
    """The telephone numbers of a cell.

    Args:
        cell: of a row: one number or several, with any signs between, perhaps without the leading zero.

    Returns:
        The numbers as they are stored; a sentence on what is wrong; what else stands in the cell.
    """
    plain = (
        "\n".join(arabic_digits(line) for line in str(cell).splitlines())
        if isinstance(cell, str)
        else text(cell)
    )
    plain = _EXTENSION.sub(" ", plain)
    if is_nothing(clean(plain)):
        return (), "", ""
    found: list[str] = []
    for part in _BETWEEN_PHONES.split(plain):
        numbers = _numbers_of(part)
        wrong = phones.check(re.sub(r"[^\d+]", "", part)) if not numbers else ""
        if wrong:
            return (), wrong, ""
        found += numbers
    if not found:
        return (), _("A telephone number has digits only. Write one number in each field."), ""
    said = re.search("[ก-๙A-Za-z]{2,}", _PHONE_WORDS.sub("", plain))
    return tuple(dict.fromkeys(found)), "", clean(plain) if said else ""


def _numbers_of(part: str) -> list[str]:
    squeezed = _NO_PHONE_SIGNS.sub("", arabic_digits(part))
    if not squeezed.strip("+"):
        return []
    number = phones.digits(squeezed)
    if not phones.check(squeezed):
        return [number]
    # A spreadsheet takes the zero in front away; two numbers may stand with a space between only.
    for whole in (number, f"0{number}"):
        pieces = _TRUNK.findall(whole)
        if pieces and "".join(pieces) == whole:
            return list(pieces)
    return []


def sex(cell: Cell) -> Said:
    """The sex in any of the ways in which lists write it.

    Args:
        cell: of a row: ช, ญ, ชาย, หญิง, 1, 2, m, f and the like.
    """
    plain = arabic_digits(text(cell)).casefold().strip(" .")
    if is_nothing(plain):
        return Said()
    if plain in ("ช", "ชาย", "เพศชาย", "1", "m", "male", "นาย", "ผู้ชาย", "♂"):
        return Said(people.MALE)
    if plain in ("ญ", "หญิง", "เพศหญิง", "2", "f", "female", "นาง", "นางสาว", "น.ส", "ผู้หญิง", "♀", "ห", "หญง"):
        return Said(people.FEMALE)
    return Said(plain, wrong=_("The sex {text} is not understood. Write ชาย or หญิง.", text=plain))
