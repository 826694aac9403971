"""Plans of a month: their items, last month's taken over, and the supervisor's agreement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from sqlalchemy.orm import Session

from desktop.database import closed_months, plan_figures
from desktop.database.approvers import require_approver
from desktop.database.work import Work
from desktop.models import Activity, PlanApproval, PlanItem, new_uid
from desktop.rules import plans as rules
from desktop.rules.months import Month
from desktop.rules.plans import PlanItemDraft
from desktop.rules.problems import Problem, Refused, hard
from desktop.rules.texts import clean_lines
from desktop.rules.thai_names import clean
from desktop.rules.volunteer_months import serves_in
from desktop.services.ground import Ground
from desktop.services.plans import entries
from desktop.services.plans.rows import (
    APPROVED,
    CHANGED,
    EMPTY,
    WRITTEN,
    Approval,
    PlanItemRow,
    PlanPage,
    PlanSum,
    Worker,
)
from desktop.system.language import _, mark

P = TypeVar("P", PlanItem, Activity, PlanApproval)

_WORDS = ("days", "place", "with_whom")


class PlanItems:
    """Plans of a month.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    # -- looking

    def workers(self, month: Month) -> tuple[Worker, ...]:
        """Everybody who serves in a month: the graduates first, each kind by name.

        Raises:
            Refused: the role does not allow it.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return entries.workers(self._ground, session, month)

    def page(self, month: Month, volunteer_uid: str = "") -> PlanPage:
        """A plan beside what was done.

        Args:
            month: which one.
            volunteer_uid: whose; empty for the centre's own.

        Raises:
            Refused: the role does not allow it, or there is no such volunteer.
        """
        ground = self._ground
        ground.actor.require("citizens.view")
        with ground.database.read() as session:
            items = plan_figures.items_of(session, ground.unit, month, volunteer_uid)
            done = plan_figures.activities_of(session, ground.unit, month, volunteer_uid)
            note = plan_figures.note_of(session, ground.unit, month, volunteer_uid)
            return PlanPage(
                month=month,
                worker=entries.worker(ground, session, month, volunteer_uid),
                items={item.uid: self._row(item) for item in items},
                lines=plan_figures.against_plan(items, done),
                approval=_approval(session, ground.unit, month, volunteer_uid, bool(items)),
                closed=closed_months.is_closed(session, ground.unit, month),
                problems=note.problems if note else "",
                proposals=note.proposals if note else "",
                opinion=note.opinion if note else "",
                opinion_by=note.opinion_by if note else "",
            )

    def _row(self, item: PlanItem) -> PlanItemRow:
        return PlanItemRow(
            uid=item.uid,
            field=item.field,
            kind=item.kind,
            kind_name=entries.kind_name(self._ground, item.kind),
            activity=item.activity,
            days=item.days,
            place=item.place,
            tambon=entries.tambon_name(self._ground, item.tambon_code) if item.tambon_code else "",
            times=item.times,
            people=item.people,
            with_whom=item.with_whom,
        )

    def all(self, month: Month) -> tuple[PlanSum, ...]:
        """A month's plans in a line each: the centre's own, then everybody who serves in it.

        Raises:
            Refused: the role does not allow it.
        """
        ground = self._ground
        ground.actor.require("citizens.view")
        with ground.database.read() as session:
            some = (Worker(uid=""), *entries.workers(ground, session, month))
            # Three readings for everybody, not three for each.
            items = _by_person(plan_figures.items_of(session, ground.unit, month))
            done = _by_person(plan_figures.activities_of(session, ground.unit, month))
            approvals = _by_person(plan_figures.approvals_of(session, ground.unit, month))
        return tuple(
            _sum(one, items.get(one.uid, []), done.get(one.uid, []), approvals.get(one.uid, []))
            for one in some
        )

    # -- writing

    def check(self, draft: PlanItemDraft) -> tuple[Problem, ...]:
        """What is wrong with an item.

        Raises:
            Refused: there is no such volunteer, or they are another office's.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return self._problems(session, draft)

    def _problems(self, session: Session, draft: PlanItemDraft) -> tuple[Problem, ...]:
        appointment = entries.appointment(self._ground, session, draft.volunteer_uid)
        today, known = self._ground.clock.today(), entries.known(self._ground)
        return rules.check_item(draft, today, appointment, known)

    def _require_sound(self, session: Session, draft: PlanItemDraft) -> None:
        wrong = hard(self._problems(session, draft))
        if wrong:
            raise Refused(wrong[0].text, code="draft", problems=wrong)
        entries.refuse_if_closed(self._ground, session, Month.parse(draft.month))

    def add(self, draft: PlanItemDraft) -> str:
        """Write an item into a plan; an agreement to the plan is taken back by it.

        Returns:
            The item's uid.

        Raises:
            Refused: the role does not allow it, the draft has problems, or the month is closed.
        """
        entries.require_centre(self._ground, "plans.save")
        with self._ground.database.work(mark("Write into a plan"), self._ground.actor.uid) as work:
            self._require_sound(work.session, draft)
            return self._add(work, draft)

    def _add(self, work: Work, draft: PlanItemDraft) -> str:
        item = PlanItem(uid=new_uid(), month=draft.month, volunteer_uid=draft.volunteer_uid or None)
        self._fill(item, draft)
        work.session.add(item)
        self._take_approval_back(work.session, Month.parse(draft.month), draft.volunteer_uid)
        return item.uid

    def _fill(self, item: PlanItem, draft: PlanItemDraft) -> None:
        item.field, item.kind, item.tambon_code = draft.field, draft.kind, draft.tambon_code
        item.activity = clean_lines(draft.activity)
        for name in _WORDS:
            setattr(item, name, clean(getattr(draft, name)))
        item.times, item.people = draft.times or 1, draft.people or 0
        item.writer_uid = self._ground.actor.uid

    def draft(self, uid: str) -> tuple[PlanItemDraft, int]:
        """What a form is filled with.

        Returns:
            The draft, and the revision that ``save`` wants back.

        Raises:
            Refused: the role does not allow it, or there is no such item.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            item = entries.own(self._ground, session, PlanItem, uid)
            return _draft_of(item), item.revision

    def save(self, draft: PlanItemDraft, uid: str, revision: int | None = None) -> None:
        """Change an item; an agreement to the plan is taken back by it.

        Args:
            draft: as the form hands it over; month and person stay as they are.
            uid: the item.
            revision: the one that the form was filled from.

        Raises:
            Refused: the role does not allow it, the draft has problems, the month is closed, or somebody
                changed the item meanwhile.
        """
        entries.require_centre(self._ground, "plans.save")
        with self._ground.database.work(mark("Change a plan"), self._ground.actor.uid) as work:
            item = entries.own(self._ground, work.session, PlanItem, uid)
            if revision is not None and item.revision != revision:
                raise entries.changed_meanwhile()
            before = _draft_of(item)
            if (draft.month, draft.volunteer_uid) != (before.month, before.volunteer_uid):
                sentence = _("An item stays in its plan. Write it into the other plan instead.")
                raise Refused(sentence, code="other-plan")
            self._require_sound(work.session, draft)
            if draft != before:
                self._fill(item, draft)
                self._take_approval_back(work.session, Month.parse(item.month), draft.volunteer_uid)

    def take_back(self, uids: Sequence[str]) -> None:
        """Items were written by mistake: they count no more.

        Raises:
            Refused: the role does not allow it, one is gone, or the month is closed.
        """
        self._turn(mark("Take items out of a plan"), uids, back=True)

    def bring_back(self, uids: Sequence[str]) -> None:
        """Items that were taken back count again.

        Raises:
            Refused: the role does not allow it, one is gone, or the month is closed.
        """
        self._turn(mark("Put items back into a plan"), uids, back=False)

    def _turn(self, title: str, uids: Sequence[str], *, back: bool) -> None:
        entries.require_centre(self._ground, "plans.save")
        with self._ground.database.work(title, self._ground.actor.uid) as work:
            for uid in uids:
                item = entries.own(self._ground, work.session, PlanItem, uid, living=back)
                entries.refuse_if_closed(self._ground, work.session, Month.parse(item.month))
                item.taken_back_on = self._ground.clock.today() if back else None
                item.writer_uid = self._ground.actor.uid
                self._take_approval_back(work.session, Month.parse(item.month), item.volunteer_uid or "")

    def _take_approval_back(self, session: Session, month: Month, volunteer_uid: str) -> None:
        for approval in plan_figures.approvals_of(session, self._ground.unit, month, volunteer_uid):
            if approval.taken_back_on is None:
                approval.taken_back_on = self._ground.clock.today()

    # -- last month's plan

    def copy(self, month: Month, volunteer_uid: str | None = "") -> tuple[str, ...]:
        """Take the plan of the month before over; what stands in the plan already is not copied again.

        Args:
            month: into which.
            volunteer_uid: whose plan; empty for the centre's own, None for everybody's who serves in it.

        Returns:
            The new items' uids.

        Raises:
            Refused: the role does not allow it, the month is closed, or there is nothing to copy.
        """
        entries.require_centre(self._ground, "plans.save")
        title = mark("Copy the plan of the month before")
        with self._ground.database.work(title, self._ground.actor.uid) as work:
            entries.refuse_if_closed(self._ground, work.session, month)
            whose = self._whose(work.session, month, volunteer_uid)
            made = tuple(uid for one in whose for uid in self._copy(work, month, one))
            if not made:
                raise _nothing_to_copy(work.session, self._ground.unit, month, whose)
            return made

    def _whose(self, session: Session, month: Month, volunteer_uid: str | None) -> list[str]:
        if volunteer_uid is None:
            return ["", *(one.uid for one in entries.workers(self._ground, session, month))]
        appointment = entries.appointment(self._ground, session, volunteer_uid)
        if appointment is not None and not serves_in(appointment, month):
            sentence = _("This person does not serve in {month}. Choose another month.", month=month.spoken())
            raise Refused(sentence, code="not-serving")
        return [volunteer_uid]

    def _copy(self, work: Work, month: Month, volunteer_uid: str) -> Iterable[str]:
        unit, session = self._ground.unit, work.session
        there = {_same(item) for item in plan_figures.items_of(session, unit, month, volunteer_uid)}
        before = plan_figures.items_of(session, unit, month.previous(), volunteer_uid)
        for item in (item for item in before if _same(item) not in there):
            draft = _draft_of(item, month)
            # A type of activity or a tambon that is no longer offered must be looked at by somebody.
            if not hard(self._problems(session, draft)):
                yield self._add(work, draft)

    # -- the supervisor's agreement

    def approve(self, month: Month, volunteer_uid: str = "") -> str:
        """A supervisor, other than who wrote it where there are two, agrees to a plan.

        Args:
            month: of the plan.
            volunteer_uid: whose; empty for the centre's own.

        Returns:
            The approval's uid.

        Raises:
            Refused: the role does not allow it, nothing is planned, it is approved already, who wrote it
                would agree to it, or the month is closed.
        """
        entries.require_centre(self._ground, "approvals.give")
        title = mark("Agree to a plan")
        with self._ground.database.work(title, self._ground.actor.uid) as work:
            session, unit = work.session, self._ground.unit
            items = plan_figures.items_of(session, unit, month, volunteer_uid)
            if not items:
                raise Refused(_("Nothing is planned yet. Write the plan first."), code="no-plan")
            writers = {item.writer_uid for item in items}
            require_approver(session, self._ground.actor, "plans.approve", writers)
            entries.refuse_if_closed(self._ground, session, month)
            if _approval(session, unit, month, volunteer_uid, True).state == APPROVED:
                raise Refused(_("This plan is approved already."), code="approved")
            approval = PlanApproval(
                uid=new_uid(),
                month=str(month),
                volunteer_uid=volunteer_uid or None,
                approved_on=self._ground.clock.today(),
                approved_by=self._ground.actor.full_name,
            )
            session.add(approval)
            return approval.uid


def _by_person(entries_of_all: Iterable[P]) -> dict[str, list[P]]:
    """Entries under whose they are; the empty text stands for the centre itself."""
    found: dict[str, list[P]] = {}
    for one in entries_of_all:
        found.setdefault(one.volunteer_uid or "", []).append(one)
    return found


def _sum(
    worker: Worker, items: Sequence[PlanItem], done: Sequence[Activity], approvals: Sequence[PlanApproval]
) -> PlanSum:
    lines = plan_figures.against_plan(items, done)
    return PlanSum(
        worker=worker,
        items=len(items),
        state=_standing(approvals, bool(items)).state,
        planned_times=sum(line.planned_times for line in lines),
        done_times=sum(line.done_times for line in lines),
        planned_people=sum(line.planned_people for line in lines),
        reached_people=sum(line.reached_people for line in lines),
    )


def _approval(session: Session, unit: str, month: Month, volunteer_uid: str, planned: bool) -> Approval:
    return _standing(plan_figures.approvals_of(session, unit, month, volunteer_uid), planned)


def _standing(approvals: Sequence[PlanApproval], planned: bool) -> Approval:
    last = next(iter(approvals), None)
    if last is None:
        return Approval(state=WRITTEN if planned else EMPTY)
    state = APPROVED if last.taken_back_on is None else CHANGED if planned else EMPTY
    return Approval(state=state, on=last.approved_on, by=last.approved_by, taken_back_on=last.taken_back_on)


def _draft_of(item: PlanItem, month: Month | None = None) -> PlanItemDraft:
    return PlanItemDraft(
        month=str(month) if month else item.month,
        volunteer_uid=item.volunteer_uid or "",
        field=item.field,
        kind=item.kind,
        activity=item.activity,
        days=rules.days_that_recur(item.days) if month else item.days,
        place=item.place,
        tambon_code=item.tambon_code,
        times=item.times,
        people=item.people,
        with_whom=item.with_whom,
    )


def _same(item: PlanItem) -> tuple[str, str, str]:
    return item.field, item.kind, item.activity


def _nothing_to_copy(session: Session, unit: str, month: Month, whose: Iterable[str]) -> Refused:
    before = month.previous()
    if any(plan_figures.items_of(session, unit, before, one) for one in whose):
        sentence = _(
            "All that was planned for {before} stands in the plan of {month} already.",
            before=before.spoken(),
            month=month.spoken(),
        )
        return Refused(sentence, code="copied")
    sentence = _("Nothing was planned for {before}. There is nothing to copy.", before=before.spoken())
    return Refused(sentence, code="nothing-to-copy")
