"""Referrals in batches, and the agencies' answers taken in from their tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from sqlalchemy import select

from desktop.database.failures import written_beside
from desktop.exchange.workbooks import OpenedList, limits, open_list
from desktop.exchange.workbooks.failures import refusal
from desktop.exchange.workbooks.writing import write
from desktop.models import Step
from desktop.rules.lists import cells
from desktop.rules.lists.grid import Cell, Row
from desktop.rules.problems import Refused
from desktop.rules.referrals import answers
from desktop.rules.referrals.answers import AnswerPlan
from desktop.rules.referrals.letters import BatchDraft
from desktop.rules.thai_date import arabic_digits
from desktop.services.cases import writing
from desktop.services.documents import Documents
from desktop.services.ground import Ground
from desktop.services.referrals import batches, sent, waiting
from desktop.services.referrals.batches import Batch, Referred
from desktop.services.referrals.judging import Judge
from desktop.services.referrals.sent import LetterPage, LetterRow
from desktop.services.referrals.verdicts import READY, VERDICTS, JudgedAnswers
from desktop.services.referrals.waiting import WaitingFilter
from desktop.system.language import _, mark
from desktop.system.progress import Progress, Unheard

_REFER, _ANSWER = "cases.step", "cases.outcome"
_LOOKED_AT = 60
# The heads are Thai whatever the language of the window: the file goes back to the agency.
_REJECT_HEADS = ("แถวเดิม", "ผล", "เหตุผลที่รับเข้าไม่ได้")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerFile:
    """An agency's file that was opened, and how it would be read.

    Attributes:
        name: of the file.
        plan: the sheet, the head and the columns as guessed.
        agency_code: whose answers these are, by the letters that the rows name; empty where they name none.
        samples: the first rows below the head, as text.
    """

    name: str
    plan: AnswerPlan
    agency_code: str = ""
    samples: tuple[tuple[str, ...], ...] = ()
    opened: OpenedList = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a person said of the rows of a table.

    Attributes:
        decisions: of rows with another name ``SAME`` or ``ANOTHER``, by the number of the row.
        corrected: cells written otherwise, by row and column.
    """

    decisions: Mapping[int, str] = field(default_factory=dict)
    corrected: Mapping[int, Mapping[int, str]] = field(default_factory=dict)


class Referrals:
    """Referring many cases at once, and taking in what came of them.

    Args:
        ground: what every service stands on.
        documents: hands out the letters.
    """

    def __init__(self, ground: Ground, documents: Documents) -> None:
        self._ground = ground
        self._documents = documents

    # -- what waits, and what was sent

    def waiting(self, wanted: WaitingFilter | None = None) -> list[str]:
        """What is proposed to be referred: a key for each case and agency."""
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return waiting.keys(session, self._ground, wanted or WaitingFilter())

    def counts(self) -> Mapping[str, int]:
        """How many cases wait for each agency."""
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return waiting.counts(session, self._ground)

    def refer(self, keys: Sequence[str], draft: BatchDraft, progress: Progress | None = None) -> Referred:
        """Refer cases in one work, all or none: their steps, a letter for each agency, the lists behind.

        Args:
            keys: from ``waiting``.
            draft: the day, and what is said with every referral.
            progress: hears how far it is.

        Returns:
            The letters, and all papers in one file to be printed in one go.

        Raises:
            Refused: nothing is chosen, the draft has problems, or one of the cases cannot be referred; the
                sentence names its number, and nothing was written.
        """
        ground = self._ground
        for verb in (_REFER, "documents.print"):
            ground.actor.require(verb)
        if not keys:
            raise Refused(_("No case is chosen."), code="nothing")
        batches.check(ground, draft)
        with ground.database.work(mark("Refer cases in a batch"), ground.actor.uid) as work:
            return Batch(work, ground, self._documents, draft, progress).refer(keys)

    def letters(self, agency: str = "", text: str = "") -> list[str]:
        """The numbers of the office's letters, the newest first."""
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return sent.numbers(session, self._ground, agency, text)

    def letter_rows(self, numbers: Sequence[str]) -> list[LetterRow]:
        """What a list shows of letters."""
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return sent.rows(session, self._ground, numbers)

    def letter(self, number: str) -> LetterPage:
        """All that is shown of a letter.

        Raises:
            Refused: the office wrote no such letter, or only supervisors open it.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return sent.page(session, self._ground, number)

    def save_table(self, number: str, out: Path) -> int:
        """Write the table that goes to the agency with a letter; the audit chain says that it went out.

        Returns:
            How many cases stand in it.

        Raises:
            Refused: the role does not allow it, there is no such letter, or the disk would not have it.
        """
        self._ground.actor.require("registers.export")
        with self._ground.database.read() as session:
            written = sent.save_table(session, self._ground, number, out)
        self._ground.database.saw(mark("Save a table for an agency"), self._ground.actor.uid, "steps", number)
        return written

    # -- the agencies' answers

    def open_path(self, path: Path) -> AnswerFile:
        """Open an agency's file by its place.

        Raises:
            Refused: as ``open``, or the file cannot be read there.
        """
        self._ground.actor.require(_ANSWER)
        try:
            if path.stat().st_size > limits.FILE:
                raise refusal("too-big", rows=f"{limits.ROWS:,}")
            content = path.read_bytes()
        except OSError:
            sentence = _("This file cannot be read. Check the name and the drive.")
            raise Refused(sentence, code="no-file") from None
        return self.open(content, path.name)

    def open(self, content: bytes, name: str) -> AnswerFile:
        """Open an agency's file, whatever its name says it is, and guess how it is read.

        Args:
            content: the whole file.
            name: of the file, for showing.

        Raises:
            Refused: the role does not allow it, or the file is no table, damaged or protected.
        """
        self._ground.actor.require(_ANSWER)
        opened = open_list(content)
        best: tuple[int, str, list[Row]] = (-1, "", [])
        for sheet in opened.sheets:
            rows = list(islice(opened.rows(sheet.name), _LOOKED_AT))
            found = answers.weight(rows) * 2 + bool(rows) - sheet.hidden
            if found > best[0]:
                best = (found, sheet.name, rows)
        _weight, sheet_name, rows = best
        if not rows:
            raise refusal("no-rows")
        plan = answers.plan_of(rows, sheet_name)
        below = [row for row in rows if row.number >= plan.first_row]
        return AnswerFile(
            name=name,
            plan=plan,
            agency_code=self._agency(below, plan),
            samples=tuple(
                tuple(cells.shown(row.at(place)) for place in range(len(plan.columns))) for row in below[:8]
            ),
            opened=opened,
        )

    def _agency(self, rows: Iterable[Row], plan: AnswerPlan) -> str:
        """The agency to which most of the letters went that the rows name."""
        place = plan.place("letter")
        named = {arabic_digits(cells.text(row.at(place))) for row in rows} - {""}
        query = select(Step.agency_code).where(Step.kind == "referred", Step.letter_number.in_(named))
        with self._ground.database.read() as session:
            found = Counter(session.scalars(query))
        return found.most_common(1)[0][0] if found else ""

    def judge(
        self,
        file: AnswerFile,
        plan: AnswerPlan,
        agency_code: str,
        told: Told | None = None,
        *,
        progress: Progress | None = None,
    ) -> JudgedAnswers:
        """Give every row its verdict; nothing is written.

        Args:
            file: opened.
            plan: how it is read.
            agency_code: whose answers these are.
            told: what a person decided and corrected so far.
            progress: hears how far it is.

        Raises:
            Refused: the agency is not known, the columns for the case and the outcome are not, or the file is
                damaged further down.
            Cancelled: the user wants no more of it.
        """
        self._ground.actor.require(_ANSWER)
        self._refuse_unread(plan, agency_code)
        judged = JudgedAnswers(name=file.name, plan=plan, agency_code=agency_code)
        said, rows = told or Told(), []
        for row in file.opened.rows(plan.sheet):
            if row.number < plan.first_row:
                continue
            if answers.is_line(row, plan):
                rows.append(_corrected(row, said.corrected.get(row.number, {})))
            else:
                judged.left_out += 1
        with self._ground.database.read() as session:
            Judge(self._ground, session, judged).judge(rows, said.decisions, progress or Unheard())
        return judged

    def _refuse_unread(self, plan: AnswerPlan, agency_code: str) -> None:
        if agency_code not in self._ground.reference.agencies:
            raise Refused(_("Please choose the agency whose answers these are."), code="no-agency")
        for name in ("number", "outcome"):
            if plan.place(name) < 0:
                sentence = _("No column is {field} yet. Choose it.", field=_(answers.FIELDS[name]))
                raise Refused(sentence, code="no-column")

    def write(self, judged: JudgedAnswers, progress: Progress | None = None) -> int:
        """Write the outcome of every row against which nothing stands, all in one work.

        Args:
            judged: from ``judge``.
            progress: hears how many are written.

        Returns:
            How many outcomes were written.

        Raises:
            Refused: something of it was written meanwhile; the sentence names the case, and nothing of the
                table was written.
            Cancelled: the user wants no more of it; nothing was written.
        """
        ground, heard = self._ground, progress or Unheard()
        ground.actor.require(_ANSWER)
        ready = judged.of(READY)
        with ground.database.work(mark("Take an agency's answers in"), ground.actor.uid) as work:
            for at, row in enumerate(ready):
                heard.report(at, len(ready), _("Taking the answers in"))
                assert row.draft is not None
                try:
                    case = writing.find(work.session, ground, row.case_uid)
                    writing.add_step(work, ground, case, row.draft)
                except Refused as refused:
                    told = _(
                        "{number}: {sentence} No outcome was written.",
                        number=row.case_number,
                        sentence=refused.sentence,
                    )
                    raise Refused(told, code=refused.code) from refused
        return len(ready)

    def save_rejected(self, judged: JudgedAnswers, out: Path) -> int:
        """Write the rows that cannot be taken in into a workbook, with the reason beside each.

        Args:
            judged: from ``judge``.
            out: a file ending in ``.xlsx``.

        Returns:
            How many rows were written.
        """
        self._ground.actor.require(_ANSWER)
        rejected = judged.rejected()
        heads = (*_REJECT_HEADS, *judged.plan.heads)
        rows = (
            (
                str(each.number),
                _(VERDICTS[each.verdict]),
                "\n".join(each.reasons),
                *(cells.shown(cell) for cell in each.row.cells),
            )
            for each in rejected
        )
        with written_beside(out) as beside:
            written = write(beside, "แถวที่รับเข้าไม่ได้", heads, rows, beside=len(_REJECT_HEADS))
        self._ground.database.saw(
            mark("Give rejected answers back"), self._ground.actor.uid, "steps", "answers"
        )
        return written


def _corrected(row: Row, texts: Mapping[int, str]) -> Row:
    if not texts:
        return row
    width = max(len(row.cells), *(place + 1 for place in texts))
    changed: list[Cell] = [texts.get(place, row.at(place)) for place in range(width)]
    return Row(row.number, tuple(changed))
