"""Whose entries are counted: one office's, or those of all offices but some."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement
from sqlalchemy.orm import InstrumentedAttribute


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose entries are counted.

    Attributes:
        unit: one office's code; empty for all of the register.
        without: of all, the offices that are left out because their figures are frozen.
    """

    unit: str = ""
    without: frozenset[str] = frozenset()

    def of(self, origin: InstrumentedAttribute[str]) -> tuple[ColumnElement[bool], ...]:
        """The conditions on an entry's origin; none where all are meant."""
        if self.unit:
            return (origin == self.unit,)
        return (origin.not_in(self.without),) if self.without else ()


EVERYWHERE = Scope()
