"""How every page words a bulletin: its kind and state as chips, what it offers in a line."""

from __future__ import annotations

from datetime import date
from typing import Final

from desktop.rules import bulletins, money, thai_date
from desktop.system.language import _, mark

ICONS: Final = {
    bulletins.VACANCY: "briefcase",
    bulletins.COURSE: "graduation-cap",
    bulletins.NEWS: "info",
}
_SHORT: Final = {
    bulletins.VACANCY: mark("Work"),
    bulletins.COURSE: mark("Lessons"),
    bulletins.NEWS: mark("News"),
}
_STATES: Final = {
    bulletins.LIVING: ("helped", mark("open"), "check"),
    bulletins.COMING: ("referred", mark("comes later"), "calendar-days"),
    bulletins.RUN_OUT: ("plain", mark("has run out"), "circle-slash"),
    bulletins.WITHDRAWN: ("plain", mark("withdrawn"), "ban"),
}
_ANSWERS: Final = {
    bulletins.INTERESTED: ("helped", "check"),
    bulletins.DECLINED: ("plain", "x"),
    "": ("waiting", "hourglass"),
}


def kind_icon(kind: str) -> str:
    """The icon of a kind."""
    return ICONS.get(kind, "bell")


def short_kind(kind: str) -> str:
    """A kind as short as a column needs it."""
    return _(_SHORT[kind]) if kind in _SHORT else kind


def state_chip(state: str) -> tuple[str, str, str]:
    """The colours, the word and the icon of a state."""
    chip, word, icon = _STATES.get(state, ("plain", state, "circle-dot"))
    return chip, _(word), icon


def answer_chip(answer: str) -> tuple[str, str, str]:
    """The colours, the word and the icon of an answer."""
    chip, icon = _ANSWERS.get(answer, ("plain", "circle-dot"))
    return chip, bulletins.answer_word(answer), icon


def closing_words(closes_on: date | None, today: date) -> str:
    """Until when it is open, as people say it; empty where it does not run out."""
    if closes_on is None:
        return ""
    left = (closes_on - today).days
    if left < 0:
        return _("ran out on {day}", day=thai_date.short(closes_on))
    if left == 0:
        return _("last day today")
    if bulletins.closes_soon(closes_on, today):
        return thai_date.thai_digits(_("{days} days left", days=left))
    return _("until {day}", day=thai_date.short(closes_on))


def wage_words(wage: int | None) -> str:
    """A wage with its unit, such as ๑๒,๐๐๐ บาทต่อเดือน; empty where none is told."""
    if wage is None:
        return ""
    amount = money.baht(wage).removesuffix(".00")
    return _("{amount} baht a month", amount=thai_date.thai_digits(amount))


def seats_words(seats: int | None) -> str:
    """How many are wanted; empty where that is not told."""
    if seats is None:
        return ""
    return _("{count} wanted", count=thai_date.thai_digits(f"{seats:,}"))


def offer_words(place: str, wage: int | None, seats: int | None) -> str:
    """Where, for how much, and how many, in one line."""
    return " · ".join(part for part in (place, wage_words(wage), seats_words(seats)) if part)
