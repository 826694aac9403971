"""A month is closed, approved, and opened again where the province gave it back."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database import frozen_reports
from desktop.models import ClosedMonth, MonthVerdict, User, new_uid
from desktop.rules import roles
from desktop.rules.months import Month
from desktop.rules.problems import Problem, Refused
from desktop.rules.thai_date import thai_digits
from desktop.services.ground import Ground
from desktop.services.reports import frozen, gaps, states, unfinished
from desktop.services.reports.rows import ACCEPTED, CLOSED, OPEN, RETURNED
from desktop.system.language import _

VERDICTS = (ACCEPTED, RETURNED)


def close(ground: Ground, session: Session, month: Month) -> None:
    """Freeze a month's figures inside the running work.

    Args:
        ground: what every service stands on.
        session: of the running work.
        month: which month; one that the province gave back is opened by this too.

    Raises:
        Refused: the month lies ahead, is closed, or an earlier one with entries is still open.
    """
    if ground.is_province:
        raise Refused(
            _("The months are closed by the centres. The province accepts them or gives them back."),
            code="centre-only",
        )
    if month.first > ground.clock.today():
        raise Refused(_("{month} has not begun yet.", month=month.spoken()), code="future-month")
    _refuse_earlier(ground, session, month)
    _refuse_wrong_figures(ground, session, month)
    state = states.at_centre(session, ground.unit, month).state
    if state == RETURNED:
        reopen(ground, session, month)
    elif state != OPEN:
        raise Refused(_("{month} is closed already.", month=month.spoken()), code="already-closed")
    _freeze(ground, session, month)


def _refuse_earlier(ground: Ground, session: Session, month: Month) -> None:
    earlier = states.oldest_open(session, ground.unit, month)
    if earlier is not None:
        raise Refused(
            _(
                "{earlier} has entries and is still open. Close {earlier} first, then {month}.",
                earlier=earlier.spoken(),
                month=month.spoken(),
            ),
            code="earlier-open",
        )


def _refuse_wrong_figures(ground: Ground, session: Session, month: Month) -> None:
    # Counted for everybody, shown to whoever may see: an officer is sent to the supervisor for the others.
    every = sum(one.hard for one in unfinished.of_month(ground, session, month, all_cases=True))
    seen = [one for one in unfinished.of_month(ground, session, month) if one.hard]
    found = [*seen, *(one for one in gaps.of_month(ground, session, month) if one.hard)]
    if len(seen) < every:
        text = _(
            "A restricted case of {month} has no need written down. Nothing was closed; "
            "ask the supervisor to complete it.",
            month=month.spoken(),
        )
        raise Refused(text, code="unfinished")
    if found:
        problems = [Problem(one.kind, one.text) for one in found]
        text = _(
            "{month} was not closed: {first}. Complete what the list names ({count}), then close the month.",
            month=month.spoken(),
            first=found[0].text,
            count=thai_digits(f"{len(found):,}"),
        )
        raise Refused(text, code="unfinished", problems=problems)


def _freeze(ground: Ground, session: Session, month: Month) -> None:
    session.flush()
    figures = frozen.of_now(ground, session, month)
    closed = states.closed_month(session, ground.unit, month)
    if closed is None:
        closed = ClosedMonth(uid=new_uid(), month=str(month))
        session.add(closed)
    closed.figures = figures.to_json()
    closed.closed_on = ground.clock.today()
    closed.closed_by = ground.actor.full_name
    closed.approved_on, closed.approved_by = None, ""
    frozen.freeze(ground, session, month)


def require_approver(ground: Ground, session: Session) -> None:
    """Go on only for somebody who may approve a month.

    An office that has no supervisor among its users yet would never get a month out; there the administrator
    stands in, and the audit line says who it was.

    Raises:
        Refused: the role does not allow it.
    """
    supervisor = session.scalar(select(User.uid).where(User.role == roles.SUPERVISOR, User.active).limit(1))
    if supervisor is not None or ground.actor.role != roles.ADMINISTRATOR:
        ground.actor.require("months.approve")


def approve(ground: Ground, session: Session, month: Month) -> None:
    """Approve a closed month inside the running work.

    Raises:
        Refused: it is not closed, or approved already.
    """
    state = states.at_centre(session, ground.unit, month).state
    closed = states.closed_month(session, ground.unit, month)
    if state == OPEN or closed is None:
        raise Refused(_("{month} is still open. Close it first.", month=month.spoken()), code="not-closed")
    if state != CLOSED:
        raise Refused(
            _("{month} was approved already, or was given back.", month=month.spoken()),
            code="already-approved",
        )
    closed.approved_on = ground.clock.today()
    closed.approved_by = ground.actor.full_name


def reopen(ground: Ground, session: Session, month: Month) -> None:
    """Open a month again that the province gave back; what was frozen is kept beside it.

    Raises:
        Refused: the province did not give it back.
    """
    closed = states.closed_month(session, ground.unit, month)
    verdict = states.last_verdict(session, ground.unit, month)
    state = states.at_centre(session, ground.unit, month).state
    if closed is None or verdict is None or state != RETURNED:
        raise Refused(
            _("Only a month that the province gave back is opened again."),
            code="not-returned",
        )
    kept = {"monthly_summary": closed.figures} | frozen_reports.everything(session, ground.unit, month)
    states.remember_reopening(session, month, verdict, kept)
    closed.closed_on, closed.closed_by = None, ""
    closed.approved_on, closed.approved_by = None, ""


def judge(ground: Ground, session: Session, which: tuple[str, Month], verdict: str, remark: str) -> str:
    """Write the province's word on a centre's month inside the running work.

    Args:
        ground: what every service stands on.
        session: of the running work.
        which: the centre and its month.
        verdict: one of ``VERDICTS``.
        remark: what is to be put right.

    Returns:
        The uid of the verdict.

    Raises:
        Refused: this is no province, the month has not come, or a month is given back without a remark.
    """
    _check_verdict(ground, verdict, remark)
    unit, month = which
    closed = states.closed_month(session, unit, month)
    state = states.at_province(session, unit, month).state
    if closed is None or closed.closed_on is None:
        raise Refused(_("This month has not come from the centre yet."), code="not-received")
    if state == verdict:
        raise Refused(_("This was said about the month already."), code="already-judged")
    word = MonthVerdict(uid=new_uid(), unit=unit, month=str(month), verdict=verdict, remark=remark.strip())
    word.on = ground.clock.today()
    session.add(word)
    states.remember_judged(session, closed)
    return word.uid


def _check_verdict(ground: Ground, verdict: str, remark: str) -> None:
    if not ground.is_province:
        raise Refused(_("Only the province accepts months or gives them back."), code="province-only")
    if verdict not in VERDICTS:
        raise Refused(_("A month is accepted or given back."), code="no-verdict")
    if verdict == RETURNED and not remark.strip():
        sentence = _("Write for the centre what is to be put right.")
        raise Refused(sentence, code="draft", problems=[Problem("remark", sentence)])
