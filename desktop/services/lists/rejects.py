"""The rows that were not written, with the reason beside each: filled in, the file can be given back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from desktop.database.failures import written_beside
from desktop.exchange.workbooks import open_list
from desktop.exchange.workbooks.writing import write
from desktop.rules.lists import cells, decisions
from desktop.rules.lists.decisions import APART_WORD, SAME_WORD
from desktop.rules.lists.grid import Row
from desktop.services.lists.judging import Decided
from desktop.services.lists.verdicts import VERDICTS, JudgedList, JudgedRow
from desktop.system.language import _

# The heads are Thai whatever the language of the window: the file goes to people.
ROW_HEAD, VERDICT_HEAD, REASON_HEAD = "แถวเดิม", "ผล", "เหตุผล"
CANDIDATES_HEAD, DECISION_HEAD, KEYS_HEAD = "ผู้ที่อาจเป็นคนเดียวกัน", "คำตัดสิน", "รหัสในทะเบียน"
_HEADS = (ROW_HEAD, VERDICT_HEAD, REASON_HEAD, CANDIDATES_HEAD, DECISION_HEAD, KEYS_HEAD)
_DECISION = _HEADS.index(DECISION_HEAD)
_NUMBERED = 3


def save(judged: JudgedList, out: Path, written: Mapping[int, str] | None = None) -> int:
    """Write the rows that have a problem or wait for a decision into a workbook.

    Args:
        judged: the list.
        out: a file ending in ``.xlsx``.
        written: the uid of the person of each row that was written: rows of a list are named by their
            number only as long as they are nobody in the register.

    Returns:
        How many rows were written.

    Raises:
        Refused: the file cannot be written there.
    """
    heads = [*_HEADS, *judged.plan.heads]
    choices = (APART_WORD, *(f"{SAME_WORD} {number}" for number in range(1, _NUMBERED + 1)))
    with written_beside(out) as beside:
        return write(
            beside,
            _("Rejected rows"),
            heads,
            _rows(judged, written or {}),
            beside=len(_HEADS),
            choices={_DECISION: choices},
        )


def _rows(judged: JudgedList, written: Mapping[int, str]) -> Iterator[list[str]]:
    for each in judged.rejected():
        own = [
            str(each.number),
            _(VERDICTS[each.verdict]),
            "\n".join(each.reasons),
            "\n".join(
                f"{place}) {candidate.name} {candidate.detail}".strip()
                for place, candidate in enumerate(each.candidates, start=1)
            ),
            _worded(each),
            " ".join(_key(candidate.row, candidate.key, written) for candidate in each.candidates),
        ]
        cells_there = each.row.cells if each.row is not None else ()
        yield [*own, *(cells.shown(cell) for cell in cells_there)]


def _worded(row: JudgedRow) -> str:
    if row.decision == decisions.APART:
        return APART_WORD
    keys = [candidate.key for candidate in row.candidates]
    return f"{SAME_WORD} {keys.index(row.decision) + 1}" if row.decision in keys else ""


def _key(row: int, key: str, written: Mapping[int, str]) -> str:
    return written.get(row, key) if row else key


def decided(content: bytes) -> Mapping[int, Decided]:
    """The decisions of a file: a workbook of rejected rows that was filled in, or JSON.

    Args:
        content: the whole file.

    Returns:
        The decisions by the number of the row in the list.

    Raises:
        Refused: the file holds no decisions.
    """
    if content.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"{", b"["):
        return {row: Decided(words) for row, words in decisions.from_json(content).items()}
    opened = open_list(content)
    for sheet in opened.sheets:
        found = _of_sheet(iter(opened.rows(sheet.name)))
        if found is not None:
            return found
    return {row: Decided(words) for row, words in decisions.from_json(b"").items()}


def _of_sheet(rows: Iterator[Row]) -> Mapping[int, Decided] | None:
    heads = next(rows, None)
    named = [cells.text(cell) for cell in heads.cells] if heads else []
    if ROW_HEAD not in named or DECISION_HEAD not in named:
        return None
    number, decision = named.index(ROW_HEAD), named.index(DECISION_HEAD)
    keys = named.index(KEYS_HEAD) if KEYS_HEAD in named else -1
    found = {}
    for row in rows:
        place, words = cells.text(row.at(number)), cells.text(row.at(decision))
        if place.isdecimal() and words:
            found[int(place)] = Decided(words, tuple(cells.text(row.at(keys)).split()))
    return found
