"""Where volunteers' stipends are paid to: shown masked, in full only on demand and written down."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Citizen, PayAccount, new_uid
from desktop.rules import pay_accounts as rules
from desktop.rules.pay_accounts import PayAccountDraft
from desktop.rules.problems import Problem, Refused, hard
from desktop.services.ground import Ground
from desktop.services.volunteers import entries
from desktop.services.volunteers.rows import AccountRow, Saved
from desktop.system.language import mark


class Accounts:
    """Accounts of volunteers: another account is another entry, and who saw a number is written down.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def check(self, uid: str, draft: PayAccountDraft) -> tuple[Problem, ...]:
        """What is wrong with an account, compared with the volunteer's name and ID number.

        Args:
            uid: the volunteer.
            draft: as typed.

        Raises:
            Refused: there is no such volunteer.
        """
        self._ground.actor.require("accounts.reveal")
        with self._ground.database.read() as session:
            person = entries.person_of(session, entries.find(session, uid))
            return _check(draft, person)

    def save(self, uid: str, draft: PayAccountDraft) -> Saved:
        """From today on the stipend is paid to this account; the one before stays readable.

        Args:
            uid: the volunteer.
            draft: as typed.

        Returns:
            The entry's uid and the soft problems.

        Raises:
            Refused: the role does not allow it, the draft has problems, or the volunteer is another office's.
        """
        self._ground.actor.require("accounts.reveal")
        title, today = mark("Change where a stipend is paid to"), self._ground.clock.today()
        with self._ground.database.work(title, self._ground.actor.uid) as work:
            volunteer = entries.own(self._ground, work.session, uid)
            problems = _check(draft, entries.person_of(work.session, volunteer))
            if hard(problems):
                raise Refused(hard(problems)[0].text, code="draft", problems=problems)
            _end(work.session, self._ground, uid)
            row = PayAccount(
                uid=new_uid(),
                volunteer_uid=uid,
                kind=draft.kind,
                bank_code=draft.bank_code if draft.kind == rules.BANK else "",
                number=rules.digits(draft.kind, draft.number),
                holder=" ".join(draft.holder.split()),
                since=today,
            )
            work.session.add(row)
            return Saved(row.uid, problems)

    def end(self, uid: str) -> None:
        """The stipend is no longer paid to an account, but in cash.

        Args:
            uid: the volunteer.

        Raises:
            Refused: the role does not allow it, the volunteer is another office's, or has no account.
        """
        self._ground.actor.require("accounts.reveal")
        title = mark("End where a stipend is paid to")
        with self._ground.database.work(title, self._ground.actor.uid) as work:
            entries.own(self._ground, work.session, uid)
            if not _end(work.session, self._ground, uid):
                raise entries.gone()

    def reveal(self, uid: str) -> str:
        """The number in full; that it was seen is written into the audit chain.

        Args:
            uid: the account's entry.

        Raises:
            Refused: the role does not allow it, or there is no such account.
        """
        self._ground.actor.require("accounts.reveal")
        with self._ground.database.read() as session:
            row = session.get(PayAccount, uid)
            if row is None:
                raise entries.gone()
            number = row.number
        self._ground.database.saw(mark("See an account number"), self._ground.actor.uid, "pay_accounts", uid)
        return number


def _check(draft: PayAccountDraft, person: Citizen) -> tuple[Problem, ...]:
    name = f"{person.first_name} {person.last_name}".strip()
    return rules.check(draft, person.thai_id, name)


def _end(session: Session, ground: Ground, uid: str) -> bool:
    row = _current(session, uid)
    if row is not None:
        row.until = ground.clock.today()
    return row is not None


def _current(session: Session, uid: str) -> PayAccount | None:
    query = select(PayAccount).where(PayAccount.volunteer_uid == uid, PayAccount.until.is_(None))
    return session.scalar(query.order_by(PayAccount.uid.desc()).limit(1))


def current(session: Session, uid: str) -> AccountRow | None:
    """Where a volunteer's stipend is paid to today, masked.

    Args:
        session: of a reading.
        uid: the volunteer.
    """
    row = _current(session, uid)
    if row is None:
        return None
    return AccountRow(
        uid=row.uid,
        kind=row.kind,
        bank=rules.bank_name(row.bank_code) if row.bank_code else "",
        masked=rules.masked(row.number),
        holder=row.holder,
        since=row.since,
    )
