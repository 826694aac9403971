"""How the page of a keyed sheet words what it knows, and what may be chosen in its cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.rules import thai_date
from desktop.rules.categories import Category
from desktop.rules.lists.keyed import KNOWN, LINE, NAMESAKE, PROBLEM, offer_needs
from desktop.rules.namesakes import reason_word
from desktop.services.lists.keyed import Candidate, KeyedIn, LineVerdict
from desktop.system.language import _
from desktop.views.kit.keys import KEDMANEE
from desktop.views.kit.popup import PopupRow

_BETWEEN = re.compile(r"[,;\s]+")
_LATIN = {thai: latin for latin, thai in KEDMANEE.items()}


def keys_note() -> str:
    """The keys of the table, in the head of the page."""
    return " · ".join((_("Enter next cell"), _("Ctrl+Enter next line"), _("Ctrl+D as above"), _("F4 choose")))


def counted(lines: int, ready: int, left: int) -> str:
    """How far the sheet is.

    Args:
        lines: how many say something.
        ready: how many could be saved.
        left: how many are to be mended or decided.
    """
    if not lines:
        return ""
    said = _("{ready} of {lines} lines ready", ready=_figure(ready), lines=_figure(lines))
    more = _("{left} to look at", left=_figure(left))
    return f"{said} · {more}" if left else said


def about_line(verdict: LineVerdict | None, column: str) -> tuple[str, str]:
    """What there is to say of the line that is keyed, and in which state's colour.

    Args:
        verdict: what would come of it; none while it is not known.
        column: where the keyboard stands; what is wrong there is said first.
    """
    if verdict is None:
        return "", ""
    wrong = [problem for problem in verdict.problems if not problem.soft]
    if verdict.verdict == PROBLEM and wrong:
        here = [problem for problem in wrong if problem.field == column]
        others = [problem for problem in wrong if problem.field != column]
        return "\n".join(problem.text for problem in (*here, *others)), "overdue"
    if verdict.verdict == NAMESAKE:
        first = verdict.candidates[0]
        return _("{who} Press F4 and choose.", who=_who(first)), "waiting"
    said = [_who(verdict.candidates[0])] if verdict.verdict == KNOWN and verdict.candidates else []
    said += verdict.remarks.values()
    said += [problem.text for problem in verdict.problems if problem.soft]
    return " · ".join(said), ""


def _who(candidate: Candidate) -> str:
    reasons = ", ".join(reason_word(reason) for reason in candidate.reasons)
    known = " · ".join(part for part in (candidate.name, candidate.detail, reasons) if part)
    if candidate.uid.startswith(LINE):
        return _("In this sheet: {who}.", who=known)
    return _("In the register: {who}.", who=known)


def namesake_rows(candidates: Sequence[Candidate]) -> list[PopupRow]:
    """What can be decided about a line: that it is one of these, or somebody else.

    Args:
        candidates: who it may be.
    """
    rows = [PopupRow(each.name, each.detail, "user-check", _("Same person")) for each in candidates]
    # Two people never share an ID number, so there is nothing else to decide.
    if not any("thai_id" in each.reasons for each in candidates):
        rows.append(PopupRow(_("Somebody else: register a new person"), "", "user-plus"))
    return rows


def last_word(typed: str) -> str:
    """What is being typed of several needs."""
    return _BETWEEN.split(typed)[-1] if typed else ""


def offered_needs(begun: str, known: Sequence[Category]) -> list[Category]:
    """The kinds of need that a beginning may mean, on the Thai layout too.

    Args:
        begun: what is being typed.
        known: the kinds, in the order of the paper's key.
    """
    found = offer_needs(begun, known)
    latin = "".join(_LATIN.get(letter, letter) for letter in begun)
    return found or (offer_needs(latin, known) if latin != begun else [])


def with_need(typed: str, code: str, known: Sequence[Category]) -> str:
    """What stands in the cell after a kind of need was chosen.

    Args:
        typed: as it stands; what was being typed last is replaced.
        code: the kind.
        known: the kinds, in the order of the paper's key.
    """
    before = [word for word in _BETWEEN.split(typed)[:-1] if word]
    meant = [next((each.code for each in offered_needs(word, known)), word) for word in before]
    return ", ".join(dict.fromkeys([*meant, code]))


def saved(done: KeyedIn) -> str:
    """What came of saving."""
    said = _(
        "{cases} cases are saved, {people} new people.",
        cases=_figure(done.cases),
        people=_figure(done.new_people),
    )
    if done.already:
        said += " " + _("{count} lines were registered already.", count=_figure(done.already))
    if done.left:
        said += " " + _("{count} lines stay to be mended.", count=_figure(len(done.left)))
    return said


def _figure(number: int) -> str:
    return thai_date.thai_digits(f"{number:,}")
