"""A file is brought while another one is open: whether it may take its place."""

from __future__ import annotations

from pathlib import Path

from desktop.rules.problems import Refused
from desktop.system.language import _
from desktop.views.kit.page import Page


def may_replace(page: Page, file: Path, *, busy: bool, decided: bool) -> bool:
    """Whether a file that was brought to the window may be opened in place of the one that is open.

    Args:
        page: on which it would be opened.
        file: where it lies.
        busy: the page works on the file that is open.
        decided: something was decided in it that would be lost; then it is asked for.
    """
    if busy:
        sentence = _("Another list is being worked on. Bring {file} again when it is done.", file=file.name)
        page.desk.fail(Refused(sentence, code="busy"))
        return False
    return not decided or page.desk.ask(
        page,
        _("Open {file} instead?", file=file.name),
        _("Open the other list"),
        _("Stay with this one"),
        _("What was decided row by row in the list that is open would be lost."),
    )
