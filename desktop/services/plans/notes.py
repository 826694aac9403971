"""What hindered a month, what is proposed, and what the supervisor says of it."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database import closed_months, plan_figures
from desktop.database.approvers import require_approver
from desktop.models import ClosedMonth, WorkNote, new_uid
from desktop.rules import plans as rules
from desktop.rules.months import Month
from desktop.rules.plans import LONGEST_RESULT, WorkNoteDraft
from desktop.rules.problems import Problem, Refused
from desktop.rules.texts import clean_lines
from desktop.services.ground import Ground
from desktop.services.plans import entries
from desktop.system.language import _, mark


class Notes:
    """Notes of a month's work.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def draft(self, month: Month, volunteer_uid: str = "") -> WorkNoteDraft:
        """What a form is filled with.

        Args:
            month: which one.
            volunteer_uid: whose; empty for the centre itself.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            note = plan_figures.note_of(session, self._ground.unit, month, volunteer_uid)
            return (
                WorkNoteDraft(problems=note.problems, proposals=note.proposals) if note else WorkNoteDraft()
            )

    def save(self, month: Month, volunteer_uid: str, draft: WorkNoteDraft) -> None:
        """Note what hindered a month and what is proposed.

        Args:
            month: which one; one that has not begun hinders nobody yet.
            volunteer_uid: whose; empty for the centre itself.
            draft: the notes.

        Raises:
            Refused: the role does not allow it, the draft has problems, the month has not begun or is closed.
        """
        entries.require_centre(self._ground, "plans.save")
        wrong = rules.check_note(draft)
        if wrong:
            raise Refused(wrong[0].text, code="draft", problems=wrong)
        self._refuse_coming(month)
        title = mark("Note what hindered a month")
        with self._ground.database.work(title, self._ground.actor.uid) as work:
            entries.appointment(self._ground, work.session, volunteer_uid)
            entries.refuse_if_closed(self._ground, work.session, month)
            note = self._note(work.session, month, volunteer_uid)
            note.problems, note.proposals = clean_lines(draft.problems), clean_lines(draft.proposals)

    def give_opinion(self, month: Month, volunteer_uid: str, opinion: str) -> None:
        """The supervisor says something of a month's work; also of a closed month until it is approved.

        Args:
            month: which one.
            volunteer_uid: whose work; empty for the centre's.
            opinion: the words; empty takes them back.

        Raises:
            Refused: the role does not allow it, it is too long, the month has not begun or is approved.
        """
        entries.require_centre(self._ground, "approvals.give")
        if len(opinion) > LONGEST_RESULT:
            sentence = _("This is too long; {count} characters fit here.", count=LONGEST_RESULT)
            raise Refused(sentence, code="draft", problems=[Problem("opinion", sentence)])
        self._refuse_coming(month)
        title = mark("Say something of a month's work")
        with self._ground.database.work(title, self._ground.actor.uid) as work:
            require_approver(work.session, self._ground.actor, "plans.approve")
            entries.appointment(self._ground, work.session, volunteer_uid)
            self._refuse_approved(work.session, month)
            note = self._note(work.session, month, volunteer_uid)
            said = clean_lines(opinion)
            note.opinion = said
            note.opinion_by = self._ground.actor.full_name if said else ""
            note.opinion_on = self._ground.clock.today() if said else None

    def _note(self, session: Session, month: Month, volunteer_uid: str) -> WorkNote:
        known = plan_figures.note_of(session, self._ground.unit, month, volunteer_uid)
        note = known or WorkNote(uid=new_uid(), month=str(month), volunteer_uid=volunteer_uid or None)
        session.add(note)
        return note

    def _refuse_coming(self, month: Month) -> None:
        if month > Month.of(self._ground.clock.today()):
            sentence = _("{month} has not begun yet. Choose an earlier month.", month=month.spoken())
            raise Refused(sentence, code="future-month")

    def _refuse_approved(self, session: Session, month: Month) -> None:
        # Who approves a month reads its reports and says what there is to say before signing.
        query = select(ClosedMonth.approved_on).where(
            ClosedMonth.origin == self._ground.unit, ClosedMonth.month == str(month)
        )
        closed = closed_months.is_closed(session, self._ground.unit, month)
        if closed and session.scalar(query) is not None:
            spoken = month.spoken()
            sentence = _("{month} is approved. Its reports are signed and stay as they are.", month=spoken)
            raise Refused(sentence, code="month-approved")
