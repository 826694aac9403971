"""The words of the plan's paper, and of the centre's own month of work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database import plan_figures
from desktop.database.work import setting
from desktop.models import User, Volunteer
from desktop.rules.months import Month
from desktop.rules.plans import paper_field
from desktop.rules.problems import Refused
from desktop.rules.volunteers import GRADUATE
from desktop.services.ground import Ground
from desktop.services.plans.rows import APPROVED, PlanPage, Worker
from desktop.system.language import _

if TYPE_CHECKING:
    from desktop.printing.forms import monthly_plan, monthly_work
    from desktop.services.plans.items import PlanItems

PLAN_FORM = "monthly_plan"
WORK_FORM = "monthly_work"

# Paper speaks Thai whatever the window speaks.
_GRADUATE, _VOLUNTEER = "บัณฑิตแรงงาน", "อาสาสมัครแรงงาน"


class Papers:
    """What stands on the papers of plans.

    Args:
        ground: what every service stands on.
        items: the plans.
    """

    def __init__(self, ground: Ground, items: PlanItems) -> None:
        self._ground, self._items = ground, items

    def plan_sheet(self, month: Month, volunteer_uid: str = "") -> monthly_plan.Sheet:
        """A month's plan; the day of the supervisor's agreement stands on it while it holds.

        Args:
            month: which one.
            volunteer_uid: whose; empty for the centre's own.

        Raises:
            Refused: the role does not allow it, there is no such volunteer, or nothing is planned.
        """
        from desktop.printing.forms import monthly_plan as form

        page = self._items.page(month, volunteer_uid)
        if not page.items:
            raise Refused(_("Nothing is planned yet. There is nothing to print."), code="no-plan")
        with self._ground.database.read() as session:
            approver = self._approver(session, page)
            holds = page.approval.state == APPROVED
            return form.Sheet(
                number="",
                centre=self._ground.unit_name,
                month=month.thai(),
                preparer=page.worker.name or self._ground.actor.full_name,
                preparer_position=self._position_of(page.worker),
                area=self._area(page.worker),
                lines=tuple(
                    form.PlanLine(
                        field=paper_field(item.field),
                        kind=item.kind_name,
                        activity=item.activity,
                        days=item.days,
                        place=" ".join(
                            part for part in (item.place, f"ตำบล{item.tambon}" if item.tambon else "") if part
                        ),
                        times=item.times,
                        people=item.people,
                        with_whom=item.with_whom,
                    )
                    for item in page.items.values()
                ),
                notes="",
                prepared_on=None,
                approver=approver,
                approver_position=_position(session, approver),
                approved_on=page.approval.on if holds else None,
            )

    def work_sheet(self, month: Month) -> monthly_work.Sheet:
        """The centre's own month: its plan against what was done, and what was noted.

        Args:
            month: which one.

        Raises:
            Refused: the role does not allow it.
        """
        from desktop.printing.forms import monthly_work as form

        ground = self._ground
        page = self._items.page(month)
        with ground.database.read() as session:
            done = plan_figures.activities_of(session, ground.unit, month, "")
            note = plan_figures.note_of(session, ground.unit, month, "")
            approver = page.opinion_by or setting(session, "supervisor_name")
            return form.Sheet(
                number="",
                centre=ground.unit_name,
                month=month.thai(),
                preparer=ground.actor.full_name,
                preparer_position=ground.actor.position,
                area=self._area(page.worker),
                lines=tuple(
                    form.PlanLine(
                        field=paper_field(line.field),
                        activity=f"{line.activity} (นอกแผน)" if line.is_outside else line.activity,
                        planned_times=line.planned_times,
                        done_times=line.done_times,
                        planned_people=line.planned_people,
                        reached_people=line.reached_people,
                    )
                    for line in page.lines
                ),
                done=tuple(
                    form.DoneLine(
                        on=line.on,
                        field=line.field,
                        activity=line.activity,
                        place=line.place,
                        men=line.men,
                        women=line.women,
                        result=line.result,
                    )
                    for line in plan_figures.done_lines(ground.reference, done)
                ),
                problems=page.problems,
                proposals=page.proposals,
                prepared_on=None,
                approver=approver,
                approver_position=_position(session, approver),
                opinion=page.opinion,
                approved_on=note.opinion_on if note else None,
            )

    def _approver(self, session: Session, page: PlanPage) -> str:
        if page.approval.state == APPROVED:
            return page.approval.by
        volunteer = session.get(Volunteer, page.worker.uid) if page.worker.uid else None
        return (volunteer.supervisor if volunteer else "") or setting(session, "supervisor_name")

    def _position_of(self, worker: Worker) -> str:
        if not worker.uid:
            return self._ground.actor.position
        tambons = " ".join(f"ตำบล{name}" for name in worker.tambons)
        return f"{_GRADUATE if worker.kind == GRADUATE else _VOLUNTEER}{tambons}"

    def _area(self, worker: Worker) -> str:
        reference, unit = self._ground.reference, self._ground.unit
        district = reference.districts().get(unit, "")
        province = reference.provinces().get(unit[:2], "")
        where = f"อำเภอ{district} จังหวัด{province}" if district else f"จังหวัด{province}"
        return " ".join((*(f"ตำบล{name}" for name in worker.tambons), where))


def _position(session: Session, full_name: str) -> str:
    if not full_name:
        return ""
    if full_name == setting(session, "supervisor_name"):
        return setting(session, "supervisor_position")
    query = select(User.position).where(User.full_name == full_name).order_by(User.active.desc())
    return session.scalar(query.limit(1)) or ""
