"""Giving a case back to its centre, with what is to be put right there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from desktop.rules.problems import Problem
from desktop.services.cases import CasePage
from desktop.services.ground import Ground
from desktop.system.language import _
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import LongTextField
from desktop.views.kit.form_groups import Entry, Group
from desktop.views.kit.record_form import RecordForm, SaveAction

_VERB: Final = "exchange.take_in"


@dataclass(frozen=True, slots=True)
class GivenBack:
    """What is to be put right.

    Attributes:
        remark: for the centre.
    """

    remark: str = ""


def may_give_back(ground: Ground, page: CasePage) -> bool:
    """Whether this office gives this case back: the province, what a centre wrote.

    Args:
        ground: whose office and role.
        page: the case.
    """
    return ground.is_province and page.unit != ground.unit and ground.actor.may(_VERB)


def form(desk: Desk, page: CasePage, save: Callable[[GivenBack], object]) -> RecordForm[GivenBack]:
    """The form that asks what is to be put right.

    Args:
        desk: runs the work and asks.
        page: the case.
        save: gives it back.
    """
    words = LongTextField(_("The centre reads this with the next answer"), 4)
    words.edit.setFixedHeight(words.edit.minimumHeight())
    remark = Entry("remark", _("What is to be put right"), words, 12, required=True)
    note = _("The centre changes the case and sends it again; what the province wrote stays.")
    title = _("Give back to {unit}", unit=page.unit_name)
    return RecordForm(
        desk,
        "",
        [Group(title, [remark], note)],
        GivenBack(),
        check=_wrong,
        actions=[SaveAction(_("Give back"), save, "Ctrl+S", "undo-2")],
    )


def _wrong(draft: GivenBack) -> Sequence[Problem]:
    sentence = _("Write for the centre what is to be put right.")
    return () if draft.remark else (Problem("remark", sentence),)
