"""What a paper looks like, written down: where every line of text stands, and small pictures of its pages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageChops

from desktop.printing import forms, press

KEPT = Path(__file__).parent / "looks"
_DOTS_PER_INCH = 40
_POINTS_PER_INCH = 72
# The pages that are kept as pictures; of a long paper the rest repeats them.
_PICTURED = 2


@dataclass(frozen=True)
class Line:
    """A line of text and where it stands on its page, in points from the lower left."""

    page: int
    left: float
    base: float
    text: str

    def written(self) -> str:
        return f"{self.page}\t{self.left:.1f}\t{self.base:.1f}\t{self.text}"


def sheets_of(form: forms.Form) -> dict[str, Any]:
    """The two sheets of a form that are looked at."""
    return {"sample": form.sample, "longest": form.longest}


def lines(pdf: bytes) -> list[Line]:
    """Every line of text of a paper, page by page, from top to bottom."""
    found = []
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            text = document[number].get_textpage()
            for at in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(at)
                words = " ".join(text.get_text_bounded(left, bottom, right, top).split())
                found.append(Line(number + 1, left, bottom, words))
            text.close()
    finally:
        document.close()
    return sorted(found, key=lambda line: (line.page, -line.base, line.left, line.text))


def pictures(pdf: bytes) -> Image.Image:
    """The first pages of a paper beside each other, small and grey."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        scale = _DOTS_PER_INCH / _POINTS_PER_INCH
        pages = [
            document[number].render(scale=scale).to_pil().convert("L")
            for number in range(min(len(document), _PICTURED))
        ]
    finally:
        document.close()
    strip = Image.new("L", (sum(page.width for page in pages), max(page.height for page in pages)), 255)
    left = 0
    for page in pages:
        strip.paste(page, (left, 0))
        left += page.width
    return strip


def read_lines(path: Path) -> list[Line]:
    """The lines that are kept."""
    rows = (row.split("\t", 3) for row in path.read_text("utf-8").splitlines())
    return [Line(int(page), float(left), float(base), text) for page, left, base, text in rows]


def moved(kept: list[Line], now: list[Line], tolerance: float) -> list[str]:
    """What moved, came or went, in words."""
    told = []
    waiting: dict[tuple[int, str], list[Line]] = {}
    for line in now:
        waiting.setdefault((line.page, line.text), []).append(line)
    for line in kept:
        candidates = waiting.get((line.page, line.text), [])
        if not candidates:
            told.append(f"gone: page {line.page} ({line.left:.1f}, {line.base:.1f}) {line.text}")
            continue
        nearest = min(candidates, key=lambda other: abs(other.left - line.left) + abs(other.base - line.base))
        candidates.remove(nearest)
        across, up = nearest.left - line.left, nearest.base - line.base
        if max(abs(across), abs(up)) > tolerance:
            told.append(f"moved by ({across:+.1f}, {up:+.1f}): page {line.page} {line.text}")
    told += [
        f"new: page {line.page} ({line.left:.1f}, {line.base:.1f}) {line.text}"
        for left in waiting.values()
        for line in left
    ]
    return told


def changed_share(kept: Image.Image, now: Image.Image) -> float:
    """How much of a picture is clearly lighter or darker than it was, from 0 to 1."""
    if kept.size != now.size:
        return 1.0
    difference = ImageChops.difference(kept, now)
    clear = sum(difference.histogram()[64:])
    return clear / (kept.width * kept.height)


def keep(form: forms.Form) -> None:
    """Write down how a form looks now; for whoever has looked at it and found it right."""
    for name, sheet in sheets_of(form).items():
        pdf = press.print_pdf(form, sheet)
        text = "".join(line.written() + "\n" for line in lines(pdf))
        (KEPT / f"{form.name}-{name}.tsv").write_text(text, "utf-8")
        pictures(pdf).save(KEPT / f"{form.name}-{name}.png", optimize=True)


if __name__ == "__main__":
    import sys

    for chosen in forms.FORMS:
        if chosen.name in sys.argv[1:] or len(sys.argv) == 1:
            keep(chosen)
