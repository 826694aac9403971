"""A citizen's draft becomes an entry, and an entry becomes a draft again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from desktop.database import name_index
from desktop.database.joined_entries import kept_uid, owners
from desktop.database.work import Work, setting
from desktop.models import Citizen, new_uid
from desktop.rules import citizens, phones, thai_id, thai_names
from desktop.rules.citizens import CitizenDraft
from desktop.rules.problems import Problem, Refused, hard
from desktop.system.language import _

# The setting that says which wording of the privacy notice hangs at the counter, and what it is at first.
NOTICE_VERSION, FIRST_NOTICE = "notice_version", "1"

Postcodes = Mapping[str, tuple[str, ...]]

_NAMES = ("title", "first_name", "last_name", "former_names", "father_name", "informant")
_PLAIN = ("other_paper", "house_number", "road", "occupation", "postcode", "birth_date", "notice_version")
# Lists of short words; stored joined by one space.
_LISTS = ("phones", "languages", "flags")
_CHOSEN = ("sex", "village_number", "tambon_code", "employment", "education", "notice_on")
_PLACE = ("house_number", "village_number", "road", "tambon_code", "postcode")
_AS_THEY_ARE = ("thai_id", *_NAMES, *_PLAIN, *_CHOSEN)


def clean(draft: CitizenDraft) -> CitizenDraft:
    """The draft as it is stored: one spelling of the letters, numbers without dashes.

    Args:
        draft: as typed.
    """
    texts: dict[str, Any] = {name: thai_names.clean(getattr(draft, name)) for name in _NAMES}
    texts |= {name: thai_names.clean(getattr(draft, name)) for name in _PLAIN}
    # What is no number at all stays as it was typed, so that the check can speak about it.
    number = draft.thai_id if thai_id.check(draft.thai_id) else thai_id.digits(draft.thai_id)
    calls = tuple(
        call if phones.check(call) else phones.digits(call) for call in draft.phones if call.strip()
    )
    return replace(draft, thai_id=number, phones=calls, **texts)


def draft_of(row: Citizen) -> CitizenDraft:
    """The draft that a form shows of a stored citizen."""
    values: dict[str, Any] = {name: getattr(row, name) for name in _AS_THEY_ARE}
    values |= {name: tuple(getattr(row, name).split()) for name in _LISTS}
    return CitizenDraft(**values)


def check(draft: CitizenDraft, today: date, postcodes: Postcodes) -> tuple[Problem, ...]:
    """Check a cleaned draft.

    Returns:
        The soft problems.

    Raises:
        Refused: there are hard ones; they come along.
    """
    return refuse_hard(citizens.check(draft, today, postcodes))


def refuse_hard(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Go on only where no problem forbids saving.

    Returns:
        The problems, all of them soft.

    Raises:
        Refused: there are hard ones; all problems come along.
    """
    forbidding = hard(problems)
    if forbidding:
        raise Refused(forbidding[0].text, code="draft", problems=problems)
    return tuple(problems)


def save(
    work: Work, draft: CitizenDraft, unit: str, uid: str | None = None, revision: int | None = None
) -> Citizen:
    """Write a checked, cleaned draft inside the running work.

    Args:
        work: the running work.
        draft: as ``clean`` leaves it.
        unit: whose register this is.
        uid: the entry to change; None makes a new one.
        revision: the revision that the form was filled from; None writes whatever stands there.

    Raises:
        Refused: the person is registered already, the entry is another unit's, or was changed meanwhile.
    """
    known_row = _own(work.session, uid, unit, revision) if uid is not None else None
    refuse_known(work.session, draft.thai_id, uid)
    row = known_row or Citizen(uid=new_uid())
    if known_row is None:
        work.session.add(row)
    fill(row, with_notice(work.session, draft, row.notice_on))
    return row


def add(work: Work, draft: CitizenDraft, uid: str = "") -> Citizen:
    """Write somebody new inside the running work; that nobody has their ID number was looked at before.

    Args:
        work: the running work.
        draft: checked, as ``clean`` leaves it.
        uid: the uid of the entry; empty makes one.
    """
    row = Citizen(uid=uid or new_uid())
    fill(row, with_notice(work.session, draft))
    work.session.add(row)
    return row


def with_notice(session: Session, draft: CitizenDraft, shown_before: date | None = None) -> CitizenDraft:
    """The draft with the version of the privacy notice that hangs in the office, where it was just shown.

    Args:
        session: of the running work.
        draft: as ``clean`` leaves it.
        shown_before: the day that stands in the register; a draft of another day was shown the notice anew.
    """
    again = shown_before is not None and draft.notice_on != shown_before
    if draft.notice_on is None or (draft.notice_version and not again):
        return draft
    return replace(draft, notice_version=setting(session, NOTICE_VERSION, FIRST_NOTICE))


def fill(row: Citizen, draft: CitizenDraft) -> None:
    """Write a draft into an entry inside the running work.

    Args:
        row: the entry.
        draft: as ``clean`` leaves it.
    """
    values = {name: getattr(draft, name) for name in _AS_THEY_ARE}
    values |= {name: " ".join(getattr(draft, name)) for name in _LISTS}
    for name, value in {**values, **finding_keys(draft, row.joined_to)}.items():
        setattr(row, name, value)


def fill_empty(row: Citizen, draft: CitizenDraft) -> bool:
    """Fill what an entry leaves open from a draft of the same person; what stands there is never changed.

    An address is filled only where it contradicts nothing of what is known of it.

    Args:
        row: the entry.
        draft: checked, as ``clean`` leaves it.

    Returns:
        Whether anything was filled.
    """
    kept = draft_of(row)
    told = {field.name: getattr(draft, field.name) for field in fields(CitizenDraft)}
    if any(getattr(kept, name) and told[name] and getattr(kept, name) != told[name] for name in _PLACE):
        told = {name: value for name, value in told.items() if name not in _PLACE}
    filled = {name: value for name, value in told.items() if value and not getattr(kept, name)}
    if filled:
        fill(row, replace(kept, **filled))
    return bool(filled)


def refuse_known(session: Session, number: str, uid: str | None = None) -> None:
    """Go on only where nobody else is registered under the ID number.

    Raises:
        Refused: somebody is; the code is ``known-person``.
    """
    if known(session, number, uid):
        sentence = _("A person with this ID number is already registered. Open that person instead.")
        raise Refused(sentence, code="known-person", problems=(Problem("thai_id", sentence),))


def known(session: Session, number: str, uid: str | None = None) -> str:
    """The uid of whoever else is registered under an ID number, or an empty text."""
    if not number:
        return ""
    return next((owner for _number, owner in owners(session, [number]) if owner != uid), "")


def find(session: Session, uid: str) -> Citizen:
    """The entry of a citizen; of one that was joined to another, that other.

    Raises:
        Refused: there is none.
    """
    row = session.get(Citizen, kept_uid(session, uid))
    if row is None:
        raise Refused(_("This person is no longer in the register."), code="not-found")
    return row


def finding_keys(draft: CitizenDraft, joined_to: str = "") -> dict[str, str]:
    """What a citizen is found and sorted by; made anew at each save and taking-in.

    Args:
        draft: as stored.
        joined_to: the entry that tells of the same person; whoever has one is found there.
    """
    if joined_to:
        return {"search_text": "", "sort_name": "", "sound": ""}
    names = (draft.first_name, draft.last_name, draft.former_names)
    words = (*(thai_names.search_key(name) for name in names), draft.thai_id, *draft.phones)
    return {
        "search_text": " ".join(word for word in words if word),
        "sort_name": thai_names.sort_key(f"{draft.first_name} {draft.last_name}"),
        "sound": name_index.tokens(*names),
    }


def _own(session: Session, uid: str, unit: str, revision: int | None) -> Citizen:
    row = find(session, uid)
    if row.uid != uid:
        raise Refused(
            _(
                "This entry was joined with another of the same person meanwhile. Nothing was saved; "
                "open the person again."
            ),
            code="joined",
        )
    if row.origin != unit:
        raise Refused(_("Another office wrote this entry. Only that office can change it."), code="not-ours")
    if revision is not None and row.revision != revision:
        raise Refused(
            _(
                "Somebody changed this person meanwhile. Nothing was saved; "
                "open the person again and compare."
            ),
            code="changed",
        )
    return row
