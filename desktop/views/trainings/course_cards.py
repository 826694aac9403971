"""The cards beside a course's lists: about the course, and about whoever or whatever somebody is on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.rules import thai_date
from desktop.rules import trainings as rules
from desktop.rules.trainings import part_word, result_word
from desktop.services.trainings.rows import CertificateRow, CoursePage, EnrolmentRow, NotEnrolled, SessionRow
from desktop.system.language import _
from desktop.views.kit.buttons import Action, button
from desktop.views.kit.cards import Card, Facts, IconRow, NoticeCard
from desktop.views.kit.flow import FlowLayout
from desktop.views.trainings import words


@dataclass(frozen=True, slots=True)
class CardDeeds:
    """What the cards can do.

    Attributes:
        do: something with an enrolment, a session or a certificate, by the deed's name.
        open: another page, by its name and the entry's uid.
        may_void: whether the user may void certificates.
    """

    do: Callable[[str, object], object]
    open: Callable[[str, str], object]
    may_void: bool = True


def about(page: CoursePage, deeds: CardDeeds) -> Card:
    """About the course itself."""
    row, draft = page.row, page.draft
    card = Card(_("About this course"))
    ages = _ages(draft.youngest, draft.oldest)
    hours = _("{hours} hours, {a_day} a day at most", hours=row.hours, a_day=draft.hours_a_day or 0)
    card.add(
        Facts(
            [
                (_("Agency"), row.agency),
                (_("Days"), words.days(row.first_day, row.last_day)),
                (
                    _("Seats"),
                    thai_date.thai_digits(words.seats_cell(row.seated, row.seats, row.waiting).text),
                ),
                (_("Hours"), thai_date.thai_digits(hours)),
                (_("Place"), " · ".join(part for part in (row.place, row.tambon) if part)),
                (_("Trainer"), draft.trainer),
                (_("Curriculum"), draft.curriculum),
                (_("Budget"), words.baht(draft.budget)),
                (_("Ages"), ages),
                (_("Results declared on"), _done(page.declared_on, page.declared_by)),
                (_("Called off on"), thai_date.short(page.called_off_on) if page.called_off_on else ""),
                (_("Reason"), page.call_off_reason),
                (_("Centre"), "" if page.own else row.unit_name),
            ]
        )
    )
    if row.group_uid:
        group = IconRow("users", row.group, _("The group that it was set up for"))
        group.pressed.connect(lambda: deeds.open("trainings", row.group_uid))
        card.add(group)
    if page.own and row.state in (rules.PLANNED, rules.RUNNING):
        calling = Action(word=_("Call off"), run=lambda: deeds.do("call_off", page), icon="ban")
        _add_actions(card, [calling])
    return card


def _done(day: date | None, name: str) -> str:
    return _("{day} by {name}", day=thai_date.short(day), name=name) if day else ""


def _ages(youngest: int | None, oldest: int | None) -> str:
    if youngest is None and oldest is None:
        return ""
    if oldest is None:
        return thai_date.thai_digits(_("from {youngest} on", youngest=youngest))
    told = _("{youngest} to {oldest}", youngest=youngest or 15, oldest=oldest)
    return thai_date.thai_digits(told)


def person(page: CoursePage, row: EnrolmentRow, deeds: CardDeeds) -> Card:
    """Somebody who takes part, waits, or withdrew."""
    place = words.place_cell(row).text
    card = Card(row.name)
    card.add(
        Facts(
            [
                (_("Seat"), place),
                (_("Enrolled on"), thai_date.short(row.enrolled_on)),
                (_("Telephone"), row.phone),
                (_("Income before"), words.baht(row.income_before)),
                (_("Withdrew on"), thai_date.short(row.withdrawn_on) if row.withdrawn_on else ""),
                (_("Reason"), row.withdraw_reason),
            ]
        )
    )
    _add_ways(card, row, deeds)
    if page.own and page.declared_on is None and page.called_off_on is None:
        _add_actions(card, _person_actions(page, row, deeds))
    return card


def _person_actions(page: CoursePage, row: EnrolmentRow, deeds: CardDeeds) -> Sequence[Action]:
    if row.withdrawn_on is not None:
        return ()
    made = [Action(word=_("Income"), run=lambda: deeds.do("income", row), icon="pencil")]
    if page.next_to_seat is not None and page.next_to_seat.uid == row.uid:
        made.append(Action(word=_("Give the seat"), run=lambda: deeds.do("seat", row), icon="user-check"))
    made.append(Action(word=_("Withdraws"), run=lambda: deeds.do("withdraw", row), icon="log-out"))
    return made


def session(page: CoursePage, row: SessionRow, deeds: CardDeeds) -> Card:
    """A session."""
    card = Card(f"{thai_date.weekday(row.on)} {thai_date.short(row.on)}")
    hours = thai_date.thai_digits(_("{part}, {hours} hours", part=part_word(row.part), hours=row.hours))
    card.add(Facts([(_("Time"), hours), (_("Topic"), row.topic)]))
    if page.own and page.declared_on is None and page.called_off_on is None:
        key = Action(word=_("Key attendance"), run=lambda: deeds.do("key", row), icon="keyboard")
        change = Action(word=_("Change"), run=lambda: deeds.do("change_session", row), icon="pencil")
        back = Action(word=_("Take back"), run=lambda: deeds.do("take_back_session", row), icon="undo-2")
        _add_actions(card, (key, change, back))
    return card


def result(page: CoursePage, row: EnrolmentRow, given: Sequence[CertificateRow], deeds: CardDeeds) -> Card:
    """Somebody's result, and every certificate that was given for it."""
    card = Card(row.name)
    card.add(
        Facts(
            [
                (_("Hours"), thai_date.thai_digits(f"{row.hours}/{page.row.hours}")),
                (_("Result"), result_word(row.result) or _("not declared yet")),
            ]
        )
    )
    _add_ways(card, row, deeds)
    for one in given:
        card.add(_certificate(one))
    living = next((one for one in given if one.voided_on is None), None)
    if living is not None:
        _add_actions(card, _certificate_actions(page, living, deeds))
    elif page.own and row.result == rules.PASSED:
        word = _("Give the certificate")
        giving = Action(word=word, run=lambda: deeds.do("give_one", row), icon="graduation-cap")
        _add_actions(card, [giving])
    return card


def _certificate(one: CertificateRow) -> IconRow:
    if one.voided_on is None:
        given = _("given on {day}", day=thai_date.short(one.given_on))
        return IconRow("id-card", one.number, given, "helped")
    void = _("void since {day} by {name}", day=thai_date.short(one.voided_on), name=one.voided_by)
    return IconRow("ban", one.number, f"{void}\n{one.void_reason}".strip(), "overdue")


def _certificate_actions(page: CoursePage, living: CertificateRow, deeds: CardDeeds) -> Sequence[Action]:
    made = [Action(word=_("Print"), run=lambda: deeds.do("print_one", living), icon="printer")]
    if page.own and deeds.may_void:
        made.append(Action(word=_("Void"), run=lambda: deeds.do("void", living), icon="ban"))
        word = _("Issue another")
        made.append(Action(word=word, run=lambda: deeds.do("issue_anew", living), icon="refresh-cw"))
    return made


def _add_ways(card: Card, row: EnrolmentRow, deeds: CardDeeds) -> None:
    known = IconRow("user", _("Open the person"))
    known.pressed.connect(lambda: deeds.open("citizens", row.person_uid))
    card.add(known)
    if row.case_uid:
        case = IconRow("clipboard-list", _("Case {number}", number=row.case_number))
        case.pressed.connect(lambda: deeds.open("cases", row.case_uid))
        card.add(case)


def _add_actions(card: Card, actions: Sequence[Action]) -> None:
    flow = FlowLayout(None, 8, 8)
    for action in actions:
        flow.addWidget(button(action))
    card.add_layout(flow)


def not_enrolled(refused: Sequence[NotEnrolled]) -> NoticeCard:
    """Which members of a group could not be enrolled, and why."""
    told = "\n".join(f"{one.name}: {one.reason}" for one in refused)
    return NoticeCard(_("{people} could not be enrolled", people=words.people(len(refused))), told)
