"""Activities that were done: written down, put under the plan, and listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database import closed_months, plan_figures
from desktop.models import Activity, Forum, Photograph, PlanItem, new_uid
from desktop.rules import plans as rules
from desktop.rules.months import Month
from desktop.rules.plans import ActivityDraft, PlannedItem
from desktop.rules.problems import Problem, Refused, hard
from desktop.rules.texts import clean_lines
from desktop.rules.thai_names import clean
from desktop.services.ground import Ground
from desktop.services.plans import entries, lists
from desktop.services.plans.rows import (
    ActivityFilter,
    ActivityPage,
    ActivityRow,
    ForumChoice,
    ItemChoice,
    PhotographRow,
)
from desktop.system.language import _, mark


class Activities:
    """Activities that were done.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    # -- looking

    def ids(self, chosen: ActivityFilter | None = None) -> list[str]:
        """The activities that a filter asks for, in its order."""
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return lists.uids(self._ground, session, chosen or ActivityFilter())

    def rows(self, uids: Sequence[str]) -> list[ActivityRow]:
        """The activities as a list shows them, in the order given."""
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return lists.rows(self._ground, session, uids)

    def page(self, uid: str) -> ActivityPage:
        """An activity's own page.

        Raises:
            Refused: the role does not allow it, or there is no such activity.
        """
        ground = self._ground
        ground.actor.require("citizens.view")
        with ground.database.read() as session:
            activity = session.get(Activity, uid)
            if activity is None or activity.taken_back_on is not None:
                raise entries.gone()
            item = _living_item(session, activity.plan_item_uid or "")
            return ActivityPage(
                row=lists.rows(ground, session, [uid])[0],
                item_uid=item.uid if item else "",
                item=item.activity if item else "",
                forum_uid=activity.forum_uid or "",
                photographs=_photographs(session, uid),
                ours=activity.origin == ground.unit,
                closed=closed_months.is_closed(session, activity.origin, Month.of(activity.on)),
            )

    # -- what the form is filled with

    def draft(self, uid: str) -> tuple[ActivityDraft, int]:
        """What a form is filled with.

        Returns:
            The draft, and the revision that ``save`` wants back.

        Raises:
            Refused: the role does not allow it, or there is no such activity.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            activity = entries.own(self._ground, session, Activity, uid)
            return _draft_of(session, activity), activity.revision

    def suggestions(self, day: date, volunteer_uid: str = "") -> tuple[ItemChoice, ...]:
        """The items of the plan that an activity of a day may belong to; first those that are not done yet.

        Args:
            day: of the activity.
            volunteer_uid: who did it; empty for the centre itself.
        """
        self._ground.actor.require("citizens.view")
        unit, month = self._ground.unit, Month.of(day)
        with self._ground.database.read() as session:
            items = plan_figures.items_of(session, unit, month, volunteer_uid)
            lines = plan_figures.of_person(session, unit, month, volunteer_uid)
            done = {line.item_uid: line.done_times for line in lines}
            found = [_choice(item, done.get(item.uid, 0)) for item in items]
        return tuple(sorted(found, key=lambda one: one.done >= one.times))

    def forums_to_record(self) -> tuple[ForumChoice, ...]:
        """The forums that are no activity yet, the newest first; those of closed months are left out."""
        ground = self._ground
        ground.actor.require("citizens.view")
        recorded = select(Activity.forum_uid).where(plan_figures.living(), Activity.forum_uid.is_not(None))
        query = select(Forum).where(
            Forum.origin == ground.unit, Forum.taken_back_on.is_(None), Forum.uid.not_in(recorded)
        )
        with ground.database.read() as session:
            found = session.scalars(query.order_by(Forum.on.desc(), Forum.uid.desc())).all()
            closed: dict[Month, bool] = {}
            for forum in found:
                month = Month.of(forum.on)
                closed.setdefault(month, closed_months.is_closed(session, ground.unit, month))
            return tuple(_forum_choice(ground, forum) for forum in found if not closed[Month.of(forum.on)])

    def forum(self, uid: str) -> ForumChoice:
        """A forum, recorded or not.

        Args:
            uid: the forum.

        Raises:
            Refused: the role does not allow it, or there is no such forum.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return _forum_choice(self._ground, _forum(self._ground, session, uid))

    def from_forum(self, forum_uid: str, volunteer_uid: str = "") -> ActivityDraft:
        """A forum as an activity: its day, place and people, under the plan where it was planned.

        Args:
            forum_uid: the forum.
            volunteer_uid: who held it; empty for the centre itself.

        Raises:
            Refused: the role does not allow it, or there is no such forum.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            forum = _forum(self._ground, session, forum_uid)
            draft = ActivityDraft(
                on=forum.on,
                volunteer_uid=volunteer_uid,
                forum_uid=forum.uid,
                field=rules.SECURITY,
                kind=rules.FORUM,
                activity=" ".join(part for part in ("เวทีประชาคม", forum.subject) if part),
                place=forum.place,
                tambon_code=forum.tambon_code,
                village_number=forum.village_number,
                men=forum.men,
                women=forum.women,
            )
        planned = [one for one in self.suggestions(forum.on, volunteer_uid) if one.kind == rules.FORUM]
        return replace(draft, plan_item_uid=planned[0].uid, field=planned[0].field) if planned else draft

    # -- writing

    def check(self, draft: ActivityDraft, uid: str = "") -> tuple[Problem, ...]:
        """What is wrong with an activity.

        Args:
            draft: as typed.
            uid: the activity that is changed; empty for a new one.

        Raises:
            Refused: whom it names is not here.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return self._problems(session, draft, uid)

    def _problems(self, session: Session, draft: ActivityDraft, uid: str) -> tuple[Problem, ...]:
        ground = self._ground
        appointment = entries.appointment(ground, session, draft.volunteer_uid)
        item = _planned(session, ground.unit, draft.plan_item_uid)
        today, known = ground.clock.today(), entries.known(ground)
        found = list(rules.check_activity(draft, today, appointment, item, known))
        if draft.plan_item_uid and item is None:
            sentence = _("This item no longer stands in the plan. Choose another one, or none.")
            found.append(Problem("plan_item_uid", sentence))
        if draft.forum_uid and _is_recorded(session, draft.forum_uid, uid):
            sentence = _("This forum is recorded as an activity already. Nobody is counted twice.")
            found.append(Problem("forum_uid", sentence))
        return tuple(found)

    def _require_sound(self, session: Session, draft: ActivityDraft, uid: str = "") -> None:
        wrong = hard(self._problems(session, draft, uid))
        if wrong:
            raise Refused(wrong[0].text, code="draft", problems=wrong)
        if draft.forum_uid:
            _forum(self._ground, session, draft.forum_uid)
        assert draft.on is not None
        closed_months.refuse_if_closed(session, self._ground.unit, draft.on)

    def add(self, draft: ActivityDraft) -> str:
        """Something was done.

        Returns:
            The activity's uid.

        Raises:
            Refused: the role does not allow it, the draft has problems, or the month is closed.
        """
        entries.require_centre(self._ground, "plans.save")
        title = mark("Write down an activity")
        with self._ground.database.work(title, self._ground.actor.uid) as work:
            self._require_sound(work.session, draft)
            activity = Activity(uid=new_uid())
            _fill(activity, draft)
            work.session.add(activity)
            return activity.uid

    def save(self, draft: ActivityDraft, uid: str, revision: int | None = None) -> None:
        """Change an activity.

        Args:
            draft: as the form hands it over.
            uid: the activity.
            revision: the one that the form was filled from.

        Raises:
            Refused: the role does not allow it, the draft has problems, its month is closed or was, or
                somebody changed it meanwhile.
        """
        entries.require_centre(self._ground, "plans.save")
        title = mark("Change an activity")
        with self._ground.database.work(title, self._ground.actor.uid) as work:
            activity = entries.own(self._ground, work.session, Activity, uid)
            if revision is not None and activity.revision != revision:
                raise entries.changed_meanwhile()
            closed_months.refuse_if_closed(work.session, self._ground.unit, activity.on)
            self._require_sound(work.session, draft, uid)
            _fill(activity, draft)

    def take_back(self, uid: str) -> None:
        """An activity was written down by mistake: it counts no more.

        Raises:
            Refused: the role does not allow it, there is no such activity, or its month is closed.
        """
        self._turn(mark("Take an activity back"), uid, back=True)

    def bring_back(self, uid: str) -> None:
        """An activity that was taken back counts again.

        Raises:
            Refused: the role does not allow it, there is no such activity, its month is closed, or its forum
                is recorded otherwise meanwhile.
        """
        self._turn(mark("Put an activity back"), uid, back=False)

    def _turn(self, title: str, uid: str, *, back: bool) -> None:
        entries.require_centre(self._ground, "plans.save")
        with self._ground.database.work(title, self._ground.actor.uid) as work:
            activity = entries.own(self._ground, work.session, Activity, uid, living=back)
            closed_months.refuse_if_closed(work.session, self._ground.unit, activity.on)
            if not back and activity.forum_uid and _is_recorded(work.session, activity.forum_uid, uid):
                sentence = _("This forum is recorded as an activity already. Nobody is counted twice.")
                raise Refused(sentence, code="recorded")
            activity.taken_back_on = self._ground.clock.today() if back else None


def _fill(activity: Activity, draft: ActivityDraft) -> None:
    assert draft.on is not None
    activity.on = draft.on
    for name in ("volunteer_uid", "plan_item_uid", "forum_uid"):
        setattr(activity, name, getattr(draft, name) or None)
    for name in ("field", "kind", "tambon_code", "village_number"):
        setattr(activity, name, getattr(draft, name))
    activity.place = clean(draft.place)
    activity.activity, activity.result = clean_lines(draft.activity), clean_lines(draft.result)
    activity.men, activity.women = draft.men or 0, draft.women or 0


def _draft_of(session: Session, activity: Activity) -> ActivityDraft:
    item = _living_item(session, activity.plan_item_uid or "")
    return ActivityDraft(
        on=activity.on,
        volunteer_uid=activity.volunteer_uid or "",
        # An item that was taken out of the plan since is none: the activity counts outside it.
        plan_item_uid=item.uid if item else "",
        forum_uid=activity.forum_uid or "",
        field=activity.field,
        kind=activity.kind,
        activity=activity.activity,
        place=activity.place,
        tambon_code=activity.tambon_code,
        village_number=activity.village_number,
        men=activity.men,
        women=activity.women,
        result=activity.result,
    )


def _living_item(session: Session, uid: str) -> PlanItem | None:
    item = session.get(PlanItem, uid) if uid else None
    return None if item is None or item.taken_back_on is not None else item


def _planned(session: Session, unit: str, uid: str) -> PlannedItem | None:
    item = _living_item(session, uid)
    if item is None or item.origin != unit:
        return None
    month = Month.parse(item.month)
    return PlannedItem(month=month, volunteer_uid=item.volunteer_uid or "", field=item.field)


def _is_recorded(session: Session, forum_uid: str, but: str) -> bool:
    query = select(Activity.uid).where(
        Activity.forum_uid == forum_uid, Activity.uid != but, plan_figures.living()
    )
    return session.scalar(query.limit(1)) is not None


def _forum(ground: Ground, session: Session, uid: str) -> Forum:
    forum = session.get(Forum, uid)
    if forum is None or forum.taken_back_on is not None or forum.origin != ground.unit:
        raise entries.gone()
    return forum


def _forum_choice(ground: Ground, forum: Forum) -> ForumChoice:
    tambon = entries.tambon_name(ground, forum.tambon_code)
    village = f"หมู่ที่ {forum.village_number}" if forum.village_number else ""
    place = " ".join(part for part in (forum.place, village, f"ตำบล{tambon}") if part)
    return ForumChoice(
        uid=forum.uid, on=forum.on, subject=forum.subject, place=place, people=forum.men + forum.women
    )


def _choice(item: PlanItem, done: int) -> ItemChoice:
    return ItemChoice(
        uid=item.uid,
        field=item.field,
        kind=item.kind,
        activity=item.activity,
        place=item.place,
        tambon_code=item.tambon_code,
        times=item.times,
        done=done,
    )


def _photographs(session: Session, activity_uid: str) -> tuple[PhotographRow, ...]:
    query = select(Photograph.uid, Photograph.caption, Photograph.width, Photograph.height)
    query = query.where(Photograph.activity_uid == activity_uid).order_by(Photograph.uid)
    return tuple(
        PhotographRow(uid=uid, caption=caption, width=width, height=height)
        for uid, caption, width, height in session.execute(query)
    )
