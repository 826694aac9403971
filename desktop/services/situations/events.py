"""Events: written down, told to whoever must act, ended; restricted ones are the supervisors' alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.database.citizen_entries import refuse_hard
from desktop.database.closed_months import refuse_if_closed
from desktop.database.papers import papers_about
from desktop.database.work import Work
from desktop.models import Case, Citizen, Event, EventTelling, Need, new_uid
from desktop.rules import events as rules
from desktop.rules import numbers
from desktop.rules.events import EndDraft, EventDraft, TellingDraft
from desktop.rules.months import fiscal_year
from desktop.rules.problems import Problem, Refused
from desktop.rules.texts import clean_lines
from desktop.services.ground import Ground
from desktop.services.situations import event_lists
from desktop.services.situations.rows import EventFilter, EventPage, EventRow, Saved, TellingRow
from desktop.system.language import _, mark

_RESTRICTED = "events.restricted"
_SERIES = "event"
_FIELDS = tuple(field.name for field in fields(EventDraft))
_TEXTS = ("happened_at", "place", "employer", "source", "what_happened", "what_was_done", "what_is_needed")


class Events:
    """Labour events.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    # -- lists

    def ids(self, chosen: EventFilter | None = None) -> list[str]:
        """The uids of the events that a filter asks for, in its order.

        Raises:
            Refused: the role does not allow it.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return event_lists.uids(self._ground, session, chosen or EventFilter())

    def rows(self, uids: Sequence[str]) -> list[EventRow]:
        """What a list shows of events, in the order asked for.

        Raises:
            Refused: the role does not allow it.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return event_lists.rows(self._ground, session, uids)

    def late(self) -> int:
        """How many urgent events nobody was told of in time, as far as the signed-in user may see them.

        Raises:
            Refused: the role does not allow it.
        """
        self._ground.actor.require("citizens.view")
        query = select(func.count()).select_from(Event)
        query = query.where(event_lists.visible(self._ground), event_lists.late(self._ground.clock.today()))
        with self._ground.database.read() as session:
            return session.scalar(query) or 0

    # -- one event

    def page(self, uid: str) -> EventPage:
        """An event's own page; a look at a restricted one is written into the audit chain.

        Raises:
            Refused: the role does not allow it, there is none, or only supervisors open it.
        """
        ground = self._ground
        ground.actor.require("citizens.view")
        with ground.database.read() as session:
            event = _find(ground, session, uid)
            found = _page(ground, session, event)
        if found.row.restricted:
            ground.database.saw(mark("View a restricted event"), ground.actor.uid, "events", uid)
        return found

    def check(self, draft: EventDraft) -> tuple[Problem, ...]:
        """What is wrong with an event; asks the register nothing.

        Args:
            draft: as typed.
        """
        return rules.check(draft, self._ground.clock.today(), self._ground.reference.tambons)

    def save(self, draft: EventDraft, uid: str = "", revision: int = 0) -> Saved:
        """Write an event down, or change one.

        Args:
            draft: as typed; some kinds are restricted whatever it says.
            uid: the event to change; empty for a new one, which takes the year's next number.
            revision: the one that the form was filled from.

        Returns:
            The event's uid, empty where only supervisors open it and the writer is none.

        Raises:
            Refused: the role does not allow it, the draft has problems, the month is closed, or somebody
                changed the event meanwhile.
        """
        ground = self._ground
        ground.actor.require("events.save")
        _refuse_at_province(ground)
        problems = refuse_hard(self.check(draft))
        draft = replace(draft, restricted=rules.is_restricted(draft))
        with ground.database.work(mark("Save an event"), ground.actor.uid) as work:
            event = self._changing(work, uid, revision) if uid else self._new(work, draft)
            self._fill(work, event, draft)
            stored = event.uid
        hidden = draft.restricted and not ground.actor.may(_RESTRICTED)
        return Saved(uid="" if hidden else stored, problems=problems)

    def _new(self, work: Work, draft: EventDraft) -> Event:
        assert draft.heard_on is not None
        year = fiscal_year(draft.heard_on)
        event = Event(uid=new_uid(), fiscal_year=year, number=work.next_number(_SERIES, year))
        event.officer = self._ground.actor.full_name
        return event

    def _changing(self, work: Work, uid: str, revision: int) -> Event:
        event = _own(self._ground, work.session, uid)
        if event.revision != revision:
            raise Refused(
                _("Somebody changed this event meanwhile. Nothing was saved; open it again and compare."),
                code="changed",
            )
        refuse_if_closed(work.session, self._ground.unit, event.heard_on)
        return event

    def _fill(self, work: Work, event: Event, draft: EventDraft) -> None:
        assert draft.heard_on is not None
        refuse_if_closed(work.session, self._ground.unit, draft.heard_on)
        if event.number and fiscal_year(draft.heard_on) != event.fiscal_year:
            problem = Problem("heard_on", _("This day lies in another fiscal year than the event's number."))
            raise Refused(problem.text, code="draft", problems=(problem,))
        for name in _FIELDS:
            setattr(event, name, getattr(draft, name))
        for name in _TEXTS:
            setattr(event, name, clean_lines(getattr(draft, name)))
        event.case_uid = draft.case_uid or None
        work.session.add(event)

    def from_case(self, case_uid: str) -> EventDraft:
        """The beginning of an event that came of a case; without anybody's name.

        Args:
            case_uid: the case.

        Raises:
            Refused: the role does not allow it, there is no such case, or only supervisors open it.
        """
        ground = self._ground
        ground.actor.require("events.save")
        _refuse_at_province(ground)
        with ground.database.read() as session:
            case = session.get(Case, case_uid)
            if case is None:
                raise Refused(_("This case is no longer in the register."), code="not-found")
            if case.restricted:
                ground.actor.require("cases.restricted")
            person = session.get_one(Citizen, case.citizen_uid)
            codes = session.scalars(select(Need.category_code).where(Need.case_uid == case_uid)).all()
            draft = EventDraft(
                heard_on=case.pointed_out_on,
                tambon_code=person.tambon_code,
                village_number=person.village_number,
                kind=rules.kind_for(codes),
                urgency=case.urgency,
                restricted=case.restricted,
                what_happened=case.detail,
                case_uid=case.uid,
            )
        return replace(draft, restricted=rules.is_restricted(draft))

    # -- going on

    def tell(self, draft: TellingDraft) -> str:
        """Somebody was told of an event.

        Args:
            draft: as typed.

        Returns:
            The uid of this entry.

        Raises:
            Refused: the role does not allow it, the draft has problems, or the month is closed.
        """
        ground = self._ground
        ground.actor.require("events.save")
        with ground.database.work(mark("Report an event"), ground.actor.uid) as work:
            event = _own(ground, work.session, draft.event_uid)
            refuse_hard(rules.check_telling(draft, event.heard_on, ground.clock.today()))
            assert draft.on is not None
            refuse_if_closed(work.session, ground.unit, draft.on)
            telling = EventTelling(
                uid=new_uid(),
                event_uid=event.uid,
                to=clean_lines(draft.to),
                way=draft.way,
                on=draft.on,
                answer=clean_lines(draft.answer),
                officer=ground.actor.full_name,
            )
            work.session.add(telling)
            work.touch("events", event.uid)
            return telling.uid

    def take_back(self, telling_uid: str) -> None:
        """That somebody was told turned out to be wrong; the entry stays and no longer counts.

        Args:
            telling_uid: which entry.

        Raises:
            Refused: the role does not allow it, there is none, or its month is closed.
        """
        ground = self._ground
        ground.actor.require("events.save")
        with ground.database.work(mark("Take back a report of an event"), ground.actor.uid) as work:
            telling = work.session.get(EventTelling, telling_uid)
            if telling is None or telling.taken_back_on is not None:
                raise Refused(_("This entry is no longer in the register."), code="not-found")
            event = _own(ground, work.session, telling.event_uid)
            refuse_if_closed(work.session, ground.unit, telling.on)
            telling.taken_back_on = ground.clock.today()
            work.touch("events", event.uid)

    def end(self, uid: str, draft: EndDraft) -> None:
        """An event is over.

        Args:
            uid: which event.
            draft: the day, and what came of it.

        Raises:
            Refused: the role does not allow it, the draft has problems, it has ended already, or the month is
                closed.
        """
        ground = self._ground
        ground.actor.require("events.save")
        with ground.database.work(mark("End an event"), ground.actor.uid) as work:
            event = _own(ground, work.session, uid)
            if event.ended_on is not None:
                raise Refused(_("This event has ended already."), code="ended")
            refuse_hard(rules.check_end(draft, event.heard_on, ground.clock.today()))
            assert draft.ended_on is not None
            refuse_if_closed(work.session, ground.unit, draft.ended_on)
            event.ended_on, event.end_note = draft.ended_on, clean_lines(draft.end_note)

    def go_on(self, uid: str) -> None:
        """An event that seemed over goes on.

        Args:
            uid: which event.

        Raises:
            Refused: the role does not allow it, it has not ended, or the month of its end is closed.
        """
        ground = self._ground
        ground.actor.require("events.save")
        with ground.database.work(mark("Open an event again"), ground.actor.uid) as work:
            event = _own(ground, work.session, uid)
            if event.ended_on is None:
                raise Refused(_("This event has not ended."), code="open")
            refuse_if_closed(work.session, ground.unit, event.ended_on)
            event.ended_on, event.end_note = None, ""


def _refuse_at_province(ground: Ground) -> None:
    if ground.is_province:
        raise Refused(_("What a centre wrote can be changed by that centre only."), code="not-here")


def _find(ground: Ground, session: Session, uid: str) -> Event:
    event = session.get(Event, uid)
    if event is None:
        raise Refused(_("This event is no longer in the register."), code="not-found")
    if event.restricted:
        ground.actor.require(_RESTRICTED)
    return event


def _own(ground: Ground, session: Session, uid: str) -> Event:
    event = _find(ground, session, uid)
    if event.origin != ground.unit:
        raise Refused(_("Another office wrote this entry. Only that office can change it."), code="not-ours")
    return event


def _page(ground: Ground, session: Session, event: Event) -> EventPage:
    query = select(EventTelling).where(EventTelling.event_uid == event.uid)
    tellings = session.scalars(query.order_by(EventTelling.on, EventTelling.uid)).all()
    told_on = [telling.on for telling in tellings if telling.taken_back_on is None]
    case = _case(ground, session, event)
    values: dict[str, Any] = {name: getattr(event, name) for name in _FIELDS}
    return EventPage(
        row=event_lists.row(ground, event, told_on),
        draft=EventDraft(**values),
        revision=event.revision,
        area=_area(ground, event),
        officer=event.officer,
        tellings=tuple(_telling(telling) for telling in tellings),
        end_note=event.end_note,
        case_uid=case.uid if case else "",
        case_number=numbers.case_number(case.origin, case.number, case.fiscal_year) if case else "",
        documents=papers_about(session, [event.uid]),
        may_change=event.origin == ground.unit,
    )


def _case(ground: Ground, session: Session, event: Event) -> Case | None:
    case = session.get(Case, event.case_uid) if event.case_uid else None
    may = case is not None and (not case.restricted or ground.actor.may("cases.restricted"))
    return case if may else None


def _area(ground: Ground, event: Event) -> str:
    tambon = ground.reference.tambons.get(event.tambon_code)
    if tambon is None:
        return event.tambon_code
    village = f"หมู่ที่ {event.village_number} " if event.village_number else ""
    return f"{village}ตำบล{tambon.name} อำเภอ{tambon.district}"


def _telling(telling: EventTelling) -> TellingRow:
    return TellingRow(
        uid=telling.uid,
        to=telling.to,
        way=telling.way,
        on=telling.on,
        answer=telling.answer,
        officer=telling.officer,
        taken_back_on=telling.taken_back_on,
    )
