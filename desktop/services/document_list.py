"""The list of papers that were handed out: which ones in which order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from desktop.database import restricted_entries, thai_order
from desktop.models import Document, User
from desktop.rules.months import Month
from desktop.rules.thai_date import arabic_digits
from desktop.services.ground import Ground
from desktop.system.clock import THAILAND

# More bound values than this make one statement slow to read.
_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFilter:
    """Which papers a list shows, and in which order.

    Attributes:
        text: any part of the number, in Thai or Arabic numerals.
        form: the form's name in the code.
        printed_by: the uid of whoever handed it out.
        month: the month in which it was handed out.
        sort: ``at``, ``number``, ``who`` or ``reprints``.
        descending: the other way round.
    """

    text: str = ""
    form: str = ""
    printed_by: str = ""
    month: Month | None = None
    sort: str = "at"
    descending: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDocument:
    """A paper as the list shows it.

    Attributes:
        uid: the document.
        form: the form's name in the code.
        number: such as ``D9403-2570-00012``.
        printed_at: when it was handed out.
        printed_by: by whom, in full.
        reprints: how often it was printed again.
    """

    uid: str
    form: str
    number: str
    printed_at: datetime
    printed_by: str
    reprints: int


class DocumentList:
    """The list of papers; those about restricted cases are shown to supervisors only.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def ids(self, wanted: DocumentFilter | None = None) -> list[str]:
        """The uids of all papers that a filter asks for, in its order."""
        self._ground.actor.require("citizens.view")
        wanted = wanted or DocumentFilter()
        with self._ground.database.read() as session:
            query = select(Document.uid).where(*_conditions(wanted), *_allowed(self._ground))
            return list(session.scalars(_ordered(session, query, wanted)))

    def rows(self, uids: Sequence[str]) -> list[ListedDocument]:
        """What the list shows of papers, in the order asked for; those not to be seen are left out."""
        self._ground.actor.require("citizens.view")
        found: dict[str, ListedDocument] = {}
        with self._ground.database.read() as session:
            names = _names(session)
            for start in range(0, len(uids), _AT_ONCE):
                wanted = Document.uid.in_(uids[start : start + _AT_ONCE])
                for paper in session.scalars(select(Document).where(wanted, *_allowed(self._ground))):
                    found[paper.uid] = _row(paper, names)
        return [found[uid] for uid in uids if uid in found]

    def forms_in_use(self) -> tuple[str, ...]:
        """The names of the forms of which papers were handed out."""
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return tuple(session.scalars(select(Document.form).distinct().order_by(Document.form)))


def _names(session: Session) -> dict[str, str]:
    return dict(session.execute(select(User.uid, User.full_name)).all())


def _row(paper: Document, names: Mapping[str, str]) -> ListedDocument:
    return ListedDocument(
        uid=paper.uid,
        form=paper.form,
        number=paper.number,
        printed_at=paper.printed_at.replace(tzinfo=THAILAND),
        printed_by=names.get(paper.printed_by, ""),
        reprints=paper.reprints,
    )


def _conditions(wanted: DocumentFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.text.strip():
        asked = arabic_digits(wanted.text.strip()).upper()
        yield Document.number.contains(asked, autoescape=True)
    if wanted.form:
        yield Document.form == wanted.form
    if wanted.printed_by:
        yield Document.printed_by == wanted.printed_by
    if wanted.month is not None:
        yield Document.printed_at >= datetime.combine(wanted.month.first, time())
        yield Document.printed_at < datetime.combine(wanted.month.next().first, time())


def _allowed(ground: Ground) -> Iterator[ColumnElement[bool]]:
    for hidden in restricted_entries.hidden_from(ground.actor.may):
        yield Document.about.not_in(hidden)


def _ordered(session: Session, query: Select[str], wanted: DocumentFilter) -> Select[str]:
    query, keys = _keys(session, query, wanted.sort)
    columns = [*keys, Document.printed_at.expression, Document.uid.expression]
    turned = [column.desc() if wanted.descending else column.asc() for column in columns]
    return query.order_by(*(key.is_(None) for key in keys), *turned)


def _keys(session: Session, query: Select[str], sort: str) -> tuple[Select[str], list[ColumnElement[Any]]]:
    if sort == "who":
        places = thai_order.of_names(_names(session))
        return query.outerjoin(places, places.c.code == Document.printed_by), [places.c.place]
    columns: dict[str, ColumnElement[Any]] = {
        "number": Document.number.expression,
        "reprints": Document.reprints.expression,
    }
    return query, [columns[sort]] if sort in columns else []
