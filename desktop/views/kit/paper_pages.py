"""A PDF as pictures of its pages, made in memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtGui import QImage

from desktop.system.pdfium import ONE_AT_A_TIME

POINTS_PER_INCH: Final = 72


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that is shown.

    Attributes:
        pdf: the file's bytes.
        name: the name it is saved under, without an ending.
        sizes: width and height of each page in points.
    """

    pdf: bytes
    name: str
    sizes: tuple[tuple[float, float], ...]


def read(pdf: bytes, name: str) -> Paper:
    """Look into a PDF for its pages."""
    with ONE_AT_A_TIME:
        document = _opened(pdf)
        try:
            sizes = tuple(document.get_page_size(at) for at in range(len(document)))
        finally:
            document.close()
    return Paper(pdf, name, sizes)


def page_picture(paper: Paper, at: int, scale: float, grey: bool = False) -> QImage:
    """One page as a picture.

    Args:
        paper: the paper.
        at: which page, from 0.
        scale: pixels to a point.
        grey: without colours, as most office printers print.
    """
    with ONE_AT_A_TIME:
        document = _opened(paper.pdf)
        try:
            page = document[at]
            drawn = page.render(scale=scale, grayscale=grey, rev_byteorder=False)
            picture = _as_image(drawn)
            drawn.close()
            page.close()
        finally:
            document.close()
    return picture


def _opened(pdf: bytes) -> Any:
    import pypdfium2

    return pypdfium2.PdfDocument(pdf)


def _as_image(drawn: Any) -> QImage:
    formats = {
        "BGR": QImage.Format.Format_BGR888,
        "BGRX": QImage.Format.Format_RGB32,
        "BGRA": QImage.Format.Format_ARGB32,
        "L": QImage.Format.Format_Grayscale8,
    }
    made = QImage(bytes(drawn.buffer), drawn.width, drawn.height, drawn.stride, formats[drawn.mode])

    # A copy, because the picture must outlive the bytes it was read from.
    return made.copy()
