"""One change is one named work: it commits whole, writes its audit line, and tells what it touched."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, cast

from sqlalchemy import Engine, Table, event, inspect, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from desktop.database import audit, dialects
from desktop.database.engine import WRITES
from desktop.database.failures import in_words
from desktop.models import Base, Entry, RunningNumber, Setting
from desktop.rules.problems import Refused
from desktop.system.clock import Clock
from desktop.system.language import _

Changes = dict[str, tuple[str, ...]]
# So many entries stand in one line of the audit chain; a work that touches more writes several.
LINE_HOLDS = 20_000


class LookOnly(Exception):
    """Raised inside a work to undo it on purpose; never reaches a user."""


class Work:
    """A running change.

    Attributes:
        session: SQLAlchemy's session; its rows stay inside the work.
        title: what is being done, as the audit line will say it.
    """

    def __init__(
        self, session: Session, title: str, unit: str, write_down: Callable[[Changes], None]
    ) -> None:
        self.session = session
        self.title = title
        self._unit = unit
        self._write_down = write_down
        self._touched: dict[str, dict[str, None]] = {}
        self._many: set[str] = set()

    @property
    def changes(self) -> Changes:
        """Table to the uids that were added, changed or taken away; none where they are too many to name."""
        return {**self.not_written_down, **dict.fromkeys(self._many, ())}

    @property
    def not_written_down(self) -> Changes:
        """The changes that no line of the audit chain holds yet."""
        return {table: tuple(uids) for table, uids in self._touched.items()}

    def touch(self, table: str, uid: str) -> None:
        """Count an entry among the changes: for statements that go past the session."""
        self.note(table, uid)
        # A file of a million entries must not lie in memory a second time for the audit chain's sake.
        if len(self._touched[table]) >= LINE_HOLDS:
            self._many.add(table)
            self._write_down({table: tuple(self._touched.pop(table))})

    def note(self, table: str, uid: str) -> None:
        """Count an entry among the changes while the session is writing it."""
        self._touched.setdefault(table, {})[uid] = None

    def next_number(self, kind: str, fiscal_year: int) -> int:
        """The next number of the unit's own series; it is only spent if the work commits.

        Args:
            kind: the series, for example ``case``.
            fiscal_year: the Buddhist year in which the fiscal year ends.
        """
        key = {"unit": self._unit, "kind": kind, "fiscal_year": fiscal_year}
        table = cast(Table, RunningNumber.__table__)
        first = dialects.insert(self.session, table).values(**key, last=0).on_conflict_do_nothing()
        self.session.execute(first)
        # On a server another officer may be taking one at this moment: the row is ours until we commit.
        row = self.session.get_one(RunningNumber, tuple(key.values()), with_for_update=True)
        row.last += 1
        return row.last


class Database:
    """The open register: works one after another, reading beside them.

    Args:
        engine: from ``engine.open_engine``.
        clock: the time that audit lines carry.
        unit: this register's unit code; the origin of entries made here.
    """

    def __init__(self, engine: Engine, clock: Clock, unit: str) -> None:
        self.engine = engine
        self.unit = unit
        self._clock = clock
        self._one_at_a_time = threading.Lock()
        self._listeners: list[Callable[[Changes], object]] = []

    def listen(self, listener: Callable[[Changes], object]) -> None:
        """Tell somebody what each committed work touched, on the thread that did the work.

        Args:
            listener: is given the uids by table; a table without uids had too many to name.
        """
        self._listeners.append(listener)

    @contextmanager
    def work(self, title: str, who: str = "") -> Iterator[Work]:
        """One named change; leaving the block commits it, an exception undoes it whole.

        Args:
            title: what is done, in English, ``mark``-ed for the catalogue.
            who: the uid of the user.

        Raises:
            Refused: the machine could not do it; nothing was changed.
        """
        with self._committed(title, who) as work:
            yield work
        for listener in self._listeners:
            listener(work.changes)

    @contextmanager
    def _committed(self, title: str, who: str) -> Iterator[Work]:
        with self._one_at_a_time, in_words(), _not_overwritten(), self.engine.connect() as connection:
            writing = connection.execution_options(**{WRITES: True})
            # Leaving the session without a commit rolls the whole work back.
            with Session(writing) as session:

                def write_down(changes: Changes) -> None:
                    at = self._clock.now().isoformat()
                    audit.add(session, at=at, who=who, title=title, changes=changes)

                work = Work(session, title, self.unit, write_down)
                _watch(session, work, self.unit)
                yield work
                session.flush()
                write_down(work.not_written_down)
                session.commit()

    @contextmanager
    def rolled_back(self, title: str) -> Iterator[Work]:
        """The same work, undone at the end whatever happens: a look at what it would do."""
        try:
            with self.work(title) as work:
                yield work
                raise LookOnly
        except LookOnly:
            return

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that only reads, on one consistent state of the register.

        Raises:
            Refused: the machine could not do it.
        """
        with in_words(), Session(self.engine, autoflush=False) as session:
            yield session

    def saw(self, title: str, who: str, table: str, *uids: str) -> None:
        """Write into the audit chain that somebody viewed, printed or exported something."""
        # Nothing was changed, so nobody is told: a page that shows the entry would read it anew for ever.
        with self._committed(title, who) as work:
            for uid in uids:
                work.touch(table, uid)

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()


@contextmanager
def _not_overwritten() -> Iterator[None]:
    try:
        yield
    except StaleDataError:
        raise Refused(
            _(
                "Somebody else changed this entry in the meantime. Nothing was saved; "
                "look at the entry anew, then make your change."
            ),
            code="changed-meanwhile",
        ) from None


def _watch(session: Session, work: Work, unit: str) -> None:
    def before(_session: Session, _context: Any, _instances: Any) -> None:
        for row in session.new:
            if isinstance(row, Entry) and row.origin is None:
                row.origin = unit
        for row in session.dirty:
            _raise_revision(session, row)

    def after(_session: Session, _context: Any) -> None:
        for row in (*session.new, *session.dirty, *session.deleted):
            if isinstance(row, Entry) and (row not in session.dirty or session.is_modified(row)):
                work.note(table_of(type(row)), row.uid)

    event.listen(session, "before_flush", before)
    event.listen(session, "after_flush", after)


def _raise_revision(session: Session, row: object) -> None:
    if not isinstance(row, Entry) or not session.is_modified(row):
        return
    # An entry taken in from elsewhere brings its writer's revision along; only our own writing counts up.
    if not inspect(row).attrs.revision.history.has_changes():
        row.revision += 1


def table_of(model: type[Base] | type[Entry]) -> str:
    """The name of a model's table."""
    return str(model.__dict__["__tablename__"])


def setting(session: Session, name: str, default: str = "") -> str:
    """A setting of the register."""
    return session.scalar(select(Setting.value).where(Setting.name == name)) or default


def put_setting(session: Session, name: str, value: str) -> None:
    """Change a setting inside the running work."""
    session.merge(Setting(name=name, value=value))
