"""What is known of a bulletin: its chips, and its facts line by line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop.rules import bulletins, thai_date
from desktop.services.bulletins import BulletinPage
from desktop.system.language import _
from desktop.views.bulletin_words import (
    closing_words,
    kind_icon,
    state_chip,
    wage_words,
)
from desktop.views.kit.chips import Chip
from desktop.views.kit.flow import FlowLayout


def chips(page: BulletinPage, today: date) -> FlowLayout:
    """Kind and state of a bulletin as chips."""
    flow = FlowLayout(None, 6, 4)
    row = page.row
    flow.addWidget(Chip("accent", bulletins.kind_word(row.kind), kind_icon(row.kind)))
    if row.state == bulletins.LIVING and bulletins.closes_soon(row.closes_on, today):
        flow.addWidget(Chip("waiting", closing_words(row.closes_on, today), "alarm-clock"))
    else:
        flow.addWidget(Chip(*state_chip(row.state)))
    return flow


def brief(page: BulletinPage) -> Sequence[tuple[str, str]]:
    """What is asked first, for the narrow place beside a list."""
    row = page.row
    return (
        (_("Employer or place"), row.place or page.agency),
        (_("Wage"), wage_words(row.wage)),
        (_("How many are wanted"), thai_date.thai_digits(f"{row.seats:,}") if row.seats else ""),
        (_("Contact"), page.contact),
        (_("For the area"), row.areas),
        (_("Open until"), thai_date.short(row.closes_on) if row.closes_on else _("no end")),
    )


def rows(page: BulletinPage, today: date) -> Sequence[tuple[str, str]]:
    """The facts of a bulletin; what is not told has no words."""
    row = page.row
    withdrawn = thai_date.short(page.withdrawn_on) if page.withdrawn_on else ""
    return (
        (_("Employer or place"), row.place),
        (_("Agency"), page.agency),
        (_("Wage"), wage_words(row.wage)),
        (_("How many are wanted"), thai_date.thai_digits(f"{row.seats:,}") if row.seats else ""),
        (_("Contact"), page.contact),
        (_("For the area"), row.areas),
        (_("For the need"), ", ".join(page.needs) or _("everybody")),
        (_("Published"), thai_date.near(row.published_on, today)),
        (_("Open until"), thai_date.short(row.closes_on) if row.closes_on else _("no end")),
        (_("Withdrawn"), withdrawn),
    )


def told_words(told: int, interested: int) -> str:
    """How many were told, and how many of them are interested."""
    said = _("{told} told, {interested} interested", told=f"{told:,}", interested=f"{interested:,}")
    return thai_date.thai_digits(said)
