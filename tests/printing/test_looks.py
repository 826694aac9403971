"""Every form looks as it did when somebody last looked at it: its text blocks, and its pictures."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from desktop.printing import forms, press
from tests.printing import looking

CASES = [(form, name) for form in forms.FORMS for name in ("sample", "longest")]
# Points that a line may move by, and the share of a picture that may change, before somebody must look again.
TOLERANCE, SHARE = 0.6, 0.004
AGAIN = "look at the paper; if it is right, run: python -m tests.printing.looking"


@pytest.mark.parametrize(("form", "name"), CASES, ids=lambda value: getattr(value, "name", value))
def test_a_paper_looks_as_it_did(form: forms.Form, name: str, tmp_path: Path) -> None:
    pdf = press.print_pdf(form, looking.sheets_of(form)[name])
    told = looking.moved(
        looking.read_lines(looking.KEPT / f"{form.name}-{name}.tsv"), looking.lines(pdf), TOLERANCE
    )
    assert not told, "\n".join([f"{form.name} {name}: {AGAIN}", *told[:20]])
    with Image.open(looking.KEPT / f"{form.name}-{name}.png") as kept:
        now = looking.pictures(pdf)
        share = looking.changed_share(kept.convert("L"), now)
    if share > SHARE:
        now.save(tmp_path / "now.png")
    assert share <= SHARE, f"{form.name} {name} changed by {share:.2%}, see {tmp_path / 'now.png'}; {AGAIN}"


def test_a_line_that_moved_is_told_with_how_far() -> None:
    kept = [looking.Line(1, 10, 700, "ชื่อ"), looking.Line(1, 10, 680, "ที่อยู่")]
    now = [looking.Line(1, 10, 700.3, "ชื่อ"), looking.Line(1, 14, 680, "ที่อยู่"), looking.Line(2, 1, 1, "เกิน")]
    told = looking.moved(kept, now, 0.6)
    assert told == ["moved by (+4.0, +0.0): page 1 ที่อยู่", "new: page 2 (1.0, 1.0) เกิน"]


def test_a_picture_that_changed_is_noticed() -> None:
    white = Image.new("L", (100, 100), 255)
    stained = white.copy()
    stained.paste(0, (40, 40, 50, 50))
    assert looking.changed_share(white, white) == 0
    assert looking.changed_share(white, stained) == 0.01
    assert looking.changed_share(white, Image.new("L", (90, 100), 255)) == 1
