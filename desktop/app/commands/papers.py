"""Commands for papers: every form, one paper, one report of a month."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.app.call import Call, Command, read_file
from desktop.database.failures import writing_a_file
from desktop.database.keys import write_whole
from desktop.printing.binding import bound
from desktop.rules.months import Month
from desktop.rules.problems import Refused
from desktop.system.language import _, mark

if TYPE_CHECKING:
    from desktop.printing.forms import Form
    from desktop.printing.press import Printed
    from desktop.services.centre import Centre

_MEMO = "memo"

# The typesetting is imported by the commands that print: every other start would wait for it.


def _forms_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true")


def _forms(call: Call) -> int:
    from desktop.printing import forms

    rows = [{"name": form.name, "title": form.title, "paper": form.paper} for form in forms.FORMS]
    call.answer({"forms": rows}, "\n".join(f"{row['name']}\t{row['title']}\t{row['paper']}" for row in rows))
    return 0


def _form_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("form")
    chosen = parser.add_mutually_exclusive_group(required=True)
    chosen.add_argument("--sample", action="store_true", help="with the form's own example")
    chosen.add_argument("--longest", action="store_true", help="with the longest values there may be")
    chosen.add_argument("--sheet", type=Path, help="with the values of a JSON file")
    chosen.add_argument("--entry", help="the paper handed out under this document's uid, as a copy")
    chosen.add_argument("--schema", action="store_true", help="print the JSON Schema of its values")
    parser.add_argument("--out", type=Path, default=None)
    parser.add_argument("--json", action="store_true")


def _form(call: Call) -> int:
    from desktop.printing import forms, press, sheets

    given = call.given
    form = forms.form(given.form)
    if given.schema:
        schema = sheets.schema(form.sheet_class, form.title)
        call.answer(schema, json.dumps(schema, ensure_ascii=False, indent=2))
        return 0
    if given.out is None:
        raise Refused(_("Name the file to write with --out."), code="no-out")
    if given.entry:
        with call.centre() as centre:
            printed = centre.documents.reprint(given.entry)
    else:
        printed = press.print_paper(form, _sheet(form, given))
    _tell_what_is_not_shown(printed)
    _save(call, printed.pdf, given.out)
    return 0


def _tell_what_is_not_shown(printed: Printed) -> None:
    """Name on the error stream what the paper, written all the same, does not show as it was given."""
    if printed.missing:
        sys.stderr.write(
            _(
                "No font of this program has these characters; "
                "the paper shows an empty box for each: {characters}.",
                characters=_named(printed.missing),
            )
            + "\n"
        )
    if printed.left_out:
        sys.stderr.write(
            _(
                "These signs have no shape and are not on the paper: {characters}.",
                characters=_named(printed.left_out),
            )
            + "\n"
        )


def _named(characters: tuple[str, ...]) -> str:
    """The characters with their codes; those that cannot be written to a stream by their codes alone."""
    return ", ".join(
        f"{character} U+{ord(character):04X}" if character.isprintable() else f"U+{ord(character):04X}"
        for character in characters
    )


def _sheet(form: Form, given: Any) -> Any:
    from desktop.printing import sheets

    if given.sample:
        return form.sample
    if given.longest:
        return form.longest
    try:
        values = json.loads(read_file(given.sheet).decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Refused(_("This file is no JSON in UTF-8. Nothing was printed."), code="not-json") from None
    return sheets.from_json(form.sheet_class, values)


def _save(call: Call, pdf: bytes, out: Path) -> None:
    with writing_a_file():
        out.parent.mkdir(parents=True, exist_ok=True)
        write_whole(out, pdf)
    call.answer({"out": str(out), "bytes": len(pdf)}, _("The paper was written to {file}.", file=out))


def _report_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("report", help="monthly_summary, memo, chain_report, …; any other name lists them")
    parser.add_argument("--month", required=True, help="such as 2569-01")
    parser.add_argument("--unit", default=None, help="one centre; at a province without it all of them")
    parser.add_argument(
        "--subject", default=None, help="whose, where a month has several of a kind; else all of them"
    )
    parser.add_argument("--out", type=Path, required=True, help="a file ending in .pdf or .xlsx")
    parser.add_argument("--json", action="store_true")


def _report(call: Call) -> int:
    given = call.given
    month = Month.parse(given.month)
    kind = given.out.suffix.lower()
    if kind not in (".pdf", ".xlsx"):
        raise Refused(_("Name the file with .pdf or .xlsx at its end."), code="no-such-kind")
    with call.centre(look_only=True) as centre:
        call.shown(centre, mark("Make a report by a command"), {given.report: (str(month),)})
        if kind == ".xlsx":
            rows = _workbook(centre, given, month)
            call.answer(
                {"out": str(given.out), "rows": rows}, _("The report was written to {file}.", file=given.out)
            )
            return 0
        printed = [centre.documents.preview(*paper) for paper in _report_papers(centre, given, month)]
    for one in printed:
        _tell_what_is_not_shown(one)
    _save(call, bound([one.pdf for one in printed]), given.out)
    return 0


def _workbook(centre: Centre, given: Any, month: Month) -> int:
    if given.report == _MEMO:
        raise Refused(_("A memo has no figures of its own; write it as a PDF."), code="no-such-kind")
    eight, unit = centre.reports.eight, given.unit
    subjects = _subjects(centre, given, month)
    figures = [eight.figures(given.report, month, unit, subject) for subject in subjects]
    only = subjects[0] if len(subjects) == 1 else ""
    return centre.export.write_figures(figures, eight.told(given.report, month, unit, only), given.out)


def _subjects(centre: Centre, given: Any, month: Month) -> list[str]:
    found = [one.code for one in centre.reports.eight.subjects(given.report, month, given.unit)]
    chosen = [code for code in found if given.subject in (None, code)]
    if not chosen:
        raise Refused(_("There is nothing to report about this month here."), code="no-subject")
    return chosen


def _report_papers(centre: Centre, given: Any, month: Month) -> list[tuple[str, Any]]:
    if given.report == _MEMO:
        return [(_MEMO, centre.reports.memo_sheet(month, given.unit))]
    subjects = _subjects(centre, given, month)
    return [centre.reports.eight.sheet(given.report, month, given.unit, subject) for subject in subjects]


COMMANDS = (
    Command("forms", "every form: name, title, paper", _forms_arguments, _forms),
    Command("form", "one paper", _form_arguments, _form),
    Command("report", "a report of a month as PDF or workbook", _report_arguments, _report),
)
