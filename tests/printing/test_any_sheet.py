"""Whatever one field of a sheet holds, its form shows all of it, on the page and beside everything else."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import Field, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, get_origin, get_type_hints

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from desktop.printing import forms, press
from tests.printing.conftest import THOROUGH, by_pdfium, without_space
from tests.printing.places import faults

ROOT = Path(__file__).resolve().parents[2]
every_form = pytest.mark.parametrize("one", forms.FORMS, ids=lambda one: one.name)
TEXTS = {"one word": "กขคงจชซญฐณ" * 20, "words": "นูรไอนี ปู่ย่าที่นี่ " * 10}
# What stands on no paper, or not as it was typed: a memo and a certificate come from their office or issuers,
# identity numbers are masked in lists, a sex and a kind are one of a few words, a card has one size, what was
# wrong with a receipt stands on a void one only; the foot of a small slip holds three lines of a number.
NOT_SHOWN = {
    "citizen_slip": {"number"},
    "memo": {"centre"},
    "certificate": {"centre"},
    "training_roster": {"persons[0].thai_id"},
    "attendance_sheet": {"persons[0].thai_id"},
    "training_result": {"persons[0].sex"},
    "service_users": {"people.name"},
    "satisfaction": {"overall.name"},
    "outreach_sheet": {"lines[0].thai_id"},
    "volunteer_register": {"lines[0].thai_id"},
    "volunteer_card": {"cards[0].kind"},
    "stipend_list": {"lines[0].thai_id"},
    "stipend_receipt": {"void_reason", "replaced_by"},
}
# Cut into groups of four for reading aloud, wherever that parts a Thai letter from its mark.
GROUPED = {("delivery_slip", "fingerprint_hex")}

Change = Callable[[Any, Field[Any]], Iterator[tuple[str, Any]]]


def one_by_one(sheet: Any, change: Change, path: str = "") -> Iterator[tuple[str, Any]]:
    """The sheet with one field after the other changed, those of its lines too, and which one it is."""
    for field in fields(sheet):
        value = getattr(sheet, field.name)
        for place, changed in change(sheet, field):
            yield f"{path}{field.name}{place}", replace(sheet, **{field.name: changed})
        if is_dataclass(value):
            for below, changed in one_by_one(value, change, f"{path}{field.name}."):
                yield below, replace(sheet, **{field.name: changed})
        elif isinstance(value, tuple) and value and is_dataclass(value[0]):
            for below, changed in one_by_one(value[0], change, f"{path}{field.name}[0]."):
                yield below, replace(sheet, **{field.name: (changed, *value[1:])})


def holding(text: str) -> Change:
    """A text field, or the first of a list of texts, holds this text."""

    def change(sheet: Any, field: Field[Any]) -> Iterator[tuple[str, Any]]:
        value = getattr(sheet, field.name)
        if isinstance(value, str):
            yield "", text
        elif isinstance(value, tuple) and value and isinstance(value[0], str):
            yield "[0]", (text, *value[1:])

    return change


def of_length(count: int) -> Change:
    """A list has so many lines."""

    def change(sheet: Any, field: Field[Any]) -> Iterator[tuple[str, Any]]:
        value = getattr(sheet, field.name)
        if get_origin(get_type_hints(type(sheet))[field.name]) is tuple and (value or not count):
            yield "", (value * count)[:count]

    return change


def told(printed: press.Printed) -> list[str]:
    """What is wrong with a paper, a text that does not come back included."""
    back = Counter(without_space(by_pdfium(printed.pdf)))
    lost = Counter(without_space(printed.text)) - back
    return [*faults(printed.pdf), *([f"not read back: {lost}"] if lost else [])]


def shows(printed: press.Printed, text: str) -> bool:
    """Whether the paper shows every letter of a text; a table may have divided it between two pages."""
    wanted, shown = Counter(without_space(text)), Counter(without_space(printed.text))
    return not wanted - shown


@every_form
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_two_hundred_letters_in_any_one_field_are_shown_and_touch_nothing(one: forms.Form, text: str) -> None:
    hidden = NOT_SHOWN.get(one.name, set())
    seen = set()
    for number, (path, sheet) in enumerate(one_by_one(one.sample, holding(text))):
        seen.add(path)
        if not THOROUGH and number % len(TEXTS) != list(TEXTS.values()).index(text):
            continue
        printed = press.print_paper(one, sheet)
        assert path in hidden or shows(printed, text), path
        if (one.name, path) not in GROUPED:
            assert told(printed) == [], path
    assert len(seen) >= 3
    assert hidden <= seen


@every_form
@pytest.mark.parametrize("count", [0, 300])
def test_any_one_list_may_be_empty_or_go_on_over_pages(one: forms.Form, count: int) -> None:
    for path, sheet in one_by_one(one.sample, of_length(count)):
        assert told(press.print_paper(one, sheet)) == [], path


@every_form
def test_nothing_on_the_two_sheets_of_a_form_touches_anything(one: forms.Form) -> None:
    for sheet in (one.sample, one.longest):
        assert told(press.print_paper(one, sheet)) == []


@every_form
def test_a_paper_of_one_page_is_smaller_than_60_kilobytes(one: forms.Form) -> None:
    printed = press.print_paper(one, one.sample)
    assert len(printed.pdf) < 60_000 * printed.pages


ALL_PAPERS = """
import hashlib, sys
from desktop.printing import forms, press
for form in forms.FORMS[:: int(sys.argv[1])]:
    for sheet in (form.sample, form.longest)[: int(sys.argv[2])]:
        print(form.name, sheet is form.longest, hashlib.sha256(press.print_pdf(form, sheet)).hexdigest())
"""


def test_every_paper_is_the_same_byte_for_byte_in_two_processes_that_print_in_another_order() -> None:
    sheets = 2 if THOROUGH else 1

    def started(seed: str, step: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", ALL_PAPERS, step, str(sheets)],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            text=True,
        )

    processes = started("1", "1"), started("4711", "-1")
    first, second = (sorted(process.communicate(timeout=120)[0].splitlines()) for process in processes)
    assert first == second
    assert len(first) == sheets * len(forms.FORMS)
    here = hashlib.sha256(press.print_pdf(forms.form("memo"), forms.form("memo").sample)).hexdigest()
    assert f"memo False {here}" in first


def drawn(*texts: tuple[str, float, float], rule: tuple[float, float, float, float] | None = None) -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(300, 300))
    for text, x, y in texts:
        canvas.drawString(x, y, text)
    if rule:
        canvas.line(*rule)
    canvas.save()
    return target.getvalue()


def test_what_is_wrong_on_a_page_is_noticed() -> None:
    assert faults(drawn(("whole", 100, 100), ("whole", 100, 114), rule=(90, 90, 90, 200))) == []
    assert "off the page" in faults(drawn(("beyond", 280, 100)))[0]
    assert "over each other" in faults(drawn(("first", 100, 100), ("second", 110, 102)))[0]
    assert "over a rule" in faults(drawn(("too long", 100, 100), rule=(120, 90, 120, 200)))[0]
    assert "over a rule" in faults(drawn(("struck", 100, 100), rule=(90, 104, 200, 104)))[0]
    assert pypdfium2.PdfDocument(drawn(("a", 10, 10)))[0].get_size() == (300, 300)
