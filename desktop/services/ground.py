"""What every service stands on: the open register, the time, who is at work, and the reference tables."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.database.work import Database
from desktop.rules.actors import Actor
from desktop.rules.reference import CENTRE, PROVINCE, ReferenceTables
from desktop.system.clock import Clock

__all__ = ["CENTRE", "PROVINCE", "Ground"]


@dataclass(frozen=True, slots=True)
class Ground:
    """What every service stands on.

    Attributes:
        database: the open register.
        clock: the time.
        actor: the signed-in user.
        reference: places, agencies, categories and titles as this register holds them.
        unit: this unit's code: four digits a centre, two a province.
        unit_name: this unit's name.
        edition: ``centre`` or ``province``.
    """

    database: Database
    clock: Clock
    actor: Actor
    reference: ReferenceTables
    unit: str
    unit_name: str
    edition: str

    @property
    def is_province(self) -> bool:
        """Whether this register is a province's."""
        return self.edition == PROVINCE
