"""What the province publishes, and who was told of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database.work import put_setting, setting
from desktop.models import Bulletin, new_uid
from desktop.rules import bulletins as rules
from desktop.rules.bulletins import BulletinDraft
from desktop.rules.problems import Problem, Refused, hard
from desktop.rules.texts import clean_lines
from desktop.rules.thai_names import clean
from desktop.services.bulletins import entries, lists
from desktop.services.bulletins.counter import Counter
from desktop.services.bulletins.people import People
from desktop.services.bulletins.rows import BulletinCounts, BulletinFilter, BulletinPage, BulletinRow
from desktop.services.ground import Ground
from desktop.system.language import _, mark

_LISTS = ("areas", "categories")
_PLAIN = tuple(field.name for field in fields(BulletinDraft) if field.name not in _LISTS)
_SEEN = "bulletins_seen:"


class Bulletins:
    """What the province publishes, and who was told of it.

    Attributes:
        counter: what fits the person at the counter.
        people: whom a bulletin fits.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self.counter = Counter(ground)
        self.people = People(ground)

    # -- the province writes

    def publish(self, draft: BulletinDraft, uid: str = "", revision: int | None = None) -> str:
        """Write a bulletin, or change one.

        Args:
            draft: as the form hands it over.
            uid: the bulletin to change; empty writes a new one.
            revision: the one that the form was filled from, to notice another's change meanwhile.

        Returns:
            The bulletin's uid.

        Raises:
            Refused: the role does not allow it, this is no province, the draft has problems, or somebody
                changed it meanwhile.
        """
        self._require_province()
        cleaned = _clean(draft)
        self._check(cleaned)
        title = mark("Change a bulletin") if uid else mark("Publish a bulletin")
        with self._ground.database.work(title, self._ground.actor.uid) as work:
            row = self._own(work.session, uid, revision) if uid else Bulletin(uid=new_uid())
            for name in _PLAIN:
                setattr(row, name, getattr(cleaned, name))
            row.areas, row.categories = " ".join(cleaned.areas), " ".join(cleaned.categories)
            work.session.add(row)
            return row.uid

    def withdraw(self, uid: str) -> None:
        """From today on nobody is shown it; what was told stays.

        Raises:
            Refused: the role does not allow it, this is no province, or it was withdrawn already.
        """
        self._require_province()
        with self._ground.database.work(mark("Withdraw a bulletin"), self._ground.actor.uid) as work:
            row = self._own(work.session, uid)
            if row.withdrawn_on is not None:
                raise Refused(_("This bulletin was withdrawn already."), code="withdrawn")
            row.withdrawn_on = self._ground.clock.today()

    def put_back(self, uid: str) -> None:
        """Show a bulletin again that was withdrawn.

        Raises:
            Refused: the role does not allow it, this is no province, or it is not withdrawn.
        """
        self._require_province()
        with self._ground.database.work(mark("Show a bulletin again"), self._ground.actor.uid) as work:
            row = self._own(work.session, uid)
            if row.withdrawn_on is None:
                raise Refused(_("This bulletin was not withdrawn."), code="not-withdrawn")
            row.withdrawn_on = None

    def _require_province(self) -> None:
        self._ground.actor.require("bulletins.publish")
        if not self._ground.is_province:
            raise Refused(
                _("Bulletins are written by the province. Nothing was saved."), code="province-only"
            )

    def _own(self, session: Session, uid: str, revision: int | None = None) -> Bulletin:
        row = entries.find(session, uid)
        if row.origin != self._ground.unit:
            raise Refused(
                _("Another office wrote this entry. Only that office can change it."), code="not-ours"
            )
        if revision is not None and row.revision != revision:
            raise Refused(
                _("Somebody changed this bulletin meanwhile. Nothing was saved; open it again and compare."),
                code="changed",
            )
        return row

    def check(self, draft: BulletinDraft) -> tuple[Problem, ...]:
        """What is wrong with a draft; at the form, before it is saved."""
        return rules.check(_clean(draft), self._ground.clock.today(), self._ground.reference)

    def _check(self, draft: BulletinDraft) -> None:
        problems = rules.check(draft, self._ground.clock.today(), self._ground.reference)
        if hard(problems):
            raise Refused(hard(problems)[0].text, code="draft", problems=problems)

    def draft(self, uid: str) -> tuple[BulletinDraft, int]:
        """What a form is filled with, and the revision that ``publish`` wants back.

        Raises:
            Refused: there is no such bulletin.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            row = entries.find(session, uid)
            values: dict[str, Any] = {name: getattr(row, name) for name in _PLAIN}
            values |= {name: tuple(getattr(row, name).split()) for name in _LISTS}
            return BulletinDraft(**values), row.revision

    def blank(self) -> BulletinDraft:
        """What an empty form is filled with."""
        return BulletinDraft(published_on=self._ground.clock.today())

    # -- everybody reads

    def ids(self, wanted: BulletinFilter | None = None) -> list[str]:
        """The uids of the bulletins that a filter asks for, in its order."""
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return lists.ids(self._ground, session, wanted or BulletinFilter())

    def rows(self, uids: Sequence[str]) -> list[BulletinRow]:
        """The bulletins as a list shows them, in the order of their uids given."""
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return lists.rows(self._ground, session, uids, self._seen(session))

    def first(self, most: int) -> list[BulletinRow]:
        """A few of those that are open, to be named elsewhere: new ones first, then what closes first.

        Args:
            most: how many at most.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            seen = self._seen(session)
            shown = entries.living(session, self._ground.clock.today())
            ordered = sorted(shown, key=lambda row: (row.uid in seen, row.closes_on or date.max, row.uid))
            return lists.rows(self._ground, session, [row.uid for row in ordered[:most]], seen)

    def page(self, uid: str) -> BulletinPage:
        """All that a bulletin's page shows.

        Raises:
            Refused: there is no such bulletin.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            row = entries.find(session, uid)
            agency = self._ground.reference.agencies.get(row.agency_code)
            page = BulletinPage(
                row=lists.rows(self._ground, session, [uid], self._seen(session))[0],
                revision=row.revision,
                body=row.body,
                agency=agency.name if agency else row.agency_code,
                contact=row.contact,
                needs=entries.need_names(self._ground, row.categories.split()),
                withdrawn_on=row.withdrawn_on,
                centres=lists.told_at(self._ground, session, uid),
                ours=row.origin == self._ground.unit,
            )
        if self._ground.is_province or page.row.state != rules.LIVING:
            return page
        return replace(page, fits=self.people.count(uid))

    def counts(self) -> BulletinCounts:
        """What the first page says about bulletins."""
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            today, seen = self._ground.clock.today(), self._seen(session)
            query = select(Bulletin.uid, Bulletin.closes_on).where(entries.in_state(rules.LIVING, today))
            found: list[tuple[str, date | None]] = [(uid, last) for uid, last in session.execute(query)]
            return BulletinCounts(
                living=len(found),
                new=0 if self._ground.is_province else sum(uid not in seen for uid, _closes_on in found),
                closing=sum(rules.closes_soon(closes_on, today) for _uid, closes_on in found),
                no_answer=lists.waiting_for_answers(self._ground, session),
            )

    # -- what is new

    def look(self) -> tuple[str, ...]:
        """The signed-in user has seen what is open now: it is no longer new to them.

        Returns:
            What was new; nothing at the province, which wrote it.
        """
        self._ground.actor.require("citizens.view")
        if self._ground.is_province:
            return ()
        with self._ground.database.read() as session:
            seen = self._seen(session)
            shown = [row.uid for row in entries.living(session, self._ground.clock.today())]
        new = tuple(uid for uid in shown if uid not in seen)
        if not new:
            return ()
        with self._ground.database.work(mark("Look at new bulletins"), self._ground.actor.uid) as work:
            # What has run out needs no longer be remembered.
            put_setting(work.session, _SEEN + self._ground.actor.uid, " ".join(shown))
            for uid in new:
                work.touch("bulletins", uid)
        return new

    def _seen(self, session: Session) -> frozenset[str]:
        return frozenset(setting(session, _SEEN + self._ground.actor.uid).split())


def _clean(draft: BulletinDraft) -> BulletinDraft:
    words: dict[str, Any] = {name: clean(getattr(draft, name)) for name in ("title", "place", "contact")}
    return replace(draft, body=clean_lines(draft.body), **words)
