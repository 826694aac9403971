"""What a person decided about a namesake: somebody else, or the same person as one of those offered."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from desktop.rules.problems import Refused
from desktop.rules.thai_date import arabic_digits
from desktop.rules.thai_names import clean
from desktop.system.language import _

APART = "apart"
# Somebody in the same list, by their row: they have no uid until they are written.
ROW = "row:"

# Written into the rejected rows as the choices of the column; read in any of these ways.
APART_WORD = "คนละคน"
SAME_WORD = "คนเดียวกับ"
_APART = frozenset(
    {
        "คนละคน",
        "คนใหม่",
        "ไม่ใช่",
        "ไม่ใช่คนเดียวกัน",
        "someoneelse",
        "new",
        "different",
        "apart",
        "no",
        "somebodyelse",
    }
)
_SAME = frozenset({"คนเดียวกัน", "ใช่", "same", "sameperson", "yes"})
_NUMBERED = re.compile(r"(?:คนเดียวกับ|คนเดียวกัน|same(?:personas|as)?)?(?:คนที่|ที่|no\.?)?([0-9]{1,2})[.)]?")
_UID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def from_text(written: str, candidates: Sequence[str]) -> str:
    """The decision that a person wrote beside a row.

    Args:
        written: such as คนละคน, คนเดียวกับ 1, a uid, or ``row:5``.
        candidates: the uids or rows that were offered, in the order in which they are numbered.

    Returns:
        ``APART``, one of the candidates, or an empty text where nothing was decided.

    Raises:
        Refused: the word is not understood, or means nobody who was offered.
    """
    plain = arabic_digits(clean(written)).casefold()
    squeezed = re.sub(r"[\s_]", "", plain)
    if not squeezed:
        return ""
    if squeezed in _APART:
        return APART
    uid = _UID.search(plain)
    if uid:
        return uid[0]
    if squeezed.startswith(ROW) or re.fullmatch(r"(?:row|แถว(?:ที่)?)[0-9]+", squeezed):
        return ROW + re.sub(r"\D", "", squeezed)
    if squeezed in _SAME and len(candidates) == 1:
        return candidates[0]
    numbered = _NUMBERED.fullmatch(squeezed)
    if numbered and 1 <= int(numbered[1]) <= len(candidates):
        return candidates[int(numbered[1]) - 1]
    raise Refused(
        _(
            "The decision {decision} is not understood. Write {apart}, or {same} with the number.",
            decision=written,
            apart=APART_WORD,
            same=SAME_WORD,
        ),
        code="decision",
    )


def from_json(content: bytes) -> Mapping[int, str]:
    """The decisions of a JSON file, by the number of the row.

    Args:
        content: an object of row to decision, or a list of objects with ``row`` and ``decision`` (or
            ``same``, a uid); also below ``rows`` or ``decisions``.

    Raises:
        Refused: it is no such file.
    """
    try:
        told = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError):
        raise _no_decisions() from None
    if isinstance(told, dict):
        told = told.get("decisions", told.get("rows", told))
    pairs = told.items() if isinstance(told, dict) else _pairs(told)
    found = {}
    for row, decision in pairs:
        if not str(row).isdecimal():
            raise _no_decisions()
        if _word(decision):
            found[int(row)] = _word(decision)
    return found


def _pairs(told: Any) -> list[tuple[Any, Any]]:
    if not isinstance(told, list) or not all(isinstance(each, dict) and "row" in each for each in told):
        raise _no_decisions()
    return [(each["row"], each) for each in told]


def _word(decision: Any) -> str:
    if isinstance(decision, dict):
        decision = decision.get("decision") or decision.get("same") or decision.get("uid") or ""
    if decision is False or decision is None:
        return APART_WORD
    return str(decision)


def _no_decisions() -> Refused:
    return Refused(
        _("This file holds no decisions. Give the file of rejected rows, or rows with decisions as JSON."),
        code="decision",
    )
