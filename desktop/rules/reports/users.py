"""The figures of the third and the fourth report: who asked for services, and how they judged them."""

from __future__ import annotations

from dataclasses import dataclass, field

MARKS = (5, 4, 3, 2, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class UsersRow:
    """How many people of one kind asked for services.

    Attributes:
        code: of the channel, tambon or group.
        name: in Thai.
        men: of these, men.
        women: of these, women.
        unstated: people whose sex is not recorded.
    """

    code: str = ""
    name: str = ""
    men: int = 0
    women: int = 0
    unstated: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.men + self.women + self.unstated


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRow(UsersRow):
    """How many people asked for one service, and what became of it by the month's end.

    Attributes:
        agency: the agency's short name.
        at_the_counter: served at the counter.
        referred: referred to an agency.
        assisted: assisted.
    """

    agency: str = ""
    at_the_counter: int = 0
    referred: int = 0
    assisted: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceUsers:
    """Report 3: who asked for services in a month.

    Attributes:
        month: ISO.
        fiscal_year: Buddhist.
        people: everyone who asked, each counted once however many cases they have.
        people_before: the same of the month before.
        by_service: who asked for several is counted in each.
        by_channel: by the way of the person's first case of the month.
        by_tambon: where the people live.
        by_group: who belongs to several is counted in each.
    """

    month: str = ""
    fiscal_year: int = 0
    people: UsersRow = field(default_factory=UsersRow)
    people_before: int | None = None
    by_service: tuple[ServiceRow, ...] = ()
    by_channel: tuple[UsersRow, ...] = ()
    by_tambon: tuple[UsersRow, ...] = ()
    by_group: tuple[UsersRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRow:
    """How many people gave each mark.

    Attributes:
        code: of the service; empty for the whole.
        name: in Thai.
        counts: five counts, from the best mark, 5, down to 1.
    """

    code: str = ""
    name: str = ""
    counts: tuple[int, ...] = (0, 0, 0, 0, 0)

    @property
    def answers(self) -> int:
        """How many answered."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Satisfaction:
    """Report 4: how those who were followed up in a month judged the service; each case answers once.

    Attributes:
        month: ISO.
        fiscal_year: Buddhist.
        asked: cases that were followed up in the month.
        overall: their last marks.
        by_service: a case with several needs counts in each.
    """

    month: str = ""
    fiscal_year: int = 0
    asked: int = 0
    overall: ScoreRow = field(default_factory=ScoreRow)
    by_service: tuple[ScoreRow, ...] = ()
