"""A sheet onto paper: the one way in for whoever wants a PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from desktop.printing.fonts import font_set
from desktop.printing.forms import Form
from desktop.printing.line_breaking import keeping_whole, tokens
from desktop.printing.paper import Document, Imprint

COPY, DRAFT, VOID = "สำเนา", "ร่าง", "ยกเลิก"
_NAME_FIELDS = frozenset(
    (
        *("citizen_name", "officer", "signer", "preparer", "approver", "sender", "found_by", "informant"),
        *("volunteer", "payee", "payer", "checker", "supervisor", "issuer"),
        *("trainer", "chair"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A finished paper.

    Attributes:
        pdf: the file.
        pages: how many pages it has.
        text: every word on it, line by line, in the order in which it was written.
        missing: characters that no font could draw and that stand as empty boxes.
    """

    pdf: bytes
    pages: int
    text: str
    missing: tuple[str, ...]


def print_pdf(form: Form, sheet: Any, *, crest: bytes = b"", code: str = "") -> bytes:
    """The paper as a PDF; the same sheet gives the same bytes.

    Args:
        form: one of ``forms.FORMS``.
        sheet: the form's sheet.
        crest: a picture of the office's crest; empty leaves a framed place.
        code: what a scanner reads, the number it is kept under first; empty takes the sheet's own number.
    """
    return print_paper(form, sheet, crest=crest, code=code).pdf


def print_paper(form: Form, sheet: Any, *, crest: bytes = b"", code: str = "") -> Printed:
    """The paper as a PDF, with what is worth knowing about it.

    Args:
        form: one of ``forms.FORMS``.
        sheet: the form's sheet.
        crest: a picture of the office's crest; empty leaves a framed place.
        code: what a scanner reads, the number it is kept under first; empty takes the sheet's own number.
    """
    target = io.BytesIO()
    number = getattr(sheet, "number", "")
    imprint = Imprint(
        title=form.title,
        number=code.partition(" ")[0] or number,
        code=code or number,
        author=getattr(sheet, "centre", "") or getattr(sheet, "office", ""),
        mark=_mark(form, sheet),
        crest=crest,
    )
    with keeping_whole(_names(sheet)):
        canvas = Document(target, form.layout, imprint).set(list(form.story(sheet)))
    return Printed(
        pdf=target.getvalue(),
        pages=canvas.page_count,
        text="\n".join(canvas.all_written),
        missing=tuple(sorted(canvas.missing)),
    )


def warm_up() -> None:
    """Read fonts and dictionary, so that the first paper comes as quickly as the next."""
    font_set()
    tokens("ประชาชน")


def _mark(form: Form, sheet: Any) -> str:
    marks = (
        (COPY, getattr(sheet, "copy", False)),
        (DRAFT, form.is_draft(sheet)),
        (VOID, getattr(sheet, "void", False)),
    )
    return "  ".join(word for word, holds in marks if holds)


def _names(sheet: Any) -> tuple[str, ...]:
    # What stands in brackets behind a name says where the person works.
    return tuple(text.partition("(")[0] for text in _named(sheet))


def _named(sheet: Any) -> Iterator[str]:
    """Whoever the sheet or one of its lines names."""
    for field in fields(sheet):
        value = getattr(sheet, field.name)
        if field.name in _NAME_FIELDS:
            yield value
        elif isinstance(value, tuple):
            for line in value:
                if is_dataclass(line):
                    yield from _named(line)
