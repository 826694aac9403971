"""A citizen as a form hands one over, and what may be wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from desktop.rules import people, phones, thai_date, thai_id
from desktop.rules.problems import Problem
from desktop.system.language import _

LAST_VILLAGE = 30
OLDEST = 120
# From 15 on a person may work (Labour Protection Act, section 44) and is no longer a ด.ช. or ด.ญ.
WORKING_AGE = 15

# The longest texts that the register and the exchange take.
LENGTHS: Mapping[str, int] = {
    "other_paper": 50,
    "title": 50,
    "first_name": 100,
    "last_name": 100,
    "former_names": 200,
    "father_name": 200,
    "house_number": 50,
    "road": 100,
    "occupation": 200,
    "informant": 200,
}
MOST_PHONES = 5

_NAME = re.compile(r"[^\W\d_\u0e50-\u0e59]([^\W\d_]|[\u0e31\u0e34-\u0e4e .'’()\-])*")
_NO_NAMES = frozenset({"-", "–", "."})


@dataclass(frozen=True, slots=True, kw_only=True)
class CitizenDraft:
    """One person as the centre registers them.

    Attributes:
        thai_id: the thirteen digits without dashes, or empty.
        other_paper: passport or other paper, where there is no thirteen-digit number.
        sex: ``m``, ``f`` or empty.
        birth_date: ISO, perhaps only the year or the year and month.
        tambon_code: six digits of the official code.
        phones: digits only.
        employment: a code of the reference table.
        education: a code of the reference table.
        languages: codes such as ``th``, ``ms``, ``jawi``.
        flags: codes of the groups the person belongs to.
        notice_version: the privacy notice that was shown.
        notice_on: when it was shown.
        informant: who told it, when it was not the citizen.
    """

    thai_id: str = ""
    other_paper: str = ""
    title: str = ""
    first_name: str = ""
    last_name: str = ""
    former_names: str = ""
    sex: str = ""
    birth_date: str = ""
    father_name: str = ""
    house_number: str = ""
    village_number: int | None = None
    road: str = ""
    tambon_code: str = ""
    postcode: str = ""
    phones: tuple[str, ...] = ()
    occupation: str = ""
    employment: str = ""
    education: str = ""
    languages: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    notice_version: str = ""
    notice_on: date | None = None
    informant: str = ""


def check(draft: CitizenDraft, today: date, postcodes: Mapping[str, tuple[str, ...]]) -> tuple[Problem, ...]:
    """What is wrong with a citizen's draft; at the form, at saving and at taking in.

    Args:
        draft: as typed or taken in.
        today: the day of the check.
        postcodes: the postcodes of every known tambon code.
    """
    return (
        *_check_papers(draft),
        *_check_names(draft),
        *_check_birth(draft, today),
        *_check_place(draft, postcodes),
        *_check_phones(draft.phones),
        *_check_notice(draft, today),
        *_check_lengths(draft),
    )


def _check_papers(draft: CitizenDraft) -> Iterator[Problem]:
    wrong = thai_id.check(draft.thai_id)
    odd = thai_id.warning(draft.thai_id)
    if wrong:
        yield Problem("thai_id", wrong)
    elif odd:
        yield Problem("thai_id", odd, soft=True)
    elif not draft.thai_id and not draft.other_paper:
        sentence = _("There is no ID number yet. Ask for it, or write another paper of this person.")
        yield Problem("thai_id", sentence, soft=True)


def _check_names(draft: CitizenDraft) -> Iterator[Problem]:
    if not draft.first_name.strip():
        yield Problem("first_name", _("Please write the first name."))
    if not draft.last_name.strip():
        yield Problem(
            "last_name", _("The last name is missing. Leave it so if this person has none."), soft=True
        )
    for field, name in (("first_name", draft.first_name.strip()), ("last_name", draft.last_name.strip())):
        if name and not _NAME.fullmatch(name) and not (field == "last_name" and name in _NO_NAMES):
            yield Problem(field, _("A name is written with letters only."))
    yield from _check_sex(draft)


def _check_sex(draft: CitizenDraft) -> Iterator[Problem]:
    told = people.title_sex_hint(draft.title)
    if draft.sex not in ("", people.MALE, people.FEMALE):
        yield Problem("sex", _("Please choose male or female."))
    elif not draft.sex:
        yield Problem("sex", _("Please choose the sex; it helps to tell namesakes apart."), soft=True)
    elif told and told != draft.sex:
        yield Problem("sex", _("The title {title} does not fit this sex.", title=draft.title), soft=True)


def _check_birth(draft: CitizenDraft, today: date) -> Iterator[Problem]:
    if not draft.birth_date:
        return
    days = thai_date.span(draft.birth_date)
    if days is None:
        yield Problem("birth_date", _("This date of birth cannot be read."))
        return
    if days[0] > today:
        yield Problem("birth_date", _("This date of birth has not come yet. Please look at the year."))
        return
    years = thai_date.age(draft.birth_date, today) or 0
    if years > OLDEST:
        sentence = _("This person would be {years} years old. Please look at the year.", years=years)
        yield Problem("birth_date", sentence)
    elif years >= WORKING_AGE and draft.title in people.CHILD_TITLES:
        sentence = _("From 15 years on nobody is called {title}.", title=draft.title)
        yield Problem("title", sentence, soft=True)
    elif years < WORKING_AGE:
        sentence = _("This person is {years} years old and may not work yet.", years=years)
        yield Problem("birth_date", sentence, soft=True)


def _check_place(draft: CitizenDraft, postcodes: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    if draft.village_number is not None and not 1 <= draft.village_number <= LAST_VILLAGE:
        yield Problem("village_number", _("A village number lies between 1 and {last}.", last=LAST_VILLAGE))
    if not draft.tambon_code:
        sentence = _("Please choose the tambon; without it this person is missing in the tambon's figures.")
        yield Problem("tambon_code", sentence, soft=True)
    elif draft.tambon_code not in postcodes:
        yield Problem("tambon_code", _("This tambon is not in the list. Please choose one from the list."))
    if not draft.postcode:
        return
    if not re.fullmatch(r"[1-9][0-9]{4}", draft.postcode):
        yield Problem("postcode", _("A postcode has 5 digits."))
    elif draft.postcode not in postcodes.get(draft.tambon_code, (draft.postcode,)):
        usual = " / ".join(postcodes[draft.tambon_code])
        sentence = _("The usual postcode of this tambon is {postcode}.", postcode=usual)
        yield Problem("postcode", sentence, soft=True)


def _check_phones(numbers: tuple[str, ...]) -> Iterator[Problem]:
    if len(numbers) > MOST_PHONES:
        yield Problem("phones", _("At most {count} telephone numbers are kept.", count=MOST_PHONES))
    for number in numbers:
        wrong = phones.check(number)
        if wrong:
            yield Problem("phones", wrong)
            return
    if len({phones.digits(number) for number in numbers}) < len(numbers):
        yield Problem("phones", _("The same telephone number stands here twice."), soft=True)


def _check_notice(draft: CitizenDraft, today: date) -> Iterator[Problem]:
    if draft.notice_on is None:
        sentence = _("Please show the privacy notice and write the day.")
        yield Problem("notice_on", sentence, soft=True)
    elif draft.notice_on > today:
        yield Problem("notice_on", _("The privacy notice cannot have been shown on a day to come."))
    for code in draft.languages:
        if code not in people.LANGUAGES:
            yield Problem("languages", _("The language {code} is not in the list.", code=code))


def _check_lengths(draft: CitizenDraft) -> Iterator[Problem]:
    for field, longest in LENGTHS.items():
        if len(getattr(draft, field)) > longest:
            yield Problem(field, _("This is too long; {count} characters fit here.", count=longest))
