"""Lists taken in from files: opened, looked at, judged row by row, and written in one work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.exchange.workbooks import OpenedList, limits, open_list
from desktop.exchange.workbooks.failures import refusal
from desktop.models import Volunteer
from desktop.rules import reference
from desktop.rules.categories import Category
from desktop.rules.lists import cells, columns
from desktop.rules.lists.grid import Cell, Row
from desktop.rules.lists.needs import NeedReader
from desktop.rules.lists.reading import Surroundings
from desktop.rules.lists.table import LOOKED_AT, People, Plan, plan_of, weight
from desktop.rules.problems import Refused
from desktop.services.ground import Ground
from desktop.services.lists import habits, rejects, writing
from desktop.services.lists.finders import Finders
from desktop.services.lists.judging import Decided, Judge
from desktop.services.lists.verdicts import JudgedList, JudgedRow
from desktop.services.lists.writing import Written
from desktop.system.language import _, mark
from desktop.system.progress import Progress, Unheard

_VERBS = ("citizens.save", "cases.open")
_SAMPLES = 8
_SURVEY = "survey"


@dataclass(frozen=True, slots=True)
class ListFile:
    """A file that was opened.

    Attributes:
        name: of the file.
        sheets: the names of its sheets, those shown first; one empty name for a CSV text.
        hidden: which of them are hidden.
    """

    name: str
    opened: OpenedList = field(repr=False)

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of its sheets, in the order of their tabs."""
        return tuple(sheet.name for sheet in self.opened.sheets)

    @property
    def hidden(self) -> frozenset[str]:
        """The names of the sheets whose tabs are not shown."""
        return frozenset(sheet.name for sheet in self.opened.sheets if sheet.hidden)


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """How a list would be read, for a person to correct.

    Attributes:
        plan: the sheet, the head and the columns as guessed.
        samples: the first rows below the head, as text.
        unknown_needs: words in these rows that name no known need.
    """

    plan: Plan
    samples: tuple[tuple[str, ...], ...] = ()
    unknown_needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a person says about a list beside its columns.

    Attributes:
        sender: the uid of the volunteer whose list it is, or empty.
        channel: how cases came in that no volunteer found.
        day: the day of the list, for rows that name none; None is today.
        needs: what words for needs mean, by ``needs.word_key``; an empty code is no need.
    """

    sender: str = ""
    channel: str = _SURVEY
    day: date | None = None
    needs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What came of taking a list in.

    Attributes:
        people: registered anew.
        cases: opened.
        filled: known people of whom empty fields were filled.
        left: rows that were not written.
        written: the uid of the person of each row that was written.
    """

    people: int = 0
    cases: int = 0
    filled: int = 0
    left: int = 0
    written: Mapping[int, str] = field(default_factory=dict, repr=False)


class Lists:
    """Taking lists in.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def open(self, content: bytes, name: str) -> ListFile:
        """Open a file, whatever its name says it is.

        Args:
            content: the whole file.
            name: of the file, for showing.

        Raises:
            Refused: the role does not allow it, or the file is no list, damaged or protected.
        """
        self._require()
        return ListFile(name, open_list(content))

    def open_path(self, path: Path) -> ListFile:
        """Open a file by its place.

        Raises:
            Refused: as ``open``, or the file cannot be read there.
        """
        self._require()
        try:
            if path.stat().st_size > limits.FILE:
                raise refusal("too-big", rows=f"{limits.ROWS:,}")
            content = path.read_bytes()
        except OSError:
            sentence = _("This file cannot be read. Check the name and the drive.")
            raise Refused(sentence, code="no-file") from None
        return self.open(content, path.name)

    def look(self, file: ListFile, sheet: str | None = None, sender: str = "") -> Looked:
        """Guess where the list stands and what its columns are; what was remembered of the sender counts.

        Args:
            file: opened.
            sheet: the sheet to look at; None takes the one that looks most like a list.
            sender: the uid of the volunteer whose list it is, or empty.

        Raises:
            Refused: there is no such sheet, or nothing in it.
        """
        self._require()
        with self._ground.database.read() as session:
            heads = self._heads(session, sender)
            told = habits.meanings(session, habits.NEED, sender)
        chosen = self._sheet(file, heads) if sheet is None else sheet
        rows = list(islice(file.opened.rows(chosen), LOOKED_AT))
        if not rows:
            raise refusal("no-rows")
        plan = plan_of(rows, NeedReader(self._categories()), heads, chosen)
        return self._looked(rows, plan, told)

    def look_again(self, file: ListFile, plan: Plan, wish: Wish | None = None) -> Looked:
        """The first rows as a corrected plan reads them.

        Args:
            file: opened.
            plan: corrected.
            wish: what was said beside it.
        """
        self._require()
        rows = list(islice(file.opened.rows(plan.sheet), LOOKED_AT))
        return self._looked(rows, plan, (wish or Wish()).needs)

    def judge(
        self,
        file: ListFile,
        plan: Plan,
        wish: Wish | None = None,
        decided: Mapping[int, Decided] | None = None,
        progress: Progress | None = None,
    ) -> JudgedList:
        """Give every row its verdict; nothing is written.

        Args:
            file: opened.
            plan: how it is read.
            wish: what was said beside it.
            decided: decisions about namesakes, by the number of the row.
            progress: hears how far it is.

        Raises:
            Refused: the file is damaged further down, or the sender is no volunteer.
            Cancelled: the user wants no more of it.
        """
        self._require()
        wished = wish or Wish()
        judged = JudgedList(name=file.name, plan=plan, sender=wished.sender)
        with self._ground.database.read() as session:
            judge = self._judge(session, judged, wished, decided)
            judge.judge(self._people(file, plan, judged), progress or Unheard())
        return judged

    def correct(
        self, judged: JudgedList, number: int, texts: Mapping[int, str], wish: Wish | None = None
    ) -> JudgedRow:
        """Judge one row anew with some of its cells written otherwise; the rest of the list stays as it is.

        Args:
            judged: the list.
            number: of the row.
            texts: the cells as corrected, by their column.
            wish: what was said beside the list.

        Returns:
            The row with its new verdict; it stands in the list.
        """
        self._require()
        standing = judged.rows[number]
        assert standing.row is not None
        width = max([len(standing.row.cells), *(place + 1 for place in texts)])
        changed: list[Cell] = [texts.get(place, standing.row.at(place)) for place in range(width)]
        with self._ground.database.read() as session:
            judge = self._judge(session, judged, wish or Wish(sender=judged.sender), None)
            judge.remember(row for row in judged.rows.values() if row.number != number)
            judge.judge([Row(number, tuple(changed))], Unheard())
        return judged.rows[number]

    def write(
        self, judged: JudgedList, wish: Wish | None = None, progress: Progress | None = None
    ) -> Imported:
        """Write every row against which nothing stands, all in one work: a list is there whole or not at all.

        One work for a hundred thousand rows holds the register's pen for a minute; others go on reading
        meanwhile. Divided, a list cut off in the middle would leave numbers, figures and an audit trail
        that say a list came which nobody can name.

        Args:
            judged: the list.
            wish: what was said beside it; it is remembered for the sender.
            progress: hears how many rows are written.

        Raises:
            Refused: somebody of the list was registered meanwhile; nothing was written, judge it again.
            Cancelled: the user wants no more of it; nothing was written.
        """
        self._require()
        ground = self._ground
        rows = judged.in_order_of_writing()
        with ground.database.work(mark("Take a list in"), ground.actor.uid) as work:
            done = writing.write(work, ground, [row.line for row in rows], progress)
            habits.remember(work, judged.plan, (wish or Wish()).needs, judged.sender)
        return _imported(rows, done, len(judged.rows) - len(rows))

    def save_rejected(self, judged: JudgedList, out: Path, imported: Imported | None = None) -> int:
        """Write the rows that were not taken in into a workbook, with the reason beside each.

        Args:
            judged: the list.
            out: a file ending in ``.xlsx``.
            imported: what came of taking it in, where that was done.

        Returns:
            How many rows were written.
        """
        self._require()
        written = rejects.save(judged, out, imported.written if imported else None)
        self._ground.database.saw(mark("Give rejected rows back"), self._ground.actor.uid, "citizens", "list")
        return written

    def decided(self, content: bytes) -> Mapping[int, Decided]:
        """The decisions in a file of rejected rows that was filled in, or in JSON.

        Raises:
            Refused: the file holds none.
        """
        return rejects.decided(content)

    def sender(self, name: str) -> str:
        """The uid of a volunteer by uid or name.

        Raises:
            Refused: there is none of that name, or more than one.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            if session.get(Volunteer, name) is not None:
                return name
            uid = Finders(session, self._ground, "", _SURVEY).named(name)
        if not uid:
            raise Refused(_("There is no volunteer {name} in the register.", name=name), code="no-volunteer")
        return uid

    def needs(self) -> Mapping[str, str]:
        """The names of the kinds of need that are offered, by code."""
        return {code: category.name for code, category in self._categories().items()}

    def _require(self) -> None:
        for verb in _VERBS:
            self._ground.actor.require(verb)

    def _categories(self) -> Mapping[str, Category]:
        today = self._ground.clock.today()
        offered = reference.offered(self._ground.reference.categories.values(), today)
        return {category.code: category for category in offered}

    def _heads(self, session: Session, sender: str) -> Mapping[str, str]:
        known = habits.meanings(session, habits.HEAD, sender)
        names = self.needs()
        return {head: name for head, name in known.items() if columns.is_field(name, names)}

    def _sheet(self, file: ListFile, heads: Mapping[str, str]) -> str:
        """The sheet that looks most like a list; hidden ones only where nothing else does."""
        best, most = "", -1
        for sheet in file.opened.sheets:
            rows = list(islice(file.opened.rows(sheet.name), LOOKED_AT))
            found = (weight(rows, heads) * 2 + min(len(rows), 1)) * (1 if sheet.hidden else 100)
            if found > most:
                best, most = sheet.name, found
        return best

    def _looked(self, rows: list[Row], plan: Plan, told: Mapping[str, str]) -> Looked:
        lines = People(plan)
        people = [row for row in rows if row.number >= plan.first_row and row in lines]
        samples = tuple(
            tuple(cells.shown(row.at(place)) for place in range(len(plan.columns)))
            for row in people[:_SAMPLES]
        )
        reader = NeedReader(self._categories(), told)
        unknown: dict[str, None] = {}
        for row in people:
            for place in plan.of("needs"):
                _found, words = reader.read(cells.shown(row.at(place)))
                unknown |= dict.fromkeys(words)
        return Looked(plan=plan, samples=samples, unknown_needs=tuple(unknown))

    def _people(self, file: ListFile, plan: Plan, judged: JudgedList) -> Iterator[Row]:
        lines = People(plan)
        for row in file.opened.rows(plan.sheet):
            if row.number < plan.first_row:
                continue
            if row in lines:
                yield row
            else:
                judged.left_out += 1

    def _judge(
        self, session: Session, judged: JudgedList, wish: Wish, decided: Mapping[int, Decided] | None
    ) -> Judge:
        ground = self._ground
        remembered = habits.meanings(session, habits.NEED, wish.sender)
        around = Surroundings(
            ground.reference,
            self._categories(),
            ground.unit,
            ground.clock.today(),
            told={**remembered, **wish.needs},
            day=wish.day,
        )
        finders = Finders(session, ground, wish.sender, wish.channel)
        return Judge(ground, session, judged, around, finders, told=decided)


def _imported(rows: list[JudgedRow], done: tuple[Written, ...], left: int) -> Imported:
    return Imported(
        people=sum(each.new_person for each in done),
        cases=sum(bool(each.case_uid) for each in done),
        filled=sum(each.filled for each in done),
        left=left,
        written={row.number: each.citizen_uid for row, each in zip(rows, done, strict=True)},
    )
