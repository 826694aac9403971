"""What the figures of a quarter mean and what should be done, and whether the supervisor approves of it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from desktop.database import situation_figures
from desktop.database.citizen_entries import refuse_hard
from desktop.database.closed_months import refuse_if_closed
from desktop.models import SituationReview, new_uid
from desktop.rules import situations as rules
from desktop.rules.problems import Problem, Refused
from desktop.rules.quarters import Quarter
from desktop.rules.situations import ReviewDraft
from desktop.rules.texts import clean_lines
from desktop.services.ground import Ground
from desktop.services.situations.rows import ReviewRow
from desktop.system.language import _, mark

_DISTRICT = 4


class Reviews:
    """Reviews of quarters.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def read(self, quarter: Quarter, area: str) -> ReviewRow:
        """What was written about an area's quarter; an empty draft where nobody has written.

        Args:
            quarter: which quarter.
            area: a tambon's code, or the district's.

        Raises:
            Refused: the role does not allow it.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return row(session, area[:_DISTRICT], quarter, area)

    def check(self, draft: ReviewDraft) -> tuple[Problem, ...]:
        """What is wrong with a review; asks the register nothing.

        Args:
            draft: as typed.
        """
        return rules.check_review(draft, self._ground.clock.today())

    def save(self, draft: ReviewDraft, revision: int = 0) -> str:
        """Write a review; what was approved before has to be approved anew.

        Args:
            draft: as typed.
            revision: the one that the form was filled from; 0 where there was no entry.

        Returns:
            The entry's uid.

        Raises:
            Refused: the role does not allow it, the draft has problems, the area is another office's, the
                quarter's last month is closed, or somebody changed the text meanwhile.
        """
        ground = self._ground
        ground.actor.require("situations.save")
        refuse_hard(self.check(draft))
        _refuse_foreign(ground, draft.area_code)
        quarter = Quarter(draft.fiscal_year, draft.quarter)
        with ground.database.work(mark("Save a review of the situation"), ground.actor.uid) as work:
            refuse_if_closed(work.session, ground.unit, quarter.last)
            found = situation_figures.review(work.session, ground.unit, quarter, draft.area_code)
            if (found.revision if found else 0) != revision:
                raise Refused(
                    _("Somebody changed this text meanwhile. Nothing was saved; open it again and compare."),
                    code="changed",
                )
            if found is None:
                found = SituationReview(
                    uid=new_uid(),
                    fiscal_year=quarter.fiscal_year,
                    quarter=quarter.number,
                    area_code=draft.area_code,
                )
                work.session.add(found)
            found.situation, found.proposals = clean_lines(draft.situation), clean_lines(draft.proposals)
            found.officer = ground.actor.full_name
            found.approved_on, found.approved_by = None, ""
            return found.uid

    def approve(self, quarter: Quarter, area: str) -> None:
        """The supervisor stands for figures and text; the report is no draft any more.

        Args:
            quarter: which quarter.
            area: a tambon's code, or the district's.

        Raises:
            Refused: the role does not allow it, the area is another office's, nothing was written, nobody was
                counted, or it is approved already.
        """
        ground = self._ground
        ground.actor.require("situations.approve")
        _refuse_foreign(ground, area)
        with ground.database.work(mark("Approve a review of the situation"), ground.actor.uid) as work:
            found = situation_figures.review(work.session, ground.unit, quarter, area)
            if found is None or not found.situation:
                raise Refused(_("Nothing was written about this quarter yet."), code="no-review")
            if found.approved_on is not None:
                raise Refused(_("This review is approved already."), code="approved")
            figures = situation_figures.of_tambons(situation_figures.rows(work.session, ground.unit, quarter))
            if not figures or (len(area) > _DISTRICT and area not in figures):
                raise Refused(_("Nobody was counted in this quarter yet."), code="no-figures")
            found.approved_on, found.approved_by = ground.clock.today(), ground.actor.full_name

    def take_back(self, quarter: Quarter, area: str) -> None:
        """The supervisor no longer stands for it; the report is a draft again.

        Args:
            quarter: which quarter.
            area: a tambon's code, or the district's.

        Raises:
            Refused: the role does not allow it, or nothing is approved.
        """
        ground = self._ground
        ground.actor.require("situations.approve")
        with ground.database.work(mark("Take back an approval"), ground.actor.uid) as work:
            found = situation_figures.review(work.session, ground.unit, quarter, area)
            if found is None or found.approved_on is None:
                raise Refused(_("This review is not approved."), code="not-approved")
            found.approved_on, found.approved_by = None, ""


def row(session: Session, unit: str, quarter: Quarter, area: str) -> ReviewRow:
    """What was written about an area's quarter.

    Args:
        session: of a reading.
        unit: the office that writes about it.
        quarter: which quarter.
        area: a tambon's code, or the district's.
    """
    found = situation_figures.review(session, unit, quarter, area)
    draft = ReviewDraft(
        fiscal_year=quarter.fiscal_year,
        quarter=quarter.number,
        area_code=area,
        situation=found.situation if found else "",
        proposals=found.proposals if found else "",
    )
    if found is None:
        return ReviewRow(draft=draft)
    return ReviewRow(
        draft=draft,
        officer=found.officer,
        approved_on=found.approved_on,
        approved_by=found.approved_by,
        revision=found.revision,
    )


def take_back_approvals(session: Session, unit: str, quarter: Quarter, tambon: str) -> None:
    """Other figures than were approved: what stands on them is a draft again.

    Args:
        session: of the running work.
        unit: whose figures.
        quarter: of which quarter.
        tambon: where they changed.
    """
    for area in (tambon, unit):
        found = situation_figures.review(session, unit, quarter, area)
        if found is not None and found.approved_on is not None:
            found.approved_on, found.approved_by = None, ""


def _refuse_foreign(ground: Ground, area: str) -> None:
    if ground.is_province or not area.startswith(ground.unit):
        raise Refused(_("Another office wrote this entry. Only that office can change it."), code="not-ours")
