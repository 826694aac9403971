"""Money in satang, in figures and in Thai words."""

from __future__ import annotations

import re
from decimal import Decimal

from desktop.rules.problems import Refused
from desktop.rules.thai_date import arabic_digits
from desktop.system.language import _

SATANG = 100
MILLION = 1_000_000

_DIGITS = ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACES = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")
_TYPED = re.compile(r"(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.(\d{1,2}))?", re.ASCII)


def baht(satang: int) -> str:
    """An amount in figures, such as 1,600.00."""
    sign, amount = ("-", -satang) if satang < 0 else ("", satang)
    return f"{sign}{amount // SATANG:,}.{amount % SATANG:02d}"


def in_words(satang: int) -> str:
    """An amount as receipts write it, such as หกร้อยบาทถ้วน.

    Args:
        satang: the amount; below zero begins with ลบ.
    """
    sign, amount = ("ลบ", -satang) if satang < 0 else ("", satang)
    whole, part = divmod(amount, SATANG)
    if not part:
        return f"{sign}{number_in_words(whole)}บาทถ้วน"
    in_baht = f"{number_in_words(whole)}บาท" if whole else ""
    return f"{sign}{in_baht}{number_in_words(part)}สตางค์"


def number_in_words(number: int) -> str:
    """A whole number, not below zero, as it is read.

    A one at the end of a number of two or more digits is read เอ็ด (Royal Society of Thailand).

    Args:
        number: what to read.
    """
    if number >= MILLION:
        above, rest = divmod(number, MILLION)
        return f"{number_in_words(above)}ล้าน{_below_million(rest, True) if rest else ''}"
    return _below_million(number, False)


def _below_million(number: int, follows: bool) -> str:
    if number == 0:
        return _DIGITS[0]
    written = str(number)
    return "".join(
        _digit(int(digit), len(written) - place - 1, follows or len(written) > 1)
        for place, digit in enumerate(written)
    )


def _digit(digit: int, place: int, follows: bool) -> str:
    if digit == 0:
        return ""
    if place == 0 and digit == 1 and follows:
        return "เอ็ด"
    if place == 1 and digit <= 2:
        return ("", "สิบ", "ยี่สิบ")[digit]
    return _DIGITS[digit] + _PLACES[place]


def parse(text: str) -> int:
    """The satang of a typed amount.

    Args:
        text: such as ``600``, ``1,600.50`` or the same in Thai numerals, with or without บาท.

    Raises:
        Refused: it is no amount.
    """
    plain = arabic_digits(text).replace("บาท", "").replace("฿", "").strip()
    typed = _TYPED.fullmatch(plain)
    if not typed:
        raise Refused(_("This is no amount. Write baht, such as 600 or 1,600.50."), code="amount")
    return int(Decimal(plain.replace(",", "")) * SATANG)
