"""What one can do with community forums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database.citizen_entries import refuse_hard
from desktop.models import Forum, new_uid
from desktop.rules import forums as rules
from desktop.rules.forums import ForumDraft
from desktop.rules.problems import Problem, Refused
from desktop.services.forums import entries, lists, pages
from desktop.services.forums.decisions import Decisions
from desktop.services.forums.matters import Matters
from desktop.services.forums.papers import Papers
from desktop.services.forums.rows import ForumFilter, ForumPage, ForumRow, Saved
from desktop.services.ground import Ground
from desktop.system.language import _, mark

_FIELDS = tuple(field.name for field in fields(ForumDraft))


class Forums:
    """Community forums, what was raised there, and what came of it.

    Args:
        ground: what every service stands on.

    Attributes:
        matters: what was raised.
        decisions: what was decided.
        papers: the words of records.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self.matters = Matters(ground)
        self.decisions = Decisions(ground)
        self.papers = Papers(ground)

    # -- looking

    def ids(self, wanted: ForumFilter | None = None) -> list[str]:
        """The uids of all forums that a filter asks for."""
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return lists.uids(self._ground, session, wanted or ForumFilter())

    def rows(self, uids: Sequence[str]) -> list[ForumRow]:
        """What a list shows of forums, in the order asked for."""
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return lists.rows(self._ground, session, uids)

    def page(self, uid: str) -> ForumPage:
        """A forum's own page.

        Raises:
            Refused: there is no such forum.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return pages.page(self._ground, session, uid)

    def draft(self, uid: str) -> tuple[ForumDraft, int]:
        """A forum as a form shows it, and its revision.

        Raises:
            Refused: there is no such forum.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            forum = entries.find(session, uid)
            values: dict[str, Any] = {name: getattr(forum, name) for name in _FIELDS}
            return ForumDraft(**values), forum.revision

    def blank(self) -> ForumDraft:
        """The draft of a forum that nothing is filled in of: today, written down by whoever is at work."""
        ground = self._ground
        return ForumDraft(on=ground.clock.today(), officer=ground.actor.full_name)

    # -- writing

    def save(self, draft: ForumDraft, uid: str | None = None, revision: int | None = None) -> Saved:
        """Write down a forum, or change one.

        Args:
            draft: as typed.
            uid: the forum to change; None writes a new one.
            revision: the revision that the form was filled from; None writes whatever stands there.

        Raises:
            Refused: the role does not allow it, the draft has problems, a month that it touches is closed, it
                is another office's, was taken back, or was changed meanwhile.
        """
        self._ground.actor.require("forums.save")
        cleaned = rules.clean_forum(draft)
        title = mark("Write down a forum") if uid is None else mark("Change a forum")
        with entries.work(self._ground, title) as work:
            problems = refuse_hard(self._problems(work.session, cleaned, uid or ""))
            forum = Forum(uid=new_uid()) if uid is None else self._unchanged(work.session, uid, revision)
            entries.refuse_day(work.session, self._ground, cleaned.on)
            for name in _FIELDS:
                setattr(forum, name, getattr(cleaned, name))
            work.session.add(forum)
            return Saved(forum.uid, problems)

    def take_back(self, uid: str, reason: str) -> None:
        """A forum was written down by mistake: neither it nor what was raised there counts any more.

        Args:
            uid: the forum.
            reason: why.

        Raises:
            Refused: the role does not allow it, no reason is given, its month is closed, or a case or a group
                came of it.
        """
        self._ground.actor.require("forums.save")
        if not reason.strip():
            sentence = _("Please write why this forum is taken back.")
            raise Refused(sentence, code="draft", problems=(Problem("reason", sentence),))
        with entries.work(self._ground, mark("Take a forum back")) as work:
            forum = entries.changeable(self._ground, work.session, uid)
            (row,) = lists.rows(self._ground, work.session, [uid])
            if row.cases or row.groups:
                sentence = _("Cases or groups came of this forum. It stays in the register.")
                raise Refused(sentence, code="in-use")
            forum.taken_back_on, forum.take_back_reason = self._ground.clock.today(), reason.strip()

    def _unchanged(self, session: Session, uid: str, revision: int | None) -> Forum:
        forum = entries.changeable(self._ground, session, uid)
        if revision is not None and forum.revision != revision:
            sentence = _(
                "Somebody changed this forum meanwhile. Nothing was saved; open the forum again and compare."
            )
            raise Refused(sentence, code="changed")
        return forum

    def _problems(self, session: Session, draft: ForumDraft, uid: str) -> tuple[Problem, ...]:
        ground = self._ground
        found = rules.check(draft, ground.clock.today(), ground.reference.tambons)
        return (*found, *self._twice(session, draft, uid))

    def _twice(self, session: Session, draft: ForumDraft, uid: str) -> tuple[Problem, ...]:
        query = select(Forum.uid).where(
            Forum.on == draft.on,
            Forum.tambon_code == draft.tambon_code,
            Forum.village_number.is_not_distinct_from(draft.village_number),
            Forum.uid != uid,
            Forum.origin == self._ground.unit,
            lists.standing(),
        )
        if draft.on is None or session.scalar(query.limit(1)) is None:
            return ()
        sentence = _("A forum of this day in this village is written down already. Is this another one?")
        return (Problem("on", sentence, soft=True),)
