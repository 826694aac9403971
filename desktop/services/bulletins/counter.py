"""Bulletins at the counter: what fits the person who sits there, and that they were told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from desktop.database import case_status
from desktop.database.citizen_entries import find as find_citizen
from desktop.database.closed_months import refuse_if_closed
from desktop.database.work import Work
from desktop.models import Bulletin, BulletinTelling, Case, Citizen, Need, new_uid
from desktop.rules import bulletins as rules
from desktop.rules.problems import Refused
from desktop.services.bulletins import entries
from desktop.services.bulletins.rows import AtCounter, Fitting, Told
from desktop.services.ground import Ground
from desktop.system.language import _, mark

# Whoever was helped is not called any more.
OPEN = ("waiting", "accepted", "referred", "overdue")


class Counter:
    """What fits somebody, and who was told of what.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def fitting(self, needs: Collection[str], tambon: str = "", person_uid: str = "") -> AtCounter:
        """What fits somebody's needs, whether they are registered or not.

        Args:
            needs: categories of what they need.
            tambon: the code of their tambon; empty takes the own district.
            person_uid: who it is, where that is known; what they were told is left out.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return self._at_counter(session, needs, tambon, person_uid)

    def of_person(self, person_uid: str) -> AtCounter:
        """What fits a person by the needs of all their open cases, and what they were told.

        Whoever has no open case is offered nothing.

        Raises:
            Refused: the person is not in the register.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            person = find_citizen(session, person_uid)
            cases = self._open_cases(session, person.uid)
            query = select(Need.category_code).where(Need.case_uid.in_(cases))
            needs = set(session.scalars(query))
            newest = cases[-1] if cases else ""
            found = self._at_counter(session, needs, person.tambon_code, person.uid, newest)
            return found if cases else replace(found, fitting=())

    def of_case(self, case_uid: str) -> AtCounter:
        """What fits the person of a case by what is needed in it, and what they were told.

        Of a case that is over nothing is offered any more.

        Raises:
            Refused: there is no such case, or only supervisors open it.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            case = self._case(session, case_uid)
            person = session.get_one(Citizen, case.citizen_uid)
            needs = session.scalars(select(Need.category_code).where(Need.case_uid == case_uid)).all()
            is_open = case_uid in self._open_cases(session, person.uid)
            found = self._at_counter(session, needs, person.tambon_code, person.uid, case_uid)
            return found if is_open else replace(found, fitting=())

    def _case(self, session: Session, uid: str) -> Case:
        case = session.get(Case, uid)
        if case is None:
            raise Refused(_("This case is no longer in the register."), code="not-found")
        if case.restricted:
            self._ground.actor.require("cases.restricted")
        return case

    def _open_cases(self, session: Session, person_uid: str) -> list[str]:
        visible = case_status.visible(self._ground.actor.may("cases.restricted"))
        query = select(Case.uid).where(Case.citizen_uid == person_uid, visible)
        found = session.scalars(query.order_by(Case.pointed_out_on, Case.uid)).all()
        statuses = case_status.statuses_of(session, self._ground.clock.today(), found)
        return [uid for uid in found if statuses[uid] in OPEN]

    def _at_counter(
        self, session: Session, needs: Collection[str], tambon: str, person_uid: str, case_uid: str = ""
    ) -> AtCounter:
        told = _tellings(session, person_uid) if person_uid else []
        known = {telling.bulletin_uid for telling, _bulletin, _restricted in told}
        open_now = entries.living(session, self._ground.clock.today())
        new = [row for row in open_now if row.uid not in known]
        return AtCounter(
            person_uid=person_uid,
            case_uid=case_uid,
            fitting=tuple(fitting(new, needs, tambon or self._ground.unit)),
            told=tuple(self._seen(told)),
        )

    def _seen(self, told: Iterable[tuple[BulletinTelling, Bulletin | None, bool | None]]) -> Iterable[Told]:
        may = self._ground.actor.may("cases.restricted")
        for telling, bulletin, restricted in told:
            if may or not restricted:
                yield Told(
                    uid=telling.uid,
                    bulletin_uid=telling.bulletin_uid,
                    kind=bulletin.kind if bulletin else "",
                    title=bulletin.title if bulletin else _("a bulletin that is no longer here"),
                    on=telling.on,
                    answer=telling.answer,
                    officer=telling.officer,
                    ours=telling.origin == self._ground.unit,
                )

    # -- telling

    def tell(self, bulletin_uid: str, person_uid: str, case_uid: str = "") -> str:
        """Write down that somebody was told of a bulletin today.

        Args:
            bulletin_uid: of what.
            person_uid: who.
            case_uid: the case that it was about; empty for none.

        Returns:
            The telling's uid.

        Raises:
            Refused: the role does not allow it, this is no centre, the bulletin is no longer shown, the
                person was told already, or the month is closed.
        """
        return self.tell_all([bulletin_uid], [(person_uid, case_uid)])[0]

    def tell_all(self, bulletin_uids: Sequence[str], people: Sequence[tuple[str, str]]) -> tuple[str, ...]:
        """Write down that people were told of bulletins today, in one work.

        Args:
            bulletin_uids: of what.
            people: each person's uid and the uid of the case that it was about, or an empty one.

        Returns:
            The uids of the tellings.

        Raises:
            Refused: as ``tell`` says; nothing was written.
        """
        self._ground.actor.require("bulletins.tell")
        if self._ground.is_province:
            raise Refused(
                _("People are told of bulletins at the centres. Nothing was saved."), code="centre-only"
            )
        with self._ground.database.work(mark("Tell of a bulletin"), self._ground.actor.uid) as work:
            refuse_if_closed(work.session, self._ground.unit, self._ground.clock.today())
            open_now = [self._shown(work.session, uid) for uid in bulletin_uids]
            return tuple(
                self._tell(work, bulletin, person_uid, case_uid)
                for bulletin in open_now
                for person_uid, case_uid in people
            )

    def _shown(self, session: Session, uid: str) -> Bulletin:
        row = entries.find(session, uid)
        if entries.state_of(row, self._ground.clock.today()) != rules.LIVING:
            raise Refused(
                _("This bulletin is no longer open. Nobody need be told of it; nothing was saved."),
                code="not-open",
            )
        return row

    def _tell(self, work: Work, bulletin: Bulletin, person_uid: str, case_uid: str) -> str:
        person = find_citizen(work.session, person_uid)
        if case_uid and self._case(work.session, case_uid).citizen_uid != person.uid:
            raise Refused(_("This case is another person's. Nothing was saved."), code="not-theirs")
        before = select(BulletinTelling.on).where(
            BulletinTelling.bulletin_uid == bulletin.uid,
            BulletinTelling.person_uid == person.uid,
            BulletinTelling.taken_back_on.is_(None),
        )
        if work.session.scalar(before.limit(1)) is not None:
            raise Refused(_("This person was told of it already. Nothing was saved."), code="told-already")
        row = BulletinTelling(
            uid=new_uid(),
            bulletin_uid=bulletin.uid,
            person_uid=person.uid,
            case_uid=case_uid or None,
            on=self._ground.clock.today(),
            officer=self._ground.actor.full_name,
        )
        work.session.add(row)
        work.session.flush()
        return row.uid

    def answer(self, uids: Sequence[str], answer: str) -> None:
        """Write down what people said, also days after they were told.

        Args:
            uids: the tellings.
            answer: ``interested``, ``declined``, or empty to take the answer away.

        Raises:
            Refused: the role does not allow it, there is no such answer or telling.
        """
        self._ground.actor.require("bulletins.tell")
        if answer and answer not in rules.ANSWERS:
            raise Refused(_("The answer is either interested or declined."), code="no-answer")
        title = mark("Write down the answer to a bulletin")
        with self._ground.database.work(title, self._ground.actor.uid) as work:
            for uid in uids:
                entries.own_telling(self._ground, work.session, uid).answer = answer

    def take_back(self, uids: Sequence[str]) -> None:
        """It was not told after all: the bulletin is new to these people again.

        Raises:
            Refused: the role does not allow it, the telling is gone, or its month is closed.
        """
        self._ground.actor.require("bulletins.tell")
        title = mark("Take back that somebody was told of a bulletin")
        with self._ground.database.work(title, self._ground.actor.uid) as work:
            for uid in uids:
                row = entries.own_telling(self._ground, work.session, uid)
                refuse_if_closed(work.session, self._ground.unit, row.on)
                row.taken_back_on = self._ground.clock.today()


def fitting(open_now: Iterable[Bulletin], needs: Collection[str], place: str) -> list[Fitting]:
    """What fits, the closest first, then what closes first.

    Args:
        open_now: what is shown at the counter.
        needs: categories of what the person needs.
        place: the code of their tambon or district.
    """
    found: list[tuple[tuple[int, int, date, str], Fitting]] = []
    for row in open_now:
        close = rules.closeness(row.areas.split(), row.categories.split(), place, needs)
        if close is not None:
            key = (*close.order(), row.closes_on or date.max, row.uid)
            found.append((key, _fitting(row, general=bool(close.general))))
    return [one for _key, one in sorted(found, key=lambda pair: pair[0])]


def _fitting(row: Bulletin, *, general: bool) -> Fitting:
    return Fitting(
        uid=row.uid,
        kind=row.kind,
        title=row.title,
        place=row.place,
        seats=row.seats,
        wage=row.wage,
        contact=row.contact,
        closes_on=row.closes_on,
        general=general,
    )


def _tellings(
    session: Session, person_uid: str
) -> list[tuple[BulletinTelling, Bulletin | None, bool | None]]:
    query = (
        select(BulletinTelling, Bulletin, Case.restricted)
        .outerjoin(Bulletin, Bulletin.uid == BulletinTelling.bulletin_uid)
        .outerjoin(Case, Case.uid == BulletinTelling.case_uid)
        .where(BulletinTelling.person_uid == person_uid, BulletinTelling.taken_back_on.is_(None))
        .order_by(BulletinTelling.on.desc(), BulletinTelling.uid.desc())
    )
    return [(telling, bulletin, restricted) for telling, bulletin, restricted in session.execute(query)]


def seen_telling(may_restricted: bool) -> ColumnElement[bool]:
    """The condition that a ``BulletinTelling`` joined with its ``Case``, if any, is shown to somebody."""
    return or_(BulletinTelling.case_uid.is_(None), case_status.visible(may_restricted))
