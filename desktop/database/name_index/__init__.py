"""The index of all names in the register: which words there are, and who bears them.

``Citizen.sound`` holds a *token* for each word of a person's names: its coarse sound, an underscore, and
the word as the search compares it, such as ``rst_รอซีดะ``; silenced letters keep their mark, for the sound.
Triggers keep the index, so that no way of writing a citizen can forget it. The list of distinct tokens is
small - people share names - and is read whole once; what a typed word may mean is then decided among words.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from types import ModuleType
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Boolean, ColumnElement, Connection, Engine, String, bindparam, false, text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session
from sqlalchemy.sql.functions import FunctionElement

from desktop.database.dialects import SERVER
from desktop.database.engine import WRITES
from desktop.database.name_index import in_file, on_server
from desktop.database.name_index.in_file import NUMBERS, PREFIX, SEPARATOR
from desktop.models import Citizen
from desktop.rules import namesakes, thai_names, thai_sounds, typing_slips

__all__ = ["NUMBERS", "PREFIX", "SEPARATOR", "Words", "bearing", "holding", "joined", "make"]
__all__ += ["token", "tokens", "words"]

# One way of keeping the index for each dialect.
_WAYS: dict[str, ModuleType] = {"sqlite": in_file, SERVER: on_server}
_LEAST_DIGITS = 3
# So many words are asked for at once; whoever types one letter means nobody in particular.
_MOST_TOKENS = 400


def make(connection: Connection) -> None:
    """Make the index anew inside the running transaction, from all citizens.

    Args:
        connection: to a register that has the table of citizens.
    """
    for statement in _WAYS[connection.dialect.name].STATEMENTS:
        connection.exec_driver_sql(statement)


def tokens(*names: str) -> str:
    """What is kept of a person's names for finding, in their order, without repeats.

    Args:
        names: first name, last name, former names; one of several words is found by each and by all joined.
    """
    return " ".join(dict.fromkeys(one for name in names if name for one in _tokens(name)))


# The same names come again and again.
@lru_cache(maxsize=20_000)
def _tokens(name: str) -> tuple[str, ...]:
    parts = thai_names.spelling_key(name).split()
    joined = ["".join(parts)] if len(parts) > 1 else []
    return tuple(token(word) for word in (*joined, *parts))


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
    stamp = _WAYS[connection.dialect.name].stamp(session)
    known = _read.get(connection.engine)
    if known is None or known.stamp != stamp:
        known = _read[connection.engine] = _words(session, stamp)
    return known


def _words(session: Session, stamp: bytes) -> Words:
    rows = session.execute(text(_WAYS[session.get_bind().dialect.name].TOKENS)).scalars()
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
    return Bearing(*(bindparam(None, way.asked_tokens(asked), String) for way in _WAYS.values()))


def holding(digits: str) -> ColumnElement[bool]:
    """The condition on ``Citizen`` that some digits stand in the ID number or in a telephone.

    Args:
        digits: any run of them.
    """
    if len(digits) < _LEAST_DIGITS:
        return Citizen.search_text.contains(digits, autoescape=True)
    return Holding(*(bindparam(None, way.asked_digits(digits), String) for way in _WAYS.values()))


class Bearing(FunctionElement[bool]):
    """Whether a citizen bears one of some names; the ways to ask it, in the order of ``_WAYS``."""

    inherit_cache = True
    name = "bearing"
    type = Boolean()


class Holding(FunctionElement[bool]):
    """Whether digits stand in a citizen's numbers; the ways to ask it, in the order of ``_WAYS``."""

    inherit_cache = True
    name = "holding"
    type = Boolean()


@compiles(Bearing)
def _bearing(element: Bearing, compiler: Any, **options: Any) -> str:
    return _asked("BEARING", element, compiler, options)


@compiles(Holding)
def _holding(element: Holding, compiler: Any, **options: Any) -> str:
    return _asked("HOLDING", element, compiler, options)


def _asked(word: str, element: FunctionElement[bool], compiler: Any, options: dict[str, Any]) -> str:
    """Only the dialect's own way of asking becomes part of the statement."""
    dialect = compiler.dialect.name
    asked = list(element.clauses)[list(_WAYS).index(dialect)]
    way: str = getattr(_WAYS[dialect], word)
    return "(" + way.replace("%s", compiler.process(asked, **options)) + ")"


def joined(name: str) -> str:
    """A name as one word of the index, in however many pieces it was written.

    Args:
        name: as typed or stored.
    """
    return "".join(thai_names.spelling_key(name).split())
