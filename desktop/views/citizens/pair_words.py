"""What two entries are compared by, in words: each thing's name, and what an entry says about it."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.rules import people, thai_date
from desktop.rules.joining import CHOSEN, UNITED
from desktop.rules.namesakes import LIKELY, SAME, reason_word
from desktop.services.citizens import Side, TakenApart
from desktop.system.language import _, mark
from desktop.views.kit.chips import Choice

COMPARED = (*CHOSEN, "former_names", *UNITED)

_NAMES = {
    "thai_id": mark("ID number"),
    "other_paper": mark("Passport or other paper"),
    "title": mark("Title"),
    "first_name": mark("First name"),
    "last_name": mark("Last name"),
    "sex": mark("Sex"),
    "birth_date": mark("Date of birth (B.E.)"),
    "father_name": mark("Father's name"),
    "address": mark("Address"),
    "occupation": mark("Occupation"),
    "employment": mark("Employment"),
    "education": mark("Education"),
    "informant": mark("Who told it, if not this person"),
    "notice": mark("Privacy notice"),
    "former_names": mark("Former names and other spellings"),
    "phones": mark("Telephone"),
    "languages": mark("Languages"),
    "flags": mark("Groups"),
}


def name_of(name: str) -> str:
    """What a compared thing is called on the screen."""
    return _(_NAMES[name])


def said(side: Side, name: str) -> str:
    """What an entry says about a thing; empty where it says nothing."""
    page, draft = side.page, side.draft
    told = {
        "thai_id": page.shown_id,
        "sex": people.sex_word(draft.sex),
        "birth_date": page.birth,
        "address": page.address,
        "employment": page.employment,
        "education": page.education,
        "notice": thai_date.short(draft.notice_on) if draft.notice_on else "",
        "phones": ", ".join(page.phones),
        "languages": ", ".join(page.languages),
        "flags": ", ".join(page.flags),
    }
    return told[name] if name in told else str(getattr(draft, name))


def likeness_words(level: str) -> Choice:
    """How alike two entries are: the state of a chip, and its word."""
    if level == SAME:
        return Choice("overdue", _("Same ID number"))
    return (
        Choice("waiting", _("Likely the same")) if level == LIKELY else Choice("plain", _("May be the same"))
    )


def reasons_words(reasons: Sequence[str]) -> str:
    """What speaks for and against one person, in one line."""
    return " · ".join(reason_word(reason) for reason in reasons)


def decided_words(verdict: str, on: str, by: str) -> str:
    """Who decided what, and when."""
    word = _("The same person") if verdict == "same" else _("Two people")
    return _("{verdict}: decided on {date} by {name}", verdict=word, date=on, name=by)


def apart_words(done: TakenApart) -> str:
    """What taking two entries apart came to."""
    said = _("{one} and {other} are two entries again, as before.", one=done.kept_name, other=done.other_name)
    if not done.stayed:
        return said
    count = thai_date.thai_digits(str(done.stayed))
    stayed = _("{count} cases opened since stay with {name}.", count=count, name=done.kept_name)
    return f"{said} {stayed}"
