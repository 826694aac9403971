"""Why a list is not opened: a code for scripts, and one plain sentence that says what to do."""

from __future__ import annotations

from desktop.rules.problems import Refused
from desktop.system.language import _, mark

SENTENCES: dict[str, str] = {
    "empty": mark("This file is empty. Nothing was taken in; ask for it once more."),
    "html": mark(
        "This file bears the name of a workbook, but is a web page. Nothing was taken in. "
        "Open it in Excel, save it as an Excel workbook (.xlsx), then choose that one."
    ),
    "password": mark(
        "This workbook is protected by a password. Nothing was taken in. "
        "Open it in Excel, save it without the password, then choose that one."
    ),
    "old-workbook": mark(
        "This workbook has the old format .xls. Nothing was taken in. "
        "Open it in Excel, save it as an Excel workbook (.xlsx), then choose that one."
    ),
    "other-workbook": mark(
        "This is a workbook of another kind. Nothing was taken in. "
        "Open it where it was made, save it as an Excel workbook (.xlsx), then choose that one."
    ),
    "damaged": mark(
        "This workbook is damaged or was cut short. Nothing was taken in; ask for it once more, "
        "or open it in Excel and save it anew."
    ),
    "not-a-list": mark(
        "This file is no list: neither an Excel workbook (.xlsx) nor a CSV text. Nothing was taken in."
    ),
    "too-big": mark(
        "This file is larger than any list. Nothing was taken in; "
        "divide it into lists of at most {rows} people."
    ),
    "unsafe": mark(
        "This file holds something that no list holds, and was not opened further. Nothing was taken in. "
        "Ask the sender how it was made."
    ),
    "no-sheet": mark("There is no sheet {sheet} in this workbook. Its sheets: {sheets}."),
    "no-rows": mark("There is nothing in this sheet. Nothing was taken in."),
    "quotes": mark(
        'In row {row} a quotation mark (") is opened and never closed. Nothing was taken in; '
        "close it or take it away, then choose the file again."
    ),
}


def refusal(code: str, **values: object) -> Refused:
    """A refusal by its code.

    Args:
        code: a key of ``SENTENCES``.
        values: what its sentence leaves open.
    """
    return Refused(_(SENTENCES[code], **values), code=code)
