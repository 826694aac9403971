"""How soon the first page of each paper stands in the preview, in a program that has started already."""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass
from typing import Any

from desktop.app.benchmarks.paper import machine
from desktop.printing import forms, press

# Whoever asks for a paper sees its first page before they wonder whether they have been heard.
LIMIT_MILLISECONDS = 300
_ON_SCREEN = 96 / 72


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """One sheet on its way to the screen.

    Attributes:
        form: the form's name.
        sheet: ``sample`` or ``longest``.
        pages: how many pages were set before the first one was shown.
        set_in: milliseconds from the sheet to the file, the words of its form never set before.
        drawn_in: milliseconds from the file to the picture of its first page, at 96 dots to an inch.
        worked: milliseconds of the processor in all; the rest was waited, where the machine is busy.
    """

    form: str
    sheet: str
    pages: int
    set_in: float
    drawn_in: float
    worked: float

    @property
    def milliseconds(self) -> float:
        """From the sheet to the picture."""
        return self.set_in + self.drawn_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What was measured.

    Attributes:
        previews: every form's two sheets, the slowest first.
        machine: where this was measured.
    """

    previews: tuple[Preview, ...]
    machine: str

    @property
    def slowest(self) -> float:
        """Milliseconds of the slowest."""
        return self.previews[0].milliseconds

    def to_json(self) -> dict[str, Any]:
        """The result for a program to read."""
        rows = [asdict(one) | {"milliseconds": one.milliseconds} for one in self.previews]
        beyond = sum(one.milliseconds > LIMIT_MILLISECONDS for one in self.previews)
        head = {"limit": LIMIT_MILLISECONDS, "slowest": self.slowest, "beyond": beyond}
        return {**head, "previews": rows, "machine": self.machine}


def measure() -> Result:
    """Print and draw the two sheets of every form once, in a program that has printed one paper before."""
    press.warm_up()
    memo = forms.form("memo")
    _preview(memo, "sample", memo.sample)
    made = [
        _preview(form, name, sheet)
        for form in forms.FORMS
        for name, sheet in (("sample", form.sample), ("longest", form.longest))
    ]
    slowest_first = sorted(made, key=lambda one: one.milliseconds, reverse=True)
    return Result(previews=tuple(slowest_first), machine=machine())


def _preview(form: forms.Form, name: str, sheet: Any) -> Preview:
    from desktop.views.kit import paper_pages

    start, worked = time.perf_counter(), time.process_time()
    printed = press.print_paper(form, sheet)
    there = time.perf_counter()
    paper = paper_pages.read(printed.pdf, form.name)
    paper_pages.page_picture(paper, 0, _ON_SCREEN)
    drawn = time.perf_counter()
    return Preview(
        form=form.name,
        sheet=name,
        pages=printed.pages,
        set_in=(there - start) * 1_000,
        drawn_in=(drawn - there) * 1_000,
        worked=(time.process_time() - worked) * 1_000,
    )
