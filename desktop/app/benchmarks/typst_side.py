"""The same months set by Typst, with the same words and fonts."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

from desktop.printing.charts import percent
from desktop.rules.thai_date import long
from desktop.system import paths

TEMPLATE = Path(__file__).with_name("monthly_summary.typ")


def typesetter() -> Callable[[str], bytes] | None:
    """A function that sets the words of sheets as one PDF; none where Typst is not installed.

    Its fonts are read once. A compiler that is used again was slower than a new one: each file gets its own.
    """
    try:
        import typst
    except ImportError:
        return None
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(paths.fonts())]
    )

    def together(months: str) -> bytes:
        compiler = typst.Compiler(input=str(TEMPLATE), font_paths=fonts)
        pdf = compiler.compile(format="pdf", sys_inputs={"months": months}, timestamp=0)
        assert isinstance(pdf, bytes)
        return pdf

    return together


def version() -> str:
    """The version of the Typst package; empty where it is not installed."""
    try:
        return metadata.version("typst")
    except metadata.PackageNotFoundError:
        return ""


def words(sheets: Sequence[Any]) -> str:
    """The sheets' values as JSON, dates and shares in the words that our own papers use."""
    return json.dumps([_words(sheet) for sheet in sheets], ensure_ascii=False)


def _words(sheet: Any) -> dict[str, Any]:
    stages = (("ชี้เป้า", "pointed_out"), ("คัดกรอง", "screened"), ("ช่วยเหลือ", "assisted"))
    values = {name: getattr(sheet, name) for name in _PLAIN}
    return {
        **values,
        "closed": long(sheet.closed_on, thai_digits=False),
        "approved": long(sheet.approved_on, thai_digits=False) if sheet.approved_on else "",
        "stages": [(word, *_stage(sheet, name)) for word, name in stages],
        "by_category": [dataclasses.asdict(line) for line in sheet.by_category],
        "by_tambon": [dataclasses.asdict(line) for line in sheet.by_tambon],
        "by_agency": [dataclasses.asdict(line) for line in sheet.by_agency],
    }


def _stage(sheet: Any, name: str) -> tuple[int, int, int, str]:
    """The year's target, the month, what the year has reached so far, and its share."""
    target, month, since = (
        getattr(part, name) for part in (sheet.target, sheet.this_month, sheet.since_october)
    )
    return target, month, since, percent(since, target)


_PLAIN = (
    "number",
    "centre",
    "month",
    "fiscal_year",
    "volunteers",
    "quota",
    "open_cases",
    "overdue",
    "notes",
    "preparer",
    "preparer_position",
    "approver",
    "approver_position",
)
