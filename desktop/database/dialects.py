"""What SQLite and PostgreSQL say differently, under one word each."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Date, Integer, String, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session
from sqlalchemy.sql.functions import FunctionElement

SERVER = "postgresql"


def on_server(session: Session) -> bool:
    """Whether the register stands on a PostgreSQL server, not in an encrypted file.

    Args:
        session: of a reading or a running work.
    """
    return session.get_bind().dialect.name == SERVER


class EachOf(FunctionElement[str]):
    """The texts of a JSON list as rows of one column, ``value``."""

    inherit_cache = True
    name = "each_of"
    type = String()


class PlaceOf(FunctionElement[int]):
    """Where a text stands in another, from 1; 0 where it does not: capitals count."""

    inherit_cache = True
    name = "place_of"
    type = Integer()


class LaterOf(FunctionElement[date]):
    """The later of two days."""

    inherit_cache = True
    name = "later_of"
    type = Date()


@compiles(LaterOf, "sqlite")
def _later_in_file(element: LaterOf, compiler: Any, **options: Any) -> str:
    return f"max({compiler.process(element.clauses, **options)})"


@compiles(LaterOf, SERVER)
def _later_on_server(element: LaterOf, compiler: Any, **options: Any) -> str:
    return f"greatest({compiler.process(element.clauses, **options)})"


@compiles(EachOf, "sqlite")
def _each_in_file(element: EachOf, compiler: Any, **options: Any) -> str:
    return f"json_each({compiler.process(element.clauses, **options)})"


@compiles(EachOf, SERVER)
def _each_on_server(element: EachOf, compiler: Any, **options: Any) -> str:
    return f"jsonb_array_elements_text(CAST({compiler.process(element.clauses, **options)} AS JSONB))"


@compiles(PlaceOf, "sqlite")
def _place_in_file(element: PlaceOf, compiler: Any, **options: Any) -> str:
    return f"instr({compiler.process(element.clauses, **options)})"


@compiles(PlaceOf, SERVER)
def _place_on_server(element: PlaceOf, compiler: Any, **options: Any) -> str:
    return f"strpos({compiler.process(element.clauses, **options)})"


def insert(session: Session, table: Table) -> Any:
    """An ``INSERT`` that knows ``ON CONFLICT``, in the register's own dialect.

    Args:
        session: of a running work.
        table: to write into.
    """
    return postgresql.insert(table) if on_server(session) else sqlite.insert(table)
