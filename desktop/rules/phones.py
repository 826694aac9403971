"""Telephone numbers of Thailand, and of Malaysia where many work."""

from __future__ import annotations

import re

from desktop.rules.thai_date import arabic_digits
from desktop.system.language import _

THAILAND = "66"
MALAYSIA = "60"

_BETWEEN = re.compile(r"[\s\-–—._/()\u200b-\u200f\ufeff]+")


def digits(text: str) -> str:
    """The digits of a typed number; +66 becomes the leading 0 that people dial.

    Args:
        text: as typed.
    """
    number = re.sub(r"\D", "", arabic_digits(text), flags=re.ASCII)
    number = number.removeprefix("00") if number.startswith(("0066", "0060")) else number
    if number.startswith(THAILAND) and len(number) in (10, 11):
        return "0" + number.removeprefix(THAILAND)
    return number


def check(text: str) -> str:
    """What is wrong with a typed number.

    Mobile numbers have ten digits and begin with 06, 08 or 09; others have nine and begin with 02 to 05 or 07
    (numbering plan of the NBTC). A number of Malaysia begins with +60.

    Args:
        text: as typed; empty is right.

    Returns:
        One sentence, or nothing.
    """
    plain = _BETWEEN.sub("", arabic_digits(text)).removeprefix("+")
    number = digits(text)
    if not plain:
        return ""
    if not re.fullmatch(r"[0-9]+", plain):
        return _("A telephone number has digits only. Write one number in each field.")
    if re.fullmatch(r"0[689]\d{8}|0[23457]\d{7}|60\d{8,10}", number, re.ASCII):
        return ""
    if re.match(r"0[689]", number):
        return _("A mobile number has 10 digits; this one has {count}.", count=len(number))
    if re.match(r"0[23457]", number):
        return _("A telephone number that begins so has 9 digits; this one has {count}.", count=len(number))
    return _("A telephone number begins with 0, or with +60 for Malaysia.")


def shown(text: str) -> str:
    """The number as people read it, such as 08-1234-5678 or 0-7333-1234."""
    number = digits(text)
    if len(number) == 10 and number.startswith("0"):
        return f"{number[:2]}-{number[2:6]}-{number[6:]}"
    if len(number) == 9 and number.startswith("0"):
        return f"{number[0]}-{number[1:5]}-{number[5:]}"
    if number.startswith(MALAYSIA) and len(number) >= 10:
        return f"+{MALAYSIA} {number[2:4]}-{number[4:7]}-{number[7:]}"
    return text
