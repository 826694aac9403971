"""What a number of a report counts, as the number itself says it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from desktop.rules.problems import Refused
from desktop.system.language import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The entries that make a number.

    Attributes:
        kind: ``cases``, ``people``, ``activities``, ``plans`` or ``situations``.
        uids: theirs.
        seen_by: of each person, the cases for which they are counted; a person is shown to whoever may open
            one of them.
    """

    kind: str = "cases"
    uids: Collection[str] = ()
    seen_by: tuple[tuple[str, tuple[str, ...]], ...] = ()


def no_such_figure() -> Refused:
    """The refusal of a number that a report does not have."""
    return Refused(_("This report has no such figure."), code="no-figure")
