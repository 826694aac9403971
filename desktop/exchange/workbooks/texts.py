"""CSV as Excel, phones and old programs write it: any usual coding of Thai, any usual separator."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator

from desktop.exchange.workbooks import limits
from desktop.exchange.workbooks.failures import refusal
from desktop.rules.lists.grid import Row

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEPARATORS = "\t;|,"
_LOOKED_AT = 64 * 1024
# A cell of more lines than any address has: somebody's quotation mark was never closed.
_LINES_IN_A_CELL = 40
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f]")


def decoded(content: bytes) -> str:
    """The text of a file, in whichever coding it came.

    Marked codings first, then UTF-8, UTF-16 without its mark, and at last CP874, the TIS-620 of Windows.

    Args:
        content: the whole file.

    Raises:
        Refused: it is no text at all.
    """
    text = _decoded(content)
    if _NO_TEXT.search(text[:_LOOKED_AT]):
        raise refusal("not-a-list")
    return text


def _decoded(content: bytes) -> str:
    for mark, coding in _MARKED:
        if content.startswith(mark):
            return content.decode(coding, errors="replace")
    wide = _wide(content[:_LOOKED_AT])
    if wide:
        return content.decode(wide, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        # Bytes that CP874 leaves open become a visible sign, so that the cell is seen to be wrong.
        return content.decode("cp874", errors="replace")


def _wide(head: bytes) -> str:
    """UTF-16 without its mark: every second byte says that the letter is Latin or Thai."""
    for coding, half in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if len(half) > 1 and 5 * (half.count(b"\x00") + half.count(b"\x0e")) > 4 * len(half):
            return coding
    return ""


def rows(content: bytes) -> Iterator[Row]:
    """The rows of a CSV text, numbered as a spreadsheet program would; empty ones are left out.

    Args:
        content: the whole file.

    Raises:
        Refused: it is no text, or a quotation mark is never closed.
    """
    text = decoded(content)
    separator, text = _separator(text)
    csv.field_size_limit(limits.CELL * 4)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if number > limits.ROWS:
                raise refusal("too-big", rows=f"{limits.ROWS:,}")
            if any(cell.count("\n") > _LINES_IN_A_CELL for cell in cells):
                raise refusal("quotes", row=number)
            trimmed = _trimmed(cells)
            if trimmed:
                yield Row(number, trimmed)
    except csv.Error:
        raise refusal("quotes", row=number + 1) from None


def _trimmed(cells: list[str]) -> tuple[str | None, ...]:
    kept = [cell[: limits.CELL] or None for cell in cells[: limits.COLUMNS]]
    while kept and (kept[-1] is None or not kept[-1].strip()):
        kept.pop()
    return tuple(kept)


def _separator(text: str) -> tuple[str, str]:
    """The sign between cells: the one that parts most lines into the same number of cells."""
    # Excel's own way of naming it, in a line that other programs show as a row.
    named = re.match(r"sep=(.)\r?\n", text)
    if named:
        return named[1], "\n" + text[named.end() :]
    head = text[:_LOOKED_AT]
    best, likeness = ",", 0.0
    for separator in _SEPARATORS:
        found = _likeness(head, separator)
        if found > likeness:
            best, likeness = separator, found
    return best, text


def _likeness(head: str, separator: str) -> float:
    try:
        lines = [row for row in csv.reader(io.StringIO(head, newline=""), delimiter=separator) if any(row)]
    except csv.Error:
        return 0.0
    widths = [len(row) for row in lines[:-1] or lines if len(row) > 1]
    if not widths:
        return 0.0
    usual = max(set(widths), key=widths.count)
    return widths.count(usual) / len(lines) * min(usual, 12)
