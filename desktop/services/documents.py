"""Documents: every paper handed out, with its number, its frozen sheet and a fingerprint."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database import restricted_entries
from desktop.database.crests import crest, keep_crest
from desktop.database.fingerprints import broken_fingerprints, fingerprint
from desktop.database.work import Work
from desktop.models import Document, User, new_uid
from desktop.printing import sheets
from desktop.rules import numbers
from desktop.rules.months import fiscal_year
from desktop.rules.problems import Refused
from desktop.rules.thai_date import arabic_digits
from desktop.services.ground import Ground
from desktop.system.clock import THAILAND
from desktop.system.language import _, mark

if TYPE_CHECKING:
    from desktop.printing.forms import Form
    from desktop.printing.press import Printed

# What stands on a memo is the office's own: its letter number is never the document's.
_NOTHING_FILLED = frozenset({"memo"})
_SERIES = "document"
_FINGERPRINT_ON_PAPER = 16


@dataclass(frozen=True, slots=True)
class Issued:
    """A paper that was just handed out.

    Attributes:
        uid: the document.
        number: such as ``D9403-2570-00012``.
        printed: the paper, with what it does not show as it was given; it is stored nowhere.
    """

    uid: str
    number: str
    printed: Printed

    @property
    def pdf(self) -> bytes:
        """The paper as a file."""
        return self.printed.pdf


@dataclass(frozen=True, slots=True)
class Together:
    """Papers that were handed out in one go.

    Attributes:
        numbers: of the documents, in the order of the papers.
        pdf: all papers in one file.
        missing: signs that no font could draw on one of them.
        left_out: signs that have no shape.
    """

    numbers: tuple[str, ...]
    pdf: bytes
    missing: tuple[str, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """A document as lists show it.

    Attributes:
        uid: the document.
        form: the form's name in the code.
        title: the form's title in Thai.
        number: such as ``D9403-2570-00012``.
        about: the entry that the paper is about.
        printed_at: when it was handed out.
        printed_by: by whom, in full.
        reprints: how often it was printed again.
    """

    uid: str
    form: str
    title: str
    number: str
    about: str
    printed_at: datetime
    printed_by: str
    reprints: int


class Documents:
    """Handing out papers, printing them again, and proving what they said.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def warm_up(self) -> None:
        """Load the typesetting, so that the first paper comes as quickly as the next; for a quiet moment."""
        from desktop.printing import press

        press.warm_up()

    def preview(self, form_name: str, sheet: Any) -> Printed:
        """A paper as it would be printed; nothing is stored and no number is spent.

        Args:
            form_name: the form.
            sheet: the form's sheet.

        Raises:
            Refused: the role does not allow it, or there is no such form.
        """
        self._ground.actor.require("documents.print")
        form = _form(form_name)
        with self._ground.database.read() as session:
            emblem = crest(session)
        return _printed(form, self._filled(form, sheet, ""), emblem)

    def issue(self, form_name: str, sheet: Any, about_uid: str = "") -> Issued:
        """Hand out a paper: it gets its number, and its sheet is kept as it was.

        Args:
            form_name: the form.
            sheet: the form's sheet, without its number.
            about_uid: the entry that the paper is about.

        Returns:
            The document's uid and number, and the paper.

        Raises:
            Refused: the role does not allow it, there is no such form, or it could not be printed; the number
                is spent only with a paper.
        """
        self._ground.actor.require("documents.print")
        with self._ground.database.work(mark("Print a document"), self._ground.actor.uid) as work:
            return self.issue_in(work, form_name, sheet, about_uid)

    def issue_together(self, form_name: str, sheets_about: Sequence[tuple[Any, str]]) -> Together:
        """Hand out several papers of one form in one go, bound into one file: all of them, or none.

        Args:
            form_name: the form.
            sheets_about: each sheet without its number, and the entry that it is about; at least one.

        Raises:
            Refused: as of ``issue``.
        """
        from desktop.printing import binding

        self._ground.actor.require("documents.print")
        with self._ground.database.work(mark("Print documents in one go"), self._ground.actor.uid) as work:
            issued = [self.issue_in(work, form_name, sheet, about) for sheet, about in sheets_about]
            return Together(
                numbers=tuple(each.number for each in issued),
                pdf=binding.bound([each.pdf for each in issued]),
                missing=tuple(dict.fromkeys(sign for each in issued for sign in each.printed.missing)),
                left_out=tuple(dict.fromkeys(sign for each in issued for sign in each.printed.left_out)),
            )

    def issue_in(self, work: Work, form_name: str, sheet: Any, about_uid: str) -> Issued:
        """Hand out a paper inside a running work, as ``issue`` does in one of its own."""
        self._ground.actor.require("documents.print")
        form, year = _form(form_name), fiscal_year(self._ground.clock.today())
        number = numbers.document_number(self._ground.unit, work.next_number(_SERIES, year), year)
        frozen = self._filled(form, sheet, number)
        text = canonical(frozen)
        document = Document(
            uid=new_uid(),
            form=form_name,
            number=number,
            sheet=text,
            fingerprint=fingerprint(text),
            about=about_uid,
            printed_at=self._ground.clock.now().replace(tzinfo=None),
            printed_by=self._ground.actor.uid,
        )
        work.session.add(document)
        # Printed inside the work: a paper that cannot be drawn spends no number.
        return Issued(document.uid, number, _printed(form, frozen, crest(work.session), _code(document)))

    def _filled(self, form: Form, sheet: Any, number: str) -> Any:
        if form.name in _NOTHING_FILLED:
            return sheet
        return _filled(_filled(sheet, "centre", self._ground.unit_name), "number", number)

    def look(self, uid: str) -> Printed:
        """The same paper to look at, marked as a copy; the view is written into the audit chain.

        Args:
            uid: the document.

        Raises:
            Refused: the role does not allow it, there is no such document, or its sheet is not what was
                handed out.
        """
        self._ground.actor.require("documents.print")
        with self._ground.database.read() as session:
            copy = _copy(session, self._kept(session, uid))
        self._ground.database.saw(mark("View a paper"), self._ground.actor.uid, "documents", uid)
        return copy

    def count_reprint(self, uid: str) -> None:
        """Count a copy that was printed or saved while it was looked at.

        Args:
            uid: the document.

        Raises:
            Refused: the role does not allow it, or there is no such document.
        """
        self._ground.actor.require("documents.print")
        with self._printed_again() as work:
            self._kept(work.session, uid).reprints += 1

    def reprint(self, uid: str) -> Printed:
        """The same paper once more, marked as a copy; the reprint is counted.

        Args:
            uid: the document.

        Raises:
            Refused: the role does not allow it, there is no such document, or its sheet is not what was
                handed out.
        """
        self._ground.actor.require("documents.print")
        with self._printed_again() as work:
            document = self._kept(work.session, uid)
            document.reprints += 1
            return _copy(work.session, document)

    def _printed_again(self) -> AbstractContextManager[Work]:
        return self._ground.database.work(mark("Print a document again"), self._ground.actor.uid)

    def _kept(self, session: Session, uid: str) -> Document:
        """A document that this user may print again, as far as what it is about allows."""
        document = _document(session, uid)
        if verb := restricted_entries.verb_for(session, document.about):
            self._ground.actor.require(verb)
        return document

    def about(self, uid: str) -> tuple[DocumentRow, ...]:
        """The papers about an entry, the newest first."""
        self._ground.actor.require("citizens.view")
        query = select(Document).where(Document.about == uid)
        with self._ground.database.read() as session:
            found = session.scalars(query.order_by(Document.printed_at.desc(), Document.uid.desc())).all()
            names = _names(session)
            return tuple(_row(document, names) for document in found)

    def row(self, uid: str) -> DocumentRow:
        """A document as lists show it.

        Raises:
            Refused: the role does not allow it, or there is no such document.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return _row(_document(session, uid), _names(session))

    def find(self, number: str) -> DocumentRow | None:
        """The document with a number, as typed or as the code on the paper reads.

        Args:
            number: such as ``D9403-2570-00012``; what stands behind it after a space does not count.
        """
        self._ground.actor.require("citizens.view")
        # Letters bear the number in Thai numerals.
        asked = arabic_digits(next(iter(number.split()), "")).upper()
        with self._ground.database.read() as session:
            found = session.scalar(select(Document).where(Document.number == asked).limit(1))
            return _row(found, _names(session)) if found else None

    def crest(self) -> bytes:
        """The crest on letters, memos and heads of papers, as PNG; empty where none was chosen."""
        with self._ground.database.read() as session:
            return crest(session)

    def save_crest(self, content: bytes) -> None:
        """Let papers bear another crest from now on; copies of earlier papers keep the one of their day.

        Args:
            content: of a PNG or JPEG file; empty leaves the framed place again.

        Raises:
            Refused: the role does not allow it, or the file is no picture that serves.
        """
        self._ground.actor.require("office.crest")
        from desktop.printing import crests

        picture = crests.taken_in(content) if content else b""
        with self._ground.database.work(mark("Change the crest on papers"), self._ground.actor.uid) as work:
            keep_crest(work, picture, self._ground.clock.now().replace(tzinfo=None))

    def verify(self, session: Session | None = None) -> tuple[str, ...]:
        """The numbers of documents whose sheet no longer fits its fingerprint.

        Args:
            session: of a reading, where one is running already.
        """
        self._ground.actor.require("upkeep.check")
        if session is not None:
            return broken_fingerprints(session)
        with self._ground.database.read() as reading:
            return broken_fingerprints(reading)


def _form(name: str) -> Form:
    # The typesetting is loaded by whoever prints, not by whoever opens the window.
    from desktop.printing import forms

    return forms.form(name)


def _printed(form: Form, sheet: Any, emblem: bytes, code: str = "") -> Printed:
    from desktop.printing import press

    return press.print_paper(form, sheet, crest=emblem, code=code)


def _code(document: Document) -> str:
    """What a scanner reads from a paper: the number it is found by, and the beginning of its fingerprint."""
    return f"{document.number} {document.fingerprint[:_FINGERPRINT_ON_PAPER]}"


def _copy(session: Session, document: Document) -> Printed:
    _refuse_changed(document)
    form = _form(document.form)
    sheet = sheets.from_json(form.sheet_class, json.loads(document.sheet))
    # A copy shows what was handed out, the crest of that day included.
    emblem = crest(session, document.printed_at)
    return _printed(form, _filled(sheet, "copy", True), emblem, _code(document))


def canonical(sheet: Any) -> str:
    """The one text of a sheet that its fingerprint is taken of: keys sorted, no spaces."""
    return json.dumps(sheets.to_json(sheet), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _filled(sheet: Any, name: str, value: object) -> Any:
    """The sheet with a field filled, where it has such a field and nothing stands there yet."""
    named = {field.name for field in fields(sheet)}
    return replace(sheet, **{name: value}) if name in named and not getattr(sheet, name) else sheet


def _document(session: Session, uid: str) -> Document:
    document = session.get(Document, uid)
    if document is None:
        raise Refused(_("This document is not in the register."), code="not-found")
    return document


def _refuse_changed(document: Document) -> None:
    if fingerprint(document.sheet) != document.fingerprint:
        raise Refused(
            _(
                "The kept text of this paper was changed after printing. Nothing was printed; "
                "tell the administrator."
            ),
            code="fingerprint",
        )


def _names(session: Session) -> Mapping[str, str]:
    return dict(session.execute(select(User.uid, User.full_name)).all())


def _row(document: Document, names: Mapping[str, str]) -> DocumentRow:
    return DocumentRow(
        uid=document.uid,
        form=document.form,
        title=_form(document.form).title,
        number=document.number,
        about=document.about,
        printed_at=document.printed_at.replace(tzinfo=THAILAND),
        printed_by=names.get(document.printed_by, ""),
        reprints=document.reprints,
    )
