"""What was raised in forums: written down, counted, and put into groups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.database import forum_entries, group_entries
from desktop.database.citizen_entries import refuse_hard
from desktop.database.work import Work
from desktop.models import Case, Forum, ForumMatter, new_uid
from desktop.rules import forums as rules
from desktop.rules import trainings
from desktop.rules.forums import MatterDraft
from desktop.rules.problems import Problem, Refused
from desktop.rules.trainings import GroupDraft, MemberDraft
from desktop.services.forums import entries, raised
from desktop.services.forums.rows import CategoryCount, MatterFilter, MatterRow, Saved
from desktop.services.ground import Ground
from desktop.system.language import _, mark

T = TypeVar("T")


class Matters:
    """What was raised.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    # -- looking

    def ids(self, wanted: MatterFilter | None = None) -> list[str]:
        """The uids of all matters that a filter asks for."""
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return raised.uids(self._ground, session, wanted or MatterFilter())

    def rows(self, uids: Sequence[str]) -> list[MatterRow]:
        """What a list shows of matters, in the order asked for."""
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return raised.rows(self._ground, session, uids)

    def counts(self, wanted: MatterFilter | None = None) -> tuple[CategoryCount, ...]:
        """How much was raised of each kind of need, the most first.

        Args:
            wanted: which matters are counted; each figure is the length of the list for its category.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return raised.counts(self._ground, session, wanted or MatterFilter())

    # -- writing

    def add(self, forum_uid: str, draft: MatterDraft) -> Saved:
        """Write down one more matter of a forum.

        Raises:
            Refused: the role does not allow it, the draft has problems, the forum is another office's or was
                taken back, or its month is closed.
        """
        with entries.work(self._ground, mark("Write down a matter of a forum")) as work:
            forum = entries.changeable(self._ground, work.session, forum_uid)
            row = ForumMatter(uid=new_uid(), forum_uid=forum.uid, position=_next(work.session, forum.uid))
            problems = self._fill(row, forum, draft)
            work.session.add(row)
            return Saved(row.uid, problems)

    def save(self, uid: str, draft: MatterDraft) -> Saved:
        """Change a matter.

        Raises:
            Refused: as ``add``, or there is no such matter.
        """
        with entries.work(self._ground, mark("Change a matter of a forum")) as work:
            row, forum = self._changeable(work.session, uid)
            return Saved(row.uid, self._fill(row, forum, draft))

    def take_back(self, uid: str) -> None:
        """A matter was written down by mistake: it counts no more.

        Raises:
            Refused: the role does not allow it, there is no such matter, its month is closed, or a case or a
                group came of it.
        """
        with entries.work(self._ground, mark("Take a matter of a forum back")) as work:
            row, _forum = self._changeable(work.session, uid)
            if row.case_uid is not None or row.group_uid is not None:
                sentence = _("A case or a group came of this matter. It stays in the record.")
                raise Refused(sentence, code="in-use")
            row.taken_back_on = self._ground.clock.today()

    def bring_back(self, uid: str) -> None:
        """A matter that was taken back counts again.

        Raises:
            Refused: the role does not allow it, there is no such matter, or its month is closed.
        """
        with entries.work(self._ground, mark("Bring a matter of a forum back")) as work:
            row = work.session.get(ForumMatter, uid)
            if row is None:
                raise entries.gone()
            entries.changeable(self._ground, work.session, row.forum_uid)
            row.taken_back_on = None

    def _changeable(self, session: Session, uid: str) -> tuple[ForumMatter, Forum]:
        row = forum_entries.matter_of(session, uid, self._ground.unit)
        return row, entries.changeable(self._ground, session, row.forum_uid)

    def _fill(self, row: ForumMatter, forum: Forum, draft: MatterDraft) -> tuple[Problem, ...]:
        cleaned = rules.clean_matter(draft)
        problems = refuse_hard(rules.check_matter(cleaned, self._ground.reference.categories, forum.on))
        row.matter, row.raised_by = cleaned.matter, cleaned.raised_by
        row.people, row.category_code = cleaned.people, cleaned.category_code
        return problems

    # -- groups

    def group_draft(self, uids: Sequence[str]) -> GroupDraft:
        """What matters have in common, as the draft of the group that comes of them.

        Args:
            uids: the matters.

        Raises:
            Refused: one of them is no longer in the register, stands in a group already, or is of a kind that
                only supervisors open.
        """
        self._ground.actor.require("citizens.view")
        ground = self._ground
        with ground.database.read() as session:
            found = self._free_of_group(session, uids)
            forums = {row.forum_uid: session.get_one(Forum, row.forum_uid) for row in found}
        held = list(forums.values())
        return GroupDraft(
            tambon_code=_common(forum.tambon_code for forum in held) or "",
            village_number=_common(forum.village_number for forum in held),
            formed_on=ground.clock.today(),
            forum_uid=_common(forums) or "",
            category_code=_common(row.category_code for row in found) or "",
            purpose="\n".join(row.matter for row in found),
        )

    def check_group(self, draft: GroupDraft) -> tuple[Problem, ...]:
        """What is wrong with the draft of a group, for the form."""
        return trainings.check_group(draft, self._ground.clock.today(), self._ground.reference)

    def form_group(self, uids: Sequence[str], draft: GroupDraft) -> str:
        """A group comes of matters; whoever has a case from one of them belongs to it at once.

        Args:
            uids: the matters.
            draft: the group.

        Returns:
            The group's uid.

        Raises:
            Refused: the role does not allow it, the draft has problems, its month is closed, a matter is no
                longer in the register, stands in a group already, or is of a kind that only supervisors open;
                nothing was written.
        """
        ground = self._ground
        ground.actor.require("trainings.save")
        with entries.work(ground, mark("Form a group from a forum")) as work:
            found = self._free_of_group(work.session, uids)
            draft = replace(draft, forum_uid=_common(row.forum_uid for row in found) or "")
            group_uid = group_entries.open_group(
                work,
                draft,
                _members(work, found),
                unit=ground.unit,
                today=ground.clock.today(),
                reference=ground.reference,
            )
            for row in found:
                forum_entries.became_group(work, row.uid, group_uid, ground.unit)
            return group_uid

    def _free_of_group(self, session: Session, uids: Sequence[str]) -> list[ForumMatter]:
        found = [forum_entries.matter_of(session, uid, self._ground.unit) for uid in dict.fromkeys(uids)]
        if not found:
            raise Refused(_("Choose the matters of which the group shall come."), code="nothing")
        for row in found:
            forum_entries.refuse_second_group(row)
            self._refuse_restricted(row)
        return found

    def _refuse_restricted(self, row: ForumMatter) -> None:
        category = self._ground.reference.categories.get(row.category_code)
        if category is not None and category.restricted:
            sentence = _("Matters that only supervisors open make no group. Choose another kind of need.")
            raise Refused(sentence, code="restricted")


def _members(work: Work, found: Sequence[ForumMatter]) -> list[MemberDraft]:
    """Who has a case from one of the matters, each once; a restricted case tells nobody of itself."""
    uids = [row.case_uid for row in found if row.case_uid is not None]
    query = select(Case.citizen_uid, Case.uid).where(Case.uid.in_(uids), Case.restricted.is_(False))
    cases = dict(work.session.execute(query.order_by(Case.uid.desc())).all())
    return [MemberDraft(person_uid=person, case_uid=case) for person, case in reversed(cases.items())]


def _next(session: Session, forum_uid: str) -> int:
    query = select(func.max(ForumMatter.position)).where(ForumMatter.forum_uid == forum_uid)
    return (session.scalar(query) or 0) + 1


def _common(values: Iterable[T]) -> T | None:
    """The one value that all have, or nothing."""
    found = set(values)
    return found.pop() if len(found) == 1 else None
