"""The office's crest, or the place for it, and the code that a scanner finds a paper by."""

from __future__ import annotations

import io
from functools import lru_cache

import segno
from reportlab.lib.utils import ImageReader

from desktop.printing.runs import CENTRE, Style
from desktop.printing.thai_text import PaperCanvas

CM = 72 / 2.54
CREST_ON_LETTERS = 3 * CM
CREST_ON_MEMOS = 1.5 * CM
# More than this makes squares that an office printer and a plain scanner no longer manage.
LONGEST_CODE = 300


def draw_crest(canvas: PaperCanvas, middle: float, bottom: float, height: float) -> None:
    """The office's crest where it was supplied, as large as its place allows, else a framed place for it.

    Args:
        canvas: the paper.
        middle: the crest's middle, from the left.
        bottom: its lower edge.
        height: of its place, which is as wide as high.
    """
    if canvas.crest:
        picture = _picture(canvas.crest)
        wide, high = picture.getSize()
        scale = height / max(wide, high)
        width, up = wide * scale, (height - high * scale) / 2
        canvas.drawImage(picture, middle - width / 2, bottom + up, width, high * scale, mask="auto")
        return
    canvas.saveState()
    canvas.setStrokeGray(0.72)
    canvas.setLineWidth(0.5)
    canvas.setDash(2, 2)
    canvas.roundRect(middle - height / 2, bottom, height, height, height / 10, fill=0)
    canvas.restoreState()
    style = Style(size=min(height / 7, 9), align=CENTRE, grey=0.55)
    canvas.write("ตราครุฑ", middle, bottom + height / 2 - style.size / 4, style)


@lru_cache(maxsize=4)
def _picture(crest: bytes) -> ImageReader:
    return ImageReader(io.BytesIO(crest))


@lru_cache(maxsize=256)
def _qr_rows(text: str) -> tuple[tuple[tuple[int, int], ...], ...]:
    """The dark stretches of each row, as (start, length) in modules."""
    rows = []
    for row in segno.make(text, error="m", micro=False).matrix:
        starts = [place for place, dark in enumerate(row) if dark and not (place and row[place - 1])]
        rows.append(
            tuple(
                (start, next((n for n in range(start, len(row)) if not row[n]), len(row)) - start)
                for start in starts
            )
        )
    return tuple(rows)


def draw_qr(canvas: PaperCanvas, text: str, x: float, y: float, side: float) -> None:
    """Draw the text as a QR code, so that a scanner finds a paper brought back; none where it is too long.

    Args:
        canvas: the paper.
        text: what a scanner shall read.
        x: the left edge.
        y: the lower edge.
        side: in points, without the quiet ground around it.
    """
    if not 0 < len(text) <= LONGEST_CODE:
        return
    rows = _qr_rows(text)
    module = side / len(rows)
    canvas.fill_squares(
        (x + start * module, y + side - number * module, length * module, module)
        for number, row in enumerate(rows, 1)
        for start, length in row
    )
