"""What the first page says line by line: what waits for somebody here, and what came in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from desktop.rules import roles, thai_date
from desktop.rules.months import Month
from desktop.services.bulletins import BulletinRow
from desktop.services.plans import DayEntry
from desktop.services.reports import MonthState
from desktop.system.language import _
from desktop.views.bulletin_words import closing_words, kind_icon, seats_words
from desktop.views.home.reading import Read
from desktop.views.month_words import month_chip

_NAMED = 3
_WAITING_CENTRES = 3
# Which page shows an entry of the calendar, and by which word it is asked for there.
_PLANNED = {
    "activities": ("plans", "activity", "calendar-check"),
    "forums": ("forums", "uid", "message-square"),
    "courses": ("trainings", "course", "graduation-cap"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line that opens what it tells of.

    Attributes:
        icon: what it is about, drawn.
        title: what it is.
        note: secondary words.
        state: in whose colours the icon is drawn.
        page: the page that it opens.
        where: what to show there.
    """

    icon: str
    title: str
    note: str
    state: str
    page: str
    where: dict[str, object] = field(default_factory=dict)


def figure(number: int) -> str:
    """A number as the first page writes it."""
    return thai_date.thai_digits(f"{number:,}")


# -- what waits for somebody at the centre, the most urgent first


def waiting_at_centre(read: Read, today: date, role: str) -> list[Line]:
    """What somebody at a centre should see to besides today's cases.

    Args:
        read: what was read.
        today: the day.
        role: of the signed-in user: only a supervisor is asked to approve.
    """
    return [*_events(read), *_given_back(read), *_month(read, today, role), *_people(read)]


def _events(read: Read) -> Iterator[Line]:
    if read.late_events:
        title = _("{count} urgent events of which nobody was told", count=figure(read.late_events))
        note = _("tell the supervisor or the province now")
        yield Line("shield-alert", title, note, "overdue", "situations", {"state": "late"})


def _given_back(read: Read) -> Iterator[Line]:
    if read.returned:
        title = _("{count} entries returned with a remark", count=figure(read.returned))
        yield Line("undo-2", title, _("open and correct them"), "overdue", "exchange")
    for state in read.months:
        if state.state == "returned":
            title = _("{month} was returned by the province", month=state.month.spoken())
            yield Line("undo-2", title, state.remark, "overdue", "reports", {"month": str(state.month)})


def _month(read: Read, today: date, role: str) -> Iterator[Line]:
    """The month that is over, on its way to the province."""
    this_month = Month.of(today)
    steps: dict[str, tuple[str, Callable[[str], str], str]] = {
        "open": ("calendar-days", _not_closed, _("close it when its work is done")),
        "closed": ("stamp", _not_approved, _approve_note(role)),
        "approved": ("send", _not_sent, _("send it to the province")),
    }
    for state in read.months:
        step = steps.get(state.state)
        if step is not None and state.month < this_month and _has_begun(read, state):
            icon, title, note = step
            where: dict[str, object] = {"month": str(state.month)}
            yield Line(icon, title(state.month.spoken()), note, "waiting", "reports", where)


def _has_begun(read: Read, state: MonthState) -> bool:
    # Of the months before the first one that was ever closed nobody speaks, but for the last.
    return state.closed_on is not None or state.month == read.months[1].month


def _not_closed(month: str) -> str:
    return _("{month} is not closed yet", month=month)


def _not_approved(month: str) -> str:
    return _("{month} waits for approval", month=month)


def _not_sent(month: str) -> str:
    return _("{month} is approved and not sent", month=month)


def _approve_note(role: str) -> str:
    if roles.may(role, "months.approve"):
        return _("look at the figures and approve them")
    return _("the supervisor approves it")


def _people(read: Read) -> Iterator[Line]:
    counts = read.counts
    if counts.to_refer:
        title = _("{count} cases are screened in and not referred", count=figure(counts.to_refer))
        note = _("choose the agency")
        yield Line("send", title, note, "referred", "cases", {"work_list": "to_refer"})
    if counts.follow_up:
        title = _("{count} people who were helped are to be asked", count=figure(counts.follow_up))
        note = _("30 and 90 days after the help")
        yield Line("phone", title, note, "referred", "cases", {"work_list": "follow_up"})
    if read.trained:
        title = _("{count} people are to be asked after a training", count=figure(read.trained))
        where: dict[str, object] = {"tab": "follow_ups", "state": "due"}
        yield Line("graduation-cap", title, _("30 and 90 days after it"), "referred", "trainings", where)


def planned(entries: Sequence[DayEntry]) -> list[Line]:
    """What lies on today, as lines."""
    lines = []
    for entry in entries:
        page, key, icon = _PLANNED[entry.table]
        # Several people plan the same words for one day: who it is tells them apart.
        title = " · ".join(part for part in (entry.what, entry.name) if part)
        lines.append(Line(icon, title, "", "accent", page, {key: entry.uid}))
    return lines


def months(read: Read) -> list[Line]:
    """This month and those before, and where each stands."""
    lines = []
    for state in read.months:
        chip, word = month_chip(state.state)
        title = _("{month} · {state}", month=thai_date.short_month(state.month.first), state=word)
        where: dict[str, object] = {"month": str(state.month)}
        lines.append(Line("file-text", title, "", chip, "reports", where))
    return lines


# -- what came from the province


def from_province(read: Read, today: date) -> list[Line]:
    """What came from the province: its bulletins, and its word on months."""
    lines = [_bulletin(row, today) for row in read.newest]
    if read.bulletins.living > len(read.newest) or read.bulletins.closing:
        lines.append(_all_bulletins(read))
    for state in read.months:
        if state.state == "accepted" and state.judged_on is not None:
            title = _("{month} was accepted", month=state.month.spoken())
            where: dict[str, object] = {"month": str(state.month)}
            note = thai_date.near(state.judged_on, today)
            lines.append(Line("circle-check", title, note, "helped", "reports", where))
    return lines


def _bulletin(row: BulletinRow, today: date) -> Line:
    title = _("New: {title}", title=row.title) if row.is_new else row.title
    until = closing_words(row.closes_on, today)
    note = " · ".join(part for part in (until, seats_words(row.seats)) if part)
    return Line(kind_icon(row.kind), title, note, "accent", "bulletins", {"uid": row.uid})


def _all_bulletins(read: Read) -> Line:
    counts = read.bulletins
    title = _("{count} bulletins are open", count=figure(counts.living))
    parts = (
        _("{count} new", count=figure(counts.new)) if counts.new else "",
        _("{count} close within a week", count=figure(counts.closing)) if counts.closing else "",
    )
    where: dict[str, object] = {"state": "closing"} if counts.closing and not counts.new else {"state": ""}
    return Line("bell", title, " · ".join(filter(None, parts)), "accent", "bulletins", where)


# -- the province


def waiting_at_province(read: Read) -> list[Line]:
    """What somebody at the province should see to besides screening."""
    return [*_events(read), *_missing(read), *_screening(read), *_closing(read)]


def missing_count(read: Read) -> int:
    """How many months that are over did not come."""
    return sum(row.state == "missing" for row in read.inbox)


def _missing(read: Read) -> Iterator[Line]:
    missing = [row for row in read.inbox if row.state == "missing"]
    if missing:
        names = ", ".join(dict.fromkeys(row.unit_name for row in missing[:_NAMED]))
        title = _("{count} months have not come", count=figure(len(missing)))
        more = _("{names} and others", names=names) if len(missing) > _NAMED else names
        yield Line("calendar-days", title, more, "waiting", "inbox")


def _screening(read: Read) -> Iterator[Line]:
    share = read.share
    if share is None or not share.pointed_out:
        return
    reached = share.percent >= share.target_percent
    title = _("{percent}% screened in", percent=share.percent)
    note = _(
        "{screened} of {all} people; the target is {target}%",
        screened=f"{share.screened:,}",
        all=f"{share.pointed_out:,}",
        target=share.target_percent,
    )
    state = "helped" if reached else "waiting"
    words = (thai_date.thai_digits(title), thai_date.thai_digits(note))
    yield Line("filter", *words, state, "cases", {"work_list": "waiting"})


def _closing(read: Read) -> Iterator[Line]:
    counts = read.bulletins
    if not counts.living:
        title, note = _("No bulletin is open"), _("write what the centres should tell people")
        yield Line("bell", title, note, "plain", "bulletins", {"new": True})
    elif counts.closing:
        title = _("{count} bulletins close within a week", count=figure(counts.closing))
        note = _("{count} bulletins are open", count=figure(counts.living))
        yield Line("bell", title, note, "plain", "bulletins", {"state": "closing"})


def from_centres(read: Read) -> list[Line]:
    """Which months came and wait for the province's word."""
    waiting = [row for row in read.inbox if row.state == "received"]
    lines = [
        Line(
            "inbox",
            row.unit_name,
            _("{month} waits for your word", month=row.month.spoken()),
            "waiting",
            "inbox",
        )
        for row in waiting[:_WAITING_CENTRES]
    ]
    if len(waiting) > _WAITING_CENTRES:
        title = _("{count} more months wait", count=figure(len(waiting) - _WAITING_CENTRES))
        lines.append(Line("inbox", title, "", "waiting", "inbox"))
    return lines
