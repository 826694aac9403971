"""The index of all names in the register: which words there are, and who bears them.

``Citizen.sound`` holds a *token* for each word of a person's names: its coarse sound, an underscore, and
the word as the search compares it, such as ``rst_รอซีดะ``; silenced letters keep their mark, for the sound. A
full-text table (SQLite FTS5) over these tokens is kept by triggers, so that no way of writing a citizen can
forget it. Its list of distinct tokens is small - people share names - and is read whole once; what a typed
word may mean is then decided among words.

The table refers to people by SQLite's row number, which stays as long as nothing rebuilds the file
(``VACUUM``); ``make`` builds the index anew.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from weakref import WeakKeyDictionary

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Integer,
    bindparam,
    false,
    literal_column,
    select,
    text,
)
from sqlalchemy.orm import Session

from desktop.database.engine import WRITES
from desktop.models import Citizen
from desktop.rules import namesakes, thai_names, thai_sounds, typing_slips

SEPARATOR = "_"
# The names of everything that belongs to the index begin so or so; none of it is a table of the models.
PREFIX = "citizen_names"
# Numbers as they are typed in part: three digits and more are found by their index.
NUMBERS = "citizen_numbers"
_LEAST_DIGITS = 3
# So many words are asked for at once; whoever types one letter means nobody in particular.
_MOST_TOKENS = 400

_STATEMENTS = (
    f"DROP TRIGGER IF EXISTS {PREFIX}_added",
    f"DROP TRIGGER IF EXISTS {PREFIX}_changed",
    f"DROP TRIGGER IF EXISTS {NUMBERS}_changed",
    f"DROP TRIGGER IF EXISTS {PREFIX}_removed",
    f"DROP TABLE IF EXISTS {PREFIX}_tokens",
    f"DROP TABLE IF EXISTS {NUMBERS}",
    f"DROP TABLE IF EXISTS {PREFIX}",
    # Thai vowels above and below are marks, which FTS5 would take for the end of a word.
    f"""CREATE VIRTUAL TABLE {PREFIX} USING fts5(tokens, content='', contentless_delete=1, detail=none,
        tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co M*' tokenchars '{SEPARATOR}'")""",
    f"CREATE VIRTUAL TABLE {PREFIX}_tokens USING fts5vocab({PREFIX}, 'row')",
    f"INSERT INTO {PREFIX}(rowid, tokens) SELECT rowid, sound FROM citizens",
    f"""CREATE VIRTUAL TABLE {NUMBERS} USING fts5(numbers, content='', contentless_delete=1,
        tokenize='trigram')""",
    f"INSERT INTO {NUMBERS}(rowid, numbers) SELECT rowid, thai_id || ' ' || phones FROM citizens",
    f"""CREATE TRIGGER {PREFIX}_added AFTER INSERT ON citizens BEGIN
        INSERT INTO {PREFIX}(rowid, tokens) VALUES (new.rowid, new.sound);
        INSERT INTO {NUMBERS}(rowid, numbers) VALUES (new.rowid, new.thai_id || ' ' || new.phones); END""",
    f"""CREATE TRIGGER {NUMBERS}_changed AFTER UPDATE OF thai_id, phones ON citizens
        WHEN old.thai_id <> new.thai_id OR old.phones <> new.phones BEGIN
        DELETE FROM {NUMBERS} WHERE rowid = old.rowid;
        INSERT INTO {NUMBERS}(rowid, numbers) VALUES (new.rowid, new.thai_id || ' ' || new.phones); END""",
    f"""CREATE TRIGGER {PREFIX}_changed AFTER UPDATE OF sound ON citizens WHEN old.sound <> new.sound BEGIN
        DELETE FROM {PREFIX} WHERE rowid = old.rowid;
        INSERT INTO {PREFIX}(rowid, tokens) VALUES (new.rowid, new.sound); END""",
    f"""CREATE TRIGGER {PREFIX}_removed AFTER DELETE ON citizens BEGIN
        DELETE FROM {PREFIX} WHERE rowid = old.rowid;
        DELETE FROM {NUMBERS} WHERE rowid = old.rowid; END""",
)


def make(connection: Connection) -> None:
    """Make the index anew inside the running transaction, from all citizens.

    Args:
        connection: to a register that has the table of citizens.
    """
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)


def tokens(*names: str) -> str:
    """What is kept of a person's names for finding, in their order, without repeats.

    Args:
        names: first name, last name, former names; one of several words is found by each and by all joined.
    """
    words: dict[str, None] = {}
    for name in names:
        parts = thai_names.spelling_key(name).split()
        if len(parts) > 1:
            words["".join(parts)] = None
        words |= dict.fromkeys(parts)
    return " ".join(token(word) for word in words)


def token(word: str) -> str:
    """The token of one word, as ``thai_names.spelling_key`` makes it."""
    return f"{thai_names.sound_key(word)}{SEPARATOR}{word}"


@dataclass(frozen=True)
class Words:
    """All words of the names in the register, at one moment.

    Attributes:
        stamp: changes whenever the index does.
        token_of: each word's token.
    """

    stamp: bytes
    token_of: Mapping[str, str] = field(repr=False)

    @cached_property
    def all(self) -> tuple[str, ...]:
        """The words themselves, as ``thai_names.spelling_key`` makes them."""
        return tuple(self.token_of)

    @cached_property
    def plain(self) -> tuple[str, ...]:
        """The words without the marks of silenced letters, in the order of ``all``."""
        return tuple(word.replace(thai_names.SILENCED, "") for word in self.token_of)

    @cached_property
    def by_key(self) -> Mapping[str, Sequence[str]]:
        """The words of each coarse sound."""
        found: dict[str, list[str]] = {}
        for word, its_token in self.token_of.items():
            found.setdefault(its_token.partition(SEPARATOR)[0], []).append(word)
        return found

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The words as ``typing_slips.folded`` makes them, in the order of ``all``."""
        return tuple(map(typing_slips.folded, self.plain))

    def sounding(self, word: str) -> dict[str, str]:
        """The words that sound like one, each with ``sound`` or ``close``.

        Args:
            word: as typed.
        """
        keys = thai_sounds.meeting_keys(thai_names.sound_key(word))
        alike = {one: namesakes.sounds_like(one, word) for key in keys for one in self.by_key.get(key, ())}
        return {one: near for one, near in alike.items() if near}


# The last words that were read of each open register.
_read: WeakKeyDictionary[Engine, Words] = WeakKeyDictionary()


def words(session: Session) -> Words:
    """All words of the names in the register; read anew only where the index has changed.

    Args:
        session: of a reading, or of a running work, whose own changes count.
    """
    connection = session.connection()
    if connection.get_execution_options().get(WRITES, False):
        # What a work adds may yet be undone, and is nobody else's.
        return _words(session, b"")
    # Record 10 of FTS5's own table says which segments there are, and counts every writing.
    stamp = bytes(session.execute(text(f"SELECT block FROM {PREFIX}_data WHERE id = 10")).scalar_one())
    known = _read.get(connection.engine)
    if known is None or known.stamp != stamp:
        known = _read[connection.engine] = _words(session, stamp)
    return known


def _words(session: Session, stamp: bytes) -> Words:
    rows = session.execute(text(f"SELECT term FROM {PREFIX}_tokens")).scalars()
    return Words(stamp, {row.partition(SEPARATOR)[2]: row for row in rows if SEPARATOR in row})


def bearing(found: Words, wanted: Collection[str]) -> ColumnElement[bool]:
    """The condition on ``Citizen`` that one of the words is among the person's names.

    Args:
        found: from ``words``.
        wanted: some of them, best first where there are very many.
    """
    asked = [found.token_of[word] for word in wanted if word in found.token_of][:_MOST_TOKENS]
    if not asked:
        return false()
    matching = " OR ".join(f'"{one}"' for one in asked)
    asked_for = literal_column(PREFIX).op("MATCH", is_comparison=True)(bindparam(None, matching))
    rows = select(literal_column("rowid", Integer)).select_from(text(PREFIX)).where(asked_for)
    return literal_column("citizens.rowid").in_(rows)


def holding(digits: str) -> ColumnElement[bool]:
    """The condition on ``Citizen`` that some digits stand in the ID number or in a telephone.

    Args:
        digits: any run of them.
    """
    if len(digits) < _LEAST_DIGITS:
        return Citizen.search_text.contains(digits, autoescape=True)
    matching = literal_column(NUMBERS).op("MATCH", is_comparison=True)(bindparam(None, f'"{digits}"'))
    rows = select(literal_column("rowid", Integer)).select_from(text(NUMBERS)).where(matching)
    return literal_column("citizens.rowid").in_(rows)


def joined(name: str) -> str:
    """A name as one word of the index, in however many pieces it was written.

    Args:
        name: as typed or stored.
    """
    return "".join(thai_names.spelling_key(name).split())
