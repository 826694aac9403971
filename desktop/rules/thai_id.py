"""The thirteen-digit number of the Thai civil register."""

from __future__ import annotations

import re

from desktop.rules.thai_date import arabic_digits
from desktop.system.language import _

LENGTH = 13

# The provinces' codes of the Department of Provincial Administration (ISO 3166-2:TH has the same).
PROVINCES = frozenset(
    f"{code}"
    for first, last in ((10, 19), (20, 27), (30, 49), (50, 58), (60, 67), (70, 77), (80, 86), (90, 96))
    for code in range(first, last + 1)
)

_BETWEEN = re.compile(r"[\s\-–—._/\u00ad\u200b-\u200f\u2060\ufeff]+")


def digits(text: str) -> str:
    """The digits of a typed number, without what people put between them."""
    return re.sub(r"\D", "", arabic_digits(text), flags=re.ASCII)


def check(text: str) -> str:
    """What is wrong with a typed number.

    Numbers that begin with 0, 6 or 7 belong to people without Thai nationality and are met at the centres;
    none begins with 9. The last digit is the check digit of the civil register.

    Args:
        text: as typed, with or without dashes; empty is right, for the number is optional.

    Returns:
        One sentence, or nothing.
    """
    plain = _BETWEEN.sub("", arabic_digits(text))
    if not plain:
        return ""
    if not re.fullmatch(r"[0-9]+", plain):
        return _("An ID number has digits only.")
    if len(plain) != LENGTH:
        return _("An ID number has 13 digits; this one has {count}.", count=len(plain))
    if plain[0] == "9":
        return _("No ID number begins with 9. Please read it again.")
    if int(plain[-1]) != check_digit(plain):
        return _("The last digit does not fit the others. Please read the number again.")
    return ""


def check_digit(number: str) -> int:
    """The last digit that the first twelve ask for."""
    weighed = sum(int(digit) * (LENGTH - place) for place, digit in enumerate(number[: LENGTH - 1]))
    return (11 - weighed % 11) % 10


def warning(text: str) -> str:
    """What looks odd about a number that is not wrong.

    The check digit never sees the third digit (its weight is 11), so the province in digits two and three is
    looked at as well. Numbers that begin with 0 carry no province.

    Args:
        text: as typed.

    Returns:
        One sentence, or nothing.
    """
    number = digits(text)
    if check(text) or not number or number[0] == "0" or number[1:3] in PROVINCES:
        return ""
    return _(
        "Digits 2 and 3 ({code}) are the code of no province. Please compare with the card.", code=number[1:3]
    )


def shown(text: str) -> str:
    """The number as the card prints it, such as 1-9403-00123-45-6; anything else as it is."""
    number = digits(text)
    return _grouped(number) if len(number) == LENGTH else text


def masked(text: str) -> str:
    """The number as lists show it, such as 1-9403-xxxxx-12-1; anything else wholly hidden."""
    number = digits(text)
    if len(number) != LENGTH:
        return "x" * len(text)
    return _grouped(number[:5] + "xxxxx" + number[10:])


def _grouped(number: str) -> str:
    return "-".join((number[0], number[1:5], number[5:10], number[10:12], number[12]))
