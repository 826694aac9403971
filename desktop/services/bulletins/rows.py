"""What the windows see of bulletins, of whom they fit, and of who was told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

# Beside the states of ``rules.bulletins``: whatever its state.
ANY = "any"
NOT_TOLD = "not_told"
NO_ANSWER = "no_answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinFilter:
    """Which bulletins a list shows, and in which order.

    Attributes:
        text: any words of title, place, contact or body.
        kind: ``vacancy``, ``course`` or ``news``; empty takes all.
        state: ``living``, ``coming``, ``run_out``, ``withdrawn`` or ``any``.
        closing: only those that run out within a week.
        category: only those that fit a category of need.
        sort: ``title``, ``kind``, ``place``, ``seats``, ``wage``, ``closes``, ``published`` or ``told``.
        descending: the other way round.
    """

    text: str = ""
    kind: str = ""
    state: str = "living"
    closing: bool = False
    category: str = ""
    sort: str = "closes"
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinRow:
    """What a list shows of a bulletin.

    Attributes:
        uid: the bulletin's entry.
        kind: ``vacancy``, ``course`` or ``news``.
        title: what it is.
        place: the employer or the place of training.
        agency: the agency's short name.
        areas: where it is for, in words.
        needs: the short list of needs it fits, in words; empty fits everybody.
        seats: how many are wanted.
        wage: satang a month.
        published_on: its first day.
        closes_on: its last day.
        state: as ``rules.bulletins.state`` says.
        told: how many people were told; at the province of all centres together.
        interested: how many of them are interested.
        is_new: whether the signed-in user has not seen it yet.
    """

    uid: str
    kind: str
    title: str
    place: str = ""
    agency: str = ""
    areas: str = ""
    needs: str = ""
    seats: int | None = None
    wage: int | None = None
    published_on: date
    closes_on: date | None = None
    state: str = ""
    told: int = 0
    interested: int = 0
    is_new: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldAt:
    """How many people a centre told of a bulletin.

    Attributes:
        unit: the centre's code.
        unit_name: its name.
        told: how many.
        interested: of these.
        declined: of these.
    """

    unit: str
    unit_name: str
    told: int = 0
    interested: int = 0
    declined: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinPage:
    """All that a bulletin's page shows.

    Attributes:
        row: what a list shows of it.
        revision: as it is stored.
        body: what else there is to know.
        agency: the agency's name.
        contact: whom to ask.
        needs: the names of the needs it fits.
        withdrawn_on: the day on which it was withdrawn.
        fits: at a centre, how many people with an open case it fits who were not told.
        centres: who told how many, the most first.
        ours: whether this office wrote it.
    """

    row: BulletinRow
    revision: int = 1
    body: str = ""
    agency: str = ""
    contact: str = ""
    needs: tuple[str, ...] = ()
    withdrawn_on: date | None = None
    fits: int = 0
    centres: tuple[ToldAt, ...] = ()
    ours: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitting:
    """A bulletin that fits somebody at the counter who was not told of it.

    Attributes:
        uid: the bulletin's entry.
        kind: ``vacancy``, ``course`` or ``news``.
        title: what it is.
        place: the employer or the place of training.
        seats: how many are wanted.
        wage: satang a month.
        contact: whom to ask.
        closes_on: its last day.
        general: whether it fits everybody rather than the need.
    """

    uid: str
    kind: str
    title: str
    place: str = ""
    seats: int | None = None
    wage: int | None = None
    contact: str = ""
    closes_on: date | None = None
    general: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Somebody was told of a bulletin.

    Attributes:
        uid: the telling's entry.
        bulletin_uid: of what.
        kind: what kind that is; empty where the bulletin is gone.
        title: what it is.
        on: the day.
        answer: ``interested``, ``declined``, or empty while there is none.
        officer: who told it.
        ours: whether this office wrote it, so that it may be changed here.
    """

    uid: str
    bulletin_uid: str
    kind: str = ""
    title: str = ""
    on: date
    answer: str = ""
    officer: str = ""
    ours: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class AtCounter:
    """What is said to one person at the counter.

    Attributes:
        person_uid: the person; empty for somebody who is not registered yet.
        case_uid: the case that it is about; empty for none.
        fitting: what fits and is new to the person, the closest first.
        told: what the person was told, the newest first.
    """

    person_uid: str = ""
    case_uid: str = ""
    fitting: tuple[Fitting, ...] = ()
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleFilter:
    """Which people a bulletin's working list shows.

    Attributes:
        bulletin_uid: the bulletin.
        telling: ``not_told``, ``no_answer``, ``interested`` or ``declined``.
        unit: at the province, only those whom this centre told.
        text: any part of names, ID number or telephone.
        tambon: only people of this tambon.
        category: only people with this need.
        sort: ``on``, ``name``, ``tambon``, ``phone`` or ``told``.
        descending: the other way round.
    """

    bulletin_uid: str = ""
    telling: str = NOT_TOLD
    unit: str = ""
    text: str = ""
    tambon: str = ""
    category: str = ""
    sort: str = "on"
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """Somebody whom a bulletin fits, or who was told of it.

    Attributes:
        person_uid: the person.
        name: theirs.
        phone: the first telephone number.
        tambon: the name of their tambon.
        case_uid: their newest open case that it fits, or the one that was told about.
        case_number: its number.
        needs: what is needed in it.
        on: the day it was pointed out.
        telling_uid: the telling; empty where there is none.
        told_on: the day of it.
        answer: to it.
        officer: who told it.
    """

    person_uid: str
    name: str
    phone: str = ""
    tambon: str = ""
    case_uid: str = ""
    case_number: str = ""
    needs: str = ""
    on: date | None = None
    telling_uid: str = ""
    told_on: date | None = None
    answer: str = ""
    officer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinCounts:
    """What the first page says about bulletins.

    Attributes:
        living: how many are shown at the counter today.
        new: how many of them the signed-in user has not seen.
        closing: how many of them run out within a week.
        no_answer: how many people were told of a living one and have not answered.
    """

    living: int = 0
    new: int = 0
    closing: int = 0
    no_answer: int = 0
