"""Every paper of the centre: one form, one file, one line here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Any

from desktop.printing.paper import Paper
from desktop.rules.problems import Refused
from desktop.system.language import _


@dataclass(frozen=True, slots=True)
class Form:
    """One official layout, wording included.

    Attributes:
        module: it has ``TITLE``, ``PAPER``, ``LAYOUT``, ``Sheet``, ``SAMPLE``, ``LONGEST``, ``story`` and,
            where a sheet can be a draft, ``is_draft``.
    """

    module: ModuleType

    @property
    def name(self) -> str:
        """The short name that commands and records know it by."""
        return self.module.__name__.rpartition(".")[2]

    @property
    def title(self) -> str:
        """Its Thai title."""
        return str(self.module.TITLE)

    @property
    def paper(self) -> str:
        """The size of its paper, ``A4`` or ``A5``."""
        return str(self.module.PAPER)

    @property
    def layout(self) -> Paper:
        """Size, margins and page numbers."""
        layout: Paper = self.module.LAYOUT
        return layout

    @property
    def sheet_class(self) -> type[Any]:
        """The class of its sheets."""
        sheet_class: type[Any] = self.module.Sheet
        return sheet_class

    @property
    def sample(self) -> Any:
        """A sheet as it is on an ordinary day."""
        return self.module.SAMPLE

    @property
    def longest(self) -> Any:
        """A sheet with everything that can be long, long."""
        return self.module.LONGEST

    def story(self, sheet: Any) -> Sequence[Any]:
        """The sheet's content as flowables, from top to bottom."""
        story: Sequence[Any] = self.module.story(sheet)
        return story

    def is_draft(self, sheet: Any) -> bool:
        """Whether the paper must say that it is not approved yet."""
        asked = getattr(self.module, "is_draft", None)
        return bool(asked(sheet)) if asked else False


_NAMES = (
    "service_request",
    "citizen_slip",
    "referral",
    "memo",
    "monthly_summary",
    "delivery_slip",
    "key_sheet",
    "training_roster",
    "attendance_sheet",
    "training_result",
    "certificate",
    "chain_report",
    "chain_by_type",
    "service_users",
    "satisfaction",
    "situation_report",
    "event_report",
    "forum_record",
    "monthly_plan",
    "monthly_work",
    "outreach_sheet",
    "volunteer_register",
    "volunteer_card",
    "stipend_list",
    "stipend_receipt",
    "my_data",
    "register_list",
)

FORMS = tuple(Form(import_module(f"{__name__}.{name}")) for name in _NAMES)


def form(name: str) -> Form:
    """The form of a name.

    Args:
        name: as ``Form.name`` gives it.

    Raises:
        Refused: there is no such form.
    """
    for one in FORMS:
        if one.name == name:
            return one
    raise Refused(
        _(
            "There is no form named {name}. The forms are: {names}.",
            name=name,
            names=", ".join(f.name for f in FORMS),
        ),
        code="unknown-form",
    )
