"""Command for lists that volunteers bring as files."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from desktop.app.call import Call, Command, read_file
from desktop.rules.cases import CHANNELS
from desktop.rules.lists.decisions import ROW
from desktop.rules.problems import Refused
from desktop.services.centre import Centre
from desktop.services.lists import VERDICTS, Imported, JudgedList, JudgedRow, ListFile, Wish
from desktop.system.language import _, mark


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="an Excel workbook (.xlsx) or a CSV text")
    parser.add_argument("--dry-run", action="store_true", help="give verdicts only; nothing is written")
    parser.add_argument(
        "--decisions", type=Path, help="about namesakes: the file of rejected rows filled in, or JSON"
    )
    parser.add_argument("--rejects", type=Path, help="a file ending in .xlsx for the rows not taken in")
    parser.add_argument("--sheet", help="the sheet; without it the one that looks most like a list")
    parser.add_argument("--sender", default="", help="the volunteer whose list it is, by name or uid")
    parser.add_argument("--channel", default="survey", choices=sorted(CHANNELS), help="how cases came in")
    parser.add_argument("--json", action="store_true")


def _import(call: Call) -> int:
    given = call.given
    if given.rejects is not None and given.rejects.suffix.lower() != ".xlsx":
        raise Refused(_("Name the file of rejected rows with .xlsx at its end."), code="no-such-kind")
    if given.channel == "volunteer" and not given.sender:
        raise Refused(_("Say with --sender which volunteer brought the list."), code="no-volunteer")
    content = read_file(given.file)
    told = read_file(given.decisions) if given.decisions else None
    # A look that leaves nothing behind can be taken beside the open window.
    with call.centre(look_only=given.dry_run and given.rejects is None) as centre:
        lists = centre.lists
        wish = Wish(sender=lists.sender(given.sender) if given.sender else "", channel=given.channel)
        file = lists.open(content, given.file.name)
        judged = _judged(call, centre, file, wish, told)
        imported = None
        if not given.dry_run:
            with call.progress(_("Writing")) as progress:
                imported = lists.write(judged, wish, progress)
        if given.dry_run:
            call.shown(centre, mark("Look for the people of a list by a command"), _known(judged))
        if given.rejects is not None:
            lists.save_rejected(judged, given.rejects, imported)
    call.answer(_as_json(judged, imported), _as_text(judged, imported))
    return 0


def _known(judged: JudgedList) -> Mapping[str, Sequence[str]]:
    """The people of the register that the verdicts name."""
    rows = judged.rows.values()
    named = {row.line.known_uid for row in rows} | {each.key for row in rows for each in row.candidates}
    # A namesake may stand in the list itself, and have no entry.
    return {"citizens": sorted(uid for uid in named if uid and not uid.startswith(ROW))}


def _judged(call: Call, centre: Centre, file: ListFile, wish: Wish, told: bytes | None) -> JudgedList:
    lists = centre.lists
    plan = lists.look(file, call.given.sheet, wish.sender).plan
    decided = lists.decided(told) if told is not None else None
    with call.progress(_("Reading the list")) as progress:
        return lists.judge(file, plan, wish, decided, progress)


def _as_json(judged: JudgedList, imported: Imported | None) -> dict[str, Any]:
    counts = judged.counts()
    answer: dict[str, Any] = {
        "rows": [_row(row, imported) for row in judged.rows.values()],
        "counts": {verdict: getattr(counts, verdict) for verdict in VERDICTS},
        "sheet": judged.plan.sheet,
        "columns": dict(
            zip(map(str, range(1, 1 + len(judged.plan.columns))), judged.plan.columns, strict=True)
        ),
    }
    if imported is not None:
        answer["written"] = {"people": imported.people, "cases": imported.cases, "filled": imported.filled}
    return answer


def _row(row: JudgedRow, imported: Imported | None) -> dict[str, Any]:
    written = imported.written if imported else {}
    candidates = [written.get(each.row, each.key) for each in row.candidates]
    known = [row.line.known_uid] if row.line.known_uid else []
    told: dict[str, Any] = {
        "row": row.number,
        "verdict": row.verdict,
        "reasons": list(row.reasons),
        # Whoever is known is the one candidate.
        "candidates": candidates or known,
    }
    if row.line.known_uid:
        told["uid"] = row.line.known_uid
    elif row.number in written:
        told["uid"] = written[row.number]
    return told


def _as_text(judged: JudgedList, imported: Imported | None) -> str:
    counts = judged.counts()
    lines = [
        _(
            "{new} new, {known} known, {namesake} namesakes to decide, {problem} with problems.",
            new=counts.new,
            known=counts.known,
            namesake=counts.namesake,
            problem=counts.problem,
        )
    ]
    if imported is None:
        lines.append(_("Nothing was written."))
    else:
        sentence = _(
            "{people} people were registered and {cases} cases opened; {left} rows were not taken in.",
            people=imported.people,
            cases=imported.cases,
            left=imported.left,
        )
        lines.append(sentence)
    reasons = Counter(row.reasons[0] for row in judged.rejected() if row.reasons)
    lines += [f"{count}\t{reason}" for reason, count in reasons.most_common(20)]
    return "\n".join(lines)


COMMANDS = (Command("import-people", "take a list of people in", _arguments, _import),)
