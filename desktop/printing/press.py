"""A sheet onto paper: the one way in for whoever wants a PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from desktop.printing.fonts import font_set
from desktop.printing.forms import Form
from desktop.printing.line_breaking import (
    EMPTY_BOX,
    ZERO_WIDTH_SPACE,
    keeping_whole,
    no_characters,
    printable,
    shapeless,
    tokens,
)
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
        missing: characters that no font could draw, and codes that are no character; each stands as an empty
            box.
        left_out: signs of the sheet that are not on the paper for they have no shape, such as soft hyphens
            and marks of direction. Zero-width spaces are not among them: they say where a line may end, and
            that was done.
    """

    pdf: bytes
    pages: int
    text: str
    missing: tuple[str, ...]
    left_out: tuple[str, ...]


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
    # A damaged font is refused before anything is drawn, whatever is still known of earlier papers.
    font_set()
    target = io.BytesIO()
    number = _for_margins(getattr(sheet, "number", ""))
    code = _for_margins(code)
    imprint = Imprint(
        title=form.title,
        number=code.partition(" ")[0] or number,
        code=code or number,
        author=_for_margins(getattr(sheet, "centre", "") or getattr(sheet, "office", "")),
        mark=_mark(form, sheet),
        crest=crest,
    )
    with keeping_whole((*_names(sheet), *_told_names(form, sheet))):
        canvas = Document(target, form.layout, imprint).set(list(form.story(sheet)))
    given = "".join(_texts(sheet))
    return Printed(
        pdf=target.getvalue(),
        pages=canvas.page_count,
        text="\n".join(canvas.all_written),
        missing=_missing(canvas.missing, given),
        left_out=tuple(sorted(shapeless(given))),
    )


def warm_up() -> None:
    """Read fonts and dictionary, so that the first paper comes as quickly as the next."""
    font_set()
    tokens("ประชาชน")


def _for_margins(text: str) -> str:
    """A text for the margins, the code and the file's properties, none of which take what is no character."""
    return printable(text).replace(ZERO_WIDTH_SPACE, "")


def _missing(drawn: set[str], given: str) -> tuple[str, ...]:
    """What stands as a box: a code that is no character by its own name, not by that of the box."""
    codes = no_characters(given)
    boxes = {EMPTY_BOX} if codes and EMPTY_BOX not in given else set()
    return tuple(sorted(drawn - boxes | codes))


def _texts(value: Any) -> Iterator[str]:
    """Every text of a sheet."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def _mark(form: Form, sheet: Any) -> str:
    marks = (
        (COPY, getattr(sheet, "copy", False)),
        (DRAFT, form.is_draft(sheet)),
        (VOID, getattr(sheet, "void", False)),
    )
    return "  ".join(word for word, holds in marks if holds)


def _told_names(form: Form, sheet: Any) -> tuple[str, ...]:
    """Names that only the form knows to be such, because they stand under headings of the sheet's own."""
    tell = getattr(form.module, "names", None)
    return tuple(tell(sheet)) if tell else ()


def _names(sheet: Any) -> tuple[str, ...]:
    # What stands in brackets behind a name says where the person works.
    return tuple(text.partition("(")[0] for text in _named(sheet))


def _named(sheet: Any) -> Iterator[str]:
    """Whoever the sheet or one of its lines names."""
    for field in fields(sheet):
        value = getattr(sheet, field.name)
        if field.name in _NAME_FIELDS:
            yield value
        for line in value if isinstance(value, tuple) else (value,):
            if is_dataclass(line):
                yield from _named(line)
